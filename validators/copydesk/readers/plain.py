"""Values of Python programs to the plain values of JSON: missing ones to None, moments to ISO 8601, arrays to lists; texts and ids untouched."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from uuid import UUID

from copydesk.readers.encoding import not_utf8
from copydesk.readers.strict import DEEPEST, Unreadable

if TYPE_CHECKING:
    from copydesk.config import Limits

_NODES = 200_000
_BITS = 4096


class _Walk:
    """One record's conversion: it counts what it meets, so that no cycle or shared structure can blow up."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.left = limits, _NODES
        self.deepest = min(limits.depth, DEEPEST)

    def value(self, value: Any, depth: int, path: str) -> Any:
        kind = value.__class__
        if value is None or kind is bool:
            return value
        if kind is str:
            return _checked(value, path)
        self.left -= 1
        if self.left < 0:
            raise Unreadable("INP003", f"{path}: more than {_NODES} values in one record")
        if kind is int or (isinstance(value, int) and not isinstance(value, Enum)):
            return _number(int(value), path)
        if isinstance(value, dict):
            return self.object(value, depth + 1, path)
        if isinstance(value, (list, tuple)):
            return self.items(value, depth + 1, path)
        if isinstance(value, (set, frozenset)):
            return self.items(sorted(value, key=repr), depth + 1, path)
        return self.scalar(value, depth, path)

    def object(self, values: dict[Any, Any], depth: int, path: str) -> dict[str, Any]:
        self.bound(len(values), depth, path)
        result: dict[str, Any] = {}
        for key, value in values.items():
            name = _checked(key if key.__class__ is str else str(key), path)
            result[name] = self.value(value, depth, name if depth == 1 else path)
        return result

    def items(self, values: Any, depth: int, path: str) -> list[Any]:
        self.bound(len(values), depth, path)
        return [self.value(value, depth, path) for value in values]

    def bound(self, size: int, depth: int, path: str) -> None:
        if depth > self.deepest:
            raise Unreadable("INP003", f"{path}: nested deeper than {self.deepest} levels (limits.depth)")
        if size > self.limits.items:
            raise Unreadable("INP003", f"{path}: {size} items in one list or object, more than {self.limits.items} (limits.items)")

    def scalar(self, value: Any, depth: int, path: str) -> Any:
        """Return what stands for a value of another type: the text of what has one, else an object that names the type."""
        if isinstance(value, float):
            return None if math.isnan(value) else float(value)
        if isinstance(value, str):
            return _checked(str.__str__(value), path)
        if isinstance(value, (dt.datetime, dt.date, dt.time)):
            return None if value != value else value.isoformat()  # noqa: PLR0124 - NaT is the one moment that differs from itself
        if isinstance(value, (bytes, bytearray, memoryview)):
            try:
                return _checked(bytes(value).decode(), path)
            except UnicodeDecodeError as error:
                raise Unreadable("INP002", f"{path}: {not_utf8(bytes(value), error.start)}") from None
        if isinstance(value, Enum):
            return self.value(value.value, depth + 1, path)
        if isinstance(value, Decimal):
            return None if value.is_nan() else str(value)
        if isinstance(value, (UUID, PurePath)):
            return _checked(str(value), path)
        return self.foreign(value, depth, path)

    def foreign(self, value: Any, depth: int, path: str) -> Any:
        """Return what stands for a value of a data library, told by its shape, so that none has to be imported."""
        name = type(value).__name__
        if name in {"NAType", "NaTType", "MaskedConstant"}:
            return None
        module = type(value).__module__.partition(".")[0]
        if module in {"numpy", "pandas", "pyarrow", "polars"}:
            for how in ("tolist", "to_list", "to_pylist", "as_py", "item", "isoformat"):
                convert = getattr(value, how, None)
                if convert is not None and depth <= self.deepest:
                    plain = convert()
                    return plain if plain is value else self.value(plain, depth + 1, path)
        return {"python": f"{type(value).__module__}.{type(value).__qualname__}"}


def plain_row(values: dict[Any, Any], limits: Limits) -> dict[str, Any]:
    """Return a record of a Python program as one of JSON; the given one is not changed.

    Raises:
        Unreadable: it is over a limit, or holds text that UTF-8 cannot carry.
    """
    return _Walk(limits).object(values, 1, "record")


def _checked(text: str, path: str) -> str:
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise Unreadable(
                "INP002", f"{path[:40].encode('ascii', 'backslashreplace').decode()}: lone surrogate at character {error.start}"
            ) from None
    return text


def _number(value: int, path: str) -> int:
    if value.bit_length() > _BITS:
        raise Unreadable("INP003", f"{path}: a whole number of {value.bit_length()} bits, more than {_BITS}")
    return value
