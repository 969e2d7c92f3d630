"""ENT001, ENT002, ENT005, ENT006: misspelt names in whole records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.checks.entities import inconsistent_entity_spelling, misspelt_full_name, title_name_differs, unusual_spelling
from copydesk.finding import Severity
from copydesk.testing import findings_of, judge
from copydesk_schemas import Article

if TYPE_CHECKING:
    from copydesk.check import Example
    from copydesk.finding import Finding

CHECKS = (inconsistent_entity_spelling, unusual_spelling, title_name_differs, misspelt_full_name)
FLOOR = 0.7


def _found(example: Example) -> list[Finding]:
    return [f for f in judge(CHECKS, example) if f.confidence >= FLOOR]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("State", "States"),
        ("These", "Those"),
        ("While", "White"),
        ("Peter", "Later"),
        ("Jong-il", "Jong-un"),
        ("Jermall", "Jermell"),
        ("Linus", "Linux"),
        ("Ubuntu", "Kubuntu"),
        ("Israel", "Yisrael"),
        ("Zeeland", "Zealand"),
        ("Democratic-led", "Democratic-held"),
        ("CalSTRS", "CalPERS"),
        ("Óscar", "Oscar"),
    ],
)
def test_names_that_only_look_alike(one: str, other: str) -> None:
    """Two real names or words that are near each other are not taken for one, whichever stands more often."""
    for often, seldom in ((one, other), (other, one)):
        body = f"On Monday {often} was named first. Then {often} was named again, and {seldom} came last, after {often} had left the room."

        assert _found(Article(body=body)) == []


def test_each_wrong_place_is_one_finding() -> None:
    """Every occurrence of the suspect is marked, none of the right form; both are told with their counts, and the mend is a person's choice."""
    body = "Washington was quiet. Papers in Wahsington’s kiosks said so. In Washington it rained, and Wahsington waited. Then Washington slept."
    found = _found(Article(body=body))

    assert [(f.code, f.text) for f in found] == [("ENT001", "Wahsington")] * 2
    assert all("2 times" in f.message and "3 times" in f.message for f in found)
    assert all(body[slice(*e.span)] == "Washington" for f in found for e in f.evidence if e.span)
    assert {(f.suggestion.replacement, f.suggestion.applicability.value) for f in found if f.suggestion} == {("Washington", "unsafe")}


@pytest.mark.parametrize(
    ("suspect", "right", "told"),
    [
        ("Harrogate", "Harrowgate", "one letter missing: “w”"),
        ("Harrowwgate", "Harrowgate", "one letter too many: “w”"),
        ("Harrowbate", "Harrowgate", "one letter wrong: “b” for “g”"),
        ("Harrowgtae", "Harrowgate", "two letters swapped: “ta” for “at”"),
        ("Harrawgote", "Harrowgate", "two slips: “awgo” for “owga”"),
    ],
)
def test_the_slip_is_told_in_words(suspect: str, right: str, told: str) -> None:
    """The evidence begins with what went wrong, before the places of the right form."""
    body = f"{right} was quiet, {right} said. In {right} it rained, and {suspect} waited. Then {right} slept, as {right} does."
    found = [f for f in judge(CHECKS, Article(body=body)) if f.text == suspect]

    assert [(f.evidence[0].text, f.evidence[0].path) for f in found] == [(told, None)]
    assert found[0].evidence[1].path == "/body"


def test_a_glossary_vouches_for_its_names() -> None:
    """A name of the glossary is no suspect; a slip beside it is surer, and the glossary stands in the evidence."""
    body = "Skarvoyna was quiet, Skarvoyna said. In Skarvoyna it rained, and Skarvonya waited. Then Skarvoyna slept."

    def found(**glossary: list[str]) -> list[Finding]:
        return findings_of(inconsistent_entity_spelling, Article(body=body), glossary=glossary)

    (alone,), (listed,) = found(), found(Skarvoyna=[])
    assert alone.confidence < listed.confidence < 1
    assert listed.evidence[-1].text == "glossary: Skarvoyna"
    assert found(Skarvoyna=[], Skarvonya=[]) == []


def test_slips_of_names_that_only_the_glossary_has() -> None:
    """A name that neither the article nor any archive has is held against slips once the glossary lists it."""
    article = Article(body="Nobody was hurt when the ferry Skarvonya touched the pier on Sunday, and Linus was glad.")

    assert findings_of(unusual_spelling, article) == []
    (found,) = findings_of(unusual_spelling, article, glossary={"Skarvoyna": [], "Linux": []})
    assert (found.text, found.message) == ("Skarvonya", "“Skarvoyna”, which the glossary has, is one slip away from “Skarvonya”")
    assert found.suggestion
    assert found.suggestion.replacement == "Skarvoyna"


