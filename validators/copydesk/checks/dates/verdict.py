"""What is wrong with the day that a record claims: one verdict, so that one slip does not come out under five codes."""

from __future__ import annotations

import datetime as dt
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.dates.estimate import URL_DAY, URL_MONTH, estimate
from copydesk.checks.dates.facts import (
    FIRST_WEB_DAY,
    SLACK,
    address_date,
    address_evidence,
    bracket,
    claim,
    fetched_day,
    latest_day,
    mentions_and_years,
    neighbours,
    quote,
    stamp,
    text_days,
)
from copydesk.finding import Evidence, Suggestion
from copydesk.survey.dates import day_of
from copydesk.survey.neighbours import LIMITS, chance_of
from copydesk.survey.stamps import SAME_SECOND
from copydesk.text.dates import make_day

if TYPE_CHECKING:
    from copydesk.check import Record
    from copydesk.checks.dates.facts import Claim
    from copydesk.survey.stamps import Stamp
    from copydesk.text.url_dates import UrlDate

_HORIZON = 3_650
_PRIOR_CLAIM, _PRIOR_SWAP, _PRIOR_OTHER, _PRIOR_LATE = 0.977, 0.01, 0.003, 0.05
_PRIOR_SHIFTS = {1: 0.004, 2: 0.001, 10: 0.001}
_PRIOR_SHIFT = 0.0003
_SURE, _LIKELIEST, _ADVISED = 0.8, 0.5, 0.9
_NEARLY_SURE = _SURE - 0.001
"""What is rounded to `_SURE`."""
_FAR, _MONTH_FAR = 3, 31
_QUOTED = 3


class Verdict(NamedTuple):
    """What is wrong with a claimed day: the code of the one check that says so, or None, and what would mend it."""

    code: str | None
    confidence: float = 1.0
    message: str | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None


FINE = Verdict(None)


def swapped(day: dt.date) -> dt.date | None:
    """Return the day with day and month exchanged, where there is such a day and it is another."""
    return make_day(day.year, day.day, day.month) if day.day != day.month else None


def verdict(record: Record) -> Verdict:
    """Return the one thing that is most likely wrong with the claimed day, or `FINE`."""
    stated = record.of(claim)
    if stated is None:
        return FINE
    stamped = record.of(stamp)
    if stamped is not None and stamped.kind == SAME_SECOND:
        return _stamped(record, stamped)
    found = record.of(address_date)
    if found is not None and found.day is not None:
        return _against_address(record, stated, found, stamped)
    return _by_weight(record, stated, found) if stamped is None else _stamped(record, stamped)


def _against_address(record: Record, stated: Claim, found: UrlDate, stamped: Stamp | None) -> Verdict:
    gap = stated.gap(found.first)
    if gap <= SLACK:
        return FINE
    fix = Suggestion("/published_at", str(found.first), confidence=URL_DAY)
    why = address_evidence(record)
    other = swapped(stated.day)
    if other is not None and abs((other - found.first).days) <= SLACK:
        return Verdict("DAT010", 0.99, f"day and month are swapped: the address says {found.first}", why, fix)
    if stamped is not None:
        return Verdict("DAT009", 0.99, _stamp_message(stamped), (*_others(stamped), *why), fix)
    message = f"the address says {found.first}, {gap} days away from published_at"
    return Verdict("DAT004", 0.97 if gap > _FAR else 0.75, message, why, fix)


def _stamp_message(stamped: Stamp) -> str:
    return f"published_at is no date of its own: {stamped.records} records are dated {stamped.kind}"


def _stamped(record: Record, stamped: Stamp) -> Verdict:
    guess = record.of(estimate)
    why = (*_others(stamped), *(guess.evidence if guess else ()))
    return Verdict("DAT009", stamped.confidence, _stamp_message(stamped), why, guess.suggestion() if guess else None)


def _others(stamped: Stamp) -> tuple[Evidence, ...]:
    return tuple(Evidence(f"{ref.file}:{ref.line} of {ref.source}", "/published_at", record=ref) for ref in stamped.others)


def _alternatives(record: Record, day: dt.date) -> list[tuple[str, dt.date, float]]:
    """Return the days that a common slip turns into the claimed one, with the prior chance of each slip."""
    latest = latest_day(record)
    found = []
    other = swapped(day)
    if other is not None and other <= latest:
        found.append(("swap", other, _PRIOR_SWAP))
    named = {m.year - day.year for m in record.of(mentions_and_years) if m.year is not None}
    fetched = record.of(fetched_day)
    if fetched is not None:
        named |= {fetched.year - day.year, fetched.year - 1 - day.year}
    for shift in sorted(named | set(_PRIOR_SHIFTS) | {-s for s in _PRIOR_SHIFTS}):
        moved = make_day(day.year + shift, day.month, day.day) if shift and -10 <= shift <= 10 else None
        if moved is not None and FIRST_WEB_DAY <= moved <= latest:
            found.append(("year", moved, _PRIOR_SHIFTS.get(abs(shift), _PRIOR_SHIFT)))
    return found


