"""Commands as a shell runs them: in this process where only their output counts, on a pseudo-terminal where that matters."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from copydesk.cli.main import group
from copydesk.cli.shell import guarded
from copydesk.cli.validate import command as validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = [
    {"id": "a1", "url": "https://ledger.example/1", "title": "Ferry returns", "body": "The ferry returns."},
    {"id": "a2", "url": "/2", "title": "Harbour\x1b[31m reopens", "body": "The harbour reopens."},
    {"url": "https://ledger.example/3", "title": "Storm passes", "body": "The storm passes."},
]
_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "COLUMNS", "CI")


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, its output and its complaints."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own working folder with `articles.jsonl`, and an environment without wishes about colours or CI."""
    monkeypatch.chdir(tmp_path)
    for name in [*_VARIABLES, *(key for key in os.environ if key.startswith("COPYDESK_"))]:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Done]:
    """Run `copydesk` with some arguments, in the working folder."""
    assert folder.is_dir()

    def call(*arguments: str) -> Done:
        is_own = arguments[:1] == ("validate",)
        code = guarded(validate, list(arguments[1:]), "validate") if is_own else guarded(group, list(arguments), "copydesk")
        out, err = capsysbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return call


@pytest.fixture
def shell(folder: Path) -> Callable[..., Done]:
    """Run `validate` in a process of its own, its output on a pseudo-terminal of 80 columns or in a pipe."""

    def call(*arguments: str, is_tty: bool = True, **variables: str) -> Done:
        program = [sys.executable, "-c", "from copydesk.cli import validate_main; validate_main()", *arguments]
        environment = {**{key: value for key, value in os.environ.items() if key not in _VARIABLES}, "TERM": "xterm", **variables}
        if not is_tty:
            done = subprocess.run(program, cwd=folder, env=environment, capture_output=True, check=False)
            return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        process = subprocess.Popen(program, cwd=folder, env=environment, stdout=slave, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        os.close(slave)
        out = b"".join(iter(lambda: _read(master), b""))
        os.close(master)
        _, err = process.communicate()
        return Done(process.returncode, out.decode().replace("\r\n", "\n"), err.decode())

    return call


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65_536)
    except OSError:
        return b""


@pytest.fixture
def select() -> tuple[str, ...]:
    """Options that keep a run to a few checks and one day."""
    return ("--select", "IDN001,IDN003", "--now", "2026-06-01")


@pytest.fixture
def lines() -> Callable[[str], list[dict[str, Any]]]:
    """Read JSON lines."""

    def parse(text: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in text.splitlines()]

    return parse
