"""On which days an article can have been published, whatever its record claims: a day from the address, else an interval that clues close."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.dates.facts import address_date, address_evidence, bracket, fetched_day, neighbours, quote, stamp, text_clues
from copydesk.finding import Applicability, Evidence, Suggestion
from copydesk.survey.neighbours import likely_span
from copydesk.text.dates import interval, moved

if TYPE_CHECKING:
    from copydesk.check import Record
    from copydesk.survey.dates import Bracket

URL_DAY, URL_MONTH = 0.985, 0.985
"""Shares of addresses whose day, or month, is that of publication."""

_TEXT_CLOSED, _TEXT_PAST = 0.9, 0.96
_LONGEST = 1_826  # five years
_NEIGHBOURHOOD = 400
_WEEK, _STAMPED = 7, 0.97


class Estimate(NamedTuple):
    """The days on which an article can have been published, how sure that is, and why."""

    first: dt.date
    last: dt.date
    confidence: float
    evidence: tuple[Evidence, ...]

    def suggestion(self, path: str = "/published_at") -> Suggestion:
        """Return the estimate as a suggestion: a day to be confirmed, or an interval to be shown."""
        if self.first == self.last:
            return Suggestion(path, str(self.first), confidence=self.confidence, applicability=Applicability.UNSAFE)
        return Suggestion(path, f"{self.first}/{self.last}", confidence=self.confidence, applicability=Applicability.DISPLAY)


def series_evidence(series: Bracket) -> Evidence:
    """Return between which days an article's running number lies."""
    return Evidence(f"its running number lies between those of {series.first or 'the start'} and {series.last or 'the end'}", "/url")


class _Bound(NamedTuple):
    first: dt.date
    last: dt.date
    confidence: float
    evidence: tuple[Evidence, ...]


def estimate(record: Record) -> Estimate | None:
    """Return the days on which the article can have been published; None where nothing closes an interval of about a year."""
    found = record.of(address_date)
    if found is not None and found.day is not None:
        return Estimate(found.first, found.last, URL_DAY, address_evidence(record))
    fetched = record.of(fetched_day)
    bounds = _bounds(record, fetched)
    known = _meet(bounds, fetched, record.now)
    if known is None and not any(bound.last < dt.date.max for bound in bounds):
        span = likely_span(record.of(neighbours), _NEIGHBOURHOOD)
        if span is not None:
            why = Evidence(f"{span.articles} articles on the same matters lie in these days")
            known = _meet([_Bound(span.first, span.last, span.confidence, (why,)), *bounds], fetched, record.now)
    return known


def _meet(bounds: list[_Bound], fetched: dt.date | None, now: dt.date) -> Estimate | None:
    """Return the days that all bounds allow; one that contradicts a surer one is left out."""
    latest = fetched or now
    first, last, confidence = dt.date.min, latest, 1.0
    reasons: list[Evidence] = []
    closed = fetched is not None
    for bound in bounds:
        low, high = max(first, bound.first), min(last, bound.last)
        if low <= high and (low > first or high < last):
            first, last, confidence = low, high, confidence * bound.confidence
            reasons += bound.evidence
            closed = closed or bound.last < dt.date.max
    if not closed or first == dt.date.min or (last - first).days > _LONGEST:
        return None
    if first == last:  # bounds that meet on a day are not that sharp
        first, last = moved(first, -1), min(moved(last, 1), latest)
    return Estimate(first, last, round(confidence, 3), tuple(reasons))


def _bounds(record: Record, fetched: dt.date | None) -> list[_Bound]:
    """Return what bounds the day of publication, the surest first."""
    bounds = []
    found = record.of(address_date)
    if found is not None:
        bounds.append(_Bound(found.first, found.last, URL_MONTH, address_evidence(record)))
    if fetched is not None and (usual := record.survey.dates.crawls.usual(fetched)):
        days, share = usual
        if record.of(stamp) is not None:  # "now" was written because the page gave no date: such pages come late as well
            days, share = max(2 * days, _WEEK), min(share, _STAMPED)
        text = f"records of this crawl were published at most {days} days before it" if days else "records of this crawl were published on its day"
        bounds.append(_Bound(moved(fetched, -days), fetched, share, (Evidence(text, "/fetched_at"),)))
    series = record.of(bracket)
    if series is not None:
        low = moved(series.first, -1) if series.first else dt.date.min
        high = moved(series.last, 1) if series.last else dt.date.max
        bounds.append(_Bound(low, high, series.confidence, (series_evidence(series),)))
    known = record.of(text_clues)
    between = interval(known)
    if between is not None:
        ends = [next(c for c in known if (c.kind, c.day) == end) for end in (("past", between[0]), ("deadline", between[1]))]
        bounds.append(_Bound(*between, _TEXT_CLOSED, tuple(quote(record, c.mention) for c in ends)))
    past = max((c for c in known if c.kind == "past"), key=lambda c: c.day, default=None)
    if past is not None:
        bounds.append(_Bound(past.day, dt.date.max, _TEXT_PAST, (quote(record, past.mention),)))
    return bounds
