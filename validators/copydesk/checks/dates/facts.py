"""What a record says about its dates, each derived once and shared by all checks: claim, address, retrieval, mentions, neighbours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.finding import Evidence
from copydesk.survey.dates import Bracket, day_of, moment_of
from copydesk.text.date_fit import TextDays
from copydesk.text.date_readings import readings
from copydesk.text.dates import Clue, Mention, clues, find_dates, find_weekdays, limit_start, moved, with_years
from copydesk.text.url_dates import UrlDate, url_date
from copydesk.text.zones import ZoneKind

if TYPE_CHECKING:
    from copydesk.check import Record
    from copydesk.survey.neighbours import Neighbour
    from copydesk.survey.stamps import Stamp

FIRST_WEB_DAY = dt.date(1990, 12, 20)
"""The day of the first web page."""

SLACK = 1
"""Days by which two dates of one moment can differ because of zones."""

_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Claim:
    """The publication date that a record states: the day as written, and the same moment's day in Greenwich."""

    day: dt.date
    utc: dt.date

    def gap(self, day: dt.date) -> int:
        """Return by how many days the claim misses a day, in the zone that is kinder to it."""
        return min(abs((self.day - day).days), abs((self.utc - day).days))


def broken_codes(record: Record, path: str) -> frozenset[str]:
    """Return the codes of the structural rules that a field breaks."""
    return frozenset(b.rule.code for b in record.broken if b.path == path) if record.broken else frozenset()


def is_placeholder(record: Record, path: str) -> bool:
    """Tell whether a field holds one of the days that systems write for "not set", and nothing shows that this one is meant."""
    return "DAT011" in broken_codes(record, path) and not (path in {"/published_at", "/modified_at"} and _is_borne_out(record, path[1:]))


def _is_borne_out(record: Record, name: str) -> bool:
    """Tell whether the address allows the day of a field, or the text names it with its weekday and knows of no later year."""
    day = day_of(getattr(record.article, name))
    if day is None:
        return False
    found = record.of(address_date)
    if found is not None:
        return is_within(day, found.first, found.last)
    return (
        day >= FIRST_WEB_DAY
        and any(m.date == day and m.weekday == day.weekday() for m in record.of(mentions))
        and all(m.year is None or m.year <= day.year for m in record.of(mentions_and_years))
    )


def is_within(day: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    """Tell whether a day lies between two, give or take what zones make of a day; an end that is not known bounds nothing."""
    return (first is None or (first - day).days <= SLACK) and (last is None or (day - last).days <= SLACK)


def claim(record: Record) -> Claim | None:
    """Return the claimed publication date, where there is one that has one meaning and is no placeholder."""
    text = record.article.published_at
    if not text or not text.strip() or "CMP002" in broken_codes(record, "/published_at") or is_placeholder(record, "/published_at"):
        return None
    moment = moment_of(text)
    if moment is None:
        ways = readings(text, record.of(fetched_day))
        return Claim(ways[0].first, ways[0].first) if len(ways) == 1 and ways[0].first == ways[0].last else None
    try:
        return Claim(moment.date(), moment.astimezone(dt.UTC).date())
    except OverflowError:
        return Claim(moment.date(), moment.date())


def fetched_day(record: Record) -> dt.date | None:
    """Return the day of retrieval, where it is known and no placeholder."""
    return None if broken_codes(record, "/fetched_at") else day_of(record.article.fetched_at)


def latest_day(record: Record) -> dt.date:
    """Return the last day on which the article can have been published."""
    fetched = record.of(fetched_day)
    return moved(fetched if fetched is not None else record.now, SLACK)


def is_late(record: Record) -> bool:
    """Tell whether the claimed day lies after the latest one that is possible."""
    stated = record.of(claim)
    return stated is not None and (stated.day > latest_day(record) or "DAT005" in broken_codes(record, "/published_at"))


def address(record: Record) -> tuple[str, UrlDate] | None:
    """Return the date in the record's address, the canonical one preferred, and the name of the field that has it."""
    for name in ("canonical_url", "url"):
        found = url_date(getattr(record.article, name))
        if found is not None:
            return name, found
    return None


def address_date(record: Record) -> UrlDate | None:
    """Return the date in the record's address."""
    known = record.of(address)
    return None if known is None else known[1]


def address_evidence(record: Record) -> tuple[Evidence, ...]:
    """Return the place of the date in the record's address, where it has one."""
    known = record.of(address)
    if known is None:
        return ()
    name, found = known
    return (Evidence(getattr(record.article, name)[found.start : found.end], f"/{name}", (found.start, found.end)),)


def bracket(record: Record) -> Bracket | None:
    """Return the days between which the running number in the address puts the article."""
    return record.survey.dates.bracket(record.article.canonical_url or record.article.url)


def stamp(record: Record) -> Stamp | None:
    """Tell whether the claimed date is the crawl's or the template's."""
    return record.survey.dates.stamp(record.article, record.ref)


def neighbours(record: Record) -> tuple[Neighbour, ...]:
    """Return the dated articles of the run that share names with this one."""
    return record.survey.dates.neighbours.nearest(record.article)


def all_dates(record: Record) -> list[Mention]:
    """Return the dates that the whole body names, bare years apart; ask through `record.of`."""
    return find_dates(record.body, record.places.of("months"))


def mentions(record: Record) -> list[Mention]:
    """Return the dates that the article itself names, bare years apart: those in teasers, biographies and page furniture say nothing about it.

    A text that names more than a thousand is a table, and its first thousand tell enough.
    """
    return _own(record, record.of(all_dates))


def mentions_and_years(record: Record) -> list[Mention]:
    """Return the dates and the bare years that the article itself names."""
    return _own(record, with_years(record.body, record.of(all_dates)))


def _own(record: Record, found: list[Mention]) -> list[Mention]:
    found = found[:_MOST]
    if not found or len(record.zones) < 2:
        return found
    own = (ZoneKind.BODY, ZoneKind.CAPTION)
    return [m for m in found if record.zone_at(m.start) in own]


def text_days(record: Record) -> TextDays:
    """Return the mentions of the record's text, ready to be asked how well a day suits them."""
    return TextDays(record.of(mentions_and_years), find_weekdays(record.body))


def text_clues(record: Record) -> list[Clue]:
    """Return the mentions that bound the day of publication."""
    return clues(record.body, record.of(mentions), latest_day(record))


def quote(record: Record, mention: Mention) -> Evidence:
    """Return a mention as evidence, with the words that make it a limit where there are such."""
    start = limit_start(record.body, mention)
    return Evidence(record.body[start : mention.end], "/body", (start, mention.end))
