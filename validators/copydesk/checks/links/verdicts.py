"""What is wrong with each link of a record, decided once, so that one fault is told under one code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.checks.links.blocks import Link, blocks
from copydesk.text.generic_labels import is_generic
from copydesk.text.link_targets import guess_page, page_key
from copydesk.text.slugs import machine_made

if TYPE_CHECKING:
    from copydesk.check import Record
    from copydesk.text.page_kinds import PageGuess


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a link's label and address say of themselves, without its neighbours.

    Attributes:
        link: the link.
        machine_made: how surely the label, or the picture text that stands for an empty one, was made by a machine.
        generic: whether it says nothing.
        page: what the target is where it is no article.
        to_itself: whether the link leads to the article that offers it.
    """

    link: Link
    machine_made: float
    generic: bool
    page: PageGuess | None
    to_itself: bool

    @property
    def is_sound(self) -> bool:
        """Whether the label is one that can be compared with others: written by a person, about an article that is not this one."""
        return not (self.generic or self.machine_made or self.to_itself or self.page)


def verdicts(record: Record) -> tuple[Verdict, ...]:
    """Return the verdicts on a record's links, in order."""
    article = record.article
    if not article.related_links:
        return ()
    own = {key for url in (article.url, article.canonical_url) if url for key in [page_key(url)] if key}
    home = article.canonical_url or article.url
    links = sorted((link for block in record.of(blocks) for link in block.links), key=lambda link: link.index)
    return tuple(_verdict(link, own, home) for link in links)


def _verdict(link: Link, own: set[str], home: str | None) -> Verdict:
    to_itself = link.key is not None and link.key in own
    generic = is_generic(link.text)
    made = 0.0 if generic else machine_made(link.text)
    page = guess_page(link.text, link.words, link.url, page_url=home) if link.url and not to_itself else None
    return Verdict(link, made, generic, page, to_itself)
