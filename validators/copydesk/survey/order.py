"""Which numbers of a long array stand in it more than once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

_SMALL = 300_000
"""Up to so many numbers are counted without numpy, which takes no longer than loading it; beyond, numpy sorts them."""
_ROOM = 3


def equal_runs(keys: array[int]) -> Iterator[list[int]]:
    """Yield, for each key that stands more than once, the indices where it stands, in ascending order of key and index."""
    if len(keys) > _SMALL:
        yield from _sorted_runs(keys)
        return
    again = _likely_repeated(keys)
    if not again:
        return
    runs: dict[int, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key in again:
            runs[key].append(at)
    for key in sorted(runs):
        if len(runs[key]) > 1:
            yield runs[key]


def _likely_repeated(keys: array[int]) -> set[int]:
    """Return all keys that stand more than once, and a few others: those whose last bits an earlier key has as well."""
    mask = (1 << len(keys).bit_length() + _ROOM) - 1
    seen = bytearray(mask + 1)
    again: set[int] = set()
    for key in keys:
        if seen[key & mask]:
            again.add(key)
        else:
            seen[key & mask] = 1
    return again


def _sorted_runs(keys: array[int]) -> Iterator[list[int]]:
    import numpy as np

    values = np.frombuffer(keys, dtype=f"u{keys.itemsize}")
    permutation = np.argsort(values, kind="stable")
    ranked = values[permutation]
    borders = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1], [True])))
    several = np.flatnonzero(np.diff(borders) > 1)
    for start, end in zip(borders[several].tolist(), borders[several + 1].tolist(), strict=True):
        yield permutation[start:end].tolist()
