"""DAT004, DAT005, DAT006, DAT009, DAT010: whether the dates of a record agree with each other, with its address and with the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check, rule_marks
from copydesk.checks.dates.estimate import estimate
from copydesk.checks.dates.facts import FIRST_WEB_DAY, address_date, claim, fetched_day, is_late, is_placeholder, latest_day
from copydesk.checks.dates.verdict import verdict
from copydesk.finding import Evidence, Severity
from copydesk.survey.dates import day_of
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator


def verdict_mark(record: Record, code: str) -> tuple[Mark, ...]:
    """Return a mark where the record's one verdict has this code."""
    found = record.of(verdict)
    if found.code != code or (code in {"DAT004", "DAT012"} and record.of(is_late)):
        return ()
    mark = Mark(path="/published_at", message=found.message, confidence=found.confidence, evidence=found.evidence, suggestion=found.suggestion)
    return (mark,)


@check(
    "DAT004",
    "address-date-differs",
    severity=Severity.WARNING,
    message="the date in the address differs from published_at",
    fields=["published_at", "url", "canonical_url"],
    since="0.1",
    terms=["sdo:datePublished", "sdo:url"],
    heuristic=True,
    flagged=[
        Article(url="https://ledger.example/2019/08/03/ferry-returns", published_at="2020-08-17"),
        Article(url="https://ledger.example/news/2019/aug/03/ferry-returns", published_at="2020-08-17"),
    ],
    accepted=[
        Article(url="https://ledger.example/2020/08/03/ferry-returns", published_at="2020-08-02T23:40:00-04:00"),
        Article(url="https://ledger.example/ferry-20190803417?day=2019-08-03", published_at="2020-08-17"),
    ],
)
def address_date_differs(record: Record) -> tuple[Mark, ...]:
    """The day or month in the path of the address is another than that of published_at, by more than a day.

    Why it matters: publishers write the path once, when the article appears; a later date is often that of an edit, a crawl or a wrong field.
    How to mend it: take the day of the address, unless the page itself shows another one.
    """
    return verdict_mark(record, "DAT004")


@check(
    "DAT005",
    "date-after-fetch",
    severity=Severity.ERROR,
    message="the date lies in the future of the record, or before the web",
    fields=["published_at", "modified_at", "fetched_at"],
    since="0.1",
    terms=["prov:generatedAtTime"],
    flagged=[
        Article(published_at="2020-08-05", fetched_at="2020-08-03T06:00:00Z"),
        Article(published_at="2093-08-03"),
        Article(url="https://ledger.example/ferry", published_at="1920-08-03"),
    ],
    accepted=[
        Article(published_at="2020-08-04T01:00:00+10:00", fetched_at="2020-08-03T06:00:00Z"),
        Article(url="https://ledger.example/1920/08/03/ferry", published_at="1920-08-03"),
    ],
)
def date_after_fetch(record: Record) -> Iterator[Mark]:
    """An article is dated more than a day after it was fetched (after today where that is not known), or before there was a web to publish it on.

    Why it matters: such a date is certainly not that of publication; it is often a swapped day and month, or an event's date.
    How to mend it: take the date from the page; digitised archives older than the web name their year in the address and are left alone.
    """
    stated, fetched = record.of(claim), record.of(fetched_day)
    limit = Evidence(f"today is {record.now}") if fetched is None else Evidence(record.article.fetched_at or "", "/fetched_at")
    reported = set()
    for mark in rule_marks(record, "DAT005"):
        reported.add(mark.path)
        yield _late(record, mark.path or "", mark.message or "", Evidence(record.article.fetched_at or "", "/fetched_at"))
    days = {"published_at": stated.day if stated else None, "modified_at": day_of(record.article.modified_at)}
    for name, day in days.items():
        path = f"/{name}"
        if day is not None and day > latest_day(record) and path not in reported and not is_placeholder(record, path):
            yield _late(record, path, f"{name} is more than a day after {'today' if fetched is None else 'fetched_at'}", limit)
    if stated is not None and stated.day < FIRST_WEB_DAY and (record.article.url or record.article.canonical_url):
        found = record.of(address_date)
        if found is None or found.first.year != stated.day.year:
            yield _late(record, "/published_at", "published_at is older than the web", Evidence(f"the first web page is of {FIRST_WEB_DAY}"))


