"""Which bodies share passages: near-copies and syndication, found by containment over sampled passages."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from copydesk.survey.keys import SHOWN
from copydesk.survey.order import equal_runs
from copydesk.text.shingles import PASSAGE, all_passages, longest_run, sampled_passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CAPACITY = 8_000_000
"""Sampled passages that are remembered (some 64 MB); beyond it every second one is forgotten, the same ones in any order of records."""
CONTAINMENT = 0.3
"""The share of the shorter text's eight-word passages that makes a copy."""
EXAMINED = 4_000
"""Records whose texts are looked at once more (some 200 MB at most)."""
_ALL = 1 << 64
_CANDIDATE = 0.15
_LEAST_SHARED = 3
_COMMONEST = 40
_PER_SOURCE = 8


class Place(NamedTuple):
    """A record: the hash of its content, where it stands, and its source."""

    key: int
    file: str | None
    line: int | None
    source: str


def _by_place(place: Place) -> tuple[str, int, int]:
    return place.file or "", place.line or 0, place.key


class Copy(NamedTuple):
    """Another record that shares passages.

    Attributes:
        file: where it stands.
        line: where it stands.
        source: its source.
        containment: the share of the shorter text that both have.
        is_same: whether they have all passages in common.
        at: the word of this record's own text with which the longest passage begins that both have, of the first copies; else 0.
        words: how many words that passage has; else 0.
    """

    file: str | None
    line: int | None
    source: str
    containment: float
    is_same: bool
    at: int = 0
    words: int = 0


