"""Reads records that are already in memory: dicts, a DataFrame, an Arrow table, or the bytes or text of a file."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from copydesk.check import Origin
from copydesk.config import Limits
from copydesk.errors import ReadError
from copydesk.finding import Quarantined
from copydesk.readers.file import FileInput
from copydesk.readers.plain import plain_row
from copydesk.readers.row import Row
from copydesk.readers.sniff import Format
from copydesk.readers.strict import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.readers.row import Input

_BLOCK = 1024


class Rows:
    """An iterable of dicts; a record's line is its position, from 1."""

    sha256: str | None = None
    size: int | None = None

    def __init__(self, rows: Iterable[Any], name: str = "<rows>", format_: str = "rows", limits: Limits | None = None) -> None:
        self.name: str = name
        self.rows: Iterable[Any] = rows
        self.format: str = format_
        self.limits: Limits = limits or Limits()

    def read(self) -> Iterator[Row | Quarantined]:
        """Yield the rows in order, with plain values; an item that is no dict, or over a limit, is quarantined."""
        for number, values in enumerate(self.rows, 1):
            try:
                row = plain_row(self._dict(values), self.limits)
            except Unreadable as flaw:
                yield Quarantined(self.name, flaw.code, flaw.reason, number)
            except Exception as error:  # noqa: BLE001 - a value's own methods may do anything; one record never ends a run
                yield Quarantined(self.name, "INP001", f"a value cannot be read: {type(error).__name__}", number)
            else:
                yield Row(row, Origin(self.name, number, None, self.format), _letters(row))

    @staticmethod
    def _dict(values: Any) -> dict[Any, Any]:
        if isinstance(values, dict):
            return values
        if isinstance(values, Mapping):
            return dict(values)
        to_dict = getattr(values, "to_dict", None)
        if to_dict is not None and isinstance(made := to_dict(), dict):
            return made
        raise Unreadable("INP001", f"not a mapping but {type(values).__name__}")


def _letters(value: Any) -> int:
    """Return how many letters a plain value holds, so that batches of large records stay small; its depth is bounded by now."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_letters, value.values()))
    return sum(map(_letters, value)) if isinstance(value, list) else 0


def rows_input(data: Any, limits: Limits | None = None) -> Input:
    """Return an input over data in memory.

    Args:
        data: a DataFrame, an Arrow table, an iterable of mappings, one mapping, a JSONL or JSON file as bytes, or a plain-text file as a text.
        limits: what it may ask of the machine.

    Raises:
        ReadError: the data is of another kind, or two columns of it have one name.
    """
    limits = limits or Limits()
    if isinstance(data, (bytes, bytearray)):
        return FileInput("<bytes>", lambda: io.BytesIO(data), limits, Format.LINES)
    if isinstance(data, str):
        return FileInput("<text>", lambda: io.BytesIO(data.encode("utf-8", "surrogatepass")), limits, Format.TEXT)
    if isinstance(data, Mapping):
        return Rows([data], limits=limits)
    if hasattr(data, "columns") and hasattr(data, "iloc"):
        _check_names(data.columns)
        return Rows(_frame_rows(data), "<frame>", "frame", limits)
    if hasattr(data, "to_batches") and hasattr(data, "column_names"):
        _check_names(data.column_names)
        return Rows((row for batch in data.to_batches(_BLOCK) for row in batch.to_pylist()), "<frame>", "frame", limits)
    if hasattr(data, "iter_rows"):
        return Rows(data.iter_rows(named=True), "<frame>", "frame", limits)
    if hasattr(data, "__iter__"):
        return Rows(data, limits=limits)
    raise ReadError(f"{type(data).__name__}: neither a path, a DataFrame nor an iterable of dicts")


def _frame_rows(frame: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows of a pandas DataFrame block by block."""
    names = [str(name) for name in frame.columns]
    for start in range(0, len(frame), _BLOCK):
        block = frame.iloc[start : start + _BLOCK]
        columns = [block.iloc[:, n].astype(object).tolist() for n in range(len(names))]
        for values in zip(*columns, strict=True):
            yield dict(zip(names, values, strict=True))


def _check_names(columns: Iterable[Any]) -> None:
    """Refuse a table in which two columns have one name: which of them counts is for its owner to say."""
    counts = Counter(str(name) for name in columns)
    twice = [name for name, count in counts.items() if count > 1]
    if twice:
        raise ReadError(f"<frame>: two columns are named {twice[0]!r}")
