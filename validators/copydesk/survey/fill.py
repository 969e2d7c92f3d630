"""How often a source filled each field in an earlier run: what a later run is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Fill(NamedTuple):
    """The records of one source in an earlier run, the share of them that filled each field, and the day that counted as today then."""

    records: int
    shares: Mapping[str, float]
    day: str | None = None
