"""Decides what is kept of a record's findings, at which severity, whether the record is flagged, and whether the run fails."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from copydesk.finding import Severity
from copydesk.provenance import FindingTally
from copydesk.triage.accounting import Accounting
from copydesk.triage.baseline import Baseline
from copydesk.triage.rates import Rates
from copydesk.triage.sieve import Sieve, is_expired

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copydesk.config import Settings, Waiver
    from copydesk.engine import Outcome
    from copydesk.finding import Finding
    from copydesk.registry import Registry


class Triage:
    """Sifts outcomes one by one and keeps the counts: for the run, per file, per source, per code and severity.

    Args:
        settings: the settings of the run.
        registry: what the names of checks in the settings stand for.

    Raises:
        ConfigError: the settings name an unknown check, or the baseline is none.
        ReadError: the baseline cannot be read.
    """

    def __init__(self, settings: Settings, registry: Registry) -> None:
        self.settings = settings
        self.accounting: Accounting = Accounting()
        self.files: dict[str, Accounting] = {}
        self.sources: dict[str, Accounting] = {}
        self.severities: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.tallies: dict[str, FindingTally] = {}
        self.baseline: Baseline | None = Baseline.load(settings.baseline) if settings.baseline else None
        self._registry = registry
        self._special = {*settings.sources, *(w.source.casefold() for w in settings.waivers if w.source)}
        self._sieves: dict[str | None, Sieve] = {}
        for source in (None, *self._special):
            self._sieve(source)
        codes = {code: limit for token, limit in settings.thresholds.items() for code in registry.codes([token])}
        self._rates = Rates(codes)
        self._fingerprints = {w.fingerprint: w for w in settings.waivers if w.fingerprint and not is_expired(w, settings.now)}
        self._used: Counter[Waiver] = Counter()
        self._new: Counter[str] = Counter()
        self._fresh: Counter[str] = Counter()
        self._matched: set[str] = set()
        self._met: set[str] = set()

    def sift(self, outcome: Outcome) -> list[Finding]:
        """Return the findings of an outcome that are kept, with the severity in force, and count the record."""
        ref = outcome.ref
        if outcome.quarantined:
            self._count(outcome.quarantined.file, None, "quarantined")
        kept = self._kept(outcome.findings, ref.source) if ref else [kept for f in outcome.findings for kept in self._kept((f,), f.source)]
        is_flagged = False
        rated = self._rates.limits if ref else ()
        for finding in kept:
            level = finding.severity.value
            self.severities[level] += 1
            self.codes[finding.code] += 1
            is_flagged = is_flagged or finding.severity is not Severity.INFO
            if self.baseline is None or not finding.details["known"]:
                self._fresh[level] += 1
                if finding.code not in rated:
                    self._new[level] += 1
        if ref:
            self._count(ref.file, ref.source, "flagged" if is_flagged else "passed")
            tally = self.tallies.get(ref.source)
            if tally is None:
                tally = self.tallies[ref.source] = FindingTally()
            tally.add(kept, is_flagged=is_flagged)
            if rated:
                self._rates.add(ref.source, (f.code for f in kept if self.baseline is None or not f.details["known"]))
            if self.baseline and ref.id in self.baseline.records:
                self._met.add(ref.id)
        return kept

    def _kept(self, findings: Iterable[Finding], source: str | None) -> list[Finding]:
        """Return the findings of one source that its sieve keeps; with a baseline each knows whether it is in it."""
        sift = self._sieve(source).sift
        found = [kept for f in findings if (kept := sift(f, self._fingerprints, self._used)) is not None]
        if self.baseline is None:
            return found
        self._matched.update(f.fingerprint for f in findings if f.fingerprint in self.baseline)
        return [f._replace(details={**f.details, "known": f.fingerprint in self.baseline}) for f in found]

    def _sieve(self, source: str | None) -> Sieve:
        """Return the sieve of a source; all sources without settings of their own share one, so that memory does not grow with them."""
        key = source.casefold() if source is not None else None
        if key not in self._special:
            key = None
        sieve = self._sieves.get(key)
        if sieve is None:
            sieve = self._sieves[key] = Sieve(self.settings, key, self._registry)
        return sieve

    def _count(self, file: str | None, source: str | None, kind: str) -> None:
        places = [self.accounting, self.files.setdefault(file or "", Accounting())]
        if source is not None:
            places.append(self.sources.setdefault(source, Accounting()))
        for place in places:
            place.read += 1
            setattr(place, kind, getattr(place, kind) + 1)

    def fails(self) -> bool:
        """Tell whether the run fails under `fail_on`: quarantined records, expired waivers, new findings, or rates over their thresholds."""
        least = self.settings.fail_on
        if least is None:
            return False
        if self.accounting.quarantined or any(is_expired(w, self.settings.now) for w in self.settings.waivers):
            return True
        levels = [name for name, count in self._new.items() if count]
        levels += [breach["level"] for breach in self._rates.breaches(self.sources)]
        return any(Severity(level).rank >= least.rank for level in levels)

    def decisions(self, judged: Iterable[str]) -> dict[str, Any]:
        """Return what waivers, baseline and thresholds did, as the JSON contract writes it; empty where there are none.

        Args:
            judged: the codes of the checks that ran.
        """
        told: dict[str, Any] = {}
        if self.settings.waivers:
            told["waivers"] = [self._waiver(waiver) for waiver in self.settings.waivers]
        if self.baseline is not None:
            told["baseline"] = self._compared(self.baseline, frozenset(judged))
        if self._rates.limits:
            told["thresholds"] = self._rates.breaches(self.sources)
        return told

    def _waiver(self, waiver: Waiver) -> dict[str, Any]:
        state = "expired" if is_expired(waiver, self.settings.now) else "used" if self._used[waiver] else "unused"
        expires = waiver.expires.isoformat() if waiver.expires else None
        return {"waiver": str(waiver), "reason": waiver.reason, "expires": expires, "state": state, "findings": self._used[waiver]}

    def _compared(self, baseline: Baseline, judged: frozenset[str]) -> dict[str, Any]:
        """Tell known, new, gone (read and judged again, not found) and stale (its record or check was no part of this run)."""
        missing = [entry for key, entry in sorted(baseline.entries.items()) if key not in self._matched]
        gone = [entry for entry in missing if entry["code"] in judged and self._was_read(entry)]
        return {
            "path": baseline.path,
            "known": sum(self.severities.values()) - sum(self._fresh.values()),
            "new": sum(self._fresh.values()),
            "gone": gone,
            "stale": len(missing) - len(gone),
        }

    def _was_read(self, entry: Mapping[str, Any]) -> bool:
        if entry.get("record") is not None:
            return entry["record"] in self._met
        return entry.get("source") in self.sources or entry.get("file") in self.files
