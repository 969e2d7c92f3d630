"""Known findings: a file of them, so that only new ones fail a run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.errors import ConfigError, ReadError
from copydesk.survey.fill import Fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FILE_NAME = "copydesk-baseline.json"
_VERSION = 1


class Baseline:
    """The known findings by fingerprint, each with its code and what it is about, and how each source filled its fields.

    Fingerprints have no line numbers in them, so a baseline survives the reordering of records.
    """

    def __init__(self, entries: Iterable[Mapping[str, Any]], path: str | None = None, sources: Mapping[str, Fill] | None = None) -> None:
        self.entries: dict[str, Mapping[str, Any]] = {entry["fingerprint"]: entry for entry in entries}
        self.path = path
        self.sources: Mapping[str, Fill] = sources or {}
        self.records: set[Any] = {entry["record"] for entry in self.entries.values() if entry.get("record") is not None}

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, fingerprint: str) -> bool:
        return fingerprint in self.entries

    @classmethod
    def load(cls, path: str) -> Baseline:
        """Return the baseline in a file.

        Raises:
            ReadError: the file is missing or unreadable.
            ConfigError: it is no baseline.
        """
        try:
            document = json.loads(Path(path).read_bytes())
        except OSError as error:
            raise ReadError(f"{path}: {error.strerror or error}; `copydesk baseline PATHS -o {path}` writes one") from None
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict) or not _are_entries(document.get("findings")) or not _are_sources(document.get("sources", [])):
            raise ConfigError(f"{path}: not a baseline; `copydesk baseline PATHS -o FILE` writes one")
        if document.get("version") != _VERSION:
            raise ConfigError(f"{path}: a baseline of version {document.get('version')!r}; this copydesk reads version {_VERSION}")
        day = document.get("now")
        fills = {s["source"]: Fill(s["records"], s["fill"], day if isinstance(day, str) else None) for s in document.get("sources", [])}
        return cls(document["findings"], path, fills)


def _are_entries(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(entry, dict) and isinstance(entry.get("fingerprint"), str) and isinstance(entry.get("code"), str) for entry in value
    )


def _are_sources(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(entry, dict)
        and isinstance(entry.get("source"), str)
        and isinstance(entry.get("records"), int)
        and isinstance(entry.get("fill"), dict)
        and all(isinstance(share, (int, float)) and 0 <= share <= 1 for share in entry["fill"].values())
        for entry in value
    )


def draw_baseline(findings: Iterable[Mapping[str, Any]], cards: Iterable[Mapping[str, Any]] = (), now: str | None = None) -> Iterator[bytes]:
    """Yield the baseline that holds findings and source cards as the JSON contract writes them; their order does not change a byte.

    Args:
        findings: the known findings.
        cards: the cards of the sources, for how often these fill their fields.
        now: the day that counted as today in the run.
    """
    sources = [{name: card[name] for name in ("source", "records", "fill")} for card in cards]
    yield f'{{"version": {_VERSION}, "tool": "copydesk", "now": {json.dumps(now)},\n"sources": '.encode()
    yield from _list(json.dumps(source, ensure_ascii=True, sort_keys=True) for source in sources)
    yield b',\n"findings": '
    yield from _list(json.dumps(_entry(finding), ensure_ascii=True) for finding in findings)
    yield b"}\n"


def _list(lines: Iterable[str]) -> Iterator[bytes]:
    yield b"[\n"
    for number, line in enumerate(sorted(set(lines))):
        yield (",\n" if number else "").encode() + line.encode()
    yield b"\n]"


def _entry(finding: Mapping[str, Any]) -> dict[str, Any]:
    record = finding.get("record")
    about = {"record": record["id"]} if record else {key: finding[key] for key in ("source", "file") if finding.get(key) is not None}
    path = {"path": finding["path"]} if finding.get("path") is not None else {}
    return {**about, "code": finding["code"], **path, "fingerprint": finding["fingerprint"]}
