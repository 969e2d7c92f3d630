"""TXT: whether the text is the article's own, whole, and readable."""

from copydesk.checks.text.characters import hidden_characters, mojibake
from copydesk.checks.text.leftover_markup import leftover_markup
from copydesk.checks.text.no_article import no_article
from copydesk.checks.text.page_furniture import page_furniture, repeated_line
from copydesk.checks.text.repeated_paragraph import repeated_paragraph
from copydesk.checks.text.truncated import truncated_body

__all__ = [
    "hidden_characters",
    "leftover_markup",
    "mojibake",
    "no_article",
    "page_furniture",
    "repeated_line",
    "repeated_paragraph",
    "truncated_body",
]
