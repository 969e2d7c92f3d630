"""Entries of bylines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.bylines import byline_flaw, name_key
from copydesk.text.organisations import organisation_reason

_PIECES = "Mara Quill von Von By Follow Updated Reporter Senior, June 3 2020 2h | , - @quill Share Story Contact To Wednesday Staff Read More".split()


@pytest.mark.parametrize(
    ("entry", "kind", "cleaned"),
    [
        ("By Mara Quill", "interface", "Mara Quill"),
        ("Analysis by Mara Quill", "interface", "Mara Quill"),
        ("Von Mara Quill", "interface", "Mara Quill"),
        ("Текст Мара Квилл", "interface", "Мара Квилл"),
        ("Mara Quill 2 hours ago", "time", "Mara Quill"),
        ("Mara Quill vor 3 Stunden", "time", "Mara Quill"),
        ("mara.quill@ledger.example", "e-mail", "Mara Quill"),
        ("Mara Quill mq@ledger.example", "e-mail", "Mara Quill"),
        ("news.desk@ledger.example", "e-mail", None),
        ("letters.editor@ledger.example", "e-mail", None),
        ("https://ledger.example/authors/editorial-team", "address", None),
        ("Guest Post", "role", None),
        ("Mara Quill View author archive", "interface", "Mara Quill"),
        ("Mara Quill | Harbour Ledger", "interface", "Mara Quill"),
        ("Mara Quill -", "interface", "Mara Quill"),
        ('"Mara OQuill"', "quotes", "Mara O'Quill"),
        ("Last Updated January 7", "date", None),
        ("Wednesday", "date", None),
        ("Comment Count", "interface", None),
        ("Please Enter Your Name Here", "interface", None),
        ("Senior Political Reporter", "role", None),
        ("Follow @quill", "interface", None),
        ("Posted by Mara Quill | March 3, 2020", "interface", "Mara Quill"),
        ("By Mara Quill, Updated March 3", "interface", "Mara Quill"),
        ("By Mara Quill, Staff Writer - 3 hours ago", "time", "Mara Quill"),
        ("Mara Quill 3 Comments", "interface", "Mara Quill"),
        ("Mara Quill Published 2h", "interface", "Mara Quill"),
        ("Mara Quill Share This Story", "interface", "Mara Quill"),
        ("Mara Quill March 3, 2020", "interface", "Mara Quill"),
        ("Emily Post Follow", "interface", "Emily Post"),
        ("Follow Mara Quill", "interface", "Mara Quill"),
        ("More Mara", "interface", None),
        ("Photo credit: Mara Quill", "interface", "Mara Quill"),
        ("Text: dpa", "interface", "dpa"),
        ("Share This Story", "interface", None),
        ("Click Here To Read More", "interface", None),
        ("Min Read", "interface", None),
        ("Hide Caption", "interface", None),
        ("Updated Pm Est", "interface", None),
        ("@maraquill", "handle", None),
        ("https://ledger.example/author/mara-quill/", "address", "Mara Quill"),
        ("https://ledger.example/authors/48", "address", None),
        ("https://people.example/mara-quill", "address", None),
        ("Mara Quill, Senior Reporter", "role", "Mara Quill"),
        ("Mara Quill, Staff Writer", "role", "Mara Quill"),
        ("Mara Quill, Professor of Law at Lowmoor", "role", "Mara Quill"),
        ("Mara Quill, Editor, Tom Reed", "role", None),
        ("Mara Quill Senior Washington Correspondent", "role", "Mara Quill"),
        ("Reporter Covering Health", "role", None),
        ("Politics Staff Writer", "role", None),
        ("Based In Lowmoor.", "role", None),
        ("Doer Of", "prose", None),
        ("Has Sailed The Skerries Since", "prose", None),
    ],
)
def test_flaw(entry: str, kind: str, cleaned: str | None) -> None:
    """What the page put into a byline is named, and the name that is left is the suggestion."""
    flaw = byline_flaw(entry)

    assert flaw is not None
    assert (flaw.kind, flaw.cleaned) == (kind, cleaned)


@pytest.mark.parametrize(
    "name",
    [
        "Mara Quill",
        "Theresa May",
        "April June",
        "Beatrix von Storch",
        "von Storch",
        "Di Maio",
        "Byron York",
        "Author Quill",
        "J. Baxter Oliphant",
        "Mukoma wa Ngugi",
        "Grace Print",
        "Mary-Ann O’Brien, Jr.",
        "松岡大地",
        "Guy Sharett",
        "Par Quill",
        "Will Share",
        "Page Turner",
        "Emily Post",
        "Anne Story Read",
        "Larry Writer",
        "Dorothy Day",
        "Meet Quill",
        "Mara Quill, M.D.",
        "Mara Quill, Tom Reed",
        "Denzel Washington",
        "The Lowmoor Reporter",
    ],
)
def test_name_is_innocent(name: str) -> None:
    """Names that only look like words of a page are left alone."""
    assert byline_flaw(name) is None


@pytest.mark.parametrize("name", ["Washington Post", "New York Post"])
def test_newspaper_is_no_occupation(name: str) -> None:
    """What ends like the name of a contribution is that of a newspaper behind a place."""
    assert byline_flaw(name) is None


def test_organisations() -> None:
    """Agencies, newsrooms, companies, domains and the source itself are organisations; people called Press are not."""
    assert all(map(organisation_reason, ["Associated Press", "AFP", "Harbour Staff", "ledger.com", "Www Ledger De", "Quill GmbH", "Redaktion Hafen"]))
    assert organisation_reason("harbour ledger", ("Harbour  Ledger", None))
    assert organisation_reason("Mara Quill", ("Harbour Ledger", None)) is None
    assert (organisation_reason("Frank Press") or ("", 0.0))[1] < 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José García", "Jose Garcia"),
        ("J.D. Quill", "JD Quill"),
        ("MARA QUILL", "Mara Quill"),
        ("Mara J. Quill", "Mara Quill"),
        ("Ann-Mary Quill", "Ann Mary Quill"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    """Case, accents, dots, hyphens and lone middle initials make no other person."""
    assert name_key(one) == name_key(other)


@given(st.text(max_size=200) | st.lists(st.sampled_from(_PIECES), max_size=7).map(" ".join))
def test_any_text_is_read(entry: str) -> None:
    """No entry breaks the reading, and a cleaned name is one that nothing is wrong with."""
    flaw = byline_flaw(entry)

    assert flaw is None or flaw.cleaned is None or flaw.cleaned.strip()
    assert flaw is None or flaw.cleaned is None or flaw.kind == "quotes" or byline_flaw(flaw.cleaned) is None
