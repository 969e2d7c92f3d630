"""Which publication dates are no dates of their own: the moment of retrieval written as such, or one timestamp all over a source."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from copydesk.survey.order import equal_runs
from copydesk.survey.places import in_order, keep_first
from copydesk.text.hashes import key64

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.finding import RecordRef
    from copydesk.survey.places import Place
    from copydesk.text.url_dates import UrlDate

SAME_SECOND = "at the very second at which they were fetched"
SAME_DAY = "on the day on which they were fetched"
SAME_CLOCK = "at this same second by their source"
TEMPLATE_DAY = "on this same day by their source"

_ENOUGH = 10
_HALF = 0.5
_NAMED = 6
_SLACK = 1
_WITNESSES, _STRAY, _LONG = 5, 0.2, 30


class Stamp(NamedTuple):
    """Why a date counts as the crawl's or the template's and not the article's.

    Attributes:
        kind: the trait that it shares with other dates, in words.
        records: how many records share it.
        confidence: how sure that makes it.
        share: how many these are among how many, in words.
        against: what else speaks against the date, in words.
        others: where some of the other records stand.
    """

    kind: str
    records: int
    confidence: float
    share: str
    against: str | None = None
    others: tuple[Place, ...] = ()


class Shared(NamedTuple):
    """A timestamp of most records of a source: how many have it, what speaks against it, and where the first of them stand."""

    records: int
    against: str | None
    places: tuple[Place, ...]


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
        self._published: Counter[int] = Counter()
        self._dated: Counter[str] = Counter()
        self._times = _Times()
        self._shared: dict[int, Shared] = {}
        self._examples: dict[str, list[Place]] = {}
        self._late: frozenset[str] = frozenset()
        self._late_days = 0

    def add(self, day: dt.date, clock: str | None, ref: RecordRef, address: UrlDate | None, fetched: dt.date | None, *, is_second: bool) -> None:
        """Count a dated record.

        Args:
            day: its publication day.
            clock: day and time of its publication to the second, where it has a time.
            ref: the record.
            address: the days that its address allows, if it names any.
            fetched: the day on which it was fetched.
            is_second: whether it was fetched at that very second.
        """
        self._dated[ref.source] += 1
        self._published[day.toordinal()] += 1
        self._times.add(clock or str(day), day, ref, address, fetched)
        known = address is not None and address.day is not None
        if is_second:
            self._seconds += 1
            self._addressed[known and address is not None and address.day == day] += known
            self._remember(SAME_SECOND, (ref.file, ref.line))
        if fetched == day and not known:
            self._days[str(day)] += 1
            self._remember(str(day), (ref.file, ref.line))

    def _remember(self, trait: str, place: Place) -> None:
        keep_first(self._examples.setdefault(trait, []), place, _NAMED, in_order)

    def merge(self, other: StampCounts) -> None:
        """Take in the counts of another part of the run."""
        self._seconds += other._seconds
        self._addressed.update(other._addressed)
        self._days.update(other._days)
        self._published.update(other._published)
        self._dated.update(other._dated)
        self._times.merge(other._times)
        for trait, places in other._examples.items():
            for place in places:
                self._remember(trait, place)

    def finish(self, late: frozenset[str]) -> None:
        """Keep the timestamps that most records of a source share, and the days of crawls that took up old articles; drop the rest.

        Args:
            late: the days of retrieval on which most records were not new.
        """
        self._late = late
        self._late_days = sum(self._days[day] for day in late)
        for day in sorted(late):
            for place in self._examples.get(day, ()):
                self._remember(SAME_DAY, place)
        self._examples = {trait: places for trait, places in self._examples.items() if trait in {SAME_SECOND, SAME_DAY}}
        self._shared = dict(self._times.shared(self._dated, self._published))
        self._times = _Times()

    def places(self) -> Iterator[Place]:
        """Yield the places of the records that findings name."""
        for places in self._examples.values():
            yield from places
        for shared in self._shared.values():
            yield from shared.places

    def judge(self, published: str | None, fetched: str | None, ref: RecordRef) -> Stamp | None:
        """Tell whether a record's date is a stamp, by its publication date and its moment of retrieval as written."""
        if not published:
            return None
        clock, day = clock_of(published), published.strip()[:10]
        # Where addresses bear the dates out, it is the moment of retrieval that was copied from them.
        if clock is not None and clock == clock_of(fetched) and self._seconds >= _ENOUGH and self._addressed[True] <= self._addressed[False]:
            return self._of_run(SAME_SECOND, self._seconds, 0.97, ref)
        if fetched and day in self._late and fetched.strip()[:10] == day and self._late_days >= _ENOUGH:
            return self._of_run(SAME_DAY, self._late_days, 0.95, ref)
        shared = self._shared.get(key64(f"{ref.source} {clock or day}"))
        if shared is None or (clock is None and shared.against is None):
            return None
        share = f"{clock or day} stands in {shared.records} of {self._dated[ref.source]} dated records of the source"
        kind = TEMPLATE_DAY if clock is None else SAME_CLOCK
        return Stamp(kind, shared.records, 0.9, share, shared.against, _others(shared.places, ref))

    def _of_run(self, kind: str, records: int, confidence: float, ref: RecordRef) -> Stamp:
        share = f"{records} of {self._dated.total()} dated records of the run"
        return Stamp(kind, records, confidence, share, None, _others(self._examples.get(kind, ()), ref))


