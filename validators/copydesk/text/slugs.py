"""Words of labels and of addresses in one comparable form, and texts that a machine made: file names, slugs, runs of digits."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from copydesk.text.hosts import split_address
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

STEM = 5
"""Letters of a word that count: endings differ between a headline and its slug."""

_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "þ": "th", "ø": "o", "æ": "a", "œ": "o", "ß": "ss", "ı": "i", "ħ": "h", "ŋ": "n"})
_WORD = LazyPattern(r"[^\W_]+")
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_UNSPACED = LazyPattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_MARKS = "“”‘’–—…\u00a0"
"""Marks that most texts with other than ASCII characters have instead of letters: without them, many are plain."""
_POSSESSIVE = LazyPattern(r"(?<=\w)['’ʼ`](?=\w)")


_OTHER_LETTER = LazyPattern(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_COMBINING = LazyPattern(r"[\u0300-\u036f]+")


def is_latin(text: str) -> bool:
    """Tell whether every letter of a text is a Latin one, accents and all."""
    return text.isascii() or _OTHER_LETTER.search(text) is None


def fold(text: str) -> str:
    """Return a text in lower case without accents; letters of other alphabets are transliterated, as slugs do.

    Umlauts end as their plain vowel however they were spelt (`ä`, `ae`); scripts without spaces between words stay as they are.
    """
    folded = text.lower() if text.isascii() else _fold_letters(text)
    for spelt, plain in _UMLAUTS:
        if spelt in folded:
            folded = folded.replace(spelt, plain)
    return folded


def _fold_letters(text: str) -> str:
    lower = text.casefold().translate(_LETTERS)
    if is_latin(text):
        return _COMBINING.sub("", unicodedata.normalize("NFKD", lower))
    return _WORD.sub(lambda match: _transliterate(match[0]), unicodedata.normalize("NFC", lower))


@remembered(16_384)
def _transliterate(word: str) -> str:
    """Return a word in Latin letters, the many spellings of one sound made one; words of unspaced scripts stay as they are."""
    if _UNSPACED.search(word):
        return word
    if is_latin(word):
        return _COMBINING.sub("", unicodedata.normalize("NFKD", word))
    from anyascii import anyascii

    return one_spelling(anyascii(word).lower())


_SOUNDS = (
    ("shch", "sch"),
    ("kh", "h"),
    ("ks", "x"),
    ("ph", "f"),
    ("cz", "ch"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("ja", "ia"),
    ("ju", "iu"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
)


@remembered(16_384)
def one_spelling(word: str) -> str:
    """Return a transliterated word with the sounds that systems spell differently (`y` and `j`, `ya` and `ja`, `kh` and `h`) in one way.

    The words of an address are brought to it where the label that they are compared with is in another alphabet.
    """
    if not word.isascii():
        return word
    word = "".join(char for char in word if char.isalnum())
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1", r"\1", word)


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order; runs of unspaced scripts come as their pairs of characters."""
    if not text:
        return []
    if "'" in text or "’" in text or "`" in text or "ʼ" in text:
        text = _POSSESSIVE.sub("", text)
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    found = _WORD.findall(fold(text))
    return found if text.isascii() else list(_split_unspaced(found))


def _split_unspaced(found: list[str]) -> Iterator[str]:
    for word in found:
        if word.isascii() or not _UNSPACED.search(word) or len(word) <= 2:
            yield word
        else:
            yield from (word[i : i + 2] for i in range(len(word) - 1))


def stem(word: str) -> str:
    """Return the part of a word that counts: its first five letters, a plural `s` taken off before."""
    if len(word) <= STEM and len(word) > 3 and word[-1] == "s" and word[-2] != "s":
        return word[:-1]
    return word[:STEM]


_ARCHIVED = LazyPattern(r"/web/\d{4,14}(?:[a-z]{2}_)?/https?:/{1,2}[^/]+", re.IGNORECASE)
_EXTENSION = LazyPattern(r"\.(?:[sxp]?html?|[gp]html|php\d?|aspx?|jspx?|cfm|do|amp|story|ece|cms|print|xml|json|pdf)$", re.IGNORECASE)
_IDENTIFIER = LazyPattern(
    r"(?=[a-z]*\d)(?=.*[a-z])(?:[0-9a-f]{6,}|[a-z0-9]*\d[a-z]+\d[a-z0-9]*|[a-z]{1,4}\d{4,}[a-z0-9]*|\d{3,}[a-z][a-z0-9]*|[a-z0-9]{12,})$"
)
_UUID = LazyPattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LONG_NUMBER = 5
_LONGEST = 400
_PLAIN_PATH = frozenset(
    "article articles artikel articolo artikuly artykul articulo story stories news post posts index read view detail details "
    "content item id page default amp web www com blog video videos photo "
    "photos gallery slideshow watch archive archives category tag node p s a".split()
)


