"""LNK003: labels that have nothing to do with their target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.blocks import blocks
from copydesk.checks.links.faults import faults
from copydesk.checks.links.fits import fits_elsewhere, placements
from copydesk.checks.links.titles import address_evidence, better_label
from copydesk.finding import Evidence, Severity
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.slugs import segments, words
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.checks.links.blocks import Link

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
    message="the label shares no word with its target",
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
            placed, link = found[index], fault.link
            yield Mark(
                link.path,
                message=_told(record, link),
                confidence=placed.foreign,
                evidence=(*address_evidence(link), *_compared(record, link)),
                suggestion=better_label(record, link),
                details={"fit": round(placed.own, 2)},
            )


def _told(record: Record, link: Link) -> str:
    """Say what the label shares with its target, and with which labels that was compared."""
    shared = [word for item, (word, _) in link.target.items() if item in link.said]
    told = f"the label shares with its target only “{' '.join(shared)}”" if shared else "the label shares no word with its target"
    block = next(block for block in record.of(blocks) if link in block.links)
    fits = [share for other, (_, share) in zip(block.links, block.own, strict=True) if other is not link and other.comparable]
    if fits and sum(share >= _FITTING for share in fits) * 2 > len(fits):
        return f"{told}, while most labels round it do" if not shared else f"{told}, and most labels round it share more"
    none, part, most = block.host_elsewhere(link)
    if part + most > none:
        return (
            f"{told}, while most other labels of links to this site do" if not shared else f"{told}, and most others of links to this site share more"
        )
    return told


_FITTING = 0.25


def _compared(record: Record, link: Link) -> Iterator[Evidence]:
    """Yield the words of both sides that were compared, and whether the label has a better place."""
    yield Evidence(f"words of the label: {_as_written(link.label, link.words)}")
    yield Evidence(f"words of the address: {_as_written(' '.join(segments(link.url)), link.slug)}")
    if fits_elsewhere(link, record.survey.links):
        yield Evidence("the label stands on a link to another page too, whose address it fits")


def _as_written(text: str, folded: tuple[str, ...]) -> str:
    """Return the folded words of a text as they stand in it."""
    written = [word for word in _WRITTEN.findall(text.lower()) if not set(folded).isdisjoint(words(word))]
    return ", ".join(written or folded)


_WRITTEN = LazyPattern(r"[^\W_]+(?:['’][^\W_]+)*")
