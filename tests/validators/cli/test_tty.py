"""Colours and frames where a person looks, plain lines where nobody does, and never a character from data that a terminal obeys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Shell = Callable[..., Any]

SGR = re.compile("\x1b\\[[0-9;]*m")
COLORED, PLAIN = True, False


@pytest.mark.parametrize(
    ("is_tty", "variables", "options", "expected"),
    [
        (True, {}, (), COLORED),
        (True, {"NO_COLOR": "1"}, (), PLAIN),
        (True, {"TERM": "dumb"}, (), PLAIN),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), PLAIN),
        (True, {"NO_COLOR": "1"}, ("--color", "always"), COLORED),
        (True, {}, ("--color", "never"), PLAIN),
        (False, {}, (), PLAIN),
        (False, {"FORCE_COLOR": "1"}, (), COLORED),
        (False, {"FORCE_COLOR": "0"}, (), PLAIN),
    ],
)
def test_colours(shell: Shell, select: tuple[str, ...], is_tty: bool, variables: dict[str, str], options: tuple[str, ...], *, expected: bool) -> None:  # noqa: FBT001
    """Terminal, pipe, NO_COLOR, FORCE_COLOR, TERM=dumb and the flag each have their say, and the exit code is the same."""
    done = shell("articles.jsonl", *select, *options, is_tty=is_tty, **variables)

    assert bool(SGR.search(done.out)) is expected
    assert "\x1b" not in SGR.sub("", done.out)
    assert done.err == ""
    assert done.code == 1


def test_frames_on_a_terminal(shell: Shell, select: tuple[str, ...]) -> None:
    """On a terminal the format is full, and no line is wider than it."""
    lines = SGR.sub("", shell("articles.jsonl", *select).out).splitlines()

    assert any(line.startswith("  --> articles.jsonl:2  record a2") for line in lines)
    assert max(map(len, lines)) <= 80


def test_data_cannot_reach_the_terminal(shell: Shell, folder: Path) -> None:
    """A title, an id and a file name full of escapes are shown, not obeyed, on both streams."""
    (folder / "a\x1b[2Jb.jsonl").write_text('{"id": "x\\u001b]0;owned\\u0007", "title": "\\u202e\\u001b[31m"}\n', encoding="utf-8")
    done = shell("a\x1b[2Jb.jsonl", "no\x1b[31m\u202e.jsonl", "--color", "never", "-v")

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.out + done.err)
    assert "a\\x1b[2Jb.jsonl" in done.out
    assert "no\\x1b[31m\\u202e.jsonl" in done.err
