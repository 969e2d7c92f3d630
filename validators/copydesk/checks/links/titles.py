"""What mends a link: the title of its target, the label that other records give it, or its leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Applicability, Evidence, Suggestion
from copydesk.text.slugs import label_words

if TYPE_CHECKING:
    from copydesk.check import Record
    from copydesk.checks.links.blocks import Link

_TITLE = 0.95
_LABEL = 0.8


def known_title(record: Record, link: Link) -> str | None:
    """Return the title of the record that a link leads to, where it is in the run and is not the label itself."""
    title = record.survey.links.title_of(link.url) if link.url else None
    return title if title and title.casefold() != link.label.casefold() else None


def better_label(record: Record, link: Link) -> Suggestion | None:
    """Suggest the title of a link's target, or else a label of other records that fits its address well."""
    if not link.url:
        return None
    title = known_title(record, link)
    if title:
        return Suggestion(link.path, title, confidence=_TITLE)
    named = link.named.stems.keys()
    fitting = [
        (len(label_words(label).stems.keys() & named), label)
        for label, fit in record.survey.links.labels_of(link.url).items()
        if fit and label != link.text
    ]
    if fitting:
        return Suggestion(link.path, max(fitting)[1], confidence=_LABEL)
    return None


def address_evidence(link: Link) -> tuple[Evidence, ...]:
    """Return the link's address as evidence, where it has one."""
    return (Evidence(link.url, f"/related_links/{link.index}/url"),) if link.url else ()


def dropped(link: Link, confidence: float) -> Suggestion:
    """Suggest to leave a link out; nothing is applied, since the places of the links after it would change."""
    return Suggestion(f"/related_links/{link.index}", None, confidence=confidence, applicability=Applicability.DISPLAY)
