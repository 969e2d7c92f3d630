"""LNK010: links that lead to no article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.titles import address_evidence, dropped
from copydesk.checks.links.verdicts import verdicts
from copydesk.finding import Evidence, Severity
from copydesk.text.addresses import place_of
from copydesk.text.page_kinds import PageKind
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.checks.links.blocks import Link


@check(
    "LNK010",
    "link-to-no-article",
    severity=Severity.WARNING,
    message="the link leads to an advert, a section, an author, comments or a print form, not to a related article",
    fields=["related_links"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(related_links=(RelatedLink("Compare hearing aids in your town", "https://ad.doubleclick.net/ddm/clk/1;2"),)),
        Article(related_links=(RelatedLink("Mara Lindqvist", "https://ledger.example/authors/mara-lindqvist"),)),
        Article(related_links=(RelatedLink("Shipping", "https://ledger.example/topics/shipping"),)),
        Article(related_links=(RelatedLink("Ferry returns to the old quay", "https://ledger.example/2026/ferry-returns#comments"),)),
    ],
    accepted=[
        Article(
            related_links=(
                RelatedLink("Mara Lindqvist wins the harbour prize", "https://ledger.example/people/mara-lindqvist-wins-the-harbour-prize"),
            )
        ),
        Article(
            related_links=(
                RelatedLink(
                    "The advert that sank a shipping line",
                    "https://ledger.example/2026/04/the-advert-that-sank-a-shipping-line?utm_source=newsletter",
                ),
            )
        ),
    ],
)
def link_to_no_article(record: Record) -> Iterator[Mark]:
    """A link among the related ones leads to something that is no article.

    Why it matters: counted as related articles, adverts and menus drown what the editors chose.
    Links to sections, topics and lists by date are told as a hint only: editors place some of them.
    How to mend it: drop it from the related links; make the extractor take the block's headlines only.
    """
    for verdict in record.of(verdicts):
        page, link = verdict.page, verdict.link
        if page and not verdict.generic and not verdict.machine_made:
            yield Mark(
                link.path,
                message=f"the link leads to {page.kind}, not to a related article",
                confidence=page.confidence,
                evidence=(*address_evidence(link), *_because(link, page.because)),
                suggestion=dropped(link, page.confidence),
                severity=Severity.INFO if page.kind in _MENUS else None,
                details={"target": page.kind.name.lower()},
            )


_MENUS = frozenset({PageKind.SECTION, PageKind.TOPIC, PageKind.ARCHIVE})
"""Pages to which editors link on purpose, below a headline or in its place."""


def _because(link: Link, part: str) -> Iterator[Evidence]:
    """Yield the place of the part that says so, in the address or in the label."""
    for text, path in ((link.url, f"/related_links/{link.index}/url"), (link.label, link.path)):
        if span := place_of(part, text):
            yield Evidence(text[slice(*span)], path, span)
            return
