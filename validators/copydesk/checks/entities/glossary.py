"""ENT003: a name that breaks the user's own glossary."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.finding import Evidence, Severity, Suggestion
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.config import GlossaryEntry

_FIELDS = ("title", "description", "body")


@lru_cache(maxsize=16)
def _forbidden(glossary: tuple[GlossaryEntry, ...]) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """Return a pattern of all forms that the glossary forbids, and the form to write for each."""
    right: dict[str, str] = {}
    for entry in glossary:
        right.update((form, entry.name) for form in entry.forbidden)
    if not right:
        return None
    forms = sorted(right, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)"), right


@check(
    "ENT003",
    "glossary-breach",
    severity=Severity.WARNING,
    message="a name is written in a way that the glossary forbids",
    fields=list(_FIELDS),
    since="0.1",
    terms=["ninjs:organisations", "ninjs:people"],
    settings={
        "glossary": {"Harbour Ledger": {"aliases": ["the Ledger"], "forbidden": ["Harbor Ledger", "Habour Ledger"]}, "NordLine": ["Nord Line"]}
    },
    flagged=[Article(body="The Harbor Ledger wrote so."), Article(title="Nord Line sails again")],
    accepted=[Article(body="The Harbour Ledger wrote so, and the Ledger repeated it; the Nord Liner sank.")],
)
def glossary_breach(record: Record) -> Iterator[Mark]:
    """A name stands in a form that the glossary of the settings file forbids.

    Why it matters: a desk decides once how a name is written, so that search, topic pages and counts find it under one form.
    How to mend it: write the glossary's form; add a form that is right as well to the entry's `aliases`.
    """
    found = _forbidden(record.settings.glossary)
    if found is None:
        return
    pattern, right = found
    for name in _FIELDS:
        text = record.row.get(name)
        if not isinstance(text, str):
            continue
        for match in pattern.finditer(text):
            form = match.group()
            yield Mark(
                f"/{name}",
                match.span(),
                message=f"the glossary says “{right[form]}”, not “{form}”",
                evidence=(Evidence(f"glossary: {right[form]}"),),
                suggestion=Suggestion(f"/{name}", right[form], match.span()),
            )
