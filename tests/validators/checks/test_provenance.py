"""What the checks of the PRV family promise beyond their own examples."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from copydesk.registry import load_registry
from copydesk.testing import findings_of, judge
from copydesk_schemas import Article, RelatedLink

REGISTRY = load_registry()
LONG = (
    "The pier of Port Quill was closed on Monday after a storm had torn away its railing, and the ferry to the island will have to land at the "
    "old quay until the council has found the money for another one."
)
SEED = Path(__file__).resolve().parents[4] / "shared" / "seed" / "article.txt"


@pytest.mark.skipif(not SEED.exists(), reason="needs the seed article beside the repository")
def test_seed_article() -> None:
    """The article's own sources are found; those of its related teasers belong to other articles and are not."""
    found = judge([REGISTRY.get("PRV002")], Article(title="The seed", body=SEED.read_text(encoding="utf-8")), min_confidence=0.7)
    named = {(f.text, f.zone): f.details["attribution"] for f in found if f.confidence >= 0.7}

    assert (named["Fox News", "body"]["kind"], named["Fox News", "body"]["role"]) == ("outlet", "venue")
    assert (named["a blog post", "body"]["kind"], named["a blog post", "body"]["role"]) == ("document", "venue")
    assert {"CNBC", "Reuters", "Nikkei"}.isdisjoint(text for text, _ in named)


def test_attribution_has_the_keys_of_the_contract() -> None:
    """The details hold exactly what the JSON contract names; an outlet goes by its canonical name."""
    (found,) = findings_of(REGISTRY.get("PRV002"), Article(body="She told the WSJ that it holds."))

    assert found.text == "WSJ"
    assert found.details["attribution"] == {"party": "Wall Street Journal", "kind": "outlet", "role": "venue", "verb_class": "told", "cue": "told"}


@pytest.mark.parametrize("where", ["publisher", "source", "authors"])
def test_named_in_metadata(where: str) -> None:
    """A source that publisher, source or authors name, in whichever form, is not unrecorded."""
    value = ["Associated Press"] if where == "authors" else "Associated Press"
    article = Article.from_dict({"body": "The pier holds, AP reported.", where: value})

    assert findings_of(REGISTRY.get("PRV002"), article) == []


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("PORT QUILL, Maine (AP) — It holds.", "Associated Press"),
        ("PORT QUILL (Reuters) - It holds.", "Reuters"),
        ("PORT QUILL, AP) — It holds.", "Associated Press"),
        ("Port Quill (AFP) – It holds.", "Agence France-Presse"),
        ("Port Quill (dpa) - Der Steg hält.", "Deutsche Presse-Agentur"),
        ("It holds.\n\nCopyright 2026 The Associated Press. All rights reserved.", "Associated Press"),
        ("It holds.\n\n© Reuters", "Reuters"),
        ("It holds. (Source: AFP)", "Agence France-Presse"),
        ("It holds.\n\nWriting by the AP", "Associated Press"),
        ("It holds.\n\nReporting by Ada Quill. Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
        (f"{LONG} /Reuters.", "Reuters"),
        (f"{LONG} (ANSA).\n", "ANSA"),
        (f"{LONG} — AFP", "Agence France-Presse"),
    ],
)
def test_agency_text(body: str, agency: str) -> None:
    """A dateline or a notice of copyright names the agency, and the metadata do not."""
    (found,) = findings_of(REGISTRY.get("PRV003"), Article(publisher="Harbour Ledger", body=body))

    assert found.severity.value == "warning"
    assert found.details["attribution"]["party"] == agency


@pytest.mark.parametrize(
    "body",
    [
        "It holds.\n\nThe pier at dawn. (Reuters)",
        f"{LONG}\n\nAda Quill/Reuters.",
        f"{LONG}\n\nAda Quill / AP",
        f"{LONG} So said Reuters.",
        f"{LONG} /Reuters.\n\nThe mayor spoke of something else.",
        "It holds, as the Thomson Reuters Trust Principles want it.",
    ],
)
def test_credits_of_pictures_and_mentions(body: str) -> None:
    """What credits a picture, or only mentions an agency, does not credit the text."""
    assert findings_of(REGISTRY.get("PRV003"), Article(publisher="Harbour Ledger", body=body)) == []


def test_agency_is_not_suggested_as_an_author() -> None:
    """An agency is no author, and the record has no field for whom the text came from."""
    (found,) = findings_of(REGISTRY.get("PRV003"), Article(publisher="Harbour Ledger", body="PORT QUILL (AP) — It holds."))

    assert found.suggestion is None


