"""What the checks of identity tell beside the flaw: the fields looked at, the parts of an address, the address that would do."""

from __future__ import annotations

import pytest

from copydesk.finding import Applicability, Finding
from copydesk.registry import load_registry
from copydesk.testing import judge
from copydesk_schemas import Article

REGISTRY = load_registry()


def found(code: str, article: Article) -> list[Finding]:
    """Return the findings of one check on an article."""
    return judge([REGISTRY.get(code)], article)


def mended(code: str, article: Article) -> list[str | None]:
    """Return what the findings of one check suggest."""
    return [finding.suggestion.replacement if finding.suggestion else None for finding in found(code, article)]


def test_fields_looked_at_for_an_id() -> None:
    """The evidence tells what stands in the fields that could identify the record."""
    (finding,) = found("IDN001", Article(id=" ", url="https://ledger.example/ferry"))

    assert [(e.path, e.text) for e in finding.evidence] == [("/id", "empty"), ("/canonical_url", "absent"), ("/url", "https://ledger.example/ferry")]


@pytest.mark.parametrize(
    ("article", "joined"),
    [
        (Article(url="/2026/ferry", canonical_url="https://ledger.example/2026/ferry"), "https://ledger.example/2026/ferry"),
        (Article(url="https://ledger.example/2026/ferry", canonical_url="ferry.html"), "https://ledger.example/2026/ferry.html"),
        (Article(url="//ledger.example/ferry"), "https://ledger.example/ferry"),
        (Article(url="www.ledger.com/ferry"), "https://www.ledger.com/ferry"),
        (Article(url="//www.ledger.com/ferry", canonical_url="http://ledger.com/ferry"), "http://www.ledger.com/ferry"),
        (Article(url="/2026/ferry", source="ledger.com"), "https://ledger.com/2026/ferry"),
        (Article(url="/2026/ferry", source="Harbour Ledger"), None),
        (Article(url="ferry.html", canonical_url="https://ledger.example/isles/quay.html"), None),
        (Article(url="javascript:void(0)", source="ledger.com"), None),
        (Article(url="", source="ledger.com"), None),
        (Article(url="www.quay", source="ledger.com"), None),
    ],
)
def test_relative_address_is_joined(article: Article, joined: str | None) -> None:
    """A relative address is joined with the other address, or with a source that is a host; what stood on an unknown page is not."""
    assert mended("IDN003", article) == [joined]


@pytest.mark.parametrize(
    ("canonical", "is_offered"),
    [
        ("https://courier.example/2026/ferry-returns", True),
        ("https://ledger.example/isles/old-ferry-returns-to-quay", True),
        ("https://ledger.example/isles/harbour-master-resigns", False),
        ("https://ledger.example/", False),
        ("https://courier.example/tag/ferry", False),
        ("https://amp.courier.example/2026/ferry-returns", False),
        ("https://courier.example/17.html", False),
    ],
)
def test_canonical_address_is_offered_where_it_names_the_article(canonical: str, is_offered: bool) -> None:  # noqa: FBT001 - a table
    """The canonical address is suggested where its words are those of the title or of the other address, and nowhere else."""
    article = Article(title="Old ferry returns to the quay", url="https://ledger.example/2026/ferry-returns", canonical_url=canonical)

    assert mended("IDN004", article) == [canonical if is_offered else None]


def test_offered_address_is_a_plain_one() -> None:
    """Tracking parts of the canonical address are not carried on."""
    article = Article(url="https://ledger.example/2026/ferry-returns", canonical_url=" https://courier.example/2026/ferry-returns?utm_source=feed")

    assert mended("IDN004", article) == ["https://courier.example/2026/ferry-returns"]


def test_parts_of_an_address_are_shown_in_their_places() -> None:
    """Each tracking part is evidence with its span; the address without them is safe to write."""
    url = " https://ledger.example/ferry?id=7&utm_source=feed&ICID=top"
    (finding,) = found("IDN005", Article(url=url))

    assert [(e.text, e.path) for e in finding.evidence] == [("utm_source=feed", "/url"), ("ICID=top", "/url")]
    assert all(e.span and url[slice(*e.span)] == e.text for e in finding.evidence)
    assert finding.suggestion is not None
    assert finding.suggestion.replacement == "https://ledger.example/ferry?id=7"
    assert finding.suggestion.applicability is Applicability.SAFE


def test_amp_host_has_no_suggestion() -> None:
    """Where the plain page stands that an AMP host mirrors is not known."""
    assert mended("IDN005", Article(url="https://amp.ledger.example/ferry?utm_source=feed")) == [None]


def test_path_of_a_page_that_is_no_article() -> None:
    """The evidence is the path that says so."""
    (finding,) = found("IDN006", Article(url="https://ledger.example/tag/ferry?utm_source=feed"))

    assert finding.message == "the URL is a list of articles on one topic, not an article's own address"
    assert [(e.text, e.span) for e in finding.evidence] == [("/tag/ferry", (22, 32))]


@pytest.mark.parametrize(
    ("url", "applicability"),
    [
        ("https://ledger.example/ferry?utm_source=feed&id=4", Applicability.SAFE),
        ("https://ledger.example/ferry;jsessionid=8C1F?id=4", Applicability.SAFE),
        ("https://ledger.example/ferry?from=rss", Applicability.UNSAFE),
        ("https://ledger.example/ferry/amp", Applicability.UNSAFE),
    ],
)
def test_only_what_is_tracking_everywhere_is_safe_to_cut(url: str, applicability: Applicability) -> None:
    """Names that may mean the page's content on some site, and AMP endings, are cut only after a look."""
    (finding,) = found("IDN005", Article(url=url))

    assert finding.suggestion
    assert finding.suggestion.applicability is applicability
