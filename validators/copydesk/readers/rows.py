"""Reads rows that are already in memory: dicts, or the bytes or text of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.check import Origin
from copydesk.readers.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.finding import Quarantined


class Rows:
    """An iterable of dicts with canonical or mapped names; a record's line is its position, from 1."""

    sha256: str | None = None
    size: int | None = None

    def __init__(self, rows: Iterable[dict[str, Any]], name: str = "<rows>") -> None:
        self.name, self.rows = name, rows

    def read(self) -> Iterator[Row | Quarantined]:
        """Yield the rows in order."""
        for number, values in enumerate(self.rows, 1):
            yield Row(values, Origin(self.name, number, None, "rows"))


def rows_input(data: Any) -> Rows:
    """Return an input over rows in memory."""
    return Rows(data)
