"""The card of one source: its records, what they carry, and what was found in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.survey import SourceTally


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One source in numbers; `fill` is the share of records that carry a field, `findings` the count per check."""

    source: str
    records: int
    names: tuple[str, ...]
    first_month: str | None
    last_month: str | None
    fill: Mapping[str, float]
    findings: Mapping[str, int]
    passed: int = 0
    flagged: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the card as the JSON contract writes it."""
        return {
            "source": self.source,
            "records": self.records,
            "passed": self.passed,
            "flagged": self.flagged,
            "names": list(self.names),
            "first_month": self.first_month,
            "last_month": self.last_month,
            "fill": {name: round(share, 4) for name, share in self.fill.items()},
            "findings": dict(self.findings),
        }


def make_cards(
    tallies: Mapping[str, SourceTally], findings: Mapping[str, Mapping[str, int]], accounts: Mapping[str, tuple[int, int]]
) -> list[SourceCard]:
    """Return the cards of all sources, the largest first.

    Args:
        tallies: the survey's tally of each source.
        findings: counts per check, of each source.
        accounts: passed and flagged records of each source.
    """
    cards = []
    for key, tally in tallies.items():
        months = sorted(m for m in tally.months if len(m) == 7 and m[:4].isdigit() and m[4] == "-")
        passed, flagged = accounts.get(key, (0, 0))
        cards.append(
            SourceCard(
                source=key,
                records=tally.records,
                names=tuple(name for name, _ in sorted(tally.names.items(), key=lambda pair: (-pair[1], pair[0]))[:5]),
                first_month=months[0] if months else None,
                last_month=months[-1] if months else None,
                fill={name: tally.filled[name] / tally.records for name in sorted(tally.filled)},
                findings=dict(sorted(findings.get(key, {}).items())),
                passed=passed,
                flagged=flagged,
            )
        )
    return sorted(cards, key=lambda card: (-card.records, card.source))
