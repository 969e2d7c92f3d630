"""What two texts share does not depend on their layout, case or marks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.shingles import all_passages, sampled_passages, squeezed

_TEXT = "The ferry to Outer Skerry returned on Monday, after three weeks in dry dock, with a new rudder and the old crew."


def _expected(text: str) -> int:
    """Return how many different passages of eight words a text has, the slow way."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return len({tuple(words[at : at + 8]) for at in range(len(words) - 7)})


@given(st.text(alphabet=st.sampled_from("ab ²é_-’“—\u00a0\u2028ßİ水。\n0"), max_size=80))
def test_words_are_runs_of_letters_and_digits(text: str) -> None:
    """Whatever stands between words, there are as many passages as of words told by an expression."""
    assert len(all_passages(text)) == _expected(text)


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
