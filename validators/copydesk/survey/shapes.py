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


class BodyShapes:
    """Counts, per source, bodies by length (each bin a tenth longer than the one before) and those that end with a mark."""

    def __init__(self) -> None:
        self._words: dict[str, Counter[int]] = {}
        self._ended: Counter[str] = Counter()
        self._cut: Counter[str] = Counter()

    def add(self, body: str, source: str) -> None:
        """Count one body."""
        lengths = self._words.get(source)
        if lengths is None:
            lengths = self._words[source] = Counter()
        lengths[_bin(word_count(body))] += 1
        if ends_with_mark(body):
            self._ended[source] += 1
        if ends_with_dots(body):
            self._cut[source] += 1

    def merge(self, other: BodyShapes) -> None:
        """Take in the counts of another survey."""
        for source, lengths in other._words.items():
            self._words.setdefault(source, Counter()).update(lengths)
        self._ended.update(other._ended)
        self._cut.update(other._cut)

    def records(self, source: str) -> int:
        """Return how many bodies of a source were counted."""
        return sum(self._words.get(source, {}).values())

    def ended_share(self, source: str) -> float:
        """Return the share of a source's bodies that end with a mark."""
        total = self.records(source)
        return self._ended[source] / total if total else 0.0

    def dotted_share(self, source: str) -> float:
        """Return the share of a source's bodies that end with an ellipsis."""
        total = self.records(source)
        return self._cut[source] / total if total else 0.0

    def quartiles(self, source: str) -> Quartiles | None:
        """Return the quartiles of a source's body lengths in words; None for an unknown source."""
        lengths = self._words.get(source)
        if not lengths:
            return None
        total, seen = sum(lengths.values()), 0
        found: list[int] = []
        for size in sorted(lengths):
            seen += lengths[size]
            while len(found) < 3 and seen * 4 >= total * (len(found) + 1):
                found.append(round(1.1**size))
        return Quartiles(*found)


def word_count(text: str) -> int:
    """Return the number of words of a text, parted by blanks and line ends; of a text in a script without blanks half its characters."""
    blanks = text.count(" ") + text.count("\n")
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
