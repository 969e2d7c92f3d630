"""Reads the day or month that an address carries in its path, and the running number by which a site counts its articles."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from copydesk.text.dates import MONTHS, make_day

_YEAR = r"((?:19|20)\d\d)"
_MONTH = r"(1[0-2]|0?[1-9])"
_DAY = r"(3[01]|[12]\d|0?[1-9])"
_NAME = r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_END = r"(?=/|$|\.[a-z]{3,5}$)"
_DAYS = (
    re.compile(rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/.]|$)"),
    re.compile(rf"/{_YEAR}([-_.]){_MONTH}\2{_DAY}(?=[/_.-]|$)"),
    re.compile(rf"[-_]{_YEAR}([-_]){_MONTH}\2{_DAY}{_END}"),
    re.compile(rf"/{_YEAR}/(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=/)"),
    re.compile(rf"/{_YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=/)"),
    re.compile(rf"/{_YEAR}[/-]{_NAME}[/-]{_DAY}(?=[/.]|$)", re.IGNORECASE),
)
_MONTHS = (
    re.compile(rf"/{_YEAR}[/-](1[0-2]|0[1-9])(?=/)"),
    re.compile(rf"/{_YEAR}[/-]{_NAME}(?=/)", re.IGNORECASE),
)
_ISSUE = re.compile(r"/(?:magazine|print|issues?)/", re.IGNORECASE)
_BEFORE_ISSUE = dt.timedelta(days=45)
_HAS_YEAR = re.compile(r"[/_-](?:19|20)\d\d")
_HOST = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#]*", re.IGNORECASE)


class UrlDate(NamedTuple):
    """The days that an address allows (one, or those of a month), and where in the address they stand.

    The date of a printed issue allows the weeks before it as well: magazines put articles on the web before they date them.
    """

    first: dt.date
    last: dt.date
    start: int
    end: int

    @property
    def day(self) -> dt.date | None:
        """The day, where the address names one."""
        return self.first if self.first == self.last else None


def url_date(url: str | None) -> UrlDate | None:
    """Return the date in the path of an address; host, query, fragment and numbers without separators (ids) are left alone."""
    if not url or not ("20" in url or "19" in url):
        return None
    host = _HOST.match(url)
    start = host.end() if host else 0
    path = url[:start] + url[start:].partition("?")[0].partition("#")[0]
    year = _HAS_YEAR.search(path, start)
    if year is None:
        return None
    early = _BEFORE_ISSUE if _ISSUE.search(path, start) else dt.timedelta()
    for pattern in _DAYS:
        match = pattern.search(path, year.start())
        if match:
            parts = [part for part in match.groups() if part not in "-_."]
            day = make_day(int(parts[0]), _month(parts[1]), int(parts[2]))
            if day is not None:
                return UrlDate(day - early, day, match.start(1), match.end())
    for pattern in _MONTHS:
        match = pattern.search(path, year.start())
        if match:
            number, month = int(match[1]), _month(match[2])
            last = dt.date(number, month, calendar.monthrange(number, month)[1])
            return UrlDate(last.replace(day=1) - early, last, match.start(1), match.end())
    return None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS.index(text[:3].lower()) + 1


_COUNTED = re.compile(r"\d{5}|id[A-Z]{2}")
_NUMBER = re.compile(r"(?<![A-Za-z0-9])([a-z]?)(\d{5,12})(?![A-Za-z0-9])")
_TOKEN = re.compile(r"(?<![A-Za-z0-9])(id[A-Z]{2,6})(\d[0-9A-Z]{5,8})(?![A-Za-z0-9])")


def running_number(url: str | None) -> tuple[str, int] | None:
    """Return a site's series and the article's number in it, where the path ends in or begins with a number that may be counted up.

    Whether such numbers really rise with time is for the caller to find out from dated articles.
    """
    if not url or _COUNTED.search(url) is None or (host := _HOST.match(url)) is None:
        return None
    path = url[host.end() :].partition("?")[0].partition("#")[0]
    site = host[0].lower().partition("://")[2].removeprefix("www.")
    for pattern, base in ((_TOKEN, 36), (_NUMBER, 10)):
        last = None
        for match in pattern.finditer(path):
            last = match
        if last is not None:
            before, after = path[last.start() - 1 : last.start()], path[last.end() : last.end() + 1]
            return f"{site} {before}{last[1]}{len(last[2])}{after}", int(last[2], base)
    return None
