"""What the dates of a run say together: crawls, stamps, neighbours, running numbers and forms of writing."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from copydesk.survey.crawls import CrawlLags
from copydesk.survey.keys import SHOWN
from copydesk.survey.neighbours import NeighbourIndex
from copydesk.survey.places import in_order, keep_first
from copydesk.survey.stamps import StampCounts, clock_of
from copydesk.text.date_readings import day_stands_first
from copydesk.text.hashes import key64
from copydesk.text.remembered import remembered
from copydesk.text.url_dates import running_number, url_date
from copydesk_schemas.row_check import read_timestamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from copydesk.finding import RecordRef
    from copydesk.survey.stamps import Stamp
    from copydesk_schemas import Article

_SERIES_SIZE = 512
_SERIES = 20_000
_FRESH = 7
_BY_CRAWL, _BY_CLAIM = 0.97, 0.95
_SHOWN = 3
_ZONE = re.compile(r" ?(Z|UTC|GMT|[+-]\d\d:?\d\d)$")


moment_of: Callable[[str], dt.datetime | None] = remembered(4096)(read_timestamp)
"""`read_timestamp`, remembered: most days stand in many records, and each date is read several times."""


def day_of(text: str | None) -> dt.date | None:
    """Return the calendar day of an ISO 8601 text as it is written, or None."""
    moment = moment_of(text) if text else None
    return None if moment is None else moment.date()


def form_of(text: str | None) -> str | None:
    """Return how a date is written: `day`, `time`, `time Z` or `time` with its offset from UTC; None for what is no ISO 8601 date."""
    if not text or moment_of(text) is None:
        return None
    text = text.strip()
    if len(text) == len("2020-08-02"):
        return "day"
    zone = _ZONE.search(text, 16)
    if zone is None:
        return "time"
    return "time Z" if zone[1][0] not in "+-" or zone[1][1:].replace(":", "") == "0000" else f"time {zone[1][:3]}:{zone[1][-2:]}"


class FormExamples:
    """Of each way in which a source writes its dates the first few, with their records."""

    def __init__(self) -> None:
        self._first: dict[str, list[tuple[str, RecordRef]]] = {}

    def add(self, form: str, text: str, ref: RecordRef) -> None:
        """Note a date of a form."""
        keep_first(self._first.setdefault(form, []), (text, ref), SHOWN, _place_of)

    def merge(self, other: FormExamples) -> None:
        """Take in the examples of another part of the run."""
        for form, dates in other._first.items():
            for text, ref in dates:
                self.add(form, text, ref)

    def of(self, forms: Iterable[str]) -> list[tuple[str, RecordRef]]:
        """Return the first dates of some forms, with their records."""
        return sorted((date for form in forms for date in self._first.get(form, ())), key=_place_of)[:SHOWN]


def _place_of(date: tuple[str, RecordRef]) -> tuple[str, int]:
    return in_order((date[1].file, date[1].line))


class Chain(NamedTuple):
    """The numbers of a series that rises with time, with the first and last day of each, and how often two of them hold the day between."""

    numbers: list[int]
    lows: list[int]
    highs: list[int]
    confidence: float


class Bracket(NamedTuple):
    """The days of the nearest running numbers below and above, and how likely they hold the day of a number between."""

    first: dt.date | None
    last: dt.date | None
    confidence: float


class DateSurvey:
    """Counts what no single record can tell about dates."""

    def __init__(self) -> None:
        self.crawls: CrawlLags = CrawlLags()
        self.stamps: StampCounts = StampCounts()
        self._series: dict[str, dict[int, tuple[int, int, int]]] = {}
        self._chains: dict[str, Chain] = {}
        self._orders: Counter[tuple[str, bool]] = Counter()
        self.neighbours: NeighbourIndex = NeighbourIndex()

    def add(self, article: Article, ref: RecordRef) -> None:
        """Count one record."""
        found = url_date(article.canonical_url or article.url)
        fetched, day = day_of(article.fetched_at), day_of(article.published_at)
        known = found.day if found is not None and found.day is not None else None
        if day is None and article.published_at and (order := day_stands_first(article.published_at)) is not None:
            self._orders[ref.source, order] += 1
        clock = clock_of(article.published_at) if day else None
        is_stamp = clock is not None and clock == clock_of(article.fetched_at)
        if day is not None:
            self.stamps.add(day, clock, ref, found, fetched, is_second=is_stamp)
        if known is None:
            self._count_up(article, None if is_stamp else day, fetched)
        trusted = known or (day if not is_stamp else None)
        if trusted is None or trusted.year < 1990 or (fetched is not None and (trusted - fetched).days > 1):
            return
        if fetched is not None and (known is not None or trusted != fetched):
            self.crawls.add(fetched, trusted, by_address=known is not None)
        self.neighbours.add(article, trusted, sure=known is not None or (fetched is not None and 0 <= (fetched - trusted).days <= _FRESH))

    def _count_up(self, article: Article, day: dt.date | None, fetched: dt.date | None) -> None:
        number = running_number(article.canonical_url or article.url)
        if number is None or (day is None and fetched is None):
            return
        series = self._series.setdefault(number[0], {})
        rank = key64(f"{number[1]}")
        series[rank] = max(series.get(rank, (0, 0, 0)), (number[1], day.toordinal() if day else 0, fetched.toordinal() if fetched else 0))
        if len(series) > 2 * _SERIES_SIZE:
            self._series[number[0]] = _smallest(series, _SERIES_SIZE)
        if len(self._series) > 2 * _SERIES:
            self._keep_series()

    def _keep_series(self) -> None:
        kept = sorted(self._series, key=key64)[:_SERIES]
        self._series = {name: self._series[name] for name in kept}

    def merge(self, other: DateSurvey) -> None:
        """Take in the counts of another part of the run."""
        self.crawls.merge(other.crawls)
        self._orders.update(other._orders)
        self.stamps.merge(other.stamps)
        for name, numbers in other._series.items():
            mine = self._series.setdefault(name, {})
            for rank, pair in numbers.items():
                mine[rank] = max(mine.get(rank, (0, 0, 0)), pair)
            self._series[name] = _smallest(mine, _SERIES_SIZE)
        self._keep_series()
        self.neighbours.merge(other.neighbours)

    def finish(self) -> None:
        """Find which series rise with time, which timestamps are shared, and how crawls usually follow publication."""
        self.crawls.finish()
        self._keep_series()
        for name, numbers in self._series.items():
            chain = self._chain(sorted(_smallest(numbers, _SERIES_SIZE).values()))
            if chain is not None:
                self._chains[name] = chain
        self.neighbours.finish()
        self.stamps.finish(self.crawls.late_days())
        self._series = {}

    def _chain(self, numbers: list[tuple[int, int, int]]) -> Chain | None:
        """Return the rising chain of a series.

        It is drawn from records that were fetched as fresh as their crawl's others, since those have a day whatever they claim;
        from the claims of all only where there are too few.
        """
        fresh, claimed, lows = [], [], {}
        for number, day, fetched in numbers:
            usual = self.crawls.usual(dt.date.fromordinal(fetched)) if fetched else None
            if usual is not None:
                is_fresh = day > 0 and 0 <= fetched - day <= usual[0]
                fresh.append((number, day if is_fresh else fetched))
                lows[number] = day if is_fresh else max(fetched - usual[0], dt.date.min.toordinal())
            elif day:
                claimed.append((number, day))
        known, confidence = rising_chain(fresh), _BY_CRAWL
        if known is None:
            everything = sorted(fresh + claimed)
            known = rising_chain(everything)
            if known is None:
                return None
            confidence = min(_BY_CLAIM, len(known[0]) / len(everything))  # as many claims are right as keep to the chain
        return Chain(known[0], [lows.get(number, day) for number, day in zip(*known, strict=True)], known[1], confidence)

    def day_first(self, source: str) -> bool | None:
        """Return whether a source writes the day before the month in dates of numbers; None where it shows neither, or both."""
        first, second = self._orders[source, True], self._orders[source, False]
        return first > second if max(first, second) >= _SHOWN and not min(first, second) else None

    def stamp(self, article: Article, ref: RecordRef) -> Stamp | None:
        """Tell whether a record's date is the moment of its retrieval, or one that its source writes everywhere."""
        return self.stamps.judge(article.published_at, article.fetched_at, ref)

    def bracket(self, url: str | None) -> Bracket | None:
        """Return between which days the site's running numbers put an address; None where it has none that rise with time."""
        number = running_number(url)
        chain = self._chains.get(number[0]) if number else None
        if number is None or chain is None:
            return None
        before, after = bisect_left(chain.numbers, number[1]) - 1, bisect_right(chain.numbers, number[1])
        return Bracket(
            dt.date.fromordinal(chain.lows[before]) if before >= 0 else None,
            dt.date.fromordinal(chain.highs[after]) if after < len(chain.numbers) else None,
            chain.confidence,
        )


