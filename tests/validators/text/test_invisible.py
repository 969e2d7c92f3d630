"""Hidden characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.invisible import find_hidden


@pytest.mark.parametrize(
    ("text", "name", "is_harmless"),
    [
        ("fer\u200bry", "U+200B zero width space", True),
        ("fer\u00adry", "U+00AD soft hyphen", True),
        ("fer\u202ery", "U+202E right-to-left override", False),
        ("\ufeffferry", "U+FEFF zero width no-break space", True),
        ("fer\x1b[31mry", "U+001B escape", False),
        ("fer\x0bry", "U+000B line tabulation", False),
        ("fer\ue001ry", "U+E001 private use", False),
        ("fer\u200dry", "U+200D zero width joiner", True),
        ("fer\u200ery", "U+200E left-to-right mark", True),
    ],
)
def test_found(text: str, name: str, is_harmless: bool) -> None:  # noqa: FBT001 - a column of the table
    """A hidden character is found, named as Unicode names it, and said to be harmless only where taking it out loses nothing."""
    (place,), total = find_hidden(text)

    assert (place.names, place.is_harmless, total) == ((name,), is_harmless, 1)


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\r\nc\u00a0d\u2009e",
        "نمی\u200cخواهم",
        "क्\u200dष",
        "👩\u200d🚒 and 👨\u200d👩\u200d👧, ❤\ufe0f\u200d🔥",
        "שלום\u200f!",
        "قال (BBC)\u200f و\u2067x\u2069",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_innocent(text: str) -> None:
    """Joiners where a script or an emoji needs them, and direction marks beside right-to-left letters, are no flaw."""
    assert find_hidden(text) == ([], 0)


def test_head_of_a_manifest_is_left_alone() -> None:
    """The character that a C2PA manifest begins with is no flaw, what stands before it is, and so it is without the manifest."""
    manifest = "\ufeff" + "".join(chr(0xFE00 + byte if byte < 16 else 0xE0100 + byte - 16) for byte in b"C2PATXT\0\1")

    assert find_hidden(f"It sails.{manifest}") == ([], 0)
    assert [(p.start, p.end) for p in find_hidden(f"It sails.\u200b{manifest}")[0]] == [(9, 10)]
    assert [(p.start, p.end) for p in find_hidden("It\ufeff sails. ❤\ufe0f")[0]] == [(2, 3)]


@given(st.text(alphabet="ab\u200b\u202e\x07\ue000 \n", max_size=80))
def test_every_run_is_counted(text: str) -> None:
    """Every run of hidden characters is counted; at most twenty are told."""
    runs = len("".join("x" if c in "\u200b\u202e\x07\ue000" else " " for c in text).split())

    places, total = find_hidden(text)

    assert total == runs
    assert len(places) == min(runs, 20)
