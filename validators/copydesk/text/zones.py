"""Splits an article's text into body, teaser, biography, boilerplate and caption."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.biography import ends_as_biography, is_biography, is_name_of, may_be_biography
from copydesk.text.captions import CAPTION_WORDS, ENDS_LIKE_PROSE, LONGEST_CAPTION, is_caption, may_end_credit
from copydesk.text.flattened import chrome_in, title_runs
from copydesk.text.furniture import FURNITURE_WORDS, LONGEST_LABEL, beginnings, boilerplate_kind, first_word
from copydesk.text.teasers import LONGEST_MARKER, LONGEST_TEASER_LINE, TEASER_WORDS, is_more_line, may_open_teasers, teasers_in, text_lines

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from copydesk.text.teasers import TextLine


class ZoneKind(StrEnum):
    """What a stretch of text is."""

    BODY = "body"
    TEASER = "teaser"
    BIOGRAPHY = "biography"
    BOILERPLATE = "boilerplate"
    CAPTION = "caption"


class Zone(NamedTuple):
    """A stretch of text of one kind; offsets count code points, half open."""

    kind: ZoneKind
    start: int
    end: int


_LAST_LINES, _FIRST_LINES = 8, 2
_VERY_LAST = 3
_LEAST_LINES = 6
_WORTH_A_LOOK = 60
_EDGE_LINES, _EDGE_TITLES = 3, 16
PARAGRAPH = 80
"""Code points from which on a line is long enough for a paragraph that says something."""
_TAIL = 40


class ZonedText(NamedTuple):
    """A text's zones and lines.

    Attributes:
        zones: in order, covering the text without gaps.
        lines: those that are not blank.
        kinds: for each line the kind of the zone that it begins in.
        may_repeat: whether two paragraphs end alike; told here, where the lines are at hand.
    """

    zones: tuple[Zone, ...]
    lines: list[TextLine]
    kinds: list[ZoneKind]
    may_repeat: bool


def split_zones(text: str, furniture: Container[str] = ()) -> tuple[Zone, ...]:
    """Return the zones of a text, in order, covering it without gaps or overlaps; an empty text has none.

    Blank lines belong to the zone before them.

    Args:
        text: the article's text, paragraphs parted by line ends.
        furniture: trimmed lines that the source is known to repeat from record to record.
    """
    return zone_text(text, furniture).zones


def zone_text(text: str, furniture: Container[str] = ()) -> ZonedText:
    """Return the zones of a text as `split_zones` does, together with its lines."""
    lines = text_lines(text)
    tails = [line[-_TAIL:] for start, end, line in lines if end - start >= PARAGRAPH]
    may_repeat = len(set(tails)) < len(tails)
    kinds = _kinds(text, lines, furniture)
    marks = _marks(lines, kinds)
    if not marks:
        return ZonedText((Zone(ZoneKind.BODY, 0, len(text)),) if text else (), lines, [ZoneKind.BODY] * len(lines), may_repeat)
    starts = {start for kind, start, _ in marks if kind is ZoneKind.BOILERPLATE}
    own = [kind or (ZoneKind.BOILERPLATE if line[0] in starts else ZoneKind.BODY) for line, kind in zip(lines, kinds, strict=True)]
    return ZonedText(_zones(text, marks), lines, own, may_repeat)


def _zones(text: str, marks: list[tuple[ZoneKind, int, int]]) -> tuple[Zone, ...]:
    """Return the zones of a text in which these stretches, in order, are no body."""
    zones: list[Zone] = []
    at = 0

    def put(kind: ZoneKind, start: int, end: int) -> None:
        if zones and zones[-1].kind is kind:
            zones[-1] = Zone(kind, zones[-1].start, end)
        else:
            zones.append(Zone(kind, start, end))

    for kind, start, end in [*marks, (None, len(text), len(text))]:
        gap = text[at:start]
        inside = gap.lstrip()
        if inside:
            if zones:
                put(zones[-1].kind, at, at + len(gap) - len(inside))
                at += len(gap) - len(inside)
            put(ZoneKind.BODY, at, start)
        elif zones:
            put(zones[-1].kind, at, start)
        if kind:
            put(kind, start if zones else 0, end)
        at = end
    return tuple(zones)


def own_text(text: str, zones: Iterable[Zone]) -> str:
    """Return what of a text is the article itself: its body zones, one after the other."""
    return "".join([text[zone.start : zone.end] for zone in zones if zone.kind is ZoneKind.BODY])


def own_place(zones: Iterable[Zone], at: int) -> int:
    """Return where a place in the article's own text stands in the whole text."""
    for zone in zones:
        if zone.kind is ZoneKind.BODY:
            if at < zone.end - zone.start:
                return zone.start + at
            at -= zone.end - zone.start
    raise ValueError(at)


