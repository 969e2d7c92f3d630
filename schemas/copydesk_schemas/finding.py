"""The table of findings that a run gives out: one row for each finding, so that ETL code can load it again with a schema."""

from __future__ import annotations

from copydesk_schemas.rules import Column, Kind

FINDING_FIELDS: tuple[Column, ...] = (
    Column("code", Kind.TEXT, "The code of the check, three letters and three digits.", is_nullable=False),
    Column("name", Kind.TEXT, "The name of the check.", is_nullable=False),
    Column("severity", Kind.TEXT, "How much it matters: error, warning or info.", is_nullable=False),
    Column("confidence", Kind.NUMBER, "The share of such findings that are right, from 0 to 1.", is_nullable=False),
    Column("record_id", Kind.TEXT, "The record's id, else a hash of its content; null for a finding about a source, a file or the corpus."),
    Column("source", Kind.TEXT, "The key of the source's card."),
    Column("file", Kind.TEXT, "The input that the record was read from."),
    Column("line", Kind.INTEGER, "The record's line in that input, from 1."),
    Column("path", Kind.TEXT, "JSON Pointer into the canonical record."),
    Column("start", Kind.INTEGER, "First code point of the span in the field."),
    Column("end", Kind.INTEGER, "The code point after the span."),
    Column("zone", Kind.TEXT, "The zone of the body: body, teaser, biography, boilerplate or caption."),
    Column("text", Kind.TEXT, "The text of the span, at most 200 code points."),
    Column("message", Kind.TEXT, "What is wrong, in one sentence.", is_nullable=False),
    Column("replacement", Kind.TEXT, "What would mend it, where that is known."),
    Column("fingerprint", Kind.TEXT, "16 hexadecimal digits that name the finding across runs.", is_nullable=False),
)
FINDING_COLUMNS: tuple[str, ...] = tuple(column.name for column in FINDING_FIELDS)

SEVERITIES: tuple[str, ...] = ("error", "warning", "info")
ZONES: tuple[str, ...] = ("body", "teaser", "biography", "boilerplate", "caption")

QUARANTINE_FIELDS: tuple[Column, ...] = (
    Column("file", Kind.TEXT, "The input that holds the piece.", is_nullable=False),
    Column("line", Kind.INTEGER, "Its line, from 1."),
    Column("offset", Kind.INTEGER, "Its first byte in the input."),
    Column("code", Kind.TEXT, "The code of the check that names the reason.", is_nullable=False),
    Column("reason", Kind.TEXT, "Why it could not be read as a record.", is_nullable=False),
    Column("text", Kind.TEXT, "Its first 80 bytes as text."),
)
QUARANTINE_COLUMNS: tuple[str, ...] = tuple(column.name for column in QUARANTINE_FIELDS)
