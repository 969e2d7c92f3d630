"""The card of one source: its records, what they carry, and what was found in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from copydesk.provenance.tally import FindingTally
from copydesk.survey.wilson import wilson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.survey import SourceTally

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_NAMES = 5
_PARTIES = 10


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One source in numbers; the fields are those of `copydesk_schemas.source_card`."""

    source: str
    records: int
    passed: int
    flagged: int
    names: tuple[str, ...]
    first_month: str | None
    last_month: str | None
    months: Mapping[str, int]
    words: Mapping[str, int]
    fill: Mapping[str, float]
    findings: Mapping[str, int]
    per_100: Mapping[str, float]
    per_100_low: Mapping[str, float]
    per_100_high: Mapping[str, float]
    parties: Mapping[str, int]
    worst: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the card as the JSON contract writes it."""
        values = {part.name: getattr(self, part.name) for part in fields(self)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def make_cards(sources: Mapping[str, SourceTally], findings: Mapping[str, FindingTally]) -> list[SourceCard]:
    """Return the cards of all sources, the largest first.

    Args:
        sources: the survey's tally of each source.
        findings: the tally of each source's kept findings.
    """
    cards = [_card(tally, findings.get(key) or FindingTally()) for key, tally in sources.items()]
    return sorted(cards, key=lambda card: (-card.records, card.source))


def _card(tally: SourceTally, found: FindingTally) -> SourceCard:
    months = {month: tally.months[month] for month in sorted(tally.months) if _MONTH.fullmatch(month)}
    codes = sorted(found.records)
    intervals = {code: wilson(found.records[code], tally.records) for code in codes}
    return SourceCard(
        source=tally.key,
        records=tally.records,
        passed=found.passed,
        flagged=found.flagged,
        names=tuple(_top(tally.names, _NAMES)),
        first_month=min(months, default=None),
        last_month=max(months, default=None),
        months=months,
        words={str(edge): tally.words[edge] for edge in sorted(tally.words)},
        fill=tally.shares(),
        findings={code: found.findings[code] for code in codes},
        per_100={code: round(100 * found.records[code] / tally.records, 2) for code in codes},
        per_100_low={code: round(100 * low, 2) for code, (low, _) in intervals.items()},
        per_100_high={code: round(100 * high, 2) for code, (_, high) in intervals.items()},
        parties=_top(found.parties, _PARTIES),
        worst=tuple(found.worst),
    )


def _top(counts: Mapping[str, int], most: int) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
