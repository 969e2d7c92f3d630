"""Finds the subject of a verb of speech: before it, behind it, over an insertion, or at the head of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.text.cue_words import CLAUSE, SPEECH
from copydesk.text.function_words import DAYS, MONTHS, is_adverb
from copydesk.text.noun_phrases import phrase_after, phrase_before
from copydesk.text.parties import PERSON
from copydesk.text.phrases import OWNER, PRONOUN, Phrase, Pronoun, Words
from copydesk.text.plain_phrases import UNSURE, Unsure, description_before, name_before, phrase_before_mark
from copydesk.text.sentences import line_start, sentence_start, word_before, words_before

if TYPE_CHECKING:
    from copydesk.text.cue_words import Cue

_NEAR, _MIDDLE, _FAR = 90, 130, 260
_WORD = 24
"""How far a single word reaches back."""

_QUOTES = frozenset("\"”’'“")
_CLOSING = frozenset('"”')
_DASHES = "—–-"
_BLANKS = frozenset(" \n")
_PARTICIPLE_MARKS = frozenset(",—–")
_BEFORE_CLOSING = frozenset({"", *",.!?…-—’'"})
_UNSIMPLE_ENDS = frozenset("day ear and who hat ich but ily".split())
_PLAIN_PRONOUNS = frozenset(
    pronoun + ending
    for pronoun in ("he", "she", "they", "it", "i", "we", "you")
    for ending in ("", *(f"{mark}{verb}" for mark in "’'" for verb in ("s", "ve", "d", "ll")))
) | frozenset("this these those someone everyone nobody everybody another each many some most none".split())
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
_STARTS = _OPENERS | _CONNECTORS
_NO_MARKS = str.maketrans(dict.fromkeys(',;:()“”"‘—', " "))
_PARTING = frozenset("who which that published released conducted by from in on of filed obtained written".split())
_NO_NAMING = frozenset("of for at with in by from to and who a an on which".split())
_WENT_ON = ("went on", "goes on", "go on", "continued")
_COORDINATORS = frozenset({"and", "but", "or", "then"})
_NAMING = 8
"""Words of an insertion that holds a name, at most."""
_PARTIES = ("D-", "R-", "I-")
"""Parties before a seat: `Ada Quill, D-Maine, said`."""
_RELATIVE = frozenset({"who", "which", "that"})
_LOOSE_INSERTIONS = frozenset("from with to including".split())
_ENDS = frozenset({",", ".", ":", ";", "", "who", "during", "—"})
_CLOSERS = frozenset(",.:;—\n")
_CLOSE = 48
"""How far behind a verb its subject ends, at most."""
_LOOSE_ENDS = _ENDS | {"in", "of", "at", "after", "from"}
_NO_SUBJECTS = _PLAIN_PRONOUNS | _BLOCKED | _PASSIVE | _COORDINATORS | _RELATIVE | _ADVERBS
"""Words before a verb that are neither a name nor the end of a description."""
_FINITE = frozenset("is are was were has had have will would could should may might can did does".split())

Subject = Phrase | Pronoun | None


def subject_of(text: str, start: int, end: int, cue: Cue, chunk: str) -> Subject:
    """Return the subject of a verb.

    Args:
        text: the text.
        start: where the verb begins.
        end: where it ends.
        cue: what is known of it.
        chunk: the word before it with its marks.
    """
    if cue.participle and chunk.lower() not in _PASSIVE:
        # `…, saying that …`
        return _clause_subject(text, sentence_start(text, start), start - 2) if chunk[-1:] in _PARTICIPLE_MARKS else None
    lower = chunk.lower()
    if chunk[:1].isupper() and chunk.isalpha() and lower not in _NO_SUBJECTS and not cue.participle and text[start - 1] in _BLANKS:
        found = name_before(text, start)
        return found or _read_subject(text, start, end, cue, chunk)
    at = start
    while chunk in _ADVERBS or (chunk.isalpha() and is_adverb(chunk) and chunk[0].islower()):
        at -= len(chunk) + 1
        chunk = word_before(text, at) if text[at - 1 : at] == " " else ""
        lower = chunk.lower()
    if lower in _PLAIN_PRONOUNS and chunk != "US":
        return PRONOUN
    if lower in _BLOCKED or (lower in _PASSIVE and not cue.participle):
        went_on = lower == "to" and cue.word == "say" and text.endswith(_WENT_ON, 0, at - 4)
        return _read_subject(text, start, end, cue, chunk) if went_on else None
    if lower in _COORDINATORS and text[start - 1] == " ":
        return _coordinated(text, at - 1 - len(chunk), start)
    if not cue.participle and text[start - 1] in _BLANKS:
        plain = _plain_subject(text, at, end, cue, chunk, direct=at == start)
        if plain is not UNSURE:
            return plain
    return _read_subject(text, start, end, cue, chunk)


def _plain_subject(text: str, at: int, end: int, cue: Cue, chunk: str, *, direct: bool) -> Subject | Unsure:
    """Return the subject where it stands right before the verb or its adverbs, before an insertion, or right behind the verb."""
    if chunk.isalpha():
        if chunk[0].isupper():
            return name_before(text, at)
        if chunk in _RELATIVE:
            return _plain_antecedent(text, at - 1 - len(chunk))
        found = description_before(text, at, chunk)
        # Nothing right before "said" may be a verb that shares its subject.
        return UNSURE if found is None and cue.strength is SPEECH else found
    if not chunk:
        return UNSURE
    if chunk[-1] == ",":
        if cue.verb_class != "told" and cue.strength >= CLAUSE and _closes_soon(text, end):
            behind = phrase_after(text, end)
            if _closes(behind, _ENDS, cue):
                return behind
        return _plain_insertion(text, at - 2)
    if chunk.endswith(OWNER):
        return UNSURE if cue.strength is SPEECH else None
    if chunk[-1] not in _CLOSING or not direct or cue.verb_class == "told":
        return UNSURE
    return _behind(text, end) if chunk[-1] == "”" or chunk[-2:-1] in _BEFORE_CLOSING else None


def _plain_insertion(text: str, last: int) -> Phrase | Unsure:
    """Return the phrase before an insertion that ends with a comma at a place: `Ada Quill, master of the harbour, said`."""
    first = text.rfind(",", line_start(text, last), last)
    if last - first > _FAR and sentence_start(text, last) > first:
        return UNSURE
    inner = text[first + 1 : last].split()
    if first < 1 or not inner or inner[0] in _LOOSE_INSERTIONS:
        return UNSURE
    seat = len(inner) == 1 and inner[0].startswith(_PARTIES)
    if inner[-1][0].isupper() and len(inner) < _NAMING and not seat and _NO_NAMING.isdisjoint(inner):
        # It may be the insertion that holds the name.
        return UNSURE
    found = phrase_before_mark(text, first)
    return found if found and (found.name or found.sure) else UNSURE


def _plain_antecedent(text: str, at: int) -> Phrase | Pronoun | Unsure:
    """Return what a relative pronoun at a place stands for: `Ada Quill, who said`."""
    if text[at - 1 : at] != " ":
        return UNSURE
    found = phrase_before_mark(text, at - 2 if text[at - 2 : at - 1] == "," else at - 1)
    if not found:
        return UNSURE
    if found.name:
        return found
    if not found.sure:
        return UNSURE
    return PRONOUN if _last_word(text, found.start) in _PASSIVE else found


def _last_word(text: str, at: int) -> str:
    """Return the word before a place in small letters."""
    return "".join(text[at - _WORD if at > _WORD else 0 : at].lower().split()[-1:])


def _closes_soon(text: str, end: int) -> bool:
    """Tell whether a mark stands near enough behind a verb to close its subject."""
    near = text[end : end + _CLOSE]
    return not _CLOSERS.isdisjoint(near) or len(near) < _CLOSE or " who" in near or " during" in near


def _read_subject(text: str, start: int, end: int, cue: Cue, chunk: str) -> Subject:
    """Return the subject as the grammar tells it, from few words before the verb where they are enough."""
    simple = chunk[-1:].isalnum() and chunk[-3:] not in _UNSIMPLE_ENDS and not chunk[0].isdigit()
    if chunk[-1:] == ",":
        return _subject_in(text, words_before(text, start, _FAR), start, end, cue)
    words = words_before(text, start, _NEAR if simple else _MIDDLE)
    found = _subject_in(text, words, start, end, cue)
    if not isinstance(found, Phrase):
        if simple:
            return found
    elif (simple and found.start > start) or start > found.start > words.start(min(4 if simple else 8, len(words) - 1)):
        return found
    return _subject_in(text, words_before(text, start, _FAR), start, end, cue)


def _subject_in(text: str, words: Words, start: int, end: int, cue: Cue) -> Subject:
    last = before_verb(words, cue.word)
    if last is None:
        return None
    found = _at(text, words, last, start, end, cue)
    if found is None and cue.strength is SPEECH and last >= 0 and words[last][0].isalnum():
        distant = _coordinated(text, words.start(last), start)
        return distant if isinstance(distant, Phrase) and distant.follow in _PARTING else None
    return found


def _at(text: str, words: Words, last: int, start: int, end: int, cue: Cue) -> Subject:
    """Return the subject that ends, or whose trail ends, at `words[last]`."""
    if last < 0:
        return None
    mark = words[last]
    if mark in _QUOTES:
        if cue.verb_class == "told":
            return _over_insertion(words, last - 1) if last and words[last - 1] == "," else None
        before = text[words.start(last) - 1 : words.start(last)]
        return _behind(text, end) if before in ",.!?…-—’'" or mark == "”" else None
    if mark == ",":
        return _over_comma(text, words, last, end, cue)
    if mark in _DASHES:
        return _over_insertion(words, last, _DASHES)
    if mark == ")":
        return phrase_before(words, _before_bracket(words, last))
    if mark.lower() in _COORDINATORS:
        return _coordinated(text, words.start(last), start)
    if mark.lower() in _RELATIVE:
        return _antecedent(text, words, last)
    return phrase_before(words, last)


def _over_comma(text: str, words: Words, last: int, end: int, cue: Cue) -> Subject:
    if cue.verb_class == "told":
        return _over_insertion(words, last)
    behind = phrase_after(text, end)
    if _closes(behind, _ENDS, cue):
        return behind
    found = _over_insertion(words, last)
    if found is None or (isinstance(found, Phrase) and not found.sure):
        return behind if isinstance(behind, Pronoun) or _closes(behind, _LOOSE_ENDS, cue) else found
    return found


def _behind(text: str, end: int) -> Subject:
    """Return the subject behind its verb, as in `said the harbour master`."""
    found = phrase_after(text, end)
    return None if isinstance(found, Phrase) and found.follow in _FINITE else found


def _closes(found: Subject, follows: frozenset[str], cue: Cue) -> bool:
    """Tell whether a phrase behind a verb is its subject without a quotation before: only where a mark closes it."""
    return isinstance(found, Phrase) and cue.strength >= CLAUSE and found.follow in follows and (found.name or found.sure)


def _coordinated(text: str, at: int, start: int) -> Subject:
    """Return the subject that a verb behind "and" shares with the verbs before it."""
    begin = sentence_start(text, start)
    return None if text[begin : begin + 1] in _QUOTES else _clause_subject(text, begin, at)


def _clause_subject(text: str, start: int, end: int) -> Subject:
    """Return the subject of the last clause of a sentence that has one, told by its place.

    Args:
        text: the text.
        start: where the sentence begins.
        end: where what is read of it ends.
    """
    plain = text[start:end].lower().translate(_NO_MARKS).split() or [""]
    begin = start
    if plain[0] in _STARTS or not text[start : start + 1].isalnum() or text[start : start + 2].isupper() or not _SUBORDINATORS.isdisjoint(plain):
        begin = _clause_start(Words(text, start, end))
        if begin < 0:
            return None
    found = phrase_after(text, begin, finite=True)
    if isinstance(found, Phrase):
        return found if found.name or found.sure else None
    return found


def _clause_start(words: Words) -> int:
    """Return the place where the last clause that has a subject begins, -1 where there is none."""
    begin = _after_dateline(words)
    for at in range(begin, len(words) - 2):
        if words[at].lower() in _SUBORDINATORS:
            begin = at + 1 if at else _after_comma(words, 0)
    if begin < len(words) and words[begin].lower() in _OPENERS:
        begin = _after_comma(words, begin)
    while begin < len(words) and words[begin].lower() in _CONNECTORS:
        begin += 1
    return words.start(begin) if begin < len(words) else -1


def _after_comma(words: Words, begin: int) -> int:
    return next((at + 1 for at in range(begin, len(words)) if words[at] == ","), len(words))


def _after_dateline(words: Words) -> int:
    """Return the index of the first word behind a dateline, 0 where there is none."""
    if words and words[0].isupper() and len(words[0]) > 2:
        return next((at + 1 for at, word in enumerate(words[:9]) if word in _DASHES), 0)
    return 0


def before_verb(words: Words, word: str) -> int | None:
    """Return the index of the last token before a verb and its auxiliaries; None where the form is passive, negated or hypothetical."""
    at = len(words) - 1
    while at >= 0:
        token = words[at]
        lower = token.lower()
        if lower in _PASSIVE:
            if not word.endswith("ing"):
                return None
            at -= 1
        elif lower == "to":
            went_on = word == "say" and at > 1 and words[at - 1] in {"on", "continued"} and words[at - 2] in {"went", "goes", "go"}
            return at - 3 if went_on else None
        elif lower in _BLOCKED:
            return None
        elif lower == "and" and at and words[at - 1].endswith("ly"):
            at -= 2
        elif lower in _ADVERBS or (is_adverb(token) and token[0].islower()):
            at -= 1
        else:
            back = _time(words, at)
            if not back:
                return at
            at -= back
    return at


def _time(words: Words, at: int) -> int:
    """Return how many tokens of a time stand before a verb: `on Friday`, `in court on Friday`, `last week`, `on May 4`."""
    token = words[at]
    before = words[at - 1] if at else ""
    if token in DAYS:
        back = 2 if before in {"on", "last", "late", "early", "this"} else 1
        in_court = back > 1 and at > 3 and words[at - 2] == "court" and words[at - 3] == "in"
        return back + 2 if in_court else back
    if token in {"week", "month", "year", "summer", "night"} and before in {"last", "this"}:
        return 2
    if token[0].isdigit() and at > 1:
        if before in {"in", "on"}:
            return 2
        if before in MONTHS and words[at - 2] in {"in", "on"}:
            return 3
    return 0


def _before_bracket(words: Words, last: int) -> int:
    while last > 0 and words[last] != "(":
        last -= 1
    return last - 1


def _over_insertion(words: Words, last: int, marks: str = ",") -> Subject:
    """Return the phrase before an insertion: `Ada Quill, the harbour master, said`, or the name in it: `one teacher, Ada Quill, said`."""
    at = last - 1
    while at >= 0 and words[at] not in marks:
        at -= 1
    if at < 1:
        return None
    inner = _name_inside(words, at, last)
    found = phrase_before(words, at - 1)
    if inner is not None:
        if isinstance(found, Phrase) and (not found.name or found.kind is not PERSON):
            return inner
        if found is None and words[at + 1][0].isupper():
            return None
    if words[at - 1] == ")":
        found = phrase_before(words, _before_bracket(words, at - 1))
    if isinstance(found, Pronoun):
        return found
    if found is not None and (found.name or found.sure):
        return found._replace(name=False, sure=False) if words[at + 1] in _LOOSE_INSERTIONS else found
    return _over_insertion(words, at, marks) if at > 2 else None


def _name_inside(words: Words, at: int, last: int) -> Phrase | None:
    """Return a person's name that makes up an insertion, titles aside."""
    if last - at > _NAMING or not words[last - 1][0].isupper() or any(words[i] in _NO_NAMING for i in range(at + 1, last)):
        return None
    inner = phrase_before(words, last - 1)
    return inner if isinstance(inner, Phrase) and inner.name and inner.kind is PERSON else None


def _antecedent(text: str, words: Words, last: int) -> Subject:
    at = last - 1
    if at >= 0 and words[at] in {",", "—", "–"}:
        at -= 1
    found = phrase_before(words, at)
    # `Ada Quill is a diver who writes about tides` says what she is.
    if isinstance(found, Phrase) and (found.name or (found.sure and _last_word(text, found.start) not in _PASSIVE)):
        return found
    return PRONOUN
