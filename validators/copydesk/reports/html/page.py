"""Fills the template: styles and script are inlined and named by hash in the page's own security policy."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from copydesk.reports.html.data import inline_json
from copydesk.reports.html.view import make_view
from copydesk.reports.store import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report


def draw(report: Report, _: Style) -> Iterator[bytes]:
    """Yield the page as UTF-8 bytes; the same report gives the same bytes."""
    view = make_view(report)
    style, script = _asset("style.css"), _asset("script.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    values: dict[str, Any] = {"view": view, "style": style, "script": script, "policy": policy, "data": inline_json(encode(view.data))}
    for chunk in _template().generate(values):
        yield chunk.encode("utf-8", "replace")


def _asset(name: str) -> str:
    return files("copydesk.reports.html").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["trusted"] = Markup
    return environment.from_string(_asset("template.html"))
