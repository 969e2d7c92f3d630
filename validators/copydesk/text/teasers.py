"""Finds the related-article blocks that stand as text inside an article: a marker, then headlines, picture texts and teasers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.biography import is_biography, is_name_of
from copydesk.text.furniture import boilerplate_kind, first_word
from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk.finding import Span


class TeaserItem(NamedTuple):
    """One related article: its headline, and where they are the text of its picture, its teaser, and the line that leads on."""

    headline: Span
    alt: Span | None = None
    teaser: Span | None = None
    more: Span | None = None


class TeaserBlock(NamedTuple):
    """A block of related articles; `biography` are the author's lines that slipped in between the marker and the first headline."""

    span: Span
    marker: Span
    items: tuple[TeaserItem, ...]
    biography: Span | None = None

    @property
    def more_lines(self) -> tuple[Span, ...]:
        """The spans of the lines such as "Read more" that end an item, in order."""
        return tuple(item.more for item in self.items if item.more)


TextLine = tuple[int, int, str]
"""A line that is not blank: its start and end without the blanks round it, and its text."""


_STRONG = (
    "editors' recommendations|editor's recommendations|editors' picks|editor's picks|recommended|recommended for you|recommended "
    "reading|recommended stories|"
    "recommended articles|recommended videos|more recommended|you may also like|you might also like|you may like|you might like|"
    "you may also be interested in|"
    "related articles|related article|related stories|related story|related posts|related news|related content|related coverage|"
    "related topics|related links|"
    "related video|related videos|more stories|more stories like this|more news|more top stories|more on this story|more on this|more on this topic|"
    "also on this topic|also of interest|see also|read also|also read|read next|up next|what to read next|further reading|more "
    "like this|more to read|"
    "most read|most popular|most viewed|trending|trending now|trending stories|popular stories|popular posts|top stories|latest stories|latest news|"
    "don't miss|in case you missed it|from around the web|around the web|from the web|promoted stories|other stories|other interesting sites|"
    "das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte dich auch noch interessieren|auch "
    "interessant|lesen sie auch|lesen sie mehr|"
    "mehr zum thema|mehr zu diesem thema|weitere artikel|weitere themen|verwandte artikel|ähnliche artikel|ähnliche beiträge|"
    "verwandte beiträge|verwandte themen|"
    "zum weiterlesen|meistgelesen|meistgelesene artikel|neueste beiträge|neueste artikel|aktuelle beiträge|beiträge zum thema|"
    "à lire aussi|lire aussi|a lire aussi|à lire également|vous aimerez aussi|sur le même sujet|articles similaires|articles liés|les plus lus|"
    "lea también|lee también|leer también|te puede interesar|le puede interesar|también te puede interesar|noticias relacionadas|"
    "artículos relacionados|"
    "lo más leído|más noticias|leggi anche|potrebbe interessarti|potrebbero interessarti|articoli correlati|i più letti|"
    "leia também|leia mais|veja também|mais lidas|notícias relacionadas|artigos relacionados|lees ook|meer over dit onderwerp|"
    "meest gelezen|gerelateerde artikelen|"
    "läs också|läs även|læs også|les også|lue myös|czytaj też|czytaj także|zobacz również|zobacz też|przeczytaj także|czytaj więcej|"
    "ezek is érdekelhetnek|čtěte také|čtěte i|citește și|διαβάστε επίσης|читайте также|читайте також|ilgili haberler"
)
_WEAK = "related|read more|more|more on this...|also|read|watch|must read|must reads|mehr|siehe auch|lire|voir aussi|ver más|relacionado|relacionadas"
_MORE_LINES = (
    "read more|read more...|read the full story|read full story|read the full article|read article|read on|continue reading|full "
    "story|learn more|see more|more|"
    "mehr lesen|weiterlesen|zum artikel|lesen sie mehr|mehr erfahren|jetzt lesen|lire la suite|lire plus|en savoir plus|leer más|seguir leyendo|"
    "leggi tutto|continua a leggere|leggi di più|leia mais|ler mais|continue lendo|lees meer|lees verder|läs mer|læs mere|les mer|czytaj więcej|"
    "czytaj dalej|читать далее|подробнее"
)
_STRONG_MARKERS = frozenset(_STRONG.split("|"))
_WEAK_MARKERS = frozenset(_WEAK.split("|"))
_MORE = frozenset(_MORE_LINES.split("|"))
_MARKERS = _STRONG_MARKERS | _WEAK_MARKERS
LONGEST_MARKER = 48
_MORE_FROM = LazyPattern(r"(?:more|mehr) (?:from|in|on|von|aus|über) (?:the |our |this )?[\w’'&. -]{2,40}:?$", re.IGNORECASE)
_BEFORE_LINKS = LazyPattern(r"(?:more from|mehr (?:von|aus)) ", re.IGNORECASE)
_INLINE = LazyPattern(
    r"[(\[|*>»•–—-]{0,3} ?(?:"
    r"(?:read more|read also|also read|read next|see also|related(?: (?:story|stories|article|articles|coverage|news|video|"
    r"content))?|more|watch|must read|must watch|video|photos|"
    r"also on politico|recommended|further reading|in case you missed it|don['’]t miss|editor['’]s pick|"
    r"lesen sie (?:auch|mehr|hier)|lesen sie dazu|mehr (?:zum thema|dazu|lesen)|siehe auch|lire aussi|à lire(?: aussi)?|voir "
    r"aussi|lea también|lee también|ver también|"
    r"leggi anche|leia (?:também|mais)|veja também|lees ook|läs (?:också|även|mer)|læs også|les også|czytaj (?:też|także|więcej)|"
    r"zobacz (?:również|też))\s?(?::|\s[|–—-]\s)\s?"
    r"|related (?:story|coverage|article) (?=[A-Z‘“'\"])"
    r")(?=\S)",
    re.IGNORECASE,
)
TEASER_WORDS = frozenset(
    "read also see related more watch must video photos recommended further in don't editor's lesen mehr siehe lire à voir lea "
    "lee ver leggi leia veja lees läs læs les "
    "czytaj zobacz ( [ | * > » • – — -".split()
)
"""First words of a line that can tell where to read on."""
_SPOKEN = frozenset("in more video watch photos".split())
"""First words of openings that an article's own sentences use as well; such a line must look like a headline."""

