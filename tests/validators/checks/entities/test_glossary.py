"""ENT003 and ENT004: the user's glossary, and camel-case names."""

from __future__ import annotations

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


def test_without_a_glossary_nothing_is_forbidden() -> None:
    """No glossary, no findings."""
    assert findings_of(glossary_breach, Article(body="Nord Line"), glossary={}) == []


def test_the_usual_form_wins() -> None:
    """The rarer form of a camel-case name is marked, with the usual one as the mend; names with Mc are left alone."""
    found = findings_of(camel_case_variants, Article(body="NordLine, Nordline and NordLine. McKay and Mckay."))

    assert [(f.text, f.suggestion and f.suggestion.replacement) for f in found] == [("Nordline", "NordLine")]
