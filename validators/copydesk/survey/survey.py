"""The summaries of one run, filled record by record in the first pass and merged before the second."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from copydesk.survey.authors import AuthorForms
from copydesk.survey.copies import CopyIndex
from copydesk.survey.dates import DateSurvey, FormExamples, form_of
from copydesk.survey.key_counts import KeyCounts
from copydesk.survey.keys import KeyIndex, address_key
from copydesk.survey.lines import LineCounts
from copydesk.survey.links import LinkIndex
from copydesk.survey.names import NameCounts
from copydesk.survey.parties import PartyForms
from copydesk.survey.roll import Roll
from copydesk.survey.shapes import BodyShapes
from copydesk.text.hashes import key64
from copydesk.text.zones import own_text, split_zones

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from copydesk.finding import RecordRef
    from copydesk.survey.fill import Fill
    from copydesk.survey.keys import Keys
    from copydesk_schemas import Article

    Surveyed = tuple[Article, RecordRef, Keys]


@dataclass(slots=True)
class FileTally:
    """What was read from one input: records (quarantined ones included), bytes, hash, and the keys that nothing mapped."""

    path: str
    sha256: str | None = None
    size: int | None = None
    read: int = 0
    quarantined: int = 0
    unmapped: KeyCounts = field(default_factory=KeyCounts)

    def merge(self, other: FileTally) -> None:
        """Take in the tally of another part of the same file."""
        self.read += other.read
        self.quarantined += other.quarantined
        self.unmapped.merge(other.unmapped)
        self.sha256, self.size = self.sha256 or other.sha256, self.size if self.size is not None else other.size


@dataclass(slots=True)
class SourceTally:
    """What the records of one source look like: counts by field, dates by month, bodies by length; and how fields were filled before.

    `day` is the day that counts as today where the source is compared with an earlier run.
    """

    key: str
    records: int = 0
    names: Counter[str] = field(default_factory=Counter)
    filled: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    words: Counter[int] = field(default_factory=Counter)
    date_forms: Counter[str] = field(default_factory=Counter)
    form_examples: FormExamples = field(default_factory=FormExamples)
    before: Fill | None = None
    day: str | None = None

    def add(self, article: Article, ref: RecordRef, spaces: int) -> None:
        """Count one record, whose body has so many spaces."""
        self.records += 1
        if article.source:
            self.names[article.source] += 1
        for name in ("id", "url", "title", "description", "body", "language", "published_at", "fetched_at", "authors", "license"):
            if getattr(article, name):
                self.filled[name] += 1
        self.months[(article.published_at or "")[:7]] += 1
        if form := form_of(article.published_at):
            self.date_forms[form] += 1
            self.form_examples.add(form, article.published_at or "", ref)
        self.words[word_bin(spaces + 1 if article.body else 0)] += 1

    def shares(self) -> dict[str, float]:
        """Return the share of records that fill each field which any record fills."""
        return {name: round(self.filled[name] / self.records, 4) for name in sorted(self.filled)}

    def merge(self, other: SourceTally) -> None:
        """Take in the tally of another part of the same source."""
        self.records += other.records
        for mine, theirs in (
            (self.names, other.names),
            (self.filled, other.filled),
            (self.months, other.months),
            (self.date_forms, other.date_forms),
        ):
            mine.update(theirs)
        self.words.update(other.words)
        self.form_examples.merge(other.form_examples)


def word_bin(words: int) -> int:
    """Return the lower edge of the bin that a body of so many words falls into: 0, 1, 2, 4, 8 and so on."""
    return 0 if words <= 0 else 1 << (words.bit_length() - 1)


class Survey:
    """All summaries of a run. Each part has `merge` and, where a total is needed, `finish`; none depends on the order of records."""

    def __init__(self) -> None:
        self.files: dict[str, FileTally] = {}
        self.sources: dict[str, SourceTally] = {}
        self.lines: LineCounts = LineCounts()
        self.shapes: BodyShapes = BodyShapes()
        self.authors: AuthorForms = AuthorForms()
        self.names: NameCounts = NameCounts()
        self.ids: KeyIndex = KeyIndex()
        self.addresses: KeyIndex = KeyIndex()
        self.bodies: KeyIndex = KeyIndex()
        self.copies: CopyIndex = CopyIndex()
        self.links: LinkIndex = LinkIndex()
        self.dates: DateSurvey = DateSurvey()
        self.parties: PartyForms = PartyForms()
        self.roll: Roll = Roll()

    def file(self, path: str) -> FileTally:
        """Return the tally of a file, made on first use."""
        return self.files.setdefault(path, FileTally(path))

    def add(self, records: Sequence[Surveyed]) -> None:
        """Count a few records in every summary: all of them in one, then in the next."""
        self._add_keys(records)
        self._add_bodies([(article.body, article, ref, keys) for article, ref, keys in records if article.body])
        for article, _, _ in records:
            self.links.add(article)
        for article, ref, _ in records:
            self.dates.add(article, ref)
        for article, ref, keys in records:
            self.parties.add(article)
            source = self.sources.get(ref.source)
            if source is None:
                source = self.sources[ref.source] = SourceTally(ref.source)
            source.add(article, ref, keys.spaces)
            self.authors.add(article, ref.source)
        for _, _, keys in records:
            self.names.add(keys.names, keys.content)

    def _add_keys(self, records: Sequence[Surveyed]) -> None:
        for article, ref, keys in records:
            self.ids.add(key64(ref.id), keys.content, ref.file, ref.line)
            if article.body:
                self.bodies.add(keys.body, keys.content, ref.file, ref.line)
                if address := address_key(article):
                    self.addresses.add(address[1], keys.body, ref.file, ref.line)

    def _add_bodies(self, records: Sequence[tuple[str, Article, RecordRef, Keys]]) -> None:
        for body, _, ref, keys in records:
            self.copies.add(body, keys.content, ref.file, ref.line, ref.source)
        for body, article, ref, keys in records:
            self.lines.add(body, ref.source, article.title, ref)
            self.shapes.add(body, keys.words, ref.source)

    def merge(self, other: Survey) -> None:
        """Take in the survey of another part of the run."""
        for path, tally in other.files.items():
            self.file(path).merge(tally)
        for key, source in other.sources.items():
            self.sources.setdefault(key, SourceTally(key)).merge(source)
        self.lines.merge(other.lines)
        self.shapes.merge(other.shapes)
        self.authors.merge(other.authors)
        self.names.merge(other.names)
        self.ids.merge(other.ids)
        self.addresses.merge(other.addresses)
        self.bodies.merge(other.bodies)
        self.copies.merge(other.copies)
        self.links.merge(other.links)
        self.dates.merge(other.dates)
        self.parties.merge(other.parties)

    def remember(self, before: Mapping[str, Fill], day: str) -> None:
        """Tell the sources how they filled their fields in an earlier run, and the day that counts as today in this one."""
        for key, tally in self.sources.items():
            tally.before, tally.day = before.get(key), day

    def finish(self) -> None:
        """Close all summaries after the last record, before the second pass reads them."""
        self.lines.finish()
        self.shapes.finish()
        self.authors.finish()
        self.names.finish()
        for index in (self.ids, self.addresses, self.bodies, self.copies, self.links):
            index.finish()
        self.dates.finish()
        self.roll.call(chain.from_iterable(index.places() for index in (self.copies, self.ids, self.addresses, self.bodies, self.dates.stamps)))

    def wanted(self) -> set[tuple[str | None, int | None]]:
        """Return the places of the records that must be looked at again before the second pass."""
        return {*self.roll.places(), *self.copies.places()}

    def look_again(self, article: Article, row: Mapping[str, Any], ref: RecordRef, keys: Keys) -> None:
        """Take in what findings of other records tell of this one, and all passages of a record that may be a copy."""
        if self.roll.wants(ref.file, ref.line):
            self.roll.enter(article, row, ref, keys.words)
        if self.copies.wants(keys.content):
            body = article.body or ""
            self.copies.examine(own_text(body, split_zones(body, self.lines.furniture(ref.source))), keys.content)
