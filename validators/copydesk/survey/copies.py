"""Which bodies share passages: near-copies and syndication, found by containment over sampled passages."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from typing import NamedTuple

from copydesk.survey.order import equal_runs
from copydesk.text.shingles import sampled_passages

CAPACITY = 8_000_000
"""Sampled passages that are remembered (some 100 MB); beyond it every second one is forgotten, the same ones in any order of records."""
CONTAINMENT = 0.3
_LEAST_SHARED = 3
_COMMONEST = 40
_PER_SOURCE = 8


class Copy(NamedTuple):
    """Another record that shares passages: its place, its source, and the share of the shorter text that both have."""

    file: str | None
    line: int | None
    source: str
    containment: float


class CopyIndex:
    """An inverted index from sampled passages to records; after `finish` only the copies remain."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self._ceiling = 1 << 64
        self._passages, self._records = array("Q"), array("L")
        self._files, self._lines, self._sources = array("L"), array("Q"), array("L")
        self._names: dict[str | None, int] = {}
        self._copies: dict[tuple[str | None, int | None], list[Copy]] = {}

    def add(self, body: str, file: str | None, line: int | None, source: str) -> None:
        """Note the passages of one record."""
        self._add(sampled_passages(body), file, line, source)

    def _add(self, passages: list[int], file: str | None, line: int | None, source: str) -> None:
        if len(passages) < _LEAST_SHARED:
            return
        number = len(self._files)
        self._files.append(self._names.setdefault(file, len(self._names)))
        self._lines.append(line or 0)
        self._sources.append(self._names.setdefault(source, len(self._names)))
        kept = {passage for passage in passages if passage < self._ceiling}
        self._passages.extend(kept)
        self._records.extend([number] * len(kept))
        while len(self._passages) > self.capacity:
            self._thin()

    def _thin(self) -> None:
        self._ceiling >>= 1
        kept = [i for i, passage in enumerate(self._passages) if passage < self._ceiling]
        self._passages, self._records = array("Q", (self._passages[i] for i in kept)), array("L", (self._records[i] for i in kept))

    def merge(self, other: CopyIndex) -> None:
        """Take in another index; the sample is thinned to the coarser of the two."""
        names = list(other._names)
        shift = len(self._files)
        self._files.extend(self._names.setdefault(names[i], len(self._names)) for i in other._files)
        self._sources.extend(self._names.setdefault(names[i], len(self._names)) for i in other._sources)
        self._lines.extend(other._lines)
        self._passages.extend(other._passages)
        self._records.extend(number + shift for number in other._records)
        while self._ceiling > other._ceiling or len(self._passages) > self.capacity:
            self._thin()
        if other._ceiling > self._ceiling:
            kept = [i for i, passage in enumerate(self._passages) if passage < self._ceiling]
            self._passages, self._records = array("Q", (self._passages[i] for i in kept)), array("L", (self._records[i] for i in kept))

    def finish(self) -> None:
        """Find the copies and forget the passages."""
        sizes = Counter(self._records)
        shared: Counter[tuple[int, int]] = Counter()
        for run in equal_runs(self._passages):
            records = self._spread([self._records[i] for i in run])
            for at, first in enumerate(records):
                for second in records[at + 1 :]:
                    shared[first, second] += 1
        names = list(self._names)
        found: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (first, second), count in shared.items():
            containment = count / min(sizes[first], sizes[second])
            if count >= _LEAST_SHARED and containment >= CONTAINMENT:
                found[first].append((containment, second))
                found[second].append((containment, first))
        for number, others in found.items():
            others.sort(key=lambda pair: (-pair[0], names[self._files[pair[1]]] or "", self._lines[pair[1]]))
            self._copies[names[self._files[number]], self._lines[number] or None] = [
                Copy(names[self._files[o]], self._lines[o] or None, names[self._sources[o]] or "", containment) for containment, o in others
            ]
        for part in (self._passages, self._records, self._files, self._lines, self._sources):
            del part[:]

    def _spread(self, records: list[int]) -> list[int]:
        """Return the records of a passage, or none where it is furniture: in very many records, or in many of one source."""
        if len(records) > _COMMONEST:
            return []
        if len(records) > _PER_SOURCE and max(Counter(self._sources[n] for n in records).values()) > _PER_SOURCE:
            return []
        return records

    def of(self, file: str | None, line: int | None) -> list[Copy]:
        """Return the copies of the record at a place, the fullest first."""
        return self._copies.get((file, line), [])
