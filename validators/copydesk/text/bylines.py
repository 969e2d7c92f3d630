"""Reads one entry of a byline: is it a name and nothing else, and if not, what of it is the name?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.byline_words import (
    CALENDAR,
    DAYS,
    LAST_PAGE_WORDS,
    LINKING_WORDS,
    MONTHS,
    PAGE_WORDS,
    PARTICLES,
    ROLE_NOUNS,
    ROLE_WORDS,
    ROLES,
)
from copydesk.text.hosts import split_address
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.organisations import LONGEST_ENTRY, is_domain, organisation_of
from copydesk.text.page_kinds import PageKind, page_of
from copydesk.text.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Callable


class Flaw(NamedTuple):
    """What is wrong with an entry: its kind, in words for a message, and the name that is left of it, where one is."""

    kind: str
    message: str
    cleaned: str | None
    confidence: float


_EMAIL = LazyPattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|\[email[ \xa0]protected\]", re.IGNORECASE)
_BROKEN_EMAIL = LazyPattern(r"([A-Za-z]{2,20})[.]([A-Za-z'’-]{2,25}) \w{2,20}\.(?:com|org|net|co|de|uk)$", re.IGNORECASE)
_DATE = LazyPattern(
    rf"(?:(?:last )?(?:updated?|published|posted|modified|created)(?: on| at)?:?\s*)?(?:(?:{DAYS}),? ?)?"
    rf"(?:(?:{MONTHS})\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?(?: \d{{4}})?|\d{{1,2}}\.? (?:{MONTHS})\.?(?: \d{{4}})?|"
    rf"\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|(?:{DAYS})|\d{{4}})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,12})?$",
    re.IGNORECASE,
)
_LONE_NAMES = frozenset({"may", "april", "june", "august", "jan", "mai", "mars", "avril", "juli", "juni", "julio", "sunday", "friday"})
_AGO = LazyPattern(
    r"\b(?:an?|\d{1,3}) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b|\bvor \d{1,3} (?:Minuten?|Stunden?|Tagen?|"
    r"Wochen?)\b|\bil y a \d{1,3} \w+|\bhace \d{1,3} \w+|"
    r"\b\d{1,3} min(?:ute)?s? (?:read|lesen|lesezeit|de lecture)\b|^\d{1,3} ?[hmd] ago$|\b\d{1,2}:\d{2} ?[ap]\.?m\b",
    re.IGNORECASE,
)
_INTERFACE = LazyPattern(
    r"(?:(?:popular|related) tags|(?:story|comment|view|post|share) count|background ?url\b.*|avatar\b.*|please enter your "
    r"(?:name|e-?mail).*|view (?:author|all|profile|bio|more).*|"
    r"(?:see|show|read|view) (?:all|more)\b.*|get author rss feed|follow(?: us| me| on\b.*| @\w+)?|share(?: this)?|tweet|"
    r"subscribe|sign (?:in|up)|log ?in|comments?|print|e-?mail(?: the author)?|"
    r"(?:no|leave a|add) comments?|account you['’]re logged.*|you['’]re logged.*|posted (?:by|on|in)|published(?: on| by)?|"
    r"updated(?: on)?|last (?:updated|modified).*|written by|article by|authors?|"
    r"by(?:line)?|about the author|more (?:from|by)\b.*|contributors?|bio|advertisement|sponsored|unknown|anonymous|none|null|n/a|"
    r"undefined|authority control|lesedauer|zeige alle beiträge von\b.*|"
    r"hora de publicación.*|facebook|twitter|instagram|linkedin|rss|menu|home|search|opens? in (?:a )?new (?:tab|window)|your "
    r"name|user|admin|administrator|wordpress ?admin|now|a|j)$",
    re.IGNORECASE,
)
_TAIL = LazyPattern(
    r"(?:\s*(?:[|•·]|\s[–—-]\s).*|\s*(?:view (?:author|all|profile|bio).*|get author rss feed.*|opens? in (?:a )?new (?:tab|"
    r"window).*|follow (?:@|on\b|us\b|him|her).*|"
    r"\((?:@\w+|opens?.{0,20})\)|@\w{2,20}|https?://\S+)|\s[•|–—-]|,? (?:is|was) (?:an? |the )?(?:\w+ ){0,4}(?:reporter|writer|"
    r"editor|journalist|correspondent|columnist)\b.*)$",
    re.IGNORECASE,
)
_HEAD = LazyPattern(
    r"(?:by|written by|reported by|posted by|published by|analysis by|opinion by|review by|commentary by|article by|story by|text "
    r"by|words by|photos? by|(?:image|photo|picture)[- ]?credits?:?|photos?|fotos?|(?:reviewed|updated|compiled|produced) by|author|authors|"
    r"von|autor|autorin|ein beitrag von|text|par|propos recueillis par|recueilli par|por|texto|di|a cura di|door|tekst|av|af|"
    r"текст|автор|редактор|piše|autor:|edited by)(?::| )\s*(?=\S)",
    re.IGNORECASE,
)
_SHY_HEADS = frozenset("von di av af par por text door texto".split())
"""Openings that are words of names as well, such as "von Storch" and "Di Maio"; they count only before two capitalised words."""
_SUSPICIOUS = frozenset(
    CALENDAR
    | PAGE_WORDS
    | ROLES
    | set(
        "by von par por di de af av door text texto tekst текст автор редактор piše propos recueilli autor autorin ein a analysis opinion review "
        "commentary story words written reported last background backgroundurl see read get log e no leave add byline about more contact covering "
        "based special specializing specialising contributors unknown anonymous none null undefined authority control lesedauer zeige hora home "
        "search open opens your user admin administrator wordpressadmin wordpress now j is was vor il hace min minute at of for since with from "
        "has co-author ceo fotos".split()
    )
)
"""Words of which some pattern below needs one; a name of letters without any of them is nothing but a name."""
_LONGEST_NAME, _MOST_WORDS = 70, 8
_NAME_WORDS = 2
"""Words that a name has at least where something behind it is cut off."""


def byline_flaw(entry: str) -> Flaw | None:
    """Return what is wrong with one entry of a byline, or None for a bare name, an organisation, or a text that nothing is known of."""
    if len(entry) <= LONGEST_ENTRY:
        return _flaw(entry)
    text = " ".join(entry.split())
    return _PROSE if len(text) > LONGEST_ENTRY else _flaw(text)


_PROSE = Flaw("prose", "a sentence stands in the byline", None, 0.9)


@remembered(8192)
def _flaw(entry: str) -> Flaw | None:
    text = " ".join(entry.split())
    if not text:
        return Flaw("blank", "an entry of the byline is empty", None, 1.0)
    if text[-1] != "-" and text.replace(" ", "").replace("-", "").isalpha() and _SUSPICIOUS.isdisjoint(text.lower().split()):
        return None if len(text) <= _LONGEST_NAME else _more_than_a_name(text)
    if found := _EMAIL.search(text):
        rest = text[: found.start()] + text[found.end() :]
        return Flaw("e-mail", "an e-mail address stands in the byline", _cleaned(rest) or _from_address(found[0]), 0.98)
    if found := _BROKEN_EMAIL.match(text):
        return Flaw("e-mail", "an e-mail address stands in the byline", f"{_titled(found[1])} {_titled(found[2])}", 0.9)
    if found := _AGO.search(text):
        return Flaw("time", "a time stands in the byline", _cleaned(text[: found.start()]), 0.97)
    if _DATE.match(text) and text.lower() not in _LONE_NAMES:
        return Flaw("date", "a date stands in the byline", None, 0.95)
    if _INTERFACE.match(text) or _is_of_the_page(text.split()):
        return Flaw("interface", "a text of the page stands in the byline", None, 0.93)
    return _in_signs(text) or _more_than_a_name(text)


def _in_signs(text: str) -> Flaw | None:
    """Return what is wrong with an entry that is a handle, an address, or in quotation marks."""
    if _HANDLE.match(text):
        return Flaw("handle", "a handle stands in the byline instead of a name", None, 0.95)
    if _ADDRESS.match(text) and not is_domain(text):
        return Flaw("address", "an address stands in the byline instead of a name", _from_page(text), 0.95)
    if text[0] in _QUOTES and text[-1] in '"”' and len(text) > len(_QUOTES):
        return Flaw("quotes", "the name stands in quotation marks", _LOST_APOSTROPHE.sub(r"\1'", text[1:-1].strip()), 0.9)
    return None


def _more_than_a_name(text: str) -> Flaw | None:
    words = text.split()
    if 1 < len(words) <= _LONGEST_ROLE and _is_role(words):
        return Flaw("role", "an occupation stands in the byline instead of a name", None, 0.9)
    head = _HEAD.match(text)
    if head and len(text) <= _LONGEST_NAME:
        rest = text[head.end() :]
        is_shy = head[0].strip(" :").lower() in _SHY_HEADS and ":" not in head[0]
        is_name = len(rest.split()) > 1 and (not is_shy or (all(w[0].isupper() for w in rest.split()) and head[0][0].isupper()))
        if is_name or ":" in head[0]:
            return Flaw("interface", "words before the name stand in the byline", _cleaned(rest) or _one_word(rest), 0.85 if is_shy else 0.95)
    if call := _CALL.match(text):
        return Flaw("interface", "words before the name stand in the byline", _cleaned(text[call.end() :]), 0.85)
    if _FRAGMENT.match(text):
        return Flaw("role", "an occupation stands in the byline instead of a name", None, 0.85)
    if _PIECE.match(text):
        return Flaw("prose", "a piece of a sentence stands in the byline", None, 0.85)
    if tail := _tail_of(text):
        return Flaw(tail.kind, tail.message, None if tail.goes_on else _cleaned(text[: tail.start]), 0.85)
    return _PROSE if len(text) > _LONGEST_NAME and len(words) > _MOST_WORDS else None


def _is_role(words: list[str]) -> bool:
    """Tell whether words are the name of an occupation; "Washington Post" is that of a newspaper."""
    is_paper = words[-1].lower() == "post" and words[-2].lower() != "guest"
    return words[-1].lower() in ROLES and not is_paper and all(word.lower() in ROLE_WORDS for word in words)


class _Tail(NamedTuple):
    """What stands behind a name: where it begins, its kind, in words for a message, and whether another name may stand in it."""

    start: int
    kind: str
    message: str
    goes_on: bool = False


def _tail_of(text: str) -> _Tail | None:
    """Return what stands behind the name in an entry, or None where nothing does that is known."""
    found = _TAIL.search(text)
    if found and found.start() > len(_QUOTES):
        return _Tail(found.start(), "interface", "more than the name stands in the byline")
    if (found := _TITLE.search(text)) and " " in text[: found.start()]:
        goes_on = "," in found[0].lstrip(",")
        return _Tail(found.start(), "role", "an occupation stands behind the name in the byline", goes_on)
    words = text.split()
    kept = _run(words, _is_page_word)
    if _says_something(words[kept:]):
        return _Tail(len(" ".join(words[:kept])), "interface", "a text of the page stands behind the name in the byline")
    kept = _run(words, _is_role_word)
    if len(words) - kept > 1 and _plain(words[-1]) in ROLES - _NO_ROLES:
        return _Tail(len(" ".join(words[:kept])), "role", "an occupation stands behind the name in the byline")
    return None


def _run(words: list[str], is_of_it: Callable[[str], bool]) -> int:
    """Return how many words stand before the last ones that are all of a kind; two at least are left for a name."""
    kept = len(words)
    while kept > _NAME_WORDS and is_of_it(words[kept - 1]):
        kept -= 1
    return kept


def _plain(word: str) -> str:
    return word.strip(".,;:()").lower()


def _is_page_word(word: str) -> bool:
    plain = _plain(word)
    return plain in PAGE_WORDS or plain in LINKING_WORDS or plain in CALENDAR or _COUNT.fullmatch(plain) is not None


def _is_role_word(word: str) -> bool:
    return _plain(word) in ROLE_WORDS


def _says_something(run: list[str]) -> bool:
    """Tell whether words that a name may be made of as well are those of the page: one is no part of any name, or a day or time stands there."""
    plain = [_plain(word) for word in run]
    if len(plain) == 1:
        return plain[0] in LAST_PAGE_WORDS or _SPAN.fullmatch(plain[0]) is not None
    is_dated = any(word in CALENDAR for word in plain) and any(word[0].isdigit() for word in plain if word)
    return is_dated or any(word in PAGE_WORDS or _SPAN.fullmatch(word) for word in plain)


def _is_of_the_page(words: list[str]) -> bool:
    return len(words) > 1 and all(map(_is_page_word, words)) and (_says_something(words) or _READING_TIME.fullmatch(" ".join(words)) is not None)


_HANDLE = LazyPattern(r"@[\w.]{2,40}$")
_ADDRESS = LazyPattern(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_CALL = LazyPattern(
    r"(?i:follow|contact|e-?mail|message|about|more(?: (?:from|by|on))?|(?:(?:see|view|read) )?(?:all )?(?:posts|stories|articles) (?:by|from)) "
    r"(?=[^\W\d_a-z])"
)
_FRAGMENT = LazyPattern(
    rf"(?:(?:{'|'.join(sorted(ROLE_WORDS))}) ){{0,4}}{ROLE_NOUNS}(?:,? (?:covering|based|at|of|for|in)\b.*)$|"
    r"(?:special to|based in|covering|speciali[sz]ing in) .*$",
    re.IGNORECASE,
)
_PIECE = LazyPattern(r"(?:for|since|has|is|was) .*$|.* (?:of|for|since|at|with|from)$", re.IGNORECASE)
_TITLE = LazyPattern(
    rf"(?:,| [–—-]) (?:the )?(?:[\w’'.-]+ ){{0,4}}{ROLE_NOUNS}(?:,? (?:covering|based|at|of|for|in|with|and)\b.*|,.*)?$|"
    rf"(?: \w+)?(?<= ){ROLE_NOUNS} (?:at|for|covering) .*$",
    re.IGNORECASE,
)
_COUNT = LazyPattern(r"\d{1,4}(?:[.,:]\d{1,3})?(?:h|hr|hrs|m|d|w|k|st|nd|rd|th|am|pm)?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}", re.IGNORECASE)
_SPAN = LazyPattern(r"\d{1,3}(?:h|hr|hrs|m|min|mins|d|w)|\d{1,2}:\d{2}(?:am|pm)?", re.IGNORECASE)
_READING_TIME = LazyPattern(r"(?:\d{1,3} )?min(?:ute)?s? read", re.IGNORECASE)
_LOST_APOSTROPHE = LazyPattern(r"\b([OD])(?=[A-Z][a-zà-ÿ])")
"""How names look whose apostrophe was cut out, the reason why they were put in quotation marks."""
_QUOTES = '"“'
_LONGEST_ROLE = 6
_NO_ROLES = frozenset({"post", "interview"})
"""Words that end the name of no occupation behind a name, but that of a newspaper."""
_HANGING = frozenset("to of at on in by for from with the and or a an".split())


def _cleaned(text: str) -> str | None:
    """Return a name without openings, tails and stray signs, where what is left can be one."""
    text = text.strip(_SIGNS)
    head = _HEAD.match(text)
    if head and head[0].strip(" :").lower() not in _SHY_HEADS:
        text = text[head.end() :].strip(_SIGNS)
    for _ in range(_TAILS):
        tail = _tail_of(text)
        if tail is None and _may_be_a_name(text):
            flaw = _flaw(text)
            return flaw.cleaned if flaw else text
        if tail is None or tail.goes_on:
            return None
        text = text[: tail.start].strip(_SIGNS)
    return None


def _one_word(text: str) -> str | None:
    """Return a text of one word where that is an agency or a newsroom."""
    return text if " " not in text and organisation_of(text, text.casefold()) else None


_SIGNS = " ,;:|•·–—-()<>[]"
_TAILS = 4


def _may_be_a_name(text: str) -> bool:
    words = text.split()
    if not 2 < len(text) <= _LONGEST_NAME or len(words) < _NAME_WORDS or _NO_NAME.search(text):
        return False
    if _is_of_the_page(words) or words[-1].lower() in _HANGING or all(map(_is_role_word, words)):
        return False
    return text[0].isupper() and all(not word[0].islower() or word.lower() in PARTICLES or word[1:2] in {"'", "’"} for word in words)


_NO_NAME = LazyPattern(r"[\d|@/:!?]")


def _titled(part: str) -> str:
    """Return a part of a name with a capital at its beginning and after each hyphen."""
    return "-".join(piece.capitalize() for piece in part.split("-"))


def _from_page(address: str) -> str | None:
    """Return the name that the address of an author's page holds."""
    page = page_of(address if "://" in address else f"https://{address}")
    parts = split_address(address) if page and page.kind is PageKind.AUTHOR else None
    pieces = parts.path.rstrip("/").rpartition("/")[2].split("-") if parts else []
    return _name_of(pieces) if len(pieces) <= _MOST_NAMES else None


def _from_address(address: str) -> str | None:
    local = re.split(r"[._]", address.partition("@")[0])
    return _name_of(local) if len(local) == _NAME_WORDS else None


def _name_of(parts: list[str]) -> str | None:
    """Return the name that parts of an address are, where they may be a person's: desks, teams and editors have addresses too."""
    if len(parts) < _NAME_WORDS or not all(part.isalpha() and len(part) > 1 for part in parts):
        return None
    name = " ".join(map(str.capitalize, parts))
    return None if parts[-1].lower() in ROLES or organisation_of(name, name.casefold()) else name


_MOST_NAMES = 3


@remembered(8192)
def name_key(name: str) -> str:
    """Return what all spellings of a name share: its letters without case, accents and signs, and without lone middle initials."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.sub(r"[’'`´\"“”.]", "", folded).replace("-", " ").split()
    middle = [word for word in words[1:-1] if len(word) > 1]
    return " ".join([*words[:1], *middle, *words[1:][-1:]])
