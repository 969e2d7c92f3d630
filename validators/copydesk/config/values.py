"""Values as a settings file, a variable or a flag writes them, to values of the right type; a wrong one is named with its place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from copydesk.errors import ConfigError, did_you_mean
from copydesk.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def known(name: str, names: Iterable[str], what: str, shown: str | None = None) -> str:
    """Return a name that is one of `names`.

    Raises:
        ConfigError: it is not; the text has the nearest one.
    """
    names = tuple(names)
    if name not in names:
        raise ConfigError(f"unknown {what} {shown or name!r}{did_you_mean(name, names).replace('_', '-')}")
    return name


def day(value: Any, label: str) -> dt.date:
    """Return a day from a date, a moment (in UTC) or an ISO 8601 text."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).date() if value.tzinfo else value.date()
    if isinstance(value, dt.date):
        return value
    try:
        moment = dt.datetime.fromisoformat(text(value, label).strip())
    except ValueError:
        raise ConfigError(f"{label}: {value!r} is not an ISO 8601 day such as 2020-10-01") from None
    return moment.astimezone(dt.UTC).date() if moment.tzinfo else moment.date()


def texts(value: Any, label: str) -> tuple[str, ...]:
    """Return a list of texts, or the parts of a text between commas."""
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
        raise ConfigError(f"{label}: must be a list of texts")
    return tuple(item.strip() for item in items if item.strip())


def pairs(value: Any, label: str) -> Mapping[str, Any]:
    """Return a table, which a text writes as `NAME=VALUE,NAME=VALUE`."""
    if not isinstance(value, str):
        return table(value, label)
    found: dict[str, Any] = {}
    for item in texts(value, label):
        name, sign, rest = item.partition("=")
        if not sign:
            raise ConfigError(f"{label}: {item!r} is not of the form NAME=VALUE")
        found[name.strip()] = rest.strip()
    return found


def severity_of(value: Any, label: str, *more: str) -> Severity:
    """Return a severity by its name; `more` are the other words that the place knows."""
    names = [s.value for s in Severity]
    if value not in names:
        raise ConfigError(f"{label}: {value!r} is none of {', '.join([*names, *more])}{did_you_mean(str(value), [*names, *more])}")
    return Severity(value)


def share(value: Any, label: str) -> float:
    """Return a number from 0 to 1."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number <= 1 or isinstance(value, bool):
        raise ConfigError(f"{label}: {value!r} is not a number from 0 to 1")
    return number


def whole(value: Any, label: str) -> int:
    """Return a whole number from 1 up."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigError(f"{label}: {value!r} is not a whole number from 1 up")
    return value


def table(value: Any, label: str) -> Mapping[str, Any]:
    """Return a table."""
    if not isinstance(value, dict):
        raise ConfigError(f"{label}: must be a table")
    return value


def tables(value: Any, label: str) -> list[Mapping[str, Any]]:
    """Return a list of tables."""
    if not isinstance(value, (list, tuple)):
        raise ConfigError(f"{label}: must be a list of tables")
    return [table(item, f"{label} {number}") for number, item in enumerate(value, 1)]


def text(value: Any, label: str) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise ConfigError(f"{label}: must be a text")
    return value
