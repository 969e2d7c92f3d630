"""Lengths and endings of a source's bodies, and spellings of its authors."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from copydesk.survey.authors import AuthorForms
from copydesk.survey.keys import keys_of
from copydesk.survey.shapes import BodyShapes, ends_with_dots, ends_with_mark
from copydesk_schemas import Article


@given(st.lists(st.integers(2, 3_000), min_size=4, max_size=60))
def test_quartiles_are_near_the_truth(sizes: list[int]) -> None:
    """Quartiles are right to a tenth."""
    shapes = BodyShapes()
    for size in sizes:
        shapes.add("word " * (size - 1) + "word.", size, "ledger.example")
    shapes.finish()
    shape = shapes.of("ledger.example")
    ordered = sorted(sizes)

    assert shape.records == len(sizes)
    assert shape.ended == 1
    for share, found in zip((1, 2, 3), shape.words, strict=True):
        true = ordered[(len(ordered) * share - 1) // 4]
        assert abs(found - true) <= 0.1 * true + 1


@given(
    st.lists(st.tuples(st.sampled_from(["It sailed.", "It sailed", "It sailed…", "One two three four."]), st.sampled_from("ab"))), st.integers(0, 10)
)
def test_parts_merge(records: list[tuple[str, str]], cut: int) -> None:
    """Counts of two parts merge into those of the whole."""
    whole, first, second = BodyShapes(), BodyShapes(), BodyShapes()
    for n, (body, source) in enumerate(records):
        whole.add(body, 3, source)
        (first if n < cut else second).add(body, 3, source)
    first.merge(pickle.loads(pickle.dumps(second)))  # noqa: S301 - our own
    whole.finish()
    first.finish()

    assert [first.of(s) for s in "ab"] == [whole.of(s) for s in "ab"]


def test_endings() -> None:
    """Marks count through closing quotation marks and brackets; an ellipsis is known in both spellings."""
    assert all(map(ends_with_mark, ["It sailed.", "“It sailed.”", "(It sailed!)", "船は出た。", "It sailed...\n"]))
    assert not ends_with_mark("It sailed and")
    assert all(map(ends_with_dots, ["It sailed…", "It sailed...”"]))
    assert not ends_with_dots("It sailed.")


def test_words() -> None:
    """Words are counted by their blanks, and in scripts without blanks by their characters."""
    assert keys_of(b"", "The ferry\n\nreturned to Lowmoor on Friday\tmorning, as it always does.", "").words == 11
    assert keys_of(b"", "渡し船は金曜日に島へ戻った" * 10, "").words > 40


@given(st.permutations(["Mara Quill", "MARA QUILL", "Mara Quill", "Mara J. Quill", "José Tide", "Jose Tide", "Jose Tide", "Ann Reef"]))
def test_spellings_of_authors(names: list[str]) -> None:
    """The forms of one author come with their counts, the commonest first, whatever the order of the records."""
    whole, part = AuthorForms(), AuthorForms()
    for n, name in enumerate(names):
        (whole if n % 2 else part).add(Article(authors=(name,)), "ledger.example")
    whole.merge(part)
    whole.finish()

    assert whole.forms("Mara Quill", "ledger.example") == [("Mara Quill", 2), ("MARA QUILL", 1), ("Mara J. Quill", 1)]
    assert whole.forms("José Tide", "ledger.example") == [("Jose Tide", 2), ("José Tide", 1)]
    assert whole.forms("Ann Reef", "ledger.example") == []
    assert whole.forms("Mara Quill", "post.example") == []
