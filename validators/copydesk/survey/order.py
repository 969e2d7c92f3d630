"""Which numbers of a long array stand in it more than once."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

_SMALL = 200_000
"""Up to so many numbers are counted as Python objects (some 25 MB), which takes no longer than loading numpy; beyond, numpy sorts them."""


def equal_runs(keys: array[int]) -> Iterator[list[int]]:
    """Yield, for each key that stands more than once, the indices where it stands, in ascending order of key and index."""
    if len(keys) > _SMALL:
        yield from _sorted_runs(keys)
        return
    counts = Counter(keys)
    if len(counts) == len(keys):
        return
    repeated = {key for key, count in counts.items() if count > 1}
    runs: dict[int, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key in repeated:
            runs[key].append(at)
    for key in sorted(runs):
        yield runs[key]


def _sorted_runs(keys: array[int]) -> Iterator[list[int]]:
    import numpy as np

    values = np.frombuffer(keys, dtype=f"u{keys.itemsize}")
    permutation = np.argsort(values, kind="stable")
    ranked = values[permutation]
    borders = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1], [True])))
    lengths = np.diff(borders)
    for at in np.flatnonzero(lengths > 1):
        yield permutation[borders[at] : borders[at + 1]].tolist()
