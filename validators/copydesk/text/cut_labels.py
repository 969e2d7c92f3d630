"""Headlines that were cut short: at an ellipsis, inside a word, after a word that asks for another, before a quotation ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.slugs import stem

if TYPE_CHECKING:
    from collections.abc import Sequence


class Cut(NamedTuple):
    """How surely a label was cut, and what says so."""

    confidence: float
    because: str


_ELLIPSIS = re.compile(r"(?:…|\.{3,}|\[(?:…|\.{3})\]|\((?:…|\.{3})\))[\s\"'”’»“)\]]*$")
_LAST = re.compile(r"(?<=\s)[^\W\d_]+$")

# Words after which no headline ends, by language; those that also end sentences (particles, separable prefixes) are left out.
_DANGLING = {
    "en": "the a an and of or our your his her their its my than whose nor from into",
    "de": "der und oder des dem den im am zum zur vom beim eine einen einem einer eines seine ihre seinen ihren für gegen ohne sowie dass",
    "fr": "le la les un une des du de et ou au aux sa ses leur leurs dans pour par sur avec que qui d l",
    "es": "el la los las un una unos unas de del y o al en con por para que su sus como más",
    "pt": "o a os as um uma de do da dos das e ou no na nos nas ao à em com por para que seu sua",
    "it": "il lo la gli le un uno una di del della dei delle e o al alla nel nella con per che suo sua",
    "nl": "de het een en of van voor met bij naar zijn haar hun dat",
    "pl": "i w z na do o że oraz lub dla od po za przez ze we jak",
    "sv": "och i på av en ett den det de som för med till att",
    "da": "og i på af en et den det de som for med til at",
    "no": "og i på av en et den det de som for med til at",
}
_DANGLERS = {language: frozenset(listed.split()) for language, listed in _DANGLING.items()}
_ONE_LETTER = {
    "en": "ai", "de": "", "fr": "ayà", "es": "aeouy", "pt": "aeoàé", "it": "aeioè", "nl": "u", "pl": "aiouwz", "cs": "aikosuvz", "sk": "aikosuvz",
    "hu": "as", "sv": "iåö", "da": "iå", "no": "iå", "ro": "aeo", "hr": "aiousz", "sl": "aiouskzvh", "sr": "aiousz", "lt": "oių", "lv": "",
    "et": "", "fi": "", "tr": "o", "ru": "авиоуксбж", "uk": "авизоуєїйбж", "bg": "аваиоскп",
}  # fmt: skip
_BEFORE_A_LETTER = frozenset(
    "plan vitamin hepatitis group gruppe class klasse type typ grade series serie section appendix part teil gen model modell "
    "level liga kategorie category block factor faktor point punkt version "
    "generation terminal formula formel schedule title tier pillar gate zone team side option phase exhibit malcolm route "
    "line linie letter note model-x grupo groupe gruppo grupa".split()
)
_CLOSES = {"“": "”“", "„": '“”"', "«": "»", "»": "«", "(": ")", "[": "]", "‹": "›", "「": "」", "『": "』", "‘": "’'", "‚": "‘’"}
_FEW = 3
_SHORT = 0.6
"""The share of the usual number of words below which a label is short."""
_SHORTEST_CHANCE, _LONGEST_CHANCE = 4, 5
"""Letters of words that often begin other words by chance ("rain", "rainfall"; "Cong", "congress")."""


def find_cut(label: str, found: Sequence[str], slug: Sequence[str], language: str | None = None, usual: float = 0.0) -> Cut | None:
    """Return how surely a label was cut short, or None where nothing speaks for it.

    Args:
        label: the label.
        found: its folded words.
        slug: the folded words of the target's address.
        language: the language of the page, as a BCP 47 tag.
        usual: how many words labels beside it have, where these say what their addresses say; 0 where they do not.
    """
    text = label.strip()
    if ("…" in text or "..." in text) and _ELLIPSIS.search(text):
        return Cut(0.95, "it ends in an ellipsis")
    if not text or not found or not text[-1].isalnum():
        return None
    tag = (language or "").lower()[:2]
    inside = _inside_word(text, found, slug, tag)
    if inside:
        return inside
    dangling = _dangling(text, found, tag)
    if dangling:
        return dangling
    going_on = _slug_goes_on(found, slug)
    quoted = _open_quotation(text)
    if going_on and quoted:
        return Cut(0.95, f"{quoted} is not closed, and the address goes on with “{going_on}”")
    if going_on and len(found) < _SHORT * usual:
        return Cut(0.9, f"the address goes on with “{going_on}”, and labels beside it are longer")
    if quoted:
        return Cut(0.5, f"{quoted} is not closed")
    if going_on:
        return Cut(0.4, f"the address goes on with “{going_on}”")
    return None


def _inside_word(text: str, found: Sequence[str], slug: Sequence[str], tag: str) -> Cut | None:
    """Tell whether the last word is the beginning of a longer one."""
    last = found[-1]
    match = _LAST.search(text)
    if match is None or len(found) < 2:
        return None
    for at, word in enumerate(slug):
        if (
            len(word) > len(last)
            and word.startswith(last)
            and at
            and stem(slug[at - 1]) == stem(found[-2])
            and (len(last) < 4 or len(word) - len(last) > 2)
        ):
            return Cut(0.93, f"it ends inside “{word}”")
    begun = _begun(last, found, slug)
    if begun:
        return Cut(0.93, f"it ends inside “{begun}”")
    if len(match[0]) == 1 and last not in slug:
        before = found[-2]
        if match[0].islower() and match[0] not in _ONE_LETTER.get(tag, "aeiouyàéèwzskv"):
            return Cut(0.93, "it ends with a single letter")
        if match[0].isupper() and before not in _BEFORE_A_LETTER and len(found) > _FEW and match[0] not in "XIVK" and text[-2:-1] not in "-.&/+":
            return Cut(0.8, "it ends with a single letter")
    return None


def _begun(last: str, found: Sequence[str], slug: Sequence[str]) -> str | None:
    """Return the longer word of the address that the last word of a label begins, where no inflection explains it.

    Either label and address go along up to it, or it is too short or too long to be another word by chance.
    """
    at = missing = 0
    for word in found[:-1]:
        if at < len(slug) and stem(word) == stem(slug[at]):
            at += 1
        else:
            missing += 1
    word = slug[at] if at < len(slug) else ""
    more = len(word) - len(last)
    if at and more > 0 and word.startswith(last) and any(not rest.isdigit() for rest in slug[at + 1 :]):
        return word if more > 1 or not (missing or word.endswith("s")) else None
    if last in slug or _SHORTEST_CHANCE <= len(last) <= _LONGEST_CHANCE:
        return None
    return next((word for word in slug if word.startswith(last) and len(word) > len(last) + 1 and word not in found), None)


def _dangling(text: str, found: Sequence[str], tag: str) -> Cut | None:
    last = text.rsplit(None, 1)[-1]
    if len(found) < _FEW or not last.islower():
        return None
    if last in _DANGLERS.get(tag, ()):
        return Cut(0.85, f"it ends with “{last}”")
    return None


def _slug_goes_on(found: Sequence[str], slug: Sequence[str]) -> str | None:
    """Return what follows in the address where the whole label is its beginning."""
    if len(found) < 2 or len(slug) < len(found) + 2 or stem(found[0]) != stem(slug[0]):
        return None
    said, named = [stem(word) for word in found], [stem(word) for word in slug]
    if len(said) < 2 or len(named) < len(said) + 2 or named[: len(said)] != said:
        return None
    rest = [word for word in slug[len(said) :] if not word.isdigit()]
    return " ".join(rest[:_FEW]) if len(rest) > 1 else None


def _open_quotation(text: str) -> str | None:
    """Return the opening mark of a quotation or bracket that nothing closes."""
    for opening, closings in _CLOSES.items():
        at = text.rfind(opening)
        if (
            at < 0
            or (opening in "“»" and "„" in text[:at])
            or (opening == "»" and "«" in text[:at])
            or (opening == "‘" and ((at and text[at - 1].isalnum()) or "‚" in text[:at]))
        ):
            continue
        if not any(closing in text[at + 1 :] for closing in closings):
            return opening
    return '"' if text.count('"') % 2 and not re.search(r"\d\"", text) else None
