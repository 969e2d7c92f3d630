"""Which identifiers, addresses and bodies stand in more than one record."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from copydesk.survey.order import equal_runs


class Keys(NamedTuple):
    """What stands for a record in comparisons: 64-bit hashes of its canonical row and of its body, spacing aside (0 where there is no body)."""

    content: int
    body: int


class Sighting(NamedTuple):
    """One record that carries a key: a hash of its content, and its file and line."""

    content: int
    file: str | None
    line: int | None


class KeyIndex:
    """Remembers 64-bit keys with the content and place of each record; after `finish` only shared keys remain.

    Growing arrays of numbers hold a million records in some 32 MB, where a dictionary would need several times as much.
    """

    def __init__(self) -> None:
        self._names: dict[str | None, int] = {}
        self._shared: dict[int, list[Sighting]] = {}
        self._clear()

    def _clear(self) -> None:
        self._keys, self._contents, self._files, self._lines = array("Q"), array("Q"), array("L"), array("Q")

    def add(self, key: int, content: int, file: str | None, line: int | None) -> None:
        """Note that a record with this key, content and place was seen; the numbers are unsigned 64-bit hashes."""
        self._keys.append(key)
        self._contents.append(content)
        self._files.append(self._names.setdefault(file, len(self._names)))
        self._lines.append(line or 0)

    def merge(self, other: KeyIndex) -> None:
        """Take in another index."""
        names = list(other._names)
        for key, content, file, line in zip(other._keys, other._contents, other._files, other._lines, strict=True):
            self.add(key, content, names[file], line)

    def finish(self) -> None:
        """Keep the keys that more than one record carries, and drop the rest."""
        names = list(self._names)
        for run in equal_runs(self._keys):
            self._shared[self._keys[run[0]]] = [Sighting(self._contents[i], names[self._files[i]], self._lines[i] or None) for i in run]
        self._clear()

    def shared(self, key: int) -> list[Sighting]:
        """Return all records that carry a key, where they are more than one; in the order in which they were added."""
        return self._shared.get(key, [])
