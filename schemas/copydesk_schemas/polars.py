"""The tables for Polars: rules as expressions, and pandera models on Polars.

    ArticleFrame.validate(frame, lazy=True)
    frame.with_columns(**broken_expressions())

A column of Polars has one type, so that a value of another type cannot stand in it: the rules on types hold once the columns have theirs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from copydesk_schemas.failure import Failure
from copydesk_schemas.row_check import typed_row
from copydesk_schemas.rules import (
    COLUMNS,
    LINK_COLUMNS,
    LINK_RULES,
    RULES,
    TIMESTAMP,
    WHITESPACE,
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

__all__ = ["ArticleFrame", "RelatedLinkFrame", "article_dtypes", "article_frame", "broken_expressions", "broken_link_expressions", "failures"]

_ARTICLE = {column.name: column for column in COLUMNS}
_LINK = {column.name: column for column in LINK_COLUMNS}
_AFTER = {rule.id: rule for rule in RULES if isinstance(rule.test, NotAfter)}
_LINK_STRUCT = pl.Struct({column.name: pl.String for column in LINK_COLUMNS})
_DAY_US = 86_400_000_000


def article_dtypes() -> dict[str, Any]:
    """Return the type of each column of a frame of articles."""
    return {column.name: _dtype(column.kind) for column in COLUMNS}


def article_frame(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Return rows as a frame of articles; a value of the wrong type becomes null, so judge the rows before where that matters."""
    return pl.DataFrame([typed_row(row) for row in rows], schema=article_dtypes(), orient="row")


def broken_expressions() -> dict[str, pl.Expr]:
    """Return for each rule that can be broken in a typed frame an expression that is true where it is broken, links included."""
    kinds = {column.name: column.kind for column in COLUMNS}
    broken = {
        rule.id: _broken(rule.test, kinds[rule.column], pl.col(rule.column)).alias(rule.id) for rule in RULES if not isinstance(rule.test, OfType)
    }
    return broken | {rule.id: _any_link_breaks(rule).alias(rule.id) for rule in LINK_RULES if not isinstance(rule.test, OfType)}


def broken_link_expressions() -> dict[str, pl.Expr]:
    """Return the same for a table of related links."""
    return {
        rule.id: _broken(rule.test, _LINK[rule.column].kind, pl.col(rule.column)).alias(rule.id)
        for rule in LINK_RULES
        if not isinstance(rule.test, OfType)
    }


def _dtype(kind: Kind) -> Any:
    return {Kind.TEXTS: pl.List(pl.String), Kind.LINKS: pl.List(_LINK_STRUCT)}.get(kind, pl.String)


def _trimmed(value: pl.Expr) -> pl.Expr:
    return value.str.strip_chars(WHITESPACE)


def _broken(test: Any, kind: Kind, value: pl.Expr) -> pl.Expr:
    """Return an expression that is true where a value breaks a rule, and never null."""
    if isinstance(test, NotSentinel) and kind is Kind.TEXTS:
        return value.list.eval(_trimmed(pl.element()).str.to_lowercase().is_in(sorted(test.words))).list.any().fill_null(value=False)
    text = _trimmed(value)
    if isinstance(test, Present):
        return value.is_null() | (text == "").fill_null(value=False)
    if isinstance(test, NotSentinel):
        return text.str.to_lowercase().is_in(sorted(test.words)).fill_null(value=False)
    if isinstance(test, Matches):
        return ((text != "") & ~_is_match(text, test.pattern)).fill_null(value=False)
    if isinstance(test, NotMatches):
        return _is_match(text, test.pattern).fill_null(value=False)
    if isinstance(test, NotAfter):
        return _is_after(text, _trimmed(pl.col(test.other)), test.slack_days)
    raise TypeError(f"{type(test).__name__} cannot be said of a typed column")


def _is_match(text: pl.Expr, pattern: str) -> pl.Expr:
    return text.str.contains(f"^(?:{pattern})$")


def _any_link_breaks(rule: Rule) -> pl.Expr:
    one = _broken(rule.test, _LINK[rule.column].kind, pl.element().struct.field(rule.column))
    return pl.col("related_links").list.eval(one).list.any().fill_null(value=False)


def _is_after(mine: pl.Expr, theirs: pl.Expr, slack_days: int) -> pl.Expr:
    """Compare moments as numbers of microseconds, and as days where one of them is a bare day."""
    is_bare = (mine.str.len_chars() == 10) | (theirs.str.len_chars() == 10)
    by_day = _day(mine) - _day(theirs) > slack_days
    by_moment = _moment(mine) - _moment(theirs) > slack_days * _DAY_US
    return (_is_readable(mine) & _is_readable(theirs) & pl.when(is_bare).then(by_day).otherwise(by_moment)).fill_null(value=False)


def _is_readable(text: pl.Expr) -> pl.Expr:
    return _is_match(text, TIMESTAMP) & ~text.str.starts_with("0000")


def _day(text: pl.Expr) -> pl.Expr:
    return text.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False).to_physical().cast(pl.Int64)


def _moment(text: pl.Expr) -> pl.Expr:
    clock = text.str.slice(10)
    zone = r"([+-])([0-9]{2}):?([0-9]{2})$"
    second = _number(clock.str.extract(r"^.[0-9]{2}:[0-9]{2}:([0-9]{2})", 1)).clip(upper_bound=59)
    fraction = _number(clock.str.extract(r"[.,]([0-9]{1,6})", 1).str.pad_end(6, "0"))
    minutes = _number(clock.str.slice(1, 2)) * 60 + _number(clock.str.slice(4, 2))
    offset = _number(clock.str.extract(zone, 2)) * 60 + _number(clock.str.extract(zone, 3))
    signed = pl.when(clock.str.extract(zone, 1) == "-").then(-offset).otherwise(offset)
    return _day(text) * _DAY_US + ((minutes - signed) * 60 + second) * 1_000_000 + fraction


