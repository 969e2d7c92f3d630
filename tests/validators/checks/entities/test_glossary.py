"""ENT003 and ENT004: the user's glossary, and camel-case names."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.checks.entities import camel_case_variants, glossary_breach
from copydesk.testing import findings_of
from copydesk_schemas import Article

GLOSSARY = {"Harbour Ledger": {"aliases": ["Ledger"], "forbidden": ["Harbor Ledger", "Harbour-Ledger"]}, "NordLine": "Nord Line"}


def test_forbidden_forms_are_marked_with_the_right_one() -> None:
    """Each forbidden form is one finding, in title, description and body, with the form to write; aliases and longer words are left alone."""
    article = Article(title="Nord Line sails", description="Says the Harbour-Ledger.", body="The Ledger and the Harbor Ledgers met Nord Line.")
    found = findings_of(glossary_breach, article, glossary=GLOSSARY)

    assert [(f.path, f.text, f.suggestion and f.suggestion.replacement) for f in found] == [
        ("/title", "Nord Line", "NordLine"),
        ("/description", "Harbour-Ledger", "Harbour Ledger"),
        ("/body", "Nord Line", "NordLine"),
    ]


@pytest.mark.parametrize(
    ("entry", "text", "wrong"),
    [
        (("Harbour Office", ["harbour-office"]), "HARBOUR OFFICE, Harbour-Office, harbour-office, an harbour office and Harbour Office", 3),
        (("NordLine", ["Nord Line"]), "NORD-LINE and Nord\nLine, but the nord line, the NordLine and Nord  Line", 2),
        (("Harbour Ledger", ["Ledger"]), "The Harbour Ledger, said the Ledger; a ledger of debts", 1),
        (("U.S.", ["US"]), "the US and us, Us", 1),
        (("e-mail", ["email", "e mail"]), "Email her, e-mail him; E-mail all; e mail us", 2),
        (("Nord Line", ["nordline"]), "NordLine.example, @nordline, x/nordline and www.nordline.example; …Nordline.", 1),
        (("O’Malley Line", ["O’Maley Line"]), "O’MALEY LINE", 1),
    ],
)
def test_case_and_hyphens_make_no_difference(entry: tuple[str, list[str]], text: str, wrong: int) -> None:
    """Listed wrong forms are found in any case, with hyphen or space; right forms, acronyms in other case and plain words are left alone."""
    found = findings_of(glossary_breach, Article(body=text), glossary=dict([entry]))

    assert len(found) == wrong, [f.text for f in found]
    assert all(f.suggestion and f.suggestion.replacement != f.text for f in found)


def test_a_word_in_small_letters_keeps_its_capital_at_a_beginning() -> None:
    """Where the right form is in small letters, the suggestion begins as the wrong one does."""
    found = findings_of(glossary_breach, Article(body="Email her. Then email him."), glossary={"e-mail": "email"})

    assert [f.suggestion and f.suggestion.replacement for f in found] == ["E-mail", "e-mail"]


def test_authors_and_tags_are_read() -> None:
    """A wrong form in a byline or tag is marked at its item; whatever else stands in such a list is passed over."""
    row = {"id": "a1", "authors": ["Dana Quill", "The Harbor Ledger"], "tags": ["Nord Line", 5, None], "title": 7}
    report = copydesk.validate([row], select="ENT003", glossary=GLOSSARY, now="2026-06-01")

    assert [(f["path"], f["span"], f["text"]) for f in report.found] == [("/authors/1", [4, 17], "Harbor Ledger"), ("/tags/0", [0, 9], "Nord Line")]


def test_many_forms_on_one_place() -> None:
    """Of wrong forms that overlap, the first and longest one is told, once."""
    glossary = {"Lowmoor Port Office": ["Lowmoor Port", "Lowmoor Port Bureau"], "Port Bureau": ["port buro"]}
    found = findings_of(glossary_breach, Article(body="The Lowmoor Port Bureau opened, and a port buro shut."), glossary=glossary)

    assert [f.text for f in found] == ["Lowmoor Port Bureau", "port buro"]


def test_without_a_glossary_nothing_is_forbidden() -> None:
    """No glossary, no findings."""
    assert findings_of(glossary_breach, Article(body="Nord Line"), glossary={}) == []


def test_the_usual_form_wins() -> None:
    """The rarer form of a camel-case name is marked, with the usual one as the mend; names with Mc are left alone."""
    found = findings_of(camel_case_variants, Article(body="NordLine, Nordline and NordLine. McKay and Mckay."))

    assert [(f.text, f.suggestion and f.suggestion.replacement) for f in found] == [("Nordline", "NordLine")]
