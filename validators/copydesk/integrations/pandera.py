"""pandera: the checks as pandera checks, for any schema for pandas DataFrames.

    import copydesk.integrations.pandera as cdp

    class Mine(ArticleFrame):
        class Config:
            entity_names_consistent = {"min_confidence": 0.9}

    schema = pa.DataFrameSchema({...}, checks=cdp.publication_dates_sound())

Importing this module registers the checks, so that `pa.Check.entity_names_consistent()` is known as well. They judge whole records, so they belong
to the frame and not to a column. A row fails when it has a finding of the family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.pandas as pa
from pandera.extensions import register_check_method

from copydesk.integrations.families import DATES, FAMILIES, LINKS, NAMES, PROVENANCE, TEXT, WELL_FORMED, counts, findings_in

if TYPE_CHECKING:
    from copydesk.integrations.families import Family

__all__ = [
    "entity_names_consistent",
    "provenance_stated",
    "publication_dates_sound",
    "records_well_formed",
    "related_links_sound",
    "text_clean",
]


def records_well_formed(*, min_confidence: float = 0.7, now: str | None = None) -> pa.Check:
    """Return the check that records keep the structural rules of the article schema."""
    return _made(WELL_FORMED, min_confidence, now)


def entity_names_consistent(*, min_confidence: float = 0.7, now: str | None = None) -> pa.Check:
    """Return the check that names are spelt one way in each record, and as the corpus spells them."""
    return _made(NAMES, min_confidence, now)


def publication_dates_sound(*, min_confidence: float = 0.7, now: str | None = None) -> pa.Check:
    """Return the check that publication dates are there, readable, and in agreement with text and address."""
    return _made(DATES, min_confidence, now)


def related_links_sound(*, min_confidence: float = 0.7, now: str | None = None) -> pa.Check:
    """Return the check that related links have labels that fit their targets."""
    return _made(LINKS, min_confidence, now)


def text_clean(*, min_confidence: float = 0.7, now: str | None = None) -> pa.Check:
    """Return the check that bodies are whole, and without page furniture, broken encoding or markup."""
    return _made(TEXT, min_confidence, now)


def provenance_stated(*, min_confidence: float = 0.7, now: str | None = None) -> pa.Check:
    """Return the check that the origins that a text names are recorded as well."""
    return _made(PROVENANCE, min_confidence, now)


def _made(family: Family, min_confidence: float, now: str | None) -> pa.Check:
    check: pa.Check = getattr(pa.Check, family.name)(min_confidence=min_confidence, now=now, error=f"{family.name}: {family.sentence}")
    return check


def _register(family: Family) -> None:
    def judge(frame: Any, *, min_confidence: float = 0.7, now: str | None = None) -> pd.Series:
        found = findings_in(frame, now, family.codes)
        flagged = {finding["record"]["line"] - 1 for finding in found if counts(finding, family.codes, min_confidence, family.least)}
        return pd.Series([row not in flagged for row in range(len(frame))], index=frame.index, dtype=bool)

    judge.__name__ = family.name
    register_check_method(judge, statistics=["min_confidence", "now"], supported_types=[pd.DataFrame])


for _family in FAMILIES:
    if not hasattr(pa.Check, _family.name):
        _register(_family)
