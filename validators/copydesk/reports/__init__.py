"""Reports for people and for machines, drawn from one `Report`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copydesk.reports.report import Report

__all__ = ["Report"]


def __getattr__(name: str) -> Any:
    """Load `Report`, and all that it needs, when it is first asked for: the command line wants the names of formats alone."""
    if name == "Report":
        from copydesk.reports.report import Report

        return Report
    raise AttributeError(f"module 'copydesk.reports' has no attribute {name!r}")
