"""What is spooled comes back whole, in order, all or some."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk.engine.spool import Spool

VALUES = st.lists(st.lists(st.text(max_size=5), max_size=3), max_size=12)


@given(VALUES, st.data())
def test_all_or_some(values: list[list[str]], data: st.DataObject) -> None:
    """Objects come back by their numbers, and all of them as often as asked, though some were picked in between."""
    chosen = sorted(data.draw(st.sets(st.sampled_from(range(len(values))))) if values else [])
    with Spool() as spool:
        for value in values:
            spool.append(value)

        assert len(spool) == len(values)
        assert list(spool) == values
        assert list(spool.pick(chosen)) == [values[n] for n in chosen]
        assert list(spool) == values
