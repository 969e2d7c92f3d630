"""The survey: parts merge to what the whole would be, in any order."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from copydesk.survey.copies import CopyIndex
from copydesk.survey.keys import KeyIndex
from copydesk.survey.order import equal_runs

SIGHTINGS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.sampled_from(["a", "b"]), st.integers(1, 99)), max_size=30)


@given(SIGHTINGS, st.integers(0, 30))
def test_key_index_merges(sightings: list[tuple[int, int, str, int]], cut: int) -> None:
    """Two parts merged know the same shared keys as one index over everything."""
    whole, first, second = KeyIndex(), KeyIndex(), KeyIndex()
    for number, sighting in enumerate(sightings):
        whole.add(*sighting)
        (first if number < cut else second).add(*sighting)
    first.merge(second)
    whole.finish()
    first.finish()

    for key in range(10):
        assert told(first, key) == told(whole, key)


def told(index: KeyIndex, key: int) -> object:
    """Return what an index says of a key to records of each content."""
    group = index.shared(key)
    return group and (group.total, [group.different(content) for content in range(4)], group.others("a", 1))


@given(SIGHTINGS)
def test_groups_tell_what_a_list_would(sightings: list[tuple[int, int, str, int]]) -> None:
    """A group's summary gives the same numbers, and true others, as all its sightings would."""
    index = KeyIndex()
    for sighting in sightings:
        index.add(*sighting)
    index.finish()
    for key in range(10):
        members = [(content, file, line) for k, content, file, line in sightings if k == key]
        group = index.shared(key)
        assert (group is None) == (len(members) < 2)
        if group is None:
            continue
        for content in {member[0] for member in members}:
            count, shown = group.different(content)
            others = [member for member in members if member[0] != content]
            assert count == len(others)
            assert len(shown) == min(5, count)
            assert all((s.content, s.file, s.line) in others for s in shown)


@given(st.lists(st.integers(0, 50), max_size=200))
def test_equal_runs(keys: list[int]) -> None:
    """Each run holds all places of a key that stands more than once, in order."""
    runs = list(equal_runs(array("Q", keys)))

    expected = {key: [i for i, k in enumerate(keys) if k == key] for key in sorted(set(keys)) if keys.count(key) > 1}
    assert runs == list(expected.values())


def test_equal_runs_of_long_arrays() -> None:
    """The long way gives the same runs as the short one."""
    keys = array("Q", [n * 2654435761 % 140_009 for n in range(310_000)])
    runs = list(equal_runs(keys))
    places: dict[int, list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)

    assert runs == [places[key] for key in sorted(places) if len(places[key]) > 1]


def texts(count: int) -> list[str]:
    """Return invented texts of which every third repeats passages of the one before it."""
    base = [", ".join(f"in the year {n} the harbour of town {n * 7 + k} saw {k + 3} ships come and go" for k in range(9)) for n in range(count)]
    half = len(base[0]) // 2
    return [base[n - 1][:half] + ", " + base[n][:half] if n % 3 == 2 else base[n] for n in range(count)]


def copies_of(index: CopyIndex, count: int) -> dict[int, list[tuple[int | None, float]]]:
    """Return, per line, the lines of its copies."""
    return {line: [(copy.line, round(copy.containment, 3)) for copy in index.of(line)] for line in range(1, count + 1)}


def test_copies_are_found_and_merge_in_any_order() -> None:
    """A cut copy is found from both sides; merged parts, thinned or not, know the same copies as one index."""
    bodies = texts(12)
    whole, first, second = (CopyIndex(capacity=60) for _ in range(3))
    for line, body in enumerate(bodies, 1):
        whole.add(body, line, "f", line, "s")
        (first if line % 2 else second).add(body, line, "f", line, "s")
    full = CopyIndex()
    for line, body in enumerate(bodies, 1):
        full.add(body, line, "f", line, "s")
    second.merge(first)
    for index in (whole, second, full):
        index.finish()
        for line, body in enumerate(bodies, 1):
            if index.wants(line):
                index.examine(body, line)
        index.settle()

    assert copies_of(second, 12) == copies_of(whole, 12)
    assert [line for line, _ in copies_of(full, 12)[3]] == [2]
    assert [line for line, _ in copies_of(full, 12)[2]] == [3]
    assert copies_of(full, 12)[1] == []
