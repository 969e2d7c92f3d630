"""LNK009: labels that were cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.faults import faults
from copydesk.checks.links.titles import address_evidence, known_title
from copydesk.finding import Severity, Suggestion
from copydesk.text.slugs import label_words
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "LNK009",
    "truncated-label",
    severity=Severity.INFO,
    message="the label is cut short",
    fields=["related_links", "language"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(
            related_links=(
                RelatedLink("Ferry returns to the old quay after the…", "https://ledger.example/ferry-returns-to-the-old-quay-after-the-storm"),
            )
        ),
        Article(
            language="en",
            related_links=(RelatedLink("Ferry returns to the old qu", "https://ledger.example/ferry-returns-to-the-old-quay-after-the-storm"),),
        ),
        Article(language="en", related_links=(RelatedLink("Harbour master resigns over the", "https://ledger.example/harbour-master-resigns"),)),
    ],
    accepted=[
        Article(
            language="en", related_links=(RelatedLink("What the old quay was made for", "https://ledger.example/what-the-old-quay-was-made-for"),)
        ),
        Article(language="de", related_links=(RelatedLink("Fähre: So geht's", "https://ledger.example/faehre-so-gehts"),)),
        Article(related_links=(RelatedLink("And then… the ferry came back", "https://ledger.example/and-then-the-ferry-came-back"),)),
    ],
)
def truncated_label(record: Record) -> Iterator[Mark]:
    """A label stops at an ellipsis, inside a word, or after a word that asks for another.

    Why it matters: half a headline is no title to store, compare or show.
    How to mend it: take the headline from the target or from the link's title attribute; such cuts are made by the page's layout.
    """
    for fault in record.of(faults).values():
        if fault.cut:
            link = fault.link
            title = known_title(record, link)
            whole = title if title and label_words(title).words[:2] == link.words[:2] else None
            suggestion = Suggestion(link.path, whole, confidence=0.95) if whole else None
            yield Mark(
                link.path,
                message=f"the label is cut short: {fault.cut.because}",
                confidence=fault.cut.confidence,
                evidence=address_evidence(link),
                suggestion=suggestion,
            )
