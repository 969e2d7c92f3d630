"""What the kept findings say of one source, counted record by record."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.finding import Finding

WORST = 5
_PARTIES = 2_000
_NOT_THE_ARTICLES_OWN = ("teaser", "biography", "boilerplate")


class FindingTally:
    """The findings of one source: how many, in how many records, who is named as a source, and the worst of them."""

    def __init__(self) -> None:
        self.passed: int = 0
        self.flagged: int = 0
        self.findings: Counter[str] = Counter()
        self.records: Counter[str] = Counter()
        self.parties: Counter[str] = Counter()
        self._worst: list[tuple[int, float, str, str]] = []

    def add(self, kept: Sequence[Finding], *, is_flagged: bool) -> None:
        """Count one record with the findings that were kept of it."""
        if is_flagged:
            self.flagged += 1
        else:
            self.passed += 1
        if not kept:
            return
        codes, parties = set(), set()
        bound = self._worst[-1] if len(self._worst) == WORST else None
        for finding in kept:
            code = finding.code
            self.findings[code] += 1
            codes.add(code)
            rank = (-finding.severity.rank, -finding.confidence, code, finding.fingerprint)
            if bound is None or rank < bound:
                self._worst.append(rank)
            attribution = finding.details.get("attribution")
            if attribution and finding.zone not in _NOT_THE_ARTICLES_OWN:
                parties.add(str(attribution["party"]))
        self.records.update(codes)
        self.parties.update(parties)
        if len(self._worst) >= WORST:
            self._worst = sorted(self._worst)[:WORST]
        if len(self.parties) > 2 * _PARTIES:
            self.parties = Counter(dict(sorted(self.parties.items(), key=_by_count)[:_PARTIES]))

    @property
    def worst(self) -> list[str]:
        """The fingerprints of the five worst findings: severity first, then confidence."""
        return [fingerprint for *_, fingerprint in sorted(self._worst)]


def _by_count(party: tuple[str, int]) -> tuple[int, str]:
    """Return the place of a party among others: the commonest first, and equals by name, which no hash has a part in."""
    return -party[1], party[0]
