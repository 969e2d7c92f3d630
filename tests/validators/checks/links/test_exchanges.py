"""What speaks for two labels having changed places."""

from __future__ import annotations

import math

import pytest

from copydesk.checks.links.blocks import Block, Link
from copydesk.checks.links.exchanges import exchanges, likeliest, meeting_pairs
from copydesk.survey.links import LinkIndex
from copydesk_schemas import Article, RelatedLink

SOUND = (
    ("Ferry returns to the old quay after winter repairs", "ferry-returns-to-the-old-quay-after-winter-repairs"),
    ("Council votes to widen the northern breakwater", "council-votes-to-widen-the-northern-breakwater"),
    ("Herring season ends early as shoals move offshore", "herring-season-ends-early-as-shoals-move-offshore"),
)
AWAY = "masons-reopen-tower-bell"


def _block(*links: tuple[str, str]) -> Block:
    given = tuple(RelatedLink(label, f"https://ledger.example/2026/{slug}") for label, slug in links)
    index = LinkIndex()
    index.add(Article(related_links=given))
    index.finish()
    return Block([Link(i, link) for i, link in enumerate(given)], index)


def test_one_side_is_enough_where_the_other_says_nothing() -> None:
    """A label that stands in another's address word for word was exchanged, even if that one's label says nothing of any address."""
    found = exchanges(_block(*SOUND, ("A word from our readers", "trawler-crew-rescued-in-storm"), ("Trawler crew rescued in storm", AWAY)), [3, 4])

    assert (found[3].partner, found[4].partner) == (4, 3)
    assert found[3].likelihood == found[4].likelihood > 0.7


def test_weak_evidence_of_both_sides_adds_up() -> None:
    """One word in common with the other's address says the more if the other label has one in common with this address as well."""
    slugs = ("trawler-lost-off-skerries", "lighthouse-keeper-wins-appeal")
    mutual = exchanges(_block(*SOUND, ("Judges side with a man and his lighthouse", slugs[0]), ("No trace of the trawler", slugs[1])), [3, 4])
    alone = exchanges(_block(*SOUND, ("Judges side with a man and his lighthouse", slugs[0]), ("No trace of a boat", slugs[1])), [3, 4])

    assert mutual[3].likelihood > alone[3].likelihood


def test_labels_at_home_are_not_exchanged() -> None:
    """Labels that share words with their own addresses, and none with others, have no exchange."""
    assert exchanges(_block(*SOUND), [0, 1, 2]) == {}
    assert exchanges(_block(*SOUND), [0]) == {}


@pytest.mark.parametrize("twin", ["label", "address"])
def test_twins_cannot_be_exchanged(twin: str) -> None:
    """Two links of one label, or of one address, are no pair: nothing would change."""
    label, slug = SOUND[0]
    other = (label, AWAY) if twin == "label" else ("A word from our readers", slug)

    assert meeting_pairs(_block((label, slug), other), [0, 1]) == []


def test_exchanges_that_share_a_label_are_rivals() -> None:
    """The surest exchange of a label is the less likely the likelier its others and those of its partner are; exchanges elsewhere do not matter."""
    single = likeliest({(0, 1): 9.0})
    rivals = likeliest({(0, 1): 9.0, (1, 2): 5.0})

    assert single[0].likelihood == single[1].likelihood == pytest.approx(0.9)
    assert rivals[0].likelihood == pytest.approx(9 / 15)
    assert (rivals[0].partner, rivals[1].partner, rivals[2].partner) == (1, 0, 1)
    assert likeliest({(0, 1): 9.0, (2, 3): math.exp(5)})[0] == single[0]
