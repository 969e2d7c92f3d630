"""JSON that is safe to stand inside a script element."""

from __future__ import annotations

_ESCAPES = ((b"&", b"\\u0026"), (b"<", b"\\u003c"), (b">", b"\\u003e"), (b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"))


def inline_json(text: bytes) -> str:
    """Return JSON in which no character can end the element or begin a comment: `<`, `>`, `&`, U+2028 and U+2029 are escapes."""
    for raw, escape in _ESCAPES:
        text = text.replace(raw, escape)
    return text.decode("utf-8")