@remembered(8192)
def segments(url: str) -> tuple[str, ...]:
    """Return the parts of an address's path, decoded, without the wrapping of a web archive and without empty parts."""
    parts = split_address(url)
    if parts is None:
        return ()
    path = parts.path
    if "/web/" in path:
        path = _ARCHIVED.sub("", path, count=1)
    if "%" in path:
        path = unquote(path, errors="replace")
    return tuple(part for part in path.split(";", 1)[0].split("/") if part)


def slug_words(url: str) -> tuple[str, ...]:
    """Return the folded words of the part of an address that speaks of its page; identifiers and long numbers are left out.

    That part is the one with the most words, the last of equals.
    """
    best: tuple[str, ...] = ()
    most = 0
    for part in reversed(segments(url)):
        if most and part.isalnum() and part.isascii():  # one word, and the later of equals counts
            continue
        said = _EXTENSION.sub("", part) if "." in part else part
        found = [word for word in words(_UUID.sub("", said) if said.count("-") > 3 else said) if not is_identifier(word)]
        telling = len([1 for word in found if (len(word) > 1 or not word.isascii()) and not word.isdigit() and word not in _PLAIN_PATH])
        if telling > most:
            best, most = tuple(found), telling
    return best


class Words(NamedTuple):
    """The folded words of a text or address, and each of their stems once, in order, with the first word that has it."""

    words: tuple[str, ...]
    stems: dict[str, str]


@remembered(16_384)
def label_words(text: str) -> Words:
    """Return the words of a label."""
    return _with_stems(tuple(words(text)))


@remembered(16_384)
def target_words(url: str, *, spoken: bool) -> Words:
    """Return the words of an address as they are compared with a label: as they are, or (`spoken`) in the spelling of transliterated labels."""
    named = slug_words(url)
    return _with_stems(tuple(map(one_spelling, named)) if spoken else named)


def _with_stems(found: tuple[str, ...]) -> Words:
    stems: dict[str, str] = {}
    for word in found:
        item = word[:STEM] if len(word) > STEM else stem(word) if word[-1] == "s" else word
        if item not in stems:
            stems[item] = word
    return Words(found, stems)


def is_identifier(word: str) -> bool:
    """Tell whether a folded word of an address is an identifier: a long number, or letters and digits mixed."""
    if word.isalpha():
        return len(word) > 32
    return len(word) >= _LONG_NUMBER if word.isdigit() else bool(_IDENTIFIER.match(word))


_FILE = LazyPattern(
    r"\w\.(?:jpe?g|jfif|png|gif|webp|svg|bmp|tiff?|avif|heic|ico|psd|eps|pdf|docx?|xlsx?|pptx?|mp[34]|mov|avi|webm|m4[av]|wav|zip)(?:[?&#]\S*)?$",
    re.IGNORECASE,
)
_ADDRESS = LazyPattern(r"(?:https?://|//)\S+|www\.[^\s/]+/\S+", re.IGNORECASE)
_SIZE = LazyPattern(r"(?<![\w.])\d{3,5}\s?[x×]\s?\d{2,5}(?!\w)|(?<![^\W_])\d{2,5}x\d{2,5}(?![^\W_])", re.IGNORECASE)
_CAMERA = LazyPattern(
    r"(?:(?:img|dsc[fn]?|dscn|pict|mvi|gopr|pxl|dji|istock(?:photo)?|shutterstock|adobestock|depositphotos|getty(?:images)?|wp[-_ ]image)"
    r"[-_ ]?#?\d{3,}"
    r"|(?:p|image|photo|foto|picture|bild|vid|mg|untitled|unnamed|screenshot|scan|afp|ap|dpa|reuters|rtr|rts|media)"
    r"(?:[-_#]{0,2}\d{3,}| \d{6,}))[\w.-]*(?: \w+)?",
    re.IGNORECASE,
)
_SCREEN = LazyPattern(
    r"(?:screen[ _-]?shot|bildschirmfoto|captura de (?:pantalla|tela|ecrã)|capture d['’]écran|schermata|zrzut ekranu|"
    r"skärmavbild|skjermbilde|schermafbeelding|snímek obrazovky|снимок экрана|whatsapp (?:image|video)|photo|image)"
    r"\s?_?-?(?:\d{4}[-_. ]\d{2}|\(\d+\)|\d{5,})",
    re.IGNORECASE,
)
_DIGIT = LazyPattern(r"\d")
_MARKED = LazyPattern(r"[-_.%/\d]")
_PART = LazyPattern(r"[-_.+%]+")
_MIXED = LazyPattern(r"(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6,}", re.IGNORECASE)
_STOCK = frozenset(
    "img image images photo photos foto pic picture bild hero header banner logo icon thumb thumbnail thumbnails teaser "
    "social cover crop cropped scaled resized rotated final copy edit edited web "
    "unsplash pexels pixabay shutterstock getty gettyimages istock istockphoto afp reuters dpa jpg jpeg png webp gif svg "
    "default placeholder featured feature thumbnail-large lead og screenshot video "
    "wp dsc v1 v2 v3 neu new ohne mit".split()
)
_CAMEL = LazyPattern(r"[a-zà-ÿ]{2,}[A-ZÀ-Þ][a-zà-ÿ]")


