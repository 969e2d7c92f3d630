"""Lines for terminals fit their width, keep the mark in sight, and count wide characters as wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk.reports.terminal import columns, fit, head, paint, tail, wrapped

LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Mn", "Me", "Mc"]) | st.sampled_from("渡輪😀a "), max_size=60)


def test_columns_of_wide_and_combining_characters() -> None:
    """Ideographs and emoji take two columns, a combining accent none."""
    assert [columns(text) for text in ("abc", "渡輪", "😀", "e\u0301")] == [3, 4, 2, 1]


@given(LINES, st.integers(1, 40))
def test_head_and_tail_fit(text: str, room: int) -> None:
    """A cut text fits, shows that it is cut, and keeps its beginning or its end."""
    first, last = head(text, room), tail(text, room)

    assert columns(first) <= room
    assert columns(last) <= room
    if columns(text) <= room:
        assert first == last == text
    else:
        assert first.endswith("…")
        assert text.startswith(first[:-1])
        assert last.startswith("…")
        assert text.endswith(last[1:])


@given(LINES, LINES.filter(bool), LINES, st.integers(40, 110))
def test_fit_keeps_the_mark(before: str, mark: str, after: str, room: int) -> None:
    """The three parts fit together, and the mark's beginning is there."""
    left, middle, right = fit(before, mark, after, room)

    assert columns(left) + columns(middle) + columns(right) <= room
    assert middle
    assert middle == mark or mark.startswith(middle[:-1])


def test_continued_lines_are_no_commands_of_a_runner() -> None:
    """A wrapped line that begins with two colons, which GitHub's runner would obey, is shown with the first one escaped."""
    lines = list(wrapped(f"{'word ' * 9}::add-mask::x", 60, "note: ", "      "))

    assert lines[1].strip() == r"\x3a:add-mask::x"


def test_paint_is_plain_without_colours() -> None:
    """Colours are there only where they are on."""
    assert paint("x", "error", is_on=False) == "x"
    assert paint("x", "error", is_on=True) == "\x1b[1;31mx\x1b[0m"
