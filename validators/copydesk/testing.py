"""Tools for testing checks, ours and those of plug-ins: run one check on its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.check import Rerun
from copydesk.config import Settings
from copydesk.engine import survey_pass
from copydesk.readers import rows_input
from copydesk.survey.fill import Fill
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.check import Check, Example
    from copydesk.finding import Finding


def findings_of(check: Check, example: Example, **options: Any) -> list[Finding]:
    """Run one check on an example and return what it finds, of every confidence and severity.

    Args:
        check: the declaration.
        example: an article, several judged as one corpus, two runs, a JSONL file as bytes, or a plain-text file.
        **options: settings by name, such as `now`; those of the declaration hold where nothing else is said.
    """
    return judge([check], example, **{**check.settings, **options})


def judge(checks: Sequence[Check], example: Example, **options: Any) -> list[Finding]:
    """Run checks on an example and return what they find, of every confidence and severity."""
    settings = Settings().changed(**{"now": "2026-06-01", **options})
    before = None
    if isinstance(example, Rerun):
        earlier = survey_pass([rows_input(_rows(example.before))], settings)
        earlier.spool.close()
        before = {key: Fill(tally.records, tally.shares(), settings.now.isoformat()) for key, tally in earlier.survey.sources.items()}
        example = example.after
    run = survey_pass([rows_input(_rows(example))], settings)
    with run.spool:
        return [finding for outcome in run.judge(checks, before=before) for finding in outcome.findings]


def _rows(example: Article | tuple[Article, ...] | bytes | str) -> Any:
    if isinstance(example, Article):
        return [example.to_dict()]
    if isinstance(example, tuple):
        return [article.to_dict() for article in example]
    return example
