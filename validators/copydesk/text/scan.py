"""One look through a text for what checks ask after: words that say that somebody spoke, months, marks of a credit, each with its places.

A text is long and such places are few. Who looks for one of them takes its places from here and reads only round them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from copydesk.text.automaton import matches_in
from copydesk.text.credits import ASSET_MARKS, CREDIT_MARKS, STORY_MARKS
from copydesk.text.cue_words import CUE_WORDS
from copydesk.text.dates import MONTH_NAMES
from copydesk.text.language import OTHERS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from copydesk.finding import Span

CUE_LIST = tuple(sorted(CUE_WORDS))
"""The words round which attributions are read, by their numbers in `Places.cues`."""
SEPARATORS = frozenset('\n\t\xa0 (“”"—–,.:;)!?…')
"""What parts a cue word from its neighbours."""
WORDS: Mapping[str, frozenset[str]] = {"months": MONTH_NAMES}
"""Other words that are sought, in groups; none is a cue word."""
FRAGMENTS: Mapping[str, frozenset[str]] = {
    "credit marks": CREDIT_MARKS,
    "story marks": STORY_MARKS,
    "asset marks": ASSET_MARKS,
    "languages": frozenset(f" {word} " for word in OTHERS_WORDS),
}
"""What is sought whatever stands beside it, in groups. No fragment may begin inside a word that is sought too: the word hides it."""


class Places:
    """Where the words and fragments of each group stand in a text, in order."""

    __slots__ = ("_spans", "cues")

    def __init__(self, cues: list[tuple[int, int, int]], spans: dict[str, list[Span]]) -> None:
        self.cues: list[tuple[int, int, int]] = cues
        """The cue words between blanks or marks: the number in `CUE_LIST`, and the place."""
        self._spans = spans

    def of(self, group: str) -> Sequence[Span]:
        """Return the places of a group: code points, half open.

        A fragment that overlaps one of another group is a place of both, so that an empty list is certain and a place only a hint.
        """
        return self._spans.get(group, ())


def scan(text: str) -> Places:
    """Return where cue words, other words and fragments stand in a text; a letter, digit or underscore beside a word makes it part of another."""
    automaton, words, groups = _automaton()
    cue_words = len(CUE_LIST)
    cues: list[tuple[int, int, int]] = []
    spans: dict[str, list[Span]] = {}
    last = len(text)
    for place in matches_in(automaton, text):
        number, start, end = place
        if number < cue_words:
            if (end == last or text[end] in SEPARATORS) and (not start or text[start - 1] in SEPARATORS):
                cues.append(place)
        elif number >= words or not (
            text[end : end + 1].isalnum() or text[start - 1 : start].isalnum() or "_" in text[start - 1 if start else 0 : end + 1]
        ):
            for group in groups[number]:
                spans.setdefault(group, []).append((start, end))
    return Places(cues, spans)


@cache
def _automaton() -> tuple[AhoCorasick, int, list[tuple[str, ...]]]:
    """Return the automaton, how many of its patterns are words (they come first, cue words before others), and the groups of each pattern."""
    words = [*CUE_LIST, *sorted(frozenset().union(*WORDS.values()))]
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
