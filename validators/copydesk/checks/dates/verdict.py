"""What is wrong with the day that a record claims: one verdict, so that one slip does not come out under five codes."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.dates.estimate import URL_DAY, estimate
from copydesk.checks.dates.facts import (
    FIRST_WEB_DAY,
    SLACK,
    address_date,
    address_evidence,
    claim,
    fetched_day,
    is_within,
    latest_day,
    mentions_and_years,
    neighbours,
    stamp,
)
from copydesk.checks.dates.support import HORIZON, reasons, support
from copydesk.finding import Evidence, Suggestion
from copydesk.survey.neighbours import LIMITS, chance_of
from copydesk.survey.stamps import SAME_SECOND
from copydesk.text.dates import make_day

if TYPE_CHECKING:
    import datetime as dt

    from copydesk.check import Record
    from copydesk.checks.dates.facts import Claim
    from copydesk.survey.stamps import Stamp
    from copydesk.text.url_dates import UrlDate

_PRIOR_CLAIM, _PRIOR_SWAP, _PRIOR_OTHER, _PRIOR_LATE = 0.977, 0.01, 0.003, 0.05
_PRIOR_SHIFTS = {1: 0.004, 2: 0.001, 10: 0.001}
_PRIOR_SHIFT = 0.0003
_SURE, _LIKELIEST, _ADVISED = 0.8, 0.5, 0.9
_NEARLY_SURE = _SURE - 0.001
"""What is rounded to `_SURE`."""
_FAR, _MONTH_FAR = 3, 31


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
        pair = Evidence(f"{stated.day} with day and month exchanged is {other}", "/published_at")
        return Verdict("DAT010", 0.99, f"day and month are swapped: the address says {found.first}", (*why, pair), fix)
    if stamped is not None:
        return Verdict("DAT009", 0.99, _stamp_message(stamped), (*_stamp_evidence(record, stamped), *why), fix)
    message = f"the address says {found.first}, {gap} days away from published_at"
    return Verdict("DAT004", 0.97 if gap > _FAR else 0.75, message, why, fix)


def _stamp_message(stamped: Stamp) -> str:
    return f"published_at is no date of its own: {stamped.records} records are dated {stamped.kind}"


def _stamped(record: Record, stamped: Stamp) -> Verdict:
    guess = record.of(estimate)
    why = (*_stamp_evidence(record, stamped), *(guess.evidence if guess else ()))
    return Verdict("DAT009", stamped.confidence, _stamp_message(stamped), why, guess.suggestion() if guess else None)


def _stamp_evidence(record: Record, stamped: Stamp) -> tuple[Evidence, ...]:
    """Return the share of records that have the trait, what else speaks against their date, and some of them."""
    facts = (Evidence(text, "/published_at") for text in (stamped.share, stamped.against) if text)
    return (*facts, *(record.survey.roll.evidence(file, line, "/published_at") for file, line in stamped.others))


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
    month_off = found is not None and not is_within(stated.day, found.first, found.last)
    if not month_off and _is_fresh(record, stated):
        return FINE
    ways = [("claim", stated.day, _PRIOR_CLAIM), *_alternatives(record, stated.day)]
    unknown = log((_PRIOR_OTHER if stated.day <= latest_day(record) else _PRIOR_LATE) / HORIZON)
    if found is not None and not _knows_lag(record):  # a day taken at random lies in the month of the address by chance only
        unknown += log(((found.last - found.first).days + 1) / HORIZON)
    weights = [log(prior) + sum(support(record, day)) for _, day, prior in ways]
    chances = _shares(weights, unknown)
    if _can_tell(chances) and (near := record.of(neighbours)):
        weights = [w + log(HORIZON * chance_of(day, near)) for w, (_, day, _) in zip(weights, ways, strict=True)]
        chances = _shares(weights, unknown)
    best = max(range(1, len(ways)), key=chances.__getitem__, default=0)
    wrong = round(sum(chances[1:]), 3)
    if best and wrong >= _SURE and chances[best] >= _LIKELIEST:
        return _named(record, stated.day, ways[best][:2], wrong, chances[best], found if month_off else None)
    if month_off and found is not None:
        gap = _days_off(stated.day, found)
        guess = record.of(estimate)
        fix = guess.suggestion() if guess else None
        return Verdict("DAT004", 0.95 if gap > _MONTH_FAR else 0.6, _month_message(stated.day, found), address_evidence(record), fix)
    return FINE


def _days_off(day: dt.date, found: UrlDate) -> int:
    return min(abs((day - found.first).days), abs((day - found.last).days))


def _month_message(day: dt.date, found: UrlDate) -> str:
    return f"the address says {found.last:%Y-%m}, {_days_off(day, found)} days away from published_at ({day})"


def _can_tell(chances: list[float]) -> bool:
    """Tell whether neighbours that speak as loudly as they can, for the slips and against the claim, could make a fault of it."""
    slips = sum(chances[1:])
    quietest, loudest = (HORIZON * chance for chance in LIMITS)
    return loudest * slips * (1 - _NEARLY_SURE) >= _NEARLY_SURE * (quietest * chances[0] + 1 - chances[0] - slips)


def _named(record: Record, claimed: dt.date, best: tuple[str, dt.date], wrong: float, chance: float, contrary: UrlDate | None) -> Verdict:
    kind, day = best
    fix = Suggestion("/published_at", str(day), confidence=round(chance, 3))
    guess = record.of(estimate) if chance < _ADVISED else None
    if guess is not None and guess.confidence > chance:
        fix = guess.suggestion()
    why = reasons(record, claimed, day)
    if kind == "swap":
        return Verdict("DAT010", wrong, f"day and month are swapped: {day} fits better", why, fix)
    if contrary is not None:
        return Verdict("DAT004", wrong, _month_message(claimed, contrary), why, fix)
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
