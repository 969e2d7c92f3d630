"""The HTML report in a real browser: safe, light, accessible, and complete on paper."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

import copydesk
from copydesk.reports.formats import draw

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.needs("browser"), pytest.mark.filterwarnings("ignore::ResourceWarning")]

NAUGHTY = Path(__file__).resolve().parents[5] / "shared" / "benchmarks" / "hostile" / "data" / "naughty.json"
OWN_NAUGHTY = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "]]><img src=x onerror=alert(3)>",
    "javascript:alert(4)",
    '" onmouseover="alert(5)',
    "' autofocus onfocus='alert(6)",
    "{{ 7 * 7 }} {% raw %}",
    "\u2028alert(8)\u2029",
    "&lt;b&gt; &amp;amp; \x00 \x1b[31m \ud83d\ude00",
    "data:text/html,<script>alert(9)</script>",
    "<svg/onload=alert(10)>",
    "\u202eevil\u202c",
]


def rows(count: int) -> list[dict[str, Any]]:
    """Return invented records with one error each, from eight sources."""
    return [
        {
            "id": f"r{n}",
            "url": f"https://site{n % 8}.example/2026/05/{1 + n % 28:02d}/story-{n}",
            "title": f"Story {n} of the harbour",
            "body": f"The harbour saw {n} ships on that day, and the town of Norrby counted every one of them. " * 3,
            "source": f"Site {n % 8}",
            "authors": ["Ingrid Tallow"],
            "language": "en",
            "published_at": "" if n % 2 else f"2026-13-{1 + n % 28:02d}",
        }
        for n in range(count)
    ]


def page_of(data: list[dict[str, Any]], path: Path) -> Path:
    """Write the HTML report of some records, judged for their dates alone, and return its path."""
    report = copydesk.validate(data, now="2026-06-01", select="DAT001,DAT002")
    path.write_bytes(b"".join(draw(report, "html")))
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One chromium for all tests of this module."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        started = tool.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of a thousand findings."""
    return page_of(rows(1_000), tmp_path_factory.mktemp("thousand") / "report.html")


