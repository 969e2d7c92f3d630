"""LNK005: addresses that nobody can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from copydesk.check import Mark, Record, check, rule_marks
from copydesk.finding import Severity, Suggestion
from copydesk.text.hosts import host_of
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEAD = ("javascript:", "#", "data:", "about:", "mailto:", "tel:", "void")


@check(
    "LNK005",
    "bad-link-address",
    severity=Severity.WARNING,
    message="the link's address is missing, relative or not http(s)",
    fields=["related_links", "url", "canonical_url"],
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
    base = next((url for url in (record.article.url, record.article.canonical_url) if host_of(url)), None)
    for mark in rule_marks(record, "LNK005"):
        yield Mark(mark.path, message=mark.message, suggestion=_joined(record, mark.path, base))


def _joined(record: Record, path: str | None, base: str | None) -> Suggestion | None:
    """Suggest the absolute form of a relative address, where the article's own address is known."""
    if path is None or base is None:
        return None
    parts = path.split("/")
    address = (record.article.related_links[int(parts[2])].url or "").strip()
    if not address or address.lower().startswith(_DEAD) or " " in address:
        return None
    try:
        joined = urljoin(base, address)
    except ValueError:
        return None
    return Suggestion(path, joined, confidence=0.9) if host_of(joined) else None
