"""Which lines a source repeats in many records: its furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container


class LineCounts:
    """Counts, per source, in how many records a line stands."""

    def add(self, text: str, source: str) -> None:
        """Count the lines of one record."""

    def merge(self, other: LineCounts) -> None:
        """Take in the counts of another survey."""

    def finish(self) -> None:
        """Close the counts after the last record."""

    def furniture(self, source: str) -> Container[str]:
        """Return the trimmed lines that are furniture of a source."""
        return frozenset()
