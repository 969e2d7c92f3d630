"""A progress bar on a terminal's standard error, and nothing anywhere else."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def wants_progress(*, is_refused: bool) -> bool:
    """Tell whether a bar is to be shown: only where a person sees it and nothing speaks against it."""
    return not is_refused and not os.environ.get("COPYDESK_NO_PROGRESS") and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress_bar(*, is_shown: bool) -> Iterator[Callable[[str, int], None] | None]:
    """Give what `run` calls with the pass and a number of records; None where no bar is shown."""
    if not is_shown:
        yield None
        return
    from rich.console import Console  # only where a bar is shown
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color=True if os.environ.get("NO_COLOR") else None)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks = {"reading": bar.add_task("reading", total=None)}
        read = 0

        def advance(name: str, records: int) -> None:
            nonlocal read
            if name == "reading":
                read += records
            elif name not in tasks:
                bar.update(tasks["reading"], total=read)
                tasks[name] = bar.add_task(name, total=read)
            bar.advance(tasks[name], records)

        yield advance
