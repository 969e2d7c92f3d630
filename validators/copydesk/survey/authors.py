"""In which spellings a source names its authors."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copydesk.text.bylines import name_key
from copydesk.text.hashes import key64

if TYPE_CHECKING:
    from copydesk_schemas import Article

BUDGET = 200_000
"""Names kept at once; with more of them only those with small hashes are kept, so that order has no part in the choice."""
_MOST = 6
_LONGEST = 80


class AuthorForms:
    """Counts, per source and person, the forms in which the name is written."""

    def __init__(self) -> None:
        self._forms: dict[tuple[str, str], Counter[str]] = {}
        self._bound = 1 << 64

    def add(self, article: Article, source: str) -> None:
        """Count the authors of one record."""
        for author in article.authors:
            name = " ".join(author.split())
            if 4 < len(name) <= _LONGEST and " " in name:
                self._count((source, name_key(name)), name, 1)
        if len(self._forms) > BUDGET:
            self._trim()

    def _count(self, key: tuple[str, str], name: str, times: int) -> None:
        if self._bound < 1 << 64 and _hash(key) >= self._bound:
            return
        forms = self._forms.get(key)
        if forms is None:
            forms = self._forms[key] = Counter()
        forms[name] += times

    def _trim(self) -> None:
        while len(self._forms) > BUDGET:
            self._bound //= 2
            self._forms = {key: forms for key, forms in self._forms.items() if _hash(key) < self._bound}

    def merge(self, other: AuthorForms) -> None:
        """Take in the counts of another survey."""
        self._bound = min(self._bound, other._bound)
        self._forms = {key: forms for key, forms in self._forms.items() if self._bound == 1 << 64 or _hash(key) < self._bound}
        for key, forms in other._forms.items():
            for name, times in forms.items():
                self._count(key, name, times)
        self._trim()

    def finish(self) -> None:
        """Keep the persons with several forms."""
        self._forms = {key: forms for key, forms in self._forms.items() if len(forms) > 1}

    def forms(self, name: str, source: str) -> list[tuple[str, int]]:
        """Return the forms of an author's name in a source with their counts, the commonest first; empty where there is one only."""
        forms = self._forms.get((source, name_key(name))) if self._forms and len(name) <= _LONGEST else None
        return sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST] if forms else []


def _hash(key: tuple[str, str]) -> int:
    return key64("\x1f".join(key))
