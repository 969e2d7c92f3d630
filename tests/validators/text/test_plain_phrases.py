"""The plain shapes of a noun phrase are read as the grammar reads them, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copydesk.text.noun_phrases import phrase_before, read_behind
from copydesk.text.parties import PartyKind
from copydesk.text.phrases import Phrase, Pronoun, Words
from copydesk.text.plain_phrases import UNSURE, Unsure, description_before, name_before, phrase_behind

WORDS = st.sampled_from(
    [
        *["Ada", "Quill", "Otto", "Harbour", "Times", "Board", "President", "Sen.", "Mr.", "The", "But", "Reuters", "Tides,", "pier.”"],
        *["that", "Tuesday"],
        *["the", "a", "two", "officials", "spokeswoman", "harbour", "old", "port’s", "of", "for", "and", "who", "in", "“It", "holds,”", "diver"],
    ]
)

PLAIN = [
    ("“It holds,” Ada Quill said", "Ada Quill", PartyKind.PERSON),
    ("But Ada Quill said", "Ada Quill", PartyKind.PERSON),
    ("The Harbour Times said", "Harbour Times", PartyKind.OUTLET),
    ("Then Sen. Quill said", "Quill", PartyKind.PERSON),
    ("In May, Mr. Quill said", "Mr. Quill", PartyKind.PERSON),
    ("It holds, President Ada Quill said", "Ada Quill", PartyKind.PERSON),
    ("As diver Ada Quill said", "Ada Quill", PartyKind.PERSON),
    ("It holds, the old harbour officials said", "the old harbour officials", PartyKind.ORGANISATION),
    ("A spokeswoman for the Harbour Board said", "A spokeswoman for the Harbour Board", PartyKind.PERSON),
    ("It holds, officials of the old port said", "officials of the old port", PartyKind.ORGANISATION),
    ("It holds, Quill’s lawyers said", "Quill’s lawyers", PartyKind.ORGANISATION),
]
UNPLAIN = [
    "A spokeswoman for President Quill said",
    "The Department of Tides and Harbours said",
    "Miguel “Mike” Quill said",
    "divers and officials said",
]


def read(text: str) -> Phrase | Unsure | None:
    start = text.rindex("said")
    last = text[: start - 1].rsplit(" ", maxsplit=1)[-1]
    return name_before(text, start) if last[0].isupper() else description_before(text, start, last)


def place(found: Phrase) -> tuple[int, int, str, bool, bool]:
    return found.start, found.end, found.kind, found.sure, found.name


@pytest.mark.parametrize(("text", "source", "kind"), PLAIN)
def test_plain(text: str, source: str, kind: PartyKind) -> None:
    """The commonest shapes are plain ones."""
    found = read(text)

    assert found
    assert (text[found.start : found.end], found.kind) == (source, kind)


@pytest.mark.parametrize("text", UNPLAIN)
def test_unplain(text: str) -> None:
    """What another word completes or goes on from is left to the grammar."""
    assert read(text) is UNSURE


@given(st.lists(WORDS, min_size=2, max_size=9))
def test_before_as_the_grammar(words: list[str]) -> None:
    """What is read right before a verb is what the grammar reads from the words before it."""
    assume(words[-1].isalpha() and words[-1].lower() not in {"the", "a", "two"})
    text = " ".join([*words, "said"])
    found = read(text)
    tokens = Words(text, 0, len(text) - len("said"))
    known = phrase_before(tokens, len(tokens) - 1)

    assert found is UNSURE or (isinstance(known, Phrase) and found is not None and place(found) == place(known)) or (found is None and not known)


@given(st.lists(WORDS, min_size=2, max_size=9), st.booleans())
def test_behind_as_the_grammar(words: list[str], finite: bool) -> None:  # noqa: FBT001
    """What is read right behind a verb is what the grammar reads from the words behind it."""
    text = " ".join([*words, "on the pier, which holds."])
    found = phrase_behind(text, 0, finite=finite)
    known = read_behind(Words(text, 0, len(text)), finite=finite)

    assert found is UNSURE or found == known or (isinstance(found, Pronoun) and isinstance(known, Pronoun))


@given(st.lists(WORDS, min_size=1, max_size=9))
def test_places_of_words(words: list[str]) -> None:
    """Each word of a stretch knows its place, from whichever end it is asked."""
    text = f"x {' '.join(words)} x"
    tokens = Words(text, 2, len(text) - 2)
    places = [(tokens.start(at), tokens.end(at)) for at in range(len(tokens))]

    assert [text[start:end] for start, end in places] == list(tokens)
    assert places == sorted(set(places))
