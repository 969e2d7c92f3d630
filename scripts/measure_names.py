"""Measures the name checks on the shared benchmark with lexicons that do not know the articles they judge.

    python scripts/build_lexicon.py --folds 3 -o FOLDER
    python scripts/measure_names.py FOLDER [names|wild]

Each fold of the articles is judged in a run over all of them with the lexicon that was counted without that fold; the flags of the folds
are put together and scored by the benchmark's own scorer. It needs ../shared and the installed `copydesk`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from build_lexicon import ROOT, fold_of

BENCHMARKS = ROOT.parent / "shared" / "benchmarks"


def main() -> None:
    """Run, put together, score."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path, help="where build_lexicon.py --folds wrote")
    parser.add_argument("kinds", nargs="*", default=["names", "wild"])
    args = parser.parse_args()
    if not (BENCHMARKS / "drive.py").exists():
        sys.exit(f"measure_names: {BENCHMARKS} is not there; the checks can only be measured beside the shared benchmarks")
    lexicons = sorted(args.folder.glob("fold*.lexicon"))
    for kind in args.kinds:
        flags: list[str] = []
        for fold, lexicon in enumerate(lexicons):
            kept = args.folder / f"{kind}{fold}.jsonl"
            command = f"copydesk validate --select ENT --lexicon {lexicon}"
            subprocess.run(
                [sys.executable, str(BENCHMARKS / "drive.py"), kind, "--command", command, "--keep", str(kept)], check=True, stdout=subprocess.DEVNULL
            )
            flags += [line for line in kept.read_text("utf-8").splitlines() if fold_of(json.loads(line)["article_id"], len(lexicons)) == fold]
        together = args.folder / f"{kind}.jsonl"
        together.write_text("".join(f"{line}\n" for line in flags), "utf-8")
        scorer = BENCHMARKS / "entity_typos" / ("wild.py" if kind == "wild" else "evaluate.py")
        subprocess.run([sys.executable, str(scorer), str(together)], check=True)


if __name__ == "__main__":
    main()
