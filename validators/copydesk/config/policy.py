"""What is to become of findings, as settings say it: waivers, thresholds, and settings for one source alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from copydesk.config.values import day, known, pairs, severity_of, share, table, tables, text, texts
from copydesk.errors import ConfigError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from copydesk.finding import Severity


@dataclass(frozen=True, slots=True)
class Waiver:
    """Findings that are accepted for a while: one by its fingerprint, or those of a check in a source.

    Attributes:
        reason: why, for whoever reads the settings next.
        fingerprint: the one finding that is meant.
        check: the code, name or start of codes that is meant, together with `source`.
        source: the key of the source card, such as `example.org`.
        expires: the last day on which it holds; afterwards it fails the run until it is renewed or taken out.
    """

    reason: str
    fingerprint: str | None = None
    check: str | None = None
    source: str | None = None
    expires: dt.date | None = None

    def __str__(self) -> str:
        return f"fingerprint {self.fingerprint}" if self.fingerprint else f"{self.check} in {self.source}"


@dataclass(frozen=True, slots=True)
class Threshold:
    """Shares of a source's records above which a check counts as a warning, and as an error; at or under the least it does not fail."""

    warning: float | None = None
    error: float | None = None

    def told(self) -> dict[str, float]:
        """Return the rates that are set, by level."""
        return {level: rate for level, rate in (("warning", self.warning), ("error", self.error)) if rate is not None}


@dataclass(frozen=True, slots=True)
class SourcePolicy:
    """What differs for the records of one source; `select` and `ignore` narrow what the run selects."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    min_confidence: float | None = None

    def told(self) -> dict[str, Any]:
        """Return what is set, as the JSON contract writes it."""
        values: dict[str, Any] = {
            "select": list(self.select),
            "ignore": list(self.ignore),
            "severity": {code: level.value for code, level in sorted(self.severity.items())},
            "min_confidence": self.min_confidence,
        }
        return {name: value for name, value in values.items() if value not in ([], {}, None)}


def severities(value: Any, label: str) -> dict[str, Severity]:
    """Return a table of severities by code."""
    return {code: severity_of(level, f"{label} {code}") for code, level in pairs(value, label).items()}


def waivers(value: Any, label: str) -> tuple[Waiver, ...]:
    """Return the waivers of a list of tables."""
    return tuple(item if isinstance(item, Waiver) else _waiver(item, f"{label} {number}") for number, item in enumerate(_items(value, label), 1))


def _items(value: Any, label: str) -> list[Any]:
    if isinstance(value, (list, tuple)) and all(isinstance(item, Waiver) for item in value):
        return list(value)
    return list(tables(value, label))


def _waiver(item: Mapping[str, Any], label: str) -> Waiver:
    names = ("fingerprint", "check", "source", "reason", "expires")
    values = {known(key, names, f"{label}: key"): value for key, value in item.items()}
    found = {key: text(value, f"{label} {key}").strip() for key, value in values.items() if key != "expires"}
    if not found.get("reason"):
        raise ConfigError(f"{label}: a waiver needs a reason")
    if bool(found.get("fingerprint")) == bool(found.get("check") and found.get("source")) or bool(found.get("check")) != bool(found.get("source")):
        raise ConfigError(f"{label}: a waiver names either a fingerprint, or a check and a source")
    return Waiver(**found, expires=day(values["expires"], f"{label} expires") if "expires" in values else None)


def thresholds(value: Any, label: str) -> dict[str, Threshold]:
    """Return the thresholds of a table by code."""
    found = {}
    for code, rates in table(value, label).items():
        place = f"{label} {code}"
        limit = rates if isinstance(rates, Threshold) else Threshold(**{
            known(level, ("warning", "error"), f"{place}: key"): share(rate, f"{place} {level}") for level, rate in table(rates, place).items()
        })  # fmt: skip
        if limit.warning is None and limit.error is None:
            raise ConfigError(f"{place}: name a rate, as in {{warning = 0.01, error = 0.05}}")
        if limit.warning is not None and limit.error is not None and limit.warning > limit.error:
            raise ConfigError(f"{place}: the rate for a warning is above the rate for an error")
        found[code] = limit
    return found


def sources(value: Any, label: str) -> dict[str, SourcePolicy]:
    """Return what differs per source, by the source's key in lower case."""
    return {key.strip().casefold(): _policy(item, f"{label} {key}") for key, item in table(value, label).items()}


def _policy(item: Any, label: str) -> SourcePolicy:
    if isinstance(item, SourcePolicy):
        return item
    values: dict[str, Any] = {}
    for key, value in table(item, label).items():
        name = known(key.replace("-", "_"), ("select", "ignore", "severity", "min_confidence"), f"{label}: key", key)
        place = f"{label} {key}"
        values[name] = severities(value, place) if name == "severity" else share(value, place) if name == "min_confidence" else texts(value, place)
    return SourcePolicy(**values)
