"""Paths, folders, globs, pipes: what they stand for, each file once, and one line for what cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from copydesk.config import Limits
from copydesk.errors import ReadError
from copydesk.readers import open as opening
from copydesk.readers import open_inputs

if TYPE_CHECKING:
    from collections.abc import Iterable

RECORD = b'{"id": "a1"}\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files, hidden ones and ones of other formats among them, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.jsonl", "a.json", "sub/c.txt", "sub/deep/d.ndjson.gz", ".hidden.jsonl", ".git/x.jsonl", "notes.csv", "readme", "sub/.e.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(RECORD)
    return tmp_path


def names(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    inputs, problems = open_inputs(paths, Limits())
    assert problems == []
    return [source.name for source in inputs]


def problems(*paths: str) -> list[str]:
    inputs, told = open_inputs(paths, Limits())
    for source in inputs:
        try:
            list(source.read())
        except ReadError as error:
            told.append(str(error))
    return told


@pytest.mark.usefixtures("desk")
def test_folders_and_globs() -> None:
    """A folder is searched for known suffixes in the order of names; a glob gives its matches in that order; hidden files are left out."""
    assert names(["."]) == ["./a.json", "./b.jsonl", "./sub/c.txt", "./sub/deep/d.ndjson.gz"]
    assert names(["sub"]) == ["sub/c.txt", "sub/deep/d.ndjson.gz"]
    assert names(["*.json*"]) == ["a.json", "b.jsonl"]
    assert names(["**/*.gz"]) == ["sub/deep/d.ndjson.gz"]
    assert names(["s*"]) == ["sub/c.txt", "sub/deep/d.ndjson.gz"]
    assert names(["readme", Path("b.jsonl")]) == ["readme", "b.jsonl"]


def test_a_file_named_twice_is_read_once(desk: Path) -> None:
    """Whatever paths lead to a file, the first one counts."""
    (desk / "link.jsonl").symlink_to("b.jsonl")

    assert names(["b.jsonl", "./b.jsonl", "link.jsonl", "*.jsonl", str(desk / "b.jsonl"), "-", "-"]) == ["b.jsonl", "<stdin>"]


def test_a_file_whose_name_looks_like_a_glob(desk: Path) -> None:
    """A file that exists under a name with glob characters is that file."""
    (desk / "a[1].jsonl").write_bytes(RECORD)

    assert names(["a[1].jsonl"]) == ["a[1].jsonl"]


def test_what_cannot_be_read_is_one_line_each(desk: Path) -> None:
    """Missing files, empty folders, globs without matches, broken links and impossible names are told, each by its name."""
    (desk / "empty.jsonl").mkdir()
    (desk / "broken.jsonl").symlink_to("nowhere")

    told = problems("missing.jsonl", "empty.jsonl", "*.none", "broken.jsonl", "nul\0.jsonl", "", "b.jsonl/x", "/dev/zero")
    assert len(told) == 8
    assert all("\n" not in line for line in told)
    for name in ("missing.jsonl: No such file", "empty.jsonl: a folder without files", "*.none: no file matches", "broken.jsonl: No such file"):
        assert any(line.startswith(name) for line in told)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_without_permission(desk: Path) -> None:
    """A file that may not be read is one line."""
    (desk / "b.jsonl").chmod(0)

    assert problems("b.jsonl") == ["b.jsonl: Permission denied"]


def test_names_that_are_not_utf8(desk: Path) -> None:
    """A name in another encoding is read, and shown with escapes that any encoding can carry."""
    name = os.fsdecode(b"caf\xe9.jsonl")
    (desk / name).write_bytes(RECORD)
    inputs, _ = open_inputs([name], Limits())

    assert inputs[0].name == r"caf\xe9.jsonl"
    assert len(list(inputs[0].read())) == 1


def test_named_pipes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is read to its end; one that nobody writes to is given up after a while."""
    pipe = desk / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(RECORD * 20_000))
    writer.start()
    (source,), _ = open_inputs([str(pipe)], Limits())
    count = sum(1 for _ in source.read())
    writer.join()
    monkeypatch.setattr(opening, "_PIPE_SECONDS", 0.05)

    assert count == 20_000
    assert "nothing wrote to this pipe" in problems(str(pipe))[0]


@pytest.mark.parametrize("data", [RECORD * 3, b"[" + RECORD + b"]", b"Ferry returns\n"])
def test_standard_input(data: bytes) -> None:
    """Standard input is told its format by its content."""
    code = "from copydesk.readers import open_inputs; from copydesk.config import Limits; print(len(list(open_inputs(['-'], Limits())[0][0].read())))"
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)

    assert int(done.stdout) == max(1, data.count(b"a1"))


def test_closed_standard_input() -> None:
    """A closed standard input is one line, not a crash."""
    code = """
import os, sys
os.close(0)
from copydesk.readers import open_inputs; from copydesk.config import Limits; from copydesk.errors import ReadError
try:
    list(open_inputs(['-'], Limits())[0][0].read())
except ReadError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout.startswith(b"<stdin>: ")
    assert done.stderr == b""
