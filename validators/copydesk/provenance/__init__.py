"""What each source can be trusted for: the source cards."""

from copydesk.provenance.source_card import SourceCard, make_cards

__all__ = ["SourceCard", "make_cards"]
