"""LNK011: links to the article itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.titles import address_evidence, dropped
from copydesk.checks.links.verdicts import verdicts
from copydesk.finding import Evidence, Severity
from copydesk.text.link_targets import page_key
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "LNK011",
    "self-link",
    severity=Severity.WARNING,
    message="the article is among its own related links",
    fields=["related_links", "url", "canonical_url"],
    since="0.1",
    flagged=[
        Article(
            url="https://ledger.example/2026/ferry",
            related_links=(RelatedLink("Ferry returns", "http://www.ledger.example/2026/ferry/?ref=related#comments"),),
        ),
    ],
    accepted=[
        Article(
            url="https://ledger.example/2026/ferry", related_links=(RelatedLink("Ferry returns again", "https://ledger.example/2026/ferry-again"),)
        )
    ],
)
def self_link(record: Record) -> Iterator[Mark]:
    """One of the related links leads back to the article that offers it.

    Why it matters: graphs of related articles get loops, and "most read" boxes that list the page itself are no editorial relation.
    How to mend it: drop it from the related links.
    """
    for verdict in record.of(verdicts):
        if verdict.to_itself and not verdict.generic and not verdict.machine_made:
            link = verdict.link
            own = ((name, getattr(record.article, name)) for name in ("url", "canonical_url"))
            same = tuple(Evidence(url, f"/{name}") for name, url in own if url and page_key(url) == link.key)
            yield Mark(link.path, evidence=(*address_evidence(link), *same), suggestion=dropped(link, 0.95))
