"""Picks out the few characters of a text that are no plain ones, so that they alone are asked about and not the whole text."""

from __future__ import annotations

_PLAIN = bytes([*range(0x20, 0x7F), *b"\t\n\r"])


def unusual_characters(text: str) -> str:
    """Return a text's characters beyond ASCII, and its control characters but tabs and line ends, in their order."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
