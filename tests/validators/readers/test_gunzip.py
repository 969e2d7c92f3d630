"""Gzip: told by its bytes, unpacked within limits, and what is lost of it is told."""

from __future__ import annotations

import gzip
import hashlib
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

Read = Any

LINES = b"".join(json.dumps({"id": f"a{n}", "title": f"Ferry {n * 7919 % 1000} returns"}).encode() + b"\n" for n in range(200))
PACKED = gzip.compress(LINES, mtime=0)


@pytest.mark.parametrize("name", ["desk.jsonl.gz", "desk.jsonl", "desk.ndjson.gz", "desk.gz", "desk"])
def test_gzip_is_told_by_its_bytes(read: Read, name: str) -> None:
    """Packed and plain bytes are read under right and wrong suffixes; size and hash are those of the stored bytes."""
    packed, plain = read(PACKED, name), read(LINES, name)

    assert len(packed.rows) == len(plain.rows) == 200
    assert packed.quarantined == plain.quarantined == []
    assert (packed.size, packed.sha256) == (len(PACKED), hashlib.sha256(PACKED).hexdigest())
    assert packed.rows[-1].origin.offset == plain.rows[-1].origin.offset


@given(st.lists(st.integers(1, len(LINES) - 1), max_size=4, unique=True))
def test_members_may_part_anywhere(read: Read, places: list[int]) -> None:
    """Several members are one stream, wherever the borders fall, with zero bytes behind them."""
    cuts = [0, *sorted(places), len(LINES)]
    data = b"".join(gzip.compress(LINES[a:b], mtime=0) for a, b in pairwise(cuts))
    got = read(data + b"\0" * 512, "desk.jsonl.gz")

    assert (len(got.rows), got.quarantined) == (200, [])


@given(st.integers(20, len(PACKED) - 1))
def test_a_cut_file_tells_its_loss_once(read: Read, place: int) -> None:
    """Records before the cut are kept, and one entry says that the rest is lost."""
    got = read(PACKED[:place], "desk.jsonl.gz")

    assert got.ids == [f"a{n}" for n in range(len(got.ids))]
    assert len(got.quarantined) == 1
    assert "cut" in got.reasons[0]
    assert got.size == place


def test_a_wrong_checksum_loses_no_record(read: Read) -> None:
    """All that could be unpacked before the damage was seen is read."""
    got = read(PACKED[:-8] + bytes(8), "desk.jsonl.gz")

    assert (len(got.rows), len(got.quarantined)) == (200, 1)
    assert "damaged" in got.reasons[0]


def test_records_before_damage_are_kept(read: Read) -> None:
    """A wound in the last tenth of a file leaves most of the records."""
    place = len(PACKED) * 9 // 10
    got = read(PACKED[:place] + b"\xff" * 40 + PACKED[place + 40 :], "desk.jsonl.gz")

    assert got.ids[:150] == [f"a{n}" for n in range(150)]
    assert got.quarantined


@given(st.integers(10, len(PACKED) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_never_silent(read: Read, place: int, flip: int) -> None:
    """Damage anywhere behind the header is told, if only by the checksum."""
    data = bytearray(PACKED)
    data[place] ^= flip
    got = read(bytes(data), "desk.jsonl.gz")

    assert got.quarantined or got.problem


@pytest.mark.parametrize("name", ["desk.json.gz", "desk.jsonl.gz", "desk.txt.gz"])
@pytest.mark.parametrize("damage", ["cut", "garbage"])
def test_damage_is_told_in_every_format(read: Read, name: str, damage: str) -> None:
    """An array, lines and a text in a damaged file each give one entry about it."""
    plain = {"desk.json.gz": b"[" + b",".join(LINES.split(b"\n")[:-1]) + b"]", "desk.jsonl.gz": LINES, "desk.txt.gz": b"Ferry returns\n" * 99}[name]
    packed = gzip.compress(plain, mtime=0)
    got = read(packed[:-20] if damage == "cut" else packed + b"garbage", name)

    assert len(got.quarantined) == 1
    assert "gzip data" in got.reasons[0]


def test_limits_name_their_setting(read: Read) -> None:
    """What unpacks beyond a limit is cut there, in one entry that names the limit and the setting that raises it, and the run fails."""
    bomb = gzip.compress((b'{"id": "a1", "body": "' + b"tide " * 20_000 + b'"}\n') * 400, mtime=0)
    small = read(PACKED, "desk.jsonl.gz", unpacked_bytes=5000)
    ratio = read(bomb, "desk.jsonl.gz", unpacked_ratio=20)

    assert small.rows
    assert "more than 5000 bytes" in small.reasons[0]
    assert "limits.unpacked_bytes" in small.reasons[0]
    assert "more than 20 times its size" in ratio.reasons[0]
    assert "limits.unpacked_ratio" in ratio.reasons[0]
    assert len(small.quarantined) == len(ratio.quarantined) == 1
    assert small.problem == f"desk.jsonl.gz: {small.reasons[0]}"
    assert ratio.problem == f"desk.jsonl.gz: {ratio.reasons[0]}"
    assert ratio.size == len(bomb)


def test_gzip_inside_gzip_is_refused(read: Read) -> None:
    """A second packing is no format that is read."""
    assert "gzip inside gzip" in read(gzip.compress(PACKED), "desk.jsonl.gz").problem
