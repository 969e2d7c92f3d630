"""CMP004: what a source gave in an earlier run and gives no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Rerun, Scope, check
from copydesk.finding import Evidence, Severity
from copydesk.survey.wilson import wilson
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.survey import SourceTally

_LEAST = 20
_FALL = 0.1


def _ledger(count: int, dated: int) -> tuple[Article, ...]:
    """Return so many articles of one source, the first of them with a date."""
    return tuple(Article(source="Harbour Ledger", title=f"Ferry {n}", published_at="2026-05-01" if n < dated else None) for n in range(count))


@check(
    "CMP004",
    "fill-rate-fell",
    severity=Severity.WARNING,
    scope=Scope.SOURCE,
    message="a field is filled far less often than in the run of the baseline",
    fields=["title", "description", "body", "language", "published_at", "fetched_at", "authors", "url", "id", "license"],
    since="0.1",
    terms=["ol:DataQualityMetrics nullCount"],
    heuristic=True,
    flagged=[Rerun(_ledger(40, 40), _ledger(60, 21))],
    accepted=[Rerun(_ledger(40, 38), _ledger(60, 55)), Rerun(_ledger(40, 0), _ledger(60, 60)), Rerun(_ledger(12, 12), _ledger(60, 0))],
)
def fill_rate_fell(tally: SourceTally) -> Iterator[Mark]:
    """The records of a source fill a field less often than when the baseline was drawn: by ten points at least, and by more than chance explains.

    Chance is ruled out where the 95 % intervals of both shares lie apart. Without a baseline, and for sources with fewer than 20 records
    then or now, nothing is compared.

    Why it matters: a page changed its markup, the extractor finds nothing there any more, and no single record looks wrong.
    How to mend it: look at the extractor's rule for the field; where the source really stopped giving it, draw a new baseline.
    """
    before = tally.before
    if before is None or before.records < _LEAST or tally.records < _LEAST:
        return
    for name, share in sorted(before.shares.items()):
        filled = tally.filled[name]
        now = filled / tally.records
        was = round(share * before.records)
        if share - now < _FALL or wilson(filled, tally.records)[1] >= wilson(was, before.records)[0]:
            continue
        told = f"{filled} of {tally.records} records ({now:.0%}), {was} of {before.records} ({share:.0%}) before"
        yield Mark(
            message=f"{name} is filled in {told}",
            confidence=0.95,
            evidence=(Evidence(f"the baseline{f' of {before.day}' if before.day else ''}: {was} of {before.records} records"),),
            text=name,
            details={
                "field": name,
                "before": {"day": before.day, "records": before.records, "filled": was, "fill": round(share, 4)},
                "after": {"day": tally.day, "records": tally.records, "filled": filled, "fill": round(now, 4)},
            },
        )
