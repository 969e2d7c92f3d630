"""Reads JSON documents: an array of records, one object, or several one after another, element by element.

The borders of elements are found before they are parsed, so that a document of any size needs the memory of one element, and a broken
element costs only itself. Where an element's own brackets or quotes do not close, the next element is looked for: a place that starts like
the records before, and holds a whole object with most of their keys.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk.check import Origin
from copydesk.errors import ReadError
from copydesk.finding import Quarantined
from copydesk.readers.lines import KEPT
from copydesk.readers.row import Row
from copydesk.readers.strict import BOM, Unreadable, parse_object
from copydesk.readers.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.readers.stream import Stream

_TOKEN = re.compile(rb'"[^"\\\n\r]*+(?:\\[^\n\r][^"\\\n\r]*+)*+("?)|[{}\[\]]')
_REST_OF_TEXT = re.compile(rb'[^"\\\n\r]*+(?:\\[^\n\r][^"\\\n\r]*+)*+')
_SCALAR = re.compile(rb'[^ \t\r\n,\[\]{}"]++')
_FIRST_KEY = re.compile(rb'\{[ \t\r\n]*("[^"\\\n]*+")')
_CLOSER = {0x7B: 0x7D, 0x5B: 0x5D}
_QUOTE = 0x22
_DEEPEST = 100_000
_CANDIDATES = 20
_REACH = 1 << 20
_SEARCHES = 10_000
_LIKE = 0.5


class _Broken(Exception):  # noqa: N818 - it says what the element is
    """The element's brackets or quotes do not fit."""


class _Skipped(Exception):  # noqa: N818 - it says what became of the element
    """The element is over the limit and was dropped; `raw` is its beginning."""

    def __init__(self, reason: str, raw: bytes) -> None:
        super().__init__(reason)
        self.raw = raw


