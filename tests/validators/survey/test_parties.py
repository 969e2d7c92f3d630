"""What the counts of party names promise."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from copydesk.survey.parties import PartyForms
from copydesk_schemas import Article

NAMES = st.sampled_from(["AP", "Associated Press", "The Associated Press", "Reuters", "Harbour Ledger", "", " AP "])
ARTICLES = st.lists(st.builds(Article, authors=st.tuples(NAMES), publisher=NAMES | st.none()), max_size=12)


def counted(articles: list[Article]) -> PartyForms:
    forms = PartyForms()
    for article in articles:
        forms.add(article)
    return forms


@given(ARTICLES, ARTICLES)
def test_merge_and_order(first: list[Article], second: list[Article]) -> None:
    """Two parts merged, in either order and after a pickle, know the same as one count over everything."""
    whole = counted(first + second)
    left, right = counted(second), pickle.loads(pickle.dumps(counted(first)))  # noqa: S301 - our own bytes
    left.merge(right)

    assert all(left.forms(name) == whole.forms(name) for name in ("Associated Press", "Reuters", "Harbour Ledger"))


def test_asked_between() -> None:
    """What was asked before does not stand in the way of what comes."""
    forms = counted([Article(publisher="AP")])
    assert forms.forms("Associated Press") == [("AP", 1)]

    forms.add(Article(publisher="Associated Press"))
    assert forms.forms("Associated Press") == [("Associated Press", 1), ("AP", 1)]

    forms.merge(counted([Article(publisher="AP")]))
    assert forms.forms("Associated Press") == [("AP", 2), ("Associated Press", 1)]


def test_forms() -> None:
    """Articles do not make a form; the commonest comes first, among equals the canonical name."""
    articles = [Article(publisher=name) for name in ("AP", "The Associated Press", "Associated Press", "AP")]

    assert counted(articles).forms("Associated Press") == [("Associated Press", 2), ("AP", 2)]
