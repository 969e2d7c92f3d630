"""Batches between the two passes: in memory while they are small, in an unnamed temporary file beyond."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from typing import IO, TYPE_CHECKING, Any, Self

from copydesk.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_IN_MEMORY = 64 << 20


def scratch_file(owner: object) -> IO[bytes]:
    """Return a file without a name, in memory while it is small; it is closed when its owner is gone.

    Without a name nothing is left behind whatever ends the process, and nobody else can write to it.
    """
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with its owner
    weakref.finalize(owner, file.close)
    return file


class Spool:
    """Writes objects once and reads them back in order, all or some, as often as asked."""

    def __init__(self) -> None:
        self._file = scratch_file(self)
        self._starts = array("Q")

    def append(self, value: Any) -> None:
        """Add one object.

        Raises:
            WriteError: the temporary folder is full or not writable.
        """
        try:
            self._starts.append(self._file.tell())
            pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise WriteError(f"temporary file: {error.strerror or error}") from None

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Any]:
        return self.pick(range(len(self)))

    def pick(self, numbers: Iterable[int]) -> Iterator[Any]:
        """Yield the objects of these numbers, counted from 0 in the order in which they were added."""
        try:
            for number in numbers:
                self._file.seek(self._starts[number])
                yield pickle.load(self._file)  # noqa: S301 - written by this process, in a file without a name
        except OSError as error:
            raise WriteError(f"temporary file: {error.strerror or error}") from None

    def close(self) -> None:
        """Drop what was written."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
