"""The user's own glossary: how names are written here, and how they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.config.values import table, text, texts
from copydesk.errors import ConfigError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS = ("aliases", "forbidden")
_HYPHENS = "‐‑-"


class GlossaryEntry(NamedTuple):
    """One name: the form to write, forms that are right as well, and forms that are wrong."""

    name: str
    aliases: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


def glossary(value: Any, label: str) -> tuple[GlossaryEntry, ...]:
    """Return the entries of a glossary table: a name to its forbidden forms, or to a table of `aliases` and `forbidden` forms.

    Raises:
        ConfigError: a value is wrong, or the same form is both right and wrong.
    """
    if isinstance(value, tuple) and all(isinstance(entry, GlossaryEntry) for entry in value):
        return value
    entries = tuple(_entries(value, label))
    right = {form for entry in entries for form in (entry.name, *entry.aliases)}
    for entry in entries:
        for form in entry.forbidden:
            if form in right:
                raise ConfigError(f"{label} {entry.name!r}: {form!r} is forbidden here and right elsewhere in the glossary")
    return entries


def _entries(value: Any, label: str) -> Iterator[GlossaryEntry]:
    for name, told in table(value, label).items():
        where = f"{label} {name!r}"
        if not name.strip():
            raise ConfigError(f"{where}: a name must not be empty")
        right = _form(name, where)
        if isinstance(told, dict):
            for key in told:
                if key not in _KEYS:
                    raise ConfigError(f"{where}: unknown key {key!r}{did_you_mean(key, _KEYS)}")
            yield GlossaryEntry(right, *(_forms(told.get(key, []), f"{where} {key}") for key in _KEYS))
        else:
            yield GlossaryEntry(right, (), _forms(told, where))


def _forms(value: Any, label: str) -> tuple[str, ...]:
    return tuple(_form(form, label) for form in ((text(value, label),) if isinstance(value, str) and value.strip() else texts(value, label)))


def _form(form: str, label: str) -> str:
    """Return a form without space round it; what only parts words is none."""
    if all(char.isspace() or char in _HYPHENS for char in form):
        raise ConfigError(f"{label}: {form!r} is no form of a name")
    return form.strip()
