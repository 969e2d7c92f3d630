"""The table as one generated Python function per row: the fast path, and the reference that every other form is held to.

`broken_rules(row)` returns the broken rules of one article row with the place of each; it loads the standard library only.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk_schemas.rules import (
    COLUMNS,
    LINK_COLUMNS,
    LINK_RULES,
    RULES,
    TIMESTAMP,
    Column,
    Kind,
    Matches,
    NotAfter,
    NotMatches,
    NotSentinel,
    OfType,
    Present,
    Rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Broken(NamedTuple):
    """A broken rule and where: `path` is a JSON Pointer into the row."""

    rule: Rule
    path: str
    value: Any


_TIMESTAMP = re.compile(TIMESTAMP)
_DAY_LENGTH = len("2020-08-02")
_COMPACT_ZONE = re.compile(r" ?(Z|UTC|GMT|[+-]\d\d:?\d\d)$")


def read_timestamp(text: str) -> dt.datetime | None:
    """Return an ISO 8601 text of the table's form as an aware moment; without a zone it counts as UTC.

    Returns None for every other text. A leap second counts as the second before it.
    """
    text = text.strip()
    if not _TIMESTAMP.fullmatch(text):
        return None
    zone = _COMPACT_ZONE.search(text, 16)
    base = text[: zone.start()] if zone else text
    base = base.replace(",", ".")
    if base[17:19] == "60":
        base = f"{base[:17]}59"
    whole, _, fraction = base.partition(".")
    offset = dt.UTC
    if zone and zone[1][0] in "+-":
        minutes = int(zone[1][1:3]) * 60 + int(zone[1][-2:])
        offset = dt.timezone(dt.timedelta(minutes=-minutes if zone[1][0] == "-" else minutes))
    try:
        moment = dt.datetime.fromisoformat(whole).replace(tzinfo=offset)
    except ValueError:  # the year 0000 is ISO 8601 and no year of this calendar
        return None
    return moment.replace(microsecond=int(f"{fraction:0<6}"[:6])) if fraction else moment


def is_after(value: str, other: str, slack_days: int) -> bool:
    """Tell whether one moment lies more than `slack_days` days after another; False where either cannot be read."""
    value, other = value.strip(), other.strip()
    if _is_clearly_not_after(value, other):
        return False
    mine, theirs = read_timestamp(value), read_timestamp(other)
    if mine is None or theirs is None:
        return False
    if _DAY_LENGTH in (len(value), len(other)):  # a bare day says nothing about the hour
        return (mine.date() - theirs.date()).days > slack_days
    return (mine - theirs) > dt.timedelta(days=slack_days)


def _is_clearly_not_after(value: str, other: str) -> bool:
    """Tell cheaply, for most pairs, that one text cannot be after another if both are ISO 8601; reading both costs ten times as much.

    An earlier month, and not its last days before the first days of the next: three days apart, which no pair of zones makes up for.
    Or the same form with the same zone, so that the order of the texts is the order of the moments.
    """
    if value[:7] < other[:7]:
        return value[8:10] < "27" or other[8:10] > "02"
    return (
        value <= other
        and len(value) == len(other)
        and (len(value) == _DAY_LENGTH or (value[16:17] == other[16:17] == ":" and value[10] == other[10] and value[19:] == other[19:]))
    )


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return value is None or (isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value))


def _is_links(value: Any) -> bool:
    return value is None or (isinstance(value, (list, tuple)) and all(isinstance(item, dict) for item in value))


_TYPE_TESTS: dict[Kind, Callable[[Any], bool]] = {
    Kind.TEXT: _is_text,
    Kind.TIMESTAMP: _is_text,
    Kind.URL: _is_text,
    Kind.TEXTS: _is_texts,
    Kind.LINKS: _is_links,
}


def compile_rules(rules: tuple[Rule, ...], columns: tuple[Column, ...]) -> Callable[[Mapping[str, Any]], list[Broken]]:
    """Write one function that judges a row by all rules, and return it compiled.

    One function without a loop over rules costs a third of calling a closure per rule.
    """
    kinds = {column.name: column.kind for column in columns}
    names: dict[str, Any] = {"Broken": Broken, "is_after": is_after}
    lines = ["def judge(row):", "    broken = []", "    get = row.get"]
    by_column = {name: [(n, r) for n, r in enumerate(rules) if r.column == name] for name in kinds}
    for c, (name, numbered) in enumerate(by_column.items()):
        kind = kinds[name]
        lines.append(f"    v{c} = get({name!r})")
        names[f"typed{c}"] = _TYPE_TESTS[kind]
        for n, rule in numbered:
            names[f"r{n}"] = rule
        typed = [(n, r) for n, r in numbered if isinstance(r.test, OfType)]
        rest = [(n, r) for n, r in numbered if not isinstance(r.test, (OfType, Present))]
        present = [(n, r) for n, r in numbered if isinstance(r.test, Present)]
        path = f"/{name}"
        lines.append(f"    if v{c} is None:")
        lines += [f"        broken.append(({n}, Broken(r{n}, {path!r}, None)))" for n, _ in present] or ["        pass"]
        if kind in (Kind.TEXT, Kind.TIMESTAMP, Kind.URL):
            lines += [f"    elif v{c}.__class__ is str or isinstance(v{c}, str):", f"        t = v{c}.strip()"]
            if present:
                lines.append("        if not t:")
                lines += [f"            broken.append(({n}, Broken(r{n}, {path!r}, v{c})))" for n, _ in present]
            for n, rule in rest:
                lines += _text_test(n, rule, c, path, names)
        elif kind is Kind.TEXTS:
            lines.append(f"    elif typed{c}(v{c}):")
            lines += _items_test(rest, c, path, names)
        else:
            lines += [f"    elif typed{c}(v{c}):", "        pass"]
        lines.append("    else:")
        lines += [f"        broken.append(({n}, Broken(r{n}, {path!r}, v{c})))" for n, _ in typed] or ["        pass"]
    lines += ["    if len(broken) > 1:", "        broken.sort(key=lambda pair: pair[0])", "    return [pair[1] for pair in broken]"]
    exec(compile("\n".join(lines), "<copydesk_schemas.rules>", "exec"), names)  # noqa: S102 - the text is made from the table alone
    judge: Callable[[Mapping[str, Any]], list[Broken]] = names["judge"]
    return judge


def _text_test(n: int, rule: Rule, c: int, path: str, names: dict[str, Any]) -> list[str]:
    test = rule.test
    broken = f"            broken.append(({n}, Broken(r{n}, {path!r}, v{c})))"
    if isinstance(test, NotSentinel):
        names[f"s{n}"], names[f"m{n}"] = test.words, max(map(len, test.words))
        return [f"        if len(t) <= m{n} and t.lower() in s{n}:", broken]
    if isinstance(test, Matches):
        names[f"p{n}"] = re.compile(test.pattern).fullmatch
        return [f"        if t and p{n}(t) is None:", broken]
    if isinstance(test, NotMatches):
        names[f"p{n}"] = re.compile(test.pattern).fullmatch
        return [f"        if p{n}(t) is not None:", broken]
    if isinstance(test, NotAfter):
        return [
            f"        o = get({test.other!r})",
            f"        if t and isinstance(o, str) and is_after(t, o, {test.slack_days}):",
            broken,
        ]
    raise TypeError(f"rule {rule.id}: a text column takes no {type(test).__name__}")


def _items_test(rules: list[tuple[int, Rule]], c: int, path: str, names: dict[str, Any]) -> list[str]:
    lines = []
    for n, rule in rules:
        if not isinstance(rule.test, NotSentinel):
            raise TypeError(f"rule {rule.id}: a list column takes no {type(rule.test).__name__}")
        names[f"s{n}"] = rule.test.words
        lines += [
            f"        for i, item in enumerate(v{c}):",
            f"            if item.strip().lower() in s{n}:",
            f"                broken.append(({n}, Broken(r{n}, {path!r} + '/' + str(i), item)))",
        ]
    return lines or ["        pass"]


_judge_article = compile_rules(RULES, COLUMNS)
_judge_link = compile_rules(LINK_RULES, LINK_COLUMNS)


def broken_rules(row: Mapping[str, Any]) -> list[Broken]:
    """Return the rules that one article row breaks, its related links included, in the table's order."""
    broken = _judge_article(row)
    links = row.get("related_links")
    if links and isinstance(links, (list, tuple)):
        for i, link in enumerate(links):
            if isinstance(link, dict):
                broken += [Broken(b.rule, f"/related_links/{i}{b.path}", b.value) for b in _judge_link(link)]
    return broken


def broken_link_rules(row: Mapping[str, Any]) -> list[Broken]:
    """Return the rules that one row of a table of related links breaks."""
    return _judge_link(row)


def typed_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as forms with typed columns hold it: all columns of the table and no others, a value of the wrong type as null."""
    typed = _typed(row, COLUMNS)
    if typed["related_links"] is not None:
        typed["related_links"] = [typed_link(link) for link in typed["related_links"]]
    return typed


def typed_link(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of a related link with its four columns and no others, a value of the wrong type as null."""
    return _typed(row, LINK_COLUMNS)


def _typed(row: Mapping[str, Any], columns: tuple[Column, ...]) -> dict[str, Any]:
    return {c.name: value if _TYPE_TESTS[c.kind](value := row.get(c.name)) else None for c in columns}
