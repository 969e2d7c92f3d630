"""The settings of a run: flags over environment over the nearest settings file, every name checked."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.errors import ConfigError, did_you_mean
from copydesk.finding import Severity
from copydesk_schemas import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

NEVER = "never"
FILE_NAME = "copydesk.toml"
_FILE_LIMIT = 1 << 20


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

    def changed(self, **values: Any) -> Settings:
        """Return the settings with some values replaced; texts are read as in a settings file.

        Raises:
            ConfigError: a name or a value is wrong.
        """
        return replace(self, **{_known(name, _NAMES, "setting"): _parse(name, value, "") for name, value in values.items()})


_NAMES = tuple(f.name for f in fields(Settings))
_LIMIT_NAMES = tuple(f.name for f in fields(Limits))
_FIELD_NAMES = tuple(c.name for c in COLUMNS)


def load_settings(
    path: Path | None = None, *, isolated: bool = False, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Settings:
    """Return the settings of the nearest file and the environment.

    Args:
        path: the settings file to use instead of the nearest one.
        isolated: look at neither file nor environment, unless `path` names a file.
        environment: variables to read instead of the process's own.
        folder: where to look for the nearest file, this folder and those above it.

    Raises:
        ConfigError: the file cannot be read, or a name or a value is wrong.
    """
    found, table = (path, _read_toml(path)) if path else (None, {}) if isolated else _nearest(folder or Path.cwd())
    values = _from_table(table, f"{found}: " if found else "")
    if not isolated:
        values |= _from_environment(os.environ if environment is None else environment)
    return replace(Settings(), **values)


def _nearest(folder: Path) -> tuple[Path | None, Mapping[str, Any]]:
    for above in (folder, *folder.parents):
        own = above / FILE_NAME
        if own.is_file():
            return own, _read_toml(own)
        project = above / "pyproject.toml"
        if project.is_file():
            table = _read_toml(project).get("tool", {}).get("copydesk")
            if isinstance(table, dict):
                return project, table
    return None, {}


def _read_toml(path: Path) -> dict[str, Any]:
    if path.suffix.lower() not in {".toml", ""}:
        raise ConfigError(f"{path}: settings are written in TOML, not {path.suffix.lstrip('.').upper()}")
    try:
        if path.stat().st_size > _FILE_LIMIT:
            raise ConfigError(f"{path}: larger than 1 MiB, which no settings file is")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
    except RecursionError:
        raise ConfigError(f"{path}: nested too deeply") from None


def _from_table(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = _known("mapping" if key == "map" else key.replace("-", "_"), _NAMES, f"{where}setting", key)
        values[name] = _parse(name, value, where)
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in sorted(environment.items()):
        if key.startswith("COPYDESK_") and key not in _OTHER_VARIABLES:
            name = _known(key.removeprefix("COPYDESK_").lower(), _NAMES, "environment variable", key)
            values[name] = _parse(name, value.split(",") if name in {"select", "ignore"} else value, f"{key}: ")
    return values


_OTHER_VARIABLES = {"COPYDESK_REQUIRE", "COPYDESK_NO_PROGRESS"}


def _known(name: str, known: tuple[str, ...], what: str, shown: str | None = None) -> str:
    if name not in known:
        raise ConfigError(f"unknown {what} {shown or name!r}{did_you_mean(name, known).replace('_', '-')}")
    return name


def _parse(name: str, value: Any, where: str) -> Any:
    label = f"{where}{name.replace('_', '-')}"
    if name == "now":
        return _day(value, label)
    if name in {"select", "ignore"}:
        return _texts(value, label)
    if name == "severity":
        return {str(code).upper(): _severity(level, f"{label} {code}") for code, level in _table(value, label).items()}
    if name == "fail_on":
        return None if value in (None, NEVER) else _severity(value, label, NEVER)
    if name == "min_confidence":
        return _share(value, label)
    if name == "mapping":
        return {_known(k, _FIELD_NAMES, f"{where}canonical field"): _text(v, f"{label} {k}") for k, v in _table(value, label).items()}
    if name == "limits":
        return value if isinstance(value, Limits) else Limits(**{
            _known(k.replace("-", "_"), _LIMIT_NAMES, f"{where}limit", k): _count(v, f"{label} {k}") for k, v in _table(value, label).items()
        })
    return value if value is None and name != "profile" else _text(value, label)


def _day(value: Any, label: str) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).date() if value.tzinfo else value.date()
    if isinstance(value, dt.date):
        return value
    try:
        moment = dt.datetime.fromisoformat(_text(value, label).strip())
    except ValueError:
        raise ConfigError(f"{label}: {value!r} is not an ISO 8601 day such as 2020-10-01") from None
    return moment.astimezone(dt.UTC).date() if moment.tzinfo else moment.date()


def _texts(value: Any, label: str) -> tuple[str, ...]:
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
        raise ConfigError(f"{label}: must be a list of texts")
    return tuple(item.strip() for item in items if item.strip())


def _severity(value: Any, label: str, *more: str) -> Severity:
    names = [s.value for s in Severity]
    if value not in names:
        raise ConfigError(f"{label}: {value!r} is none of {', '.join([*names, *more])}{did_you_mean(str(value), [*names, *more])}")
    return Severity(value)


def _share(value: Any, label: str) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number <= 1 or isinstance(value, bool):
        raise ConfigError(f"{label}: {value!r} is not a number from 0 to 1")
    return number


def _count(value: Any, label: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigError(f"{label}: {value!r} is not a whole number from 1 up")
    return value


def _table(value: Any, label: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{label}: must be a table")
    return value


def _text(value: Any, label: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{label}: must be a text")
    return value
