"""Where a finding is, in words: its file and line, its record, and whether a format for people shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.reports.formats import Style


def is_shown(finding: Mapping[str, Any], style: Style) -> bool:
    """Tell whether a format for people shows a finding; info findings and known ones only where they are asked for."""
    return style.show_all or ((style.show_info or finding["severity"] != "info") and not finding.get("known"))


def place(entry: Mapping[str, Any]) -> str:
    """Return `file:line` of a finding or quarantine entry, or what it is about where there is no line."""
    record = entry.get("record")
    about = record or entry
    file, line = about.get("file"), about.get("line")
    if file is not None:
        # a line that begins with two colons is a command to GitHub's runner
        shown = f"./{file}" if file.lstrip().startswith("::") else file
        return shown if line is None else f"{shown}:{line}"
    if record is None and entry.get("source") is not None:
        return f"source {entry['source']}"
    return "all records" if record is None else "record"


def owner(finding: Mapping[str, Any]) -> str:
    """Return the id of the finding's record, empty where it is about something else."""
    record = finding.get("record")
    return record["id"] if record else ""
