"""LNK005: addresses that nobody can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check, rule_marks
from copydesk.finding import Severity, Suggestion
from copydesk.text.hosts import absolute_form
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "LNK005",
    "bad-link-address",
    severity=Severity.WARNING,
    message="the link's address is missing, relative or not http(s)",
    fields=["related_links", "url", "canonical_url", "source"],
    since="0.1",
    flagged=[
        Article(related_links=(RelatedLink("Ferry returns"),)),
        Article(url="https://ledger.example/a", related_links=(RelatedLink("Ferry returns", "/2026/ferry"),)),
        Article(related_links=(RelatedLink("Ferry returns", "javascript:void(0)"),)),
    ],
    accepted=[Article(related_links=(RelatedLink("Ferry returns", "https://ledger.example/2026/ferry"),)), "Ferry returns\n\nIt sails again.\n"],
)
def bad_link_address(record: Record) -> Iterator[Mark]:
    """A related link has no address, or one that means nothing outside the page it stood on.

    Why it matters: the link cannot be followed, counted or joined with the article it leads to.
    How to mend it: join a relative address with that of its page before the record is stored; drop script and fragment links.
    Formats that carry no addresses, such as plain text, are not judged.
    """
    if not record.broken or record.origin.format == "text":
        return
    for mark in rule_marks(record, "LNK005"):
        yield Mark(mark.path, message=mark.message, suggestion=_joined(record, mark.path))


def _joined(record: Record, path: str | None) -> Suggestion | None:
    """Suggest the absolute form of a relative address, where the page that it stood on is known."""
    if path is None:
        return None
    article = record.article
    address = article.related_links[int(path.split("/")[2])].url
    joined = absolute_form(address, article.url, article.canonical_url, article.source) if address else None
    return Suggestion(path, joined, confidence=0.9) if joined else None
