"""What the cells of a DataFrame mean as values of a record; works on pandas' objects without importing pandas."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_NULLS = frozenset({"NAType", "NaTType"})


def plain(value: Any) -> Any:
    """Return a cell as a record holds it: every kind of null as None, an array as a list, a moment as ISO 8601 text.

    Midnight without a zone counts as a bare day, which is what it was before it became a moment.
    """
    kind = value.__class__
    if kind is str or value is None:
        return value
    if kind is float:
        return None if value != value else value  # noqa: PLR0124 - nan alone differs from itself
    if kind.__name__ in _NULLS:
        return None
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, dt.datetime):
        is_day = value.tzinfo is None and value.time() == dt.time() and not getattr(value, "nanosecond", 0)
        return value.date().isoformat() if is_day else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if hasattr(value, "tolist"):  # numpy's arrays and scalars
        return plain(value.tolist())
    return value


def rows_of(frame: Any) -> Iterator[dict[str, Any]]:
    """Yield each row of a pandas DataFrame as a record: column names to plain values, nulls left out."""
    names = [str(name) for name in frame.columns]
    columns = [frame.iloc[:, i].array for i in range(len(names))]
    for cells in zip(*columns, strict=True):
        yield {name: value for name, value in zip(names, map(plain, cells), strict=True) if value is not None}
