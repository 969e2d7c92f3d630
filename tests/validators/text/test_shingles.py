"""What two texts share does not depend on their layout, case or marks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.shingles import PASSAGE, all_passages, longest_run, sampled_passages, span_of_words, squeezed

_TEXT = "The ferry to Outer Skerry returned on Monday, after three weeks in dry dock, with a new rudder and the old crew."


def _expected(text: str) -> int:
    """Return how many different passages of eight words a text has, the slow way."""
    words = [word.casefold() for word in re.findall(r"[^\W_]+", text)]
    return len({tuple(words[at : at + 8]) for at in range(len(words) - 7)})


@given(st.text(alphabet=st.sampled_from("ab ²é_-’“—\u00a0\u2028ßİ水。\n0"), max_size=80))
def test_words_are_runs_of_letters_and_digits(text: str) -> None:
    """Whatever stands between words, there are as many passages as of words told by an expression."""
    assert len(set(all_passages(text))) == _expected(text)


def test_places_of_words_that_lower_case_parts() -> None:
    """Passages count the words as they stand in the text, so that both find the same place."""
    text = f"İstanbul, İzmir: {_TEXT}"
    at, size = longest_run(all_passages(text), frozenset(all_passages(_TEXT)))

    assert span_of_words(text, at, size + PASSAGE - 1) == (text.index("The ferry"), len(text) - 1)


def test_many_marks() -> None:
    """A text full of symbols is cut like any other."""
    marks = "".join(map(chr, range(0x2190, 0x2290)))

    assert all_passages(marks.join(_TEXT.split())) == all_passages(_TEXT)


def test_layout_makes_no_difference() -> None:
    """Case, quotation marks and line ends are nothing to passages of words, nor spaces to the squeezed text."""
    assert all_passages(_TEXT.upper().replace(" ", "\n").replace(",", "”,")) == all_passages(_TEXT)
    assert squeezed(_TEXT.replace(" ", "\r\n")).text == squeezed(_TEXT).text
    assert squeezed("The ferry\n\n\treturned, at\u00a0 last.\r\n")[1:] == (3, 3)


def test_cut_copy_shares_its_sample() -> None:
    """The passages sampled from the middle of a text are sampled from the whole as well."""
    assert set(sampled_passages(_TEXT[20:])) <= set(sampled_passages(_TEXT))
    assert sampled_passages(_TEXT[20:])


@given(st.lists(st.sampled_from("abcdefgh"), max_size=30), st.sets(st.sampled_from("abcdefgh")))
def test_the_longest_run(passages: list[str], others: set[str]) -> None:
    """The run is all shared, and no other run of shared passages is longer."""
    numbers, known = [ord(p) for p in passages], {ord(p) for p in others}
    at, size = longest_run(numbers, known)

    assert set(numbers[at : at + size]) <= known
    assert size == max((len(run) for run in "".join(p if p in others else " " for p in passages).split()), default=0)


@given(st.text("abÄß .,'’-\n_1", max_size=60), st.integers(0, 12), st.integers(1, 12))
def test_words_are_found_where_passages_count_them(text: str, first: int, count: int) -> None:
    """The span of some words holds just those words; without enough words there is none."""
    words = re.findall(r"[^\W_]+", text)[first : first + count]
    span = span_of_words(text, first, count)

    assert (span is None) == (len(words) < count)
    if span:
        assert re.findall(r"[^\W_]+", text[slice(*span)]) == words


def test_passages_are_numbered_by_their_words() -> None:
    """The passage at a number begins with the word at that number, whatever case, marks and letters the text has."""
    text = "«Die Fähre» fuhr — endlich — am Montag, nach drei_wöchiger Pause, wieder hinüber. Niemand weiß, weshalb es so lange währte!"
    words = [match.span() for match in re.finditer(r"[^\W_]+", text)]

    assert len(all_passages(text)) == len(words) - PASSAGE + 1
    assert all_passages(text[words[3][0] :]) == all_passages(text)[3:]
