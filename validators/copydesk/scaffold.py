"""The first files of a project that validates its records: settings and a CI job, never written over what is there."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.config import FILE_NAME, find_settings
from copydesk.errors import ConfigError, WriteError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTINGS = """\
# Settings of copydesk; `copydesk checks` lists the checks, `copydesk explain CODE` tells what one does.
# Flags and COPYDESK_* variables stand over this file.

fail-on = "error"          # error, warning, info or never
min-confidence = 0.7       # findings below it are dropped

# select = ["all"]         # codes, names, or starts of codes
# ignore = ["LNK"]
# baseline = "copydesk-baseline.json"   # known findings: `copydesk baseline PATHS` writes them

# [severity]
# AUT004 = "info"

# [map]                    # canonical field = key of your records
# body = "article_text"

# [sources."example.org"]  # what differs for the records of one source
# ignore = ["TXT001"]
# min-confidence = 0.9

# [thresholds]             # shares of a source's records up to which a check does not fail
# DAT001 = { warning = 0.01, error = 0.05 }

# [[waivers]]              # accepted findings: a fingerprint (-v shows it), or a check and a source
# check = "DAT001"
# source = "example.org"
# reason = "the archive before 1998 has no days"
# expires = 2027-01-01
"""

_GITHUB = """\
name: articles
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  copydesk:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install copydesk
      - run: COMMAND
"""

_GITLAB = """\
copydesk:
  image: python:3.12-slim
  script:
    - pip install copydesk
    - COMMAND
  artifacts:
    when: always
    reports:
      codequality: copydesk-quality.json
      junit: copydesk-junit.xml
"""

CI = {
    "github": (Path(".github/workflows/copydesk.yml"), _GITHUB, ""),
    "gitlab": (Path("copydesk.gitlab-ci.yml"), _GITLAB, " --format concise -o gitlab=copydesk-quality.json -o junit=copydesk-junit.xml"),
}
"""Name of a CI service to the file of its job, relative to the project, that file's text, and the options of the command in it."""
NO_CI = "none"


def scaffold(folder: Path, ci: str = "github", paths: Sequence[str] = ("articles.jsonl",)) -> list[tuple[Path, bool]]:
    """Write settings and a CI job into a folder, and return each file with whether it was written; an existing file stays as it is.

    Args:
        folder: the project's folder.
        ci: `github`, `gitlab` or `none`.
        paths: what the job validates.

    Raises:
        ConfigError: there is no such CI service.
        WriteError: a file could not be written.
    """
    if ci != NO_CI and ci not in CI:
        raise ConfigError(f"unknown CI service {ci!r}{did_you_mean(ci, [*CI, NO_CI])}")
    present = find_settings(folder)
    settings = present if present and present.parent == folder else folder / FILE_NAME
    wanted = [(settings, SETTINGS)]
    if ci != NO_CI:
        name, text, options = CI[ci]
        command = json.dumps(f"validate {shlex.join(paths)}{options}", ensure_ascii=False)  # a JSON string is one in YAML
        wanted.append((folder / name, text.replace("COMMAND", command)))
    return [(path, _written(path, text)) for path, text in wanted]


def _written(path: Path, text: str) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror or error}") from None
    return True
