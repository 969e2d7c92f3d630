"""The two passes in one process: survey everything, then judge every record against the whole."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from copydesk.check import Record, Scope
from copydesk.engine.findings import make_findings
from copydesk.engine.identity import content_bytes, record_ref
from copydesk.engine.own_schema import OwnSchema
from copydesk.engine.spool import Spool
from copydesk.errors import ReadError
from copydesk.finding import Quarantined
from copydesk.readers.mapping import Mapper
from copydesk.survey import Survey
from copydesk.survey.keys import keys_of
from copydesk.text.hashes import key64
from copydesk.text.names import list_names_of
from copydesk_schemas import Article, broken_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from copydesk.check import Check, Origin
    from copydesk.config import Settings
    from copydesk.engine.findings import Ordinals
    from copydesk.finding import Finding, RecordRef
    from copydesk.readers import Input
    from copydesk.readers.row import Row
    from copydesk.survey import FileTally
    from copydesk.survey.fill import Fill
    from copydesk.survey.keys import Keys

BATCH = 256
TOGETHER = 128
"""How many items go through one step, or are judged by one check, before the next; and how many are spooled as one object."""
BATCH_BYTES = 8 << 20
"""What a batch may hold at most besides its last item, so that no run of large records piles up in memory."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one piece of input: a record with its findings, a quarantined piece, or findings about a file, source or corpus."""

    findings: tuple[Finding, ...] = ()
    ref: RecordRef | None = None
    quarantined: Quarantined | None = None


@dataclass(slots=True)
class Run:
    """The first pass's result: the merged survey and the spooled rows.

    Attributes:
        extents: the file, and the first and last line, of the records in each spooled object.
        problems: one line for each input that could not be read.
        failures: one line for each check that failed on a record, by code; filled by `judge`.
    """

    survey: Survey
    settings: Settings
    spool: Spool
    extents: list[tuple[str | None, int, int]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)

    def keep(self, batch: list[Any]) -> None:
        """Spool a few records or quarantined pieces together."""
        refs = [item[2] for item in batch if not isinstance(item, Quarantined)]
        lines = [ref.line or 0 for ref in refs]
        self.extents.append((refs[0].file, min(lines), max(lines)) if refs else (None, 0, -1))
        self.spool.append(batch)

    def judge(
        self, checks: Sequence[Check], progress: Callable[[int], None] | None = None, before: Mapping[str, Fill] | None = None
    ) -> Iterator[Outcome]:
        """Run the second pass: yield each record's outcome in input order, then what concerns files and sources.

        Args:
            checks: the checks that judge.
            progress: called with a number of records.
            before: how sources filled their fields in the run that the baseline was drawn from.
        """
        self.survey.remember(before or {}, self.settings.now.isoformat())
        by_scope: dict[Scope, list[Check]] = {scope: [] for scope in Scope}
        for item in checks:
            by_scope[item.scope].append(item)
        per_record = [*by_scope[Scope.RECORD], *by_scope[Scope.CORPUS]]
        per_record.sort(key=lambda c: c.code)
        seen: Ordinals = {}
        for batch in self.spool:
            records = [self._record(*item) for item in batch if not isinstance(item, Quarantined)]
            ordinals = [seen if self.survey.ids.shared(key64(record.ref.id)) else {} for record in records]
            found = zip(records, make_findings(records, per_record, ordinals, self.failures), strict=True)
            for item in batch:
                if isinstance(item, Quarantined):
                    yield Outcome(quarantined=item)
                else:
                    record, findings = next(found)
                    yield Outcome(tuple(findings), record.ref)
            if progress:
                progress(len(batch))
        for scope, subjects in (
            (Scope.FILE, [self.survey.files[path] for path in self.survey.files]),
            (Scope.SOURCE, [self.survey.sources[key] for key in sorted(self.survey.sources)]),
        ):
            for findings in make_findings(subjects, by_scope[scope], [{} for _ in subjects], self.failures):
                if findings:
                    yield Outcome(tuple(findings))

    def _record(self, row: dict[str, Any], origin: Origin, ref: RecordRef, keys: Keys) -> Record:
        return Record(Article.from_dict(row), row, origin, ref, keys, broken_rules(row), self.survey, self.settings.for_source(ref.source))


