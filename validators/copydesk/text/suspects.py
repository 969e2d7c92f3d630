"""Finds the names in an article that may be misspelt, each with the name it may stand for and what is known of both."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol

from rapidfuzz.distance import OSA

from copydesk.text.misspelling import Pair
from copydesk.text.names import is_name
from copydesk.text.spelling import LONG, EditKind, find_edit, is_related, oddness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from copydesk.text.names import Names

RARE = 2
"""Articles that a suspect may stand in where neither the other form nor a full name is at hand."""
SELDOM = 12
"""Articles that two forms may stand in so that it counts which of them this article has more often."""
TWICE = 2
UNCOMMON = 60
"""The same where the other form is at hand."""
FAMILIAR = 46
"""Commonness in general English (once in some 20 million words) from which a word is no suspect by itself."""
TIMES = 8
"""How many times better known the other form must be then."""
FULL_NAME = 3
"""Articles that a full name must stand in before a near miss of it is suspected."""
ODD_NAME = 2
"""Articles that the suspected full name may stand in."""
EVERYDAY = 100
"""Commonness in lower case from which a word is no part of a full name, but an everyday word with a capital letter."""
KNOWN_PART = 100
"""Articles from which a part of a full name is too well known to be suspected."""
WELL_KNOWN = max(UNCOMMON, KNOWN_PART)
"""Articles beyond which a word is no suspect at all."""
WORD_IN_NAME = 80
"""Commonness in lower case of the words that a made-up name is put together from."""
TWO_EDITS = 6
"""Letters from which a part of a full name may be two edits away."""
MOST_SUSPECTS = 500
"""Suspects of one article that are looked at, the first of them: a text with more of them is a list of words, and each costs a look at all of it."""
_BUCKET = 200
_EDGE = 2
_HALF = 3


class Known(Protocol):
    """What is known of names outside the article: the lexicon and the other records of the run."""

    @property
    def letters(self) -> Sequence[int]:
        """The cost of each letter after three others, for `copydesk.text.spelling.oddness`."""
        ...

    def little_known(self, words: Iterable[str]) -> dict[str, tuple[float, int]]:
        """Return what `look_up` says of the article's own words that can be judged as names and stand in at most WELL_KNOWN articles."""
        ...

    def look_up(self, word: str) -> tuple[float, int]:
        """Return in how many other articles a word was seen, and how common it is in general English (0 unknown … 255)."""
        ...

    def as_word(self, word: str) -> int:
        """Return how common a word is in lower case (0 unknown … 255)."""
        ...

    def look_up_own(self, word: str) -> tuple[float, int]:
        """Return what `look_up` says of a word of the article itself, after `little_known` was asked."""
        ...

    def together(self, pair: str) -> float:
        """Return in how many other articles two words stand side by side."""
        ...

    def most_together(self, pairs: Sequence[str]) -> float:
        """Return the most that `together` says of some pairs, 0 where there are none."""
        ...

    def near(self, word: str) -> Collection[str]:
        """Return the well-known names one edit away from a word."""
        ...

    def completing(self, before: str, after: str, suspect: str) -> Collection[str]:
        """Return the names that, after or before a part, make a well-known full name with it, and that begin or end as a suspect does."""
        ...

    @property
    def lone(self) -> set[str]:
        """Words that no name is near to, or that are everyday words: filled here, kept from article to article."""
        ...


def find_pairs(names: Names, known: Known) -> Iterator[tuple[str, Pair]]:
    """Yield every suspect of an article's title and text with every name that it may stand for.

    Beside a pair stands the full name that gives the suspect away, empty where it is judged by itself.
    """
    facts = known.little_known(names.words)
    if not facts:
        return
    own = list(facts)
    rights = _in_article(names, facts, known)
    rare = [word for word, (articles, common) in facts.items() if articles <= RARE and common < FAMILIAR]
    for suspect in rare:
        near = known.near(suspect)
        if not near:
            known.lone.add(suspect)
            continue
        at_hand = rights.get(suspect, [])
        more = _known_names(suspect, near, at_hand, facts, known)
        if more:
            rights[suspect] = [*at_hand, *more]
    suspects = [("", suspect, forms) for suspect, forms in rights.items()]
    couples = names.pairs_with(facts)
    suspects += [(written, suspect, [right]) for written, suspect, right in _full_names(couples, facts, known)]
    if rare:
        suspects += [(written, suspect, [right]) for written, suspect, right in _completed_names(couples, rare, facts, known)]
    strange: float | None = None
    for written, suspect, forms in suspects[:MOST_SUSPECTS]:
        for pair in _pairs(suspect, forms, names, facts, known, is_full=bool(written)):
            # Only one article in two has a pair.
            strange = sum([not facts[word][0] for word in own]) / names.judged() if strange is None else strange
            pair.strange = strange
            yield written, pair


