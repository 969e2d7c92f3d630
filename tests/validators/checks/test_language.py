"""What the checks of the LNG family promise beyond their own examples."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.registry import load_registry
from copydesk.testing import findings_of
from copydesk_schemas import Article

REGISTRY = load_registry()
ENGLISH = (
    "The council of the island has put off the toll on the bridge until the autumn, and the new railing will be paid for out of the road fund "
    "that it has had for years, the mayor said on Monday. He was not sure that it would be enough for all of them."
)
GERMAN = (
    "Der Rat der Insel hat die Maut auf der Brücke bis zum Herbst verschoben, und das neue Geländer wird nun aus dem Topf für die Straßen "
    "bezahlt, den es seit Jahren gibt, sagte die Bürgermeisterin am Montag. Sie war nicht sicher, dass es für alle reicht."
)


@pytest.mark.parametrize(("language", "said"), [("", "is empty"), ("  ", "is empty"), ("xx", "no BCP 47 tag"), (None, "does not say")])
def test_no_language(language: str | None, said: str) -> None:
    """A language that is missing, empty or not registered is told, with the language of the body as the mend."""
    (found,) = findings_of(REGISTRY.get("LNG001"), Article(language=language, body=f"{ENGLISH} {ENGLISH}"))

    assert said in found.message
    assert found.suggestion is not None
    assert (found.suggestion.replacement, found.suggestion.applicability.value) == ("en", "unsafe")


def of_both(article: Article) -> dict[str, Any]:
    return {code: found for code in ("LNG002", "LNG003") for found in findings_of(REGISTRY.get(code), article)}


def test_most_of_the_body_counts() -> None:
    """A body whose first paragraph alone is in the language that the record says is in another one; the shares are shown."""
    body = "\n\n".join([f"{ENGLISH} {ENGLISH} {ENGLISH}", *[GERMAN] * 8])
    found = of_both(Article(language="en", body=body))

    assert found["LNG002"].message == "the record says en, the body is in de"
    assert found["LNG002"].suggestion.replacement == "de"
    assert found["LNG002"].evidence[0].text == "73% in de (8 paragraphs), 27% in en (1 paragraph)"
    assert found["LNG002"].evidence[1].text == GERMAN
    assert found["LNG003"].message == "1 paragraph is in en, the rest in de"


def test_beginning_in_another_language() -> None:
    """A body that only begins in another language is in the one that the record says."""
    body = "\n\n".join([f"{ENGLISH} {ENGLISH} {ENGLISH}", *[GERMAN] * 8])

    assert list(of_both(Article(language="de", body=body))) == ["LNG003"]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("parts", [(ENGLISH, GERMAN), (GERMAN, ENGLISH)])
def test_body_in_two_languages(language: str, parts: tuple[str, str]) -> None:
    """A body that is half in the language that the record says is not in another one."""
    assert list(of_both(Article(language=language, body="\n\n".join(parts)))) == ["LNG003"]


def test_few_long_paragraphs_are_not_most_of_the_body() -> None:
    """One long paragraph in another language says nothing of the short ones round it."""
    body = "\n".join(["The boats are at the quay, and the sea is calm for now, as it was on Sunday."] * 12 + [GERMAN])

    assert "LNG002" not in of_both(Article(language="en", body=body))


def test_places_of_the_other_language() -> None:
    """The evidence holds the place of each paragraph in the other language, of five at most."""
    body = "\n\n".join([*[ENGLISH] * 9, *[GERMAN] * 7])
    (found,) = findings_of(REGISTRY.get("LNG003"), Article(body=body))

    assert found.message == "7 paragraphs are in de, the rest in en"
    assert [e.span for e in found.evidence] == [(at, at + len(GERMAN)) for at in range(body.index(GERMAN), len(body), len(GERMAN) + 2)][:5]
