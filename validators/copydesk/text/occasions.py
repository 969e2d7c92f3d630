"""Finds the occasions and documents in which somebody speaks: `in a statement`, `at a press conference`, `during his speech`."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.text.cue_words import CUES, FINDING, VENUES
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.parties import noun_kind
from copydesk.text.sentences import sentence_end, sentence_start

_WEAK = frozenset("appearance call briefing speech story poll survey opinion ruling book article study paper report post posts declaration".split())
_BY_OPENER = {
    "on": frozenset({"call", "podcast", "conference"}),
    "at": frozenset({"conference", "briefing", "presentation", "appearance", "speech"}),
    "during": frozenset(
        {"interview", "interviews", "speech", "call", "conference", "briefing", "appearance", "presentation", "podcast", "testimony"}
    ),
}
_COMPOUNDS = {"conference": ("press ", "news "), "briefing": ("press ", "news "), "call": ("conference ",), "release": ("press ", "news ")}
"""Words that name an occasion only together with another."""
_OPENERS = frozenset(
    lead + opener for lead in ("", "“", '"', "(") for opener in ("In", "in", "During", "during", "At", "at", "On", "on", "via", "Through", "through")
)
_PARTING = frozenset({"of", "and", "to", "with", "for"})
_ARTICLES = frozenset({"a", "the"})
_MARKS_BETWEEN = frozenset(',;:!?"“”()—')
_MOST_WORDS = 6
"""An opener, a determiner and four words."""
_BEFORE = LazyPattern(
    r"(?:^|(?<=[\s(“\"]))([Ii]n|[Dd]uring|[Aa]t|[Oo]n|via|[Tt]hrough)\s+"
    r"((?:a|an|the|his|her|their|its|this|that|another|one|two|[A-Z][\w.’'-]+[’']s|[A-Z]\w+s[’'])\s+)?"
    r"((?:(?!of\b|and\b|to\b|with\b|for\b|the\b|a\b|in\b)[\w’'.-]+\s+){0,4})?$"
)
_OPENING = 60
"""How far before an occasion its preposition stands, and before that of a weak word the verb of speech."""
_REACH = 90
"""How far behind the occasion of a weak word the verb of speech stands."""
_SPEECH = frozenset(form for form, cue in CUES.items() if cue.strength is not FINDING)
_MARKS = ',.;:!?"“”’()—'


class Occasion(NamedTuple):
    """Where an occasion begins: its preposition, and the phrase behind that."""

    opener: int
    start: int


def find_occasion(text: str, word: str, start: int, end: int) -> Occasion | None:
    """Return the occasion that a word such as "statement" names, where a verb of speech stands in its sentence.

    Args:
        text: the text.
        word: the word.
        start: where the word begins.
        end: where it ends.
    """
    before = text[start - _OPENING if start > _OPENING else 0 : start]
    if not _may_open(before) or (word in _COMPOUNDS and not before.endswith(_COMPOUNDS[word])):
        return None
    match = _BEFORE.search(text, start - len(before.rpartition("\n")[2]), start)
    if not match or word not in _BY_OPENER.get(match.group(1).lower(), VENUES):
        return None
    following = text[end + 1 : end + 24].split(" ", 1)[0] if text[end : end + 1] == " " else ""
    if following and noun_kind(following.strip('.,;:”"')) is not None:
        return None
    opener = match.start()
    weak = word in _WEAK
    begin = sentence_start(text, start)
    if not has_speech(text[max(begin, opener - _OPENING) if weak else begin : opener]):
        finish = sentence_end(text, end)
        if not has_speech(text[end : min(finish, end + _REACH) if weak else finish]):
            return None
    return Occasion(opener, match.start(2) if match.start(2) >= 0 else match.start(3))


def _may_open(before: str) -> bool:
    """Tell whether one of the last words before an occasion is a preposition that can open it."""
    words = before.rsplit(None, _MOST_WORDS)
    if not words or words[-1] in _PARTING:
        return False
    # An article stands right behind the preposition.
    near = words[-2:-1] if words[-1] in _ARTICLES else words[-_MOST_WORDS:]
    return words[-1][-1] not in _MARKS_BETWEEN and not _OPENERS.isdisjoint(near)


def has_speech(part: str) -> bool:
    """Tell whether a verb of speech stands in a stretch of text."""
    words = part.split()
    return not _SPEECH.isdisjoint(words) or any(word.strip(_MARKS) in _SPEECH for word in words if not word.isalpha())
