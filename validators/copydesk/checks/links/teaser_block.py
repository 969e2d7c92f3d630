"""LNK004: blocks of related articles inside the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.finding import Evidence, Severity, Suggestion
from copydesk.text.teasers import find_teasers
from copydesk.text.zones import ZoneKind
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.text.teasers import TeaserBlock

_FERRY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs."
_SHOWN = 5


def teaser_blocks(record: Record) -> tuple[TeaserBlock, ...]:
    """Return the blocks of related articles in the body; ask through `record.of`."""
    if any(zone.kind is ZoneKind.TEASER for zone in record.zones):
        return find_teasers(record.body)
    return ()


@check(
    "LNK004",
    "teaser-block",
    severity=Severity.WARNING,
    message="a block of related articles stands in the body",
    fields=["body"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(body=f"{_FERRY}\n\nEditors' Recommendations\n\nHarbour master retires\nThe quay at dusk\n\nAfter 30 years she leaves.\n\nRead more"),
        Article(body=f"{_FERRY}\n\nRelated: Harbour master retires after 30 years\n\nThe first boat was full."),
        Article(body=f"{_FERRY}\n\nDas könnte Sie auch interessieren\n\nHafenmeisterin geht in den Ruhestand\n\nNeue Fähre für die Insel"),
    ],
    accepted=[
        Article(body=f"{_FERRY}\n\nTo read more about the repairs, passengers asked the harbour office, which recommended its own report."),
        Article(body=f"{_FERRY}\n\nMore: that is what the islanders want, and related services as well."),
    ],
)
def teaser_block(record: Record) -> Iterator[Mark]:
    """Headlines, picture texts and teasers of other articles stand in the body, after a marker such as "Editors' Recommendations" or "Related:".

    Why it matters: names, dates and sources of other articles are taken for this one's.
    How to mend it: cut the span; keep the headlines as `related_links`.
    """
    body = record.body
    for block in record.of(teaser_blocks):
        marker = body[slice(*block.marker)].strip(" :()[]")
        count = len(block.items)
        yield Mark(
            "/body",
            block.span,
            message=f"{count} related article{'s' * (count > 1)} stand{'s' * (count == 1)} in the body, marked “{marker}”",
            confidence=0.95,
            evidence=tuple(Evidence(body[slice(*item.headline)], "/body", item.headline) for item in block.items[:_SHOWN]),
            suggestion=Suggestion("/body", "", block.span, confidence=0.9),
            details={"marker": marker},
        )
