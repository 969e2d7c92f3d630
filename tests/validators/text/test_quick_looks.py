"""Quick looks: what is asked first, because it is cheap, never turns away a line that the full look would take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text import biography, captions, flattened, furniture, zones

PROSE = " and the harbour master stayed on the quay until the last boat of the day had sailed for the islands."
PHRASES = st.sampled_from(
    [
        *flattened._BEGINNINGS,
        "Your Privacy Policy",
        "User Agreement and Privacy Policy",
        "Terms & Conditions",
        "Thanks you for signing",
        "Share on Share on X",
        "Sign up",
        "harbour ",
        "Facebook",
        ". ",
        " ",
        "\ud800",
    ]
)


@given(st.lists(PHRASES | st.text(max_size=3)).map("".join))
def test_phrases_of_menus(text: str) -> None:
    """The phrases found from their beginnings are those that the whole expression finds."""
    assert flattened._phrases(text, flattened._beginnings(text)) == [found.span() for found in flattened._HINTS.finditer(text)]


@pytest.mark.parametrize("shape", [str, str.capitalize, str.upper])
def test_first_words(shape: type[str]) -> None:
    """A line of any length that begins with a telling word, whatever its case, is looked at."""
    for word in sorted(zones._TELLING_WORDS):
        for line in (shape(word) + PROSE, shape(word) + ":" + PROSE, shape(word).replace("'", "’") + PROSE):
            assert furniture.first_word(line) == word
            assert zones._telling_lines([(0, len(line), line)]) == [0], line


@pytest.mark.parametrize("rules", [furniture._RULES, captions._CAPTION_RULES])
def test_groups_of_rules(rules: furniture.WordRules) -> None:
    """Each rule of a word is one group of the word's expression, so that the group tells the rule."""
    for word in sorted(rules.words):
        rules.named(word + PROSE + " inbox", word)
        assert rules._compiled[word].groups == len(rules._rules[word]), word


def test_what_rules_of_common_words_need() -> None:
    """Every rule of such a word holds one of the texts without which none of them is tried."""
    for word, needs in furniture._NEEDS.items():
        for rule, _ in furniture._RULES._rules[word]:
            assert any(need in rule for need in needs), rule


@pytest.mark.parametrize(
    "line",
    [
        "Mara Quill is a freelance journalist from Lowmoor. Follow her on Twitter.",
        "— Mara van der Quill was a reporter for the Harbour Ledger. Her work has appeared in the Post.",
        "Mara Quill, Ph.D. is a writer. She tweets at @quill.",
        "Mara Quill covers the harbour for the Ledger. Follow her @quill.",
        "Mara Quill joined the Harbour Ledger in 2019. She covers shipping.",
        "Write to Mara Quill at mara.quill@ledger.example with your questions.",
        "You can follow her on the social network that the harbour uses.",
    ],
)
def test_biographies(line: str) -> None:
    """What presents an author passes the first question."""
    assert biography.is_biography(line)
    assert biography.may_be_biography(line)


@pytest.mark.parametrize(
    "credit",
    [
        "(Photo by Mara Quill)",
        "[Foto: dpa]",
        "Mara Quill/Getty Images.",
        "Mara Quill/AP Photo",
        "AP Photos, File",
        "Mara Quill/REUTERS",
        "Mara Quill/Bloomberg",
        "(Mara Quill for The Washington Post)",
        "GETTY IMAGES",
        "Mara Quill/imago",
        "picture: dpa (via AP)",
        "Photo: Mara Quill",
        "Unsplash",
        "iStockphoto",
        "Mara Quill/AFP.",
    ],
)
def test_credits(credit: str) -> None:
    """A line that ends in a credit is a caption."""
    assert captions.is_caption(f"The first boat leaves the quay of Lowmoor {credit}")
    assert captions._ENDINGS.search(credit)
