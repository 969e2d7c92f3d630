"""A report is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from copydesk.errors import WriteError
from copydesk.reports.output import check_writable, keep_apart, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = ("fsync", "chmod", "replace", "write")


def broken_chunks() -> Iterator[bytes]:
    """Yield one chunk, then fail as a full disk does."""
    yield b"new "
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", STEPS)
def test_a_failed_step_leaves_the_old_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whichever step fails, the old file is whole, nothing else is left, and the error names the file and the reason."""
    path = tmp_path / "report.json"
    path.write_bytes(b"old")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif step in {"chmod", "replace"}:
        monkeypatch.setattr(Path, step, fail)

    with pytest.raises(WriteError, match=r"report\.json: cannot be written: No space left"):
        write_file(str(path), broken_chunks() if step == "write" else [b"new"])

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("report.json", b"old")]


def test_the_mode_of_an_old_report_stays(tmp_path: Path) -> None:
    """A report that was readable by its owner alone stays so."""
    path = tmp_path / "report.json"
    path.write_bytes(b"old")
    path.chmod(0o600)

    write_file(str(path), [b"n", b"ew"])

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["missing/report.json", "."])
def test_a_bad_target_is_told_before_the_work(tmp_path: Path, name: str) -> None:
    """A missing folder, or a folder in place of the file, is found without writing."""
    with pytest.raises(WriteError, match="cannot be written"):
        check_writable(str(tmp_path / name))


def test_inputs_are_not_written_over(tmp_path: Path) -> None:
    """A report under the name of an input, by whatever way to it, or two under one name are refused."""
    (tmp_path / "a.jsonl").write_bytes(b"{}\n")
    (tmp_path / "folder").mkdir()
    name = str(tmp_path / "a.jsonl")
    roundabout = str(tmp_path / "folder" / ".." / "a.jsonl")

    keep_apart([str(tmp_path / "b.json")], [name, "<stdin>"])
    with pytest.raises(WriteError, match="it is an input of this run"):
        keep_apart([roundabout], [name])
    with pytest.raises(WriteError, match="named twice"):
        keep_apart([roundabout, name], [])
