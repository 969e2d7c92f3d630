"""One look through a text for what checks ask after: words that say that somebody spoke, months, marks of a credit, each with its places.

A text is long and such places are few. Who looks for one of them takes its places from here and reads only round them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from copydesk.text.credits import ASSET_MARKS, CREDIT_MARKS, STORY_MARKS
from copydesk.text.cue_words import CUE_WORDS
from copydesk.text.dates import MONTH_NAMES
from copydesk.text.language import OTHERS_WORDS
from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copydesk.finding import Span

_SURROGATE = LazyPattern(r"[\ud800-\udfff]")
WORDS: Mapping[str, frozenset[str]] = {"attribution": CUE_WORDS, "months": MONTH_NAMES, "languages": OTHERS_WORDS}
"""The words that are sought, in groups; a word may stand in several."""
FRAGMENTS: Mapping[str, frozenset[str]] = {"credit marks": CREDIT_MARKS, "story marks": STORY_MARKS, "asset marks": ASSET_MARKS}
"""What is sought whatever stands beside it, in groups. No fragment may begin inside a word that is sought too: the word hides it."""


class Places:
    """Where the words and fragments of each group stand in a text, in order."""

    __slots__ = ("_spans",)

    def __init__(self, spans: dict[str, list[Span]]) -> None:
        self._spans = spans

    def of(self, group: str) -> list[Span]:
        """Return the places of a group: code points, half open.

        A fragment that overlaps one of another group is a place of both, so that an empty list is certain and a place only a hint.
        """
        return self._spans[group]


def scan(text: str) -> Places:
    """Return where the words of `WORDS` stand in a text (a letter, digit or underscore beside a word makes it part of another), and its fragments."""
    automaton, words, groups = _automaton()
    spans: dict[str, list[Span]] = {group: [] for group in (*WORDS, *FRAGMENTS)}
    padded = f"{text} "
    try:
        found = automaton.find_matches_as_indexes(text)
    except UnicodeEncodeError:
        found = automaton.find_matches_as_indexes(_SURROGATE.sub("?", text))
    for number, start, end in found:
        if number >= words or not (padded[end].isalnum() or padded[start - 1].isalnum() or padded[end] == "_" or padded[start - 1] == "_"):
            for group in groups[number]:
                spans[group].append((start, end))
    return Places(spans)


@cache
def _automaton() -> tuple[AhoCorasick, int, list[tuple[str, ...]]]:
    """Return the automaton, how many of its patterns are words (they come first), and the groups of each pattern."""
    words = sorted(frozenset().union(*WORDS.values()))
    fragments = sorted(frozenset().union(*FRAGMENTS.values()))
    groups = [tuple(name for name, members in WORDS.items() if word in members) for word in words]
    begun = {name: {member[:end] for member in members for end in range(1, len(member) + 1)} for name, members in FRAGMENTS.items()}
    groups += [tuple(name for name, members in FRAGMENTS.items() if _overlaps(fragment, members, begun[name])) for fragment in fragments]
    patterns = [*words, *fragments]
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False)
    return automaton, len(words), groups


def _overlaps(fragment: str, others: Iterable[str], begun: set[str]) -> bool:
    """Tell whether one of the others is the fragment, stands in it, or can begin in it: the automaton then tells the fragment alone."""
    return any(fragment[at:] in begun for at in range(len(fragment))) or any(other in fragment for other in others)