def test_the_title_can_vouch_for_a_name() -> None:
    """A name of the title is held against the body's form of it."""
    found = _found(
        Article(title="Washington bridge reopens", body="The old Wahsington bridge carried its first cars on Friday after two years of repairs.")
    )

    assert [(f.code, f.path, f.text) for f in found] == [("ENT001", "/body", "Wahsington")]


def test_a_slip_in_the_title() -> None:
    """A title that misspells the body's name is marked in the title alone."""
    found = _found(
        Article(title="Harrowgtae quits", body="Miriam Harrowgate resigned on Friday. Harrowgate had led the port since May, Harrowgate said.")
    )

    assert [(f.code, f.path, f.span) for f in found] == [("ENT005", "/title", (0, 10))]


def test_an_author_writes_the_own_name_right() -> None:
    """The surname that the byline has is no suspect, so that a title which misspells it is marked; a given name in it proves nothing."""
    title, body = "Turbine maker hires fifty, Petra Vellacot reports", "Petra Vellacott visited the yard for this newspaper in March."

    assert [(f.code, f.text) for f in _found(Article(title=title, body=body, authors=("Petra Vellacott",)))] == [("ENT005", "Vellacot")]
    body = "Washington was quiet. In Wahsington it rained. Then Washington slept, and Washington woke."
    assert [f.text for f in _found(Article(body=body, authors=("Wahsington Quill",)))] == ["Wahsington"]


def test_full_names() -> None:
    """A near miss of a well-known full name is marked although both parts are names."""
    found = _found(Article(body="The investor Warren Buffet said on Monday that he would not buy the shipping line."))

    assert [(f.code, f.text, f.suggestion and f.suggestion.replacement) for f in found] == [("ENT006", "Buffet", "Buffett")]


def test_a_name_that_other_records_have_is_right() -> None:
    """A rare name is suspected no more when other records of the run write it so too; a record does not vouch for itself."""
    alone = Article(id="a", body="The minister flew to Wahsington on Tuesday and came back without a word.")
    others = tuple(
        Article(id=f"b{n}", body=f"Report {n}: the village of Wahsington has a new mill, the people of Wahsington said.") for n in range(30)
    )

    assert [f.text for f in _found((alone, Article(id="c", body="Nothing else happened on that day.")))] == ["Wahsington"]
    assert _found((alone, *others)) == []


def test_a_run_teaches_its_own_names() -> None:
    """A name that only this run knows is held against slips in other records."""
    others = tuple(Article(id=f"b{n}", body=f"Report {n}: the ferry Skarvoyna left Port {n} with the mail.") for n in range(30))
    found = _found((Article(id="a", body="Nobody was hurt when the ferry Skarvonya touched the pier on Sunday."), *others))

    assert [(f.code, f.record and f.record.id, f.text) for f in found] == [("ENT002", "a", "Skarvonya")]


def test_meant_errors_are_left_alone() -> None:
    """A text that speaks of a misspelling means it."""
    assert _found(Article(body="The banner in Washington was misspelled: it read Wahsington, and nobody in Washington noticed.")) == []


def test_variants_are_information() -> None:
    """Two spellings of one foreign ending are told as information at most."""
    body = "Volodymyr Zelensky spoke first. Later Zelensky met the press, and Zelenskyi, as one sign had it, answered. Zelensky left."

    assert all(f.severity is Severity.INFO for f in judge(CHECKS, Article(body=body)))


def test_other_languages_are_not_judged() -> None:
    """An article in another language is left alone, whether it says so or reads so."""
    body = "Die Fähre von Harrowgate blieb im Hafen. Harrowgate wartet. Die Stadt Harrowgtae und der Kapitän warten auf Montag. " * 8

    assert _found(Article(body=body)) == []
    assert _found(Article(body="Harrowgate, Harrowgate, Harrowgtae.", language="de-AT")) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Harrowgate", "Harrowgtae", "the", "said", "Washington", "Wahsington", "O’Rourke", ".", "\n", "Buffet", "Warren", "İstanbul"]
        ),
        max_size=30,
    )
)
def test_spans_lie_inside_and_read_so(words: list[str]) -> None:
    """Whatever the text, every finding quotes what stands at its place."""
    body = " ".join(words)
    for finding in judge(CHECKS, Article(title=body[:40], body=body)):
        text = body if finding.path == "/body" else body[:40]

        assert finding.span is not None
        assert text[slice(*finding.span)] == finding.text
