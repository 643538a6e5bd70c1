"""Sieving a list: words, conditions and order together give what a plain look through it gives."""

from array import array
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jjgreen_desktop.operations import sieving
from jjgreen_desktop.operations.sieving import sieve

SIZE = 23


class Seeker:
    """Finds every third record, five at a time."""

    def found(self, text: str) -> Iterator[bytes]:
        """A byte for each record."""
        assert text == "样"
        for start in range(0, SIZE, 5):
            yield bytes(place % 3 == 0 for place in range(start, min(start + 5, SIZE)))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few places are looked through at once."""
    monkeypatch.setattr(sieving, "CHUNK", 4)


@pytest.mark.usefixtures("small")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.booleans(),
    st.none() | st.binary(max_size=SIZE).map(lambda each: bytes(one & 1 for one in each)),
    st.none() | st.permutations(range(SIZE)),
)
def test_what_passes_comes_in_order(
    words: bool, passing: bytes | None, order: list[int] | None
) -> None:
    seeker = Seeker() if words else None
    places = None if order is None else array("I", order)
    found = [one for some in sieve(SIZE, seeker, "样" * words, passing, places) for one in some]
    assert found == [
        place
        for place in (order or range(SIZE))
        if not (words and place % 3)
        and (passing is None or (place < len(passing) and passing[place]))
    ]
