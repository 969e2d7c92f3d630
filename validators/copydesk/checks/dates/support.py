"""How well a day agrees with all that a record and its run say about it, and which of these say so."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.dates.estimate import URL_MONTH, series_evidence
from copydesk.checks.dates.facts import (
    SLACK,
    address_date,
    address_evidence,
    bracket,
    fetched_day,
    is_within,
    mentions_and_years,
    neighbours,
    quote,
    text_days,
)
from copydesk.finding import Evidence
from copydesk.survey.dates import day_of
from copydesk.survey.neighbours import chance_of
from copydesk.text.date_fit import TextDays
from copydesk.text.dates import WEEKDAYS, find_weekdays

if TYPE_CHECKING:
    import datetime as dt

    from copydesk.check import Record

HORIZON = 3_650
_TELLS = 0.5
_QUOTED = 3


class Support(NamedTuple):
    """The logarithms of how well a day agrees with each clue; only differences between days mean anything."""

    text: float
    fetched: float
    address: float
    series: float


def support(record: Record, day: dt.date) -> Support:
    """Return how well a day agrees with text, crawl, address and running numbers."""
    fetched, found, series = record.of(fetched_day), record.of(address_date), record.of(bracket)
    if fetched is None:
        crawl = -log(HORIZON)
    else:
        late = (day - fetched).days > SLACK
        crawl = log(1e-9 if late else record.survey.dates.crawls.chance(fetched, day, day_of(record.article.published_at)))
    path = number = 0.0
    if found is not None:
        path = log(URL_MONTH) if is_within(day, found.first, found.last) else log((1 - URL_MONTH) / 120)
    if series is not None:
        sure = series.confidence
        width = (series.last - series.first).days + 3 if series.first and series.last else HORIZON
        number = log(sure) if is_within(day, series.first, series.last) else log((1 - sure) * min(width, HORIZON) / HORIZON)
    return Support(record.of(text_days).score(day), crawl, path, number)


def reasons(record: Record, claimed: dt.date, better: dt.date) -> tuple[Evidence, ...]:
    """Return which clues fit the better of two days and which the claimed one, and where those stand that fit the better one."""
    for_better: list[str] = []
    for_claimed: list[str] = []
    places: list[Evidence] = []
    ours, theirs = support(record, better), support(record, claimed)

    def weigh(gain: float, name: str, *where: Evidence) -> None:
        if gain >= _TELLS:
            for_better.append(name)
            places.extend(where)
        elif gain <= -_TELLS:
            for_claimed.append(name)

    weigh(ours.address - theirs.address, "the address", *address_evidence(record))
    fetched = record.of(fetched_day)
    if fetched is not None:
        apart = f"{record.article.fetched_at}, {_lag(fetched, better)} {better} and {_lag(fetched, claimed)} {claimed}"
        weigh(ours.fetched - theirs.fetched, "fetched_at", Evidence(apart, "/fetched_at"))
    series = record.of(bracket)
    if series is not None:
        weigh(ours.series - theirs.series, "the running number in the address", series_evidence(series))
    near = record.of(neighbours)
    if near:
        weigh(log(chance_of(better, near) / chance_of(claimed, near)), "the days of articles on the same matters")
    gains = [(_gain(TextDays([m], ()), better, claimed), m) for m in record.of(mentions_and_years)]
    fitting = sorted((m for m in gains if m[0] > 0), key=lambda m: (-m[0], m[1].start))
    if fitting:
        for_better.append(f"{len(fitting)} of {len(gains)} dates and years in the text")
        places += [quote(record, m) for _, m in fitting[:_QUOTED]]
    if contrary := sum(gain < 0 for gain, _ in gains):
        for_claimed.append(f"{contrary} of {len(gains)} dates and years in the text")
    weigh(_gain(TextDays((), find_weekdays(record.body)), better, claimed), "the weekdays in the text")
    return (
        Evidence(f"for {_named(better)}: {_listed(for_better)}"),
        Evidence(f"for {_named(claimed)}: {_listed(for_claimed)}", "/published_at"),
        *places,
    )


def _gain(text: TextDays, better: dt.date, claimed: dt.date) -> float:
    return text.score(better) - text.score(claimed)


def _named(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {day}"


def _listed(names: list[str]) -> str:
    return "; ".join(names) or "nothing"


def _lag(fetched: dt.date, day: dt.date) -> str:
    days = (fetched - day).days
    return f"{abs(days)} day{'' if abs(days) == 1 else 's'} {'after' if days >= 0 else 'before'}"
