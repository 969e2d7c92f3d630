"""One look through a text for the words that checks ask after: what says that somebody spoke, months and so on, each with its places.

A text is long and such words are few. Who looks for one of them takes its places from here and reads only round them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from copydesk.text.attribution import CUE_WORDS
from copydesk.text.dates import MONTH_NAMES
from copydesk.text.language import OTHERS_WORDS
from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.finding import Span

_SURROGATE = LazyPattern(r"[\ud800-\udfff]")
WORDS: Mapping[str, frozenset[str]] = {"attribution": CUE_WORDS, "months": MONTH_NAMES, "languages": OTHERS_WORDS}
"""The words that are sought, in groups; a word may stand in several."""


class Places:
    """Where the words of each group stand in a text, as whole words, in order."""

    __slots__ = ("_spans",)

    def __init__(self, spans: dict[str, list[Span]]) -> None:
        self._spans = spans

    def of(self, group: str) -> list[Span]:
        """Return the places of a group's words: code points, half open."""
        return self._spans.get(group, [])


def scan(text: str) -> Places:
    """Return where the words of `WORDS` stand in a text; a letter, digit or underscore beside a word makes it part of another."""
    automaton, groups = _automaton()
    spans: dict[str, list[Span]] = {group: [] for group in WORDS}
    padded = f"{text} "
    try:
        found = automaton.find_matches_as_indexes(text)
    except UnicodeEncodeError:
        found = automaton.find_matches_as_indexes(_SURROGATE.sub("?", text))
    for number, start, end in found:
        if not (padded[end].isalnum() or padded[start - 1].isalnum() or padded[end] == "_" or padded[start - 1] == "_"):
            for group in groups[number]:
                spans[group].append((start, end))
    return Places(spans)


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, ...]]]:
    words = sorted(frozenset().union(*WORDS.values()))
    groups = [tuple(name for name, members in WORDS.items() if word in members) for word in words]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False), groups
