"""TXT008: pages that are no article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check, zoned_body
from copydesk.finding import Severity
from copydesk.text.error_pages import LONGEST, error_page, paywall
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FERRY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs."
_LONGEST_TITLE = 200


@check(
    "TXT008",
    "no-article",
    severity=Severity.ERROR,
    message="the body is an error page or a paywall's notice instead of an article",
    fields=["title", "body"],
    since="0.1",
    heuristic=True,
    terms=["sdo:isAccessibleForFree"],
    flagged=[
        Article(title="Page not found", body="404\n\nSorry, the page you were looking for could not be found."),
        Article(title="Ferry returns", body=f"{_FERRY}\n\nThis article is for subscribers only.\n\nSubscribe to continue reading."),
        Article(
            title="Just a moment...", body="Checking your browser before accessing ledger.example\n\nPlease enable JavaScript and cookies to continue"
        ),
    ],
    accepted=[
        Article(
            title="Access denied: how the harbour lost its ferry",
            body=f"{_FERRY}\n\nFor a year the pier had been closed. “Page not found” was all its site said.",
        ),
        Article(title="404 passengers on the first boat", body=f"404 passengers came. {_FERRY}"),
    ],
)
def no_article(record: Record) -> Iterable[Mark]:
    """Where the article should be there is a notice: page not found, access denied, are you a robot, subscribe to read on.

    The notices are known in English, and the commonest of them in German, French, Spanish, Italian and Portuguese.

    Why it matters: thousands of such records look like articles to every count, and none of them says anything.
    How to mend it: drop the record and fetch it again, with the rights to read it.
    """
    return _notices(record) if 0 < len(record.body) <= LONGEST else ()


def _notices(record: Record) -> Iterator[Mark]:
    size = len(record.body)
    lines = record.of(zoned_body).lines
    span = error_page(lines, size)
    if span:
        yield Mark("/body", span, message="the body is an error page", confidence=0.9)
        return
    title = (record.article.title or "").strip()
    if title and len(title) <= _LONGEST_TITLE and len(lines) <= _FEW and size <= _NOTICE and error_page([(0, len(title), title)], size):
        yield Mark("/title", message="the title is that of an error page", confidence=0.75)
        return
    span = paywall(lines, size)
    if span:
        yield Mark("/body", span, message="a paywall's notice stands where the article goes on", confidence=0.9)


_FEW, _NOTICE = 6, 400
