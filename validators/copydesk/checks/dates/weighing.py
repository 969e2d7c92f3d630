"""Weighs what speaks for and against the day that a record claims, and says which days it can have been instead."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Applicability, Evidence, Suggestion
from copydesk.survey.dates import SAME_SECOND, Stamp, day_of
from copydesk.text.date_readings import readings
from copydesk.survey.neighbours import Neighbour, chance_of
from copydesk.text.date_fit import TextDays
from copydesk.text.dates import Clue, Mention, clues, find_mentions, find_weekdays, interval, make_day
from copydesk.text.url_dates import UrlDate, url_date
from copydesk.text.zones import ZoneKind
from copydesk_schemas.row_check import read_timestamp

if TYPE_CHECKING:
    from copydesk.check import Record

FIRST_WEB_DAY = dt.date(1990, 12, 20)
"""The day of the first web page."""

SLACK = 1
"""Days by which two dates of one moment can differ because of zones."""

_HORIZON = 3_650
_URL_DAY, _URL_MONTH, _SERIES = 0.985, 0.985, 0.93
_PRIOR_SWAP, _PRIOR_OTHER, _PRIOR_LATE = 0.01, 0.003, 0.05
_PRIOR_SHIFTS = {1: 0.004, 2: 0.001, 10: 0.001}
_PRIOR_SHIFT = 0.0003
_SURE = 0.8
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Claim:
    """The publication date that a record states: the day as written, and the same moment's day in Greenwich."""

    day: dt.date
    utc: dt.date

    def gap(self, day: dt.date) -> int:
        """Return by how many days the claim misses a day, in the zone that is kinder to it."""
        return min(abs((self.day - day).days), abs((self.utc - day).days))


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


class Verdict(NamedTuple):
    """What is wrong with a claimed day: the code of the one check that says so, or None, and what would mend it."""

    code: str | None
    confidence: float = 1.0
    message: str | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None


FINE = Verdict(None)


def broken_codes(record: Record, path: str) -> frozenset[str]:
    """Return the codes of the structural rules that a field breaks."""
    return frozenset(b.rule.code for b in record.broken if b.path == path)


def claim(record: Record) -> Claim | None:
    """Return the claimed publication date, where there is one that has one meaning and is no placeholder."""
    text = record.article.published_at
    if not text or not text.strip() or broken_codes(record, "/published_at") & {"CMP002", "DAT011"}:
        return None
    moment = read_timestamp(text)
    if moment is None:
        ways = readings(text, fetched_day(record))
        return Claim(ways[0].first, ways[0].first) if len(ways) == 1 and ways[0].first == ways[0].last else None
    try:
        return Claim(moment.date(), moment.astimezone(dt.UTC).date())
    except OverflowError:
        return Claim(moment.date(), moment.date())


def fetched_day(record: Record) -> dt.date | None:
    """Return the day of retrieval, where it is known and no placeholder."""
    return None if broken_codes(record, "/fetched_at") else day_of(record.article.fetched_at)


def address_date(record: Record) -> UrlDate | None:
    """Return the date in the record's address, with the canonical one preferred."""
    return url_date(record.article.canonical_url) or url_date(record.article.url)


def address_evidence(record: Record, found: UrlDate) -> Evidence:
    """Return the place of a date in the record's address."""
    name = "canonical_url" if url_date(record.article.canonical_url) else "url"
    text = getattr(record.article, name)
    return Evidence(text[found.start : found.end], f"/{name}", (found.start, found.end))


def mentions(record: Record) -> list[Mention]:
    """Return the dates that the article itself mentions: those in teasers, biographies and page furniture say nothing about it."""
    zones = record.zones
    found = find_mentions(record.body)
    if len(zones) < 2:  # noqa: PLR2004 - one zone is all body
        return found
    own = (ZoneKind.BODY, ZoneKind.CAPTION)
    return [m for m in found if record.zone_at(m.start) in own]


def quote(record: Record, mention: Mention) -> Evidence:
    """Return a mention as evidence."""
    return Evidence(record.body[mention.start : mention.end], "/body", (mention.start, mention.end))


def latest_day(record: Record) -> dt.date:
    """Return the last day on which the article can have been published."""
    fetched = fetched_day(record)
    return (fetched if fetched is not None else record.now) + dt.timedelta(days=SLACK)


def text_days(record: Record) -> TextDays:
    """Return the mentions of the record's text, ready to be asked how well a day suits them."""
    return TextDays(record.of(mentions), find_weekdays(record.body))