def _known_names(suspect: str, near: Collection[str], rights: Sequence[str], facts: dict[str, tuple[float, int]], known: Known) -> list[str]:
    """Return those of the names near to a rare word that are well known enough, those at hand left out; their facts are added."""
    found = []
    articles = facts[suspect][0]
    least = TIMES * max(articles, 1)
    for right in near:
        if right in rights:
            continue
        fact = facts.get(right) or known.look_up(right)
        if fact[0] > least or (articles == 0 and fact[0] + fact[1] / 8 > least):
            facts[right] = fact
            found.append(right)
    return found


def _full_names(couples: Sequence[tuple[str, str]], facts: dict[str, tuple[float, int]], known: Known) -> Iterator[tuple[str, str, str]]:
    """Yield near misses of well-known full names, one part identical: as written, the suspected part, and the part that it stands for."""
    look_up_own, together, lone = known.look_up_own, known.together, known.lone
    asked = {word for word, (articles, _) in facts.items() if articles <= KNOWN_PART and word not in lone}
    for first, last in couples:
        seen: float | None = None
        for suspect, other in ((first, last), (last, first)):
            if suspect not in asked or len(other) <= _EDGE or look_up_own(other)[0] < FULL_NAME:
                continue
            seen = together(f"{first} {last}") if seen is None else seen
            if seen > ODD_NAME:
                break
            rights = known.near(suspect) if known.as_word(suspect) <= EVERYDAY else ()
            if not rights:
                lone.add(suspect)
                asked.discard(suspect)
                continue
            meant = [f"{right} {last}" for right in rights] if suspect is first else [f"{first} {right}" for right in rights]
            if known.most_together(meant) < FULL_NAME:
                continue
            for right, pair in zip(rights, meant, strict=True):
                if together(pair) >= FULL_NAME and not is_related(suspect, right):
                    facts[right] = facts.get(right) or known.look_up(right)
                    yield f"{first} {last}", suspect, right


def _completed_names(
    couples: Sequence[tuple[str, str]], rare: Collection[str], facts: dict[str, tuple[float, int]], known: Known
) -> Iterator[tuple[str, str, str]]:
    """Yield full names of which one part is rare, and is one or two edits away from what makes a well-known full name with the other part."""
    for first, last in couples:
        for suspect, before, after in ((first, "", last), (last, first, "")):
            if suspect not in rare or len(before or after) <= _EDGE:
                continue
            for right in sorted(known.completing(before, after, suspect)):
                reach = 2 if len(right) >= TWO_EDITS else 1
                if (
                    OSA.distance(suspect.lower(), right.lower(), score_cutoff=reach) <= reach
                    and known.together(f"{before or right} {after or right}") >= FULL_NAME
                    and known.together(f"{first} {last}") <= ODD_NAME
                    and known.as_word(suspect) <= EVERYDAY
                    and not is_related(suspect, right)
                ):
                    facts[right] = facts.get(right) or known.look_up(right)
                    yield f"{first} {last}", suspect, right


def _in_article(names: Names, facts: dict[str, tuple[float, int]], known: Known) -> dict[str, list[str]]:
    """Return the suspects among an article's words, each with the other words that it may stand for; the facts of both are added."""
    found: dict[str, list[str]] = {}
    for one, other in islice(_near_misses(names, facts), 2 * MOST_SUSPECTS):
        if other not in facts:
            facts[other] = known.look_up_own(other)
        for suspect, right in _roles(one, other, names, facts):
            if facts[suspect][0] <= UNCOMMON and right not in found.setdefault(suspect, []):
                found[suspect].append(right)
    return found


