"""Reports for people and for machines, drawn from one `Report`."""

from copydesk.reports.report import Report

__all__ = ["Report"]
