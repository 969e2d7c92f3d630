"""Names as a tool writes them to the canonical names, record by record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.readers.profiles import CANONICAL, MARKERS, PROFILES, TELLING, Profile, find_profile, parted
from copydesk_schemas import COLUMNS
from copydesk_schemas.rules import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.config import Settings

_NAMES = frozenset(c.name for c in COLUMNS)
_TAKEN = {name: frozenset(key for take in profile.fields.values() for key in take) for name, profile in PROFILES.items()}
_LISTS = frozenset(c.name for c in COLUMNS if c.kind is Kind.TEXTS)


class Mapper:
    """Makes canonical rows of rows as supplied; what a row becomes depends on nothing but the row and the settings.

    `--map` wins over the profile, the profile over a key that happens to have a canonical name, and `--source` fills only what is missing.
    """

    def __init__(self, settings: Settings) -> None:
        self._profile = find_profile(settings.profile)
        self._source = settings.source
        self._columns = [(name, column, tuple(column.split("."))) for name, column in settings.mapping.items()]

    def canonical(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return a row under canonical names, and the keys that nothing maps."""
        profile = self._profile or profile_of(values)
        used: set[str] = set()
        if profile is CANONICAL:
            row = {key: value for key, value in values.items() if key in _NAMES}
        else:
            taken = _TAKEN[profile.name]
            row = _by_profile(values, profile, taken)
            used |= taken | profile.known
        for name, column, path in self._columns:
            is_there, value = _at(values, column, path)
            if is_there:
                row[name] = parted(value) if name in _LISTS else value
                used.add(column if column in values else path[0])
        if self._source is not None and _is_blank(row.get("source")):
            row["source"] = self._source
        if len(row) == len(values) and not used:
            return row, ()
        return row, tuple(key for key in values if key not in _NAMES and key not in used)


def canonical(values: Mapping[str, Any], settings: Settings) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return one row under canonical names, and the keys that nothing maps; for many rows keep a `Mapper`."""
    return Mapper(settings).canonical(values)


def profile_of(values: Mapping[str, Any]) -> Profile:
    """Return the profile that a record's own keys speak for; the canonical one where none is recognised."""
    if not MARKERS.isdisjoint(values):
        for profile in TELLING:
            if profile.recognises(values):
                return profile
    return CANONICAL


def _by_profile(values: Mapping[str, Any], profile: Profile, taken: frozenset[str]) -> dict[str, Any]:
    row = {key: value for key, value in values.items() if key in _NAMES and key not in taken}
    for name, take in profile.fields.items():
        there = [values[key] for key in take if key in values]
        if there:
            value = next((v for v in there if not _is_blank(v)), there[0])
            make = profile.lists.get(name)
            row[name] = make(value) if make else value
    return row


def _at(values: Mapping[str, Any], column: str, path: tuple[str, ...]) -> tuple[bool, Any]:
    """Return whether a record has a column, and its value; dots lead into objects where no key has the whole name."""
    if column in values:
        return True, values[column]
    found: Any = values
    for part in path:
        if not isinstance(found, dict) or part not in found:
            return False, None
        found = found[part]
    return True, found


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
