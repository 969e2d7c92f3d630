"""The tables for Spark: StructTypes, rules as Column expressions, and the row function where a column's type cannot say it.

    frame.withColumn("broken", broken_array())
    judged = judge_json(spark.read.text("articles.jsonl"))

A typed column cannot hold a value of another type, so that the rules on types are judged on the JSON text of the records, by `judge_json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as F  # noqa: N812 - as Spark's own documentation calls it
from pyspark.sql.types import ArrayType, DataType, DoubleType, LongType, MapType, StringType, StructField, StructType

from copydesk_schemas.finding import FINDING_FIELDS
from copydesk_schemas.link_table import LINK_TABLE
from copydesk_schemas.row_check import broken_rules
from copydesk_schemas.rules import (
    COLUMNS,
    LINK_COLUMNS,
    LINK_RULES,
    RULES,
    TIMESTAMP,
    WHITESPACE,
    Kind,
    Matches,
    NotAfter,
    NotMatches,
    NotSentinel,
    OfType,
    Present,
)
from copydesk_schemas.source_card import SOURCE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa
    from pyspark.sql import Column as Expression
    from pyspark.sql import DataFrame

    from copydesk_schemas.rules import Column

_KINDS = {column.name: column.kind for column in COLUMNS}
_LINK_KINDS = {column.name: column.kind for column in LINK_COLUMNS}
_DAY_LENGTH = len("2020-08-02")
_DAY_US = 86_400_000_000
_ZONE = r"([+-])([0-9]{2}):?([0-9]{2})$"
_EPOCH = "1970-01-01"

BROKEN: ArrayType = ArrayType(StructType([StructField(name, StringType()) for name in ("rule", "code", "path")]))
"""The type of the column that `judge_json` and `judge_rows` add: the broken rules of a record with their checks and places."""


def article_schema() -> StructType:
    """Return the type of a frame of articles; related links are an array of structs."""
    return _struct(COLUMNS)


def related_link_schema() -> StructType:
    """Return the type of a frame of related links, keyed by their article."""
    return _struct(LINK_TABLE)


def finding_schema() -> StructType:
    """Return the type of a frame of findings."""
    return _struct(FINDING_FIELDS)


def source_card_schema() -> StructType:
    """Return the type of a frame of source cards."""
    return _struct(SOURCE_FIELDS)


def broken_columns() -> dict[str, Expression]:
    """Return for each rule that can be broken in a typed frame of articles a column that is true where it is broken, links included."""
    broken = {r.id: _broken(r.test, _KINDS[r.column], F.col(r.column)) for r in RULES if not isinstance(r.test, OfType)}
    return broken | {r.id: _any_link_breaks(r.test, r.column) for r in LINK_RULES if not isinstance(r.test, OfType)}


def broken_link_columns() -> dict[str, Expression]:
    """Return the same for a frame of related links."""
    return {r.id: _broken(r.test, _LINK_KINDS[r.column], F.col(r.column)) for r in LINK_RULES if not isinstance(r.test, OfType)}


def broken_array() -> Expression:
    """Return a column that holds, in a typed frame of articles, the ids of the rules that a row breaks."""
    return F.array_compact(F.array(*(F.when(broken, F.lit(rule)) for rule, broken in broken_columns().items())))


def judge_json(frame: DataFrame, column: str = "value", broken: str = "broken") -> DataFrame:
    """Return a frame with a column beside the others: the rules that the record in a column of JSON texts breaks, by the row function.

    A text that is no JSON object breaks the rule `json` (INP001).

    Args:
        frame: a frame with one JSON text a row, as `spark.read.text` makes it of JSON lines.
        column: the name of the column of texts.
        broken: the name of the new column, of type `BROKEN`.
    """
    return _judged(frame, broken, lambda batch: map(_broken_in_json, batch.column(column).to_pylist()))


def judge_rows(frame: DataFrame, broken: str = "broken") -> DataFrame:
    """Return a typed frame of articles with a column beside the others: the rules that each row breaks, by the row function."""
    return _judged(frame, broken, lambda batch: (_told(row) for row in batch.to_pylist()))


def _judged(frame: DataFrame, broken: str, judge: Any) -> DataFrame:
    def judged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        entry = pa.list_(pa.struct([(name, pa.string()) for name in ("rule", "code", "path")]))
        for batch in batches:
            yield pa.RecordBatch.from_arrays([*batch.columns, pa.array(judge(batch), entry)], [*batch.schema.names, broken])

    return frame.mapInArrow(judged, StructType([*frame.schema.fields, StructField(broken, BROKEN)]))


def _broken_in_json(text: str | None) -> list[dict[str, str]]:
    import orjson

    try:
        row = orjson.loads(text or "")
    except orjson.JSONDecodeError:
        row = None
    return _told(row) if isinstance(row, dict) else [{"rule": "json", "code": "INP001", "path": ""}]


def _told(row: dict[str, Any]) -> list[dict[str, str]]:
    return [{"rule": broken.rule.id, "code": broken.rule.code, "path": broken.path} for broken in broken_rules(row)]


def _struct(columns: Sequence[Column]) -> StructType:
    return StructType([StructField(c.name, _type(c.kind), c.is_nullable, {"comment": c.description}) for c in columns])


def _type(kind: Kind) -> DataType:
    if kind is Kind.TEXTS:
        return ArrayType(StringType())
    if kind is Kind.LINKS:
        return ArrayType(_struct(LINK_COLUMNS))
    if kind is Kind.MAP:
        return MapType(StringType(), DoubleType())
    return {Kind.INTEGER: LongType(), Kind.NUMBER: DoubleType()}.get(kind, StringType())


def _broken(test: Any, kind: Kind, value: Expression) -> Expression:
    """Return a column that is true where a value breaks a rule, and never null."""
    if isinstance(test, NotSentinel) and kind is Kind.TEXTS:
        return _sure(F.exists(value, lambda item: F.lower(_trimmed(item)).isin(sorted(test.words))))
    text = _trimmed(value)
    if isinstance(test, Present):
        return value.isNull() | _sure(text == "")
    if isinstance(test, NotSentinel):
        return _sure(F.lower(text).isin(sorted(test.words)))
    if isinstance(test, Matches):
        return _sure((text != "") & ~_is_match(text, test.pattern))
    if isinstance(test, NotMatches):
        return _sure(_is_match(text, test.pattern))
    if isinstance(test, NotAfter):
        return _is_after(text, _trimmed(F.col(test.other)), test.slack_days)
    raise TypeError(f"{type(test).__name__} cannot be said of a typed column")


def _any_link_breaks(test: Any, name: str) -> Expression:
    return _sure(F.exists(F.col("related_links"), lambda link: _broken(test, _LINK_KINDS[name], link[name])))


def _sure(condition: Expression) -> Expression:
    return F.coalesce(condition, F.lit(False))  # noqa: FBT003 - Spark takes the value by position


def _trimmed(value: Expression) -> Expression:
    return F.btrim(value, F.lit(WHITESPACE))


def _is_match(text: Expression, pattern: str) -> Expression:
    return text.rlike(f"^(?:{pattern})$")


def _is_after(mine: Expression, theirs: Expression, slack_days: int) -> Expression:
    """Compare moments as numbers of microseconds, and as days where one of them is a bare day."""
    is_bare = (F.length(mine) == _DAY_LENGTH) | (F.length(theirs) == _DAY_LENGTH)
    one, other = _readable(mine), _readable(theirs)
    is_later = F.when(is_bare, _day(one) - _day(other) > slack_days).otherwise(_moment(one) - _moment(other) > slack_days * _DAY_US)
    return _sure(_is_readable(mine) & _is_readable(theirs) & is_later)


def _is_readable(text: Expression) -> Expression:
    return _is_match(text, TIMESTAMP) & ~text.startswith("0000")


def _readable(text: Expression) -> Expression:
    """Return the text, or the epoch where it is no moment, because a cast that fails would end the job."""
    return F.when(_sure(_is_readable(text)), text).otherwise(F.lit(_EPOCH))


def _day(text: Expression) -> Expression:
    return F.datediff(F.to_date(F.substring(text, 1, _DAY_LENGTH), "yyyy-MM-dd"), F.lit(_EPOCH).cast("date"))


def _moment(text: Expression) -> Expression:
    clock = F.substring(text, _DAY_LENGTH + 1, 40)
    second = F.least(_number(F.regexp_extract(clock, r"^.[0-9]{2}:[0-9]{2}:([0-9]{2})", 1)), F.lit(59))
    fraction = _number(F.rpad(F.regexp_extract(clock, r"[.,]([0-9]{1,6})", 1), 6, "0"))
    minutes = _number(F.substring(clock, 2, 2)) * 60 + _number(F.substring(clock, 5, 2))
    offset = _number(F.regexp_extract(clock, _ZONE, 2)) * 60 + _number(F.regexp_extract(clock, _ZONE, 3))
    signed = F.when(F.regexp_extract(clock, _ZONE, 1) == "-", -offset).otherwise(offset)
    return _day(text).cast("long") * _DAY_US + ((minutes - signed) * 60 + second) * 1_000_000 + fraction


def _number(digits: Expression) -> Expression:
    return F.concat(F.lit("0"), digits).cast("long")