def _number(digits: pl.Expr) -> pl.Expr:
    return digits.cast(pl.Int64, strict=False).fill_null(0)


def _told(rule: Rule) -> str:
    return f"{rule.id}: {rule.message}"


def _check(rule: Rule, kept: Callable[[str], pl.Expr]) -> pa.Check:
    def keeps(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(kept(str(data.key)))

    return pa.Check(keeps, name=rule.id, error=_told(rule), description=rule.message)


def _field(column: Column, rules: Iterable[Rule], **dtype: Any) -> Any:
    checks = [
        _check(rule, lambda key, rule=rule: ~_broken(rule.test, column.kind, pl.col(key)))  # type: ignore[misc]
        for rule in rules
        if rule.column == column.name and not isinstance(rule.test, (OfType, NotAfter))
    ]
    if column.kind is Kind.LINKS:
        checks += [_check(rule, lambda _, rule=rule: ~_any_link_breaks(rule)) for rule in LINK_RULES if not isinstance(rule.test, OfType)]  # type: ignore[misc]
    info = pa.Field(nullable=True, title=column.name, description=column.description, dtype_kwargs=dtype or None)
    info.checks = checks
    return info


def _of_article(name: str, **dtype: Any) -> Any:
    """Return the field of an article's column, with its rules."""
    return _field(_ARTICLE[name], RULES, **dtype)


def _of_link(name: str) -> Any:
    """Return the field of a link's column, with its rules."""
    return _field(_LINK[name], LINK_RULES)


def _order_check(rule: str) -> Callable[[Any], Any]:
    """Return the decorator that makes a class method a check of the whole row, called by the id of a rule.

    The id becomes the method's own name, because pandera forgets a name that is given when a second model inherits the check.
    """

    def decorate(method: Any) -> Any:
        method.__func__.__name__ = rule
        return pa.dataframe_check(error=_told(_AFTER[rule]), description=_AFTER[rule].message)(method)

    return decorate


def _in_order(data: PolarsData, rule: str) -> pl.LazyFrame:
    return data.lazyframe.select(~_broken(_AFTER[rule].test, Kind.TIMESTAMP, pl.col(_AFTER[rule].column)))


class ArticleFrame(pa.DataFrameModel):
    """Article records, one row each; columns of your own may stand beside these."""

    id: str = _of_article("id")
    url: str = _of_article("url")
    canonical_url: str = _of_article("canonical_url")
    title: str = _of_article("title")
    description: str = _of_article("description")
    body: str = _of_article("body")
    language: str = _of_article("language")
    published_at: str = _of_article("published_at")
    modified_at: str = _of_article("modified_at")
    fetched_at: str = _of_article("fetched_at")
    authors: pl.List = _of_article("authors", inner=pl.String)
    source: str = _of_article("source")
    publisher: str = _of_article("publisher")
    section: str = _of_article("section")
    tags: pl.List = _of_article("tags", inner=pl.String)
    images: pl.List = _of_article("images", inner=pl.String)
    related_links: pl.List = _of_article("related_links", inner=_LINK_STRUCT)
    license: str = _of_article("license")
    extractor: str = _of_article("extractor")
    raw_html_sha256: str = _of_article("raw_html_sha256")

    class Config:
        """Columns that the frame lacks are added, empty; others are let through."""

        add_missing_columns = True
        strict = False

    @_order_check("published_at.fetched")
    @classmethod
    def published_by_fetched(cls, data: PolarsData) -> pl.LazyFrame:
        """Published at most a day after it was fetched."""
        return _in_order(data, "published_at.fetched")

    @_order_check("modified_at.fetched")
    @classmethod
    def modified_by_fetched(cls, data: PolarsData) -> pl.LazyFrame:
        """Last changed at most a day after it was fetched."""
        return _in_order(data, "modified_at.fetched")

    @_order_check("published_at.modified")
    @classmethod
    def published_by_modified(cls, data: PolarsData) -> pl.LazyFrame:
        """Published no later than last changed."""
        return _in_order(data, "published_at.modified")


class RelatedLinkFrame(pa.DataFrameModel):
    """Related links, one row each: the links of many articles as a table of their own (see `copydesk_schemas.link_table`)."""

    label: str = _of_link("label")
    url: str = _of_link("url")
    image_alt: str = _of_link("image_alt")
    section: str = _of_link("section")

    class Config:
        """Columns that the frame lacks are added, empty; others, such as the key of the article, are let through."""

        add_missing_columns = True
        strict = False


def failures(errors: pa.errors.SchemaErrors) -> list[Failure]:
    """Return what pandera gathered with `lazy=True`, one entry for each rule and row."""
    return [failure for error in errors.schema_errors for failure in _failures(error)]


def _failures(error: Any) -> Iterator[Failure]:
    check, output = error.check, error.check_output
    reason = error.reason_code.name.lower()
    is_check = isinstance(check, pa.Check) and reason != "check_error"
    rule = str(check.name) if is_check else reason
    message = str(check.error or check.name) if is_check else f"{check}" if isinstance(check, str) else str(error)
    column = error.schema.name if isinstance(error.schema, pa.Column) else None
    if not is_check or not isinstance(output, pl.DataFrame):
        yield Failure(rule, column, None, None, message)
        return
    rows = [row for row, kept in enumerate(output.to_series()) if kept is False]
    values = error.failure_cases.to_series().to_list() if column is not None else [None] * len(rows)
    for row, value in zip(rows, values, strict=True):
        yield Failure(rule, column, row, value, message)
