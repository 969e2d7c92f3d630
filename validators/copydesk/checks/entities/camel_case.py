"""ENT004: a name with a capital letter inside that is also written without it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.entities.near_misses import mentioned
from copydesk.finding import Evidence, Severity, Suggestion
from copydesk.text.names import is_name, places
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.text.names import Names

_SHOWN = 3
_CONFIDENCE = 0.85
_SURNAMES = ("Mc", "Mac")


@check(
    "ENT004",
    "camel-case-variants",
    severity=Severity.INFO,
    message="a name with a capital letter inside is also written without it",
    fields=["body"],
    since="0.1",
    heuristic=True,
    flagged=[Article(body="NordLine will sail again. Nordline said so on Monday, and NordLine shares rose.")],
    accepted=[
        Article(body="NordLine will sail again, NORDLINE said in capital letters on its hull."),
        Article(body="McKay met Mckay’s namesake once."),
    ],
)
def camel_case_variants(record: Record) -> Iterator[Mark]:
    """The record writes a name with a capital letter inside, and elsewhere the same letters in another case.

    Only articles in English are judged.

    Why it matters: exact matching takes "YouTube" and "Youtube" for two names.
    How to mend it: use the form that the owner of the name uses; the suggestion is the form that this record uses most.
    """
    names = record.of(mentioned)
    if names is None:
        return
    for usual, others in _variants(names):
        evidence = tuple(Evidence(usual, "/body", span) for span in islice(places(record.body, usual), _SHOWN))
        for other in others:
            for span in places(record.body, other):
                yield Mark(
                    "/body",
                    span,
                    message=f"“{other}” stands here {names.counts[other]} time{'s' * (names.counts[other] > 1)}, “{usual}” {names.counts[usual]}",
                    confidence=_CONFIDENCE,
                    evidence=evidence,
                    suggestion=Suggestion("/body", usual, span, _CONFIDENCE),
                )


def _variants(names: Names) -> Iterator[tuple[str, list[str]]]:
    """Yield each camel-case name that is written in several ways: the usual form and the others."""
    inner = [word for word in names.words if not word.istitle() or "'" in word]
    camel = [word.lower() for word in inner if word[1:].lower() != word[1:] and is_name(word)]
    if not camel:
        return
    line = f" {'  '.join(names.words).lower()} "
    forms: dict[str, list[str]] = {lower: [] for lower in dict.fromkeys(camel) if line.count(f" {lower} ") > 1}
    for word in names.words if forms else ():
        if word.lower() in forms and not word.isupper():
            forms[word.lower()].append(word)
    for written in forms.values():
        if len(written) > 1 and not written[0].startswith(_SURNAMES):
            usual, *others = sorted(written, key=lambda word: (-names.counts[word], word))
            yield usual, others