def _late(record: Record, path: str, message: str, limit: Evidence) -> Mark:
    if path != "/published_at":
        return Mark(path=path, message=message, evidence=(limit,))
    found, guess = record.of(verdict), record.of(estimate)
    fix = found.suggestion or (guess.suggestion() if guess else None)
    why = found.evidence or (guess.evidence if guess else ())
    return Mark(path=path, message=message, evidence=(limit, *(item for item in why if item.path != "/fetched_at")), suggestion=fix)


@check(
    "DAT006",
    "modified-before-published",
    severity=Severity.ERROR,
    message="modified_at is earlier than published_at",
    fields=["published_at", "modified_at"],
    since="0.1",
    terms=["sdo:dateModified", "ninjs:versionCreated"],
    flagged=[Article(published_at="2020-08-03T10:00:00Z", modified_at="2020-08-02T09:00:00Z")],
    accepted=[
        Article(published_at="2020-08-03T10:00:00Z", modified_at="2020-08-03"),
        Article(published_at="2020-08-03T10:00:00+02:00", modified_at="2020-08-03T08:30:00Z"),
    ],
)
def modified_before_published(record: Record) -> Iterator[Mark]:
    """An article was changed before it was published.

    Why it matters: the two fields are often filled the wrong way round, and the newer version is then taken for the older one.
    How to mend it: exchange the two, both at once, where both are dates of this article; else find out which one belongs to another.
    """
    if is_placeholder(record, "/published_at") or is_placeholder(record, "/modified_at"):
        return
    for mark in rule_marks(record, "DAT006"):
        dates = ((record.article.published_at, "/published_at"), (record.article.modified_at, "/modified_at"))
        yield Mark(path=mark.path, message=mark.message, evidence=tuple(Evidence(text or "", path) for text, path in dates))


_CRAWL = tuple(
    Article(
        url=f"https://{name}.example/story-{n}",
        published_at=f"2021-08-17T0{n}:{n}7:13Z",
        fetched_at=f"2021-08-17T0{n}:{n}7:13Z",
    )
    for name in ("ledger", "tribune")
    for n in range(6)
)
_LIVE = tuple(
    Article(url=f"https://ledger.example/story-{n}", published_at=f"2021-08-17T{n:02}:17:13Z", fetched_at="2021-08-17T13:00:00Z") for n in range(12)
)
_TEMPLATE = tuple(
    Article(url=f"https://ledger.example/2017/{n % 9 + 1:02}/story-{n}", published_at="2020-08-03", fetched_at=f"2020-09-{n % 28 + 1:02}")
    for n in range(20)
)
_BUSY = tuple(Article(url=f"https://ledger.example/story-{n}", published_at="2020-08-03", fetched_at="2020-08-04T06:00:00Z") for n in range(20))


@check(
    "DAT009",
    "stamped-date",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    message="the date is that of the crawl or of a template",
    fields=["published_at", "fetched_at", "url"],
    since="0.1",
    heuristic=True,
    flagged=[_CRAWL, _TEMPLATE],
    accepted=[_LIVE, _BUSY],
)
def stamped_date(record: Record) -> tuple[Mark, ...]:
    """Ten records or more carry as publication date the moment of their own retrieval, or one timestamp that most records of their source have.

    A bare day or midnight that most records of a source have may be a busy day, or the day that a collection is about. It counts only where
    the addresses of these records name other days, or where they were fetched over a month or longer and no other source has that day as often.

    Why it matters: extractors fall back on "now", and templates carry a date of their own; an archive then looks as if it had appeared in a day.
    How to mend it: set the field to null and fetch the date again with an extractor that leaves unknown dates empty.
    """
    return verdict_mark(record, "DAT009")


@check(
    "DAT010",
    "swapped-day-month",
    severity=Severity.ERROR,
    message="day and month are swapped",
    fields=["published_at", "url", "body", "fetched_at"],
    since="0.1",
    terms=["sdo:datePublished"],
    heuristic=True,
    flagged=[
        Article(url="https://ledger.example/2020/08/03/ferry", published_at="2020-03-08"),
        Article(url="https://ledger.example/2020/08/ferry", published_at="2020-03-08T10:15:00Z"),
    ],
    accepted=[
        Article(url="https://ledger.example/2020/03/08/ferry", published_at="2020-03-08"),
        Article(url="https://ledger.example/ferry", published_at="2020-03-08"),
    ],
)
def swapped_date(record: Record) -> tuple[Mark, ...]:
    """The date with day and month exchanged fits the address, an English text or the day of retrieval, and the date as written does not.

    Why it matters: a swapped date is a good date to every parser, and moves the article by months.
    How to mend it: take the exchanged day, and give the extractor the source's order of day and month.
    """
    return verdict_mark(record, "DAT010")
