"""Measure the checks on the benchmarks beside the project: quality, calibration, speed; write docs/benchmarks.md and the measured precision.

The benchmarks are no part of this project. They are looked for in ../shared; without them the script stops with a message.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from folds import fold_lexicons, fold_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BENCHMARKS = SHARED / "benchmarks"
CORPUS = SHARED / "corpus" / "dev" / "articles.jsonl.gz"
KINDS = {
    "names": ("entity_typos", "Misspelt names, planted and real"),
    "wild": ("entity_typos", "Misspelt names in articles as they were found"),
    "dates": ("dates", "Missing and wrong publication dates"),
    "links": ("links", "Mislabelled related links"),
    "attribution": ("attribution", "Sources named in the text"),
}
BINS = ((0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))

Verdict = tuple[str, float, bool]
"""Code, confidence, and whether the finding is right."""


def drive() -> Any:
    """Return the benchmarks' driver as a module: it knows how records and findings map to each benchmark."""
    spec = importlib.util.spec_from_file_location("drive", BENCHMARKS / "drive.py")
    if spec is None or spec.loader is None:
        raise SystemExit("bench: drive.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file, gzipped or not."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.splitlines() if line.strip()]


def scored(kind: str, command: str) -> str:
    """Return what the benchmark's own scorer prints, and the speed that the driver tells."""
    done = subprocess.run([sys.executable, str(BENCHMARKS / "drive.py"), kind, "--command", command], capture_output=True, text=True, check=False)
    return (done.stderr.strip().splitlines() or [""])[-1] + "\n\n" + (done.stdout.strip() or done.stderr.strip())


def findings(records: Iterable[dict[str, Any]], command: str) -> list[dict[str, Any]]:
    """Run the command over records and return its findings."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "records.jsonl"), Path(folder, "findings.jsonl")
        source.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
        subprocess.run(
            [*command.split(), str(source), "--fail-on", "never", "-o", f"jsonl={out}", "--isolated"], stdout=subprocess.DEVNULL, check=True
        )
        return [line for line in lines(out) if line["type"] == "finding" and line.get("record")]


def scored_in_folds(kind: str, command: str, lexicons: Sequence[Path]) -> str:
    """Return what the scorer prints of flags that come, for each fold of the articles, from a run with the lexicon that was counted without it."""
    data = BENCHMARKS / KINDS[kind][0]
    with tempfile.TemporaryDirectory() as folder:
        flags, kept, together = [], Path(folder, "fold.jsonl"), Path(folder, "flags.jsonl")
        for fold, lexicon in enumerate(lexicons):
            words = [sys.executable, str(BENCHMARKS / "drive.py"), kind, "--keep", str(kept), "--command", f"{command} --lexicon {lexicon}"]
            subprocess.run(words, capture_output=True, check=True)
            flags += [flag for flag in lines(kept) if fold_of(flag["article_id"], len(lexicons)) == fold]
        together.write_text("".join(f"{json.dumps(flag)}\n" for flag in flags), encoding="utf-8")
        scorer = data / ("wild.py" if kind == "wild" else "evaluate.py")
        return subprocess.run([sys.executable, str(scorer), str(together)], capture_output=True, text=True, check=True).stdout.strip()


def judged_names(driver: Any, command: str, lexicons: Sequence[Path] = ()) -> Iterator[Verdict]:
    """Yield verdicts on the articles as they were found: what nobody has judged, and what is neither, is left out.

    Where lexicons without a fold each are given, the articles of a fold are judged by the run with its lexicon.
    """
    data = BENCHMARKS / "entity_typos"
    known = {(entry["article_id"], entry["text"]): entry["verdict"] for entry in lines(data / "judged.jsonl")}
    known |= {(entry["article_id"], entry["text"]): entry["verdict"] for entry in own_verdicts()}
    commands = [f"{command} --lexicon {lexicon}" for lexicon in lexicons] or [command]
    for fold, words in enumerate(commands):
        for finding in findings(driver.records("wild", data, CORPUS.parent), words):
            key = finding["record"]["id"]
            verdict = known.get((key, finding.get("text"))) if fold_of(key, len(commands)) == fold else None
            if finding["code"] in driver.NAMES and finding.get("path") == "/body" and verdict in {"true", "false"}:
                yield finding["code"], finding["confidence"], verdict == "true"


def own_verdicts() -> list[dict[str, Any]]:
    """Return the project's own verdicts on flags that the benchmark had not judged."""
    path = ROOT / "tests" / "benchmarks" / "names" / "verdicts.jsonl"
    return lines(path) if path.exists() else []


