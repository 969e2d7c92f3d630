"""How long a source's bodies usually are, and whether they end like sentences."""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

ENDINGS = frozenset(".!?…。！？।۔؟")
"""Marks that end a sentence."""
CLOSERS = "”\"’'»“)]›」』*_ \t\r\n\xa0"
"""Signs that may stand after such a mark."""

_BASE = math.log(1.1)


class Quartiles(NamedTuple):
    """The words of a source's bodies: a quarter have fewer than the first, half fewer than the second, a quarter more than the third."""

    first: int
    median: int
    third: int


class Shape(NamedTuple):
    """What a source's bodies look like: how many were counted, the share that ends with a mark, their length in words."""

    records: int = 0
    ended: float = 0.0
    words: Quartiles = Quartiles(0, 0, 0)


_UNKNOWN = Shape()


class BodyShapes:
    """Counts, per source, bodies by length (each bin a tenth longer than the one before) and those that end with a mark."""

    def __init__(self) -> None:
        self._words: dict[str, Counter[int]] = {}
        self._ended: Counter[str] = Counter()
        self._shapes: dict[str, Shape] = {}

    def add(self, body: str, words: int, source: str) -> None:
        """Count one body of so many words."""
        lengths = self._words.get(source)
        if lengths is None:
            lengths = self._words[source] = Counter()
        lengths[_bin(words)] += 1
        if ends_with_mark(body):
            self._ended[source] += 1

    def merge(self, other: BodyShapes) -> None:
        """Take in the counts of another survey."""
        for source, lengths in other._words.items():
            self._words.setdefault(source, Counter()).update(lengths)
        self._ended.update(other._ended)

    def finish(self) -> None:
        """Close the counts after the last record."""
        for source, lengths in self._words.items():
            total = sum(lengths.values())
            self._shapes[source] = Shape(total, self._ended[source] / total, _quartiles(lengths, total))

    def of(self, source: str) -> Shape:
        """Return what a source's bodies look like; of no records where the source is unknown."""
        return self._shapes.get(source, _UNKNOWN)


def _quartiles(lengths: Counter[int], total: int) -> Quartiles:
    seen = 0
    found: list[int] = []
    for size in sorted(lengths):
        seen += lengths[size]
        while len(found) < len(Quartiles._fields) and seen * 4 >= total * (len(found) + 1):
            found.append(round(1.1**size))
    return Quartiles(*found)


def word_count(text: str, spaces: int, line_ends: int) -> int:
    """Return the number of words of a text with so many spaces and line ends; of a text in a script without spaces half its characters."""
    blanks = spaces + line_ends - (text.count("\n\n") if line_ends else 0)
    if blanks * 25 < len(text) and not text.isascii():
        return len(text) // 2
    return len(text.split()) if blanks * 3 > len(text) else blanks + 1


def ends_with_mark(text: str) -> bool:
    """Tell whether a text's last words end with a sentence's mark, closing quotation marks and brackets aside."""
    return text[-40:].rstrip(CLOSERS)[-1:] in ENDINGS


def ends_with_dots(text: str) -> bool:
    """Tell whether a text ends with an ellipsis."""
    return text[-40:].rstrip(CLOSERS).endswith(("…", "...", ". . ."))


def _bin(words: int) -> int:
    return round(math.log(words) / _BASE) if words > 1 else 0
