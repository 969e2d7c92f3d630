"""Finds who stands before or after a cue word: names with their titles, and descriptions such as "a spokeswoman for the port"."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.text.parties import PartyKind, bare_name, is_outlet, name_kind, noun_kind

_TOKEN = re.compile(r"[^\W_]+(?:[’'.&\-–][^\W_]+)*|[^\w\s]")

Token = tuple[str, int, int]
"""A word or a mark with its place in the text."""


class Phrase(NamedTuple):
    """A noun phrase that can be a source: its place, its kind, how sure it is, and for one read forwards the word behind it."""

    start: int
    end: int
    kind: PartyKind
    sure: bool = True
    name: bool = False
    plural: bool = False
    follow: str = ""


class Pronoun(NamedTuple):
    """A pronoun in the place of a source: it says that somebody spoke, not who."""

    start: int


PRONOUNS = frozenset("he she they it i we you who which that this these those one someone everyone nobody everybody another others both each many some most all none".split())

DETERMINERS = frozenset(
    "the a an his her their its our my your one two three four five six seven eight nine ten several some many other another both this that these those few more most "
    "dozens hundreds every each any such no various multiple numerous".split()
)
_PREPOSITIONS = frozenset(
    "of for at in from with on by to about near inside outside within under against between among behind over across around into during through after before since until "
    "without as than like amid despite per via upon toward towards throughout above below along beyond except including".split()
)
_STOP = _PREPOSITIONS | frozenset(
    "and or but nor so yet if when while where whereas because although though that which who whom whose what why how is are was were be been being am has have had do "
    "does did will would can could may might shall should must not n't never he she it they we i you him them us me there here then thus hence just also too very even "
    "still only already again once now today yesterday tomorrow ago however meanwhile instead perhaps maybe indeed according said says say told tell tells "
    "rather quite almost nearly well much himself herself itself themselves let lets yes no".split()
)
_FIRST_LOOK = 64
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun".split())
MONTHS = frozenset("January February March April May June July August September October November December Jan Feb Aug Sept Sep Oct Nov Dec".split())
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt St Jr Sr Prof Rev Hon Adm Capt Cmdr Maj Cpl Pvt Det Insp Supt Atty Asst Dist Pres Messrs Mt Ft No vs Inc Corp "
    "Co Ltd Cpl Del Pa Va Fla Calif Ariz Mass Conn Ill Mich Minn Tenn Tex Wash Wis Ore Okla Neb Nev Colo Ala Ark Ga Ky La Md Miss Mo Mont".split()
)
_TITLES = frozenset(
    "President Vice-President Minister Premier Chancellor Secretary Senator Sen Representative Rep Congressman Congresswoman Governor Gov Mayor Judge Justice General Gen "
    "Colonel Col Lieutenant Lt Captain Capt Major Maj Sergeant Sgt Commander Cmdr Admiral Adm Commissioner Chief Sheriff Detective Officer Inspector Superintendent "
    "Ambassador Director Chairman Chairwoman Chair Professor Prof Doctor Pope Cardinal Archbishop Bishop Reverend Rev Father Sister Brother King Queen Prince Princess "
    "Sir Dame Lord Lady Speaker Leader Spokesman Spokeswoman Spokesperson Attorney Counsel CEO CFO COO CTO Editor Coach Manager Democrat Republican Whip Councilman "
    "Councilwoman Councillor Analyst Economist Author Comedian Actor Actress Singer Journalist Reporter Columnist Host Strategist Adviser Advisor".split()
)
_GENITIVE = ("'s", "’s", "s'", "s’")
_JOINTS = frozenset({"of", "for", "&", "de", "la", "van", "von", "der", "den", "bin", "al", "del", "da", "di", "du", "ibn", "on"})
_QUANTITIES = frozenset("group number couple majority spokesman spokeswoman spokesperson member members team coalition handful pair dozens lot list".split())
_LINKING = frozenset("of for at in from with to on by inside within close familiar briefed close near against".split())
_INITIAL = re.compile(r"[A-Z]$|(?:[A-Z]\.)+[A-Z]$")


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of a stretch of text with their places."""
    return [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


def is_abbreviation(word: str) -> bool:
    """Tell whether a full stop after this word belongs to the word."""
    return word in _ABBREVIATIONS or _INITIAL.match(word) is not None


def _is_name(word: str) -> bool:
    return word[0].isupper()


def phrase_before(words: list[Token], last: int) -> Phrase | Pronoun | None:
    """Return the noun phrase whose last word is `words[last]`.

    Args:
        words: the tokens before a cue.
        last: the index of the phrase's last word.
    """
    if last < 0:
        return None
    word, start, end = words[last]
    if word == "." and last and is_abbreviation(words[last - 1][0]):
        last -= 1
        word = words[last][0]
    lower = word.lower()
    if lower == "others" and last > 1 and words[last - 1][0] == "and":
        return phrase_before(words, last - 2)
    if lower in PRONOUNS and word != "US":
        return Pronoun(start)
    if _is_name(word):
        return _name_before(words, last, end)
    if not word[0].isalpha() or lower in _STOP or word.endswith(_GENITIVE[:2]):
        return None
    return _description_before(words, last)


def _name_before(words: list[Token], last: int, end: int) -> Phrase | None:
    if words[last][0].endswith(_GENITIVE[:2]):
        return None
    first = _joined(words, _run_start(words, last))
    while first <= last and (words[first][0].lower() in _STOP or words[first][0] in DAYS or words[first][0] in MONTHS or words[first][0] in {"The", ".", "A", "An"} or (words[first][0].endswith("ing") and first < last)):
        if words[first][0] in MONTHS and first == last:
            break
        first += 1
    if first > last:
        return None
    titled = False
    for at in range(last - 1, first - 1, -1):
        if words[at][0] in _TITLES:
            first, titled = _behind_title(words, at, last), True
            break
    if first > last:
        return None
    name = _text(words, first, last)
    titled = titled or words[first][0] in {"Mr", "Mrs", "Ms", "Dr"}
    before = words[first - 1][0] if first else ""
    kind = PartyKind.PERSON if titled or noun_kind(before) is PartyKind.PERSON else name_kind(("the " if before in {"the", "The"} else "") + name)
    if words[last][0] in _TITLES and last > first - 1 and kind is not PartyKind.OUTLET:
        kind = PartyKind.PERSON
    head = _head_before(words, first)
    if head is not None:
        return Phrase(head.start, end, head.kind, head.sure, plural=head.plural)
    return Phrase(words[first][1], end, kind, name=True, plural=words[last][0].endswith("s") and kind is PartyKind.ORGANISATION)


def _joined(words: list[Token], first: int) -> int:
    """Return where a name begins that has an "and" of its own: the Centers for Disease Control and Prevention."""
    if first > 1 and words[first - 1][0] == "and" and _is_name(words[first - 2][0]):
        left = _run_start(words, first - 2)
        if left < first - 2 and name_kind(words[left][0]) is PartyKind.ORGANISATION and any(words[at][0] in {"of", "for", "on"} for at in range(left, first)):
            return left
    return first


def _behind_title(words: list[Token], at: int, last: int) -> int:
    """Return the index of the name behind a title: behind the stop of an abbreviation, or behind "of State"."""
    if words[at + 1][0] == ".":
        return at + 2
    if words[at + 1][0] in {"of", "for"} and at + 2 < last:
        return next((i for i in range(at + 3, last + 1) if words[i][0] not in {"the", "of", "and", "General"}), at + 1)
    return at + 1


def _run_start(words: list[Token], last: int) -> int:
    first = last
    while first > 0:
        before = words[first - 1][0]
        if _is_name(before):
            if before.endswith(_GENITIVE[:2]):
                break
            first -= 1
        elif before == "." and first > 1 and is_abbreviation(words[first - 2][0]) and _is_name(words[first - 2][0]):
            first -= 2
        elif before in _JOINTS and first > 1 and _is_name(words[first - 2][0]) and words[first - 2][0].lower() not in _STOP:
            first -= 2
        elif before == "the" and first > 2 and words[first - 2][0] in {"of", "for"} and _is_name(words[first - 3][0]):
            first -= 3
        elif before in {'"', "“", "”", "'"} and first > 1 and _nickname(words, first):
            first -= 4
        else:
            break
    return first


def _nickname(words: list[Token], first: int) -> bool:
    return first > 3 and words[first - 3][0] in {'"', "“", "'"} and _is_name(words[first - 2][0]) and _is_name(words[first - 4][0])


def _text(words: list[Token], first: int, last: int) -> str:
    parts = words[first][0]
    for at in range(first + 1, last + 1):
        parts += words[at][0] if words[at - 1][2] == words[at][1] else " " + words[at][0]
    return parts


def _head_before(words: list[Token], first: int) -> Phrase | None:
    """Return the phrase that a name or description before `first` only completes: "a spokeswoman for" the port."""
    at = first - 1
    while at >= 0 and (words[at][0].lower() in DETERMINERS or words[at][0].endswith(_GENITIVE[:2])):
        at -= 1
    if at < 1 or words[at][0] not in _LINKING:
        return None
    at -= 1
    if words[at + 1][0] == "by" and words[at][0].endswith("ed"):
        at -= 1
    elif words[at][0] in _LINKING and words[at][0] not in {"of", "for"} and at:
        at -= 1
    noun = words[max(at, 0)][0]
    if (noun_kind(noun) is None and noun not in _TITLES) or not noun[0].isalpha():
        return None
    if not _is_name(noun):
        return _description_before(words, at)
    return Phrase(words[at][1], words[at][2], PartyKind.PERSON) if noun in _TITLES else None


def _description_before(words: list[Token], last: int) -> Phrase | None:
    noun, _, end = words[last]
    kind = noun_kind(noun.rsplit("-", 1)[-1]) or noun_kind(noun)
    first = last
    determined = False
    while first > 0 and last - first < 7:
        before = words[first - 1][0]
        lower = before.lower()
        if lower in DETERMINERS or before.endswith(_GENITIVE):
            determined = True
            first -= 1
            if before.endswith(_GENITIVE) and first:
                first = _run_start(words, first) if _is_name(before) else first
            break
        if before == "." and first > 1 and is_abbreviation(words[first - 2][0]):
            first -= 2
        elif before in {"and", "or", "&"} and first > 1 and noun_kind(words[first - 2][0]) is not None and kind in {PartyKind.ORGANISATION, PartyKind.PERSON}:
            first -= 2
        elif before[0].isalnum() and (lower not in _STOP) and not before.endswith("ly") and before not in DAYS:
            first -= 1
        else:
            break
    plural = noun.endswith("s") or noun in {"people", "police", "men", "women", "children", "staff"} or noun.endswith("men")
    head = _head_before(words, first)
    if head is not None:
        return Phrase(head.start, end, head.kind, head.sure, plural=head.plural)
    if kind is None:
        if first < last and _is_name(words[last - 1][0]) and not words[last - 1][0].endswith(_GENITIVE):
            return None
        kind = PartyKind.ORGANISATION if plural and not noun.endswith("ss") else PartyKind.PERSON
        return Phrase(words[first][1], end, kind, sure=False, plural=plural) if determined or plural else None
    return Phrase(words[first][1], end, kind, sure=determined or plural or first < last or kind is not PartyKind.PERSON or _bare_ok(words, first), plural=plural)


def _bare_ok(words: list[Token], first: int) -> bool:
    return first == 0 or words[first - 1][0] in {",", '"', "”"}


def phrase_after(text: str, at: int, limit: int = 130, *, finite: bool = False) -> Phrase | Pronoun | None:
    """Return the noun phrase that begins at a place (quotation marks aside), with the word that follows it.

    Args:
        text: the text.
        at: where to look.
        limit: how far to look.
        finite: whether a verb is expected behind the phrase.
    """
    line = text.find("\n", at, at + limit)
    close = line if line >= 0 else min(len(text), at + limit)
    found = _read_after(tokens(text, at, min(close, at + _FIRST_LOOK)), finite=finite)
    if isinstance(found, Phrase) and close > at + _FIRST_LOOK and found.end > at + _FIRST_LOOK - 12:
        return _read_after(tokens(text, at, close), finite=finite)
    return found


def _read_after(words: list[Token], *, finite: bool) -> Phrase | Pronoun | None:
    first = 0
    while first < len(words) and words[first][0] in {'"', "“", "‘", "'"}:
        first += 1
    if first >= len(words):
        return None
    if words[first][0].lower() in PRONOUNS - DETERMINERS and words[first][0] != "US":
        return Pronoun(words[first][1])
    begin = first
    while first < len(words) and words[first][0].lower() in DETERMINERS:
        first += 1
    stop = _end_after(words, first, finite=finite)
    if stop <= first:
        return None
    follow = words[stop][0] if stop < len(words) else ""
    return _phrase_of(words, begin, first, stop)._replace(follow=follow)


def _end_after(words: list[Token], first: int, *, finite: bool) -> int:
    stop = first
    while stop < len(words):
        word = words[stop][0]
        if word == "." and stop > first and is_abbreviation(words[stop - 1][0]):
            stop += 1
        elif word in {"&"} or (word in {"of", "de", "for", "van", "von", "bin", "al", "and"} and _joins(words, first, stop)):
            stop += 1
        elif word == "the" and stop > first and words[stop - 1][0] in {"of", "for"}:
            stop += 1
        elif stop > first and _is_name(word) and words[stop - 1][0].islower() and noun_kind(words[stop - 1][0]) is PartyKind.DOCUMENT:
            break
        elif stop > first and word[0].islower() and noun_kind(words[stop - 1][0]) is not None and (word.endswith("ed") or (finite and noun_kind(word) is None)):
            break
        elif word[0].isalnum() and word.lower() not in _STOP and word not in DAYS and not (stop > first and _is_name(words[stop - 1][0]) and not _is_name(word) and noun_kind(word) is None):
            stop += 1
            if word.endswith(_GENITIVE[:2]) and is_outlet(_text(words, first, stop - 1)):
                break
        else:
            break
    return stop


def _joins(words: list[Token], first: int, at: int) -> bool:
    if at <= first or at + 1 >= len(words):
        return False
    after = words[at + 1][0]
    if words[at][0] == "and":
        return _is_name(words[at - 1][0]) == _is_name(after) and after.lower() not in _STOP and after.lower() not in DETERMINERS and after[0].isalpha()
    named = _is_name(words[at - 1][0]) or noun_kind(words[at - 1][0]) is not None
    return named and (_is_name(after) or after == "the" or noun_kind(words[at - 1][0]) is not None)


def _phrase_of(words: list[Token], begin: int, first: int, stop: int) -> Phrase:
    last = stop - 1
    link = next((at for at in range(first + 1, stop) if words[at][0] in {"of", "for"} and not _is_name(words[at - 1][0])), None)
    if link is not None:
        noun = words[link - 1][0]
        return Phrase(words[begin][1], words[last][2], noun_kind(noun) or PartyKind.PERSON, noun_kind(noun) is not None, plural=noun.endswith("s"))
    end = words[last][2] - (2 if words[last][0].endswith(_GENITIVE[:2]) else 0)
    if not _is_name(words[last][0]) and words[last][0] != ".":
        noun = words[last][0]
        kind = noun_kind(noun.rsplit("-", 1)[-1]) or noun_kind(noun)
        return Phrase(words[begin][1], end, kind or (PartyKind.ORGANISATION if noun.endswith("s") else PartyKind.PERSON), kind is not None, plural=noun.endswith("s"))
    start = last
    while start > first and (_is_name(words[start - 1][0]) or words[start - 1][0] in {".", "&", "of", "for", "the", "de", "van", "von", "bin", "al", "and"}):
        start -= 1
    while start < last and not _is_name(words[start][0]):
        start += 1
    for at in range(start, last):
        if words[at][0].endswith(_GENITIVE[:2]):
            start = at + 1
    titled = start > first and noun_kind(words[start - 1][0]) is PartyKind.PERSON
    for at in range(last - 1, start - 1, -1):
        if words[at][0] in _TITLES:
            start, titled = at + 1 + (words[at + 1][0] == "."), True
            break
    name = _text(words, start, last)
    kind = PartyKind.PERSON if titled else name_kind(("the " if begin < first and words[first - 1][0].lower() == "the" else "") + name)
    return Phrase(words[start][1], end, kind, name=True, plural=name.endswith("s"))
