"""DUP: the same text more than once, and texts that travelled from source to source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check
from copydesk.finding import Evidence, RecordRef, Severity
from copydesk.text.hashes import key64
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.survey.copies import Copy
    from copydesk.survey.keys import Sighting

_NAMED = 5

_FERRY = (
    "The ferry to Outer Skerry returned on Monday, after three weeks in dry dock, with a new rudder. "
    "Passengers queued from five in the morning, some of them with bicycles, to board the first crossing. "
    "The harbour master, who had promised a shorter break, blamed a missing gasket for the delay. "
    "Islanders had relied on fishing boats, which may carry no more than six people, since the end of May."
)
_EGGS = "Prices at the egg auction fell again on Tuesday, although fewer farmers than usual had come to sell."


def _where(others: list[Sighting]) -> tuple[Evidence, ...]:
    return tuple(Evidence(f"{s.file}:{s.line}", "/body", record=RecordRef("", "", s.file, s.line)) for s in others[:_NAMED])


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
        yield Mark(path="/body", message=f"{count} other record{'s have' if count > 1 else ' has'} the same body", evidence=_where(others))


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
    if copies:
        evidence = tuple(
            Evidence(f"{c.file}:{c.line} shares {c.containment:.0%} of the shorter text", "/body", record=RecordRef("", c.source, c.file, c.line))
            for c in copies[:_NAMED]
        )
        yield Mark(
            path="/body",
            message=f"{len(copies)} other record{'s share' if len(copies) > 1 else ' shares'} much of this body",
            confidence=0.9,
            evidence=evidence,
        )


@check(
    "DUP003",
    "url-with-several-bodies",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    message="another record of the same URL has another body",
    fields=["url", "canonical_url", "body"],
    since="0.1",
    terms=["ninjs:version", "prov:wasRevisionOf"],
    flagged=[(Article(id="a1", url="https://ledger.example/ferry", body=_FERRY), Article(id="a2", url="https://ledger.example/ferry", body=_EGGS))],
    accepted=[
        (Article(id="a1", url="https://ledger.example/ferry", body=_FERRY), Article(id="a2", url="https://ledger.example/ferry", body=_FERRY)),
        (Article(id="a1", url="https://ledger.example/ferry", body=_FERRY), Article(id="a2", url="https://ledger.example/eggs", body=_EGGS)),
    ],
)
def url_with_several_bodies(record: Record) -> Iterator[Mark]:
    """Two records name one address and have different bodies: an update, or an extractor that took something else.

    Why it matters: which of them is the article is a matter of luck in everything downstream.
    How to mend it: order the records by fetch time as versions of one document, or fetch the page again.
    """
    address = record.article.canonical_url or record.article.url
    if not address or not record.body.strip():
        return
    group = record.survey.addresses.shared(key64(address.strip()))
    count, others = group.different(record.keys.body) if group else (0, [])
    if count:
        yield Mark(
            path="/url",
            message=f"{count} other record{'s' * (count > 1)} of this URL ha{'ve' if count > 1 else 's'} another body",
            evidence=_where(others),
        )


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
    copies = [c for c in record.survey.copies.of(record.keys.content) if c.source != record.source]
    if copies:
        sources = sorted({c.source for c in copies})
        evidence = tuple(
            Evidence(f"{c.file}:{c.line} in {c.source}", "/body", record=RecordRef("", c.source, c.file, c.line)) for c in copies[:_NAMED]
        )
        told = ", ".join(sources[:3]) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")
        yield Mark(path="/body", message=f"the text stands in {told} too", confidence=0.9, evidence=evidence)