class CopyIndex:
    """An inverted index from sampled passages to records.

    `finish` finds candidates by the sample; the texts of those that `wants` names are then looked at once more by `examine`,
    and `settle` keeps the true copies.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self._ceiling = _ALL
        self._passages, self._counts = array("Q"), array("L")
        self._keys, self._files, self._lines, self._sources = array("Q"), array("L"), array("Q"), array("L")
        self._names: dict[str | None, int] = {}
        self._pairs: list[tuple[int, Place, Place]] = []
        self._wanted: set[int] = set()
        self._examined: dict[int, tuple[tuple[int, ...], frozenset[int], set[int]]] = {}
        self._copies: dict[int, list[Copy]] = {}
        self._clusters: dict[int, int] = {}

    def add(self, body: str, key: int, file: str | None, line: int | None, source: str) -> None:
        """Note the passages of one record; `key` is the hash of its content."""
        passages = sampled_passages(body)
        if len(passages) < _LEAST_SHARED:
            return
        self._keys.append(key)
        self._files.append(self._names.setdefault(file, len(self._names)))
        self._lines.append(line or 0)
        self._sources.append(self._names.setdefault(source, len(self._names)))
        kept = self._sample(passages)
        self._passages.extend(kept)
        self._counts.append(len(kept))
        while len(self._passages) > self.capacity:
            self._thin()

    def _sample(self, passages: Iterable[int]) -> set[int]:
        """Return the passages that are remembered while so many are known."""
        ceiling = self._ceiling
        return set(passages) if ceiling == _ALL else {passage for passage in passages if passage < ceiling}

    def _thin(self) -> None:
        self._ceiling >>= 1
        self._drop()

    def _drop(self) -> None:
        """Forget the passages that are not remembered any more."""
        ceiling, passages, kept = self._ceiling, self._passages, array("Q")
        start = 0
        for number, count in enumerate(self._counts):
            own = [passage for passage in passages[start : start + count] if passage < ceiling]
            kept.extend(own)
            self._counts[number] = len(own)
            start += count
        self._passages = kept

    def merge(self, other: CopyIndex) -> None:
        """Take in another index; the sample is thinned to the coarser of the two."""
        names = list(other._names)
        self._files.extend(self._names.setdefault(names[i], len(self._names)) for i in other._files)
        self._sources.extend(self._names.setdefault(names[i], len(self._names)) for i in other._sources)
        self._keys.extend(other._keys)
        self._lines.extend(other._lines)
        self._passages.extend(other._passages)
        self._counts.extend(other._counts)
        while self._ceiling > other._ceiling or len(self._passages) > self.capacity:
            self._thin()
        if other._ceiling > self._ceiling:
            self._drop()

    def finish(self) -> None:
        """Find the candidates, pairs that may be copies by the sample, and forget the sample."""
        sizes, ends = self._counts, list(accumulate(self._counts))
        shared: Counter[tuple[int, int]] = Counter()
        for run in equal_runs(self._passages):
            records = self._spread([bisect_right(ends, i) for i in run])
            for at, first in enumerate(records):
                for second in records[at + 1 :]:
                    shared[first, second] += 1
        names = list(self._names)
        columns = zip(self._keys, self._files, self._lines, self._sources, strict=True)
        places = [Place(key, names[file], line or None, names[source] or "") for key, file, line, source in columns]
        likely: list[tuple[float, int, Place, Place]] = []
        for (first, second), count in shared.items():
            share = count / min(sizes[first], sizes[second])
            if count >= _LEAST_SHARED and share >= _CANDIDATE:
                one, other = sorted((places[first], places[second]), key=_by_place)
                likely.append((share, count, one, other))
        for _, count, one, other in sorted(likely, key=lambda pair: (-pair[0], _by_place(pair[2]), _by_place(pair[3]))):
            if len(self._wanted) < EXAMINED:
                self._pairs.append((count, one, other))
                self._wanted |= {one.key, other.key}
        for part in (self._passages, self._counts, self._keys, self._files, self._lines, self._sources):
            del part[:]

    def places(self) -> Iterator[tuple[str | None, int | None]]:
        """Yield the places of the records that are part of a candidate."""
        for _, first, second in self._pairs:
            yield first.file, first.line
            yield second.file, second.line

    def wants(self, key: int) -> bool:
        """Tell whether the record of a content is part of a candidate, so that its text must be looked at as a whole."""
        return key in self._wanted

    def examine(self, body: str, key: int) -> None:
        """Take all passages of a record that is part of a candidate."""
        passages = all_passages(body)
        self._examined[key] = passages, frozenset(passages), self._sample(sampled_passages(body))

    def settle(self) -> None:
        """Keep the candidates that are copies by all their passages, and forget the passages.

        What two texts share counts only as far as it is no furniture: the sample tells which part of it is.
        """
        found: dict[int, list[tuple[Copy, int]]] = defaultdict(list)
        for own, first, second in self._pairs:
            (_, mine, my_sample), (_, theirs, their_sample) = self._examined[first.key], self._examined[second.key]
            if not mine or not theirs:
                continue
            containment = len(mine & theirs) / min(len(mine), len(theirs)) * min(1.0, own / max(1, len(my_sample & their_sample)))
            if containment >= CONTAINMENT:
                is_same = mine == theirs
                found[first.key].append((Copy(*second[1:], containment, is_same), second.key))
                found[second.key].append((Copy(*first[1:], containment, is_same), first.key))
                self._join(first.key, second.key)
        for key, copies in found.items():
            copies.sort(key=lambda item: (-item[0].containment, item[0].file or "", item[0].line or 0))
            self._copies[key] = [self._measured(copy, key, other) if n < SHOWN else copy for n, (copy, other) in enumerate(copies)]
        self._pairs.clear()
        self._wanted.clear()
        self._examined.clear()

    def _measured(self, copy: Copy, key: int, other: int) -> Copy:
        """Return a copy with the longest passage that both have."""
        at, size = longest_run(self._examined[key][0], self._examined[other][1])
        return copy._replace(at=at, words=size + PASSAGE - 1 if size else 0)

    def _join(self, one: int, other: int) -> None:
        """Put two records and all that are joined to them into one cluster, called by the least of their keys."""
        least, most = sorted((self.cluster(one), self.cluster(other)))
        self._clusters[most] = least

    def cluster(self, key: int) -> int:
        """Return the name of the cluster that the record of a content is in: the same for all records that copies lead to."""
        while (above := self._clusters.get(key, key)) != key:
            self._clusters[key] = key = self._clusters.get(above, above)
        return key

    def _spread(self, records: list[int]) -> list[int]:
        """Return the records of a passage, or none where it is furniture: in very many records, or in many of one source."""
        if len(records) > _COMMONEST:
            return []
        if len(records) > _PER_SOURCE and max(Counter(self._sources[n] for n in records).values()) > _PER_SOURCE:
            return []
        return records

    def of(self, key: int) -> list[Copy]:
        """Return the copies of the record of a content, the fullest first."""
        return self._copies.get(key, [])
