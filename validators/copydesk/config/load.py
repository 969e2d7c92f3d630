"""Finds the settings file and reads it, and the environment over it."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.config.settings import NAMES, Settings, parse
from copydesk.config.values import known
from copydesk.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "copydesk.toml"
_FILE_LIMIT = 1 << 20
_PATHS = ("baseline", "lexicon")
_OTHER_VARIABLES = {"COPYDESK_DEBUG", "COPYDESK_NO_PROGRESS", "COPYDESK_REQUIRE"}


def load_settings(
    path: Path | None = None, *, isolated: bool = False, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Settings:
    """Return the settings of the nearest file and the environment.

    Args:
        path: the settings file to use instead of the nearest one.
        isolated: look at neither file nor environment, unless `path` names a file.
        environment: variables to read instead of the process's own.
        folder: where to look for the nearest file, this folder and those above it.

    Raises:
        ConfigError: the file cannot be read, or a name or a value is wrong.
    """
    found, table = (path, _read_toml(path)) if path else (None, {}) if isolated else _nearest(folder or Path.cwd())
    values = _from_table(table, f"{found}: " if found else "")
    for name in _PATHS:
        if values.get(name) and found:
            values[name] = _beside(found, values[name])
    if not isolated:
        values |= _from_environment(os.environ if environment is None else environment)
    return replace(Settings(), **values)


def find_settings(folder: Path | None = None) -> Path | None:
    """Return the settings file that a run in a folder takes, or None."""
    return _nearest(folder or Path.cwd())[0]


def _beside(settings_file: Path, name: str) -> str:
    """Return a path that a settings file names, which counts from that file's folder, as seen from here."""
    folder = settings_file.parent
    return name if folder in {Path(), Path.cwd()} else str(folder / name)


def _nearest(folder: Path) -> tuple[Path | None, Mapping[str, Any]]:
    for above in (folder, *folder.parents):
        own = above / FILE_NAME
        if own.is_file():
            return own, _read_toml(own)
        project = above / "pyproject.toml"
        if project.is_file():
            tools = _read_toml(project).get("tool")
            table = tools.get("copydesk") if isinstance(tools, dict) else None
            if isinstance(table, dict):
                return project, table
    return None, {}


def _read_toml(path: Path) -> dict[str, Any]:
    if path.suffix.lower() not in {".toml", ""}:
        raise ConfigError(f"{path}: settings are written in TOML, not {path.suffix.lstrip('.').upper()}")
    try:
        if path.stat().st_size > _FILE_LIMIT:
            raise ConfigError(f"{path}: larger than 1 MiB, which no settings file is")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
    except RecursionError:
        raise ConfigError(f"{path}: nested too deeply") from None


def _from_table(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = known("mapping" if key == "map" else key.replace("-", "_"), NAMES, f"{where}setting", key)
        values[name] = parse(name, value, where)
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in sorted(environment.items()):
        if key.startswith("COPYDESK_") and key not in _OTHER_VARIABLES:
            plain = key.removeprefix("COPYDESK_").lower()
            name = known("mapping" if plain == "map" else plain, NAMES, "environment variable", key)
            values[name] = parse(name, value, f"{key}: ")
    return values
