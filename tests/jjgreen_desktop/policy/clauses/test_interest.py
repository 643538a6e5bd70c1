"""What 二(2) and 五(3) share: one loan or contract by itself, up to the ceiling of its project."""

import pytest

from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, contract, loan, subject


@pytest.mark.parametrize(
    ("interest", "ceiling"),
    [(1, 1), (99_999_999, 99_999_999), (100_000_000, 100_000_000), (100_000_001, 100_000_000)],
)
def test_both_clauses_read_the_interest_alike(pack: Pack, interest: int, ceiling: int) -> None:
    whole = subject(
        loans=(loan(interest_paid_fen=interest),),
        performance_contracts=(contract(interest_paid_fen=interest),),
    )
    assert [line.ceiling_fen for line in assess(whole, pack, ON).lines] == [ceiling, ceiling]


def test_a_loan_that_is_not_green_is_refused_in_words(pack: Pack) -> None:
    (line,) = assess(subject(loans=(loan(green=False),)), pack, ON).lines
    assert line.reason == "使用的不是“绿色贷”项目贷款，不在支持范围。"