_LONGEST_HEADLINE = 170
LONGEST_TEASER_LINE = 260
_GAP = 12
_MOST_ITEMS = 40


def find_teasers(text: str) -> tuple[TeaserBlock, ...]:
    """Return the blocks of related articles that stand in a text, in order; they do not overlap.

    A block is either a marker line ("Editors' Recommendations", "Related") with the items below it, or one line that says
    where to read on ("Related: Ferry returns", "Ferry returns Read more").
    """
    return teasers_in(text_lines(text), text)


def text_lines(text: str) -> list[TextLine]:
    """Return the lines of a text that are not blank."""
    lines: list[TextLine] = []
    end = -1
    for raw in text.split("\n"):
        start = end + 1
        end = start + len(raw)
        if raw and (line := raw.strip()):
            if len(line) < len(raw):
                start += raw.index(line[0])
            lines.append((start, start + len(line), line))
    return lines


def teasers_in(lines: Sequence[TextLine], text: str, openers: Iterable[int] | None = None) -> tuple[TeaserBlock, ...]:
    """Return the blocks of related articles among the lines of a text.

    Args:
        lines: the text's lines.
        text: the text itself.
        openers: the numbers of the lines for which `may_open_teasers` is true, where the caller knows them; in order.
    """
    found: list[TeaserBlock] = []
    after = 0
    for n in range(len(lines)) if openers is None else openers:
        if n < after:
            continue
        line = lines[n][2]
        size = len(line)
        block = None
        if size <= LONGEST_TEASER_LINE:
            if size <= LONGEST_MARKER and _is_marker(line):
                block, after = _block(lines, n, text)
            elif line.endswith((" Read more", " Read More")) and size > _SHORTEST_HEADLINE and line[-11] not in ".,:;":
                block = _single(lines[n], lines[n][0], lines[n][1] - 10, more=(lines[n][1] - 9, lines[n][1]))
            elif first_word(line) in TEASER_WORDS:
                block = _inline(lines[n])
        if block:
            found.append(block)
    return tuple(found)


def may_open_teasers(line: str, word: str) -> bool:
    """Tell whether a line with this first word has to be looked at for teasers at all."""
    return len(line) <= LONGEST_MARKER or word in TEASER_WORDS or line[-4:] in _LAST_WORDS


_LAST_WORDS = frozenset({"more", "More"})
_SHORTEST_HEADLINE = 24
LONGEST_MORE_LINE = 30
"""Code points above which a line does more than lead on."""


def is_more_line(line: str) -> bool:
    """Tell whether a trimmed line only leads on to an article, such as "Read more"."""
    return len(line) <= LONGEST_MORE_LINE and line.lower().rstrip(" :.…>»›→") in _MORE


def _is_marker(line: str) -> bool:
    key = line.lower().replace("’", "'").rstrip(" :.…>»›→|").lstrip(" |*-–—")
    return key in _MARKERS or (line[0] in "mM" and _BEFORE_LINKS.match(line) is not None and _MORE_FROM.match(line) is not None)


def _single(line: TextLine, start: int, end: int, more: Span | None = None) -> TeaserBlock:
    marker = more or (line[0], start)
    return TeaserBlock((line[0], line[1]), marker, (TeaserItem((start, end), more=more),))


