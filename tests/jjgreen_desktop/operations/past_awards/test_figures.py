"""Amounts and days as ledgers write them."""

from datetime import date

import pytest

from jjgreen_desktop.domain.values import Unreadable
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.past_awards.figures import When, amount, has_unit, when


@pytest.mark.parametrize(
    ("cell", "unit", "fen"),
    [
        (20.0, "万元", 20_000_000),
        (0.123456, "万元", 123_456),
        (200000, "元", 20_000_000),
        ("200,000.00", "元", 20_000_000),
        ("30万", "元", 30_000_000),
        ("30万", "万元", 30_000_000),
        ("30万元", "元", 30_000_000),
        ("5000元", "万元", 500_000),
        ("￥5,000.50", "元", 500_050),
        (-5.5, "万元", -5_500_000),
        ("-5.5", "万元", -5_500_000),
        ("－5万", "元", -5_000_000),
        ("(50000)", "元", -5_000_000),
        ("（5）", "万元", -5_000_000),
        ("10.5万元整", "元", 10_500_000),
        ("人民币：10 万元整", "元", 10_000_000),
        ("RMB 5,000.5", "元", 500_050),
    ],
)
def test_an_amount_is_exact_in_fen(cell: Cell, unit: str, fen: int) -> None:
    assert amount(cell, unit) == fen


@pytest.mark.parametrize("cell", ["约30万", "30 40", "三十万", "10¥5", "1e3", 33.333333333333336])
def test_what_is_no_amount_is_refused(cell: Cell) -> None:
    with pytest.raises(Unreadable):
        amount(cell, "万元")


def test_less_than_a_fen_is_refused() -> None:
    with pytest.raises(Unreadable, match="分以下"):
        amount("0.1234567", "万元")


def test_a_unit_in_the_cell_is_seen() -> None:
    assert has_unit("30万")
    assert has_unit("30 元")
    assert has_unit("人民币30万元整")
    assert not has_unit("30")
    assert not has_unit(30.0)


@pytest.mark.parametrize(
    ("day", "year", "known"),
    [
        (date(2024, 12, 20), None, When(date(2024, 12, 20))),
        ("2024.12.20", None, When(date(2024, 12, 20))),
        ("20241220", None, When(date(2024, 12, 20))),
        (20241220.0, None, When(date(2024, 12, 20))),
        ("2023年", None, When(None, 2023)),
        (2023.0, None, When(None, 2023)),
        ("2023年度", None, When(None, 2023)),
        ("2023年5月", None, When(None, 2023)),
        ("2023-05", None, When(None, 2023)),
        (None, "2022年度", When(None, 2022)),
        (None, 2022.0, When(None, 2022)),
        (None, None, When()),
    ],
)
def test_a_day_or_only_the_year(day: Cell, year: Cell, known: When) -> None:
    assert when(day, year) == known


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(Unreadable, match="不是日期"):
        when("去年底", None)


def test_days_that_may_be_the_same() -> None:
    day = When(date(2024, 12, 20))
    assert day.may_be(When(None, 2024))
    assert day.may_be(When())
    assert not day.may_be(When(None, 2023))
    assert not day.may_be(When(date(2024, 12, 21)))
    assert (day.said, When(None, 2023).said, When().said) == ("2024-12-20", "2023年", "")
