"""Which publication dates are no dates of their own: the moment of retrieval written as such, or one timestamp all over a source."""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.hashes import key64

if TYPE_CHECKING:
    import datetime as dt

    from copydesk.finding import RecordRef

SAME_SECOND = "at the very second at which they were fetched"
SAME_DAY = "on the day on which they were fetched"
SAME_CLOCK = "at this same second by their source"

_ENOUGH = 10
_HALF = 0.5
_NAMED = 6


class Stamp(NamedTuple):
    """Why a date counts as the crawl's and not the article's: how many records share the trait, how sure that makes it, and some of them."""

    kind: str
    records: int
    confidence: float
    others: tuple[RecordRef, ...] = ()


def clock_of(text: str | None) -> str | None:
    """Return day and time to the second as written, without the zone; None for a bare day and for midnight."""
    if not text or len(text := text.strip()) < len("2020-08-02T10:15"):
        return None
    clock = text[11:19] if text[16:17] == ":" else f"{text[11:16]}:00"
    return None if clock == "00:00:00" else f"{text[:10]}T{clock}"


class StampCounts:
    """Counts records whose date equals that of their retrieval, and timestamps that records of a source share."""

    def __init__(self) -> None:
        self._seconds = 0
        self._addressed: Counter[bool] = Counter()
        self._days: Counter[str] = Counter()
        self._dated: Counter[str] = Counter()
        self._clocks = array("Q")
        self._shared: dict[int, int] = {}
        self._examples: dict[str, dict[int, RecordRef]] = {}
        self._late: frozenset[str] = frozenset()
        self._late_days = 0

    def add(self, day: dt.date, clock: str | None, ref: RecordRef, address: dt.date | None, *, is_second: bool, is_fetched: bool) -> None:
        """Count a dated record.

        Args:
            day: its publication day.
            clock: day and time of its publication to the second, where it has a time.
            ref: the record.
            address: the day that its address names, if any.
            is_second: whether it was fetched at that very second.
            is_fetched: whether it was fetched on that day.
        """
        self._dated[ref.source] += 1
        if clock is not None:
            self._clocks.append(key64(f"{ref.source} {clock}"))
        if is_second:
            self._seconds += 1
            self._addressed[address is not None and address == day] += address is not None
            self._remember(SAME_SECOND, ref)
        if is_fetched and address is None:
            self._days[str(day)] += 1
            self._remember(str(day), ref)

    def _remember(self, trait: str, ref: RecordRef) -> None:
        """Keep the records of the smallest hashes as examples, so that they do not depend on the order of records."""
        examples = self._examples.setdefault(trait, {})
        key = key64(f"{ref.id} {ref.file} {ref.line}")
        if len(examples) < _NAMED or key < max(examples):
            examples[key] = ref
            if len(examples) > _NAMED:
                del examples[max(examples)]

    def merge(self, other: StampCounts) -> None:
        """Take in the counts of another part of the run."""
        self._seconds += other._seconds
        self._addressed.update(other._addressed)
        self._days.update(other._days)
        self._dated.update(other._dated)
        self._clocks.extend(other._clocks)
        for trait, examples in other._examples.items():
            for ref in examples.values():
                self._remember(trait, ref)

    def finish(self, late: frozenset[str]) -> None:
        """Keep the timestamps that many records of a source share, and the days of crawls that took up old articles; drop the rest.

        Args:
            late: the days of retrieval on which most records were not new.
        """
        self._late = late
        self._late_days = sum(self._days[day] for day in late)
        for day in sorted(late):
            for ref in self._examples.get(day, {}).values():
                self._remember(SAME_DAY, ref)
        for key, same in groupby(sorted(self._clocks)):
            number = sum(1 for _ in same)
            if number >= _ENOUGH:
                self._shared[key] = number
        self._clocks = array("Q")

    def judge(self, published: str | None, fetched: str | None, ref: RecordRef) -> Stamp | None:
        """Tell whether a record's date is a stamp, by its publication date and its moment of retrieval as written."""
        if not published:
            return None
        clock, day = clock_of(published), published.strip()[:10]
        # Where addresses bear the dates out, it is the moment of retrieval that was copied from them.
        if clock is not None and clock == clock_of(fetched) and self._seconds >= _ENOUGH and self._addressed[True] <= self._addressed[False]:
            return Stamp(SAME_SECOND, self._seconds, 0.97, self._others(SAME_SECOND, ref))
        if fetched and day in self._late and fetched.strip()[:10] == day and self._late_days >= _ENOUGH:
            return Stamp(SAME_DAY, self._late_days, 0.95, self._others(SAME_DAY, ref))
        if clock is not None:
            shared = self._shared.get(key64(f"{ref.source} {clock}"), 0)
            if shared >= _HALF * self._dated[ref.source] and shared:
                return Stamp(SAME_CLOCK, shared, 0.9)
        return None

    def _others(self, trait: str, ref: RecordRef) -> tuple[RecordRef, ...]:
        return tuple(other for _, other in sorted(self._examples.get(trait, {}).items()) if other != ref)[: _NAMED - 1]
