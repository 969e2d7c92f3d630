"""Formats: the content decides where it contradicts the suffix, and what is not read is refused in one line."""

from __future__ import annotations

import json
from typing import Any

import pytest

Read = Any

RECORD = b'{"id": "a1", "title": "Ferry returns"}'
ARRAY = b"[" + RECORD + b", " + RECORD + b"]"


@pytest.mark.parametrize(
    ("name", "data", "count"),
    [
        ("a.json", RECORD + b"\n" + RECORD, 2),
        ("a.json", b"broken {\n" + RECORD + b"\n" + RECORD, 3),
        ("a.json", b'{"id": broken}\n' + RECORD + b"\n" + RECORD, 3),
        ("a.jsonl", ARRAY, 2),
        ("a.jsonl", b"[\n" + RECORD + b",\n" + RECORD + b"\n]", 2),
        ("a.jsonl", json.dumps([{"id": "a1"}, {"id": "a2"}], indent=2).encode(), 2),
        ("a.jsonl", json.dumps({"id": "a1"}, indent=2).encode(), 1),
        ("a.jsonl", b'["a1"]\n' + RECORD, 2),
        ("a.jsonl", b"[broken\n" + RECORD, 2),
        ("a.jsonl", b"<html>\n" + RECORD, 2),
        ("a", RECORD, 1),
        ("a", ARRAY, 2),
        ("a", RECORD + b"\n" + RECORD, 2),
        ("a", b"junk\n" + RECORD, 2),
        ("a", b"Ferry returns\n\nThe ferry is back.", 1),
        ("a.dump", "Fährt wieder\n".encode() * 6000, 1),
        ("A.JSONL", RECORD, 1),
        ("desk.v2.jsonl", RECORD, 1),
    ],
)
def test_the_content_decides(read: Read, name: str, data: bytes, count: int) -> None:
    """Lines named .json, arrays named .jsonl, and names without a known suffix are read as what they are."""
    got = read(data, name)

    assert (got.problem, len(got.items)) == (None, count)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"id,title\n", "CSV is not read"),
        ("a.csv.gz", b"id,title\n", "CSV is not read"),
        ("a.parquet", b"PAR1", "Parquet is not read"),
        ("a.html", b"<html>", "HTML is not read"),
        ("a.xml", b"<rss>", "XML is not read"),
        ("a.warc.gz", b"WARC/1.1", "WARC is not read"),
        ("a.jsonl", b"PAR1\x15\x04", "Parquet is not read"),
        ("a", b"WARC/1.1\r\n", "WARC is not read"),
        ("a.jsonl", b"<html>\n<body>Please log in</body>\n</html>\n", "HTML"),
        ("a.json", b"<!DOCTYPE html><p>Not found", "HTML"),
        ("a", b'<?xml version="1.0"?><rss/>', "XML"),
        ("a.jsonl", RECORD.decode().encode("utf-16"), "UTF-16 is not read"),
        ("a.jsonl", RECORD.decode().encode("utf-16-le"), "UTF-16 is not read"),
        ("a.txt", "Ferry".encode("utf-32"), "UTF-32 is not read"),
        ("a", b"\x00\x01\x02\x03", "neither JSON nor UTF-8 text"),
        ("a", b"\xe9\xe8 caf\xe9", "neither JSON nor UTF-8 text"),
        ("a.jsonl", b"PK\x03\x04rest", "zip"),
        ("a.json", b"hello", "not JSON"),
    ],
)
def test_other_formats_are_refused(read: Read, name: str, data: bytes, told: str) -> None:
    """A file in a format that is not read is refused in one line that names it."""
    got = read(data, name)

    assert got.items == []
    assert got.problem.startswith(f"{name}: ")
    assert told in got.problem
    assert "\n" not in got.problem
