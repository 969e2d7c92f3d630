"""Which fault a comparison of labels and targets finds in a link: at most one, the surest kind first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.links.fits import placements
from copydesk.checks.links.repeats import repeats
from copydesk.checks.links.verdicts import verdicts
from copydesk.text.cut_labels import Cut, find_cut

if TYPE_CHECKING:
    from copydesk.check import Record
    from copydesk.checks.links.blocks import Link

DOUBT = 0.3
"""Below this share of right findings a comparison is not told at all."""


class Fault(NamedTuple):
    """A link, and the code of the check that tells what is wrong with it."""

    code: str
    link: Link
    cut: Cut | None = None


def faults(record: Record) -> dict[int, Fault]:
    """Return what comparing found, by the link's index: a moved label (LNK008), else a foreign one (LNK003), else a cut one (LNK009).

    Links with a fault of their own, or with the label or target of another, are left to the checks of those faults.
    """
    found: dict[int, Fault] = {}
    placed, repeated = record.of(placements), record.of(repeats)
    for verdict in record.of(verdicts):
        link = verdict.link
        if not verdict.is_sound or link.index in repeated:
            continue
        place = placed.get(link.index)
        if not link.label:  # a picture text describes its picture
            continue
        if place and place.rightful and place.moved >= DOUBT:
            found[link.index] = Fault("LNK008", link)
        elif place and place.foreign >= DOUBT:
            found[link.index] = Fault("LNK003", link)
        else:
            cut = find_cut(link.label, link.words, link.slug, record.article.language)
            if cut:
                found[link.index] = Fault("LNK009", link, cut)
    return found
