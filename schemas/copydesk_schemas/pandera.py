"""The tables as pandera models for pandas: subclass them, use them with `@pa.check_types`.

    ArticleFrame.validate(frame, lazy=True)

Columns have no dtype, because a column of scraped values holds what was scraped: that a value is a text is a rule, judged row by row.
Lists stand in object columns, as lists, tuples or arrays. A column that the frame lacks is added, empty, so that the rules on missing values hold.
Each check is called by the id of its rule; `failures` turns pandera's errors back into (rule, row).
"""

from collections.abc import Callable, Iterator
from typing import Any, cast

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from copydesk_schemas.failure import Failure
from copydesk_schemas.finding import SEVERITIES, ZONES
from copydesk_schemas.frame_rows import plain
from copydesk_schemas.row_check import is_after
from copydesk_schemas.rules import (
    COLUMNS,
    LINK_COLUMNS,
    LINK_RULES,
    RULES,
    Column,
    Kind,
    Matches,
    NotAfter,
    NotMatches,
    NotSentinel,
    OfType,
    Present,
    Rule,
)

__all__ = ["ArticleFrame", "Failure", "FindingFrame", "RelatedLinkFrame", "SourceCardFrame", "failures"]

_ARTICLE = {column.name: column for column in COLUMNS}
_LINK = {column.name: column for column in LINK_COLUMNS}
_AFTER = {rule.id: rule for rule in RULES if isinstance(rule.test, NotAfter)}


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_links(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


_IS_TYPE: dict[Kind, Callable[[Any], bool]] = {
    Kind.TEXT: _is_text,
    Kind.TIMESTAMP: _is_text,
    Kind.URL: _is_text,
    Kind.TEXTS: _is_texts,
    Kind.LINKS: _is_links,
}


def _cells(series: Any) -> pd.Series:
    return pd.Series([plain(value) for value in series.array], dtype=object)


def _texts(cells: pd.Series) -> pd.Series:
    """Return the cells that are texts, trimmed, at their positions."""
    return cells[[isinstance(value, str) for value in cells]].str.strip()


def _is_kept(test: Any, kind: Kind, cells: pd.Series) -> pd.Series:
    """Return for each cell whether it keeps a rule."""
    kept = pd.Series(data=True, index=cells.index, dtype=bool)
    if isinstance(test, OfType):
        return cells.isna() | cells.map(_IS_TYPE[kind]).astype(bool)
    if isinstance(test, Present):
        texts = _texts(cells)
        kept[cells.isna()] = False
        kept[texts.index[texts == ""]] = False
    elif isinstance(test, NotSentinel) and kind is Kind.TEXTS:
        lists = cells[cells.map(_is_texts).astype(bool)]
        kept[lists.index[[any(item.strip().lower() in test.words for item in items) for items in lists]]] = False
    elif isinstance(test, NotSentinel):
        texts = _texts(cells)
        kept[texts.index[texts.str.lower().isin(list(test.words))]] = False
    elif isinstance(test, Matches):
        texts = _texts(cells)
        kept[texts.index[~(texts.str.fullmatch(test.pattern).astype(bool) | (texts == ""))]] = False
    elif isinstance(test, NotMatches):
        texts = _texts(cells)
        kept[texts.index[texts.str.fullmatch(test.pattern).astype(bool)]] = False
    else:
        raise TypeError(f"{type(test).__name__} is no rule of one column")
    return kept


def _told(rule: Rule) -> str:
    return f"{rule.id}: {rule.message}"


def _check(rule: Rule, kind: Kind) -> pa.Check:
    def keeps(series: Any) -> pd.Series:
        return _is_kept(rule.test, kind, _cells(series)).set_axis(series.index)

    return pa.Check(keeps, name=rule.id, error=_told(rule), description=rule.message, ignore_na=False)


def _link_check(rule: Rule) -> pa.Check:
    kind = _LINK[rule.column].kind

    def keeps(series: Any) -> pd.Series:
        kept = pd.Series(data=True, index=range(len(series)), dtype=bool)
        cells = enumerate(map(plain, series.array))
        links = [(row, link.get(rule.column)) for row, value in cells if isinstance(value, list) for link in value if isinstance(link, dict)]
        if links:
            rows, values = zip(*links, strict=True)
            kept[[row for row, is_kept in zip(rows, _is_kept(rule.test, kind, pd.Series(values, dtype=object)), strict=True) if not is_kept]] = False
        return kept.set_axis(series.index)

    return pa.Check(keeps, name=rule.id, error=_told(rule), description=rule.message, ignore_na=False)


def _field(column: Column, checks: list[pa.Check]) -> Any:
    info = pa.Field(nullable=True, title=column.name, description=column.description)
    info.checks = checks
    return info


def _of_article(name: str) -> Any:
    """Return the field of an article's column, with its rules."""
    column = _ARTICLE[name]
    checks = [_check(rule, column.kind) for rule in RULES if rule.column == name and not isinstance(rule.test, NotAfter)]
    if column.kind is Kind.LINKS:
        checks += [_link_check(rule) for rule in LINK_RULES]
    return _field(column, checks)


def _of_link(name: str) -> Any:
    """Return the field of a link's column, with its rules."""
    column = _LINK[name]
    return _field(column, [_check(rule, column.kind) for rule in LINK_RULES if rule.column == name])


def _in_order(frame: pd.DataFrame, rule: str) -> pd.Series:
    """Return for each row whether a moment is not after another, as a rule of the table says."""
    column, test = _AFTER[rule].column, cast("NotAfter", _AFTER[rule].test)
    pairs = zip(map(plain, frame[column].array), map(plain, frame[test.other].array), strict=True)
    kept = [not (isinstance(one, str) and isinstance(other, str) and is_after(one, other, test.slack_days)) for one, other in pairs]
    return pd.Series(kept, index=frame.index, dtype=bool)


def _with_columns(frame: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    absent = [column.name for column in columns if column.name not in frame.columns]
    return frame.assign(**{name: pd.Series(None, index=frame.index, dtype=object) for name in absent}) if absent else frame


def _row_check(rule: str, message: str) -> Callable[[Any], Any]:
    """Return the decorator that makes a class method a check of the whole row, called by the id of a rule.

    The id becomes the method's own name, because pandera forgets a name that is given when a second model inherits the check.
    """

    def decorate(method: Any) -> Any:
        method.__func__.__name__ = rule
        return pa.dataframe_check(error=f"{rule}: {message}", description=message, ignore_na=False)(method)

    return decorate


def _order_check(rule: str) -> Callable[[Any], Any]:
    return _row_check(rule, _AFTER[rule].message)


class ArticleFrame(pa.DataFrameModel):
    """Article records, one row each; columns of your own may stand beside these."""

    id: Series[Any] = _of_article("id")
    url: Series[Any] = _of_article("url")
    canonical_url: Series[Any] = _of_article("canonical_url")
    title: Series[Any] = _of_article("title")
    description: Series[Any] = _of_article("description")
    body: Series[Any] = _of_article("body")
    language: Series[Any] = _of_article("language")
    published_at: Series[Any] = _of_article("published_at")
    modified_at: Series[Any] = _of_article("modified_at")
    fetched_at: Series[Any] = _of_article("fetched_at")
    authors: Series[Any] = _of_article("authors")
    source: Series[Any] = _of_article("source")
    publisher: Series[Any] = _of_article("publisher")
    section: Series[Any] = _of_article("section")
    tags: Series[Any] = _of_article("tags")
    images: Series[Any] = _of_article("images")
    related_links: Series[Any] = _of_article("related_links")
    license: Series[Any] = _of_article("license")
    extractor: Series[Any] = _of_article("extractor")
    raw_html_sha256: Series[Any] = _of_article("raw_html_sha256")

    class Config:
        """Other columns are let through."""

        strict = False

    @pa.dataframe_parser
    @classmethod
    def add_absent_columns(cls, frame: pd.DataFrame) -> pd.DataFrame:
        """Add the columns that the frame lacks, empty."""
        return _with_columns(frame, COLUMNS)

    @_order_check("published_at.fetched")
    @classmethod
    def published_by_fetched(cls, frame: pd.DataFrame) -> pd.Series:
        """Published at most a day after it was fetched."""
        return _in_order(frame, "published_at.fetched")

    @_order_check("modified_at.fetched")
    @classmethod
    def modified_by_fetched(cls, frame: pd.DataFrame) -> pd.Series:
        """Last changed at most a day after it was fetched."""
        return _in_order(frame, "modified_at.fetched")

    @_order_check("published_at.modified")
    @classmethod
    def published_by_modified(cls, frame: pd.DataFrame) -> pd.Series:
        """Published no later than last changed."""
        return _in_order(frame, "published_at.modified")


class RelatedLinkFrame(pa.DataFrameModel):
    """Related links, one row each: the links of many articles as a table of their own (see `copydesk_schemas.link_table`)."""

    label: Series[Any] = _of_link("label")
    url: Series[Any] = _of_link("url")
    image_alt: Series[Any] = _of_link("image_alt")
    section: Series[Any] = _of_link("section")

    class Config:
        """Other columns, such as the key of the article, are let through."""

        strict = False

    @pa.dataframe_parser
    @classmethod
    def add_absent_columns(cls, frame: pd.DataFrame) -> pd.DataFrame:
        """Add the columns that the frame lacks, empty."""
        return _with_columns(frame, LINK_COLUMNS)


class FindingFrame(pa.DataFrameModel):
    """The findings of a run, as `report.findings` gives them or as they were loaded again from a table."""

    code: Series[pd.StringDtype] = pa.Field(str_matches=r"^[A-Z]{3}[0-9]{3}$")
    name: Series[pd.StringDtype] = pa.Field()
    severity: Series[pd.StringDtype] = pa.Field(isin=SEVERITIES)
    confidence: Series[float] = pa.Field(ge=0, le=1)
    record_id: Series[pd.StringDtype] = pa.Field(nullable=True)
    source: Series[pd.StringDtype] = pa.Field(nullable=True)
    file: Series[pd.StringDtype] = pa.Field(nullable=True)
    line: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1)
    path: Series[pd.StringDtype] = pa.Field(nullable=True, str_matches=r"^(?:/[^/]+)*$")
    start: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=0)
    end: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=0)
    zone: Series[pd.StringDtype] = pa.Field(nullable=True, isin=ZONES)
    text: Series[pd.StringDtype] = pa.Field(nullable=True)
    message: Series[pd.StringDtype] = pa.Field()
    replacement: Series[pd.StringDtype] = pa.Field(nullable=True)
    fingerprint: Series[pd.StringDtype] = pa.Field(str_matches=r"^[0-9a-f]{16}$")

    class Config:
        """Types are coerced, so that a table from CSV or JSON loads as well."""

        coerce = True

    @_row_check("finding.span", "a span ends before it starts")
    @classmethod
    def span_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """A span has both ends, or none, and ends no earlier than it starts."""
        start, end = frame["start"], frame["end"]
        return (start.isna() & end.isna()) | (start <= end).fillna(value=False)


