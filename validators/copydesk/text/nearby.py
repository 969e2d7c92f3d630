"""Finds the names that are one edit away from a word.

One edit leaves the first half of a name as it is, or its last half: only names of nearly the same length that share a half with a word are
compared with it. What that misses are two letters swapped in the very middle of a name of an even length: that name is asked for itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAST = "\U0010ffff"


class NearNames:
    """Names, sorted by their length and their letters, and once more with their letters from the last to the first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._forward = sorted(names)
        self._backward = sorted([name[::-1] for name in self._forward])
        self._forward.sort(key=len)
        self._backward.sort(key=len)
        sizes = Counter(map(len, self._forward))
        self._begins = list(accumulate((sizes[size] for size in range(max(sizes, default=0) + 1)), initial=0))

    def find(self, word: str) -> set[str]:
        """Return the names that have one letter more or less than a word or differ from it in one, or in two neighbours that are swapped."""
        begins, size, distance = self._begins, len(word), OSA.distance
        back = word[::-1]
        found: list[str] = []
        for length in range(max(0, size - 1), min(size + 2, len(begins) - 1)):
            start, end = begins[length], begins[length + 1]
            for names, letters, step in ((self._forward, word, 1), (self._backward, back, -1)):
                half = letters[: length // 2]
                at = bisect_left(names, half, start, end)
                found += [n[::step] for n in names[at : bisect_left(names, half + _LAST, at, end)] if distance(letters, n, score_cutoff=1) == 1]
        middle = size // 2
        if 0 < size == middle * 2 < len(begins) - 1:
            swapped = f"{word[: middle - 1]}{word[middle]}{word[middle - 1]}{word[middle + 1 :]}"
            at = bisect_left(self._forward, swapped, begins[size], begins[size + 1])
            if at < begins[size + 1] and self._forward[at] == swapped != word:
                found.append(swapped)
        return set(found)
