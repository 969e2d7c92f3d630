"""What every reader gives: rows as supplied, with their origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.check import Origin
    from copydesk.finding import Quarantined


class Row(NamedTuple):
    """One record as supplied, before any mapping; `size` is what it took in the input, in bytes (for data in memory, the letters of its texts)."""

    values: dict[str, Any]
    origin: Origin
    size: int = 0


class Input(Protocol):
    """One file, stream or frame; `sha256` and `size` are those of the stored bytes (None where there are none), known once `read` is exhausted."""

    name: str
    sha256: str | None
    size: int | None

    def read(self) -> Iterator[Row | Quarantined]:
        """Yield every record, and every piece that cannot be read as one, in order.

        Raises:
            ReadError: the input cannot be read at all; its text is one line that begins with the input's name.
        """
        ...
