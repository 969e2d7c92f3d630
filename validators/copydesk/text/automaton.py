"""Asks an Aho-Corasick automaton about any text, lone surrogates in it included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_SURROGATE = LazyPattern(r"[\ud800-\udfff]")


def matches_in(automaton: AhoCorasick, text: str, *, overlapping: bool = False) -> list[tuple[int, int, int]]:
    """Return the number of each pattern that stands in a text, and its place in code points, half open.

    A lone surrogate, which UTF-8 and so the automaton cannot carry, is part of no pattern.
    """
    try:
        return automaton.find_matches_as_indexes(text, overlapping=overlapping)
    except UnicodeEncodeError:
        return automaton.find_matches_as_indexes(_SURROGATE.sub("?", text), overlapping=overlapping)
