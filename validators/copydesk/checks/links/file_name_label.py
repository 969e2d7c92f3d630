"""LNK001: labels that are file names, slugs or runs of digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.titles import address_evidence, better_label
from copydesk.checks.links.verdicts import verdicts
from copydesk.finding import Evidence, Severity
from copydesk.text.slugs import machine_trace
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.text.slugs import Trace


@check(
    "LNK001",
    "file-name-label",
    severity=Severity.WARNING,
    message="the link's label is a file name, a slug or a run of digits",
    fields=["related_links"],
    since="0.1",
    terms=["sdo:relatedLink", "ninjs:associations.name"],
    heuristic=True,
    flagged=[
        Article(related_links=(RelatedLink("ferry_quay_2019_final-1200x675", "https://ledger.example/2019/ferry-returns"),)),
        Article(related_links=(RelatedLink("", "https://ledger.example/2019/ferry-returns", "IMG_20190412.jpg"),)),
        Article(
            related_links=(
                RelatedLink(
                    "Ferry returns to the old quay",
                    "https://ledger.example/2019/ferry-returns",
                    "ledger live 437 106619142 15949038932020 07 usa quay",
                ),
            )
        ),
    ],
    accepted=[
        Article(
            related_links=(RelatedLink("Covid-19: What changes on Monday", "https://ledger.example/2021/covid-what-changes", "A nurse at the quay"),)
        ),
        Article(related_links=(RelatedLink("Hamburg-Mitte", "https://ledger.example/hamburg-mitte"),)),
        Article(related_links=(RelatedLink("737-MAX-Absturz: Was wir wissen", "https://ledger.example/absturz-was-wir-wissen"),)),
    ],
)
def file_name_label(record: Record) -> Iterator[Mark]:
    """The text that names a link, or stands for its picture, was made by a machine: a file name, a slug, digits.

    Why it matters: such a text says nothing to readers, search engines and models; where it stands for a label, the other article's headline is lost.
    How to mend it: take the headline of the target; for a picture, its caption or an empty text.
    """
    for verdict in record.of(verdicts):
        link = verdict.link
        alt_path = f"/related_links/{link.index}/image_alt"
        if verdict.machine_made and (trace := machine_trace(link.text)):
            if link.label:
                message, shown = f"the link's label is {trace.kind}", [_piece(link.label, trace, link.path)]
            else:
                message = f"the link has no label, and its picture text is {trace.kind}"
                shown = [Evidence(link.alt, alt_path), _piece(link.alt, trace, alt_path)]
            evidence = (*shown, *address_evidence(link))
            yield Mark(link.path, message=message, confidence=trace.share, evidence=evidence, suggestion=better_label(record, link))
        elif link.alt and link.label and not verdict.generic and (trace := machine_trace(link.alt)):
            message = f"the link's picture text is {trace.kind}"
            yield Mark(alt_path, message=message, confidence=trace.share, evidence=(_piece(link.alt, trace, alt_path),))


def _piece(text: str, trace: Trace, path: str) -> Evidence:
    """Return the piece of a text that gives it away."""
    start = max(text.find(trace.piece), 0)
    return Evidence(trace.piece, path, (start, start + len(trace.piece)))