def zone_at(zones: tuple[Zone, ...], offset: int) -> ZoneKind:
    """Return the kind of the zone that an offset lies in; body where there are no zones."""
    at = bisect_right(zones, offset, key=itemgetter(1)) - 1
    return zones[at].kind if 0 <= at < len(zones) else ZoneKind.BODY


def _kinds(text: str, lines: list[TextLine], furniture: Container[str]) -> list[ZoneKind | None]:
    """Return the kind of each line that is no body as a whole, and None for the others."""
    kinds: list[ZoneKind | None] = [None] * len(lines)
    if furniture:
        _mark_furniture(lines, furniture, kinds)
    openers: list[int] = []
    for n in _telling_lines(lines):
        start, end, line = lines[n]
        size = end - start
        word = first_word(line)
        if (size <= LONGEST_LABEL or word in FURNITURE_WORDS) and boilerplate_kind(line, word):
            kinds[n] = ZoneKind.BOILERPLATE
        elif kinds[n] is None and (word in CAPTION_WORDS or may_end_credit(line)) and is_caption(line, word):
            kinds[n] = ZoneKind.CAPTION
        if size <= LONGEST_TEASER_LINE and may_open_teasers(line, word):
            openers.append(n)
    if openers:
        _mark_teasers(text, lines, openers, kinds)
    _mark_biographies(lines, kinds)
    if kinds.count(ZoneKind.BOILERPLATE) > 1:
        _mark_menus(lines, kinds)
    return kinds


def _mark_furniture(lines: list[TextLine], furniture: Container[str], kinds: list[ZoneKind | None]) -> None:
    for n, (start, end, line) in enumerate(lines):
        if end - start <= LONGEST_CAPTION and line in furniture:
            kinds[n] = ZoneKind.BOILERPLATE


def _telling_lines(lines: list[TextLine]) -> list[int]:
    """Return the numbers of the lines that can be anything but body by their words: short ones, and those whose first or last word tells."""
    return [
        n
        for n, (start, end, line) in enumerate(lines)
        if end - start <= _LONGEST_LABEL
        or (end - start <= LONGEST_CAPTION and (line[:3] in _BEGINNINGS or line[0] in _BEGINNINGS or may_end_credit(line)))
    ]


_TELLING_WORDS = FURNITURE_WORDS | CAPTION_WORDS | TEASER_WORDS
"""First words by which a longer line can be anything but body."""
_BEGINNINGS = beginnings(_TELLING_WORDS)
_LONGEST_LABEL = max(LONGEST_LABEL, LONGEST_MARKER)


