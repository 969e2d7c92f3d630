"""LNK002: one label for several targets, one target under several labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.faults import faults
from copydesk.checks.links.repeats import contradicted, repeated_pictures, repeats
from copydesk.checks.links.titles import better_label
from copydesk.finding import Severity
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "LNK002",
    "repeated-label",
    severity=Severity.WARNING,
    message="links with different targets share one label, or links with one target bear different labels",
    fields=["related_links"],
    since="0.1",
    terms=["ninjs:associations"],
    heuristic=True,
    flagged=[
        Article(
            related_links=(
                RelatedLink("Ferry returns to the old quay", "https://ledger.example/ferry-returns-to-old-quay"),
                RelatedLink("Ferry returns to the old quay", "https://ledger.example/harbour-master-resigns"),
            )
        ),
        Article(
            related_links=(
                RelatedLink("Ferry returns to the old quay", "https://ledger.example/ferry-returns-to-old-quay"),
                RelatedLink("Harbour master resigns after audit", "https://ledger.example/ferry-returns-to-old-quay"),
            )
        ),
        Article(
            related_links=(
                RelatedLink("Ferry returns", None, "quay_0412-1200x675"),
                RelatedLink("Harbour master resigns", None, "quay_0412-1200x675"),
            )
        ),
        (
            Article(id="a1", related_links=(RelatedLink("Ferry returns to the old quay", "https://ledger.example/ferry-returns-to-old-quay"),)),
            Article(id="a2", related_links=(RelatedLink("Harbour budget passes first vote", "https://ledger.example/ferry-returns-to-old-quay"),)),
        ),
    ],
    accepted=[
        Article(
            related_links=(
                RelatedLink("Ferry returns to the old quay", "https://ledger.example/ferry-returns-to-old-quay"),
                RelatedLink("Ferry returns to the old quay", "https://www.ledger.example/ferry-returns-to-old-quay/?utm_source=box"),
            )
        ),
        Article(
            related_links=(
                RelatedLink("Ferry returns to the old quay", "https://ledger.example/ferry-returns-to-old-quay"),
                RelatedLink("The old ferry returns at last: all you need to know about the quay", "https://ledger.example/ferry-returns-to-old-quay"),
            )
        ),
        Article(related_links=(RelatedLink("Ferry returns", None, "The old quay"), RelatedLink("Harbour master resigns", None, "The town hall"))),
        (
            Article(id="a1", related_links=(RelatedLink("Ferry returns to the old quay", "https://ledger.example/ferry-returns-to-old-quay"),)),
            Article(id="a2", related_links=(RelatedLink("Islanders cheer their ferry home", "https://ledger.example/ferry-returns-to-old-quay"),)),
        ),
    ],
)
def repeated_label(record: Record) -> Iterator[Mark]:
    """Two links of a block share a label though they lead to different pages, or lead to one page under labels that do not go together.

    Of links in different records those are told whose headline has no word in common with the address and the headlines of the others.

    Why it matters: one of the labels belongs to another article; whoever builds a graph or a training pair from it joins the wrong two.
    How to mend it: take the label of each link from the target's own headline.
    """
    repeated = record.of(repeats)
    for repeat in repeated.values():
        yield Mark(
            repeat.link.path,
            message=repeat.message,
            confidence=repeat.confidence,
            evidence=repeat.others,
            suggestion=better_label(record, repeat.link),
        )
    for repeat in contradicted(record):
        if repeat.link.index not in repeated and repeat.link.index not in record.of(faults):
            mend = better_label(record, repeat.link)
            yield Mark(repeat.link.path, message=repeat.message, confidence=repeat.confidence, evidence=repeat.others, suggestion=mend)
    for repeat in repeated_pictures(record):
        if repeat.link.index not in repeated:
            yield Mark(f"/related_links/{repeat.link.index}/image_alt", message=repeat.message, confidence=repeat.confidence, evidence=repeat.others)
