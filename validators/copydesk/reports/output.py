"""Reports into files and onto standard output: whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

_BUFFER = 1 << 20
"""Bytes that are written at once: a report is many short lines."""


def check_writable(path: str) -> None:
    """Tell early, before any work is done, that a file could not be written.

    Raises:
        WriteError: its folder is missing or not writable, or the path is a folder.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise WriteError(f"{path}: cannot be written: it is a folder")
        if not target.parent.is_dir():
            raise WriteError(f"{path}: cannot be written: there is no folder {target.parent}")
        if not os.access(target.parent, os.W_OK):
            raise WriteError(f"{path}: cannot be written: the folder {target.parent} is not writable")
    except (OSError, ValueError) as error:
        raise WriteError(f"{path}: cannot be written: {error}") from None


def keep_apart(outputs: Iterable[str], inputs: Iterable[str]) -> None:
    """Refuse to write over what is read, and to write two reports under one name.

    Raises:
        WriteError: a path is an input, or stands twice among the outputs.
    """
    read = {os.path.realpath(name) for name in inputs if "\0" not in name}
    seen: set[str] = set()
    for path in outputs:
        real = os.path.realpath(path)
        if real in read:
            raise WriteError(f"{path}: not written: it is an input of this run")
        if real in seen:
            raise WriteError(f"{path}: named twice as an output")
        seen.add(real)


def write_file(path: str, chunks: Iterable[bytes]) -> None:
    """Write a file under its final name only once it is complete; an old one survives a failed write.

    Raises:
        WriteError: the folder is missing, full or not writable.
    """
    target = Path(path)
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
        with os.fdopen(handle, "wb", _BUFFER) as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        _inherit_mode(temporary, target)
        Path(temporary).replace(target)
        temporary = None
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _inherit_mode(temporary: str, target: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    Path(temporary).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)


def write_stdout(chunks: Iterable[bytes]) -> None:
    """Write to standard output; a reader that went away ends the writing quietly.

    Raises:
        WriteError: standard output cannot be written, for instance on a full disk.
    """
    out = sys.stdout.buffer
    try:
        for chunk in chunks:
            out.write(chunk)
        out.flush()
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        raise WriteError(f"standard output: cannot be written: {error.strerror or error}") from None


def _silence() -> None:
    """Point standard output at nothing, so that Python's own flush at exit does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
