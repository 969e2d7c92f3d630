"""Sorting of long arrays of numbers without a Python object for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

_SMALL = 50_000


def equal_runs(keys: array[int]) -> Iterator[list[int]]:
    """Yield, for each key that stands more than once, the indices where it stands, in ascending order of key and index."""
    if len(keys) <= _SMALL:
        order = sorted(range(len(keys)), key=keys.__getitem__)
        ends = [i for i in range(1, len(order) + 1) if i == len(order) or keys[order[i]] != keys[order[i - 1]]]
        start = 0
        for end in ends:
            if end - start > 1:
                yield order[start:end]
            start = end
        return
    import numpy as np

    values = np.frombuffer(keys, dtype=f"u{keys.itemsize}")
    permutation = np.argsort(values, kind="stable")
    ranked = values[permutation]
    borders = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1], [True])))
    lengths = np.diff(borders)
    for at in np.flatnonzero(lengths > 1):
        yield permutation[borders[at] : borders[at + 1]].tolist()