@pytest.fixture(scope="module")
def ten_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of ten thousand findings."""
    return page_of(rows(10_000), tmp_path_factory.mktemp("many") / "report.html")


class Watched:
    """A page that notes every request, console message, error and dialog."""

    def __init__(self, browser: Any, path: Path, fragment: str = "", **options: Any) -> None:
        self.page = browser.new_page(**options)
        self.trouble: list[str] = []
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.trouble.append(message.text))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", self.refuse)
        self.page.goto(path.as_uri() + fragment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()

    def refuse(self, dialog: Any) -> None:
        """Note a dialog and close it."""
        self.trouble.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def count(self, selector: str) -> int:
        """Return how many elements match a selector."""
        return int(self.page.evaluate("s => document.querySelectorAll(s).length", selector))


@pytest.mark.parametrize("size", ["thousand", "ten_thousand"])
def test_asks_for_nothing_and_stays_light(browser: Any, size: str, request: pytest.FixtureRequest) -> None:
    """The page requests nothing but itself, reports no error, and keeps under 5,000 nodes."""
    path = request.getfixturevalue(size)
    with Watched(browser, path) as watched:
        assert watched.requests == [path.as_uri()]
        assert watched.trouble == []
        assert watched.count("*") < 5_000
        assert watched.count("#list > li") == 50


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("is_open", [False, True])
def test_accessible(browser: Any, thousand: Path, scheme: str, is_open: bool) -> None:  # noqa: FBT001
    """Axe finds no violation, in both colour schemes, with the details closed and open."""
    from axe_playwright_python.sync_playwright import Axe

    with Watched(browser, thousand, color_scheme=scheme, viewport={"width": 1280, "height": 900}) as watched:
        if is_open:
            watched.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        results = Axe().run(watched.page)

        assert results.violations_count == 0, results.generate_report()


def test_filters_live_in_the_fragment(browser: Any, thousand: Path) -> None:
    """Each filter narrows the list, is kept in the address, and comes back with it."""
    from playwright.sync_api import expect

    with Watched(browser, thousand) as watched:
        page = watched.page
        page.keyboard.press("/")
        page.keyboard.type("story 777 of")
        expect(page.locator("#list > li")).to_have_count(1)
        kept = page.evaluate("location.hash")
    assert "q=story" in kept

    with Watched(browser, thousand, kept) as watched:
        assert watched.count("#list > li") == 1
        assert watched.page.evaluate("document.getElementById('search').value") == "story 777 of"
    with Watched(browser, thousand, "#check=DAT001&source=site3.example") as watched:
        assert re.search(r"of 125 matching findings; 1,000 in all", watched.page.inner_text("#showing"))
    with Watched(browser, thousand, "#severity=info") as watched:
        assert watched.page.inner_text("#showing") == "Showing 0 matching findings; 1,000 in all."


def test_a_fingerprint_opens_its_finding(browser: Any, ten_thousand: Path) -> None:
    """`#<fingerprint>` opens and focuses one finding, on whichever page of the list it stands."""
    data = json.loads(re.search(r'id="data">(.*?)</script>', ten_thousand.read_text(encoding="utf-8"), re.DOTALL)[1])  # type: ignore[index]
    mark = data["rows"][7_345][0]
    with Watched(browser, ten_thousand, f"#{mark}") as watched:
        assert watched.page.evaluate("document.activeElement.id") == mark
        assert watched.page.evaluate("document.activeElement.querySelector('details').open") is True


def test_narrow_screen_needs_no_sideways_scroll(browser: Any, thousand: Path) -> None:
    """At 390 pixels nothing is wider than the screen, details included."""
    with Watched(browser, thousand, viewport={"width": 390, "height": 800}) as watched:
        watched.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")

        assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_javascript(browser: Any, thousand: Path) -> None:
    """Without JavaScript the verdict, the cards and the first 200 findings are there, and the page says so."""
    with Watched(browser, thousand, java_script_enabled=False) as watched:
        text = watched.page.inner_text("body")
        items = watched.page.locator("#list > li").count()
        cards = watched.page.locator(".card").count()

    assert "1,000 of 1,000 records need attention" in text
    assert "Showing 200 of 1,000 findings" in text
    assert (items, cards) == (200, 8)


def test_paper_holds_every_listed_finding(browser: Any, thousand: Path, tmp_path: Path) -> None:
    """Printing draws all findings that the filters let through, not only the page on the screen."""
    with Watched(browser, thousand, "#source=site3.example") as watched:
        watched.page.evaluate("dispatchEvent(new Event('beforeprint'))")

        assert watched.count("#list > li") == 125
        watched.page.pdf(path=str(tmp_path / "report.pdf"))
    assert (tmp_path / "report.pdf").stat().st_size > 10_000


def naughty() -> list[str]:
    """Return strings that break pages: our own, and the public list where it is at hand."""
    return OWN_NAUGHTY + (json.loads(NAUGHTY.read_text(encoding="utf-8")) if NAUGHTY.exists() else [])


@pytest.mark.parametrize("has_policy", [True, False])
def test_data_never_runs(browser: Any, tmp_path: Path, has_policy: bool) -> None:  # noqa: FBT001
    """Hostile strings in every field, column and file name stay text, with the page's policy and with it removed."""
    texts = naughty()
    data = [
        {
            "id": text,
            "url": text,
            "title": text,
            "body": f"{text} “quoted” {text}",
            "source": text,
            "authors": [text],
            "published_at": text,
            "language": text,
            "related_links": [{"label": text, "url": text, "image_alt": text}],
            text: text,
        }
        for text in texts
    ]
    report = copydesk.validate(data, now="2026-06-01", min_confidence=0.0)
    for number, text in enumerate(texts):
        report.quarantined.append({"file": text, "line": number, "offset": 0, "code": "INP001", "reason": text})
        report.files.append({"path": text, "sha256": None, "bytes": None, "accounting": report.accounting.to_dict()})
        report.problems.append(text)
    html = b"".join(draw(report, "html"))
    if not has_policy:
        html = re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", html)
    path = tmp_path / "report.html"
    path.write_bytes(html)
    with Watched(browser, path) as watched:
        assert watched.page.inner_text("h1") != ""
        for _ in range(4):
            watched.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            hrefs = watched.page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.protocol)")
            assert set(hrefs) <= {"file:", "http:", "https:"}
            if watched.page.is_enabled("#next"):
                watched.page.click("#next")
        assert watched.count("main script, header script, iframe, object, embed, img") == 0
        assert watched.requests == [path.as_uri()]
        assert watched.trouble == []


def test_same_report_same_bytes(tmp_path: Path) -> None:
    """The page depends on the input and `--now` alone, not on hash seed, locale or time zone."""
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows(30)), encoding="utf-8")
    pages = set()
    for seed, zone in (("0", "UTC"), ("1", "Pacific/Kiritimati"), ("77", "America/St_Johns")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"}
        command = ["copydesk", "validate", "in.jsonl", "--now", "2026-06-01", "--isolated", "--format", "html"]
        pages.add(subprocess.run(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, check=False).stdout)

    assert len(pages) == 1
    assert str(tmp_path).encode() not in pages.pop()
