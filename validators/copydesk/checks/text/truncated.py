"""TXT003: bodies that were cut off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check, zoned_body
from copydesk.finding import Evidence, Severity
from copydesk.survey.shapes import CLOSERS, ends_with_dots, ends_with_mark
from copydesk.text.zones import ZoneKind
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.text.teasers import TextLine

_STUB = re.compile(r"(?:…|\.\.\.)?\s?\[\+(\d{1,9}) chars?\]$")
_BRACKETED = ("[…]", "[...]", "[..]")
_DANGLING = frozenset(
    "a an the of and or but which whose is are were if than their its our your my because while when where whether der die das "
    "den dem des ein eine einen einem einer und "
    "oder aber dass ist sind le la les un une des et ou mais que qui dans avec sont el los las y o pero con lo il gli ma che".split()
)
"""Words that no sentence ends with."""
_HANGING = frozenset(
    "against among as at between by during every for from has have he into its onto she such than their these they this those "
    "to toward towards until was we will with would".split()
)
"""English words that few sentences end with."""
_LAST_WORD = re.compile(r"[\w’'-]+$")
_LOOSE = ("oading", "ontinued", "ontinue", "counting", "more", "tuned")
_PROSE, _LONGEST_WORD = 60, 40
_SHORT = 1_500
_HABIT, _LEAST = 0.97, 20
_SHOWN = 80
_CLOSE = 40
_MARKS = frozenset(".!?")
_PLAIN = frozenset('.!?”"’')
_FERRY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs, and the first boat was full before eight."


@check(
    "TXT003",
    "truncated-body",
    severity=Severity.WARNING,
    message="the body is cut off",
    fields=["body"],
    since="0.1",
    heuristic=True,
    terms=["ninjs:representationType"],
    flagged=[
        Article(body=f"{_FERRY} The harbour master said that… [+2318 chars]"),
        Article(body=f"{_FERRY} Passengers waited since dawn, and the […]"),
        Article(body=f"{_FERRY} The harbour master said that the second boat will follow in May, when the"),
    ],
    accepted=[
        Article(body=f"{_FERRY} “I had almost given up...”"),
        Article(body=f"{_FERRY}\n\nTimetable:\n\nLowmoor 8.00, 11.00, 15.30"),
        Article(body=f"{_FERRY}\n\n" * 14 + "Sailing again, at last, and in the sun: that was what they had come for..."),
    ],
)
def truncated_body(record: Record) -> Iterable[Mark]:
    """The body ends in the middle: with a count of missing characters, an ellipsis, or a word that a sentence cannot end with.

    Such an end is surer where nearly all bodies of the source end with a mark. A body that merely lacks the mark there gets a low
    confidence, since most of these end with a credit, a list or a heading. That a word is cut in two is not told without its hyphen.
    Words that need another are known in English, less so in German, French, Spanish and Italian.

    Why it matters: the end of an article, with its corrections and credits, is missing; counts and summaries made from it are wrong.
    How to mend it: fetch the full text. A body that ends "[+1234 chars]" is the stub that NewsAPI gives; the article itself has to be
    fetched from its URL.
    """
    zoned = record.of(zoned_body)
    if ZoneKind.BODY not in zoned.kinds:
        return ()
    last = zoned.lines[-1 - zoned.kinds[::-1].index(ZoneKind.BODY)]
    return () if _ends_plainly(last[2]) else _cuts(record, last, zoned.lines[zoned.kinds.index(ZoneKind.BODY)][0])


def _ends_plainly(line: str) -> bool:
    """Tell whether a line ends with a word and a sentence's mark, quotation marks behind it aside, as nearly all do."""
    end = line[-_CLOSE:].rstrip(CLOSERS)
    return end[-1:] in _MARKS and end[-2:-1].isalnum() and line[-1] in _PLAIN


def _cuts(record: Record, last: TextLine, first: int) -> Iterator[Mark]:
    """Yield what shows that a body with this last line, whose own text begins at `first`, was cut off."""
    start, end, text = last
    span = (max(start, end - _SHOWN), end)
    stub = _STUB.search(text[-40:])
    if stub:
        yield Mark(
            "/body", span, message=f"the body is a stub as NewsAPI gives it: {stub[1]} characters are missing", details={"missing": int(stub[1])}
        )
        return
    confidence, why = _cut(text, end - first)
    evidence: tuple[Evidence, ...] = ()
    if len(text) >= _PROSE and not ends_with_mark(text):
        shape = record.survey.shapes.of(record.source)
        if shape.records >= _LEAST and shape.ended >= _HABIT:
            evidence = (Evidence(f"{shape.ended:.0%} of {shape.records} bodies of {record.source} end with a mark"),)
            confidence, why = (max(confidence, 0.85), why) if why else (0.4, "the body ends without the mark that ends a sentence")
    if why:
        yield Mark("/body", span, message=why, confidence=confidence, evidence=evidence)


def _cut(text: str, size: int) -> tuple[float, str]:
    """Return how sure it is that a body with this last line was cut off, and how that shows; an empty text where it does not."""
    if text.endswith(_BRACKETED):
        return (0.85 if size <= 6 * _SHORT else 0.6), "the body ends with an ellipsis in brackets"
    if ends_with_dots(text):
        before = text[-_SHOWN:].rstrip(CLOSERS + ".…")
        is_open = text[-1] in ".…" and len(text) >= _PROSE and not before.endswith(_LOOSE)
        word = _LAST_WORD.search(before[-_LONGEST_WORD:])
        is_dangling = word is not None and word[0].lower() in _DANGLING
        return (0.9 if is_dangling else 0.72 if is_open and size <= _SHORT and before[-1:].isalnum() else 0.4), "the body ends with an ellipsis"
    if len(text) >= _PROSE:
        word = _LAST_WORD.search(text[-_LONGEST_WORD:])
        if word and text[: -len(word[0])].endswith(" ") and (word[0] in _DANGLING or word[0] in _HANGING):
            return (0.85 if word[0] in _DANGLING else 0.75), f"the body ends with “{word[0]}”"
        if text.endswith("-") and text[-2].isalpha():
            return 0.75, "the body ends with a hyphen"
        if text.endswith(",") and ". " in text:
            return 0.75, "the body ends with a comma"
    return 0.0, ""
