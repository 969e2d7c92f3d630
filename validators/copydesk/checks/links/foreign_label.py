"""LNK003: labels that have nothing to do with their target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.faults import faults
from copydesk.checks.links.fits import placements
from copydesk.checks.links.titles import address_evidence, better_label
from copydesk.finding import Severity
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOUND = (
    RelatedLink("Ferry returns to the old quay after repairs", "https://ledger.example/ferry-returns-old-quay-after-repairs"),
    RelatedLink("Harbour master resigns over audit of mooring fees", "https://ledger.example/harbour-master-resigns-audit-mooring-fees"),
    RelatedLink("Lighthouse museum opens its doors to night visitors", "https://ledger.example/lighthouse-museum-opens-doors-night-visitors"),
    RelatedLink("Council votes to widen the northern breakwater", "https://ledger.example/council-votes-widen-northern-breakwater"),
    RelatedLink("Herring season ends early as shoals move offshore", "https://ledger.example/herring-season-ends-early-shoals-offshore"),
)


@check(
    "LNK003",
    "foreign-label",
    severity=Severity.INFO,
    message="the label shares no word with its target, while the labels round it do",
    fields=["related_links"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(
            related_links=(
                *_SOUND,
                RelatedLink(
                    "Twelve orchestras share this year's tuition grants for young cellists",
                    "https://ledger.example/trawler-crew-rescued-storm-breaks-mast-skerries",
                ),
            )
        )
    ],
    accepted=[
        Article(related_links=(*_SOUND, RelatedLink("“We held on to the mast”", "https://ledger.example/news-48213377"))),
        Article(
            related_links=(*_SOUND, RelatedLink("Спасатели сняли экипаж с траулера", "https://ledger.example/spasateli-snyali-ekipazh-s-traulera"))
        ),
    ],
)
def foreign_label(record: Record) -> Iterator[Mark]:
    """A label and the address of its target have no word in common, though this site writes its headlines into its addresses.

    Why it matters: the label is likely that of another article, from another page or an earlier state of this one.
    How to mend it: take the headline from the target itself.
    """
    found = record.of(placements)
    for index, fault in record.of(faults).items():
        if fault.code == "LNK003":
            placed = found[index]
            yield Mark(
                fault.link.path,
                confidence=placed.foreign,
                evidence=address_evidence(fault.link),
                suggestion=better_label(record, fault.link),
                details={"fit": round(placed.own, 2)},
            )