def neighbours(record: Record) -> tuple[Neighbour, ...]:
    """Return the dated articles of the run that share names with this one."""
    return record.survey.dates.neighbours.nearest(record.article)


def text_clues(record: Record) -> list[Clue]:
    """Return the mentions that bound the day of publication."""
    return clues(record.body, record.of(mentions), latest_day(record))


def stamp_of(record: Record) -> Stamp | None:
    """Tell whether the claimed date is the crawl's or the template's."""
    return record.survey.dates.stamp(record.article, record.source)


def estimate(record: Record) -> Estimate | None:
    """Return the days on which the article can have been published, whatever date the record claims; None where nothing closes an interval."""
    found = record.of(address_date)
    if found is not None and found.day is not None:
        return Estimate(found.first, found.last, _URL_DAY, (address_evidence(record, found),))
    fetched = fetched_day(record)
    latest = fetched or record.now
    first, last, confidence, reasons = dt.date.min, latest, 1.0, []
    bounds: list[tuple[dt.date, dt.date, float, Evidence | None]] = []
    if found is not None:
        bounds.append((found.first, found.last, _URL_MONTH, address_evidence(record, found)))
    if fetched is not None and (usual := record.survey.dates.usual_lag(fetched)):
        text = f"records of this crawl were published at most {usual[0]} days before" if usual[0] else "records of this crawl were published on its day"
        bounds.append((fetched - dt.timedelta(days=usual[0]), fetched, usual[1], Evidence(text, "/fetched_at")))
    known = record.of(text_clues)
    if (closed := interval(known)) is not None:
        edges = tuple(c for c in known if (c.kind == "past" and c.day == closed[0]) or (c.kind == "deadline" and c.day == closed[1]))
        bounds += [(*closed, 0.9, quote(record, c.mention)) for c in edges[:1]]
        reasons += [quote(record, c.mention) for c in edges[1:]]
    bracket = record.survey.dates.bracket(record.article.canonical_url or record.article.url)
    if bracket is not None:
        low = bracket[0] - dt.timedelta(days=1) if bracket[0] else dt.date.min
        high = bracket[1] + dt.timedelta(days=1) if bracket[1] else dt.date.max
        bounds.append((low, high, _SERIES, Evidence("running number in the address, between those of dated records", "/url")))
    past = [c for c in known if c.kind == "past"]
    if past:
        newest = max(past, key=lambda c: c.day)
        bounds.append((newest.day, dt.date.max, 0.96, quote(record, newest.mention)))
    for low, high, sure, why in bounds:
        if max(first, low) <= min(last, high) and (low > first or high < last):
            first, last, confidence = max(first, low), min(last, high), confidence * sure
            reasons += [why] if why else []
    if first == dt.date.min or (last - first).days > _LONGEST or (fetched is None and last == latest and not found):
        return None
    return Estimate(first, last, round(confidence, 3), tuple(reasons))


def swapped(day: dt.date) -> dt.date | None:
    """Return the day with day and month exchanged, where there is such a day and it is another."""
    return make_day(day.year, day.day, day.month) if day.day != day.month else None


def alternatives(day: dt.date, latest: dt.date) -> list[tuple[str, dt.date, float]]:
    """Return the days that a common slip turns into the claimed one, with the prior chance of each slip."""
    found = []
    other = swapped(day)
    if other is not None and other <= latest:
        found.append(("swap", other, _PRIOR_SWAP))
    for shift in range(-10, 11):
        moved = make_day(day.year + shift, day.month, day.day) if shift else None
        if moved is not None and FIRST_WEB_DAY <= moved <= latest:
            found.append(("year", moved, _PRIOR_SHIFTS.get(abs(shift), _PRIOR_SHIFT)))
    return found


def verdict(record: Record) -> Verdict:
    """Return the one thing that is most likely wrong with the claimed day, so that one slip does not come out under five codes."""
    stated = record.of(claim)
    if stated is None:
        return FINE
    found = record.of(address_date)
    stamp = stamp_of(record)
    if stamp is not None and stamp.kind == SAME_SECOND:
        return _stamped(record, stamp)
    if found is not None and found.day is not None:
        return _against_address(record, stated, found, stamp)
    if stamp is not None:
        return _stamped(record, stamp)
    return _by_weight(record, stated, found)


