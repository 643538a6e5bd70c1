import pytest

from jjgreen_desktop.policy.certainty import Holds, both, either, negated, same


@pytest.mark.parametrize(
    ("parts", "all_hold", "one_holds"),
    [
        ((True, True), True, True),
        ((True, None), None, True),
        ((True, False), False, True),
        ((None, None), None, None),
        ((None, False), False, None),
        ((False, False), False, False),
    ],
)
def test_a_known_failure_beats_unknown_and_a_known_success_suffices(
    parts: tuple[Holds, ...], all_hold: Holds, one_holds: Holds
) -> None:
    assert both(*parts) is both(*reversed(parts)) is all_hold
    assert either(*parts) is either(*reversed(parts)) is one_holds


def test_comparing_with_something_unknown_is_unknown() -> None:
    assert same("a", "a") is True
    assert same("a", "b") is False
    assert same(None, "b") is same("a", None) is negated(None) is None
