"""Thresholds: how large a share of a source's records a check may touch before it counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from copydesk.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copydesk.config import Threshold
    from copydesk.triage.accounting import Accounting


class Rates:
    """Counts, per source, the records in which a check with a threshold found something new.

    A check that has a threshold fails a run through its rate alone: over `error` it counts as an error, over `warning` as a warning,
    at or under the least it does not fail. The findings themselves are reported, and flag their records, as without a threshold.
    """

    def __init__(self, limits: Mapping[str, Threshold]) -> None:
        self.limits = limits
        self._records: Counter[tuple[str, str]] = Counter()

    def add(self, source: str, codes: Iterable[str]) -> None:
        """Count one record of a source with the codes that were found in it."""
        for code in set(codes):
            if code in self.limits:
                self._records[source, code] += 1

    def breaches(self, accounts: Mapping[str, Accounting]) -> list[dict[str, Any]]:
        """Return every rate over its threshold: code, source, records, of, rate, limit and level."""
        found = []
        for (source, code), records in sorted(self._records.items()):
            of, limit = accounts[source].read, self.limits[code]
            rate = records / of
            for level, most in ((Severity.ERROR, limit.error), (Severity.WARNING, limit.warning)):
                if most is not None and rate > most:
                    entry = {"code": code, "source": source, "records": records, "of": of}
                    found.append({**entry, "rate": round(rate, 4), "limit": most, "level": level.value})
                    break
        return found
