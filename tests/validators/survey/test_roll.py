"""What findings tell of other records."""

from __future__ import annotations

from copydesk.finding import RecordRef
from copydesk.survey.roll import Roll, field_hashes
from copydesk_schemas import Article


def test_the_first_places_are_wanted_whatever_the_order() -> None:
    """Of more places than fit, the first by file and line are wanted; an input without files is one as well."""
    places = [("b.jsonl", 2), (None, 7), ("a.jsonl", 9), ("b.jsonl", 1), ("a.jsonl", 3)]
    for order in (places, places[::-1]):
        roll = Roll(capacity=3)
        roll.call(order)

        assert sorted(roll.places(), key=str) == sorted([(None, 7), ("a.jsonl", 3), ("a.jsonl", 9)], key=str)
        assert roll.wants(None, 7)
        assert not roll.wants("b.jsonl", 1)


def test_evidence_of_known_and_unknown_records() -> None:
    """A record that was entered is named with its facts and its day; of any other only the place is told."""
    roll = Roll()
    row = {"id": "a1", "title": "Ferry returns", "published_at": "2026-05-01"}
    roll.enter(Article.from_dict(row), row, RecordRef("a1", "ledger.example", "a.jsonl", 3, title="Ferry returns"), 0)
    roll.enter(Article(), {}, RecordRef("a2", "ledger.example", "a.jsonl", 4, title="Eggs"), 0)

    known = roll.evidence("a.jsonl", 3, "/body", "18 words")
    assert (known.text, known.record and known.record.id) == ("18 words, published 2026-05-01", "a1")
    assert roll.evidence("a.jsonl", 4, "/body").text == "Eggs"
    assert roll.evidence("b.jsonl", 5, "/body", "18 words").text == "b.jsonl:5, 18 words"


def test_fields_that_are_filled_are_compared() -> None:
    """Empty fields count as absent ones; any other value has a hash of its own."""
    row = {"id": "a1", "title": "", "body": None, "tags": [], "authors": ["Ada Quill"], "version": 0}

    assert field_hashes(row).keys() == {"id", "authors", "version"}
    assert field_hashes(row)["authors"] != field_hashes({**row, "authors": ["Bo Lind"]})["authors"]
