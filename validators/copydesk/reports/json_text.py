"""Where the strings of a JSON text stand in it, and where the code points of a string stand among its escapes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r'"((?:[^"\\]++|\\.)*+)"|([\[{])|([\]}])|(,)|(:)|[^\s"\[\]{},:]++', re.DOTALL)
_PAIR = re.compile(r"u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_HEX = 5
Extent = tuple[int, int]
"""First and last place of something in a text, half open."""


def strings_of(text: str, start: int = 0, stop: int | None = None) -> dict[str, Extent]:
    """Return the extent of every string value between two places of a JSON text, quotes left out, by its JSON Pointer.

    Of keys that stand twice in an object the last one counts, as it does for readers. What is no JSON gives whatever strings it has.
    """
    found: dict[str, Extent] = {}
    stack: list[str | int] = []
    kinds: list[str] = []
    awaits_key = False
    for match in _TOKEN.finditer(text, start, len(text) if stop is None else stop):
        if match[2]:
            kinds.append(match[2])
            awaits_key = match[2] == "{"
            stack.append("" if awaits_key else 0)
        elif match[3]:
            if kinds:
                kinds.pop()
                stack.pop()
            awaits_key = False
        elif match[4]:
            awaits_key = bool(kinds) and kinds[-1] == "{"
            if kinds and kinds[-1] == "[":
                stack[-1] = int(stack[-1]) + 1
        elif match[1] is not None:
            if awaits_key:
                stack[-1] = decoded(match[1]).replace("~", "~0").replace("/", "~1")
                awaits_key = False
            else:
                found["".join(f"/{part}" for part in stack)] = match.span(1)
    return found


def elements_of(text: str) -> Iterator[Extent]:
    """Yield the extents of the objects that a JSON document holds: those of its array, or those that follow one another."""
    depth, first, is_array = 0, 0, False
    for match in _TOKEN.finditer(text):
        if match[2]:
            if depth == 0 and match[2] == "[":
                is_array = True
            if depth == (1 if is_array else 0) and match[2] == "{":
                first = match.start()
            depth += 1
        elif match[3]:
            depth -= 1
            if depth == (1 if is_array else 0) and match[3] == "}":
                yield first, match.end()


def decoded(raw: str) -> str:
    """Return what a raw string, quotes left out, stands for; a broken one stands for itself."""
    if "\\" not in raw:
        return raw
    try:
        value: str = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw
    return value


def place_of(text: str, extent: Extent, points: int) -> int:
    """Return where in a text the n-th code point of the string in an extent begins; the extent's end where there is none.

    An escape is one code point, and so is a pair of escaped surrogates.
    """
    at, stop = extent
    left = points
    while left > 0 and at < stop:
        slash = text.find("\\", at, min(at + left, stop))
        if slash < 0:
            return min(at + left, stop)
        left -= slash - at + 1
        at = slash + 1
        pair = _PAIR.match(text, at, stop)
        at = pair.end() if pair else at + (_HEX if text[at] == "u" else 1)
    return min(at, stop)


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units a text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
