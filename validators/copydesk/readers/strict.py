"""Bytes to one JSON object, by the letter of RFC 8259; whatever is not one is told why."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import orjson

from copydesk.check import Collision
from copydesk.readers.encoding import BOM, not_utf8

if TYPE_CHECKING:
    from copydesk.config import Limits

BLANK = b" \t\r\n"
"""The white space of JSON; other characters that look blank are data."""

DEEPEST = 200
"""Levels that no setting can exceed: what comes later may walk a record recursively."""

_COLON = re.compile(rb'"[ \t\r\n]*:')
_NOT_JSON = re.compile(r"[+-]?(?:NaN|nan|Infinity|inf|None|True|False|undefined)\b")
_KINDS = {str: "a text", list: "a list", bool: "true or false", int: "a number", float: "a number", type(None): "null"}
_NOT_OBJECT = "not a JSON object"
_TEXT = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_STEPS = dict(zip(b"[{]}", (1, 1, -1, -1), strict=True))
_NO_BRACKET = bytes(set(range(256)) - _STEPS.keys())
_COLLISIONS = 20
_QUOTED = 200

_Trail = tuple[()] | tuple["_Trail", "str | int"]
"""The steps to an object, the last one first."""


class Unreadable(Exception):  # noqa: N818 - it says what the bytes are
    """A piece of input that is no record; `code` is the check that reports it."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code: str = code
        self.reason: str = reason

    @property
    def is_syntax(self) -> bool:
        """Whether the bytes are no JSON at all, so that their borders may be wrong as well."""
        return self.code != "INP003" and not self.reason.startswith(_NOT_OBJECT)


def parse_object(raw: bytes, limits: Limits) -> tuple[dict[str, Any], tuple[Collision, ...]]:
    """Return the JSON object that the bytes hold, and the keys that stand twice in it.

    Raises:
        Unreadable: they hold no JSON object, or one over a limit.
    """
    try:
        values = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise _diagnosed(raw, error, limits) from None
    if values.__class__ is not dict:
        raise Unreadable("INP001", f"{_NOT_OBJECT} but {_KINDS[values.__class__]}")
    keys = _measured(values, limits)
    # Colons after a quote can only be too many (text such as \": in a value), never too few: equal numbers mean that no key collides.
    if len(_COLON.findall(raw)) == keys:
        return values, ()
    return values, _collisions(raw)


def _measured(values: dict[str, Any], limits: Limits) -> int:
    """Return the number of keys in an object and all objects below it, level by level, so that no depth can exhaust the stack."""
    keys, depth = 0, 0
    deepest = min(limits.depth, DEEPEST)
    level: list[Any] = [values]
    while level:
        depth += 1
        below: list[Any] = []
        for box in level:
            size = len(box)
            if size > limits.items:
                raise Unreadable("INP003", f"{size} items in one list or object, more than {limits.items} (limits.items)")
            if box.__class__ is dict:
                keys += size
                box = box.values()  # noqa: PLW2901 - the loop below needs the values alone
            for value in box:
                kind = value.__class__
                if kind is list or kind is dict:
                    below.append(value)
        level = below
    if depth > deepest:
        raise _too_deep(depth, deepest)
    return keys


def _too_deep(depth: int, deepest: int) -> Unreadable:
    return Unreadable("INP003", f"nested {depth} levels deep, more than {deepest} (limits.depth)")


def _depth(raw: bytes) -> int:
    """Return how many brackets are open at most at once in bytes that the parser gave up."""
    brackets = re.sub(_TEXT, b"", raw, flags=re.DOTALL).translate(None, _NO_BRACKET)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0)


def _collisions(raw: bytes) -> tuple[Collision, ...]:
    """Return the colliding keys by a second, slower parse; the object is valid JSON of bounded depth by now."""
    found: list[tuple[dict[str, Any], str, Any]] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(items)
        if len(values) < len(items):
            first: dict[str, Any] = {}
            for key, value in items:
                if key in first and len(found) < _COLLISIONS:
                    found.append((values, key, first[key]))
                first.setdefault(key, value)
        return values

    values = json.loads(raw, object_pairs_hook=pairs, parse_int=str, parse_float=str)
    places = _places(values, {id(box) for box, _, _ in found}) if found else {}
    told = []
    for box, key, first in found:
        above = places.get(id(box))
        path = None if above is None or len(key) > _QUOTED else f"{above}/{_step(key)}"
        told.append(Collision(path, key[:_QUOTED], _short(first), _short(box[key])))
    return tuple(dict.fromkeys(told))


def _places(values: dict[str, Any], wanted: set[int]) -> dict[int, str | None]:
    """Return the JSON Pointers of the wanted objects, by their identity; None for one that only a key beyond all measure leads to."""
    places: dict[int, str | None] = {}
    waiting: list[tuple[_Trail, Any]] = [((), values)]
    while waiting and len(places) < len(wanted):
        trail, box = waiting.pop()
        if id(box) in wanted:
            places[id(box)] = _pointer(trail)
        steps = box.items() if box.__class__ is dict else enumerate(box)
        waiting += [((trail, step), value) for step, value in steps if value.__class__ is dict or value.__class__ is list]
    return places


def _pointer(trail: _Trail) -> str | None:
    """Return the JSON Pointer that a trail stands for; it is written for few objects only, since keys may be long and the items below them many."""
    steps = []
    while trail:
        trail, step = trail
        steps.append(_step(step))
    return None if any(len(step) > _QUOTED for step in steps) else "".join(f"/{step}" for step in reversed(steps))


def _step(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"


def _diagnosed(raw: bytes, error: orjson.JSONDecodeError, limits: Limits) -> Unreadable:
    """Return the first thing that is wrong with bytes that the parser refused, the encoding before the syntax."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as flaw:
        return Unreadable("INP002", not_utf8(raw, flaw.start))
    if raw.startswith(BOM):
        return Unreadable("INP002", "byte order mark that is not at the start of the file")
    nul = raw.find(b"\0")
    if nul >= 0:
        return Unreadable("INP002", f"{raw.count(0)} NUL bytes" if not raw.strip(b"\0" + BLANK) else f"NUL at byte {nul}")
    message, place = str(error.msg), len(text[: error.pos].encode())
    if "depth" in message or "ecursion" in message:
        return _too_deep(_depth(raw), min(limits.depth, DEEPEST))
    if "surrogate" in message:
        return Unreadable("INP002", f"lone surrogate in the text at byte {place}")
    if "infinity" in message:
        return Unreadable("INP003", f"a number too large to hold at byte {place}")
    word = _NOT_JSON.match(text, error.pos)
    if word:
        return Unreadable("INP001", f"{word[0]}, which is not JSON, at byte {place}")
    return Unreadable("INP001", f"{message} at byte {place}")
