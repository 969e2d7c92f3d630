"""No format lets data be more than data, and every format draws every report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import copydesk
from copydesk.errors import ConfigError
from copydesk.reports.display import visible
from copydesk.reports.formats import ENDINGS, FORMATS, Style, check_format, draw
from copydesk.reports.summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.reports.report import Report

HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
PLAIN = [name for name in FORMATS if name not in {"json", "jsonl", "html", "sarif"}]


@given(st.text())
def test_visible_text_moves_nothing(text: str) -> None:
    """No control, bidi, zero-width or surrogate character is left, and all others stay as they are."""
    shown = visible(text)

    assert not HARMFUL.search(shown.replace("\n", ""))
    assert visible(shown) == shown
    shown.encode()


@pytest.mark.parametrize("name", PLAIN)
def test_no_control_character_reaches_a_reader(nasty: Report, name: str) -> None:
    """In every format that people read or other tools show, control characters from data are written out."""
    text = b"".join(draw(nasty, name, Style(show_all=True))).decode()

    assert not HARMFUL.search(text.replace("\r\n", "\n") if name == "csv" else text)


def test_the_first_bytes_of_a_quarantined_piece_are_shown_safely_on_the_page() -> None:
    """What is no record may be anything: its control and bidi characters are written out, its tags are text."""
    report = copydesk.validate(b'{"id": "a1"}\n\x1b[31m \xe2\x80\xae </code> \x00\n', now="2026-06-01")
    page = b"".join(draw(report, "html")).decode()

    assert r"<code>\x1b[31m \u202e &lt;/code&gt; \x00</code>" in page


def test_the_summary_is_safe_too(nasty: Report) -> None:
    """Names in the counts, and what became of waivers and baseline, are shown safely."""
    assert not HARMFUL.search(b"".join(summary(nasty, Style())).decode())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_draws_an_empty_report(make_report: Callable[..., Report], name: str) -> None:
    """A run without findings is drawn in every format."""
    assert b"".join(draw(make_report(), name))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_draws_the_same_bytes_again(nasty: Report, name: str) -> None:
    """Drawing changes nothing in the report."""
    assert list(draw(nasty, name)) == list(draw(nasty, name))


def test_every_ending_names_a_format() -> None:
    """The endings that `-o` understands lead to formats that exist."""
    assert set(ENDINGS.values()) <= set(FORMATS)


@pytest.mark.parametrize(("wrong", "near"), [("sarf", "sarif"), ("jsno", "json"), ("mardown", "markdown")])
def test_a_wrong_name_is_answered_with_the_nearest(wrong: str, near: str) -> None:
    """An unknown format is refused in one line that names the nearest one."""
    with pytest.raises(ConfigError, match=f"did you mean {near}\\?"):
        check_format(wrong)


def lines(report: Report, name: str, **style: Any) -> list[str]:
    """Return the lines of a report."""
    return b"".join(draw(report, name, Style(**style))).decode().split("\n")


def test_frames_hold_no_command_of_a_runner(nasty: Report) -> None:
    """No line of the formats for people starts, after blanks, with the two colons that GitHub's runner obeys."""
    for name in ("full", "concise", "markdown"):
        found = [line for line in lines(nasty, name, show_all=True) if line.lstrip().startswith("::")]

        assert found == []
