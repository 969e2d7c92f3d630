"""Paths, folders, globs and `-` to inputs."""

from __future__ import annotations

import glob
import os
import select
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from copydesk.errors import ReadError
from copydesk.readers.file import FileInput
from copydesk.readers.sniff import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.config import Limits
    from copydesk.readers.row import Input

STDIN = "-"
_STDIN_NAME = "<stdin>"
_GLOB = frozenset("*?[")
_PIPE_SECONDS = 10
_DEVICES = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


def open_inputs(paths: Iterable[str | os.PathLike[str]], limits: Limits) -> tuple[list[Input], list[str]]:
    """Return the inputs that paths name, and one line for each path that names none.

    A folder stands for all files below it with a known suffix, hidden ones left out, in the order of their names; a glob for what it matches,
    in the same order. A file that is named twice, by whatever path, is read once.
    """
    inputs: list[Input] = []
    problems: list[str] = []
    seen: set[str] = set()
    for given in paths:
        try:
            for path in _expanded(os.fspath(given)):
                real = path if path == STDIN else os.path.realpath(path)
                if real not in seen:
                    seen.add(real)
                    inputs.append(_input(path, limits))
        except ReadError as error:
            problems.append(str(error))
    return inputs, problems


def shown(path: str) -> str:
    r"""Return a path as text that any encoding can carry: bytes that are not UTF-8 are written as `\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _input(path: str, limits: Limits) -> Input:
    if path == STDIN:
        return FileInput(_STDIN_NAME, _stdin, limits)
    return FileInput(shown(path), lambda: _open(path), limits)


def _expanded(path: str) -> Iterator[str]:
    """Yield the files that one argument names.

    Raises:
        ReadError: it names none.
    """
    if path == STDIN:
        yield path
    elif "\0" in path or not path:
        raise ReadError(f"{shown(path)!r}: not a path")
    elif os.path.isdir(path):  # noqa: PTH112 - paths stay texts, whose bytes need not be UTF-8
        yield from _in_folder(path)
    elif not os.path.lexists(path) and _GLOB & set(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - the same
        if not matches:
            raise ReadError(f"{shown(path)}: no file matches")
        for match in matches:
            if not os.path.isdir(match):  # noqa: PTH112 - the same
                yield match
            elif "**" not in path:
                yield from _in_folder(match)
    else:
        yield path


def _in_folder(folder: str) -> Iterator[str]:
    is_empty = True
    failures: list[OSError] = []
    for above, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(above, name)  # noqa: PTH118 - the same
            if not name.startswith(".") and _is_known(name) and (os.path.isfile(path) or not os.path.exists(path)):  # noqa: PTH113, PTH110
                is_empty = False
                yield path
    if failures:
        raise ReadError(f"{shown(str(failures[0].filename))}: {failures[0].strerror}")
    if is_empty:
        raise ReadError(f"{shown(folder)}: a folder without files to read ({', '.join(SUFFIXES)}, also with .gz)")


def _is_known(name: str) -> bool:
    stem = name.lower().removesuffix(".gz")
    return any(stem.endswith(suffix) for suffix in SUFFIXES)


def _open(path: str) -> BinaryIO:
    mode = os.stat(path).st_mode  # noqa: PTH116 - the same
    if stat.S_ISFIFO(mode) and not path.startswith(_DEVICES):
        return _open_pipe(path)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or path.startswith(_DEVICES) or os.path.realpath(path) == os.devnull):
        raise OSError(None, "a folder" if stat.S_ISDIR(mode) else "neither a file nor a pipe")
    return Path(path).open("rb")


def _open_pipe(path: str) -> BinaryIO:
    """Open a named pipe, but do not wait for ever for somebody to write to it."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    poll = select.poll()
    poll.register(handle, select.POLLIN | select.POLLHUP)
    if not poll.poll(_PIPE_SECONDS * 1000):
        os.close(handle)
        raise OSError(None, f"nothing wrote to this pipe for {_PIPE_SECONDS} seconds")
    os.set_blocking(handle, True)
    return os.fdopen(handle, "rb")


def _stdin() -> BinaryIO:
    if sys.stdin is None or sys.stdin.closed:
        raise OSError(None, "standard input is closed")
    return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
