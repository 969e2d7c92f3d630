"""JSON documents: elements are read one by one, and a broken one costs only itself."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.config import Limits
from copydesk.readers.file import FileInput

Read = Any


def element(n: int) -> dict[str, Any]:
    return {"id": f"a{n}", "title": f"Ferry {n} returns", "tags": ["sea", {"deep": [n]}], "related_links": [{"url": f"/{n}", "label": "Tides"}]}


RECORDS = [element(n) for n in range(6)]
ONE_LINE = json.dumps(RECORDS).encode()
PER_LINE = b"[\n" + b",\n".join(json.dumps(r).encode() for r in RECORDS) + b"\n]\n"
PRETTY = json.dumps(RECORDS, indent=2).encode()
SEQUENCE = b"\n".join(json.dumps(r, indent=1).encode() for r in RECORDS)
LAYOUTS = [
    pytest.param(ONE_LINE, id="one line"),
    pytest.param(PER_LINE, id="one a line"),
    pytest.param(PRETTY, id="indented"),
    pytest.param(SEQUENCE, id="sequence"),
]


@pytest.mark.parametrize("data", LAYOUTS)
def test_all_layouts(read: Read, data: bytes) -> None:
    """An array on one line, one element a line, indented, and objects one after another give the same records, with true offsets and lines."""
    got = read(data, "desk.json")

    assert (got.problem, got.quarantined) == (None, [])
    assert [row.values for row in got.rows] == RECORDS
    for row in got.rows:
        assert data[row.origin.offset :].startswith(b"{")
        assert row.origin.line == data.count(b"\n", 0, row.origin.offset) + 1


DAMAGE = [
    pytest.param(b'"Ferry 2 returns"', b"Ferry 2 returns", id="no quotes"),
    pytest.param(b'"Ferry 2 returns"', b'"Ferry 2 returns', id="no closing quote"),
    pytest.param(b'"Ferry 2 returns"', b'Ferry 2 returns"', id="no opening quote"),
    pytest.param(b'"Ferry 2 returns"', b'"Ferry 2 "returns"', id="a quote too many"),
    pytest.param(b'"Ferry 2 returns"', b'"Ferry 2 \xe9"', id="Latin-1"),
    pytest.param(b'"Ferry 2 returns"', b'"Ferry\x00"', id="NUL"),
    pytest.param(b'"Ferry 2 returns"', b"NaN", id="NaN"),
    pytest.param(b'"Ferry 2 returns"', b'"\\ud800"', id="lone surrogate"),
    pytest.param(b'"Ferry 2 returns"', b"[" * 70 + b"]" * 70, id="deep"),
    pytest.param(b'"Ferry 2 returns"', b"[" * 2000 + b"]" * 2000, id="very deep"),
    pytest.param(b'"Ferry 2 returns"', b"{", id="a brace too many"),
    pytest.param(b'"Ferry 2 returns"', b"]", id="a bracket out of place"),
]


@pytest.mark.parametrize("data", LAYOUTS)
@pytest.mark.parametrize(("what", "instead"), DAMAGE)
def test_a_broken_element_costs_only_itself(read: Read, data: bytes, what: bytes, instead: bytes) -> None:
    """One damaged element among six is quarantined alone, at its own line and offset, in every layout."""
    assert data.count(what) == 1
    got = read(data.replace(what, instead), "desk.json")

    assert got.ids == ["a0", "a1", "a3", "a4", "a5"]
    (bad,) = got.quarantined
    assert bad.raw.startswith(b"{")
    assert b'"a2"' in bad.raw
    assert b'"a3"' not in bad.raw
    assert data[: bad.offset].count(b'"a1"') == 1
    assert bad.line == data.count(b"\n", 0, bad.offset) + 1


@pytest.mark.parametrize("data", LAYOUTS[:3])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.8, 0.95])
def test_a_cut_array_says_so(read: Read, data: bytes, share: float) -> None:
    """A document that was cut gives the whole elements before the cut and one entry that tells the loss."""
    got = read(data[: int(len(data) * share)], "desk.json")

    assert got.ids == [r["id"] for r in RECORDS[: len(got.ids)]]
    assert len(got.quarantined) == 1
    assert "cut" in got.reasons[0]


def test_a_cut_between_elements_says_so(read: Read) -> None:
    """Without any broken element the missing bracket alone is told."""
    got = read(ONE_LINE[:-1], "desk.json")

    assert len(got.rows) == 6
    assert got.reasons == ["the array is cut: it ends without its closing bracket"]


@pytest.mark.parametrize(
    ("data", "rows", "quarantined", "problem"),
    [
        (b"[]", 0, 0, None),
        (b'{"id": 1}', 1, 0, None),
        (b"\xef\xbb\xbf [ ]\n", 0, 0, None),
        (b'[{"id": 1}, 5, "x", null, ["id"], {"id": 2}]', 2, 4, None),
        (b'[{"id": 1},]', 1, 0, "a comma before the closing bracket"),
        (b'[{"id": 1},,{"id": 2}]', 2, 0, "a stray ','"),
        (b'[{"id": 1} {"id": 2}]', 2, 0, "no comma before an element"),
        (b'[{"id": 1}] and more', 1, 1, None),
        (b'[{"id": 1}]\n' + b"\0" * 99, 1, 1, None),
        (b'[{"id": 1}][{"id": 2}]', 2, 0, None),
        (b'{"id": 1, "id": 2}', 1, 0, None),
        (b"hello", 0, 0, "not JSON: it starts with 'hello'"),
        (b'[{"id": "\xe9"}]', 0, 1, None),
        (b'[{"id": tru}', 0, 2, None),
    ],
)
def test_what_is_round_the_elements(read: Read, data: bytes, rows: int, quarantined: int, problem: str | None) -> None:
    """Elements that are no objects are quarantined; what is wrong between them is told once, after all were read."""
    got = read(data, "desk.json")

    assert (len(got.rows), len(got.quarantined)) == (rows, quarantined)
    assert (problem is None) == (got.problem is None)
    assert (problem or "") in (got.problem or "")


@pytest.mark.parametrize(
    "big",
    [
        pytest.param(b'{"id": "big", "body": "' + b'x\\"' * 400_000 + b'"}', id="text"),
        pytest.param(b'{"id": "big", "tags": [' + b'"x", ' * 110_000 + b"1]}", id="items"),
        pytest.param(b'{"id": "big", "tags": ' + b"[" * 600_000 + b"]" * 600_000 + b"}", id="depth"),
        pytest.param(b'{"id": "big", "body": "' + b"\\\\" * 700_000 + b'"}', id="backslashes"),
    ],
)
def test_an_element_over_the_limit_is_not_held(read: Read, big: bytes) -> None:
    """An element over the limit is quarantined with its beginning, and what follows is read."""
    data = b'[{"id": 1}, ' + big + b', {"id": 2}]'
    got = read(data, "desk.json", record_bytes=500_000)

    assert got.ids == [1, 2]
    assert got.codes == ["INP003"]
    assert len(got.quarantined[0].raw) <= 500_000


def test_memory_is_that_of_one_element() -> None:
    """A document of 20 MB is read in a few megabytes."""
    one = json.dumps({"id": "a", "body": "tide " * 800}).encode()
    data = b"[" + b",\n".join([one] * 5000) + b"]"
    tracemalloc.start()
    try:
        count = sum(1 for _ in FileInput("a.json", lambda: io.BytesIO(data), Limits()).read())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert count == 5000
    assert peak < 6_000_000


@given(st.integers(0, len(ONE_LINE) - 1), st.binary(max_size=3), st.integers(0, 3), st.sampled_from([ONE_LINE, PER_LINE, PRETTY, SEQUENCE]))
def test_one_wound_loses_few_elements(read: Read, place: int, put: bytes, cut: int, data: bytes) -> None:
    """Whatever one small wound does to a document, most elements are read, and it is silent only where the bytes are still JSON."""
    wounded = data[:place] + put + data[place + cut :]
    got = read(wounded, "desk.json")
    if got.problem and not got.items:
        return  # refused as a whole, in one line

    assert len(got.rows) >= 3 or place < data.index(b'"a1"') or got.quarantined
    if data is not SEQUENCE and not got.quarantined and not got.problem:
        text = wounded.removeprefix(b"\xef\xbb\xbf")
        assert len(got.rows) == 6 or text.lstrip()[:1] == b"{" or json.loads(text) is not None