def judged_dates(driver: Any, command: str) -> Iterator[Verdict]:
    """Yield verdicts: a date finding is right where the record's date was removed or spoilt."""
    data = BENCHMARKS / "dates"
    clean = {entry["id"] for entry in lines(data / "gold.jsonl") if entry["class"] == "clean"}
    for finding in findings(driver.records("dates", data, CORPUS.parent), command):
        if finding["code"] in driver.DATES:
            yield finding["code"], finding["confidence"], finding["record"]["id"] not in clean


def judged_links(driver: Any, command: str) -> Iterator[Verdict]:
    """Yield verdicts: a link finding is right where the link is not one of the clean ones."""
    data = BENCHMARKS / "links"
    classes = {(entry["id"], entry["index"]): entry["class"] for entry in lines(data / "gold.jsonl")}
    for finding in findings(driver.records("links", data, CORPUS.parent), command):
        parts = (finding.get("path") or "").split("/")
        if finding["code"] in driver.LINKS and len(parts) > 3 and parts[1] == "related_links" and parts[3] != "image_alt":
            label = classes.get((finding["record"]["id"], int(parts[2])), "unsure")
            if label not in {"unsure", "dup_twin"}:
                yield finding["code"], finding["confidence"], label != "clean"


def judged_attribution(driver: Any, command: str) -> Iterator[Verdict]:
    """Yield verdicts: an attribution is right where it overlaps a labelled source."""
    data = BENCHMARKS / "attribution"
    gold = {passage["id"]: [(a["start"], a["end"]) for a in passage["attributions"]] for passage in lines(data / "gold.jsonl")}
    for finding in findings(driver.records("attribution", data, CORPUS.parent), command):
        if finding["code"] == "PRV002":
            start, end = finding["span"]
            yield "PRV002", finding["confidence"], any(s < end and start < e for s, e in gold[finding["record"]["id"]])


JUDGES: dict[str, Callable[[Any, str], Iterator[Verdict]]] = {
    "wild": judged_names,
    "dates": judged_dates,
    "links": judged_links,
    "attribution": judged_attribution,
}


