"""Finds the names in an article that may be misspelt, each with the name it may stand for and what is known of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from copydesk.text.names import is_name
from copydesk.text.spelling import LONG, EditKind, Pair, find_edit, is_related, oddness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from copydesk.text.names import Names

RARE = 12
"""Articles that a suspect may stand in without the other form at hand; a name seen more often is known, whatever lies beside it."""
UNCOMMON = 60
"""The same where the other form, or the full name, is at hand."""
TIMES = 8
"""How many times better known the other form must be then."""
FULL_NAME = 4
"""Articles that a full name must stand in before a near miss of it is suspected."""
ODD_NAME = 2
"""Articles that the suspected full name may stand in."""
_BUCKET = 200
_EDGE = 2


class Known(Protocol):
    """What is known of names outside the article: the lexicon and the other records of the run."""

    @property
    def letters(self) -> Sequence[int]:
        """The cost of each letter after three others, for `copydesk.text.spelling.oddness`."""
        ...

    def look_up(self, word: str) -> tuple[float, int]:
        """Return in how many other articles a word was seen, and how common it is in general English (0 unknown … 255)."""
        ...

    def together(self, pair: str) -> float:
        """Return in how many other articles two words stand side by side."""
        ...

    def near(self, word: str) -> Iterable[str]:
        """Return the well-known names one edit away from a word."""
        ...


def find_pairs(names: Names, known: Known) -> Iterator[Pair]:
    """Yield every suspect of an article's title and text with every name that it may stand for."""
    look_up = known.look_up
    counts = names.counts
    judged = [word for word in counts if is_name(word)]
    facts = {word: look_up(word) for word in judged}
    strange = sum(1 for articles, _ in facts.values() if not articles) / len(facts) if facts else 0.0
    buckets: dict[str, list[str]] | None = None
    beside: dict[str, list[str]] | None = None
    for suspect in judged:
        articles, _ = facts[suspect]
        if articles > UNCOMMON:
            continue
        if buckets is None:
            buckets = _buckets(judged)
        rights = _in_article(suspect, counts, facts, buckets)
        if articles <= RARE:
            least = TIMES * max(articles, 1)
            for right in known.near(suspect):
                if right not in rights:
                    fact = facts.get(right) or look_up(right)
                    if fact[0] > least or (articles == 0 and fact[0] + fact[1] / 8 > least):
                        facts[right] = fact
                        rights.append(right)
        if not rights:
            continue
        if beside is None:
            beside = _neighbours(names)
        for pair in _pairs(suspect, rights, names, facts, known, beside):
            pair.strange = strange
            yield pair


def find_full_names(names: Names, known: Known) -> Iterator[tuple[str, Pair]]:
    """Yield near misses of well-known full names, one part identical, with the full name as written."""
    beside: dict[str, list[str]] | None = None
    for written in names.pairs:
        first, _, last = written.partition(" ")
        if len(first) < 3 or len(last) < 3 or known.together(written) > ODD_NAME:
            continue
        for at, suspect in enumerate((first, last)):
            if not is_name(suspect):
                continue
            for right in known.near(suspect):
                if known.together(f"{right} {last}" if at == 0 else f"{first} {right}") >= FULL_NAME and not is_related(suspect, right):
                    if beside is None:
                        beside = _neighbours(names)
                    facts = {word: known.look_up(word) for word in (suspect, right)}
                    for pair in _pairs(suspect, [right], names, facts, known, beside):
                        yield written, pair


def _buckets(words: Sequence[str]) -> dict[str, list[str]]:
    """Return the words by their first and by their last two letters: a near miss shares at least one of the two."""
    found: dict[str, list[str]] = {}
    for word in words:
        for key in (word[:_EDGE], f"-{word[-_EDGE:]}"):
            members = found.setdefault(key, [])
            if len(members) < _BUCKET:
                members.append(word)
    return found


def _in_article(suspect: str, counts: dict[str, int], facts: dict[str, tuple[float, int]], buckets: dict[str, list[str]]) -> list[str]:
    size = len(suspect)
    reach = 2 if size >= LONG - 1 else 1
    articles, common = facts[suspect]
    here = counts[suspect]
    rights: list[str] = []
    for key in (suspect[:_EDGE], f"-{suspect[-_EDGE:]}"):
        for right in buckets.get(key, ()):
            if -reach <= len(right) - size <= reach and right != suspect and right not in rights:
                other, other_common = facts[right]
                # Of two forms one is the suspect: the one that stands here less often, or else is less known.
                if (other, counts.get(right, 0), other_common, right) > (articles, here, common, suspect) or (
                    counts.get(right, 0) > 2 * here and articles <= RARE
                ):
                    rights.append(right)
    return rights


def _neighbours(names: Names) -> dict[str, list[str]]:
    """Return for each word its pairs, written with a gap in place of the word itself."""
    beside: dict[str, list[str]] = {}
    for pair in names.pairs:
        first, _, last = pair.partition(" ")
        beside.setdefault(first, []).append(f"{{}} {last}")
        beside.setdefault(last, []).append(f"{first} {{}}")
    return beside


def _pairs(
    suspect: str, rights: Sequence[str], names: Names, facts: dict[str, tuple[float, int]], known: Known, beside: dict[str, list[str]]
) -> Iterator[Pair]:
    articles, common = facts[suspect]
    found = []
    for right in rights:
        edit = find_edit(suspect, right)
        if edit is None or is_related(suspect, right):
            continue
        if edit.kind is EditKind.TWO and not names.counts.get(right, 0):
            continue
        found.append((right, edit))
    if not found:
        return
    gaps = beside.get(suspect, ())
    odd = oddness(suspect, known.letters)
    company = max((known.look_up(gap.strip("{} "))[0] for gap in gaps), default=0.0)
    as_word = known.look_up(suspect.lower())[1]
    own = max((known.together(gap.format(suspect)) for gap in gaps), default=0.0)
    for right, edit in found:
        other, other_common = facts[right]
        yield Pair(
            suspect,
            right,
            edit,
            here=(names.counts.get(suspect, 0), names.counts.get(right, 0)),
            articles=(articles, other),
            commonness=(common, other_common),
            as_word=as_word,
            right_as_word=known.look_up(right.lower())[1],
            together=(own, max((known.together(gap.format(right)) for gap in gaps), default=0.0)),
            shares_neighbour=any(gap.format(right) in names.pairs for gap in gaps),
            neighbours=len(gaps),
            right_neighbours=len(beside.get(right, ())),
            company=company,
            odd=odd,
            right_odd=oddness(right, known.letters),
            rivals=len(found) - 1,
        )


_OPENERS = frozenset('.!?:;\n\r\t|•·–—"“”‘(>')


def stands_open(text: str, start: int) -> bool:
    """Tell whether a sentence, line or quotation begins at a place, where any word has a capital letter."""
    before = text[max(0, start - 2) : start].rstrip(" \u00a0")
    return not before or before[-1] in _OPENERS
