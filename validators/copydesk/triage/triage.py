"""Decides what is kept of a record's findings, at which severity, and whether the record is flagged."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from copydesk.finding import Severity
from copydesk.triage.accounting import Accounting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.config import Settings
    from copydesk.engine import Outcome
    from copydesk.finding import Finding


class Triage:
    """Sifts outcomes one by one and keeps the counts: for the run, per file, per source, per code and severity."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.accounting = Accounting()
        self.files: dict[str, Accounting] = {}
        self.sources: dict[str, Accounting] = {}
        self.severities: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.source_codes: dict[str, Counter[str]] = {}

    def sift(self, outcome: Outcome) -> list[Finding]:
        """Return the findings of an outcome that are kept, with the severity in force, and count the record."""
        kept = list(self._kept(outcome.findings))
        for finding in kept:
            self.severities[finding.severity.value] += 1
            self.codes[finding.code] += 1
        if outcome.quarantined:
            self._count(outcome.quarantined.file, None, "quarantined")
        elif outcome.ref:
            is_flagged = any(f.severity is not Severity.INFO for f in kept)
            self._count(outcome.ref.file, outcome.ref.source, "flagged" if is_flagged else "passed")
            self.source_codes.setdefault(outcome.ref.source, Counter()).update(f.code for f in kept)
        return kept

    def _kept(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        severity, floor = self.settings.severity, self.settings.min_confidence
        for finding in findings:
            if finding.confidence >= floor:
                level = severity.get(finding.code)
                yield finding if level is None or level is finding.severity else replace(finding, severity=level)

    def _count(self, file: str | None, source: str | None, kind: str) -> None:
        places = [self.accounting, self.files.setdefault(file or "", Accounting())]
        if source is not None:
            places.append(self.sources.setdefault(source, Accounting()))
        for place in places:
            place.read += 1
            setattr(place, kind, getattr(place, kind) + 1)

    def fails(self) -> bool:
        """Tell whether what was kept fails the run under `fail_on`."""
        least = self.settings.fail_on
        if least is None:
            return False
        return bool(self.accounting.quarantined) or any(count and Severity(name).rank >= least.rank for name, count in self.severities.items())
