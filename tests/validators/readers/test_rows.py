"""Records in memory: frames, tables and dicts become plain rows, whatever values they hold."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import pathlib
import uuid
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import copydesk
from copydesk.errors import ReadError
from copydesk.finding import Quarantined
from copydesk.readers import Row, rows_input


class Desk(enum.Enum):
    """A value that stands for another."""

    NEWS = "news"


class Hostile:
    """A value that cannot even be shown."""

    def __repr__(self) -> str:
        raise RuntimeError("no")

    __str__ = __repr__


def values_of(data: Any) -> list[dict[str, Any]]:
    return [item.values if isinstance(item, Row) else {item.code: item.reason} for item in rows_input(data).read()]  # noqa: PD011 - a row's own


FRAME = pd.DataFrame(
    {
        "id": ["00123", "1e5", "NA"],
        "title": ["Ferry", None, float("nan")],
        "published_at": pd.to_datetime(pd.Series(["2026-03-02T10:00:00Z", None, "2026-03-04T00:00:00Z"])),
        "authors": [np.array(["A", "B"]), ["C"], None],
        "views": pd.array([1, None, 3], dtype="Int64"),
        7: [True, np.float64("nan"), np.int64(2)],
    }
)


def test_frames() -> None:
    """Ids stay as written, missing values of every kind become null, moments ISO 8601, arrays lists, names texts."""
    assert values_of(FRAME) == [
        {"id": "00123", "title": "Ferry", "published_at": "2026-03-02T10:00:00+00:00", "authors": ["A", "B"], "views": 1, "7": True},
        {"id": "1e5", "title": None, "published_at": None, "authors": ["C"], "views": None, "7": None},
        {"id": "NA", "title": None, "published_at": "2026-03-04T00:00:00+00:00", "authors": None, "views": 3, "7": 2},
    ]
    origins = [item.origin for item in rows_input(FRAME).read() if not isinstance(item, Quarantined)]
    assert [(o.file, o.line, o.format) for o in origins] == [("<frame>", n, "frame") for n in (1, 2, 3)]


def test_large_frames_come_in_order() -> None:
    """Blocks make no difference, nor does the frame's own index."""
    frame = pd.DataFrame({"id": [f"a{n}" for n in range(3000)]}, index=range(3000, 0, -1))

    assert [row["id"] for row in values_of(frame)] == [f"a{n}" for n in range(3000)]


def test_arrow_tables() -> None:
    """An Arrow table is read like a frame."""
    table = pa.table({"id": ["001", None], "tags": [["a"], None], "published_at": [dt.datetime(2026, 3, 2, tzinfo=dt.UTC), None]})

    assert values_of(table) == [
        {"id": "001", "tags": ["a"], "published_at": "2026-03-02T00:00:00+00:00"},
        {"id": None, "tags": None, "published_at": None},
    ]


@pytest.mark.needs("polars")
def test_polars_frames() -> None:
    """A Polars DataFrame is read like one of pandas."""
    import polars as pl

    frame = pl.DataFrame({"id": ["001", None], "tags": [["a"], None], "published_at": [dt.date(2026, 3, 2), None]})
    assert values_of(frame) == [
        {"id": "001", "tags": ["a"], "published_at": "2026-03-02"},
        {"id": None, "tags": None, "published_at": None},
    ]


@pytest.mark.parametrize("frame", [pd.DataFrame([["a", "b"]], columns=["id", "id"]), pa.table([["a"], ["b"]], names=["id", "id"])])
def test_columns_with_one_name_are_refused(frame: Any) -> None:
    """A table with two columns of one name is refused by that name."""
    with pytest.raises(ReadError, match="two columns are named 'id'"):
        rows_input(frame)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (dt.date(2026, 3, 2), "2026-03-02"),
        (dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC), "2026-03-02T10:00:00+00:00"),
        (pd.Timestamp("2026-03-02"), "2026-03-02T00:00:00"),
        (pd.NaT, None),
        (pd.NA, None),
        (np.datetime64("NaT"), None),
        (np.float32("nan"), None),
        (decimal.Decimal("1.50"), "1.50"),
        (decimal.Decimal("NaN"), None),
        (b"Ferry", "Ferry"),
        (uuid.UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (pathlib.PurePosixPath("/a/b"), "/a/b"),
        (Desk.NEWS, "news"),
        (("a", {"b"}), ["a", ["b"]]),
        (np.array([["a"], ["b"]]), [["a"], ["b"]]),
        (np.str_("Ferry"), "Ferry"),
        ({1: {None: 2}}, {"1": {"None": 2}}),
        (ValueError("no"), {"python": "builtins.ValueError"}),
        (Hostile(), {"python": f"{__name__}.Hostile"}),
    ],
)
def test_values_of_programs(value: Any, plain: Any) -> None:
    """Every kind of value has one plain form; a foreign object is named by its type, not by its address."""
    assert values_of([{"title": value}]) == [{"title": plain}]


