"""The quarantine as a file of its own: what could not be read as a record, with its bytes, to mend it and read it again."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from copydesk.errors import WriteError
from copydesk.reports.output import check_writable, write_file
from copydesk.reports.store import Store

if TYPE_CHECKING:
    from copydesk.finding import Quarantined


class QuarantineFile:
    """Gathers quarantined pieces and writes them as JSON lines, whole or not at all; a run without any leaves an empty file.

    Raises:
        WriteError: the file could not be written where it is to go.
    """

    def __init__(self, path: str) -> None:
        check_writable(path)
        self.path = path
        self._entries = Store()

    def add(self, item: Quarantined) -> None:
        """Take in one piece."""
        self._entries.append(entry(item))

    def write(self) -> list[str]:
        """Write the file, and return one line if it could not be written."""
        try:
            write_file(self.path, (line + b"\n" for line in self._entries.lines()))
        except WriteError as error:
            return [str(error)]
        return []


def entry(item: Quarantined) -> dict[str, Any]:
    """Return a piece with its bytes, as `raw` where they are UTF-8, else as `raw_base64`; of a record over the size limit they are the beginning."""
    try:
        return {**item.to_dict(), "raw": item.raw.decode()}
    except UnicodeDecodeError:
        return {**item.to_dict(), "raw_base64": base64.b64encode(item.raw).decode("ascii")}
