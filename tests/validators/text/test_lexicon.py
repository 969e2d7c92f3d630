"""Lexicon files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import ConfigError, WriteError
from copydesk.text.lexicon import MAGIC, Lexicon, decode, encode, load_lexicon, pack, save, word_key

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = bytes(27**4)


def _made(words: dict[str, tuple[float, int]], pairs: dict[str, float] | None = None, names: list[str] | None = None) -> Lexicon:
    keyed = {word_key(word): counts for word, counts in words.items()}
    return Lexicon(pack(9, keyed, {word_key(pair): n for pair, n in (pairs or {}).items()}, names or [], LETTERS))


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.tuples(st.integers(0, 31).map(float), st.integers(0, 255)), max_size=40))
def test_what_is_packed_is_found(words: dict[str, tuple[float, int]]) -> None:
    """Every word comes back with its counts."""
    lexicon = _made(words)

    assert {word: lexicon.look_up(word) for word in words} == words


@given(st.integers(0, 1 << 24))
def test_counts_keep_within_five_per_cent(count: int) -> None:
    """A count in a byte is exact below 32, and within five per cent above."""
    assert decode(encode(count)) == pytest.approx(count, rel=0 if count < 32 else 0.05)


def test_pairs_and_neighbours() -> None:
    """Pairs have counts, and known names one edit away are found, with one letter more, less, other or swapped."""
    lexicon = _made({}, {"Miriam Harrowgate": 4.0}, ["Harrowgate", "Harbour", "Ferryman"])

    assert lexicon.together("Miriam Harrowgate") == 4
    assert lexicon.together("Harrowgate Miriam") == 0
    for slip in ("Harowgate", "Harrrowgate", "Harrowgete", "Harrowgtae"):
        assert lexicon.near(slip) == ("Harrowgate",)
    assert lexicon.near("Harrowgate") == ()
    assert lexicon.near("Hrrwogate") == ()


def test_unknown_words_have_no_counts() -> None:
    """The shipped lexicon knows everyday names and does not know invented ones."""
    lexicon = load_lexicon()

    assert lexicon.look_up("London")[0] > 100
    assert lexicon.look_up("Qxzwvkpq") == (0.0, 0)
    assert lexicon.look_up("Qxzwvkpq") == (0.0, 0)


@pytest.mark.parametrize("data", [b"", b"{}", MAGIC, MAGIC + b"{}\n", MAGIC + b'{"articles":1,"sections":{}}\n', MAGIC + b"[]\n", MAGIC + b"\xff\n"])
def test_what_is_no_lexicon_is_refused(data: bytes) -> None:
    """A file of another kind, or a damaged one, is named and refused."""
    with pytest.raises(ConfigError, match="mine"):
        Lexicon(data, "mine")


@given(st.integers(0, 400))
def test_a_cut_lexicon_is_refused(cut: int) -> None:
    """A lexicon that lacks its end is refused."""
    data = pack(1, {word_key("Ferry"): (1.0, 1)}, {}, ["Ferry"], LETTERS)

    with pytest.raises(ConfigError):
        Lexicon(data[: len(data) - 1 - cut])


def test_an_older_lexicon_is_refused() -> None:
    """A lexicon of a form that lacks a section is refused in one line that says how to get a new one."""
    data = pack(1, {word_key("Ferry"): (1.0, 1)}, {}, ["Ferry"], LETTERS)

    with pytest.raises(ConfigError, match=r"^mine: an older copydesk made this lexicon; make it again with `copydesk lexicon learn`$"):
        Lexicon(data.replace(b'"couples":', b'"dropped":', 1), "mine")


def test_files(tmp_path: Path) -> None:
    """A saved lexicon is loaded again; a missing file and a folder are one-line errors."""
    path = str(tmp_path / "my.lexicon")
    save(path, pack(3, {word_key("Ferry"): (2.0, 7)}, {}, [], LETTERS))

    assert load_lexicon(path).look_up("Ferry") == (2.0, 7)
    assert load_lexicon(path).size == 3
    with pytest.raises(ConfigError, match="absent"):
        load_lexicon(str(tmp_path / "absent"))
    with pytest.raises(WriteError):
        save(str(tmp_path), b"")
