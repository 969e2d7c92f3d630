"""Remembers what was found out of short texts that come back: addresses, labels, names."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

LONGEST = 1000
"""Letters of a text beyond which nothing is remembered of it: such texts are damage, hardly come back, and would fill the memory."""


def remembered(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator like `functools.lru_cache` for functions of a text (their first argument) that forgets long texts at once.

    Args:
        size: how many results are kept.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        known = cast("Callable[P, T]", lru_cache(maxsize=size)(function))

        @wraps(function)
        def look(*args: P.args, **options: P.kwargs) -> T:
            text = args[0]
            if isinstance(text, str) and len(text) > LONGEST:
                return function(*args, **options)
            return known(*args, **options)

        return look

    return decorate