def _by_weight(record: Record, stated: Claim, found: UrlDate | None) -> Verdict:
    """Set the claimed day against what common slips would have made of others, by everything that speaks for a day."""
    month_off = found is not None and not _within(stated.day, found.first, found.last)
    if not month_off and _is_fresh(record, stated):
        return FINE
    ways = [("claim", stated.day, _PRIOR_CLAIM), *_alternatives(record, stated.day)]
    unknown = log((_PRIOR_OTHER if stated.day <= latest_day(record) else _PRIOR_LATE) / _HORIZON)
    if found is not None and not _knows_lag(record):  # a day taken at random lies in the month of the address by chance only
        unknown += log(((found.last - found.first).days + 1) / _HORIZON)
    weights = [log(prior) + _support(record, day, found) for _, day, prior in ways]
    chances = _shares(weights, unknown)
    if _can_tell(chances) and (near := record.of(neighbours)):
        weights = [w + log(_HORIZON * chance_of(day, near)) for w, (_, day, _) in zip(weights, ways, strict=True)]
        chances = _shares(weights, unknown)
    best = max(range(1, len(ways)), key=chances.__getitem__, default=0)
    wrong = round(sum(chances[1:]), 3)
    if best and wrong >= _SURE and chances[best] >= _LIKELIEST:
        return _named(record, ways[best][:2], wrong, chances[best], found if month_off else None)
    if month_off and found is not None:
        gap = min(abs((stated.day - found.first).days), abs((stated.day - found.last).days))
        guess = record.of(estimate)
        message = f"the address says {found.last:%Y-%m}, published_at another month"
        return Verdict("DAT004", 0.95 if gap > _MONTH_FAR else 0.6, message, address_evidence(record), guess.suggestion() if guess else None)
    return FINE


def _can_tell(chances: list[float]) -> bool:
    """Tell whether neighbours that speak as loudly as they can, for the slips and against the claim, could make a fault of it."""
    slips = sum(chances[1:])
    quietest, loudest = (_HORIZON * chance for chance in LIMITS)
    return loudest * slips * (1 - _NEARLY_SURE) >= _NEARLY_SURE * (quietest * chances[0] + 1 - chances[0] - slips)


def _named(record: Record, best: tuple[str, dt.date], wrong: float, chance: float, contrary: UrlDate | None) -> Verdict:
    kind, day = best
    fix = Suggestion("/published_at", str(day), confidence=round(chance, 3))
    guess = record.of(estimate) if chance < _ADVISED else None
    if guess is not None and guess.confidence > chance:
        fix = guess.suggestion()
    why = _reasons(record, day)
    if kind == "swap":
        return Verdict("DAT010", wrong, f"day and month are swapped: {day} fits better", why, fix)
    if contrary is not None:
        return Verdict("DAT004", wrong, f"the address says {contrary.last:%Y-%m}, published_at another month", why, fix)
    return Verdict("DAT012", wrong, f"the year is contradicted: {day} fits better", why, fix)


def _shares(weights: list[float], unknown: float) -> list[float]:
    top = max(weights)
    total = sum(exp(w - top) for w in weights) + exp(unknown - top)
    return [exp(w - top) / total for w in weights]


def _is_fresh(record: Record, stated: Claim) -> bool:
    """Tell whether the record was fetched as soon after its claimed day as its crawl's others were: no slip does that by chance."""
    fetched = record.of(fetched_day)
    usual = record.survey.dates.crawls.usual(fetched) if fetched is not None else None
    return usual is not None and fetched is not None and 0 <= (fetched - stated.day).days <= usual[0]


def _knows_lag(record: Record) -> bool:
    fetched = record.of(fetched_day)
    return fetched is not None and record.survey.dates.crawls.usual(fetched) is not None


def _within(day: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    slack = dt.timedelta(days=SLACK)
    return (first is None or day >= first - slack) and (last is None or day <= last + slack)


def _support(record: Record, day: dt.date, found: UrlDate | None) -> float:
    """Return the logarithm of how well a day agrees with text, crawl, address and running numbers."""
    score = record.of(text_days).score(day)
    fetched = record.of(fetched_day)
    if fetched is not None:
        late = (day - fetched).days > SLACK
        score += log(1e-9 if late else record.survey.dates.crawls.chance(fetched, day, day_of(record.article.published_at)))
    else:
        score -= log(_HORIZON)
    if found is not None:
        score += log(URL_MONTH) if _within(day, found.first, found.last) else log((1 - URL_MONTH) / 120)
    series = record.of(bracket)
    if series is not None:
        sure = series.confidence
        width = (series.last - series.first).days + 3 if series.first and series.last else _HORIZON
        score += log(sure) if _within(day, series.first, series.last) else log((1 - sure) * min(width, _HORIZON) / _HORIZON)
    return score


def _reasons(record: Record, day: dt.date) -> tuple[Evidence, ...]:
    """Return the clues that agree with a day: address, retrieval, and mentions of its year or of days near it."""
    reasons = list(address_evidence(record))
    if _knows_lag(record):
        reasons.append(Evidence(record.article.fetched_at or "", "/fetched_at"))
    months = {day.month, day.month % 12 + 1}
    fitting = [m for m in record.of(mentions_and_years) if m.year == day.year or (m.year is None and m.day is not None and m.month in months)]
    fitting.sort(key=lambda m: ((m.year is None) + (m.day is None), m.start))
    return (*reasons, *(quote(record, m) for m in fitting[:_QUOTED]))
