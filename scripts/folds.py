"""Parts the articles into folds, so that each can be judged by what was learnt without it."""

from __future__ import annotations

from pathlib import Path

from copydesk.text.hashes import key64

ROOT = Path(__file__).resolve().parent.parent


def fold_of(identifier: str, folds: int) -> int:
    """Return the fold that an article belongs to."""
    return key64(f"fold {identifier}") % folds


def fold_lexicons(folder: Path) -> list[Path]:
    """Return the lexicons that `build_lexicon.py --folds` wrote, each counted without the articles of its fold."""
    return sorted(folder.glob("fold*.lexicon"))
