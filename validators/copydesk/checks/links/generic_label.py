"""LNK006: labels that say nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.links.teaser_block import teaser_blocks
from copydesk.checks.links.titles import address_evidence, better_label
from copydesk.checks.links.verdicts import verdicts
from copydesk.finding import Evidence, Severity
from copydesk.text.generic_labels import normal_label
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "LNK006",
    "generic-label",
    severity=Severity.INFO,
    message="the link's label is empty or says nothing of its target",
    fields=["related_links", "body"],
    since="0.1",
    flagged=[
        Article(related_links=(RelatedLink("Read more", "https://ledger.example/ferry"),)),
        Article(related_links=(RelatedLink("", "https://ledger.example/ferry"),)),
        "The ferry sails again.\n\nEditors' Recommendations\n\nHarbour master retires\nThe quay at dusk\n\nAfter 30 years she leaves.\n\nRead more\n",
        Article(
            related_links=(RelatedLink("Weiterlesen »", "https://ledger.example/faehre"), RelatedLink("続きを読む", "https://ledger.example/ferry"))
        ),
    ],
    accepted=[
        Article(related_links=(RelatedLink("Read more books, says the harbour librarian", "https://ledger.example/books"),)),
        Article(related_links=(RelatedLink("", "https://ledger.example/ferry", "The ferry at the old quay"),)),
    ],
)
def generic_label(record: Record) -> Iterator[Mark]:
    """A label is empty, a mark, a page number, or a call such as "Read more", "hier" or "続きを読む"; in a text file, so is a line of a teaser.

    Why it matters: such a link carries no headline, so that nothing can be learnt of the article it leads to.
    How to mend it: take the target's headline as the label.
    """
    found = [verdict.link for verdict in record.of(verdicts) if verdict.generic]
    counts = Counter(normal_label(link.text) for link in found)
    for link in found:
        evidence = (*address_evidence(link), Evidence(_often(counts[normal_label(link.text)], len(record.article.related_links), "link")))
        message = None if link.text else "the link has no label"
        yield Mark(link.path, message=message, confidence=0.97, evidence=evidence, suggestion=better_label(record, link))
    if record.origin.format == "text":
        spans = [span for block in record.of(teaser_blocks) for span in block.more_lines]
        lines = Counter(normal_label(record.body[slice(*span)]) for span in spans)
        for span in spans:
            evidence = (Evidence(_often(lines[normal_label(record.body[slice(*span)])], len(spans), "such line")),)
            yield Mark("/body", span, message="a line of a related article says nothing of its target", confidence=0.97, evidence=evidence)


def _often(count: int, of: int, what: str) -> str:
    """Return how often a label stands in a record."""
    return f"stands on {count} of {of} {what}{'s' * (of != 1)} of the record"
