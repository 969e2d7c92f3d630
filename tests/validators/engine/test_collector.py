"""How a run leaves Python's cycle collector."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from copydesk import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

ROW = {"id": "a1", "url": "https://ledger.example/ferry", "body": "The ferry to Outer Skerry returned on Monday."}


def test_runs_that_overlap_leave_the_collector_as_it_was() -> None:
    """A run inside another one, as in two threads, does not keep the collector as the outer one set it; the last to end puts it back."""
    before = gc.get_threshold()
    inside: list[tuple[int, int, int]] = []

    def rows() -> Iterator[dict[str, str]]:
        yield ROW
        validate([{**ROW, "id": "a2"}])
        inside.append(gc.get_threshold())
        yield {**ROW, "id": "a3"}

    validate(rows())

    assert inside[0][0] > before[0]
    assert gc.get_threshold() == before
