"""What a well-formed news-article record is; importing this loads the standard library only.

The DataFrame models live in modules of their own, loaded when asked for: `copydesk_schemas.pandera`, `copydesk_schemas.json_schema`.
"""

from copydesk_schemas.article import Article
from copydesk_schemas.related_link import RelatedLink
from copydesk_schemas.row_check import Broken, broken_link_rules, broken_rules
from copydesk_schemas.rules import COLUMNS, LINK_COLUMNS, LINK_RULES, RULES, SCHEMA_VERSION, Column, Kind, Rule

__all__ = [
    "COLUMNS",
    "LINK_COLUMNS",
    "LINK_RULES",
    "RULES",
    "SCHEMA_VERSION",
    "Article",
    "Broken",
    "Column",
    "Kind",
    "RelatedLink",
    "Rule",
    "broken_link_rules",
    "broken_rules",
]
