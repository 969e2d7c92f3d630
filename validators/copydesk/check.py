"""What a check is: one declaration, a judge below it, and the record that the judge sees.

A judge is a pure function of the record, its settings and the merged survey: no clock, no network, no global state.
It yields marks (places); the engine makes findings of them, so that a check cannot misstate its own code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from copydesk.finding import NOTHING
from copydesk.text.scan import Places, scan
from copydesk.text.zones import Zone, ZonedText, ZoneKind, zone_at, zone_text
from copydesk_schemas import Article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from copydesk.config import Settings
    from copydesk.finding import Evidence, RecordRef, Severity, Span, Suggestion
    from copydesk.survey import Survey
    from copydesk.survey.keys import Keys
    from copydesk_schemas import Broken
    from copydesk_schemas.failure import Failure

    T = TypeVar("T")


class Scope(StrEnum):
    """What a judge is asked about, one at a time."""

    INPUT = "input"
    """Reported while reading; such a check has no judge."""
    RECORD = "record"
    FILE = "file"
    SOURCE = "source"
    CORPUS = "corpus"
    """Judged per record as well, but by comparison with the other records of the run."""


class Collision(NamedTuple):
    """A key that stands twice in one JSON object: the pointer to its last value as supplied, and two values.

    There is no pointer to a value that was overruled, or that stands below a key of more than 200 letters.
    """

    path: str | None
    key: str
    first: str
    last: str


class Origin(NamedTuple):
    """Where a record came from: the input's name as given, its line (1-based), byte offset and format.

    `format` is one of `jsonl`, `json`, `text`, `frame`, `rows`; `collisions` are the keys that stood twice in an object of its
    JSON; `unmapped` are the keys that no profile mapped; `failures` are the checks of the user's own schema that the record failed.
    """

    file: str | None = None
    line: int | None = None
    offset: int | None = None
    format: str = "rows"
    collisions: tuple[Collision, ...] = ()
    unmapped: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


class Record:
    """One article with all that a judge may look at.

    Attributes:
        article: the typed record.
        row: the canonical row as supplied, wrong types included.
        origin: where it was read.
        ref: its id, source key, file and line, as findings name it.
        keys: hashes that stand for its content and its body, the list of the names in it, and how many words its body has.
        broken: the structural rules that the row breaks.
        survey: the merged survey of the whole run.
        settings: the settings in force for the record's source.
    """

    __slots__ = ("_memo", "article", "broken", "keys", "origin", "ref", "row", "settings", "survey")

    def __init__(
        self,
        article: Article,
        row: Mapping[str, Any],
        origin: Origin,
        ref: RecordRef,
        keys: Keys,
        broken: Sequence[Broken],
        survey: Survey,
        settings: Settings,
    ) -> None:
        self.article: Article = article
        self.row: Mapping[str, Any] = row
        self.origin: Origin = origin
        self.ref: RecordRef = ref
        self.keys: Keys = keys
        self.broken: Sequence[Broken] = broken
        self.survey: Survey = survey
        self.settings: Settings = settings
        self._memo: dict[Any, Any] = {}

    @property
    def source(self) -> str:
        """The key of the record's source card."""
        return self.ref.source

    @property
    def now(self) -> dt.date:
        """The day that counts as today in this run."""
        return self.settings.now

    @property
    def body(self) -> str:
        """The body, empty where there is none."""
        return self.article.body or ""

    def of(self, derive: Callable[[Record], T]) -> T:
        """Return `derive(record)`, computed once per record and shared by all checks."""
        memo = self._memo
        if derive not in memo:
            memo[derive] = derive(self)
        value: T = memo[derive]
        return value

    @property
    def places(self) -> Places:
        """Where the words stand in the body that `copydesk.text.scan` looks for."""
        return self.of(scanned_body)

    @property
    def zones(self) -> tuple[Zone, ...]:
        """The zones of the body, in order, covering it without gaps."""
        return self.of(zoned_body).zones

    def zone_at(self, offset: int) -> ZoneKind:
        """The kind of zone that an offset in the body lies in."""
        return zone_at(self.zones, offset)


def scanned_body(record: Record) -> Places:
    """Return the places of the sought words in the body; ask through `record.of`."""
    return scan(record.body)


