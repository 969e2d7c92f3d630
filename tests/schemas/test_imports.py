"""What importing the schemas may load."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIGHT = (
    "article",
    "field_table",
    "finding",
    "forms",
    "frame_rows",
    "json_schema",
    "related_link",
    "report_schema",
    "row_check",
    "rules",
    "samples",
    "source_card",
)


@pytest.mark.parametrize("module", ["copydesk_schemas", *(f"copydesk_schemas.{name}" for name in LIGHT)])
def test_only_the_standard_library_is_loaded(module: str) -> None:
    """Importing the package, or a module that needs no library, loads nothing but the standard library and the package itself."""
    code = f"import sys; before = set(sys.modules); import {module}; print(*(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True).stdout.split()
    roots = {name.partition(".")[0] for name in loaded}

    assert {root for root in roots if root not in sys.stdlib_module_names} == {"copydesk_schemas"}
