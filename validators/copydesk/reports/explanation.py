"""What a check is about, from its declaration: for a terminal, as Markdown, and as plain values."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

from copydesk.check import Rerun, Scope
from copydesk.precision import measured
from copydesk.reports.display import visible
from copydesk.reports.terminal import ELLIPSIS, columns, head, paint
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.check import Check, Example
    from copydesk.reports.formats import Style

WHY = "Why it matters:"
HOW = "How to mend it:"
_SCOPES = {
    Scope.INPUT: "told while reading",
    Scope.RECORD: "looks at each record",
    Scope.CORPUS: "compares each record with the others",
    Scope.FILE: "looks at each file",
    Scope.SOURCE: "looks at each source",
}
_SHOWN = 600
_RECORDS = 3


def sections(check: Check) -> dict[str, str]:
    """Return the parts of a check's documentation: `what`, `why` and `how`, each one paragraph or more, without its heading."""
    text = "\n".join(line.strip() for line in check.doc.strip().splitlines())
    rest, _, how = text.partition(HOW)
    what, _, why = rest.partition(WHY)
    return {"what": what.strip(), "why": _sentence(why), "how": _sentence(how)}


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]


def to_dict(check: Check) -> dict[str, Any]:
    """Return everything that a check declares, as plain values."""
    return {
        "code": check.code,
        "name": check.name,
        "severity": check.severity.value,
        "scope": check.scope.value,
        "message": check.message,
        "fields": list(check.fields),
        "terms": list(check.terms),
        "since": check.since,
        "heuristic": check.heuristic,
        "precision": _precision(check),
        **sections(check),
        "flagged": [snippet(example) for example in check.flagged],
        "accepted": [snippet(example) for example in check.accepted],
    }


def _precision(check: Check) -> str | None:
    found = measured(check.code) if check.heuristic else None
    return str(found) if found else None


def as_markdown(check: Check) -> str:
    """Return what a check is about as Markdown, without its examples."""
    told = sections(check)
    return f"{told['what']}\n\n**Why it matters:** {told['why']}\n\n**How to mend it:** {told['how']}\n"


def as_plain(check: Check) -> str:
    """Return what a check is about as plain text, without its examples."""
    told = sections(check)
    return "\n\n".join(" ".join(part.split()) for part in (told["what"], f"{WHY} {told['why']}", f"{HOW} {told['how']}"))


def explain(check: Check, style: Style) -> Iterator[str]:
    """Yield the lines that explain a check on a terminal: what it does, why, how to mend it, what it flags and what it accepts."""
    level = check.severity.value
    nature = "a heuristic" if check.heuristic else "deterministic"
    yield f"{paint(check.code, level, style.color)} {paint(check.name, 'bold', style.color)}"
    yield f"{paint(level, level, style.color)}, {nature}, {_SCOPES[check.scope]}, since {check.since}"
    precision = _precision(check)
    if precision:
        yield from _paragraphs(f"measured precision: {precision}", style.width, "")
    told = sections(check)
    yield ""
    yield from _paragraphs(told["what"], style.width, "")
    for title, text in ((WHY, told["why"]), (HOW, told["how"])):
        yield ""
        yield paint(title.rstrip(":"), "bold", style.color)
        yield from _paragraphs(text, style.width, "  ")
    for title, names in (("Fields", check.fields), ("Standard terms", check.terms)):
        if names:
            yield ""
            yield paint(title, "bold", style.color)
            yield from _paragraphs(", ".join(names), style.width, "  ")
    for title, role, examples in (("Flagged", level, check.flagged), ("Accepted", "help", check.accepted)):
        yield ""
        yield paint(title, role, style.color)
        for number, example in enumerate(examples):
            if number:
                yield ""
            for line in snippet(example).splitlines():
                yield f"  {line}"


def table(checks: Iterable[Check], style: Style, *, is_cut: bool) -> Iterator[str]:
    """Yield one line per check: code, severity, name and what is wrong.

    Args:
        checks: the checks.
        style: whether there are colours, and how wide a line may be.
        is_cut: whether a line ends at that width.
    """
    known = list(checks)
    widest = max((len(check.name) for check in known), default=0)
    for check in known:
        level = check.severity.value
        line = f"{check.code}  {level:<7}  {check.name:<{widest}}  "
        message = head(check.message, max(style.width - columns(line), 1)) if is_cut else check.message
        yield f"{paint(check.code, 'bold', style.color)}  {paint(level, level, style.color)}{' ' * (9 - len(level))}{line[17:]}{message}".rstrip()


def _paragraphs(text: str, width: int, margin: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ""
        yield from textwrap.wrap(" ".join(paragraph.split()), width, initial_indent=margin, subsequent_indent=margin)


def snippet(example: Example) -> str:
    """Return an example as text: JSON for articles, the lines of a file for a file; safe to show."""
    if isinstance(example, bytes):
        return _cut(visible(ascii(example)[2:-1].replace("\\n", "\n")))
    if isinstance(example, str):
        return _cut("\n".join(visible(line) for line in example.split("\n")))
    if isinstance(example, Rerun):
        return f"the run of the baseline:\n{snippet(example.before)}\nthis run:\n{snippet(example.after)}"
    rows = [example.to_dict()] if isinstance(example, Article) else [article.to_dict() for article in example]
    left_out = [f"{ELLIPSIS} {len(rows) - _RECORDS} more records"] if len(rows) > _RECORDS else []
    if len(rows) == 1:
        return _json(rows[0], indent=2)
    return "\n".join([*left_out, *(_json(row, indent=None) for row in rows[-_RECORDS:])])


def _json(row: dict[str, Any], indent: int | None) -> str:
    short = {key: _cut(value) if isinstance(value, str) else value for key, value in row.items()}
    text = json.dumps(short, ensure_ascii=False, indent=indent)
    return "\n".join(visible(line) for line in text.split("\n"))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}{ELLIPSIS}"
