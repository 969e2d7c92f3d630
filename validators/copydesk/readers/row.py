"""What every reader gives: rows as supplied, with their origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.check import Origin
    from copydesk.finding import Quarantined


@dataclass(frozen=True, slots=True)
class Row:
    """One record as supplied, before any mapping."""

    values: dict[str, Any]
    origin: Origin


class Input(Protocol):
    """One file, stream or frame; `sha256` and `size` are known once `read` is exhausted (None where there are no bytes)."""

    name: str
    sha256: str | None
    size: int | None

    def read(self) -> Iterator[Row | Quarantined]:
        """Yield every record, and every piece that cannot be read as one, in order.

        Raises:
            ReadError: the input cannot be read at all; its text is one line that begins with the input's name.
        """
        ...
