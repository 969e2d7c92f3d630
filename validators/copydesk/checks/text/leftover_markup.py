"""TXT006: page source left in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.text.paragraphs import texts
from copydesk.finding import Applicability, Severity, Suggestion
from copydesk.text.markup import find_markup
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.text.markup import Leftover

_MESSAGES = {
    "tag": "markup is left in the text",
    "entity": "characters are written as HTML entities",
    "shortcode": "a shortcode of the editing system is left in the text",
    "script": "script or style is left in the text",
}


@check(
    "TXT006",
    "leftover-markup",
    severity=Severity.WARNING,
    message="markup, entities or script are left in the text",
    fields=["title", "description", "body"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(title="Fish &amp; chips on the quay"),
        Article(body="The ferry <b>returned</b> on Friday."),
        Article(body="The ferry returned. (function(){ var quay = document.getElementById('quay'); function open(x) { return x; } })"),
        Article(body='[caption id="attachment_17" align="left"]The quay[/caption] The ferry returned.'),
    ],
    accepted=[
        Article(
            title="Fish & chips; more on AT&T",
            body="The price fell: 3 < 5, and 7 > 6. Write to <harbour@ledger.example>. [The ferry] returned, {almost} full.",
        ),
    ],
)
def leftover_markup(record: Record) -> Iterable[Mark]:
    """Tags, character entities, shortcodes, script or style of the page were taken over into the text.

    Why it matters: what belongs to the page is read, counted and shown as if it were the article's words.
    How to mend it: take the text from a parser instead of cutting it out of the source; unescape entities once, at the end. The suggestion
    keeps words apart that only a tag parted, and cuts script and style whole; where it is not certain what belongs to the page there is none.
    """
    return [_mark(path, piece) for path, text in texts(record) if path != "/title" or len(text) <= _LONG_TITLE for piece in find_markup(text)]


_LONG_TITLE = 10_000


def _mark(path: str, piece: Leftover) -> Mark:
    span = (piece.start, piece.end)
    suggestion = None
    if piece.meant is not None:
        meant = piece.meant if path == "/body" else piece.meant.replace("\n", " ")
        way = Applicability.SAFE if piece.kind == "entity" else Applicability.UNSAFE
        suggestion = Suggestion(path, meant, span, 0.95 if piece.kind == "entity" else 0.85, way)
    return Mark(path, span, message=_MESSAGES[piece.kind], confidence=0.97 if piece.kind == "entity" else 0.9, suggestion=suggestion)