def cyclic() -> list[Any]:
    cycle: list[Any] = []
    cycle.append(cycle)
    return cycle


def doubled() -> list[Any]:
    value: list[Any] = ["x"]
    for _ in range(60):
        value = [value, value]
    return value


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (5, "INP001"),
        (None, "INP001"),
        ("text", "INP001"),
        ({"title": b"\xff"}, "INP002"),
        ({"title": "\udc80"}, "INP002"),
        ({"\udc80": 1}, "INP002"),
        ({"id": 10**5000}, "INP003"),
        ({"tags": cyclic()}, "INP003"),
        ({"tags": doubled()}, "INP003"),
        ({"tags": ["x"] * 10_001}, "INP003"),
        ({"tags": {Hostile(), 1}}, "INP001"),
        ({Hostile(): 1}, "INP001"),
    ],
)
def test_what_is_no_record_is_quarantined(row: Any, code: str) -> None:
    """A row that is no mapping, over a limit, or no Unicode is quarantined, and those round it are read."""
    (before, bad, after) = rows_input([{"id": "a1"}, row, {"id": "a2"}]).read()

    assert not isinstance(before, Quarantined)
    assert not isinstance(after, Quarantined)
    assert isinstance(bad, Quarantined)
    assert (bad.code, bad.line, bad.file) == (code, 2, "<rows>")


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(dt.UTC))
    | st.times()
    | st.timedeltas()
    | st.decimals()
    | st.fractions()
    | st.complex_numbers()
    | st.uuids(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=3) | st.tuples(inner),
    max_leaves=6,
)
FIELDS = st.sampled_from(["id", "url", "title", "body", "published_at", "authors", "tags", "related_links", "source", "text", "source-hostname"])


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.dictionaries(FIELDS, ANYTHING, max_size=5) | ANYTHING, min_size=1, max_size=4))
def test_any_rows_are_accounted_for(rows: list[Any]) -> None:
    """Whatever a program hands over, each item is read as a record or quarantined, and the report can be written."""
    report = copydesk.validate(iter(rows), now="2026-06-01", select="INP,IDN001")

    assert report.problems == []
    assert report.accounting.read == len(rows)
    assert report.accounting.is_sound
    assert all(report.quarantined.lines())


def test_doors_of_the_library(tmp_path: pathlib.Path) -> None:
    """Paths, lists of paths, one mapping, bytes and generators are accepted; what is none of these is refused."""
    path = tmp_path / "desk.jsonl"
    path.write_bytes(b'{"id": "a1"}\n')

    for data in (path, str(path), [path], (str(path), str(path)), {"id": "a1"}, [{"id": "a1"}], b'{"id": "a1"}\n', ({"id": f"a{n}"} for n in (1,))):
        assert copydesk.validate(data, now="2026-06-01").accounting.read == 1
    wrongs: tuple[Any, ...] = (5, None, [], str(tmp_path / "missing.jsonl"), tmp_path / "x\0y")
    for wrong in wrongs:
        with pytest.raises(ReadError):
            copydesk.validate(wrong, now="2026-06-01")


def test_problems_beside_records_stand_in_the_report(tmp_path: pathlib.Path) -> None:
    """One missing file of two does not hide what was read of the other."""
    path = tmp_path / "desk.jsonl"
    path.write_bytes(b'{"id": "a1"}\n')
    report = copydesk.validate([path, tmp_path / "missing.jsonl"], now="2026-06-01")

    assert report.accounting.read == 1
    assert len(report.problems) == 1
