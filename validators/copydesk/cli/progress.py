"""A progress bar on a terminal's standard error, and nothing anywhere else."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

_PATIENCE = 0.5
"""Seconds that a run may take without a bar."""


def wants_progress(*, is_refused: bool) -> bool:
    """Tell whether a bar is to be shown: only where a person sees it and nothing speaks against it."""
    return not is_refused and not os.environ.get("COPYDESK_NO_PROGRESS") and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class ProgressBar:
    """What a run calls with the pass and a number of records; the bar appears only once a run takes a while."""

    def __init__(self) -> None:
        self._begin = time.monotonic()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self._done: dict[str, int] = {}

    def __call__(self, name: str, records: int) -> None:
        """Count records of a pass ("reading", "checking")."""
        self._done[name] = self._done.get(name, 0) + records
        if self._bar is None:
            if time.monotonic() - self._begin < _PATIENCE:
                return
            self._bar = _bar()
        if name not in self._tasks:
            self._tasks[name] = self._bar.add_task(name, total=None if name == "reading" else self._done["reading"])
        self._bar.update(self._tasks[name], completed=self._done[name])

    def counts(self) -> dict[str, int]:
        """Return how many records each pass has done."""
        return dict(self._done)

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.stop()


def _bar() -> Progress:
    from rich.console import Console  # only where a bar is shown
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color=True if os.environ.get("NO_COLOR") else None)
    bar = Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console, transient=True
    )
    bar.start()
    return bar


@contextmanager
def progress_bar(*, is_shown: bool) -> Iterator[ProgressBar | None]:
    """Give a bar, or None where none is to be shown."""
    bar = ProgressBar() if is_shown else None
    try:
        yield bar
    finally:
        if bar:
            bar.close()
