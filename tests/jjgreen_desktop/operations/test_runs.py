"""Merged runs are one order: that of all keys sorted together, equal ones as they came."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jjgreen_desktop.operations import runs
from jjgreen_desktop.operations.runs import merged, run_of

KEYS = st.text(st.characters(max_codepoint=255), max_size=3)


@pytest.fixture(params=[1, 3])
def sample(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few keys are many."""
    monkeypatch.setattr(runs, "SAMPLE", request.param)
    monkeypatch.setattr(runs, "TOGETHER", 2)


@pytest.mark.usefixtures("sample")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(KEYS | st.just("同".encode().decode("latin-1")), max_size=12), max_size=6))
def test_merged_runs_stand_as_all_sorted_at_once(parts: list[list[str]]) -> None:
    made, all_ = [], list[tuple[str, int]]()
    for part in parts:
        places = range(len(all_), len(all_) + len(part))
        made.append(run_of(part, places))
        all_ += zip(part, places, strict=True)
    found = [place for some in merged(made) for place in some]
    assert found == [place for _key, place in sorted(all_)]


def test_a_step_sorts_a_part_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "SAMPLE", 4)
    monkeypatch.setattr(runs, "TOGETHER", 2)
    equal = [run_of(["a"] * 100, range(n, n + 100)) for n in range(0, 1000, 100)]
    steps = [len(some) for some in merged(equal)]
    assert sum(steps) == 1000
    assert max(steps) <= 12, "of equal keys too"


def test_runs_are_equal_when_keys_and_places_are() -> None:
    assert run_of(["b", "a"], [1, 2]) == run_of(["a", "b"], [2, 1])
    assert run_of(["b", "a"], [1, 2]) != run_of(["b", "a"], [1, 3])
    assert run_of(["ab", "c"], [1, 2]) != run_of(["a", "bc"], [1, 2])
    assert run_of([], []) == run_of([], [])