class _Times:
    """The timestamps of records as numbers, one row a record: which source has which, where, and what else tells of the record's day."""

    def __init__(self) -> None:
        self._sources: dict[str, int] = {}
        self._names: dict[str | None, int] = {}
        self._keys, self._lines = array("Q"), array("Q")
        self._source, self._file, self._day = array("I"), array("I"), array("I")
        self._address, self._fetched = array("i"), array("I")

    def add(self, time: str, day: dt.date, ref: RecordRef, address: UrlDate | None, fetched: dt.date | None) -> None:
        """Note a record with its timestamp."""
        self._keys.append(key64(f"{ref.source} {time}"))
        self._lines.append(ref.line or 0)
        self._source.append(self._sources.setdefault(ref.source, len(self._sources)))
        self._file.append(self._names.setdefault(ref.file, len(self._names)))
        self._day.append(day.toordinal())
        self._address.append(_witness(day, address))
        self._fetched.append(fetched.toordinal() if fetched else 0)

    def merge(self, other: _Times) -> None:
        """Take in the rows of another part of the run."""
        sources = [self._sources.setdefault(source, len(self._sources)) for source in other._sources]
        names = [self._names.setdefault(name, len(self._names)) for name in other._names]
        self._source.extend(sources[number] for number in other._source)
        self._file.extend(names[number] for number in other._file)
        self._keys.extend(other._keys)
        self._lines.extend(other._lines)
        self._day.extend(other._day)
        self._address.extend(other._address)
        self._fetched.extend(other._fetched)

    def shared(self, dated: Counter[str], published: Counter[int]) -> Iterator[tuple[int, Shared]]:
        """Yield the timestamps that most dated records of a source have, each under its key.

        Args:
            dated: how many dated records each source has.
            published: how many records of the run are dated on each day.
        """
        sources, names = list(self._sources), list(self._names)
        for run in equal_runs(self._keys):
            number = dated[sources[self._source[run[0]]]]
            if len(run) < _ENOUGH or len(run) < _HALF * number:
                continue
            elsewhere = (published[self._day[run[0]]] - len(run), dated.total() - number)
            places = sorted(((names[self._file[i]], self._lines[i] or None) for i in run), key=in_order)
            yield self._keys[run[0]], Shared(len(run), self._against(run, *elsewhere), tuple(places[:_NAMED]))

    def _against(self, run: Sequence[int], same: int, others: int) -> str | None:
        """Return what shows that records with one day were not published together: their addresses, else days of retrieval far apart.

        The latter count only where records of other sources do not have that day as well: a collection about one day may be fetched at any time.
        """
        named = [self._address[i] for i in run if self._address[i]]
        contrary = [-number for number in named if number < 0]
        if len(contrary) < (1 - _STRAY) * len(named):
            return None
        if len(set(contrary)) >= _WITNESSES:
            return f"the addresses of {len(contrary)} of them name {len(set(contrary))} other days or months"
        fetched = Counter(self._fetched[i] for i in run if self._fetched[i])
        if len(fetched) < _ENOUGH or max(fetched.values()) > _STRAY * len(run) or same > _STRAY * others:
            return None
        first, last = min(fetched), max(fetched)
        if last - first < _LONG:
            return None
        return f"they were fetched on {len(fetched)} days from {dt.date.fromordinal(first)} to {dt.date.fromordinal(last)}"


def _witness(day: dt.date, address: UrlDate | None) -> int:
    """Return the first day that an address allows as a number, negative where it does not allow this day; 0 where it names none."""
    if address is None:
        return 0
    number, slack = day.toordinal(), _SLACK
    first, last = address.first.toordinal(), address.last.toordinal()
    return first if first - slack <= number <= last + slack else -first


def _others(places: Sequence[Place], ref: RecordRef) -> tuple[Place, ...]:
    return tuple(place for place in places if place != (ref.file, ref.line))[: _NAMED - 1]
