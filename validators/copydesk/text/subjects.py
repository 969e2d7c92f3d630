"""Finds the subject of a verb of speech: before it, behind it, over an insertion, or at the head of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.text.cue_words import Strength
from copydesk.text.function_words import DAYS, MONTHS, is_adverb
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.noun_phrases import Phrase, Pronoun, Token, is_abbreviation, phrase_after, phrase_before, simple_name, tokens
from copydesk.text.parties import PartyKind

if TYPE_CHECKING:
    import re

    from copydesk.text.cue_words import Cue

_LINE = 600
"""How far a line is followed; text without line ends stays cheap."""
_NEAR, _FAR = 90, 260

_SENTENCE = LazyPattern(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_QUOTES = frozenset("\"”’'“")
_CLOSING = frozenset('"”')
_DASHES = "—–-"
_PLAIN_PRONOUNS = frozenset("he she they it i we you he’s she’s they’ve".split())
_ADVERBS = frozenset(
    "has have had also then later once again first recently repeatedly often now still even just never reportedly did themselves himself "
    "herself itself both all "
    "only simply merely further previously earlier instead thus therefore famously".split()
)
_PASSIVE = frozenset("is was were are be been being get gets got having am isn’t wasn’t weren’t isn't wasn't weren't".split())
_BLOCKED = frozenset(
    "to not would could can may might should must shall will of for in at by with as than if or no cannot a an the his her their my your our its "
    "won’t don’t doesn’t didn’t wouldn’t couldn’t can’t hasn’t haven’t hadn’t "
    "won't don't doesn't didn't wouldn't couldn't can't hasn't haven't hadn't".split()
)
_SUBORDINATORS = frozenset("when while after as because before although though since until where".split())
_OPENERS = frozenset("in on at during for by with from asked earlier meanwhile separately however instead speaking later yesterday to under".split())
_CONNECTORS = frozenset(["but", "and", "yet", "still", "now", "so", '"', "“", ","])
_PARTING = frozenset("who which that published released conducted by from in on of filed obtained written".split())
_NO_NAMING = frozenset("of for at with in by from to and who a an on which".split())
_LOOSE_INSERTIONS = frozenset("from with to including".split())
_ENDS = frozenset({",", ".", ":", ";", "", "who", "during", "—"})
_LOOSE_ENDS = _ENDS | {"in", "of", "at", "after", "from"}
_FINITE = frozenset("is are was were has had have will would could should may might can did does".split())

Subject = Phrase | Pronoun | None


def line_start(text: str, at: int) -> int:
    """Return where the line that holds a place begins, or a place far enough before it."""
    low = at - _LINE if at > _LINE else 0
    line = text.rfind("\n", low, at) + 1
    return line or low


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence that holds a place begins."""
    begin = line_start(text, at)
    for match in _SENTENCE.finditer(text, begin, at):
        if not _abbreviated(text, match):
            begin = match.end()
    return begin


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence that holds a place ends."""
    line = text.find("\n", at, at + _LINE)
    close = line if line >= 0 else min(len(text), at + _LINE)
    for match in _SENTENCE.finditer(text, at, close):
        if not _abbreviated(text, match):
            return match.start()
    return close


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    word = text[max(0, match.start() - 5) : match.start()].split()
    return match.group()[0] == "." and bool(word) and is_abbreviation(word[-1])


def words_before(text: str, at: int, reach: int) -> list[Token]:
    """Return the words and marks before a place, on its line and within reach."""
    return tokens(text, max(line_start(text, at), at - reach), at)


def subject_of(text: str, start: int, end: int, word: str, cue: Cue) -> Subject:
    """Return the subject of a verb.

    Args:
        text: the text.
        start: where the verb begins.
        end: where it ends.
        word: the verb as written.
        cue: what is known of it.
    """
    chunk = text[max(0, start - 24) : start - 1].rpartition(" ")[2].rpartition("\n")[2]
    lower = chunk.lower()
    if lower in _PLAIN_PRONOUNS and chunk != "US":
        return Pronoun(start - 1 - len(chunk))
    if (lower in _BLOCKED and (lower != "to" or word != "say")) or (lower in _PASSIVE and not word.endswith("ing")):
        return None
    if chunk[:1].isupper() and not word.endswith("ing"):
        name = simple_name(text, start)
        if name is not None:
            return name
    if chunk[-1:] in _CLOSING and chunk and cue.verb_class != "told" and not word.endswith("ing"):
        return _behind(text, end) if chunk[-1] == "”" or chunk[-2:-1] in ",.!?…-—’'" else None
    simple = chunk[-1:].isalnum() and chunk[-3:] not in {"day", "ear", "and", "who", "hat", "ich", "but", "ily"} and not chunk[0].isdigit()
    reach = _NEAR if simple else _FAR
    words = words_before(text, start, reach)
    found = _subject_in(text, words, start, end, word, cue)
    reached = isinstance(found, Phrase) and bool(words) and found.start <= words[min(4, len(words) - 1)][1]
    if reach == _NEAR and (reached or (found is None and lower in _ADVERBS)):
        found = _subject_in(text, words_before(text, start, _FAR), start, end, word, cue)
    return found


def _subject_in(text: str, words: list[Token], start: int, end: int, word: str, cue: Cue) -> Subject:
    if word.endswith("ing") and not (words and words[-1][0].lower() in _PASSIVE):
        return _of_participle(text, words, start)
    last = before_verb(words, word)
    if last is None:
        return None
    found = _at(text, words, last, start, end, cue)
    if found is None and cue.strength is Strength.SPEECH and last >= 0 and words[last][0][0].isalnum():
        distant = _coordinated(text, words, last, start)
        return distant if isinstance(distant, Phrase) and distant.follow in _PARTING else None
    return found


def _at(text: str, words: list[Token], last: int, start: int, end: int, cue: Cue) -> Subject:
    """Return the subject that ends, or whose trail ends, at `words[last]`."""
    if last < 0:
        return None
    mark = words[last][0]
    if mark in _QUOTES:
        if cue.verb_class == "told":
            return _over_insertion(words, last - 1) if last and words[last - 1][0] == "," else None
        before = text[words[last][1] - 1 : words[last][1]]
        return _behind(text, end) if before in ",.!?…-—’'" or mark == "”" else None
    if mark == ",":
        return _over_comma(text, words, last, end, cue)
    if mark in _DASHES:
        return _over_insertion(words, last, _DASHES)
    if mark == ")":
        return phrase_before(words, _before_bracket(words, last))
    if mark.lower() in {"and", "but", "or", "then"}:
        return _coordinated(text, words, last, start)
    if mark.lower() in {"who", "which", "that"}:
        return _antecedent(words, last)
    return phrase_before(words, last)


def _over_comma(text: str, words: list[Token], last: int, end: int, cue: Cue) -> Subject:
    if cue.verb_class == "told":
        return _over_insertion(words, last)
    behind = _behind(text, end, _ENDS, cue)
    if isinstance(behind, Phrase):
        return behind
    found = _over_insertion(words, last)
    if found is None or (isinstance(found, Phrase) and not found.sure):
        return _behind(text, end, _LOOSE_ENDS, cue) or found
    return found


def _behind(text: str, end: int, follows: frozenset[str] | None = None, cue: Cue | None = None) -> Subject:
    """Return the subject behind its verb, as in `said the harbour master`; without a quotation before, only where a mark closes it."""
    found = phrase_after(text, end)
    if not isinstance(found, Phrase):
        return found
    if found.follow in _FINITE:
        return None
    if follows is not None and (
        (cue is not None and cue.strength < Strength.CLAUSE) or found.follow not in follows or not (found.name or found.sure)
    ):
        return None
    return found


def _coordinated(text: str, words: list[Token], last: int, start: int) -> Subject:
    """Return the subject that a verb behind "and" shares with the verbs before it."""
    sentence = tokens(text, sentence_start(text, start), words[last][1])
    return None if sentence and sentence[0][0] in _QUOTES else _clause_subject(text, sentence)


def _of_participle(text: str, words: list[Token], start: int) -> Subject:
    """Return the subject of the sentence for `…, saying that …`."""
    if not words or words[-1][0] not in {",", "—", "–"}:
        return None
    return _clause_subject(text, tokens(text, sentence_start(text, start), words[-1][1]))


def _clause_subject(text: str, words: list[Token]) -> Subject:
    """Return the subject of the last clause of a sentence that has one, told by its place."""
    begin = _after_dateline(words)
    for at in range(begin, len(words) - 2):
        if words[at][0].lower() in _SUBORDINATORS:
            begin = at + 1 if at else _after_comma(words, 0)
    if begin < len(words) and words[begin][0].lower() in _OPENERS:
        begin = _after_comma(words, begin)
    while begin < len(words) and words[begin][0].lower() in _CONNECTORS:
        begin += 1
    if begin >= len(words):
        return None
    found = phrase_after(text, words[begin][1], finite=True)
    if isinstance(found, Phrase):
        return found if found.name or found.sure else None
    return found


def _after_comma(words: list[Token], begin: int) -> int:
    return next((at + 1 for at in range(begin, len(words)) if words[at][0] == ","), len(words))


def _after_dateline(words: list[Token]) -> int:
    """Return the index of the first word behind a dateline, 0 where there is none."""
    if words and words[0][0].isupper() and len(words[0][0]) > 2:
        return next((at + 1 for at, word in enumerate(words[:9]) if word[0] in _DASHES), 0)
    return 0


def before_verb(words: list[Token], word: str) -> int | None:
    """Return the index of the last token before a verb and its auxiliaries; None where the form is passive, negated or hypothetical."""
    at = len(words) - 1
    while at >= 0:
        token = words[at][0]
        lower = token.lower()
        if lower in _PASSIVE:
            if not word.endswith("ing"):
                return None
            at -= 1
        elif lower == "to":
            went_on = word == "say" and at > 1 and words[at - 1][0] in {"on", "continued"} and words[at - 2][0] in {"went", "goes", "go"}
            return at - 3 if went_on else None
        elif lower in _BLOCKED:
            return None
        elif lower == "and" and at and words[at - 1][0].endswith("ly"):
            at -= 2
        elif lower in _ADVERBS or (is_adverb(token) and token[0].islower()):
            at -= 1
        else:
            back = _time(words, at)
            if not back:
                return at
            at -= back
    return at


def _time(words: list[Token], at: int) -> int:
    """Return how many tokens of a time stand before a verb: `on Friday`, `in court on Friday`, `last week`, `on May 4`."""
    token = words[at][0]
    before = words[at - 1][0] if at else ""
    if token in DAYS:
        back = 2 if before in {"on", "last", "late", "early", "this"} else 1
        in_court = back > 1 and at > 3 and words[at - 2][0] == "court" and words[at - 3][0] == "in"
        return back + 2 if in_court else back
    if token in {"week", "month", "year", "summer", "night"} and before in {"last", "this"}:
        return 2
    if token[0].isdigit() and at > 1:
        if before in {"in", "on"}:
            return 2
        if before in MONTHS and words[at - 2][0] in {"in", "on"}:
            return 3
    return 0


def _before_bracket(words: list[Token], last: int) -> int:
    while last > 0 and words[last][0] != "(":
        last -= 1
    return last - 1


def _over_insertion(words: list[Token], last: int, marks: str = ",") -> Subject:
    """Return the phrase before an insertion: `Ada Quill, the harbour master, said`, or the name in it: `one teacher, Ada Quill, said`."""
    at = last - 1
    while at >= 0 and words[at][0] not in marks:
        at -= 1
    if at < 1:
        return None
    inner = _name_inside(words, at, last)
    if inner is not None:
        outer = phrase_before(words, at - 1)
        if isinstance(outer, Phrase) and (not outer.name or outer.kind is not PartyKind.PERSON):
            return inner
        if outer is None and words[at + 1][0][0].isupper():
            return None
    before = at - 1 if words[at - 1][0] != ")" else _before_bracket(words, at - 1)
    found = phrase_before(words, before)
    if isinstance(found, Pronoun):
        return found
    if found is not None and (found.name or found.sure):
        return found._replace(name=False, sure=False) if words[at + 1][0] in _LOOSE_INSERTIONS else found
    return _over_insertion(words, at, marks) if at > 2 else None


def _name_inside(words: list[Token], at: int, last: int) -> Phrase | None:
    """Return a person's name that makes up an insertion, titles aside."""
    longest = 8
    if last - at > longest or not words[last - 1][0][0].isupper() or any(words[i][0] in _NO_NAMING for i in range(at + 1, last)):
        return None
    inner = phrase_before(words, last - 1)
    return inner if isinstance(inner, Phrase) and inner.name and inner.kind is PartyKind.PERSON else None


def _antecedent(words: list[Token], last: int) -> Subject:
    at = last - 1
    if at >= 0 and words[at][0] in {",", "—", "–"}:
        at -= 1
    found = phrase_before(words, at)
    if isinstance(found, Phrase) and (found.name or found.sure):
        before = next((word[0] for word in reversed(words[: at + 1]) if word[2] <= found.start), "")
        # `Ada Quill is a diver who writes about tides` says what she is.
        if found.name or before.lower() not in _PASSIVE:
            return found
    return Pronoun(words[last][1])
