"""Page source left in a text."""

from __future__ import annotations

import time

import pytest

from copydesk.text.markup import find_markup


@pytest.mark.parametrize(
    ("text", "kind", "piece", "meant"),
    [
        ("Fish &amp; chips", "entity", "&amp;", "&"),
        ("clich&#233;d", "entity", "&#233;", "é"),
        ("&amp;quot;Ahoy&amp;quot; he said", "entity", "&amp;quot;Ahoy&amp;quot;", '"Ahoy"'),
        ("The <b>ferry</b> returned", "tag", "<b>ferry</b>", "ferry"),
        ('See <a href="https://ledger.example/">here</a>.', "tag", '<a href="https://ledger.example/">here</a>', "here"),
        ("Before <!-- advert --> behind", "tag", "<!-- advert -->", ""),
        ("He said<br>yes.<p>Then he left.</p>", "tag", "<br>yes.<p>Then he left.</p>", "\nyes.\nThen he left."),
        ("It sails.</p></div><div><p>It is full.", "tag", "</p></div><div><p>", "\n"),
        ("It sails.</p></div> ", "tag", "</p></div>", ""),
        ("It sails. <p>It is full.", "tag", "<p>", ""),
        ("Pier 2</td><td>Pier 3", "tag", "</td><td>", " "),
        ("A <i>fer<b>ry</b></i> sails", "tag", "<i>fer<b>ry</b></i>", "ferry"),
        ("Home</span><span>About", "tag", "</span><span>", None),
        ("It sails <![CDATA[x]]>", "tag", "<![CDATA[", None),
        ("It sails.<script type='a'>var quay = 3 < 5;</script>It is full.", "script", "<script type='a'>var quay = 3 < 5;</script>", "\n"),
        ("It sails. <STYLE>p { color: red; }\n</STYLE > It is full.", "script", "<STYLE>p { color: red; }\n</STYLE >", ""),
        ("It sails. <script>show()", "tag", "<script>", None),
        ("[/caption] The quay", "shortcode", "[/caption]", None),
        ('[caption id="a17"]The quay', "shortcode", '[caption id="a17"]', None),
        ("x googletag.cmd.push(function() { show(); });", "script", "googletag.cmd.push(function() {", None),
    ],
)
def test_found(text: str, kind: str, piece: str, meant: str | None) -> None:
    """A leftover is found with its kind, its span, and what it was meant to be."""
    (found,) = find_markup(text)

    assert (found.kind, text[found.start : found.end], found.meant) == (kind, piece, meant)


@pytest.mark.parametrize(
    "text",
    [
        "AT&T; R&D",
        "3 < 5 > 2",
        "<harbour@ledger.example>",
        "[The ferry] returned",
        "[video]",
        "{almost} full",
        "a <3 b",
        "if x<y and z>w",
        "&c; and so on",
        "the function (of a boat)",
    ],
)
def test_innocent(text: str) -> None:
    """Signs that people write are no markup."""
    assert find_markup(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<" * 200_000,
        "&" * 200_000,
        "<a " * 60_000,
        "[caption " * 40_000,
        "{function" * 40_000,
        "<script>" * 40_000,
        "<script></style>" * 20_000,
        "&amp;" * 60_000,
        ".a " * 60_000 + "{;}",
    ],
)
def test_hostile_text_is_no_trap(text: str) -> None:
    """Runs of opening signs take time in proportion to their length."""
    began = time.process_time()

    assert len(find_markup(text)) <= 20
    assert time.process_time() - began < 2
