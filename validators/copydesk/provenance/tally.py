"""What the kept findings say of one source, counted record by record."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    def add(self, kept: Iterable[Finding], *, is_flagged: bool) -> None:
        """Count one record with the findings that were kept of it."""
        if is_flagged:
            self.flagged += 1
        else:
            self.passed += 1
        codes, parties = set(), set()
        for finding in kept:
            self.findings[finding.code] += 1
            codes.add(finding.code)
            self._worst.append((-finding.severity.rank, -finding.confidence, finding.code, finding.fingerprint))
            attribution = finding.details.get("attribution")
            if attribution and finding.zone not in _NOT_THE_ARTICLES_OWN:
                parties.add(str(attribution["party"]))
        self.records.update(codes)
        self.parties.update(parties)
        if len(self._worst) > WORST:
            self._worst = sorted(self._worst)[:WORST]
        if len(self.parties) > 2 * _PARTIES:
            self.parties = Counter(dict(self.parties.most_common(_PARTIES)))

    @property
    def worst(self) -> list[str]:
        """The fingerprints of the five worst findings: severity first, then confidence."""
        return [fingerprint for *_, fingerprint in sorted(self._worst)[:WORST]]
