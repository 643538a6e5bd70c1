"""Ledgers that have a column of amounts for each matter."""

import pytest

from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.past_awards.figures import When
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, SECOND
from tests.jjgreen_desktop.operations.past_awards.shaped import ACROSS, GREEN, paid, part


def test_each_column_is_a_payment_of_its_own() -> None:
    found = part(
        [ACROSS, [FIRST, 20.0, 1.0, 21.0], [SECOND, "", 2.0, 2.0], ["合计", 20.0, 3.0, 23.0]]
    )
    assert paid(found) == [
        ("台账!B2", FIRST, "国家级绿色工厂奖励", 20_000_000),
        ("台账!C2", FIRST, "诊断补助", 1_000_000),
        ("台账!C3", SECOND, "诊断补助", 2_000_000),
    ]
    assert found.lines[0].place == f"工作表“台账”第 2 行 {GREEN}"
    assert found.lines[0].remarks[0] == "兑现事项取自表头“国家级绿色工厂奖励”。"
    assert found.sums == ("合计（万元）",)
    assert [one.stated_fen for one in found.totals] == [
        *(21_000_000, 2_000_000, 20_000_000, 3_000_000, 23_000_000),
    ]
    assert not any(one.differs for one in found.totals)


@pytest.mark.parametrize("none", ["", 0.0, "0", "-", "—", "/", "无", None])
def test_a_cell_with_nothing_or_0_is_no_payment(none: Cell) -> None:
    found = part(
        [
            ["序号", *ACROSS],
            [1.0, FIRST, 20.0, none, 20.0],
            [2.0, SECOND, none, none, none],
        ]
    )
    assert [line.key for line in found.lines] == ["台账!C2"]
    assert found.skipped == (f"第 3 行“{SECOND}”（各列都没有金额）",)


def test_a_total_column_that_differs_is_told_and_never_paid() -> None:
    found = part([ACROSS, [FIRST, 20.0, 1.0, 22.0]])
    (total,) = found.totals
    assert (total.differs, total.stated_fen, total.added_fen) == (True, 22_000_000, 21_000_000)
    assert [line.fen for line in found.lines] == [20_000_000, 1_000_000]


def test_a_row_with_only_a_total_is_refused() -> None:
    (line,) = part([ACROSS, [FIRST, "", "", 22.0]]).lines
    assert line.fault is not None
    assert line.fault[0] == "只有合计，各列都没有金额。"


def test_a_subtotal_column_is_of_the_columns_left_of_it() -> None:
    heads: list[Cell] = [
        *("企业名称", "国家级绿色工厂（元）", "国家级绿色园区（元）", "小计（元）"),
        *("节能诊断（元）", "贴息（元）", "小计（元）", "合计（元）"),
    ]
    found = part([heads, [FIRST, 1.0, 2.0, 3.0, 4.0, 5.0, 9.0, 13.0]])
    assert [(one.added_fen, one.differs) for one in found.totals] == [
        (300, False),
        (900, False),
        (1_200, True),
    ]
    assert len(found.lines) == 4


def test_columns_of_their_own_units() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "国家级绿色工厂（万元）", "诊断补助（元）"],
        [FIRST, 20.0, 300.0],
    ]
    assert [line.fen for line in part(rows).lines] == [20_000_000, 30_000]


def test_matters_below_the_word_amount_are_payments() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "奖励金额（万元）", "", "", "年度"],
        ["", "国家级绿色工厂", "诊断", "合计", ""],
        [FIRST, 20.0, 1.0, 21.0, "2023年"],
    ]
    found = part(rows)
    assert [(line.matter, line.fen) for line in found.lines] == [
        ("国家级绿色工厂", 20_000_000),
        ("诊断", 1_000_000),
    ]
    assert found.lines[0].when == When(None, 2023)


def test_years_below_the_word_amount_are_the_years_of_the_payments() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "事项", "奖励金额（万元）", ""],
        ["", "", "2022年", "2023年"],
        [FIRST, "绿色贷贴息", 2.0, 1.0],
    ]
    assert [(line.matter, line.when.said, line.fen) for line in part(rows).lines] == [
        ("绿色贷贴息", "2022年", 2_000_000),
        ("绿色贷贴息", "2023年", 1_000_000),
    ]
