"""What can go wrong with a job; flaws in the data are findings and never exceptions.

CopydeskError
├── ConfigError     the settings or the command line
├── ReadError       an input that cannot be read at all
├── WriteError      an output that cannot be written
├── SchemaError     a user's own schema
├── CheckError      a check that is declared wrongly or fails
└── FindingsError   raised by `Report.raise_if` alone, with the report inside
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class CopydeskError(Exception):
    """The job could not be done; the text is one line for the user."""


class ConfigError(CopydeskError):
    """A setting, option, code or profile is wrong."""


class ReadError(CopydeskError):
    """An input is missing, unreadable, or of no known format."""


class WriteError(CopydeskError):
    """A report could not be written."""


class SchemaError(CopydeskError):
    """A user's own schema could not be loaded or run."""


class CheckError(CopydeskError):
    """A check is declared wrongly, or failed on a record."""


class FindingsError(CopydeskError):
    """The report holds findings at or above the asked severity; `report` is the whole of it."""

    def __init__(self, message: str, report: Any) -> None:
        super().__init__(message)
        self.report = report


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean X?" for the nearest known name, or an empty text."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""
