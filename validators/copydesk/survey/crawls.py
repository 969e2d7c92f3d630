"""How long after publication each crawl fetched its records: a feed within days, an archive after years."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter

LAGS = (0, 1, 2, 3, 7, 30, 365, 3_650)
"""Upper edges, in days, of the bins in which the time from publication to retrieval is counted; a last bin holds what is longer."""

_WIDTHS = (1, 1, 1, 1, 4, 23, 335, 3_285, 36_500)
_NEW = LAGS.index(30)
_USUAL = LAGS.index(7)
_HORIZON = 3_650
_SMALL_DAY = 5
_FEW, _KNOWN = 10, 30
_TRUST = 2.0
_STRAY = 0.02  # an old article that a feed brings up again
_SOON = 0.2
"""How likely a crawl of which nothing is known is taken to follow publication as bins do, soon rather than late; else it came at any time."""
_NEARLY_ALL, _MOST = 0.95, 0.8


def lag_bin(days: int) -> int:
    """Return the bin of a time from publication to retrieval; a day less than nothing counts as the same day, for the sake of zones."""
    return bisect_left(LAGS, max(days, 0))


class CrawlLags:
    """Counts, by day of retrieval, how old records were when they were fetched."""

    def __init__(self) -> None:
        self._by_address: dict[int, Counter[int]] = {}
        self._by_claim: dict[int, Counter[int]] = {}
        self._crawls: dict[int, Counter[int]] = {}
        self._pool: Counter[int] = Counter()
        self._usual: dict[int, tuple[int, float] | None] = {}

    def add(self, fetched: dt.date, published: dt.date, *, by_address: bool) -> None:
        """Count a record; `by_address` when its address names the day, and not its own date alone."""
        counts = self._by_address if by_address else self._by_claim
        counts.setdefault(fetched.toordinal(), Counter())[lag_bin((fetched - published).days)] += 1

    def merge(self, other: CrawlLags) -> None:
        """Take in the counts of another part of the run."""
        for mine, theirs in ((self._by_address, other._by_address), (self._by_claim, other._by_claim)):
            for day, lags in theirs.items():
                mine.setdefault(day, Counter()).update(lags)

    def finish(self) -> None:
        """Join what addresses and claims say, and pool the crawls that are too small to speak for themselves.

        The pool is drawn from addresses alone where they suffice, since claims are what is to be judged.
        """
        for crawls in (self._by_address, self._by_claim):
            if self._pool.total() < _KNOWN:
                for lags in crawls.values():
                    if lags.total() < _SMALL_DAY:
                        self._pool.update(lags)
            for day, lags in crawls.items():
                self._crawls.setdefault(day, Counter()).update(lags)
        self._usual = {day: _within(lags if lags.total() >= _FEW else lags + self._pool) for day, lags in self._crawls.items()}
        self._by_address, self._by_claim = {}, {}

    def chance(self, fetched: dt.date, day: dt.date, own: dt.date | None = None) -> float:
        """Return how likely it is, per day, that a record fetched then was published on this day, by the other records of that crawl.

        Where too little is known of crawls, days soon before that of retrieval are somewhat likelier than days long before it.

        Args:
            fetched: the day of retrieval.
            day: the day in question.
            own: the day that the record itself brought into the counts, which is not to speak for itself.
        """
        place = lag_bin((fetched - day).days)
        lags = self._crawls.get(fetched.toordinal(), Counter())
        count, total = lags[place], lags.total()
        if own is not None and own < fetched and lags[mine := lag_bin((fetched - own).days)]:
            count, total = count - (mine == place), total - 1
        pooled = self._pool.total()
        if pooled < _FEW and total < _FEW:
            return _SOON / len(_WIDTHS) / _WIDTHS[place] + (1 - _SOON) / _HORIZON
        usual = self._pool[place] / pooled if pooled >= _FEW else 1 / len(_WIDTHS)
        share = (count + _TRUST * usual) / (total + _TRUST)
        return (1 - _STRAY) * share / _WIDTHS[place] + _STRAY / _HORIZON

    def usual(self, fetched: dt.date) -> tuple[int, float] | None:
        """Return within how many days of publication records of that crawl were fetched, and the share for which that holds.

        None where the crawl took up articles of all ages, or too little is known.
        """
        number = fetched.toordinal()
        return self._usual[number] if number in self._usual else _within(self._pool)

    def late_days(self) -> frozenset[str]:
        """Return the days of retrieval on which most records were not new."""
        late = set()
        for number, lags in self._crawls.items():
            old = sum(count for place, count in lags.items() if place > _NEW)
            if old >= _FEW and old >= _MOST * lags.total():
                late.add(str(dt.date.fromordinal(number)))
        return frozenset(late)


def _within(lags: Counter[int]) -> tuple[int, float] | None:
    total = lags.total()
    if total < 2 * _FEW:
        return None
    for edge in range(_USUAL + 1):
        share = (sum(lags[place] for place in range(edge + 1)) + 0.5) / (total + 1)
        if share >= _NEARLY_ALL:
            return LAGS[edge], share
    return None