class SourceCardFrame(pa.DataFrameModel):
    """The source cards of a run, as `report.sources` gives them; `names` and `worst` hold lists, `months` to `parties` hold dicts."""

    source: Series[pd.StringDtype] = pa.Field()
    records: Series[pd.Int64Dtype] = pa.Field(ge=0)
    passed: Series[pd.Int64Dtype] = pa.Field(ge=0)
    flagged: Series[pd.Int64Dtype] = pa.Field(ge=0)
    names: Series[object] = pa.Field(nullable=True)
    first_month: Series[pd.StringDtype] = pa.Field(nullable=True, str_matches=r"^[0-9]{4}-[0-9]{2}$")
    last_month: Series[pd.StringDtype] = pa.Field(nullable=True, str_matches=r"^[0-9]{4}-[0-9]{2}$")
    months: Series[object] = pa.Field(nullable=True)
    words: Series[object] = pa.Field(nullable=True)
    fill: Series[object] = pa.Field(nullable=True)
    findings: Series[object] = pa.Field(nullable=True)
    per_100: Series[object] = pa.Field(nullable=True)
    per_100_low: Series[object] = pa.Field(nullable=True)
    per_100_high: Series[object] = pa.Field(nullable=True)
    parties: Series[object] = pa.Field(nullable=True)
    worst: Series[object] = pa.Field(nullable=True)

    class Config:
        """Types are coerced, so that a table from JSON or Parquet loads as well."""

        coerce = True

    @_row_check("source.accounting", "passed and flagged exceed the records")
    @classmethod
    def accounting(cls, frame: pd.DataFrame) -> pd.Series:
        """No more records passed or were flagged than there are."""
        return frame["passed"] + frame["flagged"] <= frame["records"]