class Document:
    """One pass over a stream that holds a JSON document."""

    def __init__(self, stream: Stream) -> None:
        self.stream, self.limits = stream, stream.limits
        self.window = Window(stream)
        self.first_key: bytes | None = None
        self.keys: frozenset[str] = frozenset()
        self.indent: bytes | None = None
        self.searches = 0
        self.is_array = False
        self.complaint: str | None = None

    def read(self) -> Iterator[Row | Quarantined]:
        """Yield the elements in order.

        Raises:
            ReadError: all elements were read, but the document round them is not JSON.
        """
        window = self.window
        while len(window.data) < len(BOM) and window.fill():
            pass
        at: int | None = len(BOM) if window.data.startswith(BOM) else 0
        wants_comma, was_comma = False, False
        while (at := window.skip_space(at)) is not None:
            mark = window.data[at : at + 1]
            if mark == b"[" and not self.is_array:
                self.is_array, wants_comma, was_comma = True, False, False
                at += 1
            elif mark == b"]" and self.is_array:
                if was_comma:
                    self._complain("a comma before the closing bracket", at)
                self.is_array, wants_comma, was_comma = False, False, False
                at += 1
            elif self.is_array and mark in (b",", b"}", b":"):
                if mark != b"," or not wants_comma:
                    self._complain(f"a stray {mark.decode()!r}", at)
                wants_comma, was_comma = False, mark == b","
                at += 1
            elif not self.is_array and mark != b"{":
                yield self._strange(at)
                break
            else:
                if wants_comma:
                    self._complain("no comma before an element", at)
                item, at, wants_comma = self._element(at)
                was_comma = False
                yield item
                if at < 0:
                    break
        if self.stream.damage:
            yield self._lost(self.stream.damage)
        elif self.is_array:
            yield self._lost(Unreadable("INP001", "the array is cut: it ends without its closing bracket"))
        if self.complaint:
            raise ReadError(self.complaint)

    def _complain(self, what: str, at: int) -> None:
        if self.complaint is None:
            self.complaint = f"{self.stream.name}:{self.window.line_at(at)}: {what}, which is not JSON; all elements were read"

    def _lost(self, flaw: Unreadable) -> Quarantined:
        end = len(self.window.data)
        return Quarantined(self.stream.name, flaw.code, flaw.reason, self.window.line_at(end), self.window.offset + end)

    def _strange(self, at: int) -> Quarantined:
        """Return one entry for whatever follows the document."""
        line, offset, data = self.window.line_at(at), self.window.offset + at, self.window.data[at : at + KEPT]
        self.stream.drain()
        code, what = ("INP002", "NUL bytes follow") if data[:1] == b"\0" else ("INP001", "something else follows")
        return Quarantined(self.stream.name, code, f"the document ends here and {what}, which is left out", line, offset, data)

    def _element(self, at: int) -> tuple[Row | Quarantined, int, bool]:
        """Return the element at a position, the position behind it (-1 for the end), and whether a comma is due there."""
        window = self.window
        name, line, offset = self.stream.name, window.line_at(at), window.offset + at
        until: int | None = None
        try:
            end = self._end(at)
            raw = window.data[at:end]
            values, collisions = parse_object(raw, self.limits)
        except _Skipped as over:  # too large to be held: the window starts behind it by now
            return Quarantined(name, "INP003", str(over), line, offset, over.raw), 0, self.is_array
        except _Broken as broken:
            flaw = Unreadable("INP001", str(broken))
        except Unreadable as unreadable:
            flaw, until = unreadable, end
        else:
            self._remember(at, raw, frozenset(values))
            return Row(values, Origin(name, line, offset, "json", collisions), len(raw)), end, self.is_array
        is_sound = until is not None and (flaw.code == "INP003" or flaw.reason.startswith("not a JSON object"))
        next_at = None if is_sound else self._resume(at, until)
        if next_at is None and until is None:
            return self._rest(at, line, flaw), -1, False
        end = end if next_at is None else next_at
        raw = window.data[at:end].rstrip(b" \t\r\n,")
        return Quarantined(name, flaw.code, flaw.reason, line, offset, raw), end, self.is_array and next_at is None

    def _rest(self, at: int, line: int, flaw: Unreadable) -> Quarantined:
        """Return one entry for an element that does not end, and all behind it."""
        window, offset = self.window, self.window.offset + at
        raw, is_end = window.data[at : at + self.limits.record_bytes], not window.fill()
        damage = self.stream.damage
        self.stream.drain()
        self.stream.damage, self.is_array = None, False
        if damage:
            return Quarantined(self.stream.name, damage.code, damage.reason, line, offset, raw)
        reason = f"{flaw.reason}; {'it is the last element or the document is cut' if is_end else 'no element can be told apart behind it, the rest is left out'}"
        return Quarantined(self.stream.name, flaw.code, reason, line, offset, raw)

    def _remember(self, at: int, raw: bytes, keys: frozenset[str]) -> None:
        """Note what records look like here, to find the next one behind a broken one."""
        self.keys = keys
        if self.first_key is None:
            found = _FIRST_KEY.match(raw)
            self.first_key = found[1] if found else None
            start = self.window.data.rfind(b"\n", 0, at) + 1
            before = self.window.data[start:at]
            self.indent = before if start and not before.strip() else None

    def _end(self, start: int) -> int:
        """Return the position behind the element that starts at a position.

        Raises:
            _Broken: its brackets or quotes do not fit.
            _Skipped: it is over the limit and was dropped.
        """
        window, limit = self.window, self.limits.record_bytes
        if window.data[start] not in (*_CLOSER, _QUOTE):
            return self._scalar_end(start)
        open_: bytearray = bytearray()
        at = start
        while True:
            token = _TOKEN.search(window.data, at)
            if token is None or (token[1] is not None and not token[1] and token.end() >= len(window.data) - 1):
                at = token.start() if token else len(window.data)
                if len(window.data) - start > limit:
                    raise self._skipped(start, at, open_, in_text=token is not None)
                if not window.fill():
                    raise _Broken("a text without its closing quote" if token else f"{len(open_)} brackets are not closed")
                continue
            at = token.end()
            if token[1] is not None:
                if not token[1]:
                    raise _Broken("a text without its closing quote")
                if not open_:
                    return at
                continue
            byte = window.data[at - 1]
            closer = _CLOSER.get(byte)
            if closer is not None:
                open_.append(closer)
                if len(open_) > _DEEPEST:
                    raise _Broken(f"nested deeper than {self.limits.depth} levels (limits.depth)")
            elif open_[-1] != byte:
                raise _Broken(f"{chr(byte)!r} where {chr(open_[-1])!r} is due")
            else:
                open_.pop()
                if not open_:
                    return at

    def _scalar_end(self, start: int) -> int:
        window = self.window
        while True:
            found = _SCALAR.match(window.data, start)
            end = found.end() if found else start + 1
            if end < len(window.data) or len(window.data) - start > self.limits.record_bytes or not window.fill():
                return end

    def _skipped(self, start: int, at: int, open_: bytearray, *, in_text: bool) -> _Skipped:
        """Drop an element over the limit while it is read on to its end, and return why."""
        window = self.window
        kept, begun = window.data[start : start + KEPT], window.offset + start
        if in_text:
            at += 1
        while True:
            if in_text:
                found = _REST_OF_TEXT.match(window.data, at)
                at = found.end() if found else at
                if at < len(window.data) - 1 or window.data[at : at + 1] == b'"':
                    at += 1
                    in_text = False
                    if not open_:
                        break
                    continue
            else:
                token = _TOKEN.search(window.data, at)
                if token is not None and token[1] is None:
                    at = token.end()
                    closer = _CLOSER.get(window.data[at - 1])
                    if closer is not None:
                        open_.append(closer)
                    else:
                        open_.pop()
                    if not open_:
                        break
                    if len(open_) <= _DEEPEST:
                        continue
                    window.drop(at)
                    while window.fill():
                        window.drop(len(window.data))
                    break
                if token is not None:
                    at, in_text = token.start() + 1, True
                    continue
                at = len(window.data)
            window.drop(at)
            at = 0
            if not window.fill():
                at = len(window.data)
                break
        window.drop(at)
        size, limit = window.offset - begun, self.limits.record_bytes
        return _Skipped(f"an element of {size} bytes, more than {limit} (limits.record_bytes)", kept)

    def _resume(self, start: int, until: int | None) -> int | None:
        """Return where the next record starts inside or behind a broken element, None where no such place is found.

        Args:
            start: where the broken element starts.
            until: where it ends, None where it does not.
        """
        window, ways = self.window, []
        own = _FIRST_KEY.match(window.data, start)
        first_key = self.first_key or (own[1] if own else None)
        if first_key:
            ways.append(rb"[,\n][ \t\r\n]*+(?=\{[ \t\r\n]*+" + re.escape(first_key) + rb"[ \t\r\n]*+:)")
        if self.indent is not None:
            ways.append(rb"\n" + re.escape(self.indent) + rb"(?=\{)")
        if not ways:
            ways.append(rb"\n[ \t]*+(?=\{)")
        place, at = re.compile(b"|".join(ways)), start + 1
        while len(window.data) - start < _REACH and window.fill():
            pass
        for _ in range(_CANDIDATES):
            found = place.search(window.data, at, len(window.data) if until is None else until)
            if found is None or self.searches >= _SEARCHES:
                break
            at = found.end()
            self.searches += 1
            if self._is_record(at):
                return at
        return None

    def _is_record(self, at: int) -> bool:
        """Tell whether a whole object with most of the usual keys starts at a position."""
        open_ = bytearray()
        for token in _TOKEN.finditer(self.window.data, at, at + self.limits.record_bytes):
            if token[1] is not None:
                if not token[1]:
                    return False
                continue
            byte = self.window.data[token.end() - 1]
            closer = _CLOSER.get(byte)
            if closer is not None:
                open_.append(closer)
                if len(open_) > self.limits.depth:
                    return False
            elif open_.pop() != byte:
                return False
            if not open_:
                try:
                    values, _ = parse_object(self.window.data[at : token.end()], self.limits)
                except Unreadable:
                    return False
                return not self.keys or len(self.keys & values.keys()) >= _LIKE * len(self.keys)
        return False
