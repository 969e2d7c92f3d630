"""The source cards alone: for a terminal of 80 columns, as JSON, and as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from copydesk.reports.as_csv import cell
from copydesk.reports.store import encode
from copydesk.reports.terminal import columns, head, paint, wrapped
from copydesk.survey.wilson import wilson
from copydesk_schemas.source_card import SOURCE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

_RATES = 6
_BLOCKS = " ▁▂▃▄▅▆▇█"
_STRIP = 24


def draw_cards(report: Report, name: str, style: Style) -> Iterator[bytes]:
    """Return the cards of a report as chunks of UTF-8 bytes; `name` is one of `CARD_FORMATS`."""
    return CARD_FORMATS[name](report, style)


def _as_text(report: Report, style: Style) -> Iterator[bytes]:
    worst = {mark for card in report.cards for mark in card["worst"]}
    found = {f["fingerprint"]: f for f in report.found if f["fingerprint"] in worst}
    for card in report.cards:
        yield ("\n".join(_card_lines(card, report.names, found, style)) + "\n\n").encode("utf-8", "backslashreplace")


def _card_lines(card: Mapping[str, Any], names: Mapping[str, str], found: Mapping[str, Mapping[str, Any]], style: Style) -> Iterator[str]:
    width, records = style.width, card["records"]
    low, high = wilson(card["flagged"], records)
    yield paint("".join(wrapped(head(card["source"], width), width, "", "")), "bold", style.color)
    others = [name for name in card["names"] if name.casefold() != card["source"]]
    if others:
        yield from wrapped(f"named {', '.join(others)}", width, "  ", "        ")
    fill = card["fill"]
    yield (
        f"  {records:,} record{'s' * (records != 1)}, {_percent(card['flagged'] / records)} flagged ({_percent(low)} to {_percent(high)}), "
        f"{_percent(fill.get('published_at', 0))} dated, {_percent(fill.get('authors', 0))} with authors"
    )
    if card["months"]:
        yield f"  published  {_strip(list(card['months'].values()))}  {card['first_month']} to {card['last_month']}"
    lengths = {int(edge): count for edge, count in card["words"].items()}
    if any(lengths):
        edges = [0, *(1 << n for n in range(max(lengths).bit_length()))]
        told = [edge for edge in edges if edge >= min(lengths)]
        yield f"  words      {_strip([lengths.get(edge, 0) for edge in told])}  {told[0]:,} to {2 * told[-1] - 1 if told[-1] else 0:,}"
    rates = sorted(card["per_100"], key=lambda code: (-card["per_100"][code], code))
    for code in rates[:_RATES]:
        interval = f"{card['per_100_low'][code]:.1f} to {card['per_100_high'][code]:.1f}"
        yield f"  {card['per_100'][code]:5.1f} per 100  {interval:>13}  {code} {head(names.get(code, ''), width - 42)}"
    if len(rates) > _RATES:
        yield f"  and {len(rates) - _RATES} more check{'s' * (len(rates) - _RATES > 1)}"
    if card["parties"]:
        yield from wrapped(f"cites {', '.join(f'{party} ({count})' for party, count in list(card['parties'].items())[:5])}", width, "  ", "        ")
    for mark in card["worst"]:
        finding = found.get(mark)
        if finding:
            record = finding.get("record") or {}
            yield from wrapped(f"{finding['code']} {finding['message']} [{record.get('id') or ''}]", width, "  worst  ", "         ")


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _strip(counts: list[int]) -> str:
    """Return counts as a row of block characters; the columns of a long row are sums of neighbours."""
    group = -(-len(counts) // _STRIP)
    sums = [sum(counts[at : at + group]) for at in range(0, len(counts), group)]
    most = max(sums) or 1
    row = "".join(_BLOCKS[-(-8 * value // most)] for value in sums)
    return row + " " * max(0, _STRIP - columns(row))


def _as_json(report: Report, _: Style) -> Iterator[bytes]:
    between = b'{"version":1,"sources":[\n'
    for card in report.cards:
        yield between + encode(card)
        between = b",\n"
    yield (between if not report.cards else b"\n") + b"]}\n"


def _as_csv(report: Report, _: Style) -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(SOURCE_COLUMNS)
    for card in report.cards:
        writer.writerow([cell(_flat(card[name])) for name in SOURCE_COLUMNS])
    yield out.getvalue().encode("utf-8", "backslashreplace")


def _flat(value: Any) -> Any:
    return encode(value).decode("utf-8") if isinstance(value, dict) else "; ".join(value) if isinstance(value, list) else value


CARD_FORMATS: dict[str, Callable[[Report, Style], Iterator[bytes]]] = {"full": _as_text, "json": _as_json, "csv": _as_csv}
"""Format name to what draws the cards in it."""
