"""Runs a user's own pandera schema on batches of records, in pandera itself, and tells its failures record by record."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

from copydesk.errors import SchemaError, did_you_mean
from copydesk.finding import shorten
from copydesk_schemas import LINK_RULES, RULES
from copydesk_schemas.frame_rows import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from copydesk.check import Origin
    from copydesk_schemas.failure import Failure

_OURS = frozenset(rule.id for rule in (*RULES, *LINK_RULES))
_COERCED, _CHECK_FAILED = "datatype_coercion", "check_error"
_UNKNOWN_COLUMN = "column_not_in_schema"


class OwnSchema:
    """A pandera schema for pandas that judges batches of records.

    Columns that a batch lacks are there, empty, and values are coerced to the types of the schema, so that a verdict does not depend on the
    neighbours of a record. Rules of ours that the schema inherits are left out: the checks report them.

    Args:
        schema: a pandera model, a `DataFrameSchema`, or where one is, as `module:Class`.

    Raises:
        SchemaError: it cannot be imported, or is no such schema.
    """

    def __init__(self, schema: Any) -> None:
        import pandera.pandas as pa

        from copydesk_schemas.pandera import ArticleFrame

        found = _imported(schema) if isinstance(schema, str) else schema
        is_model = isinstance(found, type) and issubclass(found, pa.DataFrameModel)
        if not is_model and not isinstance(found, pa.DataFrameSchema):
            raise SchemaError(f"schema {name_of(schema)}: is no pandera model for pandas, but {type(found).__name__}")
        try:
            own = found.to_schema() if is_model else found
        except Exception as error:  # noqa: BLE001 - the user's own code runs here
            raise SchemaError(f"schema {name_of(schema)}: {type(error).__name__}: {error}") from None
        self._inherited = _OURS if is_model and issubclass(found, ArticleFrame) else frozenset[str]()
        self._name = name_of(schema)
        self._schema = own.update_columns({name: {"coerce": True} for name, column in own.columns.items() if column.dtype is not None})

    def judged(self, origins: Sequence[Origin], rows: Sequence[Mapping[str, Any]]) -> list[Origin]:
        """Return the origins of a batch's records, those of records that fail with their failures.

        Raises:
            SchemaError: a check of the schema itself failed.
        """
        told: dict[int, list[Failure]] = {}
        frame = self._frame(rows)
        for failure in self._failures(frame):
            for row in self._rows(failure, rows):
                value = plain(failure.value)
                told.setdefault(row, []).append(
                    failure._replace(row=None, value=None if value is None else shorten(str(value)), message=shorten(failure.message))
                )
        return [origin._replace(failures=tuple(told[n])) if n in told else origin for n, origin in enumerate(origins)]

    def _frame(self, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
        import pandas as pd

        names = dict.fromkeys([*self._schema.columns, *(key for row in rows for key in row)])
        return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names}, index=range(len(rows)))

    def _failures(self, frame: pd.DataFrame) -> list[Failure]:
        """Return what fails; rows with a value of the wrong type are told so and taken out, because pandera cannot go on with their column."""
        found = self._run(frame)
        wrong = [failure for failure in found if failure.rule == _COERCED and failure.row is not None]
        if not wrong:
            return found
        sound = frame.drop(index=[failure.row for failure in wrong])
        return wrong + (self._run(sound) if len(sound) else [])

    def _run(self, frame: pd.DataFrame) -> list[Failure]:
        import pandera.pandas as pa

        from copydesk_schemas.pandera import failures

        try:
            self._schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as errors:
            found = [failure for failure in failures(errors) if failure.rule not in self._inherited]
        except Exception as error:  # noqa: BLE001 - the user's own code runs here
            raise SchemaError(f"schema {self._name}: {type(error).__name__}: {error}") from None
        else:
            return []
        for failure in found:
            if failure.rule == _CHECK_FAILED and not any(other.rule == _COERCED for other in found):
                raise SchemaError(f"schema {self._name}: a check failed: {failure.message.splitlines()[0]}")
        return found

    @staticmethod
    def _rows(failure: Failure, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        if isinstance(failure.row, int):
            return [failure.row]
        if failure.rule == _UNKNOWN_COLUMN:
            return [n for n, row in enumerate(rows) if failure.column in row]
        return list(range(len(rows)))


def name_of(schema: Any) -> str:
    """Return the name of a schema as a user would write it."""
    if isinstance(schema, str):
        return schema
    if isinstance(schema, type):
        return f"{schema.__module__}:{schema.__qualname__}"
    return str(getattr(schema, "name", None) or type(schema).__name__)


def _imported(text: str) -> Any:
    module, sign, name = text.partition(":")
    if not sign or not module or not name:
        raise SchemaError(f"schema {text!r}: write it as module:Class")
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - a script's own folder is on the path, the user's is not
    try:
        found: Any = importlib.import_module(module)
    except Exception as error:  # noqa: BLE001 - the user's own code runs here
        raise SchemaError(f"schema {text}: {module} cannot be imported: {type(error).__name__}: {error}") from None
    finally:
        sys.path.pop(0)
    for part in name.split("."):
        if not hasattr(found, part):
            raise SchemaError(f"schema {text}: {module} has no {name}{did_you_mean(part, vars(found))}")
        found = getattr(found, part)
    return found
