"""Ledgers whose heading stands in three rows."""

import pytest

from jjgreen_desktop.operations.importing.sheets import Cell
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, SECOND
from tests.jjgreen_desktop.operations.past_awards.shaped import paid, part

YEARS: list[list[Cell]] = [
    ["序号", "企业名称", "2023年", "", "", "", "2024年", "", "", ""],
    ["", "", "国家级绿色工厂", "", "节能诊断", "", "国家级绿色工厂", "", "节能诊断", ""],
    ["", "", *["金额（万元）", "时间"] * 4],
]


def test_year_matter_and_amount_each_in_a_row_of_its_own() -> None:
    found = part(
        [
            ["湖口县台账"],
            *YEARS,
            [1.0, FIRST, 20.0, "2023.5.6", "", "", "", "", 1.0, ""],
            [2.0, SECOND, "", "", 1.5, "2023.6.7", 15.0, "", "", ""],
            ["合计", "", 20.0, "", 1.5, "", 15.0, "", 1.0, ""],
        ]
    )
    assert found.asked == ()
    assert paid(found) == [
        ("台账!C5", FIRST, "国家级绿色工厂", 20_000_000),
        ("台账!I5", FIRST, "节能诊断", 1_000_000),
        ("台账!E6", SECOND, "节能诊断", 1_500_000),
        ("台账!G6", SECOND, "国家级绿色工厂", 15_000_000),
    ]
    days = [line.when.said for line in found.lines]
    assert days == ["2023-05-06", "2024年", "2023-06-07", "2024年"]
    assert [total.differs for total in found.totals] == [False] * 4
    assert found.headings[2][0] == "2023年·国家级绿色工厂·金额（万元）"


def test_level_above_kind_above_amount_tell_the_matter_together() -> None:
    found = part(
        [
            ["企业名称", "国家级", "", "省级", ""],
            ["", "绿色工厂", "绿色供应链", "绿色工厂", "绿色供应链"],
            ["", "金额（元）", "金额（元）", "金额（元）", "金额（元）"],
            [FIRST, 200000.0, "", "", 100000.0],
        ]
    )
    assert [(line.key, line.matter, line.fen) for line in found.lines] == [
        ("台账!B4", "国家级绿色工厂", 20_000_000),
        ("台账!E4", "省级绿色供应链", 10_000_000),
    ]


def test_a_unit_alone_in_the_third_row_is_of_the_heading_above_it() -> None:
    found = part(
        [
            ["湖口县台账", "", "", "", "2023年1月"],
            ["序号", "企业情况", "", "奖补情况", "", ""],
            ["", "企业名称", "信用代码", "奖补事项", "奖补金额", "拨付时间"],
            ["", "", "", "", "（万元）", ""],
            [1.0, FIRST, "", "国家级绿色工厂", 20.0, "2023.5.6"],
        ]
    )
    assert paid(found) == [("台账!5", FIRST, "国家级绿色工厂", 20_000_000)]
    assert found.lines[0].when.said == "2023-05-06"


def test_the_unit_and_a_recovery_may_stand_in_the_first_row() -> None:
    found = part(
        [
            ["企业名称", "兑现情况（万元）", "", "追回情况（万元）", ""],
            ["", "国家级绿色工厂", "", "国家级绿色工厂", ""],
            ["", "金额", "时间", "金额", "时间"],
            [FIRST, 20.0, "2023.5.6", 5.0, "2024.1.2"],
        ]
    )
    assert [(line.fen, line.when.said) for line in found.lines] == [
        (20_000_000, "2023-05-06"),
        (-5_000_000, "2024-01-02"),
    ]


def test_money_applied_for_in_the_first_row_is_asked() -> None:
    found = part(
        [
            ["企业名称", "申报情况", "", "兑现情况", ""],
            ["", "诊断", "", "诊断", ""],
            ["", "金额（万元）", "时间", "金额（万元）", "时间"],
            [FIRST, 3.0, "2023.5.6", 1.0, "2023.7.8"],
        ]
    )
    assert found.asked == ("申报情况·诊断·金额（万元）",)


def test_the_day_of_an_application_is_no_day_of_payment() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "申报情况", "", "兑现事项", "金额（万元）"],
        ["", "时间", "文号", "", ""],
        [FIRST, "2023.5.6", "甲", "节能诊断", 1.0],
    ]
    found = part(rows)
    assert found.unread == ("时间", "文号")
    assert [(line.when.said, line.document) for line in found.lines] == [("", "")]
    assert part(rows, 时间="day").lines[0].when.said == "2023-05-06"


@pytest.mark.parametrize(
    "title",
    [
        ["湖口县奖补台账", "", "2023年", "", "", ""],
        ["填报单位：湖口县", "", "单位：元", "", "", ""],
        ["湖口县", "", "", "2023年度", "", ""],
    ],
)
def test_a_title_above_two_rows_is_no_third_one(title: list[Cell]) -> None:
    found = part(
        [
            title,
            ["序号", "企业名称", "奖励", "", "拨付", ""],
            ["", "", "事项", "金额（万元）", "时间", "文号"],
            [1.0, FIRST, "国家级绿色工厂", 20.0, "2023.5.6", "甲"],
        ]
    )
    assert [heading for heading, _ in found.headings][2:] == [
        "事项",
        "金额（万元）",
        "时间",
        "文号",
    ]
    assert paid(found) == [("台账!4", FIRST, "国家级绿色工厂", 20_000_000)]
    assert found.lines[0].when.said == "2023-05-06"


def test_the_whole_heading_again_on_the_next_page_is_no_payment() -> None:
    first: list[Cell] = [1.0, FIRST, 20.0, "2023.5.6"]
    second: list[Cell] = [2.0, SECOND, 15.0, "2023.5.6"]
    found = part([*YEARS, first, *YEARS, second])
    assert [line.name for line in found.lines] == [FIRST, SECOND]
    assert found.skipped == ()
