"""Data-quality and provenance validation for news-article records.

Everything public is loaded when first asked for, so that `import copydesk` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from copydesk.version import __version__

if TYPE_CHECKING:
    from copydesk.api import validate
    from copydesk.check import Check, Mark, Origin, Record, Scope
    from copydesk.errors import CheckError, ConfigError, CopydeskError, FindingsError, ReadError, SchemaError, WriteError
    from copydesk.finding import Applicability, Evidence, Finding, Severity, Suggestion
    from copydesk.reports import Report
    from copydesk.reports.load import load_report

_HOMES = {
    "copydesk.api": ("validate",),
    "copydesk.check": ("Check", "Mark", "Origin", "Record", "Scope"),
    "copydesk.errors": ("CheckError", "ConfigError", "CopydeskError", "FindingsError", "ReadError", "SchemaError", "WriteError"),
    "copydesk.finding": ("Applicability", "Evidence", "Finding", "Severity", "Suggestion"),
    "copydesk.reports": ("Report",),
    "copydesk.reports.load": ("load_report",),
}
_WHERE = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Applicability",
    "Check",
    "CheckError",
    "ConfigError",
    "CopydeskError",
    "Evidence",
    "Finding",
    "FindingsError",
    "Mark",
    "Origin",
    "ReadError",
    "Record",
    "Report",
    "SchemaError",
    "Scope",
    "Severity",
    "Suggestion",
    "WriteError",
    "__version__",
    "load_report",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'copydesk' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
