"""Plain text: one article a file, decoded strictly, changed in nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

Read = Any


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip), st.booleans())
def test_the_body_is_the_whole_text(read: Read, text: str, marked: bool) -> None:  # noqa: FBT001 - drawn
    """The body is the decoded file to the character; only a byte order mark at the start is taken away."""
    text = text.lstrip("\ufeff") or "x"
    got = read(b"\xef\xbb\xbf" * marked + text.encode(), "desk.txt")
    if text.strip():
        (row,) = got.rows
        assert row.values["body"] == text
        assert (row.origin.format, row.origin.line, row.origin.offset) == ("text", 1, 3 * marked)
        assert set(row.values) <= {"title", "body", "related_links"}
    assert got.quarantined == []


def test_the_title_is_copied(read: Read) -> None:
    """The first line is the title and stays in the body."""
    values = read(b"Ferry returns to Port Amity\n\nThe ferry is back, the harbour master said.\n", "desk.txt").rows[0].values

    assert values["title"] == "Ferry returns to Port Amity"
    assert values["body"].startswith("Ferry returns")


@pytest.mark.parametrize(
    ("data", "code", "reason"),
    [
        (b"Caf\xe9 opens", "INP002", "not UTF-8 at byte 3: 0xE9 (“Café” if this is Windows-1252)"),
        (b"\xef\xbb\xbfCaf\xe9", "INP002", "not UTF-8 at byte 6: 0xE9 (“Café” if"),
        (b"Ferry\0returns", "INP002", "NUL at byte 5"),
        (b"Ferry " * 200_000, "INP003", "a text of 1200000 bytes"),
    ],
)
def test_what_is_no_text_is_quarantined(read: Read, data: bytes, code: str, reason: str) -> None:
    """A text that cannot be decoded, or is too long, is one quarantined record."""
    got = read(data, "desk.txt", record_bytes=1_000_000)

    assert (got.rows, got.codes) == ([], [code])
    assert reason in got.reasons[0]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf\n"])
def test_blank_files_hold_no_record(read: Read, data: bytes) -> None:
    """An empty or blank text file is no article."""
    assert read(data, "desk.txt").items == []
