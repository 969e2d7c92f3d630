"""Teasers: related articles that stand as text in an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.teasers import TeaserBlock, find_teasers, is_more_line
from copydesk.text.textfile import article_from_text

BODY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs."
FULL = f"""Skip to content

Ferry returns to Lowmoor

{BODY}

Editors' Recommendations

Mara Quill
Mara Quill is a freelance harbour journalist from Lowmoor. Her work has previously appeared in Tide…
Harbour master retires after 30 years
quay 0412 harbour master 17x rtr

She leaves in May. Her boat stays.

Nobody has been named to follow her.

Read more
New night boat for the island
a boat at night

It sails at ten.

Read more"""


def part(text: str, span: tuple[int, int] | None) -> str | None:
    return None if span is None else text[slice(*span)]


def only(text: str) -> TeaserBlock:
    (block,) = find_teasers(text)
    return block


def test_block_with_pictures_and_teasers() -> None:
    """Under a marker each item has its headline, its picture's text and its teaser, up to the line that leads on; the author's lines are no item."""
    block = only(FULL)

    assert part(FULL, block.marker) == "Editors' Recommendations"
    assert block.span == (FULL.index("Editors'"), len(FULL))
    assert [part(FULL, i.headline) for i in block.items] == ["Harbour master retires after 30 years", "New night boat for the island"]
    assert [part(FULL, i.alt) for i in block.items] == ["quay 0412 harbour master 17x rtr", "a boat at night"]
    assert part(FULL, block.items[0].teaser) == "She leaves in May. Her boat stays.\n\nNobody has been named to follow her."
    assert [part(FULL, s) for s in block.more_lines] == ["Read more", "Read more"]
    assert (part(FULL, block.biography) or "").startswith("Mara Quill\nMara Quill is a freelance")


def test_text_file_copies_and_cuts_nothing() -> None:
    """A text file's record has the whole text as its body, the first line of the article as its title, and the related links."""
    row = article_from_text(FULL)

    assert row["body"] == FULL
    assert row["title"] == "Ferry returns to Lowmoor"
    assert row["related_links"] == [
        {"label": "Harbour master retires after 30 years", "image_alt": "quay 0412 harbour master 17x rtr", "section": "Editors' Recommendations"},
        {"label": "New night boat for the island", "image_alt": "a boat at night", "section": "Editors' Recommendations"},
    ]


def test_list_of_headlines_ends_where_the_article_goes_on() -> None:
    """A marker inside the article takes the headlines below it and leaves the sentence that follows."""
    text = f"{BODY}\n\nRelated\n\nHarbour master retires after 30 years\n\nNew night boat for the island\n\n{BODY}"

    block = only(text)

    assert len(block.items) == 2
    assert block.span[1] == text.index("island\n\nThe") + len("island")


def test_marker_without_items_is_no_block() -> None:
    """A word such as "Related" or "More" above a paragraph is a heading of the article."""
    assert find_teasers(f"{BODY}\n\nRelated\n\n{BODY}") == ()
    assert find_teasers(f"{BODY}\n\nRecommended\n\n{BODY}") == ()


def test_one_line() -> None:
    """A line that names the related article itself is a block of one item without the words before it."""
    text = f"{BODY}\n\n( Also on POLITICO: Harbour master retires )\n\n{BODY}"

    assert part(text, only(text).items[0].headline) == "Harbour master retires"


def test_tweet_is_no_teaser() -> None:
    """A tweet that was built into the page may begin with "WATCH:" and is no related article."""
    assert find_teasers(f"{BODY}\n\nWATCH: The ferry returns https://t.co/abc — Harbour Ledger\n\n{BODY}") == ()


def test_more_line() -> None:
    """Lines that only lead on are known in several languages; a sentence is not."""
    assert all(map(is_more_line, ["Read more", "READ MORE »", "Weiterlesen", "Lire la suite", "Leer más", "Continue reading…"]))
    assert not is_more_line("Read more books")


@given(st.lists(st.sampled_from(FULL.split("\n")) | st.text(max_size=30)).map("\n".join))
def test_spans_lie_in_order(text: str) -> None:
    """Whatever the text, blocks do not overlap, and what an item holds lies inside its block, in order."""
    end = 0
    for block in find_teasers(text):
        assert end <= block.span[0] < block.span[1] <= len(text)
        end = block.span[1]
        for item in block.items:
            spans = [s for s in (item.headline, item.alt, item.teaser, item.more) if s]
            assert all(block.span[0] <= a < b <= block.span[1] for a, b in spans)
            assert spans == sorted(spans)
