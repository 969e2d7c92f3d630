"""LNK008: labels that belong to a neighbour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.faults import faults
from copydesk.checks.links.fits import placements
from copydesk.checks.links.titles import address_evidence, known_title
from copydesk.finding import Evidence, Severity, Suggestion
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "LNK008",
    "swapped-label",
    severity=Severity.ERROR,
    message="the label fits the target of a neighbouring link better than its own",
    fields=["related_links"],
    since="0.1",
    terms=["ninjs:associations"],
    heuristic=True,
    flagged=[
        Article(
            related_links=(
                RelatedLink("Ferry returns to the old quay", "https://ledger.example/harbour-master-resigns-over-audit"),
                RelatedLink("Harbour master resigns over audit", "https://ledger.example/ferry-returns-to-the-old-quay"),
                RelatedLink("Lighthouse museum opens at night", "https://ledger.example/lighthouse-museum-opens-at-night"),
            )
        ),
        Article(
            related_links=(
                RelatedLink("Lighthouse museum opens at night", "https://ledger.example/ferry-returns-to-the-old-quay"),
                RelatedLink("Ferry returns to the old quay", "https://ledger.example/harbour-master-resigns-over-audit"),
                RelatedLink("Harbour master resigns over audit", "https://ledger.example/lighthouse-museum-opens-at-night"),
            )
        ),
    ],
    accepted=[
        Article(
            related_links=(
                RelatedLink("Who pays for the quay?", "https://ledger.example/harbour-fees-explained"),
                RelatedLink("Ferry returns to the old quay", "https://ledger.example/ferry-returns-to-the-old-quay"),
            )
        ),
        Article(
            related_links=(
                RelatedLink("Старый паром вернулся к причалу", "https://ledger.example/staryj-parom-vernulsja-k-prichalu"),
                RelatedLink("Начальник порта ушёл в отставку", "https://ledger.example/nachalnik-porta-ushel-v-otstavku"),
            )
        ),
    ],
)
def swapped_label(record: Record) -> Iterator[Mark]:
    """Two labels of a block changed places, or all of them moved on by one: each fits the address of another link.

    Why it matters: every link then names one article and leads to another, and nothing in a single link gives that away.
    How to mend it: read label and address from the same element of the page; the label that fits is suggested.
    """
    found = record.of(placements)
    for index, fault in record.of(faults).items():
        if fault.code != "LNK008":
            continue
        placed, link = found[index], fault.link
        rightful = placed.rightful
        if rightful is None:
            continue
        title = known_title(record, link)
        yield Mark(
            link.path,
            confidence=placed.moved,
            evidence=(Evidence(rightful.text, rightful.path), *address_evidence(link)),
            suggestion=Suggestion(link.path, title or rightful.text, confidence=round(0.97 * placed.moved, 3)),
            details={"fit": {"own": round(placed.own, 2), "suggested": round(placed.best, 2)}},
        )
