"""A progress bar is for a person at a terminal, and for long runs alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from copydesk.cli import progress
from copydesk.cli.progress import progress_bar, wants_progress

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("is_tty", "variables", "is_refused", "expected"),
    [
        (True, {}, False, True),
        (False, {}, False, False),
        (True, {}, True, False),
        (True, {"TERM": "dumb"}, False, False),
        (True, {"COPYDESK_NO_PROGRESS": "1"}, False, False),
    ],
)
def test_who_gets_a_bar(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_tty: bool,  # noqa: FBT001
    variables: dict[str, str],
    is_refused: bool,  # noqa: FBT001
    *,
    expected: bool,
) -> None:
    """Only a terminal that can draw gets one, unless it is refused."""
    assert folder.is_dir()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_tty, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert wants_progress(is_refused=is_refused) is expected


@pytest.mark.parametrize(("patience", "is_drawn"), [(0.0, True), (3600.0, False)])
def test_a_bar_appears_only_after_a_while(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], patience: float, *, is_drawn: bool
) -> None:
    """A short run draws nothing; a long one draws on standard error alone, and counts both passes."""
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress_bar(is_shown=True) as bar:
        assert bar is not None
        for name in ("reading", "reading", "checking"):
            bar(name, 256)
        drawn = bar.counts()
    out, err = capsys.readouterr()

    assert out == ""
    assert bool(err) is is_drawn
    assert drawn == {"reading": 512, "checking": 256}


def test_no_bar_costs_nothing() -> None:
    """Where no bar is shown there is nothing to call."""
    with progress_bar(is_shown=False) as bar:
        assert bar is None