def survey_pass(inputs: Iterable[Input], settings: Settings, progress: Callable[[int], None] | None = None) -> Run:
    """Run the first pass: read every input, map its rows, count them in the survey, and spool them for the second.

    An input that cannot be read is told in `problems`; what was read of it before stays counted.
    """
    run = Run(Survey(), settings, Spool())
    taker = _Taker(run)

    def hand_on(batch: list[Row | Quarantined], tally: FileTally) -> None:
        if batch:
            taker.take(batch, tally)
            if progress:
                progress(len(batch))

    for source in inputs:
        tally = run.survey.file(source.name)
        batch: list[Row | Quarantined] = []
        weight = 0
        try:
            for item in source.read():
                batch.append(item)
                weight += len(item.raw) if isinstance(item, Quarantined) else item.size
                if len(batch) >= BATCH or weight >= BATCH_BYTES:
                    hand_on(batch, tally)
                    batch, weight = [], 0
        except ReadError as error:
            run.problems.append(str(error))
        hand_on(batch, tally)
        tally.sha256, tally.size = source.sha256, source.size
    run.survey.finish()
    _look_again(run)
    return run


class _Taker:
    """Maps, counts and spools what was read; like the judging, each step is done to a few records before the next step is."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._mapper = Mapper(run.settings)
        self._own = None if run.settings.schema is None else OwnSchema(run.settings.schema)

    def take(self, batch: list[Row | Quarantined], tally: FileTally) -> None:
        """Take in a batch of one file."""
        tally.read += len(batch)
        kept: list[Any] = []
        for at in range(0, len(batch), TOGETHER):
            kept += self._counted(batch[at : at + TOGETHER], tally)
        if self._own is not None:
            kept = _judged_by(self._own, kept, [item.values for item in batch if not isinstance(item, Quarantined)])
        for at in range(0, len(kept), TOGETHER):
            self._run.keep(kept[at : at + TOGETHER])

    def _counted(self, batch: list[Row | Quarantined], tally: FileTally) -> list[Any]:
        """Count a few records in the survey; return them as the second pass needs them, quarantined pieces in between as they are."""
        read = [item for item in batch if not isinstance(item, Quarantined)]
        rows: list[dict[str, Any]] = []
        for item in read:
            row, unmapped = self._mapper.canonical(item.values)
            if unmapped:
                tally.unmapped.update(unmapped)
            rows.append(row)
        articles = [Article.from_dict(row) for row in rows]
        contents = [content_bytes(row) for row in rows]
        refs = [record_ref(article, row, item.origin, content) for article, row, item, content in zip(articles, rows, read, contents, strict=True)]
        names = [list_names_of(article.title, article.body, article.language) for article in articles]
        keys = [keys_of(content, article.body, listed) for content, article, listed in zip(contents, articles, names, strict=True)]
        self._run.survey.add(list(zip(articles, refs, keys, strict=True)))
        tally.quarantined += len(batch) - len(read)
        known = ((row, item.origin, ref, key) for row, item, ref, key in zip(rows, read, refs, keys, strict=True))
        return [item if isinstance(item, Quarantined) else next(known) for item in batch]


def _look_again(run: Run) -> None:
    """Look once more at the records that findings about others name, and at those whose passages show that they may be copies."""
    survey = run.survey
    wanted: dict[str | None, list[int]] = {}
    for file, line in sorted(survey.wanted(), key=lambda place: (place[0] or "", place[1] or 0)):
        wanted.setdefault(file, []).append(line or 0)
    numbers = [number for number, (file, first, last) in enumerate(run.extents) if _is_among(wanted.get(file, ()), first, last)]
    for batch in run.spool.pick(numbers):
        for item in batch:
            if not isinstance(item, Quarantined):
                row, _, ref, keys = item
                survey.look_again(Article.from_dict(row), row, ref, keys)
    survey.copies.settle()


def _is_among(lines: Sequence[int], first: int, last: int) -> bool:
    """Tell whether one of some sorted lines lies between two."""
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= last


def _judged_by(own: OwnSchema, batch: list[Any], supplied: list[dict[str, Any]]) -> list[Any]:
    """Return a batch whose records know what they failed of the user's own schema; `supplied` are its rows as they were read."""
    records = [item for item in batch if not isinstance(item, Quarantined)]
    rows = [{**values, **item[0]} for values, item in zip(supplied, records, strict=True)]
    origins = iter(own.judged([item[1] for item in records], rows))
    return [item if isinstance(item, Quarantined) else (item[0], next(origins), *item[2:]) for item in batch]
