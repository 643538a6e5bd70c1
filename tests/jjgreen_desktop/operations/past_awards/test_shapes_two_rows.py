"""Ledgers whose heading stands in two rows."""

import pytest

from jjgreen_desktop.operations.importing.sheets import Cell, Workbook
from jjgreen_desktop.operations.past_awards.ledger import read
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, SECOND, sheet_of
from tests.jjgreen_desktop.operations.past_awards.shaped import DIAGNOSED, GREEN, paid, part


def test_the_lower_row_tells_the_columns_where_only_some_have_two() -> None:
    found = part(
        [
            ["湖口县台账"],
            ["序号", "企业名称", "奖励情况", "", "拨付时间"],
            ["", "", "奖励事项", "奖励金额（万元）", ""],
            [1.0, FIRST, "国家级绿色工厂", 20.0, "2024-12-30"],
        ]
    )
    assert paid(found) == [("台账!4", FIRST, "国家级绿色工厂", 20_000_000)]
    assert found.lines[0].when.said == "2024-12-30"
    assert found.asked == ()
    assert found.unread == ()


@pytest.mark.parametrize("above", ["奖励情况（万元）", "奖励情况（单位：万元）"])
def test_the_unit_may_stand_in_the_upper_row(above: str) -> None:
    some = [["企业名称", above, "", "备注"], ["", "事项", "金额", ""], [FIRST, "节能诊断", 1.0]]
    every = [
        ["企业情况", "", above, ""],
        ["企业名称", "代码", "事项", "金额"],
        [FIRST, "", "节能诊断", 1.0],
    ]
    for rows in (some, every):
        found = part(rows)
        assert (found.unit, found.stated) == ("万元", "表头")
        assert paid(found) == [("台账!3", FIRST, "节能诊断", 1_000_000)]


def test_a_unit_alone_in_the_lower_row_is_of_the_heading_above_it() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "事项", "金额"],
        ["", "", "（万元）"],
        [FIRST, "节能诊断", 1.0],
    ]
    assert paid(part(rows)) == [("台账!3", FIRST, "节能诊断", 1_000_000)]


def test_what_stands_above_a_table_is_no_heading_of_it() -> None:
    rows: list[list[Cell]] = [
        ["填报单位：湖口县工信局", "", "", "", "单位：万元"],
        ["序号", "企业名称", "奖励", "", "拨付时间"],
        ["", "", "事项", "金额", ""],
        [1.0, FIRST, "国家级绿色工厂", 20.0, "2024.12.30"],
        ["小计", "", "", 20.0, ""],
    ]
    found = part(rows)
    assert (found.unit, found.stated) == ("万元", "表上方")
    assert paid(found) == [("台账!4", FIRST, "国家级绿色工厂", 20_000_000)]
    assert [total.differs for total in found.totals] == [False]
    assert paid(part(rows, 企业名称="name", 金额="amount")) == paid(found)


def test_a_payment_without_its_firm_below_one_heading_is_no_heading() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "", "事项", "金额（万元）"],
        ["", "", "节能诊断补助", "1万元"],
        [FIRST, "", "节能诊断补助", 1.0],
    ]
    assert [line.key for line in part(rows).lines] == ["台账!2", "台账!3"]


def test_both_rows_of_a_heading_again_on_the_next_page_are_no_payments() -> None:
    heads: list[list[Cell]] = [["企业名称", "奖励", ""], ["", "事项", "金额（元）"]]
    rows = [*heads, [FIRST, "节能诊断", 1.0], *heads, [SECOND, "节能诊断", 2.0]]
    found = part(rows)
    assert [line.name for line in found.lines] == [FIRST, SECOND]
    assert found.skipped == ()


def test_each_group_has_its_own_amount_and_day() -> None:
    found = part(
        [
            ["企业名称", "国家级绿色工厂奖励", "", "诊断补助", ""],
            ["", "金额（万元）", "时间", "金额（万元）", "时间"],
            [FIRST, 20.0, "2024-12-30", 1.0, "2023-05-06"],
        ]
    )
    assert paid(found) == [
        ("台账!B3", FIRST, "国家级绿色工厂奖励", 20_000_000),
        ("台账!D3", FIRST, "诊断补助", 1_000_000),
    ]
    assert [line.when.said for line in found.lines] == ["2024-12-30", "2023-05-06"]


def test_of_what_a_name_is_the_upper_row_says() -> None:
    rows: list[list[Cell]] = [
        ["企业", "项目", "", "金额（万元）"],
        ["名称", "名称", "地点", ""],
        [FIRST, "一号窑余热改造", "湖口", 20.0],
    ]
    (line,) = part(rows).lines
    assert (line.name, line.project) == (FIRST, "一号窑余热改造")


def test_an_amount_applied_for_is_asked_beside_the_one_paid() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "申报情况", "", "兑现情况", ""],
        ["", "事项", "金额（万元）", "金额（万元）", "时间"],
        [FIRST, "节能诊断", 3.0, 1.0, "2023-1-1"],
    ]
    assert part(rows).asked == ("申报情况·金额（万元）",)
    found = part(rows, **{"申报情况·金额（万元）": ""})
    assert found.asked == ()
    assert [(line.matter, line.fen) for line in found.lines] == [("节能诊断", 1_000_000)]


def test_a_total_without_a_unit_is_in_that_of_its_columns() -> None:
    (total,) = part([["企业名称", GREEN, DIAGNOSED, "合计"], [FIRST, 20.0, 1.0, 21.0]]).totals
    assert (total.stated_fen, total.differs) == (21_000_000, False)


def test_a_total_of_nothing_is_the_amount_once_a_clerk_says_so() -> None:
    rows: list[list[Cell]] = [["企业名称", "合计（万元）", "事项"], [FIRST, 20.0, "节能诊断"]]
    assert not part(rows).whole
    assert [line.fen for line in part(rows, **{"合计（万元）": "amount"}).lines] == [20_000_000]


def test_the_heading_again_in_other_words_is_no_payment() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "事项", "金额（元）"],
        [FIRST, "节能诊断", 1.0],
        ["单位名称", "奖励事项", "奖励金额（元）"],
        [SECOND, "节能诊断", 2.0],
    ]
    assert [line.name for line in part(rows).lines] == [FIRST, SECOND]


def test_a_sheet_that_is_no_ledger_may_have_two_headings() -> None:
    list_of_firms = sheet_of(
        [["企业名称", "备注"], [FIRST, "x"], ["备注", "企业名称"], ["y", SECOND]], "名单"
    )
    paid_rows = sheet_of([["企业名称", "事项", "金额（元）"], [FIRST, "节能诊断", 1.0]], "台账")
    found = read(Workbook("旧台账.xlsx", "a" * 64, (list_of_firms, paid_rows)), {}, {})
    assert [one.sheet for one in found] == ["台账"]
