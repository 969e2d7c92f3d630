"""Which lines a source repeats in many records: its furniture, learnt from a sample of its records."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from xxhash import xxh3_64_intdigest

from copydesk.text.hashes import key64

if TYPE_CHECKING:
    from copydesk.finding import RecordRef

SAMPLE = 96
"""Records of one source that are looked at, those with the smallest hashes of their bodies, so that order has no part in the choice."""
BUDGET = 60_000
"""Records of all sources together; with more of them, each source's sample is halved until they fit."""
LEAST = 4
SHARE = 0.08
"""A line is furniture when at least so many records of the sample have it, and at least this share of them."""

_EDGE = 60
_LONGEST, _SURELY_WORDS = 500, 40
_OTHERS = 6
_HASH_BITS = 23
_HASH_MASK = (1 << _HASH_BITS) - 1


class Place(NamedTuple):
    """A record that holds a repeated line."""

    file: str
    line: int
    id: str


class Repeated(NamedTuple):
    """How often a line stands in a source's sample: in so many of so many records; `places` are the first of them."""

    records: int
    of: int
    places: tuple[Place, ...]


class RepeatedLines:
    """The lines that a source repeats; `line in repeated` takes a trimmed line."""

    __slots__ = ("_lengths", "_lines")

    def __init__(self, lines: dict[int, Repeated]) -> None:
        self._lines = lines
        self._lengths = frozenset(key >> _HASH_BITS for key in lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, line: object) -> bool:
        return isinstance(line, str) and len(line) in self._lengths and _key(line) in self._lines

    def get(self, line: str) -> Repeated | None:
        """Return how often a trimmed line stands in the source, or None for a line that is no furniture."""
        return self._lines.get(_key(line)) if len(line) in self._lengths else None


class _Sampled(NamedTuple):
    place: Place
    title: int
    lines: array[int]


_NOTHING = RepeatedLines({})


class LineCounts:
    """Counts, per source, in how many records a line stands.

    Records with the same title count once, so that the versions of one article do not make its sentences furniture.
    """

    def __init__(self) -> None:
        self._samples: dict[str, dict[int, _Sampled]] = {}
        self._bounds: dict[str, int] = {}
        self._size = SAMPLE
        self._total = 0
        self._repeated: dict[str, RepeatedLines] = {}

    def add(self, text: str, source: str, title: str | None = None, ref: RecordRef | None = None) -> None:
        """Count the lines of one record."""
        body = key64(text)
        if body >= self._bounds.get(source, 1 << 64):
            return
        place = Place(ref.file or "", ref.line or 0, ref.id) if ref else Place("", 0, "")
        known = self._samples.get(source, {}).get(body)
        if known:
            if place < known.place:
                self._samples[source][body] = known._replace(place=place)
            return
        named = " ".join(title.casefold().split()) if title else ""
        self._put(source, body, _Sampled(place, key64(named) if named else body, _line_keys(text)))

    def _put(self, source: str, body: int, sampled: _Sampled) -> None:
        sample = self._samples.setdefault(source, {})
        known = sample.get(body)
        if known:
            sample[body] = min(known, sampled, key=lambda s: s.place)
            return
        sample[body] = sampled
        self._total += 1
        self._trim(source)
        while self._total > BUDGET:
            self._size //= 2
            for name in self._samples:
                self._trim(name)

    def _trim(self, source: str) -> None:
        sample = self._samples[source]
        while len(sample) > self._size:
            del sample[max(sample)]
            self._total -= 1
        if len(sample) == self._size:
            self._bounds[source] = max(sample, default=0)

    def merge(self, other: LineCounts) -> None:
        """Take in the counts of another survey."""
        if other._size < self._size:
            self._size = other._size
            for name in self._samples:
                self._trim(name)
        for source, sample in other._samples.items():
            for body, sampled in sample.items():
                if body < self._bounds.get(source, 1 << 64) or body in self._samples.get(source, {}):
                    self._put(source, body, sampled)

    def finish(self) -> None:
        """Close the counts after the last record."""
        for source, sample in self._samples.items():
            repeated = _repeated(list(sample.values()))
            if repeated:
                self._repeated[source] = RepeatedLines(repeated)
        self._samples, self._bounds, self._total = {}, {}, 0

    def furniture(self, source: str) -> RepeatedLines:
        """Return the trimmed lines that are furniture of a source."""
        return self._repeated.get(source, _NOTHING)


def _repeated(sample: list[_Sampled]) -> dict[int, Repeated]:
    titles: dict[int, set[int]] = defaultdict(set)
    for record in sample:
        for key in record.lines:
            titles[key].add(record.title)
    total = len({record.title for record in sample})
    least = max(LEAST, math.ceil(SHARE * total))
    often = {key for key, found in titles.items() if len(found) >= least}
    if not often:
        return {}
    places: dict[int, list[Place]] = defaultdict(list)
    for record in sorted(sample, key=lambda r: r.place):
        for key in often.intersection(record.lines):
            if len(places[key]) < _OTHERS:
                places[key].append(record.place)
    return {key: Repeated(len(titles[key]), total, tuple(places[key])) for key in sorted(often)}


def _line_keys(text: str) -> array[int]:
    """Return the keys of a text's lines, each once, in order of size; of a long text those near its start and end."""
    lines = text.split("\n")
    if len(lines) > 2 * _EDGE:
        lines = lines[:_EDGE] + lines[-_EDGE:]
    kept = [line for line in map(str.strip, lines) if _SURELY_WORDS < len(line) <= _LONGEST or (1 < len(line) <= _SURELY_WORDS and _has_letter(line))]
    return array("I", sorted(set(map(_key, kept))))


def _has_letter(line: str) -> bool:
    return line.upper() != line.lower()


def _key(line: str) -> int:
    """Return a number that stands for a line of up to 500 characters: its length and, below it, a hash."""
    return len(line) << _HASH_BITS | xxh3_64_intdigest(line.encode("utf-8", "surrogatepass")) & _HASH_MASK
