"""Samples of records that depend neither on the order in which these come nor on how a run is cut: the first ones by file and line."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

Place = tuple[str | None, int | None]
"""File and line of a record."""


def in_order(place: Place) -> tuple[str, int]:
    """Return what sorts places."""
    return place[0] or "", place[1] or 0


def keep_first(items: list[T], item: T, size: int, key: Callable[[T], Any]) -> None:
    """Add an item to a sorted list of so many at most, where it belongs among the first."""
    if len(items) < size or key(item) < key(items[-1]):
        insort(items, item, key=key)
        del items[size:]