def test_absent_retrieval_facts_are_named() -> None:
    """The evidence names the fields that are absent, and those that are empty."""
    (found,) = findings_of(REGISTRY.get("PRV001"), Article(id="a1", body="It holds.", url=" "))

    assert [(e.path, e.text) for e in found.evidence] == [
        ("/fetched_at", "absent"),
        ("/url", "empty"),
        ("/canonical_url", "absent"),
        ("/extractor", "absent"),
    ]


def test_contribution_weighs_less() -> None:
    """An agency that only contributed is an info."""
    body = "It holds.\n\nThe Associated Press contributed to this report."
    (found,) = findings_of(REGISTRY.get("PRV003"), Article(publisher="Harbour Ledger", body=body))

    assert found.severity.value == "info"


@pytest.mark.parametrize("url", ["https://apnews.com/pier", "https://www.ap.org/pier"])
def test_agency_published_itself(url: str) -> None:
    """An agency's own site needs no further credit."""
    assert findings_of(REGISTRY.get("PRV003"), Article(url=url, body="PORT QUILL (AP) — It holds.")) == []


@pytest.mark.parametrize("text", [b"", b"None", b"null"])
def test_hash_of_nothing(text: bytes) -> None:
    """The hash of nothing, or of a word for it, is not that of a page, in capitals neither."""
    digest = hashlib.sha256(text).hexdigest().upper()

    assert len(findings_of(REGISTRY.get("PRV005"), Article(body="It holds.", raw_html_sha256=digest))) == 1


@pytest.mark.parametrize("digit", "0f")
def test_hash_of_one_digit(digit: str) -> None:
    """One digit over and over is a placeholder."""
    (found,) = findings_of(REGISTRY.get("PRV005"), Article(body="It holds.", raw_html_sha256=digit * 64))

    assert "one digit" in found.message


def test_hash_of_the_text() -> None:
    """The hash of the extracted text is not that of the page."""
    digest = hashlib.sha256(b"It holds.").hexdigest()

    assert len(findings_of(REGISTRY.get("PRV005"), Article(body="It holds.", raw_html_sha256=digest))) == 1


@pytest.mark.parametrize(
    ("label", "agency"),
    [
        ("106619 2020 07 16t045305z 1572845 rc24uh9n1ig1 rtrmadp 0 pier", "Reuters"),
        ("AP_20123456789012.jpg", "Associated Press"),
        ("gettyimages-1413931314-3.jpg", "Getty Images"),
        ("Pier RTX2J3KL", "Reuters"),
    ],
)
def test_asset_number(label: str, agency: str) -> None:
    """The picture numbers of the large agencies are known in labels."""
    link = RelatedLink(label=label, url="https://ledger.example/pier")
    (found,) = findings_of(REGISTRY.get("PRV006"), Article(related_links=(link,)))

    assert (found.path, found.details["party"]) == ("/related_links/0/label", agency)
    assert found.suggestion is not None
    assert (found.suggestion.replacement, found.suggestion.applicability.value) == (agency, "display")


def test_asset_number_in_a_text_is_told_once() -> None:
    """A number that a link already carries is not told again for the body that the link came from."""
    body = "Read on\n\nAP_20123456789012 pier\n\nThe pier."
    link = RelatedLink(label="AP_20123456789012 pier", url="https://ledger.example/pier")

    assert [f.path for f in findings_of(REGISTRY.get("PRV006"), Article(body=body, related_links=(link,)))] == ["/related_links/0/label"]
    assert [f.path for f in findings_of(REGISTRY.get("PRV006"), Article(body=body))] == ["/body"]


def test_forms_are_judged_by_the_corpus() -> None:
    """The rarer form is told, with the commoner one as its replacement."""
    corpus = tuple(Article(id=f"a{n}", authors=(name,)) for n, name in enumerate(["AP", "AP", "Associated Press"]))
    (found,) = findings_of(REGISTRY.get("PRV004"), corpus)

    assert found.record is not None
    assert found.record.id == "a2"
    assert found.suggestion is not None
    assert found.suggestion.replacement == "AP"


def test_forms_in_a_text_show_the_usual_one() -> None:
    """The other form in a body comes with the usual one, for display only."""
    (found,) = findings_of(REGISTRY.get("PRV004"), Article(body="It holds, the Associated Press reported. The mayor told AP that it would."))

    assert found.suggestion is not None
    assert (found.text, found.suggestion.replacement, found.suggestion.applicability.value) == ("AP", "Associated Press", "display")
