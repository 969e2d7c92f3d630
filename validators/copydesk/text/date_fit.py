"""Scores how well a day suits a text as the day on which it was written, by the days, months, years and weekdays that the text names."""

from __future__ import annotations

import json
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from math import log1p
from typing import TYPE_CHECKING

from copydesk.text.dates import make_day, nearest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from copydesk.text.dates import Mention

FULL_EDGES = (-1_500, -400, -60, -8, 1, 60, 400)
MONTH_DAY_EDGES = (-60, -14, -4, 1, 30, 120)
YEAR_EDGES = (-6, -2, -1, 0, 1, 4)
NEWEST_EDGES = (-3, -2, -1, 0, 1)
MONTH_YEAR_EDGES = (-13, -2, 0, 2)
MONTH_EDGES = (0, 1, 3, 8)

NAMES = (
    *(f"full<={edge}" for edge in (*FULL_EDGES, "more")),
    *(f"month-day<={edge}" for edge in (*MONTH_DAY_EDGES, "more")),
    "weekday fits",
    "weekday differs",
    *(f"year<={edge}" for edge in (*YEAR_EDGES, "more")),
    *(f"newest year<={edge}" for edge in (*NEWEST_EDGES, "more")),
    *(f"month-year<={edge}" for edge in (*MONTH_YEAR_EDGES, "more")),
    *(f"months ago<={edge}" for edge in (*MONTH_EDGES, "more")),
    *(f"first weekday {n} days ago" for n in range(7)),
    *(f"weekdays {n} days ago" for n in range(7)),
)
"""The names of the features, in the order of `TextDays.features`."""

_FULL = 0
_MONTH_DAY = _FULL + len(FULL_EDGES) + 1
_WEEKDAY = _MONTH_DAY + len(MONTH_DAY_EDGES) + 1
_YEAR = _WEEKDAY + 2
_NEWEST = _YEAR + len(YEAR_EDGES) + 1
_MONTH_YEAR = _NEWEST + len(NEWEST_EDGES) + 1
_MONTH = _MONTH_YEAR + len(MONTH_YEAR_EDGES) + 1
_FIRST = _MONTH + len(MONTH_EDGES) + 1
_DAYS = _FIRST + 7


class TextDays:
    """The mentions of one text, sorted by kind, to be asked about many days."""

    __slots__ = ("_days", "_full", "_month_days", "_month_years", "_months", "_newest", "_weekdays", "_years")

    def __init__(self, mentions: Iterable[Mention], weekdays: Sequence[tuple[int, int]]) -> None:
        self._full: list[int] = []
        self._month_days: list[Mention] = []
        self._month_years: list[int] = []
        self._months: list[int] = []
        self._years: list[int] = []
        years: list[int] = []
        for mention in mentions:
            if mention.day is not None and mention.month is not None:
                if mention.year is None:
                    self._month_days.append(mention)
                elif (day := make_day(mention.year, mention.month, mention.day)) is not None:
                    self._full.append(day.toordinal())
                    years.append(day.year)
            elif mention.month is not None:
                if mention.year is not None:
                    self._month_years.append(12 * mention.year + mention.month)
                    years.append(mention.year)
                else:
                    self._months.append(mention.month)
            elif mention.year is not None:
                self._years.append(mention.year)
                years.append(mention.year)
        self._weekdays = [number for _, number in weekdays]
        self._newest = max(years, default=None)

    def __bool__(self) -> bool:
        return bool(self._full or self._month_days or self._month_years or self._months or self._years or self._weekdays)

    def features(self, day: dt.date) -> dict[int, float]:
        """Return the features of a day that are not zero, by their place in `NAMES`."""
        counts: dict[int, int] = {}
        for place in self._places(day):
            counts[place] = counts.get(place, 0) + 1
        found = {place: log1p(number) for place, number in counts.items()}
        if self._newest is not None:
            found[_NEWEST + bisect_left(NEWEST_EDGES, self._newest - day.year)] = 1.0
        if self._weekdays:
            found[_FIRST + (day.weekday() - self._weekdays[0]) % 7] = 1.0
        return found

    def _places(self, day: dt.date) -> list[int]:
        """Return the place of the feature that each mention counts towards."""
        number, month = day.toordinal(), 12 * day.year + day.month
        places = [_FULL + bisect_left(FULL_EDGES, full - number) for full in self._full]
        for mention in self._month_days:
            near = nearest(mention.month or 1, mention.day or 1, day)
            if near is not None:
                places.append(_MONTH_DAY + bisect_left(MONTH_DAY_EDGES, near.toordinal() - number))
                if mention.weekday is not None:
                    places.append(_WEEKDAY + (near.weekday() != mention.weekday))
        if self._years:
            places += [_YEAR + bisect_left(YEAR_EDGES, year - day.year) for year in self._years]
        if self._month_years:
            places += [_MONTH_YEAR + bisect_left(MONTH_YEAR_EDGES, named - month) for named in self._month_years]
        if self._months:
            places += [_MONTH + bisect_left(MONTH_EDGES, (day.month - named) % 12) for named in self._months]
        if self._weekdays:
            today = day.weekday()
            places += [_DAYS + (today - named) % 7 for named in self._weekdays]
        return places

    def score(self, day: dt.date) -> float:
        """Return the logarithm of how well a day suits the text; only differences between days mean anything."""
        if not self:
            return 0.0
        weights = _weights()
        return sum([weights[place] * value for place, value in self.features(day).items()])


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    known = json.loads(files("copydesk.data").joinpath("dates.weights.json").read_text(encoding="utf-8"))["weights"]
    return tuple(known[name] for name in NAMES)
