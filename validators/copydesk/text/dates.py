"""Finds the days, months, years and weekdays that an English text names, and says what each tells about the day of writing."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk.finding import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST_YEAR, LAST_YEAR = 1950, 2049
"""Years that a bare number of four digits is taken for."""
LIMIT = 200_000
"""How many characters of a text are read for dates."""

_MONTH_OF = {name: number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_OF = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}

_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day\b|\b\.?)"
_FOUR = r"((?:19|20)\d\d)(?!\d|,\d)"
_AFTER = re.compile(rf"[ \u00a0]([0-3]?\d)(?!\d|[:%]|[.,]\d)(?:st|nd|rd|th)?\b(?:,?[ \u00a0]{_FOUR})?|(?:,| of)?[ \u00a0]{_FOUR}")
_BEFORE = re.compile(rf"(?:({_WEEKDAY}),? (?:the )?)?(?<![\d.,$:/-])([0-3]?\d)(?:st|nd|rd|th)?(?: of)? $|({_WEEKDAY}),? $")
_BEFORE_BARE = re.compile(r"(?:^|[^a-z])(?:in|of|last|next|since|until|by|early|late|mid|this|during|through)[ -]$", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d(?![\d%]|[,.]\d|-\d\d-)")
_ISO = re.compile(r"(?<![\d/-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_ISO_MONTH = re.compile(r"-[01]\d(?=-[0-3])")
_PLAIN_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_LEADS = (*"0123456789", "st", "nd", "rd", "th", "of", "day", *"Mon Tue Tues Wed Wednes Thu Thur Thus Thurs Fri Sat Satur Sun".split())
_BARE_LEADS = tuple("in of last next since until by early late mid this during through".split())
_LOOK_BACK, _BARE_BACK = 30, 9
_HALF_YEAR = 182
_LAST_DAY = 31


class Mention(NamedTuple):
    """A date in a text, as far as it is named: any of its parts can be missing, but not all of them."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0, as in the standard library."""

    @property
    def date(self) -> dt.date | None:
        """The day, where year, month and day are named and such a day exists."""
        return make_day(self.year, self.month, self.day)


def make_day(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """Return the day of these parts, or None where one is missing or the calendar has no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def moved(day: dt.date, days: int) -> dt.date:
    """Return the day so many days after another, or before it where they are fewer than none; never one beyond the ends of the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal()))


def find_dates(text: str, months: Iterable[Span], limit: int = LIMIT) -> list[Mention]:
    """Return the dates that a text names, in order: months with or without day, year and weekday, and ISO days.

    Args:
        text: the text.
        months: where the names of months stand in it as whole words.
        limit: only so many characters are read, so that a text of any length costs no more than that.
    """
    found: list[Mention] = []
    for start, end in months:
        if start < limit and (not start or text[start - 1] not in "@#"):
            mention = _month_mention(text, start, end)
            if mention is not None:
                found.append(mention)
    written = (_ISO.match(text, month.start() - len("2020")) for month in _ISO_MONTH.finditer(text, len("2020"), limit))
    found += [Mention(iso.start(), iso.end(), int(iso[1]), int(iso[2]), int(iso[3])) for iso in written if iso]
    found.sort()
    return found


def with_years(text: str, dates: Iterable[Mention], limit: int = LIMIT) -> list[Mention]:
    """Return the dates of a text together with its bare years, in order."""
    found = list(dates)
    taken = {m.end - 4 for m in found if m.year is not None}
    for century in ("20", "19"):
        at = text.find(century, 0, limit)
        while at >= 0:
            before = text[at - 1] if at else " "
            is_apart = at not in taken and not before.isalnum() and before not in "$£€.,_/#-"
            if is_apart and (year := _BARE_YEAR.match(text, at)) and not text[year.end() : year.end() + 1].isalpha():
                found.append(Mention(at, year.end(), int(year[0])))
            at = text.find(century, at + 2, limit)
    found.sort()
    return found


