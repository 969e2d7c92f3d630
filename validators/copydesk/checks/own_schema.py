"""SCH: the user's own schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.finding import Evidence, Severity
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "SCH001",
    "own-schema-broken",
    severity=Severity.ERROR,
    message="a rule of your own schema is broken",
    fields=[],
    since="0.1",
    settings={"schema": "copydesk_schemas.pandera:RelatedLinkFrame"},
    flagged=[Article(id="a1", url="/ferry"), Article(id="a1")],
    accepted=[Article(id="a1", url="https://ledger.example/ferry")],
)
def own_schema_broken(record: Record) -> Iterator[Mark]:
    """A record fails a check of the pandera schema that was named with `--schema module:Class` or `copydesk.validate(frame, schema=...)`.

    The finding names the check, and the column and the value where the check is about one column.
    Each batch of records is judged by pandera itself: a check that compares rows sees the rows of one batch.

    Why it matters: your own rules, such as the sections that you print, belong in the same report as ours.
    How to mend it: mend the value, or the schema where the rule asks too much.
    """
    for failure in record.origin.failures:
        path = None if failure.column is None else f"/{failure.column.replace('~', '~0').replace('/', '~1')}"
        text = failure.value if isinstance(failure.value, str) else None
        evidence = () if text is None else (Evidence(text, path),)
        yield Mark(path=path, text=text, message=f"your schema: {failure.message}", evidence=evidence, details={"rule": failure.rule})
