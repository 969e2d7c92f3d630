"""DUP: the same text more than once, and texts that travelled from source to source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check
from copydesk.finding import Evidence, Severity
from copydesk.survey.dates import day_of
from copydesk.survey.keys import SHOWN, address_key
from copydesk.text.credits import story_credits
from copydesk.text.shingles import span_of_words
from copydesk.text.zones import ZoneKind, own_place, own_text
from copydesk_schemas import Article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from copydesk.finding import Span
    from copydesk.survey.copies import Copy
    from copydesk.survey.keys import Sighting
    from copydesk.survey.roll import Entry
    from copydesk.text.credits import StoryCredit

_FERRY = (
    "The ferry to Outer Skerry returned on Monday, after three weeks in dry dock, with a new rudder. "
    "Passengers queued from five in the morning, some of them with bicycles, to board the first crossing. "
    "The harbour master, who had promised a shorter break, blamed a missing gasket for the delay. "
    "Islanders had relied on fishing boats, which may carry no more than six people, since the end of May."
)
_EGGS = "Prices at the egg auction fell again on Tuesday, although fewer farmers than usual had come to sell."


def _earliest(record: Record, others: Iterable[tuple[str | None, int | None]]) -> str:
    """Return which of a record and others was published first, as the end of a message; empty where fewer than two days are known."""
    days: list[tuple[dt.date, str]] = []
    for file, line in others:
        entry = record.survey.roll.find(file, line)
        day = day_of(entry.published) if entry else None
        if entry and day:
            days.append((day, entry.ref.id))
    own = day_of(record.article.published_at)
    if own is None or not days:
        return ""
    first, name = min(days)
    if own == first:
        return f"; both are dated {own}" if len(days) == 1 else ""
    return f"; this one is dated first, {own}" if own < first else f"; {name} is dated first, {first}"


def _same_body(record: Record) -> tuple[int, list[Sighting]]:
    """Return how many other records have the same body, and the first of them."""
    group = record.survey.bodies.shared(record.keys.body) if record.body and not record.body.isspace() else None
    return group.others(record.ref.file, record.ref.line) if group else (0, [])


@check(
    "DUP001",
    "duplicate-body",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    message="another record has the same body",
    fields=["body"],
    since="0.1",
    flagged=[(Article(id="a1", body=_FERRY), Article(id="a2", body=_FERRY.replace(". ", ".\n\n")))],
    accepted=[(Article(id="a1", body=_FERRY), Article(id="a2", body=_EGGS)), (Article(id="a1", body=""), Article(id="a2", body=""))],
)
def duplicate_body(record: Record) -> Iterator[Mark]:
    """The body is the body of another record, spacing aside.

    Why it matters: counted twice, one article sways every statistic, and leaks from a training set into its test set.
    How to mend it: keep the record with the earliest sure date, and note the other addresses beside it.
    """
    count, others = _same_body(record)
    if count:
        told = f"{count} other record{'s have' if count > 1 else ' has'} the same body"
        yield Mark(
            path="/body",
            message=told + _earliest(record, [other[1:] for other in others]),
            evidence=(
                *(record.survey.roll.evidence(other.file, other.line, "/body") for other in others),
                Evidence(f"body xxh3:{record.keys.body:016x}", "/body"),
            ),
        )


def _copies(record: Record) -> list[Copy]:
    return [copy for copy in record.survey.copies.of(record.keys.content) if not copy.is_same]


@check(
    "DUP002",
    "near-duplicate-body",
    severity=Severity.INFO,
    scope=Scope.CORPUS,
    heuristic=True,
    message="another record shares much of the body",
    fields=["body"],
    since="0.1",
    flagged=[(Article(id="a1", body=_FERRY), Article(id="a2", body=f"(This story was corrected.) {_FERRY} {_EGGS}"))],
    accepted=[(Article(id="a1", body=_FERRY), Article(id="a2", body=_FERRY)), (Article(id="a1", body=_FERRY), Article(id="a2", body=_EGGS))],
)
def near_duplicate_body(record: Record) -> Iterator[Mark]:
    """The body and that of another record share at least three tenths of the shorter one's passages of eight words.

    Why it matters: a cut or updated copy escapes every comparison of whole texts.
    How to mend it: treat the records as one cluster; keep the fullest version.
    """
    copies = record.of(_copies)
    if not copies:
        return
    evidence = []
    for copy in copies[:SHOWN]:
        shared = f"shares {copy.containment:.0%} of the shorter text, at most {copy.words} words in a row"
        evidence.append(record.survey.roll.evidence(copy.file, copy.line, "/body", shared))
    longest = max(copies[:SHOWN], key=lambda copy: copy.words)
    place = _passage(record, longest)
    if place:
        evidence.append(Evidence(record.body[slice(*place)], "/body", place))
    evidence.append(Evidence(f"cluster xxh3:{record.survey.copies.cluster(record.keys.content):016x}", "/body"))
    told = f"{len(copies)} other record{'s share' if len(copies) > 1 else ' shares'} much of this body"
    yield Mark(
        path="/body",
        message=told + _earliest(record, [copy[:2] for copy in copies[:SHOWN]]),
        confidence=0.9,
        evidence=tuple(evidence),
    )


def _passage(record: Record, copy: Copy) -> Span | None:
    """Return where the longest passage stands that a copy shares."""
    span = span_of_words(own_text(record.body, record.zones), copy.at, copy.words)
    return (own_place(record.zones, span[0]), own_place(record.zones, span[1] - 1) + 1) if span else None


@check(
    "DUP003",
    "url-with-several-bodies",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    message="another record of the same URL has another body",
    fields=["url", "canonical_url", "body"],
    since="0.1",
    terms=["ninjs:version", "prov:wasRevisionOf"],
    flagged=[
        (Article(id="a1", url="https://ledger.example/ferry", body=_FERRY), Article(id="a2", url="https://ledger.example/ferry", body=_EGGS)),
        (
            Article(id="a1", url="https://ledger.example/ferry", body=_FERRY),
            Article(id="a2", url="http://www.ledger.example/ferry/?utm_source=feed", body=_EGGS),
        ),
    ],
    accepted=[
        (Article(id="a1", url="https://ledger.example/ferry", body=_FERRY), Article(id="a2", url="https://ledger.example/ferry", body=_FERRY)),
        (Article(id="a1", url="https://ledger.example/ferry", body=_FERRY), Article(id="a2", url="https://ledger.example/eggs", body=_EGGS)),
    ],
)
def url_with_several_bodies(record: Record) -> Iterator[Mark]:
    """Two records name one address and have different bodies: an update, or an extractor that took something else.

    Scheme, `www`, tracking parts, fragment and a slash at the end make no other address.

    Why it matters: which of them is the article is a matter of luck in everything downstream.
    How to mend it: order the records by fetch time as versions of one document, or fetch the page again.
    """
    address = address_key(record.article)
    if not address or not record.body.strip():
        return
    field, key = address
    group = record.survey.addresses.shared(key)
    count, others = group.different(record.keys.body) if group else (0, [])
    if count:
        yield Mark(
            path=f"/{field}",
            message=f"{count} other record{'s' * (count > 1)} of this URL ha{'ve' if count > 1 else 's'} another body{_version(record, others)}",
            evidence=tuple(record.survey.roll.evidence(other.file, other.line, "/body", *_differences(record, other)) for other in others),
        )


def _differences(record: Record, other: Sighting) -> Iterator[str]:
    """Yield by how many words another body is longer or shorter, and when it was fetched."""
    entry = record.survey.roll.find(other.file, other.line)
    if entry:
        more = entry.words - record.keys.words
        yield f"{entry.words} words, {abs(more)} {'more' if more > 0 else 'fewer'} than here" if more else f"{entry.words} words, as many as here"
        if entry.fetched:
            yield f"fetched {entry.fetched}"


def _version(record: Record, others: list[Sighting]) -> str:
    """Return which version of the document a record is by the days of fetching, as the end of a message; empty where they do not tell."""
    entries = [record.survey.roll.find(other.file, other.line) for other in others]
    days = [day_of(entry.fetched) if entry else None for entry in entries]
    own = day_of(record.article.fetched_at)
    known = {day for day in days if day}
    if own is None or len(known) < len(days) or own in known:
        return ""
    return f"; by the days of fetching it is version {1 + sum(day < own for day in known)} of {1 + len(known)}"


@check(
    "DUP004",
    "copy-in-another-source",
    severity=Severity.INFO,
    scope=Scope.CORPUS,
    heuristic=True,
    message="the text stands in another source too",
    fields=["body", "url", "source"],
    since="0.1",
    terms=["sdo:isBasedOn", "ninjs:infoSources"],
    flagged=[(Article(id="a1", source="ledger.example", body=_FERRY), Article(id="a2", source="courier.example", body=f"{_FERRY} {_EGGS}"))],
    accepted=[(Article(id="a1", source="ledger.example", body=_FERRY), Article(id="a2", source="ledger.example", body=f"{_FERRY} {_EGGS}"))],
)
def copy_in_another_source(record: Record) -> Iterator[Mark]:
    """The body, or much of it, was published by another source as well: likely syndication.

    Why it matters: ten outlets that print one wire story are one witness, not ten.
    How to mend it: name the originator in `publisher` or a credit, and count the cluster once.
    """
    copies = [copy for copy in record.survey.copies.of(record.keys.content) if copy.source != record.source]
    if copies:
        roll = record.survey.roll
        shown = sorted(copies[:SHOWN], key=lambda copy: _when(roll.find(copy.file, copy.line)))
        sources = sorted({copy.source for copy in copies})
        told = ", ".join(sources[:3]) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")
        credited = [Evidence(record.body[c.start : c.end], "/body", (c.start, c.end)) for c in record.of(_credits)]
        origin = f"; it is credited to {credited[0].text}" if credited else _earliest(record, [copy[:2] for copy in copies[:SHOWN]])
        yield Mark(
            path="/body",
            message=f"the text stands in {told} too{origin}",
            confidence=0.9,
            evidence=(*(roll.evidence(copy.file, copy.line, "/body", f"in {copy.source}") for copy in shown), *credited),
        )


def _when(entry: Entry | None) -> tuple[bool, dt.date | None]:
    day = day_of(entry.published) if entry else None
    return (day is None, day)


def _credits(record: Record) -> list[StoryCredit]:
    """Return the credits that say that somebody else wrote the text."""
    marks = record.places.of("story marks") if record.body else ()
    return [credit for credit in story_credits(record.body, marks) if credit.whole and record.zone_at(credit.start) is not ZoneKind.TEASER]
