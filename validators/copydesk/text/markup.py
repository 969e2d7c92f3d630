"""Finds what is left of a page's source in a text: tags, entities, shortcodes, scripts and style rules."""

from __future__ import annotations

import html
import re
from html.entities import html5
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG_NAMES = (
    "a|abbr|address|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|del|details|div|dl|dt|dd|em|embed|"
    "figcaption|figure|font|footer|form|"
    "h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|noscript|object|ol|option|p|param|picture|pre|"
    "script|section|select|small|source|"
    "span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|video"
)
_TAG = LazyPattern(
    rf"</?({_TAG_NAMES})(?:\s[^<>]{{0,600}})?\s?/?>|<!--[^<>]{{0,300}}-->|<!\[CDATA\[|<![dD][oO][cC][tT][yY][pP][eE][^<>]{{0,200}}>", re.IGNORECASE
)
_INLINE = frozenset("a abbr b cite code del em font i ins small span strike strong sub sup tt u".split())
"""Tags inside a line, whose words stand as close together without them."""
_BESIDE = frozenset("audio button em embed img input label object option picture select source svg td textarea th video".split())
"""Tags inside a line that part words."""
_CODE = re.compile(r"<(script|style)(?:\s[^<>]{0,600})?>", re.IGNORECASE)
_CODE_ENDS = {name: re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE) for name in ("script", "style")}
_ENTITY = LazyPattern(r"&(?:amp;)?(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SHORTCODE = LazyPattern(
    r"\[(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|su_\w+)\s[\w-]+=[^\[\]]{0,300}\]|\[/(?:caption|embed|audio|video|vc_\w+|su_\w+)\]|"
    r"\[(?:/url|/img|/quote|url=[^\[\]]{0,200})\]",
    re.IGNORECASE,
)
_SCRIPT = LazyPattern(
    r"function\s?\w{0,40}\([\w, ]{0,80}\)\s?\{|document\.(?:getElementById|write|createElement|querySelector)\(|window\.[\w.]{1,60}\s?=[^=]|"
    r"googletag\.(?:cmd|pubads|display)|\(adsbygoogle\s?=|fbq\('|_gaq\.push\(|var \w{1,40}\s?=[^=\n]{1,200};|console\.log\(|"
    r"@media[^{}\n]{1,100}\{|\{\s?(?:[a-z-]{3,30}\s?:\s?[^{}:;\n]{1,80};\s?){1,20}[^{}\n]{0,80}\}|\{\{\s?[\w.|() -]{1,80}\s?\}\}"
)
_SCRIPT_WORDS = ("function", "document.", "window.", "googletag", "adsby", "fbq(", "_gaq", "console.", "@media", "{{", ";}", "; }", ";\n}")
_MOST, _MOST_PIECES = 20, 400


class Leftover(NamedTuple):
    """A stretch of page source: its kind (`tag`, `entity`, `shortcode`, `script`), and the text it was meant to be, where that is certain.

    A line end or a blank in the place of a tag keeps apart the words that only the tag parted.
    """

    kind: str
    start: int
    end: int
    meant: str | None


def find_markup(text: str) -> list[Leftover]:
    """Return what is left of a page's source in a text, in order; pieces of one kind in one line are one stretch, at most twenty in all."""
    pieces: list[Leftover] = []
    if "<" in text:
        pieces += islice(_code(text), _MOST_PIECES)
        pieces += [Leftover("tag", *m.span(), _parting(m)) for m in islice(_TAG.finditer(text), _MOST_PIECES)]
    if "&" in text:
        pieces += [
            Leftover("entity", *m.span(), _character(m[0]))
            for m in islice(_ENTITY.finditer(text), _MOST_PIECES)
            if m[1][0] == "#" or f"{m[1]};" in html5
        ]
    if "[" in text:
        pieces += [Leftover("shortcode", *m.span(), None) for m in islice(_SHORTCODE.finditer(text), _MOST_PIECES)]
    if "{" in text and any(word in text for word in _SCRIPT_WORDS):
        pieces += [Leftover("script", *m.span(), None) for m in islice(_SCRIPT.finditer(text), _MOST_PIECES)]
    return _stretches(text, pieces) if pieces else []


def _code(text: str) -> Iterator[Leftover]:
    """Yield each script and style from its opening tag to its closing one."""
    at = 0
    unclosed: set[str] = set()
    while opening := _CODE.search(text, at):
        name = opening[1].lower()
        closing = None if name in unclosed else _CODE_ENDS[name].search(text, opening.end())
        at = closing.end() if closing else opening.end()
        if closing:
            yield Leftover("script", opening.start(), at, "\n")
        else:
            unclosed.add(name)


def _parting(tag: re.Match[str]) -> str | None:
    """Return what parts words as a tag does, or None where it is not certain what belongs to the tag."""
    name = (tag[1] or "").lower()
    if name in _CODE_ENDS or tag[0].startswith("<!["):
        return None
    return "" if not name or name in _INLINE else " " if name in _BESIDE else "\n"


def _stretches(text: str, pieces: list[Leftover]) -> list[Leftover]:
    """Return the pieces in order, those of one kind in one line as one stretch."""
    pieces.sort(key=lambda piece: (piece.start, -piece.end))
    groups: list[list[Leftover]] = []
    end = 0
    for piece in pieces:
        if piece.end <= end:
            continue
        if groups and piece.kind == groups[-1][0].kind and "\n" not in text[end : piece.start]:
            groups[-1].append(piece)
        elif len(groups) < _MOST:
            groups.append([piece])
        else:
            break
        end = piece.end
    return [Leftover(group[0].kind, group[0].start, group[-1].end, _meant(text, group)) for group in groups]


def _meant(text: str, group: list[Leftover]) -> str | None:
    """Return what a stretch was meant to be: blanks in place of tags only where words would be glued without, None where that is not certain."""
    at = group[0].start
    before = text[at - 1 : at] or "\n"
    parts: list[str] = []
    parted: int | None = None
    is_closed = False
    for piece in group:
        between, meant = text[at : piece.start], piece.meant
        at = piece.end
        after = text[at : at + 1]
        if meant is None:
            return None
        if between:
            before, parted, is_closed = between[-1], None, False
        if piece.kind == "entity":
            parts += between, meant
            continue
        if not meant and is_closed and text[piece.start + 1] != "/" and before.isalnum() and after.isalnum():
            return None
        is_closed = is_closed or text[piece.start + 1] == "/"
        if meant and (before.isspace() or not after or after.isspace()):
            meant = ""
        parts += between, meant
        if meant:
            before, parted = meant, len(parts) - 1
    if parted is not None and not text[at : at + 1].strip():
        parts[parted] = ""
    return "".join(parts)


def _character(entity: str) -> str:
    return html.unescape(html.unescape(entity))
