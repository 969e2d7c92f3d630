"""Dated articles of the run by the names in them, so that one without a trusted date can be placed among those on the same matters."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import defaultdict
from functools import lru_cache
from math import exp, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.dates import LAST_YEAR
from copydesk.text.hashes import key64
from copydesk.text.topic_names import topic_names

if TYPE_CHECKING:
    from copydesk_schemas import Article

SAMPLE = 10_000
"""At most so many articles are kept, those with the smallest hashes."""

_COMMON = 40
_PLACE = 64
"""A place in the postings is kept as its offset times this, plus how many follow: one number takes half the memory of a pair."""
_GRAINS = 1 << 16
"""Weights are counted in whole grains, so that the order in which they are added makes no difference."""
_NEAREST = 25
_ENOUGH = 200
_HORIZON = 3_650
_FIRST_YEAR = 1990
_REACH = 22_500
"""More days than lie between any two that are kept, spans before and after them included."""
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
        self._weights: list[int] = []
        self._keys = array("Q")

    def add(self, article: Article, day: dt.date, *, sure: bool) -> None:
        """Keep an article with its day; `sure` when more than its own word speaks for the day."""
        if not _FIRST_YEAR <= day.year <= LAST_YEAR:
            return
        if not sure and len(self._kept[0]) >= _ENOUGH:  # `finish` will choose the sure ones, whatever comes
            return
        key = _key(article)
        kept = self._kept[not sure]
        if key >= self._limits[not sure]:
            return
        entry = (day.toordinal(), array("I", sorted(topic_names(article.title, article.body))))
        kept[key] = _later(entry, kept[key]) if key in kept else entry
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
                mine[key] = _later(entry, mine[key]) if key in mine else entry
            self._trim(which)

    def finish(self) -> None:
        """Choose the sure dates where there are enough of them, all where not, and index them by name."""
        self._trim(0)
        self._trim(1)
        sure, rest = self._kept
        chosen = dict(sure) if len(sure) >= _ENOUGH else {**rest, **sure}
        postings: defaultdict[int, list[int]] = defaultdict(list)
        for number, key in enumerate(sorted(chosen)):
            day, names = chosen[key]
            self._days.append(day)
            self._keys.append(key)
            self._norms.append(sqrt(len(names) + 10))
            for name in names:
                postings[name].append(number)
        for name in sorted(postings):
            numbers = postings[name]
            if len(numbers) <= _COMMON:  # a name that many share says nothing
                self._places[name] = len(self._postings) * _PLACE + len(numbers)
                self._postings.extend(numbers)
        total = max(1, len(chosen))
        self._weights = [0, *(round(_GRAINS * log(total / count) ** 2) for count in range(1, _COMMON + 1))]
        self._kept = ({}, {})

    def nearest(self, article: Article) -> tuple[Neighbour, ...]:
        """Return the dated articles that share the rarest names with an article, itself left out; the nearest first."""
        if len(self._days) < _ENOUGH:
            return ()
        own = _key(article)
        places, postings, weights = self._places, self._postings, self._weights
        scores: dict[int, int] = {}
        get = scores.get
        for name in topic_names(article.title, article.body) & places.keys():
            first, count = divmod(places[name], _PLACE)
            weight = weights[count]
            for number in postings[first : first + count]:
                scores[number] = get(number, 0) + weight
        norms = self._norms
        weighed = [(score / norms[number], number) for number, score in scores.items()]
        if len(weighed) > _NEAREST + 1:
            least = sorted([score for score, _ in weighed])[-_NEAREST - 1]
            weighed = [pair for pair in weighed if pair[0] >= least]
        weighed.sort(reverse=True)
        best = [((score / _GRAINS) ** 3, self._days[number]) for score, number in weighed if self._keys[number] != own][:_NEAREST]
        whole = sum([score for score, _ in best])
        return tuple(Neighbour(day, score / whole) for score, day in best) if whole else ()


def _later(one: tuple[int, array[int]], other: tuple[int, array[int]]) -> tuple[int, array[int]]:
    """Return the later of two entries of equal articles, so that the order in which they came makes no difference."""
    return max(one, other, key=lambda entry: (entry[0], entry[1].tobytes()))


def _key(article: Article) -> int:
    return key64(f"{article.url or article.canonical_url or ''}\n{article.title or ''}")


@lru_cache(maxsize=1)
def _near() -> array[float]:
    """Return the kernel by distance in days; made on first use, since small runs have no neighbours."""
    return array("d", (sum(share * exp(-gap / scale) / (2 * scale) for share, scale in _KERNEL) for gap in range(_HORIZON + 1)))


LIMITS = (_STRANGE / _HORIZON, (1 - _STRANGE) * sum(share / (2 * scale) for share, scale in _KERNEL) + _STRANGE / _HORIZON)
"""The least and the most that `chance_of` can be."""


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
    inside, outside = held[_REACH + days // 2], held[_REACH + 2 * days]
    least = _LIKELY / (1 - _STRANGE)
    starts: set[int] = set()
    for centre in {day for day, _ in neighbours[:_CENTRES]}:
        near = sum([share for day, share in neighbours if -7 * days <= 4 * (day - centre) <= 7 * days])
        if near * inside + (1 - near) * outside >= least:  # else no span round this day can hold enough: most neighbours are a whole span away
            starts |= {centre - days // 2 + step for step in (-days // 4, 0, days // 4)}
    best = (0.0, 0)
    for start in starts:
        shift = _REACH - start
        mass = sum([share * held[day + shift] for day, share in neighbours])  # a list, since a generator takes longer than the sum
        best = max(best, (mass, -start))
    confidence, first = (1 - _STRANGE) * best[0], -best[1]
    if confidence < _LIKELY:
        return None
    inside = sum(first <= day <= first + days for day, _ in neighbours)
    return LikelySpan(dt.date.fromordinal(first), dt.date.fromordinal(first + days), confidence, inside)


@lru_cache(maxsize=4)
def _held(days: int) -> array[float]:
    """Return how much of the kernel of a neighbour lies in a span, by the neighbour's place before, in or after it."""
    below = [_below(gap) for gap in range(-_HORIZON, _HORIZON + days + 1)]
    near = array("d", (below[at + days] - below[at] for at in range(2 * _HORIZON, -1, -1)))
    rest = _REACH - _HORIZON
    return array("d", near[:1]) * rest + near + array("d", near[-1:]) * rest


def _below(gap: int) -> float:
    """Return how much of the kernel lies below a distance in days."""
    tail = sum([share * exp(-abs(gap) / scale) for share, scale in _KERNEL]) / 2
    return 1 - tail if gap >= 0 else tail
