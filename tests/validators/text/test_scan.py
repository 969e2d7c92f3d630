"""One look through a text finds every sought word and fragment, and nothing inside other words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.cue_words import CUE_WORDS
from copydesk.text.scan import CUE_LIST, FRAGMENTS, SEPARATORS, WORDS, scan

PIECES = st.sampled_from(
    ["said", "says", "say", "May", "CNN", "Mayor", "(", "/", "AP", ")", "_", " ", "x", "é", "Reuters", "Photo", "writing by the ", "©"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_whole_words(text: str) -> None:
    """A word is found where no letter, digit or underscore stands beside it; a fragment that swallows a word hides it."""
    places = scan(text)
    for group, members in WORDS.items():
        _assert_found({match.span() for match in re.finditer(r"\w+", text) if match.group() in members}, set(places.of(group)), text)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_cue_words(text: str) -> None:
    """A cue word is found by its number where blanks or marks part it from its neighbours."""
    places = scan(text)
    wanted = {match.span() for match in re.finditer(r"\w+", text) if match.group() in CUE_WORDS}
    wanted = {(start, end) for start, end in wanted if SEPARATORS.issuperset(text[max(0, start - 1) : start] + text[end : end + 1])}

    assert all(CUE_LIST[number] == text[start:end] for number, start, end in places.cues)
    _assert_found(wanted, {(start, end) for _, start, end in places.cues}, text)


def _assert_found(wanted: set[tuple[int, int]], found: set[tuple[int, int]], text: str) -> None:
    assert found <= wanted
    assert found == wanted or any(fragment in text for members in FRAGMENTS.values() for fragment in members)


def test_groups_have_no_common_words() -> None:
    """A word is told by its number alone whether it is a cue word."""
    assert CUE_WORDS.isdisjoint(frozenset().union(*WORDS.values()))


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
        ("Ada Quill said que no", "languages"),
    ],
)
def test_fragments(text: str, group: str) -> None:
    """Marks of credits are found behind brackets, strokes and inside of each other."""
    assert scan(text).of(group)


def test_places_count_code_points() -> None:
    """Letters of two and four bytes, and lone surrogates, do not shift the places."""
    text = "\ud800é😀 said"

    assert [text[start:end] for _, start, end in scan(text).cues] == ["said"]
