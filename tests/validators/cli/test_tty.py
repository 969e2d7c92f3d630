"""Colours and frames where a person looks, plain lines where nobody does, and never a character from data that a terminal obeys."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Shell = Callable[..., Any]

SGR = re.compile("\x1b\\[[0-9;]*m")
COLORED, PLAIN = True, False
FULL = Path("/dev/full")


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


def test_a_reader_that_leaves_early(folder: Path) -> None:
    """`validate | head` ends quietly: no traceback, no complaint about a broken pipe."""
    (folder / "many.jsonl").write_bytes(b"{broken\n" * 30_000)
    program = f"{sys.executable} -c 'from copydesk.cli import validate_main; validate_main()' many.jsonl --format concise | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", program], cwd=folder, capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"m", b"")


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full on this machine")
@pytest.mark.parametrize("name", ["full", "json", "sarif"])
def test_a_full_disk_behind_standard_output(folder: Path, select: tuple[str, ...], name: str) -> None:
    """A result that cannot be written is told in one line, and the exit code is 2."""
    program = [sys.executable, "-c", "from copydesk.cli import validate_main; validate_main()", "articles.jsonl", *select, "--format", name]
    with FULL.open("wb") as full:
        done = subprocess.run(program, cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert done.stderr.decode() == "validate: standard output: cannot be written: No space left on device\n"