def _mark_menus(lines: list[TextLine], kinds: list[ZoneKind | None]) -> None:
    """Mark the short lines of a run in which several are furniture: entries of menus and footers that no list of phrases knows."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and (kinds[end] is ZoneKind.BOILERPLATE or _is_entry(lines[end], kinds[end])):
            end += 1
        known = kinds[n:end].count(ZoneKind.BOILERPLATE)
        if end - n >= _LEAST_ENTRIES and known >= max(2, _KNOWN_SHARE * (end - n)):
            kinds[n:end] = [ZoneKind.BOILERPLATE] * (end - n)
        n = end + 1


def _is_entry(line: TextLine, kind: ZoneKind | None) -> bool:
    """Tell whether a line is as short and bare as the entry of a menu."""
    start, end, text = line
    return kind is None and end - start <= _LONGEST_ENTRY and text[-1] not in ENDS_LIKE_PROSE and text[-1] != ","


_LEAST_ENTRIES, _LONGEST_ENTRY, _KNOWN_SHARE = 5, 40, 0.06


def _marks(lines: list[TextLine], kinds: list[ZoneKind | None]) -> list[tuple[ZoneKind, int, int]]:
    """Return what is not body, in order: kind, start and end. Long lines are searched for menus and footers, those at the text's edges first."""
    marks: list[tuple[ZoneKind, int, int]] = []
    own: list[int] = []
    for n, kind in enumerate(kinds):
        start, end, _ = lines[n]
        if kind:
            marks.append((kind, start, end))
        elif end - start > _WORTH_A_LOOK:
            own.append(n)
    edges = own if len(own) <= 2 * _EDGE_LINES else own[:_EDGE_LINES] + own[-_EDGE_LINES:]
    found = _chrome(lines, edges)
    if found and edges is not own:
        found += _chrome(lines, own[_EDGE_LINES:-_EDGE_LINES])
    if len(found) > 1:
        found = _with_titles(lines, own if len(own) <= 2 * _EDGE_TITLES else own[:_EDGE_TITLES] + own[-_EDGE_TITLES:], found)
    return sorted([*marks, *found], key=itemgetter(1)) if found else marks


def _chrome(lines: list[TextLine], numbers: list[int]) -> list[tuple[ZoneKind, int, int]]:
    return [(ZoneKind.BOILERPLATE, start, end) for start, end in chrome_in([lines[n] for n in numbers])]


def _with_titles(lines: list[TextLine], numbers: list[int], found: list[tuple[ZoneKind, int, int]]) -> list[tuple[ZoneKind, int, int]]:
    """Return the stretches of a flattened page together with its lists of headlines, where they do not overlap."""
    taken = sorted((start, end) for _, start, end in found)
    at = 0
    more: list[tuple[ZoneKind, int, int]] = []
    for n in numbers:
        base, _, line = lines[n]
        for a, b in title_runs(line):
            while at < len(taken) and taken[at][1] <= base + a:
                at += 1
            if at == len(taken) or taken[at][0] >= base + b:
                more.append((ZoneKind.BOILERPLATE, base + a, base + b))
    return found + more


def _mark_teasers(text: str, lines: list[TextLine], openers: list[int], kinds: list[ZoneKind | None]) -> None:
    n = 0
    for block in teasers_in(lines, text, openers):
        start, end = block.span
        while lines[n][0] < start:
            n += 1
        while n < len(lines) and lines[n][0] < end:
            if kinds[n] is not ZoneKind.BOILERPLATE:
                is_author = block.biography is not None and block.biography[0] <= lines[n][0] < block.biography[1]
                kinds[n] = ZoneKind.BIOGRAPHY if is_author else ZoneKind.TEASER
            n += 1
    for n in openers:
        if kinds[n] is None and is_more_line(lines[n][2]):
            kinds[n] = ZoneKind.TEASER


def _mark_biographies(lines: list[TextLine], kinds: list[ZoneKind | None]) -> None:
    own = [n for n, kind in enumerate(kinds) if kind is None]
    count = len(own)
    for place in range(count) if count <= _FIRST_LINES + _LAST_LINES else (*range(_FIRST_LINES), *range(count - _LAST_LINES, count)):
        n = own[place]
        line = lines[n][2]
        if not may_be_biography(line):
            continue
        is_late = count - place <= _VERY_LAST and count >= _LEAST_LINES
        if ends_as_biography(line) if is_late else is_biography(line):
            kinds[n] = ZoneKind.BIOGRAPHY
            if place and own[place - 1] == n - 1 and is_name_of(lines[n - 1][2], line):
                kinds[n - 1] = ZoneKind.BIOGRAPHY