def _smallest(numbers: dict[int, tuple[int, int, int]], size: int) -> dict[int, tuple[int, int, int]]:
    """Return the entries of the smallest hashes: a sample that does not depend on the order in which records came."""
    return {rank: numbers[rank] for rank in sorted(numbers)[:size]} if len(numbers) > size else numbers


def rising_chain(pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]] | None:
    """Return the longest rising chain of (number, day) pairs, or None where it is no longer than chance would make it.

    Pairs with a wrong day fall out of the chain. The longest rising chain of n unrelated pairs has about 2·sqrt(n) members.
    """
    if len(pairs) < 8:
        return None
    chain = longest_rise(pairs)
    chance = 2 * sqrt(len(pairs)) - 1.77 * len(pairs) ** (1 / 6)
    enough = max(6, chance + 3 * 0.9 * len(pairs) ** (1 / 6), 0.4 * len(pairs))
    return chain if len(chain[0]) >= enough else None


def longest_rise(pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return the numbers and days of the longest run of pairs, sorted by number, whose days never fall."""
    tails: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for i, (_, day) in enumerate(pairs):
        place = bisect_right(tails, day)
        back.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [day]
        at[place : place + 1] = [i]
    chain = []
    i = at[-1] if at else -1
    while i >= 0:
        chain.append(pairs[i])
        i = back[i]
    chain.reverse()
    return [number for number, _ in chain], [day for _, day in chain]
