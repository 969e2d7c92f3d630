"""Related links go to a table of their own and back without loss."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk_schemas.arrow import related_link_table
from copydesk_schemas.link_table import LINK_TABLE, join_links, split_links
from copydesk_schemas.samples import make_rows

LINK = st.dictionaries(st.sampled_from(["label", "url", "section", "rank", "position"]), st.one_of(st.text(max_size=3), st.none()), max_size=3)
ROW = st.fixed_dictionaries(
    {},
    optional={
        "id": st.one_of(st.sampled_from(["a", "b"]), st.none(), st.integers(0, 1)),
        "related_links": st.one_of(st.lists(LINK, max_size=3), st.none(), st.text(max_size=2), st.lists(st.text(max_size=1), max_size=2)),
    },
)


@given(st.lists(ROW, max_size=5))
def test_split_and_join_give_the_rows_back(rows: list[dict[str, Any]]) -> None:
    """Whatever the rows hold, flawed lists and shared or missing ids included, they come back as they were."""
    assert join_links(*split_links(rows)) == rows


def test_articles_may_be_moved_where_ids_are_unique() -> None:
    """Links find their articles again in another order, and those of dropped articles are dropped."""
    rows = [{**row, "id": f"a{n}"} for n, row in enumerate(make_rows(50, seed=1))]
    articles, links = split_links(rows)
    order = list(range(0, 50, 2))
    Random(3).shuffle(order)  # noqa: S311 - test data

    assert join_links([articles[n] for n in order], links) == [rows[n] for n in order]


def test_moved_articles_without_unique_ids_are_refused() -> None:
    """Where an id is shared, links of moved articles are not guessed."""
    rows: list[dict[str, Any]] = [{"id": "a", "related_links": [{"url": "https://ledger.example/1"}]}, {"id": "b"}, {"id": "a"}]
    articles, links = split_links(rows)

    with pytest.raises(ValueError, match="does not tell"):
        join_links([articles[1], articles[0], articles[2]], links)


def test_links_as_an_arrow_table() -> None:
    """The links of many articles make one Arrow table with the keys first."""
    _, links = split_links(make_rows(100, seed=2))
    table = related_link_table(links)

    assert table.schema.names == [column.name for column in LINK_TABLE]
    assert table.num_rows == len(links)
    assert table["position"].to_pylist() == [link["position"] for link in links]
