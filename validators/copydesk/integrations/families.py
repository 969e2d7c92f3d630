"""The families of checks as other tools know them: a name, the codes in it, and what is asked of a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from copydesk.api import validate
from copydesk.finding import Severity
from copydesk_schemas import LINK_RULES, RULES
from copydesk_schemas.frame_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Family:
    """Checks that other tools see as one.

    Attributes:
        name: as a pandera check is called.
        codes: codes, or starts of codes.
        sentence: what is asked of the records.
        least: the least severity that counts.
    """

    name: str
    codes: tuple[str, ...]
    sentence: str
    least: Severity = Severity.WARNING


WELL_FORMED = Family(
    "records_well_formed", tuple(sorted({rule.code for rule in (*RULES, *LINK_RULES)})), "records keep the rules of the article schema"
)
NAMES = Family("entity_names_consistent", ("ENT",), "names are spelt consistently")
DATES = Family("publication_dates_sound", ("DAT",), "publication dates are present and plausible")
LINKS = Family("related_links_sound", ("LNK",), "related links are labelled and addressed correctly")
TEXT = Family("text_clean", ("TXT",), "texts are whole and clean")
PROVENANCE = Family("provenance_stated", ("PRV",), "the origins that a text names are recorded", Severity.INFO)

FAMILIES = (WELL_FORMED, NAMES, DATES, LINKS, TEXT, PROVENANCE)


def counts(finding: Mapping[str, Any], codes: tuple[str, ...], min_confidence: float, least: Severity) -> bool:
    """Tell whether a finding is of some codes, about a record, and at or above a confidence and a severity."""
    return (
        finding["record"] is not None
        and finding["code"].startswith(codes)
        and finding["confidence"] >= min_confidence
        and Severity(finding["severity"]).rank >= least.rank
    )


def findings_in(frame: Any, now: str | None = None, select: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the findings of every confidence in a pandas DataFrame; `record.line` is the row, from 1."""
    if not len(frame):
        return []
    options = {"now": now} if now else {}
    return list(validate(list(rows_of(frame)), min_confidence=0.0, select=select, **options).found)
