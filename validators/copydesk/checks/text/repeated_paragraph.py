"""TXT007: paragraphs that stand twice in one body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check, zoned_body
from copydesk.finding import Evidence, Severity, Suggestion
from copydesk.text.zones import PARAGRAPH, ZoneKind
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.text.zones import ZonedText

_MOST = 20
_FERRY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs, and the first boat was full."
_MASTER = "The harbour master, who had waited on the quay since dawn, said that the second boat will follow in the first week of May."


@check(
    "TXT007",
    "repeated-paragraph",
    severity=Severity.WARNING,
    message="a paragraph stands in the body more than once",
    fields=["body"],
    since="0.1",
    heuristic=True,
    flagged=[Article(body=f"{_FERRY}\n\n{_MASTER}\n\n{_FERRY}")],
    accepted=[Article(body=f"{_FERRY}\n\n{_MASTER}\n\nAye!\n\nAye!"), Article(body=f"{_FERRY}\n\n{_FERRY.replace('Friday', 'Monday')}")],
)
def repeated_paragraph(record: Record) -> Iterable[Mark]:
    """A paragraph of eighty characters or more stands in the body again, word for word.

    Why it matters: the text was taken from the page twice, so that its length, its counts and its quotations are wrong.
    How to mend it: keep the first and cut the others; look whether the page has the text for two screen sizes.
    """
    zoned = record.of(zoned_body)
    return _repeats(record.body, zoned) if zoned.may_repeat else ()


def _repeats(body: str, zoned: ZonedText) -> Iterator[Mark]:
    first: dict[str, tuple[int, int]] = {}
    runs: list[list[tuple[int, int, tuple[int, int]]]] = []
    was_repeated = False
    for (start, end, text), zone in zip(zoned.lines, zoned.kinds, strict=True):
        if end - start < PARAGRAPH or zone is not ZoneKind.BODY:
            continue
        known = first.setdefault(text, (start, end))
        is_repeated = known[0] != start
        if is_repeated and was_repeated:
            runs[-1].append((start, end, known))
        elif is_repeated:
            runs.append([(start, end, known)])
        was_repeated = is_repeated
    for run in runs[:_MOST]:
        span = (run[0][0], run[-1][1])
        known = run[0][2]
        count = len(run)
        yield Mark(
            "/body",
            span,
            message=f"{count} paragraphs stand in the body again" if count > 1 else None,
            confidence=0.95,
            evidence=(Evidence(body[known[0] : known[1]], "/body", known),),
            suggestion=Suggestion("/body", "", span, confidence=0.9),
        )