def reliability(verdicts: list[Verdict]) -> list[str]:
    """Return a table of claimed against measured precision, one row per bin of confidence."""
    rows = ["| confidence | findings | mean confidence | right |", "|---|---|---|---|"]
    for low, high in BINS:
        inside = [(confidence, right) for _, confidence, right in verdicts if low <= confidence < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            rows.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    return rows


def speed(command: str) -> str:
    """Return records per second of processor time, and peak memory, of one process over the development corpus."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "corpus.jsonl")
        source.write_bytes(gzip.decompress(CORPUS.read_bytes()))
        count = len(source.read_bytes().splitlines())
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            [*command.split(), str(source), "--fail-on", "never", "-o", f"jsonl={folder}/out.jsonl", "--isolated"],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = after.ru_maxrss / 1024
    return f"{count} records, {used:.1f} s of processor time ({count / used:.0f} records a second), {wall:.1f} s in all, peak {peak:.0f} MB"


KEYSTROKE = """async (text) => {
  const field = document.getElementById("search");
  const times = [];
  for (let end = 1; end <= text.length; end++) {
    field.value = text.slice(0, end);
    const began = performance.now();
    field.dispatchEvent(new Event("input"));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    times.push(performance.now() - began);
  }
  return Math.max(...times);
}"""


def page() -> str:
    """Return how the HTML report of 10,000 findings loads and filters in chromium, and how large a report of 1,000 records is."""
    import shutil

    from playwright.sync_api import sync_playwright

    import copydesk

    def report(count: int) -> bytes:
        rows = [
            {"id": f"r{n}", "url": f"https://site{n % 8}.example/{n}", "title": f"Story {n}", "body": f"The harbour saw {n} ships. " * 9}
            for n in range(count)
        ]
        return copydesk.validate(rows, now="2026-06-01", select="DAT001").to_html().encode("utf-8")  # type: ignore[union-attr]

    small = report(1_000)
    start = small.index(b'id="data">')
    data = small.index(b"</script>", start) - start
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        path = Path(folder, "report.html")
        path.write_bytes(report(10_000))
        browser = tool.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        loads = []
        for _ in range(5):
            tab.goto(path.as_uri())
            loads.append(tab.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart"))
        slowest = tab.evaluate(KEYSTROKE, "story 777")
        nodes = tab.evaluate("document.querySelectorAll('*').length")
        browser.close()
    return (
        f"10,000 findings: load {sorted(loads)[2]:.0f} ms (median of 5), slowest keystroke of the filter {slowest:.0f} ms, {nodes} nodes; "
        f"1,000 records: {(len(small) - data) / 1000:.0f} kB apart from the findings' data"
    )


def main() -> int:
    """Measure and write; return 2 where the benchmarks are not beside the project."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"any of {', '.join(KINDS)}, speed, page; all of them by default")
    parser.add_argument("--command", default="copydesk validate")
    parser.add_argument("--folds", type=Path, metavar="FOLDER", help="judge names and wild also by the lexicons that build_lexicon.py --folds wrote")
    options = parser.parse_args()
    unknown = set(options.kinds) - {*KINDS, "speed", "page"}
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    if not BENCHMARKS.exists():
        print(f"bench: no benchmarks at {os.path.relpath(BENCHMARKS, ROOT)}", file=sys.stderr)
        return 2
    text, measured = measure(set(options.kinds or [*KINDS, "speed", "page"]), options.command, fold_lexicons(options.folds) if options.folds else [])
    print(text)
    if not options.kinds:
        (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
        write_precision(measured)
    return 0


def measure(wanted: set[str], command: str, lexicons: Sequence[Path] = ()) -> tuple[str, dict[str, list[Verdict]]]:
    """Return the page of figures, and the verdicts behind them by code."""
    driver = drive()
    parts = ["# Benchmarks", "Written by `nox -s bench`. Each figure stands under the command that gave it; all run at default settings."]
    measured: dict[str, list[Verdict]] = defaultdict(list)
    if "speed" in wanted:
        parts += ["## Speed", f"`{command} corpus.jsonl`, all default checks, one process:", speed(command)]
    if "page" in wanted:
        parts += ["## The HTML report in chromium", page()]
    for kind in [kind for kind in KINDS if kind in wanted]:
        in_folds = lexicons if kind in {"names", "wild"} else ()
        parts += [f"## {KINDS[kind][1]}", f"`python drive.py {kind}`", f"```text\n{scored(kind, command)}\n```"]
        if in_folds:
            parts += ["The same by lexicons that lack the articles which they judge:", f"```text\n{scored_in_folds(kind, command, in_folds)}\n```"]
        if kind in JUDGES:
            verdicts = list(judged_names(driver, command, in_folds) if in_folds else JUDGES[kind](driver, command))
            for verdict in verdicts:
                measured[verdict[0]].append(verdict)
            parts += ["How far the claimed confidence holds:", "\n".join(reliability(verdicts))]
    if wanted >= JUDGES.keys():
        parts += [
            "## Calibration of all of them",
            "How far the confidence that a finding claims holds, over all benchmarks above:",
            "\n".join(reliability([verdict for verdicts in measured.values() for verdict in verdicts])),
        ]
    return "\n\n".join(parts) + "\n", measured


def write_precision(measured: dict[str, list[Verdict]]) -> None:
    """Write what `copydesk explain` tells of a check's precision: counted on labels, else on findings that were drawn at random and read."""
    from copydesk.registry import load_registry

    read = json.loads((ROOT / "tests" / "benchmarks" / "read_samples.json").read_text(encoding="utf-8"))
    table = {code: {**counts, "judged_by": "reading"} for code, counts in read.items()}
    for code, verdicts in measured.items():
        table[code] = {"findings": len(verdicts), "right": sum(right for *_, right in verdicts), "judged_by": "benchmark"}
    heuristic = {check.code for check in load_registry() if check.heuristic}
    target = ROOT / "validators" / "copydesk" / "data" / "precision.json"
    target.write_text(json.dumps({code: entry for code, entry in sorted(table.items()) if code in heuristic}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