def zoned_body(record: Record) -> ZonedText:
    """Return the body's zones and its lines; ask through `record.of`."""
    return zone_text(record.body, record.survey.lines.furniture(record.source))


class Mark(NamedTuple):
    """A place that a judge points at.

    Args:
        path: JSON Pointer into the canonical record, such as `/body` or `/related_links/2/label`; None for a source, file or corpus.
        span: code points in the field, half open; None for the whole field.
        message: one sentence in lower case without a full stop; None for the declaration's own.
        confidence: the share of such findings that are right; 1.0 for deterministic checks.
        evidence: the places that speak for it, the best first.
        suggestion: what would mend it.
        severity: only where this mark matters less or more than the check's default.
        text: the text of the span, only where the field is no text of the record (else the engine slices it).
        details: further keys of the JSON finding, such as `attribution`.
    """

    path: str | None = None
    span: Span | None = None
    message: str | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None
    severity: Severity | None = None
    text: str | None = None
    details: Mapping[str, Any] = NOTHING


class Rerun(NamedTuple):
    """Two runs as an example: the corpus that the baseline was drawn from, and the one that is judged against it."""

    before: tuple[Article, ...]
    after: tuple[Article, ...]


Example = Article | tuple[Article, ...] | Rerun | bytes | str
"""An article; several, judged as one corpus; two runs; a JSONL file as bytes; or a plain-text file."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question asked of every record (or file, source), with all that a user reads about it."""

    code: str
    name: str
    severity: Severity
    scope: Scope
    message: str
    fields: tuple[str, ...]
    since: str
    flagged: tuple[Example, ...]
    accepted: tuple[Example, ...]
    judge: Callable[[Any], Iterable[Mark]]
    terms: tuple[str, ...] = ()
    heuristic: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def doc(self) -> str:
        """The judge's docstring: what it does, why it matters, how to mend it."""
        return self.judge.__doc__ or ""


def check(
    code: str,
    name: str,
    *,
    severity: Severity,
    message: str,
    fields: Iterable[str],
    since: str,
    flagged: Iterable[Example],
    accepted: Iterable[Example],
    scope: Scope = Scope.RECORD,
    terms: Iterable[str] = (),
    heuristic: bool = False,
    settings: Mapping[str, Any] | None = None,
) -> Callable[[Callable[[Any], Iterable[Mark]]], Check]:
    """Declare a check over the judge below it.

    Args:
        code: three letters and three digits, never reused.
        name: kebab-case, names the flaw.
        severity: the default.
        message: what is wrong, in one sentence, static (it is the title of the check in reports).
        fields: the canonical fields that the judge reads.
        since: the version that brought it.
        flagged: examples in which it must report something.
        accepted: examples in which it must not, the nearest innocent neighbour among them.
        scope: what the judge takes: a Record (RECORD, CORPUS), a FileTally (FILE) or a SourceTally (SOURCE).
        terms: the standard terms that the check speaks of (`sdo:`, `ninjs:`, `prov:`).
        heuristic: whether its findings can be wrong, so that its measured precision is shown.
        settings: what the examples are judged under, where the defaults leave the check nothing to do.
    """

    def declare(judge: Callable[[Any], Iterable[Mark]]) -> Check:
        return Check(
            code,
            name,
            severity,
            scope,
            message,
            tuple(fields),
            since,
            tuple(flagged),
            tuple(accepted),
            judge,
            tuple(terms),
            heuristic,
            settings or {},
        )

    return declare


def rule_marks(record: Record, code: str) -> Iterator[Mark]:
    """Yield a mark for each structural rule of a code that the record breaks."""
    for broken in record.broken:
        if broken.rule.code == code:
            yield Mark(path=broken.path, message=broken.rule.message)


def resolve(row: Mapping[str, Any], path: str) -> Any:
    """Return the value that a JSON Pointer names in a row, or None where there is none."""
    first, _, rest = path[1:].partition("/")
    value = row.get(first.replace("~1", "/").replace("~0", "~") if "~" in first else first)
    for part in rest.split("/") if rest else ():
        if isinstance(value, dict):
            value = value.get(part.replace("~1", "/").replace("~0", "~"))
        elif isinstance(value, (list, tuple)) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value
