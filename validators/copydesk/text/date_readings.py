"""Reads a date that is not ISO 8601 in every way that it can be meant."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from copydesk.text.dates import make_day, moved
from copydesk.text.lazy_pattern import LazyPattern

_NAMES = {
    1: "january jan janvier januar jänner enero gennaio januari janeiro",
    2: "february feb février fevrier februar febrero febbraio februari fevereiro",
    3: "march mar mars märz marzo maart março",
    4: "april apr avril abril aprile",
    5: "may mai mayo maggio mei maio",
    6: "june jun juin juni junio giugno junho",
    7: "july jul juillet juli julio luglio julho",
    8: "august aug août aout agosto augustus",
    9: "september sep sept septembre septiembre settembre setembro",
    10: "october oct octobre oktober okt octubre ottobre outubro",
    11: "november nov novembre noviembre novembro",
    12: "december dec décembre decembre dezember dez diciembre dicembre dezembro",
}
_MONTHS = 12
_MONTH_OF = {name: number for number, names in _NAMES.items() for name in names.split()}
_SPACES = re.compile(r"\s+")
_LEAD = re.compile(
    r"^(?:(?:first |originally )?(?:published|posted|updated|date|created|on)\b:?\s*(?:on |at )?)?"
    r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[.,]?\s+|[^\W\d_]{2,12}\.?,\s+(?=\d))?",
    re.IGNORECASE,
)
_CLOCK = LazyPattern(r"(?:^|[ T,])(?:at |um |à )?(\d{1,2})[:.h](\d{2})(?!\.?\d)(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?(?![a-z]))?", re.IGNORECASE)
_OFFSET = r"[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?(?!\d)"
_ZONE = LazyPattern(rf"\s*\(?(?:(Z|UTC|GMT)|({_OFFSET})|([A-Z]{{1,4}}T|Uhr))\)?(?:(?<=\d)\s?\(?[A-Z]{{2,5}}\)?)?\.?(?=$|[ ,])")
_OFFSETS = {
    "EST": "-05:00",
    "EDT": "-04:00",
    "CDT": "-05:00",
    "MDT": "-06:00",
    "MST": "-07:00",
    "PDT": "-07:00",
    "PST": "-08:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "JST": "+09:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
}
"""Zones whose name means one offset; the time after any other name (IST, CST, BST, ET) is left without a zone."""
_YMD = LazyPattern(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$")
_COMPACT = LazyPattern(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)$")
_COMPACT_TIME = LazyPattern(r"((?:19|20)\d{6})T?([0-2]\d)([0-5]\d)([0-5]\d)?(Z|[+-](?:0[0-9]|1[0-4])[0-5][0-9])?$")
_NUMERIC = LazyPattern(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$")
_MONTH_FIRST = LazyPattern(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
_DAY_FIRST = LazyPattern(r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[ -](?:de |of )?([^\W\d_]+)\.?,?[ -](?:de |of )?(\d{4})$")
_YEAR_FIRST = LazyPattern(r"(\d{4})[ -]([^\W\d_]+)\.?[ -](\d{1,2})$")
_MONTH_ONLY = LazyPattern(r"(?:([^\W\d_]+)\.?,? (\d{4})|(\d{4})[-/](\d{1,2}))$")
_YEAR = LazyPattern(r"(?:19|20)\d\d$")
_SECONDS = LazyPattern(r"(\d{9,10})(?:\.\d+)?$|(\d{12,13})$")
_AGO = LazyPattern(r"(?:(an?|\d{1,3}) (minute|hour|day|week)s? ago|(yesterday|today|just now))$", re.IGNORECASE)


class Reading(NamedTuple):
    """One way to read a date: its days (one, or those of a month or year), and how ISO 8601 writes it."""

    first: dt.date
    last: dt.date
    iso: str


def readings(text: str, fetched: dt.date | None = None) -> tuple[Reading, ...]:
    """Return every day, month or year that a text in another form than ISO 8601 can mean, the earliest first; nothing where it cannot be read.

    Args:
        text: the date as written.
        fetched: the day on which the record was retrieved; "2 days ago" means nothing without it.
    """
    text = _SPACES.sub(" ", text).strip()
    if not text or len(text) > 80:
        return ()
    stamp = _SECONDS.match(text)
    if stamp:
        return _from_epoch(int(stamp[1]) if stamp[1] else int(stamp[2]) / 1000)
    if compact := _COMPACT_TIME.match(text):
        day = _COMPACT.match(compact[1])
        time_of_day = _clock_text(compact[2], compact[3], compact[4] or "00")
        return _days([(int(day[1]), int(day[2]), int(day[3]))], time_of_day, compact[5] or "") if day and time_of_day else ()
    if fetched is not None and (ago := _AGO.match(text)):
        return _relative(ago, fetched)
    text = _LEAD.sub("", text)
    clock: str | None = ""
    zone = ""
    time = _CLOCK.search(text)
    if time:
        rest = text[time.end() :].strip()
        head = text[: time.start()].rstrip(" ,T|-–")
        if known := _ZONE.match(rest):
            zone = known[1] or known[2] or _OFFSETS.get(known[3], "")
            rest = rest[known.end() :]
        rest = rest.strip(" ,|-–")
        if head and rest:
            return ()
        clock = _clock(time[1], time[2], time[3], time[4])
        if clock is None:
            return ()
        text = head or _LEAD.sub("", rest)
    return _date(text.strip(" ,|"), clock or "", zone)


_NUMBERS = LazyPattern(r"(\d{1,2})([-/. ])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")


def day_stands_first(text: str) -> bool | None:
    """Return whether the day stands before the month in a date in numbers; None where that cannot be seen, or nothing else is meant."""
    found = _NUMBERS.match(text.strip())
    if found is None or (int(found[1]) > _MONTHS) == (int(found[3]) > _MONTHS):
        return None
    return int(found[1]) > _MONTHS


def in_order(text: str, ways: tuple[Reading, ...], *, day_first: bool) -> Reading | None:
    """Return the one reading of a date in numbers that keeps to an order of day and month; None for dates written otherwise."""
    found = _NUMBERS.match(text.strip())
    if found is None:
        return None
    day, month = (int(found[1]), int(found[3])) if day_first else (int(found[3]), int(found[1]))
    fitting = [way for way in ways if (way.first.day, way.first.month) == (day, month)]
    return fitting[0] if len(fitting) == 1 else None


def _date(text: str, clock: str, zone: str) -> tuple[Reading, ...]:
    if match := (_YMD.match(text) or _COMPACT.match(text)):
        parts = [int(part) for part in match.groups() if part.isdigit()]
        return _days([(parts[0], parts[1], parts[2])], clock, zone)
    if match := _NUMERIC.match(text):
        one, two, written = int(match[1]), int(match[3]), match[4]
        years = [int(written)] if len(written) == 4 else [2000 + int(written)] if int(written) < 70 else [1900 + int(written)]
        ways = [(y, m, d) for y in years for m, d in ((one, two), (two, one))]
        if len(written) == 2 and len(match[1]) == 2:
            ways.append((2000 + one, two, int(written)))
        return _days(ways, clock, zone)
    for pattern, order in ((_MONTH_FIRST, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        if match := pattern.match(text):
            month = _MONTH_OF.get(match[order[1]].casefold())
            return _days([(int(match[order[0]]), month, int(match[order[2]]))], clock, zone) if month else ()
    if _YEAR.match(text):
        year = dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
        return (Reading(*year, "/".join(map(str, year))),)
    if match := _MONTH_ONLY.match(text):
        month = _MONTH_OF.get(match[1].casefold()) if match[1] else int(match[4])
        first = make_day(int(match[2] or match[3]), month, 1)
        if first is None:
            return ()
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return (Reading(first, last, f"{first}/{last}"),)
    return ()


def _days(ways: list[tuple[int, int, int]], clock: str, zone: str) -> tuple[Reading, ...]:
    days = sorted({d for y, m, n in ways if (d := make_day(y, m, n))})
    if zone and zone[0] in "+-":
        zone = f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    elif zone:
        zone = "Z"
    return tuple(Reading(d, d, f"{d}T{clock}{zone}" if clock else str(d)) for d in days)


def _clock(hour: str, minute: str, second: str | None, half: str | None) -> str | None:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half[0] in "pP" else 0)
    return _clock_text(str(number), minute, second or "00") or None


def _clock_text(hour: str, minute: str, second: str) -> str:
    return f"{int(hour):02}:{int(minute):02}:{int(second):02}" if int(hour) < 24 and int(minute) < 60 and int(second) < 60 else ""


def _from_epoch(seconds: float) -> tuple[Reading, ...]:
    moment = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=int(seconds))
    return (Reading(moment.date(), moment.date(), moment.isoformat().replace("+00:00", "Z")),)


def _relative(ago: re.Match[str], fetched: dt.date) -> tuple[Reading, ...]:
    number = 1 if ago[1] and ago[1].casefold() in {"a", "an"} else int(ago[1] or 0)
    unit = (ago[2] or "").casefold()
    days = {"day": number, "week": 7 * number, "hour": number // 24}.get(unit, 0)
    if ago[3] and ago[3].casefold() == "yesterday":
        days = 1
    day = moved(fetched, -days)
    return (Reading(day, day, str(day)),) if (fetched - day).days == days else ()
