"""What is kept of the findings of one source, at which severity, and which of them are waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections import Counter
    from collections.abc import Mapping

    from copydesk.config import Settings, Waiver
    from copydesk.finding import Finding, Severity
    from copydesk.registry import Registry


class Sieve:
    """The settings for one source, with every name of a check resolved.

    Args:
        settings: the settings of the run.
        source: the key of the source card; None for findings about files and the corpus.
        registry: what the names of checks stand for.
    """

    def __init__(self, settings: Settings, source: str | None, registry: Registry) -> None:
        own = settings.for_source(source) if source is not None else settings
        policy = settings.sources.get(source.casefold()) if source is not None else None
        self.floor: float = own.min_confidence
        self.severity: Mapping[str, Severity] = resolved(own.severity, registry)
        self.kept: frozenset[str] | None = registry.codes(policy.select) if policy and policy.select else None
        self.dropped: frozenset[str] = registry.codes(policy.ignore) if policy else frozenset()
        self.waived: dict[str, Waiver] = {}
        for waiver in settings.waivers:
            if (
                waiver.check
                and waiver.source
                and source is not None
                and waiver.source.casefold() == source.casefold()
                and not is_expired(waiver, settings.now)
            ):
                self.waived |= dict.fromkeys(registry.codes([waiver.check]), waiver)

    def sift(self, finding: Finding, fingerprints: Mapping[str, Waiver], used: Counter[Waiver]) -> Finding | None:
        """Return a finding with the severity in force, or None where it is dropped or waived; a waiver's use is counted."""
        code = finding.code
        if finding.confidence < self.floor or code in self.dropped or (self.kept is not None and code not in self.kept):
            return None
        waiver = fingerprints.get(finding.fingerprint) or self.waived.get(code)
        if waiver:
            used[waiver] += 1
            return None
        level = self.severity.get(code)
        return finding if level is None or level is finding.severity else finding._replace(severity=level)


def resolved(severity: Mapping[str, Severity], registry: Registry) -> dict[str, Severity]:
    """Return severities by code; where a family and a code of it are both named, the code's own counts.

    Raises:
        ConfigError: a name stands for no check.
    """
    found: dict[str, Severity] = {}
    for token in sorted(severity, key=len):
        found |= dict.fromkeys(registry.codes([token]), severity[token])
    return found


def is_expired(waiver: Waiver, now: dt.date) -> bool:
    """Tell whether a waiver's last day is over."""
    return waiver.expires is not None and now > waiver.expires
