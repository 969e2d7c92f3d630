"""DAT003, DAT007, DAT012, DAT013: whether the text agrees with itself about days, and with the claimed date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.dates.facts import address_date, claim, is_late, latest_day, mentions, quote
from copydesk.checks.dates.order import verdict_mark
from copydesk.checks.dates.verdict import verdict
from copydesk.finding import Evidence, Severity
from copydesk.survey.dates import day_of
from copydesk.text.dates import WEEKDAYS, Mention, nearest, reference, years_that_fit
from copydesk_schemas import Article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_NEAR = 60
_YEARS_OFF = 6
_SPAN = 14


@check(
    "DAT003",
    "wrong-weekday",
    severity=Severity.WARNING,
    message="the weekday contradicts the date",
    fields=["body", "published_at"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(body="The ferry returned on Monday, August 2, 2020, said the harbour master."),
        Article(published_at="2020-08-04", body="The council met Monday, August 2, to hear the harbour master."),
    ],
    accepted=[
        Article(body="The ferry returned on Sunday, August 2, said the harbour master. It will sail until September 15, 2020."),
        Article(published_at="2020-08-04", body="The ferry will sail again on Monday, August 2, said the harbour master, who asked for patience."),
    ],
)
def wrong_weekday(record: Record) -> Iterator[Mark]:
    """An English text names a day together with a weekday on which it did not fall.

    Why it matters: one of the two is wrong, and readers who plan by it come on the wrong day; it also gives away a wrong publication year.
    How to mend it: look up the event; the years in which both agree are named in the finding.
    """
    stated = record.of(claim)
    for mention in record.of(mentions):
        if mention.weekday is None or mention.month is None or mention.day is None:
            continue
        day, confidence = mention.date, 0.97
        if mention.year is None:
            if stated is None or record.of(verdict).code is not None or record.of(is_late):
                continue
            day, confidence = nearest(mention.month, mention.day, stated.day), 0.8
            if day is None or abs((day - stated.day).days) > _NEAR or reference(record.body, mention) in {"ahead", "deadline"}:
                continue
        if day is None or day.weekday() == mention.weekday:
            continue
        fitting = years_that_fit(mention.month, mention.day, mention.weekday, _years_round(record, day.year))
        text = f"{day} was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[mention.weekday]}"
        why = Evidence(f"years in which both agree: {', '.join(map(str, fitting))}")
        yield Mark(path="/body", span=(mention.start, mention.end), message=text, confidence=confidence, evidence=(why,))


def _years_round(record: Record, year: int) -> list[int]:
    """Return the years in which a slip of the pen would put a day: those near the year named, and those of the record's date and address."""
    stated, found = record.of(claim), record.of(address_date)
    known = {stated.day.year if stated else year, found.last.year if found else year}
    return sorted({*range(year - _YEARS_OFF, year + _YEARS_OFF + 1), *known})


@check(
    "DAT007",
    "later-reference",
    severity=Severity.WARNING,
    message="the text speaks of a later day as past",
    fields=["body", "published_at", "modified_at"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(published_at="2020-07-01", body="The ferry returned, the harbour master said on August 2, 2020. Tickets sold out."),
        Article(published_at="2020-07-21", body="The ferry returned, the harbour master said on Sunday, August 2. Tickets sold out."),
    ],
    accepted=[
        Article(published_at="2020-07-01", body="The ferry will return on August 2, 2020, the harbour master said."),
        Article(published_at="2020-07-21", body="Last year the ferry returned, the harbour master said on Friday, August 2. Tickets sold out."),
        Article(published_at="2020-07-01", modified_at="2020-08-03", body="The ferry returned, the harbour master said on August 2, 2020."),
    ],
)
def later_reference(record: Record) -> Iterator[Mark]:
    """An English text tells of a day, with its year or weekday, in the past tense, and that day lies after the publication date.

    Why it matters: either the date is wrong, or the text is a later version than the record says.
    How to mend it: compare with the page; a revised article needs its own modified_at.
    """
    stated = record.of(claim)
    if stated is None or record.of(verdict).code is not None or record.of(is_late):
        return
    last = max(stated.day, day_of(record.article.modified_at) or stated.day)
    names = ("published_at", "modified_at") if last > stated.day else ("published_at",)
    declared = tuple(Evidence(getattr(record.article, name) or "", f"/{name}") for name in names)
    for mention in record.of(mentions):
        day = mention.date or _completed(mention, last)
        if day is None or (gap := (day - last).days) <= 1 or day > latest_day(record):
            continue
        if reference(record.body, mention) == "past":
            text = f"told as past, but {gap} days after the record's date"
            yield Mark(path="/body", span=(mention.start, mention.end), message=text, confidence=0.8, evidence=declared)


