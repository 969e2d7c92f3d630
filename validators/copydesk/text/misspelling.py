"""Weighs whether a name misspells another: all that is known of the two, as numbers, and the fitted weights of these."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import exp, log1p
from typing import TYPE_CHECKING

from copydesk.text.spelling import SHORT, EditKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.text.spelling import Edit

FAINT = 26
"""Commonness below which a word may be a slip of many hands: no list of names has it, and general English hardly ever."""
LISTED = 30
"""Commonness below which a name is known from lists alone, or from very few texts."""
_OFTEN = 12
"""Times from which it makes no difference how often a name stands in the article."""

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
        leads: whether the suspect stands before another name.
        follows: whether the suspect stands after another name.
        is_compound: whether the suspect is made of two everyday words.
        is_given: whether the other form is a given name.
        is_earlier: whether the suspect stands in the article before the other form does.
        is_full: whether a full name gives the suspect away.
        in_url: whether each stands in the address of the article.
        in_title: whether each stands in its title.
        in_text: how often each stands in the text in any case, or as a part of other words, the suspect's own places left out.
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
    leads: bool = False
    follows: bool = False
    is_compound: bool = False
    is_given: bool = False
    is_earlier: bool = False
    is_full: bool = False
    in_url: tuple[bool, bool] = (False, False)
    in_title: tuple[bool, bool] = (False, False)
    in_text: tuple[int, int] = (0, 0)

    @property
    def kind(self) -> str:
        """The group of weights that judges the pair: `full` names, a right form `here` in the article, or `near` to a name known elsewhere."""
        return "full" if self.is_full else "here" if self.here[1] else "near"


def features(pair: Pair) -> dict[str, float]:
    """Return what speaks for and against a pair, as the numbers that the weights are for."""
    values = _edit_features(pair)
    here_t, here_b = min(pair.here[0], _OFTEN), min(pair.here[1], _OFTEN)
    df_t, df_b = pair.articles
    is_faint = 0 < pair.commonness[0] < FAINT
    common_t, common_b = 0 if is_faint else pair.commonness[0], pair.commonness[1]
    beside_t, beside_b = pair.together
    log_t, log_b = log1p(df_t), log1p(df_b)
    size = min(len(pair.right), 12) / 4
    is_here = here_b > 0
    odd, odd_sum = pair.odd
    odd_mean = odd_sum / (len(pair.suspect) + 1)
    odder = odd_sum - pair.right_odd[1]
    is_new = df_t == 0 and common_t == 0
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
        "faint": float(is_faint),
        "faint, right common": common_b / 64 * is_faint,
        "listed": float(FAINT <= common_t < LISTED),
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
        "full name": float(pair.is_full),
        "compound": float(pair.is_compound),
        "leads": float(pair.leads),
        "follows": float(pair.follows),
        "given": float(pair.is_given),
        "given, leads": float(pair.is_given and pair.leads),
        "given, new": float(pair.is_given and is_new),
        "suspect in url": float(pair.in_url[0]),
        "right in url": float(pair.in_url[1] and not pair.in_url[0]),
        "suspect in title": float(pair.in_title[0]),
        "right in title": float(pair.in_title[1]),
        "suspect in text": float(pair.in_text[0] > 0),
        "suspect often in text": log1p(max(0, pair.in_text[0])),
        "right in text": float(pair.in_text[1] > 0 and not is_here),
    }
    if is_here:
        values |= _beside_each_other(pair, values, here_t, here_b)
    if beside_b:
        values |= {
            "share": log1p(beside_b) - log1p(pair.company),
            "right share": log1p(beside_b) - log_b,
            "new, times beside": log1p(beside_b) * is_new,
            "beside, suspect articles": log_t,
            "beside, suspect common": pair.commonness[0] / 64,
        }
    elif pair.neighbours and not pair.shares_neighbour:
        values["neighbours without right"] = 1.0
        values["known neighbours without right"] = log1p(pair.company)
        values["unseen neighbours"] = float(pair.company == 0)
    if is_new:
        values |= {f"new, {name}": values[name] for name in _WHERE_NEW}
        values["new"] = 1.0
        values["new, odd sum"] = odd_sum / 4
        values["new, company"] = 0.0 if beside_b else log1p(pair.company)
    if values["two"]:
        values |= _two_edits(pair, log_b, log1p(here_b), is_new=is_new)
    return values


_WHERE_NEW = (
    "odd letter",
    "odd",
    "odder",
    "length",
    "right articles",
    "right is here",
    "right common",
    "strange",
    "missing",
    "extra",
    "other",
    "swapped",
    "two",
    "first letter",
    "vowel for vowel",
    "doubled",
    "neighbour key",
    "leads",
    "follows",
    "right is beside",
    "right as word",
)


def _beside_each_other(pair: Pair, values: dict[str, float], here_t: int, here_b: int) -> dict[str, float]:
    """Return what is to be weighed where both forms stand in the article."""
    told = {
        "dominance": log1p(here_b) - log1p(here_t),
        "dominance, suspect unseen": (log1p(here_b) - log1p(here_t)) * (pair.articles[0] == 0),
        "suspect alone, right introduced": float(pair.neighbours == 0 and pair.right_neighbours > 0),
        "here, suspect common": values["suspect common"],
        "here, two edits": values["two"],
        "here, two edits, length": values["two"] * values["length"],
        "here, right articles": values["right articles"],
        "here, given": values["given"],
        "earlier": float(pair.is_earlier),
    }
    if here_t == here_b and abs(pair.articles[0] - pair.articles[1]) < 1 / 2:
        told |= {
            "tie": 1.0,
            "tie, odder": values["odder"],
            "tie, earlier": told["earlier"],
            "tie, in url": values["right in url"] - values["suspect in url"],
            "tie, in title": values["right in title"] - values["suspect in title"],
            "tie, neighbours": float(pair.right_neighbours - pair.neighbours),
            "tie, common": (pair.commonness[1] - pair.commonness[0]) / 64,
        }
    return told


def _two_edits(pair: Pair, log_b: float, here_b: float, *, is_new: bool) -> dict[str, float]:
    """Return what is to be weighed where two edits lie between the forms."""
    a, b = pair.suspect.lower(), pair.right.lower()
    return {
        "two, same letters": float(sorted(a) == sorted(b)),
        "two, cut": float(_is_within(a, b) or _is_within(b, a)),
        "two, new": float(is_new),
        "two, right articles": log_b * is_new,
        "two, right here": here_b,
        "two, ends": float(a[0] == b[0] and a[-1] == b[-1]),
        "two, right beside": log1p(pair.together[1]),
    }


def _is_within(shorter: str, longer: str) -> bool:
    """Tell whether a word's letters stand in another in the same order."""
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


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


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted.

    Attributes:
        groups: the weights of the numbers by kind of pair; the empty name is the constant.
        scores: sums of weighted numbers, rising.
        confidences: how likely a pair with such a sum is a misspelling; between two sums it lies between their likelihoods.
    """

    groups: dict[str, dict[str, float]]
    scores: Sequence[float]
    confidences: Sequence[float]

    def score(self, pair: Pair) -> float:
        """Return the weighted sum of what speaks for and against a pair."""
        weights = self.groups[pair.kind]
        return weights[""] + sum([weights[name] * value for name, value in features(pair).items() if value])

    def confidence(self, score: float) -> float:
        """Return how likely a pair with this score is a misspelling."""
        at = bisect_right(self.scores, score)
        if at == 0:
            return self.confidences[0] / (1 + exp(min(self.scores[0] - score, _STEEP)))
        if at == len(self.scores):
            return self.confidences[-1]
        low, high = self.scores[at - 1], self.scores[at]
        share = (score - low) / (high - low)
        return self.confidences[at - 1] + share * (self.confidences[at] - self.confidences[at - 1])


_STEEP = 30.0
