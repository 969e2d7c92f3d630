"""Paths, folders, globs and `-` to inputs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.readers.jsonl import JsonLines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.config import Limits
    from copydesk.readers.row import Input


def open_inputs(paths: Iterable[str], limits: Limits) -> tuple[list[Input], list[str]]:
    """Return the inputs that paths name, and one line for each path that names none."""
    return [JsonLines(path, Path(path), limits) for path in paths], []
