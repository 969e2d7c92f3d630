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
_DEEPEST = 100_000


class Broken(Exception):  # noqa: N818 - it says what the element is
    """The element's brackets or quotes do not fit; `code` is the check that reports it."""

    def __init__(self, reason: str, code: str = "INP001") -> None:
        super().__init__(reason)
        self.code = code


class Skipped(Exception):  # noqa: N818 - it says what became of the element
    """The element is over the limit and was dropped; `raw` is its beginning."""

    def __init__(self, reason: str, raw: bytes) -> None:
        super().__init__(reason)
        self.raw = raw


class Nest:
    """The brackets that are open at a place."""

    def __init__(self) -> None:
        self.due = bytearray()

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
                raise Broken("a text without its closing quote" if token else f"{len(nest.due)} brackets are not closed")
            continue
        at = token.end()
        if token[1] == b"":
            raise Broken("a text without its closing quote")
        if token[1] is None and nest.take(window.data[at - 1]):
            return at


def _scalar_end(window: Window, start: int, limits: Limits) -> int:
    while True:
        found = _SCALAR.match(window.data, start)
        end = found.end() if found else start + 1
        if end < len(window.data) - 1 or len(window.data) - start > limits.record_bytes or not window.fill():
            return end


def _skip(window: Window, start: int, at: int, nest: Nest, limits: Limits, *, in_text: bool) -> Skipped:
    """Drop an element while it is read on to its end, and return why."""
    kept, begun = window.data[start : start + KEPT], window.offset + start
    at += in_text  # behind the opening quote
    try:
        is_open = True
        while is_open:
            at, in_text, is_open = _past_text(window, at) if in_text else _past_bracket(window, at, nest)
            window.drop(at)
            at = 0
            if is_open and not window.data and not window.fill():
                break
    except Broken:  # nothing behind it can be told apart
        window.drop(len(window.data))
        while window.fill():
            window.drop(len(window.data))
    return Skipped(f"an element of {window.offset - begun} bytes, more than {limits.record_bytes} (limits.record_bytes)", kept)


def _past_text(window: Window, at: int) -> tuple[int, bool, bool]:
    """Return a position behind the rest of a text, or as far as it is there, whether it goes on, and that the element does."""
    found = _REST_OF_TEXT.match(window.data, at)
    at = found.end() if found else at
    while at >= len(window.data) - 1 and window.data[at:] != b'"':  # at the end, or before half of an escape
        window.drop(at)
        at = 0
        if not window.fill():
            return len(window.data), False, True
        found = _REST_OF_TEXT.match(window.data, at)
        at = found.end() if found else at
    return at + 1, False, True


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
