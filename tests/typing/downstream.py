"""What a program that uses the schemas and the toolkit looks like to a type checker; mypy and pyright read it, nothing runs it."""

from typing import Any, assert_type

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import DataFrame, Series

import copydesk
from copydesk.integrations.pandera import entity_names_consistent
from copydesk.integrations.pytest_plugin import assert_articles_valid
from copydesk_schemas import RULES, Article, Broken, RelatedLink, Rule, broken_rules
from copydesk_schemas.changes import Change, compare
from copydesk_schemas.failure import Failure
from copydesk_schemas.json_schema import article_schema
from copydesk_schemas.link_table import join_links, split_links
from copydesk_schemas.pandera import ArticleFrame, failures


class Mine(ArticleFrame):
    """A schema of a user's own."""

    desk: Series[str] = pa.Field(isin=["local", "sport"])


@pa.check_types
def publish(articles: DataFrame[Mine]) -> int:
    """Take a frame of one's own."""
    return len(articles)


def use(row: dict[str, Any], frame: pd.DataFrame) -> None:
    """Touch what users touch, and say what it is."""
    article = Article.from_dict(row)
    assert_type(article.title, str | None)
    assert_type(article.related_links, tuple[RelatedLink, ...])
    assert_type(broken_rules(row), list[Broken])
    assert_type(RULES, tuple[Rule, ...])
    assert_type(compare(article_schema(), article_schema()), list[Change])
    assert_type(join_links(*split_links([row])), list[dict[str, Any]])
    try:
        publish(Mine.validate(frame, lazy=True))
    except pa.errors.SchemaErrors as errors:
        assert_type(failures(errors), list[Failure])
    pa.DataFrameSchema(checks=entity_names_consistent(min_confidence=0.9)).validate(frame)
    report = copydesk.validate(frame, schema=Mine, now="2021-03-04")
    assert_type(report, copydesk.Report)
    assert_type(report.findings, pd.DataFrame)
    assert_type(report.accounting.read, int)
    assert_type(assert_articles_valid(frame, fail_on="warning"), copydesk.Report)
    report.raise_if("error")