def failures(errors: pa.errors.SchemaErrors) -> list[Failure]:
    """Return what pandera gathered with `lazy=True`, one entry for each rule and row.

    For rules of ours, `rule` is the id in the table (`title.present`); for others it is the name of the check, or pandera's word for a failure
    of the table as a whole (`column_not_in_dataframe`).
    """
    return [failure for error in errors.schema_errors for failure in _failures(error)]


def _failures(error: Any) -> Iterator[Failure]:
    check = error.check
    reason = error.reason_code.name.lower()
    is_check = isinstance(check, pa.Check) and reason != "check_error"
    rule = str(check.name) if is_check else reason
    message = str(check.error or check.name) if is_check else f"{check}" if isinstance(check, str) else str(error)
    column = error.schema.name if isinstance(error.schema, pa.Column) else None
    cases = error.failure_cases
    if not isinstance(cases, pd.DataFrame) or "index" not in cases.columns or cases["index"].isna().all():
        yield Failure(rule, column if column is not None or not isinstance(cases, str) else cases, None, None, message)
    elif column is None:  # a check of the whole row, which pandera tells once for every cell of it
        for row in dict.fromkeys(cases["index"]):
            yield Failure(rule, None, row, None, message)
    else:
        for row, value in zip(cases["index"], cases["failure_case"], strict=True):
            yield Failure(rule, column, row, value, message)