def _month_mention(text: str, start: int, end: int) -> Mention | None:
    """Return the mention round the name of a month, or None where it is more likely another word ("May", "March")."""
    month = _MONTH_OF[text[start : start + 3].lower()]
    if text[end : end + 1] == ".":
        end += 1
    after = _AFTER.match(text, end)
    lead = text[max(0, start - _LOOK_BACK) : start]
    stem = lead.rstrip(" \n-.,")
    before = _BEFORE.search(lead) if stem.endswith(_LEADS) else None
    first, weekday = start, None
    if before is not None:
        first -= before.end() - before.start()
        name = before[1] or before[3]
        weekday = _WEEKDAY_OF[name[:3].lower()] if name else None
    if after is not None and after[1] and 1 <= int(after[1]) <= _LAST_DAY:
        if before is not None and before[2]:  # "16 May 4": the number before belongs to something else
            first, weekday = start, None
        return Mention(first, after.end(), _year(after[2]), month, int(after[1]), weekday)
    year = _year(after[3]) if after is not None else None
    stop = after.end() if after is not None and year is not None else end
    if before is not None and before[2] and 1 <= int(before[2]) <= _LAST_DAY:
        return Mention(first, stop, year, month, int(before[2]), weekday)
    if year is not None or (stem[-_BARE_BACK:].lower().endswith(_BARE_LEADS) and _BEFORE_BARE.search(lead[-_BARE_BACK:])):
        return Mention(start, stop, year, month)
    return None


def _year(text: str | None) -> int | None:
    return int(text) if text and FIRST_YEAR <= int(text) <= LAST_YEAR else None


def find_weekdays(text: str, limit: int = 1_500) -> list[tuple[int, int]]:
    """Return place and number of the weekdays that the start of a text names."""
    return [(m.start(), _WEEKDAY_OF[m[0][:3].lower()]) for m in _PLAIN_WEEKDAY.finditer(text, 0, limit)]


def years_that_fit(month: int, day: int, weekday: int, years: Iterable[int]) -> list[int]:
    """Return those of some years in which a month and day falls on a weekday."""
    return [y for y in years if (d := make_day(y, month, day)) and d.weekday() == weekday]


def nearest(month: int, day: int, anchor: dt.date) -> dt.date | None:
    """Return the occurrence of a month and day that is nearest to an anchor day; None for a day that no near year has."""
    same = make_day(anchor.year, month, day)
    if same is not None and -_HALF_YEAR <= (same - anchor).days <= _HALF_YEAR:
        return same
    near = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if 1 <= y <= 9999 and (d := make_day(y, month, day))]
    return min(near, key=lambda d: (abs((d - anchor).days), d), default=None)


_DEADLINE = LazyPattern(r"\b(?:no later than|not later than|deadline (?:of|is|on)|due (?:on|by)|expires?(?: on)?) (?:the )?$", re.IGNORECASE)
_BY = LazyPattern(r"\b(?:by|until|till|before) (?:the )?$", re.IGNORECASE)
_BINDING = LazyPattern(r"\b(?:will|must|shall)\b|['’]ll\b")
_AHEAD = LazyPattern(
    r"\b(?:will|shall|plans? to|planning to|expects? to|expected to|set to|set for|scheduled|slated|due to|going to|upcoming|coming|next|"
    r"starting|beginning|effective|would|could|may|should|must|until|till|opens|starts|begins|returns|airs|is to|are to)\b|['’]ll\b",
    re.IGNORECASE,
)
_AHEAD_TAIL = LazyPattern(r",?[^,;]{0,60}\b(?:will|is to|are to)\b")
_SAID_ON = LazyPattern(
    r"(?<!be )\b(?:said|says|told|wrote|tweeted|announced|reported|confirmed|posted|published|died|added|signed|released)"
    r"(?: [a-z]+){0,3}(?: on)? $",
    re.IGNORECASE,
)
_IRREGULAR = (
    "ate became blew broke chose drank drew drove fell fled flew forgot fought froze gave grew knew rang ran rode rose sang sank sat shook sought "
    "spoke sprang stole stood strode struck swam swore threw tore woke wore withdrew wrote overthrew overtook resold rewrote undertook"
).split()
"""Past forms that mean nothing else; those that are participles as well are in `_PASSIVE`."""
_PASSIVE = "bought brought built caught fed found heard hurt laid led left paid sent shot sold spent swept taught thought".split()
_PAST_ON = LazyPattern(
    r"\b(?:said|told|was|were|had|met|held|won|lost|began|took|made|came|went|[a-z]{3,}ed"
    rf"|{'|'.join(_IRREGULAR)}|(?<!is )(?<!are )(?<!be )(?<!being )(?:{'|'.join(_PASSIVE)}))\b"
    r"(?:(?! but | when )[^.!?;]){0,60}\b(?:on|since|after) (?:the )?$"
    r"|\b(?:since|published|posted)(?: on)?:? $",
    re.IGNORECASE,
)
_REVISED = LazyPattern(r"\b(?:updated|amended|corrected|modified|revised|edited)\b[^.!?]{0,25}$", re.IGNORECASE)
_STOPS = (". ", "! ", "? ", ".” ", '." ')
_LEAD, _TAIL = 160, 100


