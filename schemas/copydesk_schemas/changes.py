"""What changed between two JSON Schemas of ours, and whom it breaks; and the fingerprint that ties the table to its version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from copydesk_schemas.rules import COLUMNS, LINK_COLUMNS, LINK_RULES, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between an old and a new schema.

    Attributes:
        place: where in the schema, as `related_links.url`; empty for the schema as a whole.
        text: what changed, in one line.
        breaks_readers: whether a program that reads data of the old schema can meet something new in data of the new one.
        breaks_writers: whether data of the old schema can be refused by the new one.
    """

    place: str
    text: str
    breaks_readers: bool = False
    breaks_writers: bool = False

    def __str__(self) -> str:
        broken = [name for name, breaks in (("readers", self.breaks_readers), ("writers", self.breaks_writers)) if breaks]
        told = f" (breaks {' and '.join(broken)})" if broken else ""
        return f"{self.place or '(schema)'}: {self.text}{told}"


def fingerprint() -> str:
    """Return a SHA-256 of everything that the table says of records and links; it changes with the table and with nothing else."""
    table = {
        "columns": [asdict(c) for c in COLUMNS],
        "rules": [_as_data(r) for r in RULES],
        "link_columns": [asdict(c) for c in LINK_COLUMNS],
        "link_rules": [_as_data(r) for r in LINK_RULES],
    }
    return hashlib.sha256(json.dumps(table, sort_keys=True).encode()).hexdigest()


def _as_data(rule: Any) -> dict[str, Any]:
    values = {key: sorted(value) if isinstance(value, frozenset) else value for key, value in asdict(rule.test).items()}
    return {**asdict(rule), "test": {"name": type(rule.test).__name__, **values}}


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Return what changed from one JSON Schema of ours to another, in the order of the schema."""
    return list(_compare(_resolved(old, old), _resolved(new, new), ""))


def _resolved(node: Any, root: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_resolved(item, root) for item in node]
    if not isinstance(node, dict):
        return node
    own = {key: _resolved(value, root) for key, value in node.items() if key not in {"$ref", "$defs"}}
    reference = node.get("$ref")
    if isinstance(reference, str) and reference.startswith("#/$defs/"):
        return {**_resolved(root["$defs"][reference.removeprefix("#/$defs/")], root), **own}
    return own


def _compare(old: Mapping[str, Any], new: Mapping[str, Any], place: str) -> Iterator[Change]:
    yield from _compare_values(old, new, place)
    was, now = old.get("properties", {}), new.get("properties", {})
    for name in dict.fromkeys([*was, *now]):
        inner = f"{place}.{name}".lstrip(".")
        if name not in now:
            yield Change(inner, "removed", breaks_readers=True)
        elif name not in was:
            yield Change(inner, "added")
        else:
            yield from _compare(was[name], now[name], inner)
    yield from _compare_required(set(old.get("required", ())), set(new.get("required", ())), place)
    yield from _compare_rules(old, new, place)
    if isinstance(old.get("items"), dict) and isinstance(new.get("items"), dict):
        yield from _compare(old["items"], new["items"], place)


def _compare_values(old: Mapping[str, Any], new: Mapping[str, Any], place: str) -> Iterator[Change]:
    for key, what in (("type", "type"), ("enum", "value"), ("const", "value")):
        was, now = _set(old.get(key)), _set(new.get(key))
        if was == now:
            continue
        if not was or not now:
            yield Change(place, f"{what}s are {'no longer' if was else 'now'} limited", breaks_readers=bool(was), breaks_writers=bool(now))
            continue
        for value in sorted(now - was):
            yield Change(place, f"{what} {value} is new", breaks_readers=True)
        for value in sorted(was - now):
            yield Change(place, f"{what} {value} is gone", breaks_writers=True)
    for key in ("pattern", "minimum", "maximum", "maxLength", "minLength", "minItems", "maxItems"):
        if old.get(key) != new.get(key):
            yield Change(place, f"{key} changed", breaks_readers=key in old, breaks_writers=key in new)
    if old.get("description") != new.get("description"):
        yield Change(place, "the description changed")


def _set(value: Any) -> set[str]:
    return set() if value is None else {json.dumps(item) for item in (value if isinstance(value, list) else [value])}


def _compare_required(was: set[str], now: set[str], place: str) -> Iterator[Change]:
    for name in sorted(now - was):
        yield Change(f"{place}.{name}".lstrip("."), "is required now", breaks_writers=True)
    for name in sorted(was - now):
        yield Change(f"{place}.{name}".lstrip("."), "is required no longer", breaks_readers=True)


def _compare_rules(old: Mapping[str, Any], new: Mapping[str, Any], place: str) -> Iterator[Change]:
    was, now = ({entry["x-rule"]: entry for entry in schema.get("allOf", ()) if "x-rule" in entry} for schema in (old, new))
    for rule in dict.fromkeys([*was, *now]):
        if rule not in now:
            yield Change(place, f"rule {rule} is gone", breaks_readers=True)
        elif rule not in was:
            yield Change(place, f"rule {rule} is new", breaks_writers=True)
        elif {**was[rule], "description": ""} != {**now[rule], "description": ""}:
            yield Change(place, f"rule {rule} changed", breaks_readers=True, breaks_writers=True)
    for rule in sorted(set(new.get("x-not-expressed", ())) ^ set(old.get("x-not-expressed", ()))):
        is_new = rule in new.get("x-not-expressed", ())
        yield Change(place, f"rule {rule} is {'new' if is_new else 'gone'}", breaks_readers=not is_new, breaks_writers=is_new)