def _inline(line: TextLine) -> TeaserBlock | None:
    begin, end, text = line
    opening = _INLINE.match(text)
    if not opening:
        return None
    rest = text[opening.end() :].rstrip(")] ")
    label = opening[0]
    is_loud = label.isupper() or label[0] in "([|*>»"
    if (
        len(rest) < 8
        or (first_word(label) in _SPOKEN and not is_loud and not _is_headline(rest))
        or (label.lower().startswith("photos") and not is_loud)
    ):
        return None
    if rest[0].islower() and not is_loud:
        return None
    if (rest[-1] == "." and len(rest) > _LONGEST_HEADLINE) or "://t.co/" in rest:  # a tweet that was built into the page
        return None
    start = begin + opening.end()
    return _single(line, start, start + len(rest)) if end > start else None


def _is_headline(line: str) -> bool:
    """Tell whether a line can be a headline: short, begun with a capital, a digit or a quotation mark, and without a full stop."""
    return 8 <= len(line) <= _LONGEST_HEADLINE and not line[0].islower() and not line.rstrip("”\"'’)").endswith((".", ":", ";", ",")) and " " in line


def _block(lines: Sequence[TextLine], n: int, text: str) -> tuple[TeaserBlock | None, int]:
    """Return the block whose marker is line `n`, and the number of the first line after it."""
    key = lines[n][2].lower().replace("’", "'").rstrip(" :.…>»›→|")
    is_strong = key not in _WEAK_MARKERS
    first = n + 1
    biography = None
    if is_strong:
        bio_end = _biography_end(lines, first)
        if bio_end > first:
            biography, first = (lines[first][0], lines[bio_end - 1][1]), bio_end
    stops = _more_stops(lines, first) if is_strong else []
    if stops:
        items = _full_items(lines, first, stops, text)
        end = stops[-1] + 1
    else:
        items, end = _headline_items(lines, first, is_strong=is_strong)
    if not items:
        return None, n + 1
    marker = (lines[n][0], lines[n][1])
    return TeaserBlock((marker[0], lines[end - 1][1]), marker, tuple(items), biography), end


def _biography_end(lines: Sequence[TextLine], first: int) -> int:
    """Return the number of the first line after an author's name and biography that stand at line `first`; `first` where none do."""
    for n in (first, first + 1):
        if n < len(lines) and is_biography(lines[n][2]) and (n == first or is_name_of(lines[first][2], lines[n][2])):
            return n + 1
    return first


def _more_stops(lines: Sequence[TextLine], first: int) -> list[int]:
    """Return the numbers of the lines that end the items of a block, each near the one before."""
    stops: list[int] = []
    last = first - 1
    for n in range(first, len(lines)):
        if n - last > _GAP or len(stops) >= _MOST_ITEMS:
            break
        if is_more_line(lines[n][2]):
            if n - last < 2:  # two such lines in a row end no item
                break
            stops.append(n)
            last = n
    return stops


def _full_items(lines: Sequence[TextLine], first: int, stops: Sequence[int], text: str) -> list[TeaserItem]:
    items: list[TeaserItem] = []
    for stop in stops:
        group = lines[first:stop]
        headline, rest = group[0], list(group[1:])
        alt = None
        if len(rest) > 1 and _is_alt(headline, rest[0], rest[1], text):
            alt = (rest[0][0], rest[0][1])
            rest = rest[1:]
        teaser = (rest[0][0], rest[-1][1]) if rest else None
        items.append(TeaserItem((headline[0], headline[1]), alt, teaser, (lines[stop][0], lines[stop][1])))
        first = stop + 1
    return items


def _is_alt(headline: TextLine, line: TextLine, after: TextLine, text: str) -> bool:
    """Tell whether the line under a headline is its picture's text: no sentence, and set apart from the teaser below it."""
    touches = text.count("\n", headline[1], line[0]) == 1
    is_apart = text.count("\n", line[1], after[0]) > 1
    return ((touches and is_apart) or line[2][:1].islower()) and not line[2].endswith((".", "!", "?", "…", "”"))


def _headline_items(lines: Sequence[TextLine], first: int, *, is_strong: bool) -> tuple[list[TeaserItem], int]:
    """Return the headlines that follow a marker without a break, with short teasers where the marker is beyond doubt."""
    items: list[TeaserItem] = []
    n = first
    while n < len(lines) and len(items) < _MOST_ITEMS:
        line = lines[n][2]
        if _is_marker(line) or not _is_headline(line) or boilerplate_kind(line):
            break
        items.append(TeaserItem((lines[n][0], lines[n][1])))
        n += 1
        has_next = is_strong and n + 1 < len(lines) and len(lines[n][2]) <= LONGEST_TEASER_LINE and lines[n][2].endswith((".", "…"))
        if has_next and _is_headline(lines[n + 1][2]) and not _is_marker(lines[n + 1][2]):
            items[-1] = items[-1]._replace(teaser=(lines[n][0], lines[n][1]))
            n += 1
    return items, n