def _against_address(record: Record, stated: Claim, found: UrlDate, stamp: Stamp | None) -> Verdict:
    gap = stated.gap(found.first)
    if gap <= SLACK:
        return FINE
    fix = Suggestion("/published_at", str(found.first), confidence=_URL_DAY)
    why = (address_evidence(record, found),)
    other = swapped(stated.day)
    if other is not None and abs((other - found.first).days) <= SLACK:
        return Verdict("DAT010", 0.99, f"day and month are swapped: the address says {found.first}", why, fix)
    if stamp is not None:
        return Verdict("DAT009", 0.99, _stamp_message(stamp), why, fix)
    confidence = 0.97 if gap > 3 else 0.75  # noqa: PLR2004 - corrections and time zones of desks reach so far
    return Verdict("DAT004", confidence, f"the address says {found.first}, {gap} days away from published_at", why, fix)


def _stamp_message(stamp: Stamp) -> str:
    return f"published_at is no date of its own: {stamp.records} records are dated {stamp.kind}"


def _stamped(record: Record, stamp: Stamp) -> Verdict:
    guess = record.of(estimate)
    return Verdict("DAT009", stamp.confidence, _stamp_message(stamp), guess.evidence if guess else (), guess.suggestion() if guess else None)


def _by_weight(record: Record, stated: Claim, found: UrlDate | None) -> Verdict:
    latest = latest_day(record)
    ways = [("claim", stated.day, 1 - _PRIOR_SWAP - _PRIOR_OTHER - 0.01), *alternatives(stated.day, latest)]
    weights = [log(prior) + _support(record, day, found) for _, day, prior in ways]
    top = max(weights)
    unknown = _PRIOR_OTHER if stated.day <= latest else _PRIOR_LATE
    total = sum(exp(w - top) for w in weights) + exp(log(unknown / _HORIZON) - top)
    chances = [exp(w - top) / total for w in weights]
    best = max(range(1, len(ways)), key=chances.__getitem__, default=0)
    wrong = sum(chances[1:])
    month_off = found is not None and not (found.first - dt.timedelta(days=SLACK) <= stated.day <= found.last + dt.timedelta(days=SLACK))
    if best and wrong >= _SURE and chances[best] >= 0.5:  # noqa: PLR2004 - more likely than all others
        kind, day, _ = ways[best]
        fix = Suggestion("/published_at", str(day), confidence=round(chances[best], 3))
        why = _reasons(record, found)
        if kind == "swap":
            return Verdict("DAT010", round(wrong, 3), f"day and month are swapped: {day} fits better", why, fix)
        if month_off:
            return Verdict("DAT004", round(wrong, 3), f"the address says {found.first:%Y-%m}, published_at another month", why, fix)  # type: ignore[union-attr]
        return Verdict("DAT012", round(wrong, 3), f"the year is contradicted: {day} fits better", why, fix)
    if month_off and found is not None:
        gap = min(abs((stated.day - found.first).days), abs((stated.day - found.last).days))
        guess = record.of(estimate)
        return Verdict(
            "DAT004",
            0.95 if gap > 31 else 0.6,  # noqa: PLR2004 - a month late in the address is common
            f"the address says {found.first:%Y-%m}, published_at another month",
            (address_evidence(record, found),),
            guess.suggestion() if guess else None,
        )
    return FINE


def _reasons(record: Record, found: UrlDate | None) -> tuple[Evidence, ...]:
    reasons = [] if found is None else [address_evidence(record, found)]
    if record.article.fetched_at:
        reasons.append(Evidence(record.article.fetched_at, "/fetched_at"))
    return tuple(reasons)


def _support(record: Record, day: dt.date, found: UrlDate | None) -> float:
    """Return the logarithm of how well a day agrees with address, crawl and running numbers."""
    score = record.of(text_days).score(day)
    if near := record.of(neighbours):
        score += log(_HORIZON * chance_of(day, near))
    fetched = fetched_day(record)
    if fetched is not None:
        score += log(1e-9) if (day - fetched).days > SLACK else log(record.survey.dates.lag_chance(fetched, day, day_of(record.article.published_at)))
    if found is not None:
        near = found.first - dt.timedelta(days=SLACK) <= day <= found.last + dt.timedelta(days=SLACK)
        score += log(_URL_MONTH) if near else log((1 - _URL_MONTH) / 120)
    bracket = record.survey.dates.bracket(record.article.canonical_url or record.article.url)
    if bracket is not None:
        low, high = bracket[0] or dt.date.min, bracket[1] or dt.date.max
        width = min((high - low).days + 3, _HORIZON)
        inside = day >= low - dt.timedelta(days=SLACK) if low > dt.date.min else True
        inside = inside and (day <= high + dt.timedelta(days=SLACK) if high < dt.date.max else True)
        score += log(_SERIES) if inside else log((1 - _SERIES) * width / _HORIZON)
    return score
