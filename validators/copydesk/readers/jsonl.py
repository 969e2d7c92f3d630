"""Reads JSON lines."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

import orjson

from copydesk.check import Origin
from copydesk.errors import ReadError
from copydesk.finding import Quarantined
from copydesk.readers.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copydesk.config import Limits


class JsonLines:
    """A file with one JSON object a line."""

    def __init__(self, name: str, path: Path, limits: Limits) -> None:
        self.name, self.path, self.limits = name, path, limits
        self.sha256: str | None = None
        self.size: int | None = None

    def read(self) -> Iterator[Row | Quarantined]:
        """Yield the records in order."""
        digest, offset = hashlib.sha256(), 0
        try:
            handle = gzip.open(self.path) if self.path.suffix == ".gz" else self.path.open("rb")
        except OSError as error:
            raise ReadError(f"{self.name}: {error.strerror}") from None
        with handle:
            for number, line in enumerate(handle, 1):
                digest.update(line)
                if line.strip():
                    try:
                        yield Row(orjson.loads(line), Origin(self.name, number, offset, "jsonl"))
                    except orjson.JSONDecodeError as error:
                        yield Quarantined(self.name, "INP001", str(error), number, offset, line)
                offset += len(line)
        self.sha256, self.size = digest.hexdigest(), offset
