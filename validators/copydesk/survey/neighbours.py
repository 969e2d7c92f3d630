"""Dated articles of the run by the names in them, so that one without a trusted date can be placed among those on the same matters."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
from functools import lru_cache
from heapq import nlargest
from math import exp, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.hashes import key64
from copydesk.text.topic_names import topic_names

if TYPE_CHECKING:
    from copydesk_schemas import Article

SAMPLE = 10_000
"""At most so many articles are kept, those with the smallest hashes."""

_COMMON = 40
_PLACE = 64
"""A place in the postings is kept as its offset times this, plus how many follow: one number takes half the memory of a pair."""
_NEAREST = 25
_ENOUGH = 200
_HORIZON = 3_650
_STRANGE = 0.1
_CENTRES = 3
_LIKELY = 0.5
_KERNEL = ((0.5, 20.0), (0.3, 120.0), (0.2, 500.0))
"""Shares and scales, in days, of how far apart articles on the same matters lie: most within weeks, some within years."""


class Neighbour(NamedTuple):
    """A dated article that shares names: its day as an ordinal, and its share of the say."""

    day: int
    share: float


class NeighbourIndex:
    """A bounded sample of dated articles; after `finish`, it finds those nearest to any article."""

    def __init__(self) -> None:
        self._kept: tuple[dict[int, tuple[int, array[int]]], dict[int, tuple[int, array[int]]]] = ({}, {})
        self._limits = [1 << 64, 1 << 64]
        self._postings = array("H")
        self._places: dict[int, int] = {}
        self._days = array("l")
        self._norms = array("d")
        self._keys = array("Q")

    def add(self, article: Article, day: dt.date, *, sure: bool) -> None:
        """Keep an article with its day; `sure` when more than its own word speaks for the day."""
        if not sure and len(self._kept[0]) >= _ENOUGH:  # `finish` will choose the sure ones, whatever comes
            return
        key = _key(article)
        kept = self._kept[not sure]
        if key >= self._limits[not sure]:
            return
        entry = (day.toordinal(), array("I", sorted(topic_names(article.title, article.body))))
        kept[key] = max(entry, kept.get(key, entry), key=lambda e: (e[0], e[1].tobytes()))
        if len(kept) >= 2 * SAMPLE:
            self._trim(int(not sure))

    def _trim(self, which: int) -> None:
        kept = self._kept[which]
        if len(kept) > SAMPLE:
            keys = sorted(kept)
            self._limits[which] = keys[SAMPLE]
            for key in keys[SAMPLE:]:
                del kept[key]

    def merge(self, other: NeighbourIndex) -> None:
        """Take in the sample of another part of the run."""
        for which, theirs in enumerate(other._kept):
            mine = self._kept[which]
            for key, entry in theirs.items():
                mine[key] = max(entry, mine.get(key, entry), key=lambda e: (e[0], e[1].tobytes()))
            self._trim(which)

    def finish(self) -> None:
        """Choose the sure dates where there are enough of them, all where not, and index them by name."""
        self._trim(0)
        self._trim(1)
        sure, rest = self._kept
        chosen = dict(sure) if len(sure) >= _ENOUGH else {**rest, **sure}
        pairs: list[int] = []
        for number, key in enumerate(sorted(chosen)):
            day, names = chosen[key]
            self._days.append(day)
            self._keys.append(key)
            self._norms.append(sqrt(len(names) + 10))
            pairs += [name << 32 | number for name in names]
        pairs.sort()
        self._index(pairs)
        self._kept = ({}, {})

    def _index(self, pairs: list[int]) -> None:
        """Note where each name's articles begin and how many they are; a name that many share says nothing and is left out."""
        postings, places = self._postings, self._places
        names = [pair >> 32 for pair in pairs]
        at = 0
        for name, number in Counter(names).items():  # in the order of the pairs, since that is the order of counting
            if number <= _COMMON:
                places[name] = len(postings) * _PLACE + number
                postings.extend([pair & 0xFFFFFFFF for pair in pairs[at : at + number]])
            at += number

    def nearest(self, article: Article) -> tuple[Neighbour, ...]:
        """Return the dated articles that share the rarest names with an article, itself left out; the nearest first."""
        if len(self._days) < _ENOUGH:
            return ()
        own = _key(article)
        places, postings, total = self._places, self._postings, len(self._days)
        scores: dict[int, float] = {}
        get = scores.get
        for name in topic_names(article.title, article.body):
            place = places.get(name)
            if place is None:
                continue
            first, count = divmod(place, _PLACE)
            weight = log(total / count) ** 2
            for number in postings[first : first + count]:
                scores[number] = get(number, 0.0) + weight
        norms = self._norms
        weighed = nlargest(_NEAREST + 1, [(score / norms[number], number) for number, score in scores.items()])
        best = [(score**3, self._days[number]) for score, number in weighed if self._keys[number] != own][:_NEAREST]
        whole = sum(score for score, _ in best)
        return tuple(Neighbour(day, score / whole) for score, day in best) if whole else ()


def _key(article: Article) -> int:
    return key64(f"{article.url or article.canonical_url or ''}\n{article.title or ''}")


@lru_cache(maxsize=1)
def _near() -> array[float]:
    """Return the kernel by distance in days; made on first use, since small runs have no neighbours."""
    return array("d", (sum(share * exp(-gap / scale) / (2 * scale) for share, scale in _KERNEL) for gap in range(_HORIZON + 1)))


def chance_of(day: dt.date, neighbours: tuple[Neighbour, ...]) -> float:
    """Return how likely, per day, an article with these neighbours was published on a day."""
    number = day.toordinal()
    table = _near()
    near = sum(share * table[min(abs(other - number), _HORIZON)] for other, share in neighbours)
    return (1 - _STRANGE) * near + _STRANGE / _HORIZON


class LikelySpan(NamedTuple):
    """The days among which most of an article's neighbours lie, how likely it lies there too, and how many they are."""

    first: dt.date
    last: dt.date
    confidence: float
    articles: int


def likely_span(neighbours: tuple[Neighbour, ...], days: int) -> LikelySpan | None:
    """Return the span of at most so many days that is likeliest to hold an article with these neighbours; None where none is likely."""
    held = _held(days)
    best = (0.0, 0)
    for start in {day - days // 2 + step for day, _ in neighbours[:_CENTRES] for step in (-days // 4, 0, days // 4)}:
        shift = _HORIZON - start
        # A list, since a generator takes longer than the sum.
        mass = sum([share * held[place if 0 <= (place := day + shift) <= 2 * _HORIZON else 0 if place < 0 else -1] for day, share in neighbours])
        best = max(best, (mass, -start))
    confidence, first = (1 - _STRANGE) * best[0], -best[1]
    if confidence < _LIKELY:
        return None
    inside = sum(first <= day <= first + days for day, _ in neighbours)
    return LikelySpan(dt.date.fromordinal(first), dt.date.fromordinal(first + days), confidence, inside)


@lru_cache(maxsize=4)
def _held(days: int) -> array[float]:
    """Return how much of the kernel of a neighbour lies in a span, by the neighbour's place before, in or after it."""
    return array("d", (_below(days - place) - _below(-place) for place in range(-_HORIZON, _HORIZON + 1)))


def _below(gap: int) -> float:
    """Return how much of the kernel lies below a distance in days."""
    tail = sum(share * exp(-abs(gap) / scale) for share, scale in _KERNEL) / 2
    return 1 - tail if gap >= 0 else tail
