"""Rules as patterns over the value as it stands, for tools that cannot trim: JSON Schema, Great Expectations, data contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk_schemas.rules import WHITESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

_LATIN_1 = 256
_SPACE = "".join(f"\\x{ord(c):02x}" if ord(c) < _LATIN_1 else c for c in WHITESPACE)
_SPECIAL = frozenset("\\^$.|?*+()[]{}")
_KELVIN = "\u212a"  # the only character beyond ASCII whose lower case is an ASCII letter

NOT_BLANK = f"[^{_SPACE}]"
"""Found in a text that is not blank."""


def trimmed(pattern: str) -> str:
    """Return an anchored pattern that matches a text which matches `pattern` once it is trimmed."""
    return f"^[{_SPACE}]*(?:{pattern})[{_SPACE}]*$"


def trimmed_or_blank(pattern: str) -> str:
    """Return the same, for a text that may be blank as well."""
    return trimmed(f"(?:{pattern})?")


def one_of(words: Iterable[str]) -> str:
    """Return an anchored pattern that matches a text which is, trimmed and in lower case, one of some words."""
    return trimmed("|".join("".join(map(_in_any_case, word)) for word in sorted(words)))


def _in_any_case(character: str) -> str:
    if character.isalpha():
        return f"[{character}{character.upper()}{_KELVIN if character == 'k' else ''}]"
    return f"\\{character}" if character in _SPECIAL else character
