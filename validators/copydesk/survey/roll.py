"""The records that findings about other records name, and what is told of them: looked up between the passes, when it is known which they are."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.finding import Evidence, RecordRef
from copydesk.text.hashes import key64

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from copydesk_schemas import Article

    Place = tuple[str | None, int | None]

NAMED = 10_000
"""Records of which more than the place is told (some 20 MB at most), the first ones by their places."""


class Entry(NamedTuple):
    """What is told of a record.

    Attributes:
        ref: its name.
        published: when it was published, as written.
        fetched: when it was fetched, as written.
        words: how many words its body has.
        fields: a hash of each field that it fills.
    """

    ref: RecordRef
    published: str | None
    fetched: str | None
    words: int
    fields: dict[str, int]


def field_hashes(row: Mapping[str, Any]) -> dict[str, int]:
    """Return a hash of each field that a canonical row fills; they mean something within one process only."""
    return {name: key64(value if isinstance(value, str) else repr(value)) for name, value in row.items() if value not in (None, "", [])}


class Roll:
    """First it is called which records are wanted, by file and line; then these are entered; then they can be asked for."""

    def __init__(self, capacity: int = NAMED) -> None:
        self._capacity = capacity
        self._wanted: dict[str | None, set[int | None]] = {}
        self._entries: dict[Place, Entry] = {}

    def call(self, places: Iterable[Place]) -> None:
        """Say which records are wanted; of too many, the first ones by file and line are."""
        for file, line in nsmallest(self._capacity, places, key=lambda place: (place[0] or "", place[1] or 0)):
            self._wanted.setdefault(file, set()).add(line)

    def wants(self, file: str | None, line: int | None) -> bool:
        """Tell whether the record at a place is wanted."""
        return line in self._wanted.get(file, ())

    def places(self) -> Iterator[Place]:
        """Yield the places of the records that are wanted."""
        return ((file, line) for file, lines in self._wanted.items() for line in lines)

    def enter(self, article: Article, row: Mapping[str, Any], ref: RecordRef, words: int) -> None:
        """Note what is told of a record whose body has so many words."""
        self._entries[ref.file, ref.line] = Entry(ref, article.published_at, article.fetched_at, words, field_hashes(row))

    def find(self, file: str | None, line: int | None) -> Entry | None:
        """Return what is told of the record at a place, if it was entered."""
        return self._entries.get((file, line))

    def evidence(self, file: str | None, line: int | None, path: str, *facts: str) -> Evidence:
        """Return evidence that names the record at a place; its text holds some facts, and when the record was published, where that is known."""
        entry = self.find(file, line)
        if entry is None:
            return Evidence(", ".join((f"{file}:{line}", *facts)), path, record=RecordRef("", "", file, line))
        told = [*facts, f"published {entry.published}"] if entry.published else facts
        return Evidence(", ".join(told) or entry.ref.title or entry.ref.id, path, record=entry.ref)