def reference(text: str, mention: Mention) -> str | None:
    """Return how the sentence speaks of a mentioned day: `deadline`, `ahead`, `past`, `revised`, or None where it does not say.

    `deadline` is kept for words that set a limit ("no later than", or "by" with a word of the future), so that the day of writing lies before it;
    `revised` for notes that the article was changed on that day.
    """
    lead = text[max(0, mention.start - _LEAD) : mention.start]
    cut = max(lead.rfind("\n"), *(lead.rfind(stop) for stop in _STOPS))
    sentence = lead[cut + 1 :]
    if _DEADLINE.search(sentence):
        return "deadline"
    if _REVISED.search(sentence):
        return "revised"
    if _SAID_ON.search(sentence):
        return "past"
    ahead = _AHEAD.search(sentence)
    if ahead and _BY.search(sentence):
        return "deadline" if _BINDING.search(sentence) else "ahead"
    if ahead:
        return "ahead"
    stop = text.find(".", mention.end, mention.end + _TAIL)
    tail = text[mention.end : stop if stop >= 0 else mention.end + _TAIL].partition("\n")[0]
    if _AHEAD_TAIL.match(tail):
        return "ahead"
    return "past" if _PAST_ON.search(sentence) else None


def limit_start(text: str, mention: Mention) -> int:
    """Return where the words begin that make a mention a limit ("no later than September 15, 2020"); the mention's own start where there are none."""
    lead = text[max(0, mention.start - _LEAD) : mention.start]
    limit = _DEADLINE.search(lead)
    return mention.start - len(limit[0]) if limit else mention.start


class Clue(NamedTuple):
    """A mention that bounds the day of writing: from below (`past`) or from above (`deadline`)."""

    mention: Mention
    day: dt.date
    kind: str


def clues(text: str, mentions: Sequence[Mention], latest: dt.date) -> list[Clue]:
    """Return the mentions that bound the day of writing, each with its full day, in the order of the text.

    A day without a year gets one only where the weekday allows it and another full date of the text names that year;
    a bare year never bounds anything.

    Args:
        text: the text of the mentions.
        mentions: its mentions, without those in parts that are not the article.
        latest: the last day that the text can have been written on.
    """
    years = {m.year for m in mentions if m.year is not None and m.month is not None}
    found = []
    for mention in mentions:
        if mention.month is None or mention.day is None:
            continue
        days = [mention.date] if mention.year is not None else _completed(mention, years)
        if len(days) != 1 or (day := days[0]) is None:
            continue
        kind = reference(text, mention)
        if (kind == "past" and day <= latest) or (kind == "deadline" and mention.year is not None):
            found.append(Clue(mention, day, kind))
    return found


def _completed(mention: Mention, years: Iterable[int]) -> list[dt.date | None]:
    if mention.weekday is None:
        return []
    return [d for y in years if (d := make_day(y, mention.month, mention.day)) and d.weekday() == mention.weekday]


def interval(found: Iterable[Clue]) -> tuple[dt.date, dt.date] | None:
    """Return the days between the latest past day and the earliest deadline after it, or None where clues close no interval of at most a year."""
    known = list(found)
    past = [c.day for c in known if c.kind == "past"]
    if not past:
        return None
    first = max(past)
    last = min((c.day for c in known if c.kind == "deadline" and c.day >= first), default=None)
    return (first, last) if last is not None and (last - first).days <= 366 else None
