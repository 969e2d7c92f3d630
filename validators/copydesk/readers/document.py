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
from copydesk.readers.borders import TOKEN, Broken, Nest, Skipped, element_end
from copydesk.readers.encoding import BOM
from copydesk.readers.lines import KEPT
from copydesk.readers.row import Row
from copydesk.readers.strict import Unreadable, parse_object
from copydesk.readers.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.config import Limits
    from copydesk.readers.stream import Stream

_FIRST_KEY = re.compile(rb'\{[ \t\r\n]*("[^"\\\n]*+")')
_CANDIDATES = 20
_SEARCHES = 10_000
_REACH = 1 << 20
_LIKE = 0.5


class Document:
    """One pass over a stream that holds a JSON document."""

    def __init__(self, stream: Stream) -> None:
        self.stream: Stream = stream
        self.name: str = stream.name
        self.limits: Limits = stream.limits
        self.window: Window = Window(stream)
        self._first_key: bytes | None = None
        self._keys: frozenset[str] = frozenset()
        self._indent: bytes | None = None
        self._searches = 0
        self._is_array = self._wants_comma = self._was_comma = self._is_over = self._is_damage_told = False
        self._complaint: str | None = None

    def read(self) -> Iterator[Row | Quarantined]:
        """Yield the elements in order.

        Raises:
            ReadError: all elements were read, but the document round them is not JSON.
        """
        window = self.window
        while len(window.data) < len(BOM) and window.fill():
            pass
        at = window.skip_space(len(BOM) if window.data.startswith(BOM) else 0)
        while at is not None:
            behind = self._past_mark(at)
            if behind is None:
                item, behind = self._element(at) if self._is_array or window.data[at : at + 1] == b"{" else self._strange(at)
                yield item
            at = None if self._is_over else window.skip_space(behind)
        if self.stream.damage and not self._is_damage_told:
            yield self._lost(self.stream.damage)
        elif self._is_array:
            yield self._lost(Unreadable("INP001", "the array is cut: it ends without its closing bracket"))
        if self._complaint:
            raise ReadError(self._complaint)

    def _past_mark(self, at: int) -> int | None:
        """Return the position behind a bracket or comma between elements; None where an element starts."""
        mark = self.window.data[at : at + 1]
        if not self._is_array:
            self._is_array = mark == b"["
            self._wants_comma = self._was_comma = False
            return at + 1 if self._is_array else None
        if mark == b"]":
            if self._was_comma:
                self._complain("a comma before the closing bracket", at)
            self._is_array = False
        elif mark in (b",", b"}", b":"):
            if mark != b"," or not self._wants_comma:
                self._complain(f"a stray {mark.decode()!r}", at)
            self._wants_comma, self._was_comma = False, mark == b","
        else:
            if self._wants_comma:
                self._complain("no comma before an element", at)
            return None
        return at + 1

    def _complain(self, what: str, at: int) -> None:
        if self._complaint is None:
            self._complaint = f"{self.name}:{self.window.line_at(at)}: {what}, which is not JSON; all elements were read"

    def _lost(self, flaw: Unreadable) -> Quarantined:
        end = len(self.window.data)
        return Quarantined(self.name, flaw.code, flaw.reason, self.window.line_at(end), self.window.offset + end)

    def _strange(self, at: int) -> tuple[Quarantined, int]:
        """Return one entry for whatever follows the document, and end the reading."""
        line, offset, data = self.window.line_at(at), self.window.offset + at, self.window.data[at : at + KEPT]
        self._is_over = True
        code, what = ("INP002", "NUL bytes follow") if data[:1] == b"\0" else ("INP001", "something else follows")
        return Quarantined(self.name, code, f"the document ends here and {what}, which is left out", line, offset, data), at

    def _element(self, at: int) -> tuple[Row | Quarantined, int]:
        """Return the element at a position and the position behind it."""
        window = self.window
        line, offset = window.line_at(at), window.offset + at
        self._wants_comma, self._was_comma = self._is_array, False
        end: int | None = None
        try:
            end = element_end(window, at, self.limits)
            values, collisions = parse_object(window.data[at:end], self.limits)
        except Skipped as over:
            self._is_array = self._is_array and not over.is_cut
            return Quarantined(self.name, "INP003", str(over), line, offset, over.raw), 0
        except Broken as broken:
            flaw = Unreadable(broken.code, str(broken))
        except Unreadable as unreadable:
            flaw = unreadable
        else:
            self._remember(at, end, frozenset(values))
            return Row(values, Origin(self.name, line, offset, "json", collisions), end - at), end
        next_at = self._resume(at, end) if end is None or flaw.is_syntax else None
        if next_at is None and end is None:
            return self._rest(at, line, flaw), at
        if next_at is not None:
            end, self._wants_comma = next_at, False
        raw = window.data[at:end].rstrip(b" \t\r\n,")[: self.limits.record_bytes]
        return Quarantined(self.name, flaw.code, flaw.reason, line, offset, raw), end or at

    def _rest(self, at: int, line: int, flaw: Unreadable) -> Quarantined:
        """Return one entry for an element that does not end and all behind it, and end the reading."""
        window, offset = self.window, self.window.offset + at
        raw, is_end = window.data[at : at + self.limits.record_bytes], not window.fill()
        why = "it is the last element, or the document is cut" if is_end else "no element can be told apart behind it, the rest is left out"
        damage = self.stream.damage or Unreadable(flaw.code, f"{flaw.reason}; {why}")
        self._is_damage_told, self._is_array, self._is_over = self.stream.damage is not None, False, True
        return Quarantined(self.name, damage.code, damage.reason, line, offset, raw)

    def _remember(self, at: int, end: int, keys: frozenset[str]) -> None:
        """Note what records look like here, to find the next one behind a broken one."""
        self._keys = keys
        if self._first_key is None:
            found = _FIRST_KEY.match(self.window.data, at, end)
            self._first_key = found[1] if found else b""
            start = self.window.data.rfind(b"\n", 0, at) + 1
            before = self.window.data[start:at]
            self._indent = before if start and not before.strip() else None

    def _resume(self, start: int, until: int | None) -> int | None:
        """Return where the next record starts inside or behind a broken element, None where no such place is found.

        Args:
            start: where the broken element starts.
            until: where it ends, None where it does not.
        """
        window, ways = self.window, []
        own = _FIRST_KEY.match(window.data, start)
        first_key = self._first_key or (own[1] if own else None)
        if first_key:
            ways.append(rb"[,\n][ \t\r\n]*+(?=\{[ \t\r\n]*+" + re.escape(first_key) + rb"[ \t\r\n]*+:)")
        if self._indent is not None:
            ways.append(rb"\n" + re.escape(self._indent) + rb"(?=\{)")
        if not ways:
            ways.append(rb"\n[ \t]*+(?=\{)")
        place, at = re.compile(b"|".join(ways)), start + 1
        while len(window.data) - start < _REACH and window.fill():
            pass
        for _ in range(_CANDIDATES):
            found = place.search(window.data, at, len(window.data) if until is None else until)
            if found is None or self._searches >= _SEARCHES:
                break
            at = found.end()
            self._searches += 1
            if self._is_record(at):
                return at
        return None

    def _is_record(self, at: int) -> bool:
        """Tell whether a whole object with most of the usual keys starts at a position."""
        data, nest = self.window.data, Nest()
        try:
            for token in TOKEN.finditer(data, at, at + self.limits.record_bytes):
                if token[1] == b"" or len(nest.due) > self.limits.depth:
                    return False
                if token[1] is None and nest.take(data[token.end() - 1]):
                    values, _ = parse_object(data[at : token.end()], self.limits)
                    return not self._keys or len(self._keys & values.keys()) >= _LIKE * len(self._keys)
        except (Broken, Unreadable):
            pass
        return False
