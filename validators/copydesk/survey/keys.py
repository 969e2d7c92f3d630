"""Which identifiers, addresses and bodies stand in more than one record."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from copydesk.survey.order import equal_runs
from copydesk.survey.shapes import word_count
from copydesk.text.hashes import key64
from copydesk.text.link_targets import page_key
from copydesk.text.shingles import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk_schemas import Article

SHOWN = 5
"""Other records that a finding names."""


class Keys(NamedTuple):
    """What stands for a record in comparisons: 64-bit hashes of its canonical row and of its body, spacing aside (0 where there is no body).

    With them goes the list of its names, as `copydesk.text.names.list_names_of` makes it, so that the second pass need not look for them again,
    and the numbers of its body's spaces and words, so that they are counted once.
    """

    content: int
    body: int
    names: str = ""
    spaces: int = 0
    words: int = 0


def keys_of(content: bytes, body: str | None, names: str) -> Keys:
    """Return what stands for a record: of the bytes of its content, its body and the list of its names."""
    if not body:
        return Keys(key64(content), 0, names)
    text, spaces, line_ends = squeezed(body)
    return Keys(key64(content), key64(text), names, spaces, word_count(body, spaces, line_ends))


def address_key(article: Article) -> tuple[str, int] | None:
    """Return the field whose address stands for an article, and the key of its page, which all spellings of that address share."""
    for name, url in (("canonical_url", article.canonical_url), ("url", article.url)):
        if url and (address := url.strip()):
            return name, key64(page_key(address) or address)
    return None


class Sighting(NamedTuple):
    """One record that carries a key: a hash of its content, and its file and line."""

    content: int
    file: str | None
    line: int | None


class Group:
    """All records that carry one key, in a summary whose size does not grow with their number.

    Attributes:
        total: how many records carry the key.
    """

    __slots__ = ("_first", "_often", "total")

    def __init__(self, total: int, often: dict[int, int], first: tuple[Sighting, ...]) -> None:
        self.total: int = total
        self._often = often
        self._first = first

    @classmethod
    def of(cls, sightings: Iterable[Sighting]) -> Group:
        """Sum up sightings; their order has no part in it.

        Of the sightings in the order of their places those are kept that can be among the first of any record's others: of each content
        one more than is shown, until as many are there beside any one content.
        """
        counts: Counter[int] = Counter()
        kept: Counter[int] = Counter()
        first: list[Sighting] = []
        for sighting in sorted(sightings, key=_place):
            content = sighting.content
            counts[content] += 1
            if kept[content] <= SHOWN and len(first) - max(kept.values(), default=0) <= SHOWN:
                kept[content] += 1
                first.append(sighting)
        return cls(counts.total(), {content: count for content, count in counts.items() if count > 1}, tuple(first))

    def places(self) -> Iterator[tuple[str | None, int | None]]:
        """Yield the places of the first records."""
        return ((sighting.file, sighting.line) for sighting in self._first)

    def different(self, content: int) -> tuple[int, list[Sighting]]:
        """Return how many records have another content than this one of the group, and the first of them."""
        count = self.total - self._often.get(content, 1)
        return count, [s for s in self._first if s.content != content][:SHOWN] if count else []

    def others(self, file: str | None, line: int | None) -> tuple[int, list[Sighting]]:
        """Return how many records there are beside the one at a place, and the first of them."""
        own = next((n for n, s in enumerate(self._first) if (s.file, s.line) == (file, line)), None)
        return self.total - 1, [s for n, s in enumerate(self._first) if n != own][:SHOWN]


def _place(sighting: Sighting) -> tuple[str, int, int]:
    return sighting.file or "", sighting.line or 0, sighting.content


class KeyIndex:
    """Remembers 64-bit keys with the content and place of each record; after `finish` only shared keys remain.

    Growing arrays of numbers hold a million records in some 32 MB, where a dictionary would need several times as much.
    """

    def __init__(self) -> None:
        self._names: dict[str | None, int] = {}
        self._shared: dict[int, Group] = {}
        self._clear()

    def _clear(self) -> None:
        self._keys, self._contents, self._files, self._lines = array("Q"), array("Q"), array("L"), array("Q")

    def add(self, key: int, content: int, file: str | None, line: int | None) -> None:
        """Note that a record with this key, content and place was seen; the numbers are unsigned 64-bit hashes."""
        self._keys.append(key)
        self._contents.append(content)
        self._files.append(self._names.setdefault(file, len(self._names)))
        self._lines.append(line or 0)

    def merge(self, other: KeyIndex) -> None:
        """Take in another index."""
        names = list(other._names)
        for key, content, file, line in zip(other._keys, other._contents, other._files, other._lines, strict=True):
            self.add(key, content, names[file], line)

    def finish(self) -> None:
        """Keep the keys that more than one record carries, and drop the rest."""
        names = list(self._names)
        for run in equal_runs(self._keys):
            self._shared[self._keys[run[0]]] = Group.of(Sighting(self._contents[i], names[self._files[i]], self._lines[i] or None) for i in run)
        self._clear()

    def places(self) -> Iterator[tuple[str | None, int | None]]:
        """Yield the places of the records that findings name."""
        for group in self._shared.values():
            yield from group.places()

    def shared(self, key: int) -> Group | None:
        """Return all records that carry a key, where they are more than one."""
        return self._shared.get(key)
