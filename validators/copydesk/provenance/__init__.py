"""What each source can be trusted for: the source cards."""

from copydesk.provenance.source_card import SourceCard, make_cards
from copydesk.provenance.tally import FindingTally

__all__ = ["FindingTally", "SourceCard", "make_cards"]
