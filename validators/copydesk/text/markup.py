"""Finds what is left of a page's source in a text: tags, entities, shortcodes, scripts and style rules."""

from __future__ import annotations

import html
import re
from html.entities import html5
from itertools import islice
from typing import NamedTuple

from copydesk.text.lazy_pattern import LazyPattern

_TAG_NAMES = (
    "a|abbr|address|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|del|details|div|dl|dt|dd|em|embed|"
    "figcaption|figure|font|footer|form|"
    "h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|noscript|object|ol|option|p|param|picture|pre|"
    "script|section|select|small|source|"
    "span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|video"
)
_TAG = LazyPattern(
    rf"</?(?:{_TAG_NAMES})(?:\s[^<>]{{0,600}})?\s?/?>|<!--[^<>]{{0,300}}-->|<!\[CDATA\[|<![dD][oO][cC][tT][yY][pP][eE][^<>]{{0,200}}>", re.IGNORECASE
)
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
    """A stretch of page source: its kind (`tag`, `entity`, `shortcode`, `script`), and the text it was meant to be, where that is certain."""

    kind: str
    start: int
    end: int
    meant: str | None


def find_markup(text: str) -> list[Leftover]:
    """Return what is left of a page's source in a text, in order; pieces of one kind in one line are one stretch, at most twenty in all."""
    pieces: list[Leftover] = []
    if "<" in text:
        pieces += [Leftover("tag", *m.span(), "") for m in islice(_TAG.finditer(text), _MOST_PIECES)]
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
    if not pieces:
        return []
    pieces.sort(key=lambda piece: piece.start)
    found: list[Leftover] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and piece.end <= last.end:
            continue
        if last and piece.kind == last.kind and "\n" not in text[last.end : piece.start]:
            between = text[last.end : piece.start]
            meant = None if last.meant is None or piece.meant is None else last.meant + between + piece.meant
            found[-1] = Leftover(last.kind, last.start, piece.end, meant)
        else:
            if len(found) == _MOST:
                break
            found.append(piece)
    return found


def _character(entity: str) -> str:
    return html.unescape(html.unescape(entity))
