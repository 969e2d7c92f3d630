"""One failed check of a DataFrame schema, in whichever library it ran."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable


class Failure(NamedTuple):
    """One failed check in one row.

    Attributes:
        rule: the id in the table (`title.present`); for checks of others their name; else pandera's word for the failure,
            `check_error` where a check itself failed.
        column: the column that was judged; None for a check of the whole row.
        row: the index label in pandas, the position in Polars; None where the whole table failed.
        value: the value that failed, where one value did.
        message: what is asked, in one line.
    """

    rule: str
    column: str | None
    row: Hashable | None
    value: Any
    message: str
