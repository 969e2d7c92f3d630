"""The table of source cards that a run gives out: one row for each source."""

from __future__ import annotations

from copydesk_schemas.rules import Column, Kind

SOURCE_FIELDS: tuple[Column, ...] = (
    Column("source", Kind.TEXT, "The registrable domain of the records' addresses, else the source's name.", is_nullable=False),
    Column("records", Kind.INTEGER, "How many records it has.", is_nullable=False),
    Column("passed", Kind.INTEGER, "How many of them have no finding of severity warning or error.", is_nullable=False),
    Column("flagged", Kind.INTEGER, "How many of them have one.", is_nullable=False),
    Column("names", Kind.TEXTS, "The names under which records gave the source, the most frequent first."),
    Column("first_month", Kind.TEXT, "The earliest month of publication, as 2020-08."),
    Column("last_month", Kind.TEXT, "The latest month of publication."),
    Column("months", Kind.MAP, "For each month of publication the number of records."),
    Column("words", Kind.MAP, "For each least number of words (0, 1, 2, 4, 8 and so on) the number of bodies."),
    Column("fill", Kind.MAP, "For each field the share of records that carry it."),
    Column("findings", Kind.MAP, "For each check the number of findings."),
    Column("per_100", Kind.MAP, "For each check the records with a finding, per 100 records."),
    Column("per_100_low", Kind.MAP, "The lower end of that rate's 95 % Wilson interval."),
    Column("per_100_high", Kind.MAP, "The upper end of that rate's 95 % Wilson interval."),
    Column("parties", Kind.MAP, "The people, outlets and documents that its articles name as their sources, with the number of records."),
    Column("worst", Kind.TEXTS, "The fingerprints of its five worst findings."),
)
SOURCE_COLUMNS: tuple[str, ...] = tuple(column.name for column in SOURCE_FIELDS)
