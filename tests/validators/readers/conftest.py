"""Reading from memory, as if the bytes were a file of a given name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from copydesk.config import Limits
from copydesk.errors import ReadError
from copydesk.finding import Quarantined
from copydesk.readers.file import FileInput
from copydesk.readers.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable


class Outcome:
    """What a reader made of some bytes: rows, quarantined pieces, all items in order, and the complaint about the whole."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        source = FileInput(name, lambda: io.BytesIO(data), limits)
        self.items: list[Row | Quarantined] = []
        self.problem: str | None = None
        try:
            for item in source.read():
                self.items.append(item)
        except ReadError as error:
            self.problem = str(error)
        self.sha256, self.size = source.sha256, source.size
        self.rows = [item for item in self.items if isinstance(item, Row)]
        self.quarantined = [item for item in self.items if isinstance(item, Quarantined)]
        self.ids = [row.values.get("id") for row in self.rows]
        self.lines = [item.line for item in self.quarantined]
        self.codes = [item.code for item in self.quarantined]
        self.reasons = [item.reason for item in self.quarantined]


@pytest.fixture(scope="session")
def read() -> Callable[..., Outcome]:
    """Read bytes under a file name, with other limits than the default ones where they are given."""

    def read_bytes(data: bytes, name: str = "desk.jsonl", **limits: int) -> Outcome:
        return Outcome(data, name, Limits(**limits))

    return read_bytes
