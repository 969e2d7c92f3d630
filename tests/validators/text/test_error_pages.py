"""Texts that a site shows instead of an article."""

from __future__ import annotations

import pytest

from copydesk.text.error_pages import error_page, paywall
from copydesk.text.teasers import text_lines


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found",
        "Page not found | Harbour Ledger",
        "Oops!\n\nThe page you are looking for could not be found.",
        "Access Denied\n\nYou don't have permission to access this server.",
        "Just a moment...\nPlease enable JavaScript and cookies to continue",
        "Are you a robot?",
        "Sorry, this content is not available in your region.",
        "Seite nicht gefunden",
        "Website is down for maintenance",
    ],
)
def test_error_page(text: str) -> None:
    """Error pages, robot checks and blocks are known by a line near their start."""
    assert error_page(text_lines(text), len(text))


@pytest.mark.parametrize(
    "text",
    [
        "404 passengers came to the quay on Friday, and the ferry sailed.",
        "Access denied: how the islanders lost their ferry, and what the council did about it in the end",
        "Something for everyone went wrong on Friday.",
        "The page you are reading was written on the quay.",
        "Are you a robot maker? The harbour wants you.",
    ],
)
def test_article_is_none(text: str) -> None:
    """A sentence of an article that opens with such words is none."""
    assert error_page(text_lines(text), len(text)) is None


def test_paywall_closes_short_texts_only() -> None:
    """The notice that follows the first sentences is found; in a long article the plea at its end closes nothing off."""
    short = "The ferry returned on Friday.\n\nSubscribe to continue reading this story."
    long = "The ferry returned on Friday. " * 100 + "\n\nSubscribe to continue reading this story."

    span = paywall(text_lines(short), len(short))

    assert span is not None
    assert short[slice(*span)].startswith("Subscribe")
    assert paywall(text_lines(long), len(long)) is None
