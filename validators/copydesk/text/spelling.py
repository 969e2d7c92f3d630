"""Judges whether one name is a misspelling of another: the edit between them, what forbids the thought, and what speaks for it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log1p
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORT = 4
"""Letters of the shortest names that are judged."""
LONG = 8
"""From so many letters on, two edits may lie between a name and its misspelling."""


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


def deletions(word: str) -> Iterator[str]:
    """Yield a word and all words that lack one of its letters; two words one edit apart share one of these."""
    yield word
    before = ""
    for at, letter in enumerate(word):
        if letter != before:
            yield word[:at] + word[at + 1 :]
        before = letter


def is_one_edit(word: str, other: str) -> bool:
    """Tell whether one letter more, less or other, or one swap of neighbours, lies between two words."""
    return OSA.distance(word, other, score_cutoff=1) == 1


def find_edit(suspect: str, right: str) -> Edit | None:
    """Return the edit between two words, or None where they are equal or too far apart."""
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
    if min(len(suspect), len(right)) >= LONG - 1 and max(size) and OSA.distance(suspect, right, score_cutoff=2) == 2:
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
COST_STEPS = 12
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


_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {letter: (row, column + row * 0.4) for row, letters in enumerate(_KEYBOARD) for column, letter in enumerate(letters)}
_VOWELS = frozenset("aeiouyáéíóúàèìòùäëïöüâêîôûãõåæø")
_REACH = 1.2


def are_neighbour_keys(one: str, other: str) -> bool:
    """Tell whether two letters lie side by side on an English keyboard."""
    a, b = _KEYS.get(one.lower()), _KEYS.get(other.lower())
    return a is not None and b is not None and a != b and abs(a[0] - b[0]) <= 1 and abs(a[1] - b[1]) <= _REACH


@dataclass(slots=True)
class Pair:
    """All that is known of a suspect and the name that it may misspell.

    Attributes:
        suspect: the form in question.
        right: the other form.
        edit: what lies between them.
        here: how often each stands in the article.
        articles: in how many other articles each was seen.
        commonness: how common each is in general English, 0 to 255.
        as_word: how common the suspect is as an ordinary word in lower case.
        right_as_word: the same of the other form.
        together: in how many other articles each stands beside a neighbour of the suspect.
        shares_neighbour: whether both stand beside the same word in this article.
        neighbours: how many different words stand beside the suspect.
        right_neighbours: how many stand beside the other form.
        company: in how many other articles the best known of the suspect's neighbours was seen.
        strange: which share of the article's names no other article has.
        odd: how odd the letters of the suspect are: its oddest letter and the whole.
        right_odd: the same of the other form.
        opens: whether the suspect stands only where a sentence or line begins.
        aside: whether the suspect stands only outside the article's own text.
        rivals: how many other names the suspect could stand for as well.
    """

    suspect: str
    right: str
    edit: Edit
    here: tuple[int, int] = (1, 0)
    articles: tuple[float, float] = (0.0, 0.0)
    commonness: tuple[int, int] = (0, 0)
    as_word: int = 0
    right_as_word: int = 0
    together: tuple[float, float] = (0.0, 0.0)
    shares_neighbour: bool = False
    neighbours: int = 0
    right_neighbours: int = 0
    company: float = 0.0
    strange: float = 0.0
    odd: tuple[float, float] = (0.0, 0.0)
    right_odd: tuple[float, float] = (0.0, 0.0)
    opens: bool = False
    aside: bool = False
    rivals: int = 0


def features(pair: Pair) -> dict[str, float]:
    """Return what speaks for and against a pair, as the numbers that the weights are for."""
    values = _edit_features(pair)
    here_t, here_b = pair.here
    df_t, df_b = pair.articles
    common_t, common_b = pair.commonness
    beside_t, beside_b = pair.together
    log_t, log_b = log1p(df_t), log1p(df_b)
    size = min(len(pair.right), 12) / 4
    is_here = here_b > 0
    odd, odd_sum = pair.odd
    odd_mean = odd_sum / (len(pair.suspect) + 1)
    odder = odd_sum - pair.right_odd[1]
    values |= {
        "length": size,
        "suspect here": log1p(here_t - 1),
        "right here": log1p(here_b),
        "right is here": float(is_here),
        "more often": float(here_b > here_t),
        "suspect articles": log_t,
        "suspect unseen": float(df_t == 0),
        "right articles": log_b,
        "ratio": max(0.0, log_b - log_t),
        "right unseen": float(df_b == 0),
        "right here, suspect articles": log_t * is_here,
        "suspect common": common_t / 64,
        "suspect unknown": float(common_t == 0),
        "right common": common_b / 64,
        "suspect as word": pair.as_word / 64,
        "right as word": pair.right_as_word / 64,
        "right beside": log1p(beside_b),
        "right is beside": float(beside_b > 0),
        "suspect beside": log1p(beside_t),
        "shared neighbour": float(pair.shares_neighbour),
        "has neighbours": float(pair.neighbours > 0),
        "odd letter": odd,
        "odd": odd_mean,
        "odder letter": odd - pair.right_odd[0],
        "odder": odder,
        "opens": float(pair.opens),
        "aside": float(pair.aside),
        "rivals": float(min(pair.rivals, 4)),
        "strange": pair.strange,
    }
    if is_here:
        values["dominance"] = log1p(here_b) - log1p(here_t)
        values["dominance, suspect unseen"] = values["dominance"] * (df_t == 0)
        values["suspect alone, right introduced"] = float(pair.neighbours == 0 and pair.right_neighbours > 0)
        values["here, suspect common"] = common_t / 64
        values["here, two edits"] = values["two"]
        values["here, two edits, length"] = values["two"] * size
        values["here, right articles"] = log_b
    if pair.neighbours and not beside_b and not pair.shares_neighbour:
        values["neighbours without right"] = 1.0
        values["known neighbours without right"] = log1p(pair.company)
        values["unseen neighbours"] = float(pair.company == 0)
    if df_t == 0 and common_t == 0:
        values["new"] = 1.0
        values["new, odd letter"] = odd
        values["new, odd"] = odd_mean
        values["new, odder"] = values["odder"]
        values["new, length"] = size
        values["new, right articles"] = log_b
        values["new, right here"] = float(is_here)
        values["new, right common"] = common_b / 64
        values["new, strange"] = pair.strange
        for name in ("missing", "extra", "other", "two", "first letter", "vowel for vowel"):
            if values[name]:
                values[f"new, {name}"] = 1.0
    return values


def _edit_features(pair: Pair) -> dict[str, float]:
    edit, suspect, right = pair.edit, pair.suspect, pair.right
    kind, at = edit.kind, edit.at
    is_doubled = is_vowel = is_consonant = is_near = False
    if kind is EditKind.MISSING:
        is_doubled = edit.was in (right[at - 1 : at], right[at + 1 : at + 2])
        is_vowel = edit.was in _VOWELS
    elif kind is EditKind.EXTRA:
        is_doubled = edit.now in (suspect[at - 1 : at], suspect[at + 1 : at + 2])
        is_vowel = edit.now in _VOWELS
        is_near = are_neighbour_keys(edit.now, suspect[at - 1 : at]) or are_neighbour_keys(edit.now, suspect[at + 1 : at + 2])
    elif kind is EditKind.OTHER:
        is_vowel = edit.was in _VOWELS and edit.now in _VOWELS
        is_consonant = edit.was not in _VOWELS and edit.now not in _VOWELS
        is_near = are_neighbour_keys(edit.was, edit.now)
    size = len(right)
    return {
        "missing": float(kind is EditKind.MISSING),
        "extra": float(kind is EditKind.EXTRA),
        "other": float(kind is EditKind.OTHER),
        "swapped": float(kind is EditKind.SWAPPED),
        "two": float(kind is EditKind.TWO),
        "doubled": float(is_doubled),
        "missing vowel": float(is_vowel and kind is EditKind.MISSING),
        "extra vowel": float(is_vowel and kind is EditKind.EXTRA),
        "vowel for vowel": float(is_vowel and kind is EditKind.OTHER),
        "consonant for consonant": float(is_consonant),
        "neighbour key": float(is_near),
        "first letter": float(at == 0),
        "last letter": float(at >= len(suspect) - 1 and kind is not EditKind.SWAPPED),
        "short": float(size <= SHORT),
        "five": float(size == SHORT + 1),
    }


def probability(values: dict[str, float], weights: dict[str, float]) -> float:
    """Return how likely a pair with these features is a misspelling, by the fitted weights."""
    total = weights[""] + sum(weights[name] * value for name, value in values.items() if value)
    return 1 / (1 + exp(-total)) if total > -30 else 0.0
