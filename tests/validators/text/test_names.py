"""Names in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.names import is_name, places, read_names, reads_as_english


def test_words_and_pairs() -> None:
    """Capitalised words are counted, and words that stand side by side are paired."""
    names = read_names("Miriam Harrowgate met Miriam Harrowgate’s sister. Harrowgate left.")

    assert names.words == ["Miriam", "Harrowgate"]
    assert names.counts == {"Miriam": 2, "Harrowgate": 3}
    assert names.pairs == ["Miriam Harrowgate"]
    assert "Miriam" in names
    assert "Miriam Harrowgate" in names
    assert (names.count("Miriam"), names.count("Harrowgate"), names.count("Harrow")) == (2, 3, 0)
    assert read_names("Bora Bora Bora").count("Bora") == 3
    assert "Harrow" not in names
    assert "Harrowgate Miriam" not in names


def test_pairs_of_some_words() -> None:
    """The pairs in which a whole word stands come in the order of the text."""
    names = read_names("Anna Harrowgate met Annabel Harrow. Harrow Anna Oldham left Port Bora Bora.")

    assert names.pairs_with(["Anna", "Bora"]) == [("Anna", "Harrowgate"), ("Harrow", "Anna"), ("Anna", "Oldham"), ("Port", "Bora"), ("Bora", "Bora")]
    assert names.pairs_with(["Bel", "Miriam"]) == []
    assert names.beside("Anna") == (["Harrow"], ["Harrowgate", "Oldham"])
    assert names.beside("Bora") == (["Port", "Bora"], ["Bora"])
    assert names.beside("Harrow") == (["Annabel"], ["Anna"])
    assert read_names("Harrowgate left.").pairs_with(["Harrowgate"]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O’Rourke and D'Souza", {"O'Rourke", "D'Souza"}),
        ("the Bonilla-Silva study", {"Bonilla", "Silva"}),
        ("an anti-Harrowgate rally", {"Harrowgate"}),
        ("Åse and Łukasz", {"Åse", "Łukasz"}),
        ("@Harrow #Ferry http://Ledger.example a_Harrow x.Harrow Harrow2", set()),
        ("NordLine", {"NordLine"}),
        ("the Har\u00adbour", set()),
    ],
)
def test_what_is_a_word(text: str, words: set[str]) -> None:
    """Apostrophes belong to a name, hyphens part two; what is glued to signs, digits or soft hyphens is no name."""
    assert set(read_names(text).words) == words


def test_a_possessive_or_an_opener_ends_a_name() -> None:
    """“Harrowgate’s Ferry” and “The Ferry” are no full names."""
    assert not read_names("Harrowgate’s Ferry sank. The Ferry sank.").pairs


@pytest.mark.parametrize(("word", "expected"), [("York", True), ("Lee", False), ("NATO", False), ("BCPs", False), ("McKay", True)])
def test_what_can_be_judged(word: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Names of four letters or more can be judged, acronyms and their plurals not."""
    assert is_name(word) is expected


@given(st.text(alphabet=st.sampled_from("ABab'’- .@\u00ad\n"), max_size=60))
def test_every_counted_word_is_found_again(text: str) -> None:
    """Whatever `read_names` counts, `places` finds where it stands."""
    for word in read_names(text).words:
        spans = list(places(text, word))

        assert spans
        assert all(text[start:end].replace("’", "'") == word for start, end in spans)


def test_language_by_commonest_words() -> None:
    """Long texts without English function words are not read as English; short ones pass."""
    assert reads_as_english("Kurz.")
    assert not reads_as_english("Die Fähre blieb am Montag im Hafen, weil der Kapitän krank war. " * 20)
    assert reads_as_english("The ferry stayed in the harbour on Monday because of the captain and the wind. " * 20)
