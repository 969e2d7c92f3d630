"""Which fault a comparison of labels and targets finds in a link: at most one, the surest kind first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.links.blocks import blocks
from copydesk.checks.links.fits import placements
from copydesk.checks.links.repeats import repeats
from copydesk.checks.links.verdicts import verdicts
from copydesk.text.cut_labels import Cut, find_cut

if TYPE_CHECKING:
    from copydesk.check import Record
    from copydesk.checks.links.blocks import Block, Link

DOUBT = 0.3
"""Below this share of right findings a comparison is not told at all."""
_SURE = 0.7
"""From this share on a comparison goes before the form of the label."""


class Fault(NamedTuple):
    """A link, and the code of the check that tells what is wrong with it."""

    code: str
    link: Link
    cut: Cut | None = None


def faults(record: Record) -> dict[int, Fault]:
    """Return what comparing found, by the link's index: a moved label (LNK008), a foreign one (LNK003) or a cut one (LNK009), whichever is likelier.

    Links with a fault of their own, or with the label or target of another, are left to the checks of those faults.
    """
    found: dict[int, Fault] = {}
    if not record.article.related_links:
        return found
    at = {link.index: (block, position) for block in record.of(blocks) for position, link in enumerate(block.links)}
    placed, repeated = record.of(placements), record.of(repeats)
    for verdict in record.of(verdicts):
        link = verdict.link
        if not verdict.is_sound or link.index in repeated:
            continue
        place = placed.get(link.index)
        if not link.label:  # a picture text describes its picture
            continue
        moved = place.moved if place and place.rightful else 0.0
        foreign = place.foreign if place else 0.0
        cut = _cut(record, *at[link.index]) if max(moved, foreign) < _SURE else None
        if cut and cut.confidence > max(moved, foreign):
            found[link.index] = Fault("LNK009", link, cut)
        elif moved >= DOUBT:
            found[link.index] = Fault("LNK008", link)
        elif foreign >= DOUBT:
            found[link.index] = Fault("LNK003", link)
    return found


def _cut(record: Record, block: Block, position: int) -> Cut | None:
    link = block.links[position]
    usual = block.usual_words(position) if len(link.slug) > len(link.words) + 1 else 0.0
    return find_cut(link.label, link.words, link.slug, record.article.language, usual)
