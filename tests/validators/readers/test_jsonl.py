"""JSON lines: every line ends as a record or in quarantine, and costs only itself."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

GOOD = b'{"id": "a1", "title": "Ferry returns"}'
Read = Any

BROKEN = [
    pytest.param(b'{"id": "a2", "title": "Caf\xe9"}', "INP002", "not UTF-8 at byte 26: 0xE9 (“Café” if this is Windows-1252)", id="latin-1"),
    pytest.param(b'{"id": "a\x00"}', "INP002", "NUL at byte 9", id="raw NUL"),
    pytest.param(b"\0" * 40, "INP002", "40 NUL bytes", id="NUL block"),
    pytest.param(b"\xef\xbb\xbf" + GOOD, "INP002", "byte order mark that is not at the start of the file", id="late mark"),
    pytest.param(b'{"title": "\\udc9f"}', "INP002", "lone surrogate", id="low surrogate"),
    pytest.param(b'{"title": "\\ud83d ferry"}', "INP002", "lone surrogate", id="high surrogate"),
    pytest.param(b'{"id": NaN}', "INP001", "NaN, which is not JSON, at byte 7", id="NaN"),
    pytest.param(b'{"id": -Infinity}', "INP001", "Infinity, which is not JSON, at byte 8", id="Infinity"),
    pytest.param(b'{"id": None}', "INP001", "None, which is not JSON", id="Python's None"),
    pytest.param(b'{"title": "tab\there"}', "INP001", "control character", id="raw control character"),
    pytest.param(b'{"id": ' + b"7" * 6000 + b"}", "INP003", "a number too large to hold at byte 7", id="6,000 digits"),
    pytest.param(b'{"id": 1e999}', "INP003", "a number too large", id="beyond a double"),
    pytest.param(b'{"tags": ' + b"[" * 60_000 + b"]" * 60_000 + b"}", "INP003", "nested 60001 levels deep, more than 64", id="60,000 levels"),
    pytest.param(b'{"tags": ' + b"[" * 70 + b"]" * 70 + b"}", "INP003", "nested 71 levels deep, more than 64", id="70 levels"),
    pytest.param(b'{"tags": [' + b"1," * 10_000 + b"1]}", "INP003", "10001 items", id="10,001 items"),
    pytest.param(b"{'id': 1}", "INP001", "", id="single quotes"),
    pytest.param(b'{"id": 1,}', "INP001", "", id="comma at the end"),
    pytest.param(GOOD + GOOD, "INP001", "", id="two on a line"),
    pytest.param(b"3.5", "INP001", "not a JSON object but a number", id="a number"),
    pytest.param(b'["a1"]', "INP001", "not a JSON object but a list", id="a list"),
    pytest.param(b"null", "INP001", "not a JSON object but null", id="null"),
    pytest.param(b"\xc2\xa0", "INP001", "", id="a no-break space is data"),
]


@pytest.mark.parametrize(("line", "code", "reason"), BROKEN)
def test_a_broken_line_costs_only_itself(read: Read, line: bytes, code: str, reason: str) -> None:
    """The lines round a broken one are read; the broken one is told with line, offset, code, reason and bytes."""
    got = read(GOOD + b"\n" + line + b"\n" + GOOD + b"\n")

    assert [row.origin.line for row in got.rows] == [1, 3]
    assert got.rows[1].origin.offset == len(GOOD) + len(line) + 2
    (bad,) = got.quarantined
    assert (bad.file, bad.line, bad.offset, bad.code, bad.raw) == ("desk.jsonl", 2, len(GOOD) + 1, code, line)
    assert reason in bad.reason


@pytest.mark.parametrize(
    ("data", "count"),
    [
        pytest.param(GOOD, 1, id="no final line end"),
        pytest.param(b"\xef\xbb\xbf" + GOOD + b"\r\n" + GOOD + b"\r\n", 2, id="mark and CRLF"),
        pytest.param(b"\n \r\n\t\n" + GOOD + b"\n\n\n", 1, id="blank lines are no records"),
        pytest.param('{"body": "one\u2028two\u0085three\x7f"}\n'.encode() * 2, 2, id="separators are no line ends"),
        pytest.param(GOOD + b"\r" + GOOD + b"\r", 2, id="carriage returns alone"),
        pytest.param(b"", 0, id="nothing"),
        pytest.param(b"\n\n  \n", 0, id="blank"),
        pytest.param(b"\xef\xbb\xbf", 0, id="a mark alone"),
    ],
)
def test_clean_input_is_never_quarantined(read: Read, data: bytes, count: int) -> None:
    """What is innocent about line ends, marks and blank lines yields records and nothing else."""
    got = read(data)

    assert (len(got.rows), got.quarantined, got.problem) == (count, [], None)


def test_offset_skips_the_mark(read: Read) -> None:
    """The offset of a first record behind a byte order mark is where its object starts."""
    assert read(b"\xef\xbb\xbf" + GOOD).rows[0].origin.offset == 3


def test_a_cut_last_line_says_so(read: Read) -> None:
    """A file whose writer was stopped ends in one quarantined line."""
    got = read(GOOD + b"\n" + GOOD[:-9])

    assert got.ids == ["a1"]
    assert got.reasons[0].startswith("the last line is cut")


def test_a_long_line_is_not_held(read: Read) -> None:
    """A line over the limit is quarantined with its length and its beginning only; the next one is read."""
    got = read(GOOD + b'\n{"body": "' + b"x" * 3_000_000 + b'"}\n' + GOOD, record_bytes=1_000_000)

    assert got.ids == ["a1", "a1"]
    (bad,) = got.quarantined
    assert (bad.code, bad.line, len(bad.raw)) == ("INP003", 2, 1 << 16)
    assert "a line of 3000012 bytes" in bad.reason
    assert got.rows[1].origin.offset == len(GOOD) + 1 + 3_000_012 + 1


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        (b'{"url": "/a", "url": "/b"}', [("/url", "url", "/a", "/b")]),
        (b'{"id" :1, "url": "/a", "url" : "/b"}', [("/url", "url", "/a", "/b")]),
        (b'{"id": 1, "\\u0069d": 2}', [("/id", "id", "1", "2")]),
        (b'{"id": 1, "related_links": [{"url": "/a", "url": "/b"}]}', [("/related_links/0/url", "url", "/a", "/b")]),
        (b'{"a/b": [[], {"x": {"c~": 1, "c~": 2}}]}', [("/a~1b/1/x/c~0", "c~", "1", "2")]),
        (b'{"id": 1, "id": 1, "id": 3}', [("/id", "id", "1", "3")]),
        (b'{"x": {"y": 1, "y": 2}, "x": 3}', [(None, "y", "1", "2"), ("/x", "x", '{"y": "2"}', "3")]),
        (b'{"id": 1, "title": "\\"id\\": he said, \\"id\\":"}', []),
        (b'{"id": 1, "ID": 2, "related_links": [{"id": 3}, {"id": 4}]}', []),
    ],
)
def test_colliding_keys_are_found(read: Read, line: bytes, keys: list[tuple[str | None, str, str, str]]) -> None:
    """Keys that stand twice in one object are told with their place, the first and the last value, and text that only looks like keys is not."""
    assert list(read(line).rows[0].origin.collisions) == keys


def test_long_keys_over_many_objects_cost_no_more_than_they_are_long(read: Read) -> None:
    """The way to a colliding key is written once, and not at all where it is beyond all measure."""
    key = b"k" * 100_000
    line = b'{"id": "a1", "' + key + b'": [' + b"{}, " * 2000 + b'{"x": 1, "x": 2}], "tags": [' + b"{}, " * 9 + b'{"y": 1, "y": 2}]}'
    tracemalloc.start()
    try:
        collisions = read(line).rows[0].origin.collisions
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert [(found.path, found.key) for found in collisions] == [(None, "x"), ("/tags/9/y", "y")]
    assert peak < 20_000_000


@given(st.binary(max_size=300), st.integers(0, 3))
def test_any_bytes_between_good_lines(read: Read, data: bytes, before: int) -> None:
    """Whatever stands between good lines: they are read, and every other line that is not blank is a record or in quarantine."""
    junk = data.replace(b"\n", b" ").replace(b"\r", b" ")
    got = read(b"\n".join([*[GOOD] * (before + 1), junk, GOOD]))

    assert got.problem is None
    assert len(got.items) == before + 2 + bool(junk.strip(b" \t"))
    assert got.ids.count("a1") >= before + 2


@given(st.binary(max_size=400), st.sampled_from(["a.jsonl", "a.json", "a.txt", "a", "a.jsonl.gz"]))
def test_any_bytes_at_all(read: Read, data: bytes, name: str) -> None:
    """No bytes under any name raise anything but a refusal of one line, and size and hash are always those of the whole."""
    got = read(data, name)

    assert got.problem is None or (got.problem.startswith(name) and "\n" not in got.problem)


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8")),
        st.recursive(
            st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(codec="utf-8")),
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=4),
            max_leaves=12,
        ),
    ),
    st.booleans(),
    st.sampled_from([None, 1]),
)
def test_any_object_comes_back(read: Read, values: dict[str, Any], ascii_only: bool, indent: int | None) -> None:  # noqa: FBT001 - drawn
    """Every JSON object is read as written, in lines and in documents, with no collision seen in it."""
    text = json.dumps(values, ensure_ascii=ascii_only, indent=indent).encode()
    for data, name in ((text, "a.json"), (b"[" + text + b"," + text + b"]", "a.json"), (json.dumps(values).encode(), "a.jsonl")):
        got = read(data, name)
        assert got.problem is None
        assert got.quarantined == []
        assert all(row.values == values and row.origin.collisions == () for row in got.rows)
        assert len(got.rows) == data.startswith(b"[") + 1
