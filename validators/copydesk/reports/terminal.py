"""Text on a terminal: colours, widths in columns, and cutting a line round the place that matters."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from copydesk.reports.display import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS = "…"
_CODES = {
    "bold": "1",
    "faint": "2",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "quarantined": "1;35",
    "frame": "1;34",
    "help": "1;32",
}


def paint(text: str, role: str, is_on: bool) -> str:  # noqa: FBT001 - read as "paint in this role where colours are on"
    """Return a text in the colour of its role, or as it is."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if is_on and text else text


def columns(text: str) -> int:
    """Return how many columns a text takes; wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # only text beyond ASCII needs the tables

    return cell_len(text)


def head(text: str, room: int) -> str:
    """Return the longest beginning of a text that fits in some columns, with an ellipsis where it is cut."""
    if columns(text) <= room:
        return text
    kept = text[: max(room - 1, 0)]
    while kept and columns(kept) > room - 1:
        kept = kept[:-1]
    return kept + ELLIPSIS if room > 0 else ""


def tail(text: str, room: int) -> str:
    """Return the longest end of a text that fits in some columns, with an ellipsis where it is cut."""
    if columns(text) <= room:
        return text
    kept = text[-(room - 1) :] if room > 1 else ""
    while kept and columns(kept) > room - 1:
        kept = kept[1:]
    return ELLIPSIS + kept if room > 0 else ""


def fit(before: str, mark: str, after: str, room: int) -> tuple[str, str, str]:
    """Return the three parts of a line cut to some columns, so that the mark stays in sight, and its beginning for sure."""
    needed = columns(mark)
    if columns(before) + needed + columns(after) <= room:
        return before, mark, after
    rest = max(room - needed, min(24, room // 2))
    right = min(columns(after), max(rest // 2, rest - columns(before)))
    left = tail(before, rest - right)
    mark = head(mark, room - columns(left) - min(right, 1))
    return left, mark, head(after, max(room - columns(left) - columns(mark), 0))


def wrapped(text: str, width: int, first: str, others: str) -> Iterator[str]:
    """Yield the lines of a text from data, wrapped and safe to show, behind a prefix for the first line and one for the others."""
    lines = textwrap.wrap(visible(text), max(width - columns(others), 20), break_on_hyphens=False) or [""]
    for number, line in enumerate(lines):
        # GitHub's runner takes a line that begins with two colons for a command, whatever stands before them but blanks
        safe = f"\\x3a{line[1:]}" if number and line.startswith("::") else line
        yield (others if number else first) + safe
