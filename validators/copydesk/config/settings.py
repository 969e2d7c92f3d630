"""Everything that a run can be told, and how each setting is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from copydesk.config import policy
from copydesk.config.glossary import glossary
from copydesk.config.values import day, known, pairs, severity_of, share, table, text, texts, whole
from copydesk.errors import ConfigError
from copydesk.finding import Severity
from copydesk_schemas import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.config.glossary import GlossaryEntry
    from copydesk.config.policy import SourcePolicy, Threshold, Waiver

NEVER = "never"


def today() -> dt.date:
    """Return today's date in UTC."""
    return dt.datetime.now(dt.UTC).date()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a single input may ask of the machine; a record over a limit is quarantined, a file over it is cut short and says so."""

    record_bytes: int = 16 << 20
    depth: int = 64
    items: int = 10_000
    unpacked_bytes: int = 1 << 30
    unpacked_ratio: int = 200


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run can be told.

    Attributes:
        now: the day that counts as today.
        select: codes, names or starts of codes to run; empty for all.
        ignore: the same, to leave out.
        severity: another severity for a code.
        fail_on: the least severity that fails the run; None for never.
        min_confidence: findings below it are dropped before the accounting.
        profile: which tool wrote the records; `auto` looks at each record's keys.
        mapping: canonical field to the column that holds it.
        source: the source of records that name none.
        limits: what a single input may ask for.
        lexicon: a file of name counts learnt from the user's own archive.
        glossary: how names are written here, and how they are not.
        baseline: a file of known findings, which do not fail the run.
        waivers: findings that are accepted for a while, each with its reason.
        thresholds: by code, shares of a source's records up to which its findings do not fail the run.
        sources: what differs for the records of one source, by the source's key in lower case.
        schema: the user's own pandera schema, or where it is, as `module:Class`.
    """

    now: dt.date = field(default_factory=today)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = Severity.ERROR
    min_confidence: float = 0.7
    profile: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None
    limits: Limits = field(default_factory=Limits)
    lexicon: str | None = None
    glossary: tuple[GlossaryEntry, ...] = ()
    baseline: str | None = None
    waivers: tuple[Waiver, ...] = ()
    thresholds: Mapping[str, Threshold] = field(default_factory=dict)
    sources: Mapping[str, SourcePolicy] = field(default_factory=dict)
    schema: Any = None

    def changed(self, **values: Any) -> Settings:
        """Return the settings with some values replaced; texts are read as in a settings file.

        Raises:
            ConfigError: a name or a value is wrong.
        """
        return replace(self, **{known(name, NAMES, "setting"): parse(name, value, "") for name, value in values.items()})

    def told(self) -> dict[str, Any]:
        """Return what bears on the findings, as the JSON contract writes it: without paths, and without what is at its default."""
        values: dict[str, Any] = {
            "fail_on": self.fail_on.value if self.fail_on else NEVER,
            "min_confidence": self.min_confidence,
            "select": list(self.select),
            "ignore": list(self.ignore),
            "severity": {code: level.value for code, level in sorted(self.severity.items())},
            "profile": self.profile,
            "thresholds": {code: limit.told() for code, limit in sorted(self.thresholds.items())},
            "sources": {key: own.told() for key, own in sorted(self.sources.items())},
            "schema": self.schema if isinstance(self.schema, str) else _name_of(self.schema),
        }
        return {name: value for name, value in values.items() if value not in ([], {}, None)}

    def for_source(self, key: str) -> Settings:
        """Return the settings for the records of a source: these, where nothing differs for it."""
        own = self.sources.get(key.casefold()) if self.sources else None
        if own is None:
            return self
        floor = self.min_confidence if own.min_confidence is None else own.min_confidence
        return replace(self, severity={**self.severity, **own.severity}, min_confidence=floor)


def _name_of(schema: Any) -> str | None:
    """Return what a user would write for a schema that was given as an object."""
    return f"{schema.__module__}:{schema.__qualname__}" if isinstance(schema, type) else getattr(schema, "name", None)


NAMES = tuple(f.name for f in fields(Settings))
_LIMIT_NAMES = tuple(f.name for f in fields(Limits))
_FIELD_NAMES = tuple(c.name for c in COLUMNS)


def parse(name: str, value: Any, where: str) -> Any:
    """Return the value of a setting from what a file, a variable or a caller gives.

    Args:
        name: a field of `Settings`.
        value: what was given.
        where: what to put before the name in a message.

    Raises:
        ConfigError: the value is wrong.
    """
    label = f"{where}{name.replace('_', '-')}"
    if name == "now":
        return day(value, label)
    if name in {"select", "ignore"}:
        return texts(value, label)
    if name == "severity":
        return policy.severities(value, label)
    if name == "fail_on":
        return None if value in (None, NEVER) else severity_of(value, label, NEVER)
    if name == "min_confidence":
        return share(value, label)
    if name == "mapping":
        return {known(k, _FIELD_NAMES, f"{where}canonical field"): text(v, f"{label} {k}") for k, v in pairs(value, label).items()}
    if name == "limits":
        return value if isinstance(value, Limits) else Limits(**{
            known(k.replace("-", "_"), _LIMIT_NAMES, f"{where}limit", k): whole(v, f"{label} {k}") for k, v in table(value, label).items()
        })  # fmt: skip
    if name in _POLICIES:
        return _POLICIES[name](value, label)
    return value if value is None and name != "profile" else text(value, label)


def _schema(value: Any, label: str) -> Any:
    """Return a schema as it was given; only a caller may name one, because a file beside the data must not be able to run code."""
    if label != "schema":
        raise ConfigError(f"{label}: a schema is code, so it is named with --schema or from Python, not here")
    return value


_POLICIES = {"schema": _schema, "glossary": glossary, "waivers": policy.waivers, "thresholds": policy.thresholds, "sources": policy.sources}
