"""TXT001 and TXT002: page furniture in the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check, zoned_body
from copydesk.finding import Evidence, RecordRef, Severity, Suggestion
from copydesk.text.furniture import boilerplate_kind
from copydesk.text.teasers import text_lines
from copydesk.text.zones import ZoneKind
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.survey.lines import RepeatedLines
    from copydesk.text.zones import Zone, ZonedText

_OTHERS = 5
_FERRY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs."
_KINDS = {
    "skip-link": "a link that skips the menu",
    "advert": "an advert's label",
    "navigation": "a menu",
    "share": "a share bar",
    "comments": "the comment box",
    "subscribe": "a plea to subscribe",
    "app": "a plea to install an app",
    "consent": "a notice of consent or privacy",
    "footer": "the page's footer",
    "player": "a player's controls",
}


@check(
    "TXT001",
    "page-furniture",
    severity=Severity.WARNING,
    message="page furniture stands in the body",
    fields=["body"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(body=f"Skip to main content\n\n{_FERRY}"),
        Article(
            body=f"{_FERRY}\n\nSign up for our newsletter to get the harbour's news every morning.\n\n© 2026 Harbour Ledger. All rights reserved."
        ),
        Article(body=f"{_FERRY} Share on Facebook Share on X Share on LinkedIn About Us Contact Us Privacy Policy Terms of Use"),
    ],
    accepted=[
        Article(body=f"{_FERRY}\n\n“Sign up and you will sail,” she told the school, which has since signed up 40 pupils."),
        Article(body=f"{_FERRY}\n\nThe council will share this month's figures on Facebook, and read more letters on Monday."),
    ],
)
def page_furniture(record: Record) -> Iterable[Mark]:
    """A skip link, menu, share bar, advert label, consent notice, plea to subscribe or footer stands among the article's sentences.

    Why it matters: such lines are counted, searched, quoted and learnt as if the newspaper had written them in the article.
    How to mend it: cut the span; better, set the extractor to leave out the element it came from.
    """
    zones = [zone for zone in record.zones if zone.kind is ZoneKind.BOILERPLATE]
    if not zones:
        return ()
    learnt = record.survey.lines.furniture(record.source)
    return [mark for zone in zones for mark in _pieces(record.body, zone, learnt)]


def _pieces(body: str, zone: Zone, learnt: RepeatedLines) -> Iterator[Mark]:
    """Yield a mark for each run of lines that are furniture by their words; those that only the source betrays are TXT002's."""
    run: list[tuple[int, int, str]] = []
    for start, end, line in text_lines(body[zone.start : zone.end]):
        is_whole = (zone.start + start == 0 or body[zone.start + start - 1] in "\n\r \t") and len(line) > 1
        kind = boilerplate_kind(line) or ("" if line in learnt else "navigation")
        if kind and is_whole:
            run.append((zone.start + start, zone.start + end, kind))
        elif run:
            yield _mark(run)
            run = []
    if run:
        yield _mark(run)


def _mark(run: list[tuple[int, int, str]]) -> Mark:
    span = (run[0][0], run[-1][1])
    kinds = dict.fromkeys(kind for _, _, kind in run)
    named = " and ".join(_KINDS[kind] for kind in list(kinds)[:3])
    return Mark(
        "/body",
        span,
        message=f"{named} stand{'s' * (len(kinds) == 1)} in the body",
        confidence=0.97,
        suggestion=Suggestion("/body", "", span, confidence=0.95),
        details={"pattern": list(kinds)},
    )


@check(
    "TXT002",
    "repeated-line",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    message="a line that the source repeats in many records stands in the body",
    fields=["body", "title"],
    since="0.1",
    heuristic=True,
    flagged=[
        tuple(
            Article(source="Harbour Ledger", title=f"Ferry {n}", body=f"Ferry number {n} sailed at dawn.\n\nYour harbour, your news, every tide.")
            for n in ("one", "two", "three", "four", "five")
        )
    ],
    accepted=[
        tuple(Article(source="Harbour Ledger", title="Ferry returns", body=f"{_FERRY}\n\nVersion {n} of this report.") for n in "12345"),
        tuple(Article(source=f"Ledger {n}", title=f"Ferry {n}", body=f"Ferry {n} sailed.\n\nYour harbour, your news, every tide.") for n in "12345"),
    ],
)
def repeated_line(record: Record) -> Iterable[Mark]:
    """A line of the body stands word for word in at least four other articles, and a twelfth of all, that the source published.

    Why it matters: what stands in every article is the page's and not the article's; it swamps searches, counts and duplicate detection.
    How to mend it: add the line to a list of lines to cut for this source.
    """
    learnt = record.survey.lines.furniture(record.source)
    if not learnt:
        return ()
    zoned = record.of(zoned_body)
    return () if len(zoned.zones) == 1 and zoned.zones[0].kind is ZoneKind.BODY else _repeated(record, zoned, learnt)


def _repeated(record: Record, zoned: ZonedText, learnt: RepeatedLines) -> Iterator[Mark]:
    seen: set[str] = set()
    for n in [n for n, kind in enumerate(zoned.kinds) if kind is not ZoneKind.BODY]:
        start, end, line = zoned.lines[n]
        repeated = learnt.get(line)
        if repeated is None or line in seen or boilerplate_kind(line):
            continue
        seen.add(line)
        here = (record.ref.file or "", record.ref.line or 0, record.ref.id)
        others = [p for p in repeated.places if p != here][:_OTHERS]
        yield Mark(
            "/body",
            (start, end),
            message=f"this line stands in {repeated.records} of {repeated.of} articles of {record.source} that were compared",
            confidence=0.95 if repeated.records >= _SURE * repeated.of else 0.85,
            evidence=(
                *(Evidence(line, "/body", record=RecordRef(p.id, record.source, p.file or None, p.line or None)) for p in others),
                Evidence(f"{repeated.records} of {repeated.of} records compared, {repeated.records / repeated.of:.0%}"),
            ),
            suggestion=Suggestion("/body", "", (start, end), confidence=0.9),
        )


_SURE = 0.2