def _completed(mention: Mention, anchor: dt.date) -> dt.date | None:
    """Return the day of a mention without a year, where its weekday allows the occurrence nearest to an anchor."""
    if mention.year is not None or mention.weekday is None or mention.month is None or mention.day is None:
        return None
    day = nearest(mention.month, mention.day, anchor)
    return day if day is not None and day.weekday() == mention.weekday and abs((day - anchor).days) <= _NEAR else None


_DAILY = tuple(
    Article(url=f"https://ledger.example/2021/03/{n:02}/a", published_at=f"2021-03-{n:02}", fetched_at=f"2021-03-{n + 1:02}T06:00:00Z")
    for n in range(1, 26)
)
_OLD = Article(url="https://ledger.example/ferry", published_at="2011-03-20", fetched_at="2021-03-21T06:00:00Z", body="The ferry returned.")


@check(
    "DAT012",
    "contradicted-date",
    severity=Severity.WARNING,
    message="the dates in the text contradict published_at",
    fields=["published_at", "body", "url", "fetched_at"],
    since="0.1",
    heuristic=True,
    flagged=[
        (*_DAILY, _OLD),
        Article(
            published_at="2011-08-04",
            body="The ferry returned on Tuesday, August 2, 2016, said the harbour master. On Wednesday, August 3, 2016, it sank again.",
        ),
    ],
    accepted=[_OLD, Article(published_at="2011-08-04", body="The ferry, built in 2002, returned on Tuesday, August 2, said the harbour master.")],
)
def contradicted_date(record: Record) -> tuple[Mark, ...]:
    """The days that an English text speaks of, and the day of retrieval, fit another year much better than that of published_at.

    Why it matters: a wrong year puts the article into another time, and every trend over it bends.
    How to mend it: compare with the page; the suggested day keeps day and month.
    """
    return verdict_mark(record, "DAT012")


@check(
    "DAT013",
    "other-time",
    severity=Severity.INFO,
    message="the body speaks of another time than the date",
    fields=["published_at", "body"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(
            published_at="2014-02-11",
            body="Ice on the pier, March 3, 2019. The ferry at dawn, March 5, 2019. The crew, April 1, 2019. The master, April 9, 2019.",
        )
    ],
    accepted=[
        Article(
            published_at="2014-02-11",
            body="The ferry was built on March 3, 1959, sold on May 5, 1961 and lost on April 1, 1969. Its wreck was found on February 9, 2014.",
        ),
        Article(published_at="2014-02-11", body="The ferry will sail on March 3, 2015, March 5, 2015 and April 1, 2015."),
    ],
)
def other_time(record: Record) -> Iterator[Mark]:
    """Several full dates in an English body lie more than two months after the record's date, and none lies near it; earlier days are its history.

    Why it matters: galleries and other articles that a scraper appended bring their own dates, and a body of another article brings nothing else.
    How to mend it: compare the body with the page, and cut what is not the article.
    """
    stated = record.of(claim)
    if stated is None or record.of(verdict).code is not None or record.of(is_late):
        return
    dated = [(m, d) for m in record.of(mentions) if (d := m.date) is not None]
    later = [(m, d) for m, d in dated if (d - stated.day).days > _NEAR and reference(record.body, m) not in {"ahead", "deadline"}]
    if len(later) >= 3 and len(later) >= 0.6 * len(dated) and not any(abs((d - stated.day).days) <= _SPAN for _, d in dated):
        first, last = min(d for _, d in later), max(d for _, d in later)
        places = tuple(quote(record, m) for m, _ in later[:5])
        text = f"{len(later)} dates from {first} to {last} lie after it"
        yield Mark(path="/body", span=(later[0][0].start, later[0][0].end), message=text, confidence=0.75, evidence=places)
