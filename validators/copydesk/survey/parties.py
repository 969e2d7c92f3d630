"""Counts under which names a corpus knows each agency and outlet in its bylines, publishers and sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copydesk.text.parties import bare_name, lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk_schemas import Article


def named_parties(article: Article) -> Iterator[tuple[str, str, str]]:
    """Yield the known parties that a record's metadata name: JSON Pointer, the form as written, canonical name."""
    fields = [("/publisher", article.publisher), ("/source", article.source)]
    fields += [(f"/authors/{number}", author) for number, author in enumerate(article.authors)]
    for path, value in fields:
        form = value.strip() if value else ""
        party = lookup(form) if form else None
        if party is not None:
            yield path, form, party.name


class PartyForms:
    """How often each form of each known party stands in the metadata; bounded by the lists of names."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}

    def add(self, article: Article) -> None:
        """Count the names in one record."""
        for _, form, name in named_parties(article):
            self._counts.setdefault(name, Counter())[bare_name(form)] += 1

    def merge(self, other: PartyForms) -> None:
        """Take in the counts of another part of the run."""
        for name, forms in other._counts.items():
            self._counts.setdefault(name, Counter()).update(forms)

    def forms(self, name: str) -> list[tuple[str, int]]:
        """Return the forms of a party with their counts, the commonest first; among equals the canonical name, then the alphabet."""
        return sorted(self._counts.get(name, {}).items(), key=lambda item: (-item[1], item[0] != name, item[0]))
