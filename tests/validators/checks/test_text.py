"""TXT, AUT, CMP and LNK004: what the findings say beyond their examples."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.finding import Applicability
from copydesk.registry import load_registry
from copydesk.testing import judge
from copydesk_schemas import Article

if TYPE_CHECKING:
    from copydesk.check import Example
    from copydesk.finding import Finding

CHECKS = load_registry().select(["TXT", "AUT", "CMP", "LNK004"])
FERRY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs, and the first boat was full."
PARTS = st.sampled_from(
    [
        FERRY,
        "Skip to content",
        "Related: Harbour master retires after 30 years",
        "(Photo: Mara Quill/Getty Images)",
        "Itâ€™s full &amp; <b>fine</b>.",
        "A soft\u00adhyphen and a\u200b space.",
        "Mara Quill is a freelance journalist. Follow her on Twitter @quill.",
        "They waited for the… [+120 chars]",
        "",
    ]
)


def find(example: Example, code: str) -> list[Finding]:
    return [f for f in judge([c for c in CHECKS if c.code == code], example) if f.confidence >= 0.7]


def test_newsapi_stub_says_so() -> None:
    """The stub that NewsAPI gives is named, with the number of characters that are missing."""
    (found,) = find(Article(body=f"{FERRY} The harbour master said… [+2318 chars]"), "TXT003")

    assert "NewsAPI" in found.message
    assert found.details["missing"] == 2318
    assert found.text is not None
    assert found.text.endswith("[+2318 chars]")


@pytest.mark.parametrize(
    ("end", "is_told"),
    [
        ("and the second boat will sail on Sunday with", True),
        ("and the second boat was waiting for the sea to be-", True),
        ("and the second boat will sail on Sunday, said Mara Quill", False),
        ("and the second boat will sail on Sunday with.", False),
    ],
)
def test_ends_that_need_another_word(end: str, is_told: bool) -> None:  # noqa: FBT001 - a column of the table
    """A body that ends with a word that needs another, or with a hyphen, is cut off; one that only lacks the mark is not."""
    assert bool(find(Article(body=f"{FERRY} {end}"), "TXT003")) == is_told


@pytest.mark.parametrize("others_end", [True, False])
def test_habit_of_the_source_makes_it_surer(others_end: bool) -> None:  # noqa: FBT001 - a column of the table
    """Where all other bodies of the source end with a mark, the cut is surer, and the evidence says so."""
    usual = tuple(Article(id=f"a{n}", source="Harbour Ledger", body=f"{FERRY} It was boat {n}{'.' * others_end}") for n in range(40))

    (found,) = find((*usual, Article(id="cut", source="Harbour Ledger", body=f"{FERRY} They left for the island with")), "TXT003")

    assert found.confidence == (0.85 if others_end else 0.75)
    assert [e.text for e in found.evidence] == ["98% of 41 bodies of harbour ledger end with a mark"] * others_end


def test_end_of_a_block_of_teasers_is_no_cut() -> None:
    """Whether a body is cut off is asked of its own last sentence, not of the teasers and biographies behind it."""
    author = "Mara Quill\nMara Quill is a freelance journalist. Her work has appeared in Tide…"
    body = f"{FERRY}\n\nEditors' Recommendations\n\n{author}\nNew boat\n\nIt sails.\n\nRead more"

    assert find(Article(body=body), "TXT003") == []


def test_repeated_line_names_the_others() -> None:
    """Each record with a repeated line has one finding; its evidence names at most five of the other records, and says how many there are."""
    corpus = tuple(
        Article(id=f"a{n}", source="Harbour Ledger", title=f"Ferry {n}", body=f"Ferry number {n} sailed.\n\nYour harbour, your news, every tide.")
        for n in range(9)
    )

    found = find(corpus, "TXT002")

    assert [f.record.id for f in found if f.record] == [a.id for a in corpus]
    assert all(len(f.evidence) == 6 for f in found)
    assert all(e.record and f.record and e.record.id != f.record.id for f in found for e in f.evidence[:5])
    assert {f.evidence[5].text for f in found} == {"9 of 9 records compared, 100%"}
    assert "9 of 9" in found[0].message


def test_furniture_is_one_finding_per_run() -> None:
    """Neighbouring lines of furniture are one finding that says what they are; lines parted by the article's are two."""
    found = find(Article(body=f"Skip to content\n\nMenu\n\n{FERRY}\n\nShare this article"), "TXT001")

    assert [(f.text, f.details["pattern"]) for f in found] == [
        ("Skip to content\n\nMenu", ["skip-link", "navigation"]),
        ("Share this article", ["share"]),
    ]