def _near_misses(names: Names, facts: Mapping[str, tuple[float, int]]) -> Iterator[tuple[str, str]]:
    """Yield the little known words of an article, each with another word of it that is one or two edits away.

    Near misses share their first or their last two letters; only words that share them are compared.
    """
    distance = OSA.distance
    rares = [word for word, (articles, _) in facts.items() if articles <= UNCOMMON]
    for edge in (slice(_EDGE), slice(-_EDGE, None)):
        rare: dict[str, list[str]] = {}
        for word in rares:
            rare.setdefault(word[edge], []).append(word)
        for other in [word for word in names.words if word[edge] in rare]:
            size = len(other)
            for one in rare[other[edge]][:_BUCKET]:
                if one is other:
                    continue
                reach = 2 if size >= LONG and len(one) >= LONG else 1
                if -reach <= len(one) - size <= reach and distance(one, other, score_cutoff=reach) <= reach and is_name(other):
                    yield one, other


def _roles(one: str, other: str, names: Names, facts: Mapping[str, tuple[float, int]]) -> Iterator[tuple[str, str]]:
    """Yield two forms as suspect and right form: the less known one is the suspect, or of two little known ones the one that stands here less.

    Where nothing tells them apart, either may be the suspect.
    """
    (articles, common), (other_articles, other_common) = facts[one], facts[other]
    here, other_here = names.count(one), names.count(other)
    if max(articles, other_articles) <= SELDOM and not (here <= TWICE * other_here and other_here <= TWICE * here):
        yield (one, other) if here < other_here else (other, one)
    elif (articles, here) == (other_articles, other_here):
        yield one, other
        yield other, one
    else:
        yield (one, other) if (articles, here, common, one) < (other_articles, other_here, other_common, other) else (other, one)


def _pairs(suspect: str, rights: Sequence[str], names: Names, facts: dict[str, tuple[float, int]], known: Known, *, is_full: bool) -> Iterator[Pair]:
    articles, common = facts[suspect]
    found = []
    for right in rights:
        edit = find_edit(suspect, right)
        if edit is None or is_related(suspect, right):
            continue
        if edit.kind is EditKind.TWO and not is_full and right not in names:
            continue
        found.append((right, edit))
    if not found:
        return
    before, after = names.beside(suspect)
    odd = oddness(suspect, known.letters)
    is_compound = not articles and _is_compound(suspect.lower(), known)
    company = max((known.look_up_own(word)[0] for word in (*before, *after)), default=0.0)
    as_word = known.as_word(suspect)
    own = known.most_together(_beside(before, suspect, after))
    here = names.count(suspect)
    for right, edit in found:
        other, other_common = facts[right]
        right_here = names.count(right)
        meant = _beside(before, right, after)
        yield Pair(
            suspect,
            right,
            edit,
            here=(here, right_here),
            articles=(articles, other),
            commonness=(common, other_common),
            as_word=as_word,
            right_as_word=known.as_word(right),
            together=(own, known.most_together(meant)),
            shares_neighbour=right_here > 0 and any(pair in names for pair in meant),
            neighbours=len(meant),
            right_neighbours=sum(map(len, names.beside(right))) if right_here else 0,
            company=company,
            odd=odd,
            right_odd=oddness(right, known.letters),
            rivals=len(found) - 1,
            leads=bool(after),
            follows=bool(before),
            is_compound=is_compound,
            is_given=bool(other_common & 1),
            is_earlier=right_here > 0 and names.words.index(suspect) < names.words.index(right),
            is_full=is_full,
        )


def _beside(before: Iterable[str], name: str, after: Iterable[str]) -> list[str]:
    """Return a name with each of the words before it, and with each of those after it."""
    return [*[f"{word} {name}" for word in before], *[f"{name} {word}" for word in after]]


def _is_compound(word: str, known: Known) -> bool:
    """Tell whether a word is made of two words that everybody knows."""
    as_word = known.as_word
    return any(as_word(word[:at]) >= WORD_IN_NAME and as_word(word[at:]) >= WORD_IN_NAME for at in range(_HALF, len(word) - _HALF + 1))


_OPENERS = frozenset('.!?:;\n\r\t|•·–—"“”‘(>')


def stands_open(text: str, start: int) -> bool:
    """Tell whether a sentence, line or quotation begins at a place, where any word has a capital letter."""
    before = text[max(0, start - 2) : start].rstrip(" \u00a0")
    return not before or before[-1] in _OPENERS
