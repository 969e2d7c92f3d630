"""LNK001: labels that are file names, slugs or runs of digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.titles import address_evidence, better_label
from copydesk.checks.links.verdicts import verdicts
from copydesk.finding import Evidence, Severity
from copydesk.text.slugs import machine_made
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        if verdict.machine_made:
            evidence = address_evidence(link)
            if not link.label:
                evidence = (Evidence(link.alt, f"/related_links/{link.index}/image_alt"), *evidence)
            message = None if link.label else "the link has no label, and its picture text is a file name, a slug or a run of digits"
            yield Mark(link.path, message=message, confidence=verdict.machine_made, evidence=evidence, suggestion=better_label(record, link))
        elif link.alt and link.label and not verdict.generic:
            sure = machine_made(link.alt)
            if sure:
                yield Mark(
                    f"/related_links/{link.index}/image_alt",
                    message="the link's picture text is a file name, a slug or a run of digits",
                    confidence=sure,
                )
