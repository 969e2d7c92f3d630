"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class LazyPattern:
    """A regular expression that costs nothing until it is asked; then it is as fast as a compiled one.

    Compiling all the expressions of a run takes longer than judging a hundred records, and most records need few of them.
    """

    __slots__ = ("_flags", "_text", "finditer", "match", "search")

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        """Compile on the first use of `match`, `search` or `finditer`: an empty slot is looked up here."""
        if name not in {"match", "search", "finditer"}:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        self.match, self.search, self.finditer = compiled.match, compiled.search, compiled.finditer
        return getattr(self, name)
