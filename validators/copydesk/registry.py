"""How checks are found and selected: ours by family, others by the entry point `copydesk.checks`."""

from __future__ import annotations

import importlib
import pkgutil
import re
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from copydesk.check import Check
from copydesk.errors import CheckError, ConfigError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

ENTRY_POINT = "copydesk.checks"
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")


class Registry:
    """All known checks, in the order of their codes."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks: dict[str, Check] = {}
        for item in sorted(checks, key=lambda c: c.code):
            if not _CODE.fullmatch(item.code):
                raise CheckError(f"check {item.code!r}: a code is three capital letters and three digits")
            if item.code in self._checks:
                raise CheckError(f"check {item.code} is declared twice ({self._checks[item.code].name}, {item.name})")
            self._checks[item.code] = item

    def __iter__(self) -> Iterator[Check]:
        return iter(self._checks.values())

    def __len__(self) -> int:
        return len(self._checks)

    def get(self, code: str) -> Check:
        """Return a check by its code or name.

        Raises:
            ConfigError: no check is called so.
        """
        for item in self:
            if code.casefold() in (item.code.casefold(), item.name):
                return item
        raise ConfigError(f"unknown check {code!r}{self._nearest(code)}")

    def select(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Check, ...]:
        """Return the selected checks without the ignored ones; a code, a name, or the start of codes (`ENT`) each name checks.

        Raises:
            ConfigError: a selector names no check.
        """
        chosen = {c.code for token in select for c in self._named(token)} or set(self._checks)
        left_out = {c.code for token in ignore for c in self._named(token)}
        return tuple(c for c in self if c.code in chosen - left_out)

    def codes(self, tokens: Iterable[str]) -> frozenset[str]:
        """Return the codes that codes, names and starts of codes stand for.

        Raises:
            ConfigError: one stands for no check.
        """
        return frozenset(c.code for token in tokens for c in self._named(token))

    def _named(self, token: str) -> list[Check]:
        wanted = token.strip().casefold()
        if wanted == "all":
            return list(self)
        found = [c for c in self if c.name == wanted or (wanted and c.code.casefold().startswith(wanted))]
        if not found:
            raise ConfigError(f"unknown check {token!r}{self._nearest(token)}")
        return found

    def _nearest(self, name: str) -> str:
        families = {code[:3] for code in self._checks}
        return did_you_mean(name.upper(), [*self._checks, *families]) or did_you_mean(name.casefold(), [c.name for c in self])


def declared_in(module: ModuleType) -> list[Check]:
    """Return the checks that a module declares."""
    return [value for value in vars(module).values() if isinstance(value, Check)]


def load_registry() -> Registry:
    """Import all families and plug-ins, and return their checks.

    Raises:
        CheckError: a plug-in cannot be imported, or a code is declared twice.
    """
    package = importlib.import_module("copydesk.checks")
    checks: list[Check] = []
    for info in pkgutil.iter_modules(package.__path__, "copydesk.checks."):
        checks += declared_in(importlib.import_module(info.name))
    for point in entry_points(group=ENTRY_POINT):
        try:
            loaded = point.load()
        except Exception as error:
            raise CheckError(f"plug-in {point.name!r} ({point.value}) cannot be loaded: {type(error).__name__}: {error}") from error
        checks += [loaded] if isinstance(loaded, Check) else declared_in(loaded)
    return Registry(checks)
