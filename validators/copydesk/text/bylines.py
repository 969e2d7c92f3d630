"""Reads one entry of a byline: is it a person, an organisation, or something that the page put there?"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.remembered import remembered


class Flaw(NamedTuple):
    """What is wrong with an entry: its kind, in words for a message, and the name that is left of it, where one is."""

    kind: str
    message: str
    cleaned: str | None
    confidence: float


_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    "januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|"
    "giugno|luglio|settembre|ottobre|dicembre"
)
_DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|"
    "mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_EMAIL = LazyPattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|\[email[ \xa0]protected\]", re.IGNORECASE)
_BROKEN_EMAIL = LazyPattern(r"([A-Za-z]{2,20})[.]([A-Za-z'’-]{2,25}) \w{2,20}\.(?:com|org|net|co|de|uk)$", re.IGNORECASE)
_DATE = LazyPattern(
    rf"(?:(?:last )?(?:updated?|published|posted|modified|created)(?: on| at)?:?\s*)?(?:(?:{_DAYS}),? ?)?"
    rf"(?:(?:{_MONTHS})\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?(?: \d{{4}})?|\d{{1,2}}\.? (?:{_MONTHS})\.?(?: \d{{4}})?|"
    rf"\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|(?:{_DAYS})|\d{{4}})"
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
    r"by|words by|photos? by|author|authors|"
    r"von|autor|autorin|ein beitrag von|text|par|propos recueillis par|recueilli par|por|texto|di|a cura di|door|tekst|av|af|"
    r"текст|автор|редактор|piše|autor:|edited by)(?::| )\s*(?=\S)",
    re.IGNORECASE,
)
_SHY_HEADS = frozenset("von di av af par por text door texto".split())
"""Openings that are words of names as well, such as "von Storch" and "Di Maio"; they count only before two capitalised words."""
_ROLE_WORDS = frozenset(
    "senior junior chief deputy associate assistant executive managing contributing national political foreign white house "
    "congressional investigative science technology economics "
    "economic business legal health sports sport news opinion editorial content digital general staff guest special washington "
    "european exclusive interview "
    "reporter correspondent editor columnist writer contributor analyst post producer journalist commentator author critic "
    "blogger photographer intern fellow policy "
    "affairs security domestic".split()
)
_ROLES = frozenset(
    "reporter correspondent editor columnist writer contributor analyst post producer journalist commentator author critic blogger "
    "photographer interview".split()
)
_SUSPICIOUS = frozenset(
    f"{_MONTHS}|{_DAYS}".split("|")
    + sorted(_ROLES)
    + "by von par por di de af av door text texto tekst текст автор редактор piše propos recueilli autor autorin ein a author "
    "authors analysis opinion review commentary article "
    "story words photo photos written reported posted published updated last modified created edited popular related tags "
    "comment comments count view post posts share background "
    "backgroundurl avatar please enter see show read get rss feed follow tweet subscribe sign log login in up print email e no "
    "leave add account logged on bio byline about more "
    "contributors advertisement sponsored unknown anonymous none null undefined authority control lesedauer zeige hora facebook "
    "twitter instagram linkedin menu home search open opens "
    "your name user admin administrator wordpressadmin wordpress now j is was ago vor il hace min minute minutes at".split()
)
"""Words of which some pattern below needs one; a name of letters without any of them is nothing but a name."""
_LONGEST_NAME, _MOST_WORDS = 70, 8

_AGENCIES = frozenset(
    "associated press|the associated press|ap|ap news|reuters|thomson reuters|afp|agence france-presse|agence france presse|dpa|"
    "dpa-afx|efe|ansa|pti|ani|ians|tnn|pap|tass|interfax|xinhua|kyodo|"
    "kyodo news|yonhap|upi|united press international|bloomberg|bloomberg news|press association|pa media|pa|sid|apa|sda|"
    "keystone-sda|belga|anp|ritzau|ntb|tt|cna|bernama|antara|aap|"
    "the canadian press|canadian press|business wire|pr newswire|globe newswire|globenewswire|the conversation|getty images|"
    "condé nast|the new york times|the washington post|"
    "the washington times|the guardian|cnn|cnn com|cnn.com|"
    "bbc|bbc news|npr|wdr|br|ndr|mdr|ard|zdf|orf|cbs news|abc news|nbc news|fox news|sky news|al jazeera|politico|axios|mlb com|mlb.com|uol".split(
        "|"
    )
)
_ORGANISATION_WORDS = frozenset(
    "staff team newsroom newsdesk redaktion redação redacción redazione rédaction redakcja zespół editors wire agency agencies "
    "agencia gmbh inc inc. llc ltd ltd. ag e.v. verlag magazine zeitung "
    "university universität ministry bundesministerium institute institut foundation stiftung association verband company "
    "corporation committee council department "
    "press news media network radio tv television broadcasting times tribune gazette herald journal newspaper online services "
    "board desk bureau club partei studios productions "
    "presse nachrichten notícias noticias brandroom sekretariat prefeitura caritasverband".split()
)
_AMBIGUOUS = frozenset(
    {
        "press",
        "news",
        "media",
        "times",
        "herald",
        "journal",
        "board",
        "desk",
        "club",
        "online",
        "ag",
        "tv",
        "radio",
        "network",
        "staff",
        "inc",
        "wire",
    }
)
_DOMAIN = LazyPattern(
    (
        r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30})?\.(?:com|org|net|info|news|de|at|ch|fr|es|it|nl|pl|co\.uk|uk|eu|io|tv|us|ca|"
        r"in|au|com\.au|com\.br)$"
    ),
    re.IGNORECASE,
)
_DOMAIN_IN_WORDS = LazyPattern(r"[a-z0-9]{2,30} (?:com|org|net)$", re.IGNORECASE)


def byline_flaw(entry: str) -> Flaw | None:
    """Return what is wrong with one entry of a byline, or None for a bare name, an organisation, or a text that nothing is known of."""
    if len(entry) <= _LONGEST_ENTRY:
        return _flaw(entry)
    text = " ".join(entry.split())
    return _PROSE if len(text) > _LONGEST_ENTRY else _flaw(text)


_LONGEST_ENTRY = 400
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
        return Flaw("e-mail", "an e-mail address stands in the byline", f"{found[1].capitalize()} {found[2].capitalize()}", 0.9)
    if found := _AGO.search(text):
        return Flaw("time", "a time stands in the byline", _cleaned(text[: found.start()]), 0.97)
    if _DATE.match(text) and text.lower() not in _LONE_NAMES:
        return Flaw("date", "a date stands in the byline", None, 0.95)
    if _INTERFACE.match(text):
        return Flaw("interface", "a text of the page stands in the byline", None, 0.93)
    if text[0] in _QUOTES and text[-1] in '"”' and len(text) > len(_QUOTES):
        return Flaw("quotes", "the name stands in quotation marks", text[1:-1].strip(), 0.9)
    return _more_than_a_name(text)


def _more_than_a_name(text: str) -> Flaw | None:
    words = text.split()
    if 1 < len(words) <= _LONGEST_ROLE and words[-1].lower() in _ROLES and all(word.lower() in _ROLE_WORDS for word in words):
        return Flaw("role", "an occupation stands in the byline instead of a name", None, 0.9)
    head = _HEAD.match(text)
    if head and len(text) <= _LONGEST_NAME:
        rest = text[head.end() :]
        is_shy = head[0].strip(" :").lower() in _SHY_HEADS and ":" not in head[0]
        is_name = len(rest.split()) > 1 and (not is_shy or (all(w[0].isupper() for w in rest.split()) and head[0][0].isupper()))
        if is_name or ":" in head[0]:
            return Flaw("interface", "words before the name stand in the byline", _cleaned(rest) or rest, 0.85 if is_shy else 0.95)
    tail = _TAIL.search(text)
    if tail and tail.start() > len(_QUOTES):
        return Flaw("interface", "more than the name stands in the byline", _cleaned(text[: tail.start()]), 0.85)
    if len(text) > _LONGEST_NAME and len(words) > _MOST_WORDS:
        return _PROSE
    return None


_QUOTES = '"“'
_LONGEST_ROLE = 5


def _cleaned(text: str) -> str | None:
    """Return a name without openings, tails and stray signs, where what is left can be one."""
    text = text.strip(" ,;:|•·–—-()<>[]")
    head = _HEAD.match(text)
    if head and head[0].strip(" :").lower() not in _SHY_HEADS:
        text = text[head.end() :]
    text = text.strip(" ,;:|•·–—-()<>[]")
    return text if 2 < len(text) <= _LONGEST_NAME and " " in text and text[0].isupper() else None


def _from_address(address: str) -> str | None:
    local = re.split(r"[._]", address.partition("@")[0])
    return " ".join(part.capitalize() for part in local) if len(local) == 2 and all(part.isalpha() and len(part) > 1 for part in local) else None


def organisation_reason(entry: str, names: tuple[str | None, ...] = ()) -> tuple[str, float] | None:
    """Return why an entry names an organisation rather than a person, and how sure that is; None where it does not seem to.

    Args:
        entry: one entry of a byline.
        names: the names of the record's source and publisher.
    """
    text = " ".join(entry.split())
    key = text.casefold()
    if not 0 < len(key) <= _LONGEST_ENTRY:
        return None
    if any(name and key == " ".join(name.split()).casefold() for name in names):
        return "it is the source itself", 0.97
    return _organisation(text, key)


@remembered(8192)
def _organisation(text: str, key: str) -> tuple[str, float] | None:
    if key in _AGENCIES:
        return "it is an agency or a newspaper", 0.97
    if _DOMAIN.match(text):
        return "it is a domain", 0.95
    if _DOMAIN_IN_WORDS.match(text):
        return "it is a domain", 0.85
    words = key.split()
    hits = [word for word in (w.strip(",;()") for w in words) if word in _ORGANISATION_WORDS or word.endswith(("-redaktion", "-team"))]
    if not hits or len(words) > 10:
        return None
    is_sure = hits[-1] not in _AMBIGUOUS or len(words) > _NAME_WORDS or words[-1] in {"staff", "news"}
    return f"“{hits[-1]}” is a word of organisations", 0.9 if is_sure else 0.55


_NAME_WORDS = 2
"""Words up to which an entry such as "Frank Press" may be a person's name."""


@remembered(8192)
def name_key(name: str) -> str:
    """Return what all spellings of a name share: its letters without case, accents and signs, and without lone middle initials."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.sub(r"[’'`´\"“”.]", "", folded).replace("-", " ").split()
    middle = [word for word in words[1:-1] if len(word) > 1]
    return " ".join([*words[:1], *middle, *words[1:][-1:]])
