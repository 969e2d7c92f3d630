"""Names that are one edit away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from copydesk.text.nearby import NearNames

WORDS = st.text(alphabet="abcä'", max_size=9)


@given(WORDS, st.lists(WORDS, max_size=60))
def test_all_names_one_edit_away_are_found(word: str, names: list[str]) -> None:
    """Just the names are found that lie one edit away, whatever their lengths."""
    assert NearNames(names).find(word) == {name for name in names if OSA.distance(word, name) == 1}


@pytest.mark.parametrize("slip", ["Harowgate", "Harrrowgate", "Harrowgete", "Harrowgtae", "Harrowgat", "aHrrowgate", "Harrwogate", "arrowgate"])
def test_slips(slip: str) -> None:
    """A letter more, less, other or swapped is found wherever it stands."""
    assert NearNames(["Ferryman", "Harbour", "Harrowgate"]).find(slip) == {"Harrowgate"}


def test_letters_swapped_in_the_middle() -> None:
    """A name of an even length is found although neither of its halves is left."""
    assert NearNames(["Carl", "Fleury"]).find("Cral") == {"Carl"}
    assert NearNames(["Carl", "Fleury"]).find("Fluery") == {"Fleury"}
