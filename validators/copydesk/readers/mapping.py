"""Names as a tool writes them to the canonical names, record by record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk_schemas import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.config import Settings

_CANONICAL = frozenset(c.name for c in COLUMNS)


def canonical(values: Mapping[str, Any], settings: Settings) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the row under canonical names, and the keys that nothing mapped."""
    row = {key: value for key, value in values.items() if key in _CANONICAL}
    for name, column in settings.mapping.items():
        if column in values:
            row[name] = values[column]
    used = set(settings.mapping.values())
    return row, tuple(key for key in values if key not in _CANONICAL and key not in used)
