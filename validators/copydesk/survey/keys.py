"""Which identifiers and which bodies stand in more than one record."""

from __future__ import annotations

from array import array
from typing import NamedTuple


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
        self._keys, self._contents, self._files, self._lines = array("Q"), array("Q"), array("L"), array("Q")
        self._names: dict[str | None, int] = {}
        self._shared: dict[int, list[Sighting]] = {}

    def add(self, key: int, content: int, file: str | None, line: int | None) -> None:
        """Note that a record with this key, content and place was seen; the numbers are unsigned 64-bit hashes."""
        self._keys.append(key)
        self._contents.append(content)
        self._files.append(self._names.setdefault(file, len(self._names)))
        self._lines.append(line or 0)

    def merge(self, other: KeyIndex) -> None:
        """Take in another index."""
        names = {number: name for name, number in other._names.items()}
        for key, content, file, line in zip(other._keys, other._contents, other._files, other._lines, strict=True):
            self.add(key, content, names[file], line)

    def finish(self) -> None:
        """Keep the keys that more than one record carries, and drop the rest."""
        order = sorted(range(len(self._keys)), key=self._keys.__getitem__)
        names = {number: name for name, number in self._names.items()}
        start = 0
        while start < len(order):
            end, key = start + 1, self._keys[order[start]]
            while end < len(order) and self._keys[order[end]] == key:
                end += 1
            if end - start > 1:
                self._shared[key] = [Sighting(self._contents[i], names[self._files[i]], self._lines[i] or None) for i in order[start:end]]
            start = end
        self._keys, self._contents, self._files, self._lines = array("Q"), array("Q"), array("L"), array("Q")

    def shared(self, key: int) -> list[Sighting]:
        """Return all records that carry a key, where they are more than one; in the order in which they were added."""
        return self._shared.get(key, [])
