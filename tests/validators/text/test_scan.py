"""One look through a text finds every sought word and fragment, and nothing inside other words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.scan import FRAGMENTS, WORDS, scan

PIECES = st.sampled_from(
    ["said", "says", "say", "May", "CNN", "Mayor", "(", "/", "AP", ")", "_", " ", "x", "é", "Reuters", "Photo", "writing by the ", "©"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_whole_words(text: str) -> None:
    """A word is found where no letter, digit or underscore stands beside it; a fragment that swallows a word hides it."""
    for group, members in WORDS.items():
        wanted = {match.span() for match in re.finditer(r"\w+", text) if match.group() in members}
        found = set(scan(text).of(group))
        hidden = wanted - found

        assert found <= wanted
        assert all(any(fragment in text for members in FRAGMENTS.values() for fragment in members) for _ in hidden)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_fragment_is_missed(text: str) -> None:
    """A group without a place has no fragment in the text."""
    places = scan(text)
    for group, members in FRAGMENTS.items():
        if not places.of(group):
            assert not any(fragment in text for fragment in members)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("PORT QUILL (AP) - It holds.", "story marks"),
        ("Ada Quill / AP) - It holds.", "story marks"),
        ("Writing by the AP", "story marks"),
        ("reporting by the AP", "story marks"),
        ("pier/AP_21123456789012", "asset marks"),
        ("Ada Quill/Reuters", "credit marks"),
    ],
)
def test_fragments(text: str, group: str) -> None:
    """Marks of credits are found behind brackets, strokes and inside of each other."""
    assert scan(text).of(group)


def test_places_count_code_points() -> None:
    """Letters of two and four bytes, and lone surrogates, do not shift the places."""
    text = "\ud800é😀 said"

    assert [text[start:end] for start, end in scan(text).of("attribution")] == ["said"]
