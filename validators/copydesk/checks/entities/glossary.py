"""ENT003: a name that breaks the user's own glossary."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk.check import Mark, Record, check
from copydesk.finding import Evidence, Severity, Suggestion
from copydesk.text.automaton import matches_in
from copydesk.text.lazy_pattern import LazyPattern
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ahocorasick_rs import AhoCorasick

    from copydesk.config import GlossaryEntry
    from copydesk.finding import Span

_TEXTS = ("title", "description", "body")
_LISTS = ("authors", "tags")
_GAP = re.compile(r"[\s‐‑-]")
_ANY_GAP = r"[\s‐‑-]"
_BEFORE, _AFTER = r"(?<![\w@#/\\])(?<!\w\.)", r"(?![\w@/\\]|\.\w)"
"""Addresses, handles and names of files are written as they are."""


class _Form(NamedTuple):
    """One form of a glossary: as listed, the pattern that finds it, and the form to write instead (empty where it is right)."""

    listed: str
    pattern: LazyPattern
    instead: str

    def is_at(self, written: str) -> bool:
        """Tell whether what the pattern found is this form, not common words in small letters where a name has capitals."""
        return not written.islower() or written == self.listed or self.instead.islower()


class _Forms:
    """All forms of a glossary. One pass over a text tells which of their longest words stand in it; only these forms are looked for."""

    def __init__(self, glossary: tuple[GlossaryEntry, ...]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._by_word: dict[str, list[_Form]] = {}
        for entry in glossary:
            for form in (entry.name, *entry.aliases):
                self._add(form, "")
            for form in entry.forbidden:
                self._add(form, entry.name)
        self._words = list(self._by_word)
        self._automaton: AhoCorasick = AhoCorasick(self._words)

    def _add(self, form: str, instead: str) -> None:
        parts = _GAP.split(form)
        is_as_written = not instead or (form.isupper() and len(form) > 1)  # "US" is a country, "us" and "Us" are not
        pattern = re.escape(form) if is_as_written else f"(?i:{_ANY_GAP.join(map(re.escape, parts))})"
        word = max(parts, key=len).lower()
        self._by_word.setdefault(word, []).append(_Form(form, LazyPattern(f"{_BEFORE}{pattern}{_AFTER}"), instead))

    def wrong(self, text: str) -> Iterator[tuple[Span, str]]:
        """Yield the places of wrong forms and what to write there; of forms that overlap the first, longest, right one counts."""
        numbers = {number for number, _, _ in matches_in(self._automaton, text.lower(), overlapping=True)}
        found = [
            (match.start(), -match.end(), form.instead)
            for number in numbers
            for form in self._by_word[self._words[number]]
            for match in form.pattern.finditer(text)
            if form.is_at(match[0])
        ]
        done = 0
        for start, end, instead in sorted(found):
            if start < done:
                continue
            done = -end
            right = instead[:1].upper() + instead[1:] if instead.islower() and text[start].isupper() else instead
            if right and right != text[start:done]:
                yield (start, done), right


@lru_cache(maxsize=16)
def _forms(glossary: tuple[GlossaryEntry, ...]) -> _Forms | None:
    return _Forms(glossary) if any(entry.forbidden for entry in glossary) else None


@check(
    "ENT003",
    "glossary-breach",
    severity=Severity.WARNING,
    message="a name is written in a way that the glossary forbids",
    fields=[*_TEXTS, *_LISTS],
    since="0.1",
    terms=["ninjs:organisations", "ninjs:people"],
    settings={
        "glossary": {"Harbour Ledger": {"aliases": ["the Ledger"], "forbidden": ["Harbor Ledger", "Habour Ledger"]}, "NordLine": ["Nord Line"]}
    },
    flagged=[
        Article(body="The Harbor Ledger wrote so."),
        Article(title="Nord Line sails again"),
        Article(body="NORD-LINE sails again"),
        Article(authors=("Dana Whitfield, Harbor Ledger",)),
    ],
    accepted=[Article(body="The Harbour Ledger wrote so, and the Ledger repeated it; the Nord Liner sank north of the nord line.")],
)
def glossary_breach(record: Record) -> Iterator[Mark]:
    """A name stands in a form that the glossary of the settings file forbids, in the text, its title, the authors or the tags.

    Case, and whether a hyphen or a space parts the words, make no difference; but a form in capital letters is taken as it is listed, and so
    is one in small letters where the right form has capitals: "US" is not "us". What the glossary has as right is right.

    Why it matters: a desk decides once how a name is written, so that search, topic pages and counts find it under one form.
    How to mend it: write the glossary's form; add a form that is right as well to the entry's `aliases`.
    """
    forms = _forms(record.settings.glossary)
    if forms is None:
        return
    for path, text in _texts(record):
        for span, right in forms.wrong(text):
            written = text[slice(*span)]
            yield Mark(
                path,
                span,
                message=f"the glossary says “{right}”, not “{written}”",
                evidence=(Evidence(f"glossary: {right}"),),
                suggestion=Suggestion(path, right, span),
            )


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    row = record.row
    for name in _TEXTS:
        if isinstance(text := row.get(name), str):
            yield f"/{name}", text
    for name in _LISTS:
        if isinstance(items := row.get(name), (list, tuple)):
            yield from ((f"/{name}/{n}", item) for n, item in enumerate(items) if isinstance(item, str))
