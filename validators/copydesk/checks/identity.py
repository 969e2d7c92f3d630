"""IDN: which document a record stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check, rule_marks
from copydesk.finding import Evidence, RecordRef, Severity, Suggestion
from copydesk.text.hashes import key64
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHERS = 5


@check(
    "IDN001",
    "missing-id",
    severity=Severity.ERROR,
    message="the record has no id",
    fields=["id"],
    since="0.1",
    terms=["sdo:identifier", "ninjs:uri"],
    flagged=[Article(url="https://ledger.example/ferry", title="Ferry returns"), Article(id="  ", title="Ferry returns")],
    accepted=[Article(id="ferry-17"), Article(id="0")],
)
def missing_id(record: Record) -> Iterator[Mark]:
    """The record carries no identifier of its own.

    Why it matters: without one, a corrected version cannot replace the first one, and findings cannot be followed from run to run.
    How to mend it: take the publisher's own id, or derive one from the canonical URL, and keep it for good.
    """
    for mark in rule_marks(record, "IDN001"):
        address = record.article.canonical_url or record.article.url
        derived = Suggestion("/id", f"url:{key64(address.strip()):016x}", confidence=0.9) if address and address.strip() else None
        yield Mark(path=mark.path, suggestion=derived)


@check(
    "IDN002",
    "conflicting-id",
    severity=Severity.ERROR,
    scope=Scope.CORPUS,
    message="records that differ share one id",
    fields=["id"],
    since="0.1",
    terms=["ninjs:uri", "ninjs:version"],
    flagged=[(Article(id="a1", title="Ferry returns"), Article(id="a1", title="Harbour reopens"))],
    accepted=[
        (Article(id="a1", title="Ferry returns"), Article(id="a1", title="Ferry returns")),
        (Article(id="a1", title="Ferry returns"), Article(id="A1", title="Harbour reopens")),
    ],
)
def conflicting_id(record: Record) -> Iterator[Mark]:
    """Two records with different content carry the same id.

    Why it matters: whatever stores articles by id keeps one of them and drops the other without a word.
    How to mend it: give versions of one article a version number, and different articles different ids.
    """
    if not isinstance(record.row.get("id"), str):
        return
    sightings = record.survey.ids.shared(key64(record.ref.id))
    mine = record.content_key
    others = [s for s in sightings if s.content != mine]
    if others:
        named = [
            Evidence(f"{s.file}:{s.line}", "/id", record=RecordRef(record.ref.id, "", s.file, s.line)) for s in others[:_OTHERS]
        ]
        yield Mark(path="/id", message=f"{len(others)} other record{'s' * (len(others) > 1)} with this id differ{'s' * (len(others) == 1)} from it", evidence=tuple(named))


@check(
    "IDN003",
    "bad-url",
    severity=Severity.ERROR,
    message="the URL is missing, relative or not http(s)",
    fields=["url", "canonical_url"],
    since="0.1",
    terms=["sdo:url"],
    flagged=[Article(id="a1"), Article(url="/2026/ferry"), Article(url="javascript:void(0)"), Article(url="https://ledger.example/a", canonical_url="a.html")],
    accepted=[Article(url="https://ledger.example/2026/ferry"), Article(url="HTTP://ledger.example:8080/?p=1#top")],
)
def bad_url(record: Record) -> Iterator[Mark]:
    """The record does not say at which address the article was found, or says it in a form that nobody else can follow.

    Why it matters: the address tells the source, often the day, and is the only way back to the original.
    How to mend it: store the absolute address; join relative ones with the address of the page they stood on.
    """
    yield from rule_marks(record, "IDN003")
