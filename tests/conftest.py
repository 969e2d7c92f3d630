"""What all tests share: the marker for tests that need something which may not be there."""

from __future__ import annotations

import importlib.util
import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MODULES = {"gx": "great_expectations", "polars": "polars", "spark": "pyspark", "dagster": "dagster", "airflow": "airflow.sdk"}

HOW = {
    "java": "a Java 17 runtime",
    "browser": "apt-get install chromium, pip install playwright",
    "dagster": "pip install dagster",
    "airflow": "pip install apache-airflow",
}


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "needs(*what): skip where an extra or `java` is missing, or fail if COPYDESK_REQUIRE names it")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose needs are not met, or fail it where COPYDESK_REQUIRE says that they must be."""
    required = os.environ.get("COPYDESK_REQUIRE", "").split(",")
    for marker in item.iter_markers("needs"):
        for what in marker.args:
            if not _is_there(what):
                reason = f"needs {what}: {HOW.get(what, f'pip install copydesk[{what}]')}"
                (pytest.fail if what in required else pytest.skip)(reason)


def _is_there(what: str) -> bool:
    if what == "browser":
        return bool(shutil.which("chromium")) and importlib.util.find_spec("playwright") is not None
    if what == "java":
        home = os.environ.get("JAVA_HOME")
        return shutil.which("java", path=os.path.join(home, "bin") if home else None) is not None  # noqa: PTH118 - `which` takes a text
    try:
        return importlib.util.find_spec(MODULES[what]) is not None
    except ModuleNotFoundError:  # the package above it is missing
        return False


@pytest.fixture(scope="session")
def spark_session() -> Iterator[Any]:
    """A Spark session in local mode whose workers run this interpreter."""
    import sys

    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    settings: dict[str, str | int | bool | float | None] = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    session = SparkSession.builder.master("local[1]").appName("copydesk").config(map=settings).getOrCreate()
    yield session
    session.stop()
