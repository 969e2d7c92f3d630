"""Counts of keys: exact, bounded, and the same whatever the order and the partition."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from copydesk.survey.key_counts import KEPT, LONGEST, KeyCounts


@given(st.lists(st.lists(st.text(max_size=3), max_size=6), max_size=20), st.integers(0, 20))
def test_few_keys_are_counted_exactly(rows: list[list[str]], parted: int) -> None:
    """Below the bound every key has its true count, also when two parts are merged."""
    first, second, true = KeyCounts(), KeyCounts(), Counter[str]()
    for n, row in enumerate(rows):
        (first if n < parted else second).update(row)
        true.update(row)
    first.merge(second)

    assert dict(first.items()) == dict(true)
    assert first.is_complete
    assert len(first) == len(true)


def test_many_keys_are_bounded_and_free_of_order() -> None:
    """Of ten thousand keys the same thousand are kept in any order and partition, with their true counts."""
    keys = [f"key-{n}" for n in range(10_000)]
    forward, backward, left, right = KeyCounts(), KeyCounts(), KeyCounts(), KeyCounts()
    for _ in range(2):
        forward.update(keys)
        backward.update(reversed(keys))
        left.update(keys[::3])
        right.update(key for n, key in enumerate(keys) if n % 3)
    right.merge(left)

    assert forward.items() == backward.items() == right.items()
    assert len(forward) == len(forward.items()) == KEPT
    assert {count for _, count in forward.items()} == {2}
    assert not forward.is_complete
    assert not right.is_complete


def test_long_keys_are_cut() -> None:
    """A key of a megabyte takes two hundred characters."""
    counts = KeyCounts()
    counts.update(["k" * 1_000_000])

    assert [len(key) for key, _ in counts.items()] == [LONGEST]
