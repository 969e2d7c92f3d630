"""The quality report as one HTML file that asks for nothing outside itself."""

from copydesk.reports.html.page import draw

__all__ = ["draw"]
