"""Where the elements of a JSON document end, found without parsing them and without holding one that is over the limit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk.readers.lines import KEPT

if TYPE_CHECKING:
    from copydesk.config import Limits
    from copydesk.readers.window import Window

TOKEN = re.compile(rb'"[^"\\\n\r]*+(?:\\[^\n\r][^"\\\n\r]*+)*+("?)|[{}\[\]]')
"""A text, its closing quote captured (empty where it is missing: JSON allows no line end in a text), or a bracket."""

_REST_OF_TEXT = re.compile(rb'[^"\\\n\r]*+(?:\\[^\n\r][^"\\\n\r]*+)*+')
_SCALAR = re.compile(rb'"[^"\\\n\r]*+(?:\\[^\n\r][^"\\\n\r]*+)*+"?|[^ \t\r\n,\[\]{}"]++')
_CLOSER = {0x7B: 0x7D, 0x5B: 0x5D}
_QUOTE = 0x22
_DEEPEST = 100_000
_OPEN_TEXT = "a text without its closing quote"


class Broken(Exception):  # noqa: N818 - it says what the element is
    """The element's brackets or quotes do not fit; `code` is the check that reports it."""

    def __init__(self, reason: str, code: str = "INP001") -> None:
        super().__init__(reason)
        self.code = code


class Skipped(Exception):  # noqa: N818 - it says what became of the element
    """The element is over the limit and was dropped; `raw` is its beginning, `is_cut` whether the input ended before it."""

    def __init__(self, reason: str, raw: bytes, *, is_cut: bool) -> None:
        super().__init__(reason)
        self.raw: bytes = raw
        self.is_cut: bool = is_cut


class Nest:
    """The brackets that are open at a place."""

    def __init__(self) -> None:
        self.due: bytearray = bytearray()

    def take(self, byte: int) -> bool:
        """Take in a bracket and tell whether all are closed now.

        Raises:
            Broken: it closes another one than is open, or there are too many.
        """
        closer = _CLOSER.get(byte)
        if closer is not None:
            self.due.append(closer)
            if len(self.due) > _DEEPEST:
                raise Broken(f"nested deeper than {_DEEPEST} levels", "INP003")
            return False
        if self.due[-1] != byte:
            raise Broken(f"{chr(byte)!r} where {chr(self.due[-1])!r} is due")
        self.due.pop()
        return not self.due


def element_end(window: Window, start: int, limits: Limits) -> int:
    """Return the position behind the element that starts at a position.

    Raises:
        Broken: its brackets or quotes do not fit.
        Skipped: it is over the limit and was dropped; the window starts behind it.
    """
    if window.data[start] not in _CLOSER:
        return _scalar_end(window, start, limits)
    nest, at = Nest(), start
    while True:
        token = TOKEN.search(window.data, at)
        is_cut = token is not None and token[1] == b"" and token.end() >= len(window.data) - 1
        if token is None or is_cut:
            at = token.start() if token else len(window.data)
            if len(window.data) - start > limits.record_bytes:
                raise _skip(window, start, at, nest, limits, in_text=is_cut)
            if not window.fill():
                raise Broken(_OPEN_TEXT if token else f"{len(nest.due)} brackets are not closed")
            continue
        at = token.end()
        if token[1] == b"":
            raise Broken(_OPEN_TEXT)
        if token[1] is None and nest.take(window.data[at - 1]):
            return at


def _scalar_end(window: Window, start: int, limits: Limits) -> int:
    is_text = window.data[start] == _QUOTE
    while True:
        found = _SCALAR.match(window.data, start)
        end = found.end() if found else start + 1
        if end < len(window.data) - 1 or (is_text and end - start > 1 and window.data[end - 1] == _QUOTE):
            return end
        if end - start > limits.record_bytes:
            raise _skip(window, start, start, Nest(), limits, in_text=True) if is_text else Broken("a value over the size limit", "INP003")
        if not window.fill():
            if is_text:
                raise Broken(_OPEN_TEXT)
            return end


def _skip(window: Window, start: int, at: int, nest: Nest, limits: Limits, *, in_text: bool) -> Skipped:
    """Drop an element while it is read on to its end, and return why."""
    kept, begun = window.data[start : start + KEPT], window.offset + start
    at += in_text  # behind the opening quote
    is_open, is_cut = True, False
    try:
        while is_open and not is_cut:
            if in_text:
                at, in_text = _past_text(window, at)
                is_open = in_text or bool(nest.due)
            else:
                at, in_text, is_open = _past_bracket(window, at, nest)
            window.drop(at)
            at = 0
            is_cut = is_open and not window.data and not window.fill()
    except Broken:  # nothing behind it can be told apart
        is_cut = True
        window.drop(len(window.data))
        while window.fill():
            window.drop(len(window.data))
    reason = f"an element of {window.offset - begun} bytes, more than {limits.record_bytes} (limits.record_bytes)"
    return Skipped(reason, kept, is_cut=is_cut)


def _past_text(window: Window, at: int) -> tuple[int, bool]:
    """Return the position behind the rest of a text, and whether the text goes on there, which it does only where the input ends."""
    while True:
        found = _REST_OF_TEXT.match(window.data, at)
        at = found.end() if found else at
        if at < len(window.data) - 1 or window.data[at:] == b'"':  # else at the end, or before half of an escape
            return at + 1, False
        window.drop(at)
        at = 0
        if not window.fill():
            return len(window.data), True


def _past_bracket(window: Window, at: int, nest: Nest) -> tuple[int, bool, bool]:
    """Return a position behind the next quote or all that is there, whether a text begins there, and whether the element goes on."""
    while True:
        token = TOKEN.search(window.data, at)
        if token is None:
            return len(window.data), False, True
        if token[1] is not None:
            return token.start() + 1, True, True
        at = token.end()
        if nest.take(window.data[at - 1]):
            return at, False, False
