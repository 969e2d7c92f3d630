"""Compares the spelling of two names: the edit between them, what makes them forms of one word, and how odd their letters are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT = 4
"""Letters of the shortest names that are judged."""
LONG = 7
"""From so many letters on, two edits may lie between a name and its misspelling."""
MIDDLING = 5
"""From so many letters on, they may where a full name gives the misspelling away."""


class EditKind(StrEnum):
    """How a suspect differs from the name it may stand for."""

    MISSING = "missing letter"
    EXTRA = "extra letter"
    OTHER = "wrong letter"
    SWAPPED = "swapped letters"
    TWO = "two edits"


@dataclass(frozen=True, slots=True)
class Edit:
    """The edit that turns the right form into the suspect: its kind, its place in the suspect, and the letters on both sides."""

    kind: EditKind
    at: int
    was: str
    now: str


def find_edit(suspect: str, right: str) -> Edit | None:
    """Return the edit between two words, or None where they are equal or too far apart."""
    suspect, right = suspect.lower(), right.lower()
    longest = min(len(suspect), len(right))
    start = 0
    while start < longest and suspect[start] == right[start]:
        start += 1
    end = 0
    while end < longest - start and suspect[-1 - end] == right[-1 - end]:
        end += 1
    now, was = suspect[start : len(suspect) - end], right[start : len(right) - end]
    size = (len(was), len(now))
    if size == (1, 0):
        return Edit(EditKind.MISSING, start, was, now)
    if size == (0, 1):
        return Edit(EditKind.EXTRA, start, was, now)
    if size == (1, 1):
        return Edit(EditKind.OTHER, start, was, now)
    if size == (2, 2) and was == now[::-1]:
        return Edit(EditKind.SWAPPED, start, was, now)
    if min(len(suspect), len(right)) >= MIDDLING and max(size) and OSA.distance(suspect, right, score_cutoff=2) == 2:
        return Edit(EditKind.TWO, start, was, now)
    return None


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if c.isalpha() and not unicodedata.combining(c))


_DERIVED = frozenset("n an ian ean ese ish ist ists ism er ers ing ed i is ic al ial ly ite ites ness".split())
_STEMS = frozenset(("a", "e", "y", "o", "us", "um", ""))
_TWINS = (
    ("man", "men"),
    ("ism", "ist"),
    ("isms", "ists"),
    ("er", "ed"),
    ("er", "re"),
    ("ers", "ed"),
    ("or", "our"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("yse", "yze"),
    ("ence", "ense"),
    ("ed", "es"),
    ("er", "es"),
    ("i", "is"),
    ("us", "i"),
    ("a", "ae"),
    ("um", "a"),
    ("is", "es"),
    ("ive", "ion"),
    ("ant", "ent"),
    ("y", "ie"),
    ("ia", "ian"),
    ("log", "logue"),
    ("ter", "tre"),
    ("an", "en"),
    ("ic", "ist"),
    ("ian", "ia"),
)
_TWIN_ENDINGS = frozenset({pair for a, b in _TWINS for pair in ((a, b), (b, a))})
_BROKEN = frozenset("âÂÃã")
"""What is left of a quotation mark or dash that was decoded wrongly and stuck to the word before it."""
_SPOKEN_ENDINGS = ("yy", "iy", "ij", "ii", "y", "i", "j")


def is_related(suspect: str, right: str) -> bool:
    """Tell whether two words are forms of one word, so that neither misspells the other.

    The same letters in another case, with other accents, apostrophes or hyphens; inflections and derivations; glued or cut-off text.
    """
    if suspect[0] == right[0] and suspect.isascii() and right.isascii() and "'" not in suspect and "'" not in right:
        a, b = suspect.lower(), right.lower()
    else:
        a, b = _plain(suspect), _plain(right)
    if a == b or has_glued_capital(suspect, right) or _is_broken(suspect, right) or _is_broken(right, suspect):
        return True
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    if shared == min(len(a), len(b)):
        return _is_tail(a[shared:] or b[shared:], a[shared - 1 : shared])
    return any(_are_endings(a[shared - cut :], b[shared - cut :]) for cut in range(min(3, shared) + 1))


def _is_broken(longer: str, shorter: str) -> bool:
    return longer[-1] in _BROKEN and longer[:-1] == shorter


def _is_tail(tail: str, before: str) -> bool:
    """Tell whether the letters by which one word is longer make another form of it."""
    if len(tail) > 1:
        return True
    if tail == "n":
        return before in {"a", "e", "o"}
    return before == "e" if tail in {"r", "d"} else tail in {"s", "i"}


def _are_endings(one: str, other: str) -> bool:
    """Tell whether two endings of one stem make forms of one word; a single letter for another is an edit, no derivation."""
    if (one, other) in _TWIN_ENDINGS:
        return True
    return len(one) + len(other) > 2 and ((one in _STEMS and other in _DERIVED) or (other in _STEMS and one in _DERIVED))


def has_glued_capital(suspect: str, right: str) -> bool:
    """Tell whether only the suspect has a capital letter inside, as words glued together have."""
    inner = [n for n, letter in enumerate(suspect) if n and letter.isupper()]
    return bool(inner) and not any(letter.isupper() for letter in right[1:])


def is_variant(suspect: str, right: str) -> bool:
    """Tell whether two names differ only in how a foreign ending is written: Zelenskyy, Zelenskiy, Zelensky."""
    a, b = _plain(suspect), _plain(right)
    for one in _SPOKEN_ENDINGS:
        if a.endswith(one):
            stem = a[: -len(one)]
            return len(stem) > 3 and any(b == stem + other for other in _SPOKEN_ENDINGS)
    return False


_QUOTED_ERROR = re.compile(
    r"misspel|mis-spel|\bmisspoke|\[sic|\(sic\b|\bcorrection\b|\btypo\b|\bspelled\b|\bspelt\b|\bspelling\b|incorrectly", re.IGNORECASE
)
_AROUND = 160


def speaks_of_spelling(text: str, start: int, end: int) -> bool:
    """Tell whether the text round a span speaks of a misspelling, so that the error is meant."""
    return _QUOTED_ERROR.search(text, max(0, start - _AROUND), end + _AROUND) is not None


_CODES = {letter: n for n, letter in enumerate("abcdefghijklmnopqrstuvwxyz", 1)}
LETTER_COUNT = 27
"""The letters a to z, and one for the edge of a word and all other letters."""
ODDEST = 255
COST_STEPS = 4
"""Steps of a cost to each factor of e in probability."""


def letter_codes(word: str) -> list[int]:
    """Return the places of a word's runs of four letters, its edges included, in a table of 27 x 27 x 27 x 27."""
    code, codes = 0, []
    for letter in f"{word.lower()} ":
        code = code % (LETTER_COUNT**3) * LETTER_COUNT + _CODES.get(letter, 0)
        codes.append(code)
    return codes


def oddness(word: str, letters: Sequence[int]) -> tuple[float, float]:
    """Return how odd a word's letters are, as costs (minus the logarithm of probability): of its oddest letter, and of the whole word.

    Args:
        word: the word.
        letters: for each run of four letters, the cost of the last one after the other three.
    """
    costs = [letters[code] for code in letter_codes(word)]
    return max(costs) / COST_STEPS, sum(costs) / COST_STEPS
