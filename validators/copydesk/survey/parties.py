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
    for field, value in (("publisher", article.publisher), ("source", article.source)):
        if value:
            party = lookup(value.strip())
            if party is not None:
                yield f"/{field}", value.strip(), party.name
    for number, author in enumerate(article.authors):
        party = lookup(author.strip())
        if party is not None:
            yield f"/authors/{number}", author.strip(), party.name


class PartyForms:
    """How often each form of each known party stands in the metadata; bounded by the lists of names."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}
        self._ranked: dict[str, list[tuple[str, int]]] = {}

    def add(self, article: Article) -> None:
        """Count the names in one record."""
        for _, form, name in named_parties(article):
            self._ranked.pop(name, None)
            self._counts.setdefault(name, Counter())[bare_name(form)] += 1

    def merge(self, other: PartyForms) -> None:
        """Take in the counts of another part of the run."""
        self._ranked.clear()
        for name, forms in other._counts.items():
            self._counts.setdefault(name, Counter()).update(forms)

    def forms(self, name: str) -> list[tuple[str, int]]:
        """Return the forms of a party with their counts, the commonest first; among equals the canonical name, then the alphabet."""
        ranked = self._ranked.get(name)
        if ranked is None:
            ranked = sorted(self._counts.get(name, {}).items(), key=lambda item: (-item[1], item[0] != name, item[0]))
            self._ranked[name] = ranked
        return ranked