def test_repeated_paragraphs_point_at_the_first() -> None:
    """Paragraphs repeated one after another are one finding, with the first place as evidence."""
    other = FERRY.replace("Friday", "Sunday")
    body = f"{FERRY}\n\n{other}\n\n{FERRY}\n\n{other}"

    (found,) = find(Article(body=body), "TXT007")

    assert found.span == (body.index(FERRY, 1), len(body))
    assert found.evidence[0].span == (0, len(FERRY))


def test_title_is_checked_as_well() -> None:
    """Wrong characters and markup are found in titles and descriptions, with their path."""
    article = Article(title="Fish &amp; chips\u200b", description="CafÃ© reopens")

    assert [(f.path, f.code) for f in judge(CHECKS, article) if f.code in {"TXT004", "TXT005", "TXT006"}] == [
        ("/description", "TXT004"),
        ("/title", "TXT005"),
        ("/title", "TXT006"),
    ]


def test_no_line_end_comes_into_a_title() -> None:
    """Words that a tag parted are kept apart by a line end in a body, by a blank in a title."""
    found = find(Article(title="Ferry returns<br>at last", body=f"{FERRY}<br>{FERRY}"), "TXT006")

    assert [(f.path, f.suggestion.replacement) for f in found if f.suggestion] == [("/title", " "), ("/body", "\n")]


def test_sentinels_may_be_nulled_safely() -> None:
    """A word for a missing value comes with the suggestion to write null."""
    (found,) = find(Article(title="None", body=FERRY), "CMP002")

    assert found.suggestion is not None
    assert found.suggestion.replacement is None
    assert found.suggestion.applicability is Applicability.SAFE


@settings(deadline=None, max_examples=60)
@given(st.lists(PARTS, max_size=8).map("\n\n".join), st.text(max_size=60), st.lists(st.text(max_size=30), max_size=3))
def test_spans_lie_inside_their_fields(body: str, title: str, authors: list[str]) -> None:
    """Whatever the record says, no check breaks, and each span and suggestion lies inside its field."""
    article = Article(title=title, body=body, authors=tuple(authors))
    fields = {"/body": body, "/title": title}

    for found in judge(CHECKS, article):
        for span, path in ((found.span, found.path), (found.suggestion.span if found.suggestion else None, found.path)):
            if span:
                assert 0 <= span[0] < span[1] <= len(fields[str(path)])


@settings(deadline=None, max_examples=60)
@given(st.lists(PARTS, min_size=1, max_size=6).map("\n\n".join))
def test_safe_suggestions_silence_their_findings(body: str) -> None:
    """Applying all safe suggestions of a body, from its end to its start, leaves none of these findings."""
    safe = [
        f.suggestion
        for f in judge(CHECKS, Article(body=body))
        if f.suggestion and f.suggestion.applicability is Applicability.SAFE and f.path == "/body"
    ]
    mended = body
    for suggestion in sorted(safe, key=lambda s: s.span or (0, 0), reverse=True):
        assert suggestion.span is not None
        mended = mended[: suggestion.span[0]] + (suggestion.replacement or "") + mended[suggestion.span[1] :]

    assert not [
        f for f in judge(CHECKS, Article(body=mended)) if f.suggestion and f.suggestion.applicability is Applicability.SAFE and f.path == "/body"
    ]


HOSTILE = [
    "x" * 600_000,
    " " * 90_000 + ".",
    "b." * 45_000,
    "\u2018" * 45_000,
    "Ã€" * 45_000,
    "a\u200b" * 45_000,
    "&amp; " * 45_000,
    "<b>" * 60_000,
    "by " * 60_000,
    "…" * 90_000,
]


@pytest.mark.parametrize("n", range(len(HOSTILE)))
def test_hostile_records_are_no_trap(n: int) -> None:
    """A field of one thing over and over takes time in proportion to its length, in the body, the title and the byline."""
    text = HOSTILE[n]
    example = (Article(body=text), Article(title=text[:30_000], authors=(text[:30_000], "Mara Quill")), Article(body=f"{FERRY}\n" * 3 + text))
    judge(CHECKS, Article(body="Ã©"))  # loads what is loaded once
    began = time.process_time()

    judge(CHECKS, example)

    assert time.process_time() - began < 3
