"""How often keys were seen, exactly for those that are kept, in bounded memory whatever the keys are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.text.hashes import key64

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT = 1000
LONGEST = 200


class KeyCounts:
    """Counts of up to 1,000 different keys: those with the smallest hashes, so that neither order nor partition decides which.

    A key that was once left out cannot be kept later, because the largest hash that is taken only falls; so every count is exact.
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._largest: int | None = None

    def update(self, keys: Iterable[str]) -> None:
        """Count each key once."""
        for key in keys:
            self._add(key if len(key) <= LONGEST else f"{key[: LONGEST - 1]}…", 1)

    def merge(self, other: KeyCounts) -> None:
        """Take in the counts of another part."""
        if other._largest is not None:
            self._tighten(other._largest)
        for key, count in other._counts.items():
            self._add(key, count)

    @property
    def is_complete(self) -> bool:
        """Whether no key was left out."""
        return self._largest is None and len(self._counts) <= KEPT

    def items(self) -> list[tuple[str, int]]:
        """Return the keys and their counts, the most frequent first, equal ones by name."""
        kept = sorted(self._counts, key=key64)[:KEPT]
        return sorted(((key, self._counts[key]) for key in kept), key=lambda item: (-item[1], item[0]))

    def __len__(self) -> int:
        return min(len(self._counts), KEPT)

    def _add(self, key: str, count: int) -> None:
        counts = self._counts
        if key in counts:
            counts[key] += count
        elif self._largest is None or key64(key) <= self._largest:
            counts[key] = count
            if len(counts) > 2 * KEPT:
                self._tighten(sorted(map(key64, counts))[KEPT - 1])

    def _tighten(self, largest: int) -> None:
        if self._largest is None or largest < self._largest:
            self._largest = largest
            self._counts = {key: count for key, count in self._counts.items() if key64(key) <= largest}
