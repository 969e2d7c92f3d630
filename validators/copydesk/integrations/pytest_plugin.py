"""pytest: articles that a test expects to be valid; loads nothing but pytest until a test asks.

def test_export(assert_articles_valid):
    assert_articles_valid("export.jsonl", ignore="PRV", fail_on="warning")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from copydesk.reports import Report

_SHOWN = 10


class AssertArticlesValid(Protocol):
    """What the fixture `assert_articles_valid` is."""

    def __call__(self, data: Any, *, fail_on: str = "error", **options: Any) -> Report:
        """See `copydesk.integrations.pytest_plugin.assert_articles_valid`."""


class ValidateArticles(Protocol):
    """What the fixture `validate_articles` is."""

    def __call__(self, data: Any, **options: Any) -> Report:
        """See `copydesk.validate`."""


def assert_articles_valid(data: Any, *, fail_on: str = "error", **options: Any) -> Report:
    """Fail the test where records have findings at or above a severity, or cannot be read; the failure shows the first ten.

    Args:
        data: whatever `copydesk.validate` takes: a path, a DataFrame, an iterable of dicts.
        fail_on: error, warning or info.
        **options: settings by name, as for `copydesk.validate`.

    Returns:
        The report, for further assertions.
    """
    __tracebackhide__ = True
    from copydesk.api import validate
    from copydesk.finding import Severity
    from copydesk.reports.display import visible

    least = Severity(fail_on).rank
    report = validate(data, **options)
    lines = [_line(finding) for finding in report.found if Severity(finding["severity"]).rank >= least]
    lines += [f"{piece['code']} {piece['file']}:{piece['line']} {piece['reason']}" for piece in report.quarantined]
    if lines:
        more = [f"... and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
        pytest.fail("\n".join([f"{len(lines)} findings; {report.accounting}", *map(visible, lines[:_SHOWN]), *more]), pytrace=False)
    return report


def _line(finding: dict[str, Any]) -> str:
    record = finding["record"] or {}
    where = f"{record.get('id') or finding.get('source') or finding.get('file') or ''} {finding.get('path') or ''}".strip()
    text = f" ({finding['text']!r})" if finding.get("text") else ""
    return f"{finding['code']} {where}: {finding['message']}{text}"


@pytest.fixture(name="assert_articles_valid", scope="session")
def _assert_articles_valid() -> AssertArticlesValid:
    """The function that fails a test where articles are not valid."""
    return assert_articles_valid


@pytest.fixture(scope="session")
def validate_articles() -> ValidateArticles:
    """`copydesk.validate`, for tests that look at findings themselves."""
    from copydesk.api import validate

    return validate