class Trace(NamedTuple):
    """What gives a text away that a machine made: the share of such texts that are, what it is, and the piece that says so."""

    share: float
    kind: str
    piece: str


def machine_made(text: str) -> float:
    """Return how surely a label or picture text is a file name, a slug, an address or a run of digits that nobody wrote for readers.

    0.0 where nothing speaks for it; otherwise the share of such texts that are.
    """
    trace = machine_trace(text)
    return trace.share if trace else 0.0


def machine_trace(text: str) -> Trace | None:
    """Return what gives a label or picture text away that nobody wrote for readers, or None where nothing does."""
    text = text.strip()
    if not text or len(text) > _LONGEST or _MARKED.search(text) is None:
        return None
    spaced = " " in text or len(text.split()) > 1
    if "." in text and "/" not in text and (found := _FILE.search(text)):
        return Trace(0.99 if not spaced else 0.95, "a file name", found[0][1:])
    if not text.isascii() and _UNSPACED.search(text):
        return None
    if _DIGIT.search(text) and (found := _SCREEN.match(text)):
        return Trace(0.97, "a file name", found[0])
    return _several_pieces(text) if spaced else _one_piece(text)


def _one_piece(text: str) -> Trace | None:
    if _ADDRESS.fullmatch(text):
        return Trace(0.95, "an address", text)
    if text[0] in "#@" or "@" in text:
        return None
    digits = sum(map(str.isdigit, text))
    letters = sum(map(str.isalpha, text))
    if not letters:
        share = 0.95 if digits > _LONG_NUMBER and text.strip("-_").isdigit() else 0.9 if digits > 8 and "_" in text else 0.0
        return Trace(share, "a run of digits", text) if share else None
    if found := _SIZE.search(text) or _CAMERA.fullmatch(text):
        return Trace(0.97, "a file name", found[0])
    if "%20" in text:
        return Trace(0.97, "a file name", "%20")
    parts = [part for part in _PART.split(text) if part]
    if "_" in text.strip("_"):
        return Trace(0.97 if len(parts) > 2 or digits else 0.9, "a file name", text)
    mixed = next((part for part in parts if _MIXED.fullmatch(part) and sum(map(str.isdigit, part)) >= 4), None)
    if mixed:
        return Trace(0.9, "a file name", mixed)
    if "-" not in text:
        return Trace(0.85, "a run of digits", text) if digits >= 6 and letters <= 6 else None
    return _hyphenated(text, parts, digits)


def _hyphenated(text: str, parts: list[str], digits: int) -> Trace | None:
    """Judge a piece with hyphens: German and English write such words too, but capitalised, or of three short parts."""
    stock = next((part for part in parts if part.casefold() in _STOCK), None)
    number = max((part for part in parts if part.isdigit()), key=len, default="")
    if len(number) > _LONG_NUMBER:
        return Trace(0.97, "a slug", number)
    if len(parts) < 3:
        return None
    if text == text.lower():
        if stock or len(parts) > 4:
            return Trace(0.96, "a slug", text)
        return Trace(0.93 if len(text) > 20 or digits else 0.6, "a slug", text)
    if stock and (digits or len(parts) > 3):
        return Trace(0.93, "a file name", stock)
    if found := _CAMEL.search(text):
        return Trace(0.85, "a slug", found[0])
    return Trace(0.9, "a slug", text) if len(parts) > 5 else None


def _several_pieces(text: str) -> Trace | None:
    """Judge a text of several words: a slug whose hyphens became spaces is in lower case and full of identifiers."""
    if not _DIGIT.search(text) and "_" not in text:
        return None
    pieces = text.split()
    lower = text == text.lower()
    if lower:
        joined = next((piece for piece in pieces if "_" in piece.strip("_") and len(piece) > 6 and piece[0] not in "@#"), None)
        if joined:
            return Trace(0.9, "a file name", joined)
    numbers = [piece for piece in pieces if len(piece) >= 7 and piece.isdigit()]
    if lower:
        mixed = [piece for piece in pieces if _MIXED.fullmatch(piece) and sum(map(str.isdigit, piece)) > 2]
        if len(numbers) > 1 or (numbers and mixed) or len(mixed) > 1:
            return Trace(0.98, "a slug", (numbers or mixed)[0])
    if len(pieces) <= 4 and _CAMERA.fullmatch(text):
        return Trace(0.95, "a file name", text)
    if text[0].islower() and (size := _SIZE.search(text)) and "x" in size[0]:
        return Trace(0.93, "a file name", size[0])
    return Trace(0.85, "a run of digits", numbers[0]) if len(numbers) > 1 or (numbers and lower and len(pieces) <= 6) else None
