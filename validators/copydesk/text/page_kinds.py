"""What a page is that is no article, as its address alone says: a home page, a section, a topic, an author, a search, a short link."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.addresses import is_tracking
from copydesk.text.hosts import split_address
from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence


class PageKind(StrEnum):
    """What a page is that is no article."""

    ADVERT = "an advert"
    AUTHOR = "an author's page"
    SECTION = "a section page"
    TOPIC = "a list of articles on one topic"
    ARCHIVE = "a list of articles by date"
    SEARCH = "a search page"
    HOME = "a home page"
    SHORT = "a short link"
    COMMENTS = "the comments"
    PRINT = "a print or share form"
    SERVICE = "a service page"


class PageGuess(NamedTuple):
    """The kind of a page, how sure, and the part of the address or label that says so."""

    kind: PageKind
    confidence: float
    because: str


_SHORTENERS = frozenset(
    "bit.ly buff.ly cutt.ly dlvr.it fb.me goo.gl ift.tt is.gd lnkd.in ow.ly rebrand.ly reut.rs t.co tiny.cc tinyurl.com"
    " trib.al wp.me nyti.ms wapo.st bbc.in cnn.it".split()
)
_SECTION_WORDS = frozenset(
    "news politics business sport sports world opinion culture arts science technology tech health travel video videos local national international"
    " home index latest tag tags category categories topic topics section sections author authors search archive archives"
    " economy money finance markets education environment climate entertainment lifestyle style food society media magazine weather football"
    " politik wirtschaft sport panorama kultur wissen wissenschaft gesellschaft ausland inland nachrichten aktuell lokales regional"
    " politique economie monde societe culture actualite actualites politica economia mundo sociedad deportes internacional cultura cronaca"
    " nieuws noticias nyheter polityka gospodarka swiat kraj"
    " africa americas asia europe europa middle-east latin-america asia-pacific us usa uk china india us-and-canada".split()
)
"""Words that are the names of sections: a path of nothing else is that of a section."""
_LONGEST_SECTION = 60
"""Letters beyond which no path is that of a section, such as `/international/technology/default.shtml`."""
_DEEPEST_SECTION = 3
_INDEX = LazyPattern(r"(?:index|default|home)\.\w{2,5}$", re.IGNORECASE)
_LANGUAGE = LazyPattern(
    r"(?:ar|bg|bn|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|ur|vi|zh)(?:[-_]\w{2,4})?$"
)
_EDITIONS = frozenset("us uk gb ca au nz ie za in at ch be br mx int intl".split())
_PAGE_PARAMETERS = frozenset("page p pg paged seite pagina start offset".split())
_SEARCH_PARAMETERS = frozenset("q s query search keyword keywords suche term text".split())
_SEARCH_STEPS = frozenset("search suche buscar busca recherche cerca zoeken szukaj sok find".split())
_AUTHOR_STEPS = frozenset(
    "author authors autor autoren autorin autores autora auteur auteurs autore autori autorzy byline contributor contributors".split()
)
_TAG_STEPS = frozenset("tag tags tagged hashtag keyword keywords schlagwort etiqueta etiquetas stichwort".split())
_CATEGORY_STEPS = frozenset("category categories rubrik kategorie categoria categorias categorie".split())
_TOPIC_STEPS = frozenset("topic topics section sections thema themen sujet temas".split())
_ARCHIVE_STEPS = frozenset("archive archives archiv archivo archivio arquivo date calendar sitemap".split())
_DATE = LazyPattern(r"(?:19|20)\d\d(?:/(?:\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:/\d{1,2})?)?")
_NUMBER = LazyPattern(r"\d{4,}|[a-f0-9]{10,}")
_WORDS = LazyPattern(r"[^\W_]+")
_MOST_WORDS = dict.fromkeys(_TAG_STEPS, 6) | dict.fromkeys(_CATEGORY_STEPS, 3) | dict.fromkeys(_TOPIC_STEPS, 2)
"""By what stands before it, how many words the name of a list of articles has at most; a longer one may be a headline."""
_NAME_WORDS = 4


def page_of(url: str) -> PageGuess | None:
    """Return what the page of an address is by the address alone where that is no article, or None where it may be one."""
    parts = split_address(url)
    if parts is None or not parts.host or parts.scheme not in ("http", "https"):
        return None
    if parts.host in _SHORTENERS:
        return PageGuess(PageKind.SHORT, 0.9, parts.host)
    if len(parts.path) > _LONGEST_SECTION or parts.fragment.startswith(("!", "/")):
        return None
    steps = [step for step in parts.path.lower().split("/") if step]
    if steps and _INDEX.fullmatch(steps[-1]):
        steps.pop()
    names = {}
    if parts.query:
        names = {part.partition("=")[0].lower(): part for part in parts.query.split("&") if part and not is_tracking(part)}
        asked = names.keys() & _SEARCH_PARAMETERS
        if asked and (not steps or steps[-1] in _SEARCH_STEPS):
            return PageGuess(PageKind.SEARCH, 0.9, names[min(asked)])
        if names if not steps else not names.keys() <= _PAGE_PARAMETERS:
            return None
    return _listing(_first_page(steps), parts.path)


def _first_page(steps: list[str]) -> list[str]:
    """Return the steps of a path without the number of the page of a list, and without the language before others."""
    if len(steps) > 1 and steps[-2] in {"page", "seite", "pagina"} and steps[-1].isdigit():
        steps = steps[:-2]
    return steps[1:] if len(steps) > 1 and (_LANGUAGE.fullmatch(steps[0]) or steps[0] in _EDITIONS) else steps


def _listing(steps: Sequence[str], path: str) -> PageGuess | None:
    if not steps or (len(steps) == 1 and (_LANGUAGE.fullmatch(steps[0]) or steps[0] in _EDITIONS)):
        return PageGuess(PageKind.HOME, 0.9, path or "/")
    if len(steps) <= _DEEPEST_SECTION and all(step in _SECTION_WORDS for step in steps):
        return PageGuess(PageKind.SECTION, 0.9, path)
    undated = next((n for n, step in enumerate(steps) if step not in _ARCHIVE_STEPS and step not in _SECTION_WORDS), len(steps))
    if _DATE.fullmatch("/".join(steps[undated:])):
        return PageGuess(PageKind.ARCHIVE, 0.9, path)
    if len(steps) == 1:
        return None
    mark, last = steps[-2], steps[-1]
    words = sum(not word.isdigit() for word in _WORDS.findall(last.rpartition(".")[0] or last))
    if mark in _AUTHOR_STEPS and words <= _NAME_WORDS:
        return PageGuess(PageKind.AUTHOR, 0.9, path)
    if words <= _MOST_WORDS.get(mark, -1) and (mark in _TAG_STEPS or not _NUMBER.search(last)):
        return PageGuess(PageKind.TOPIC, 0.9, path)
    return None
