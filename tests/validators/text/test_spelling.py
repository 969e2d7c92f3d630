"""Judging whether one name misspells another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from copydesk.text.lexicon import load_lexicon
from copydesk.text.spelling import (
    EditKind,
    find_edit,
    is_related,
    is_variant,
    letter_codes,
    oddness,
    speaks_of_spelling,
)

WORDS = st.text(alphabet="abcdeäÖ'", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("suspect", "right", "kind", "was", "now"),
    [
        ("Harowgate", "Harrowgate", EditKind.MISSING, "r", ""),
        ("Harrowgatte", "Harrowgate", EditKind.EXTRA, "", "t"),
        ("Harrowgote", "Harrowgate", EditKind.OTHER, "a", "o"),
        ("Harrowgtae", "Harrowgate", EditKind.SWAPPED, "at", "ta"),
        ("Harowgte", "Harrowgate", EditKind.TWO, "rowga", "owg"),
    ],
)
def test_kinds_of_edits(suspect: str, right: str, kind: EditKind, was: str, now: str) -> None:
    """Each slip of the keys is told by its kind and its letters."""
    edit = find_edit(suspect, right)

    assert edit is not None
    assert (edit.kind, edit.was, edit.now) == (kind, was, now)


@pytest.mark.parametrize(("suspect", "right"), [("Ferry", "Ferry"), ("Ferry", "Harrowgate"), ("Fray", "Ferry")])
def test_no_edit(suspect: str, right: str) -> None:
    """Equal words, distant words, and two edits in a short word make no edit."""
    assert find_edit(suspect, right) is None


@given(WORDS, WORDS)
def test_an_edit_is_found_exactly_where_it_is(one: str, other: str) -> None:
    """`find_edit` sees a single edit exactly where the distance is one."""
    edit = find_edit(one, other)

    assert (edit is not None and edit.kind is not EditKind.TWO) == (OSA.distance(one, other) == 1)


@pytest.mark.parametrize(
    ("suspect", "right"),
    [
        ("State", "States"),
        ("Oscar", "Óscar"),
        ("Obrien", "O'Brien"),
        ("Americans", "American"),
        ("Canada", "Canadian"),
        ("Italian", "Italy"),
        ("Israeli", "Israel"),
        ("Congressmen", "Congressman"),
        ("Marxist", "Marxism"),
        ("Organisation", "Organization"),
        ("HarrowgateOn", "Harrowgate"),
        ("HarrowgateA", "Harrowgate"),
        ("Harrowgateâ", "Harrowgate"),
        ("Larger", "Large"),
        ("Portland", "Port"),
    ],
)
def test_forms_of_one_word_are_related(suspect: str, right: str) -> None:
    """Inflections, derivations, accents, glued and cut words misspell nothing, in either direction."""
    assert is_related(suspect, right)
    if not any(letter.isupper() for letter in suspect[1:]):
        assert is_related(right, suspect)


@pytest.mark.parametrize(("suspect", "right"), [("Buffet", "Buffett"), ("Harrowgtae", "Harrowgate"), ("Ferrry", "Ferry"), ("Bejing", "Beijing")])
def test_slips_are_not_related(suspect: str, right: str) -> None:
    """A slip of the keys is no form of the word."""
    assert not is_related(suspect, right)


def test_spellings_of_one_foreign_ending_are_variants() -> None:
    """Zelenskyy, Zelenskiy and Zelensky are one name written in several ways."""
    assert is_variant("Zelenskyy", "Zelenskiy")
    assert is_variant("Zelensky", "Zelenskyy")
    assert not is_variant("Zelenksy", "Zelensky")


def test_talk_of_spelling() -> None:
    """A text that speaks of a misspelling means it."""
    text = "The banner misspelled the town as Harrowgtae."

    assert speaks_of_spelling(text, 34, 44)
    assert not speaks_of_spelling("The ferry left Harrowgtae.", 15, 25)


def test_odd_letters_cost_more() -> None:
    """Letters that names do not have in this order cost more than everyday ones."""
    letters = load_lexicon().letters

    assert oddness("Harrwogate", letters)[1] > oddness("Harrowgate", letters)[1]
    assert oddness("Robrt", letters)[0] > oddness("Robert", letters)[0]


@given(st.text(max_size=20))
def test_letter_codes_lie_in_the_table(word: str) -> None:
    """Every run of letters of any text has a place in the table."""
    assert all(0 <= code < 27**4 for code in letter_codes(word))
