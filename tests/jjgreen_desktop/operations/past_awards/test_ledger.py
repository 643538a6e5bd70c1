"""Ledgers as they stand: total rows are added up again, headings inside, merged cells, units."""

from datetime import date

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.sheets import Cell, Workbook
from jjgreen_desktop.operations.past_awards.figures import When
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.lines import Part
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    HEADS,
    SECOND,
    book,
    sheet_of,
)

OLD: list[list[Cell]] = [
    ["湖口县2023年绿色制造奖补资金台账", "", "", "", ""],
    ["单位：万元", "", "", "", ""],
    ["序号", "受奖单位", "奖补事项", "金额", "拨付文件"],
    ["一、称号奖励", "", "", "", ""],
    [1.0, FIRST, "国家级绿色工厂奖励", 20.0, "湖样财〔2023〕1号"],
    ["", "", "节能诊断补助", "1万元", ""],
    ["小计", "", "", 21.0, ""],
    ["二、绿色贷贴息", "", "", "", ""],
    [2.0, SECOND, "", -5.5, ""],
    ["合计", "", "3 笔", 15.5, ""],
    ["注：以上均已拨付。", "", "", "", ""],
]


def part(rows: list[list[Cell]], units: dict[str, str] | None = None) -> Part:
    found = read(book(rows), {}, units or {})
    assert len(found) == 1
    return found[0]


def test_only_payments_are_lines() -> None:
    found = part(OLD)
    assert [(line.key, line.name, line.matter, line.fen) for line in found.lines] == [
        ("台账!5", FIRST, "国家级绿色工厂奖励", 20_000_000),
        ("台账!6", FIRST, "节能诊断补助", 1_000_000),
        ("台账!9", SECOND, "二、绿色贷贴息", -5_500_000),
    ]
    assert found.skipped == (
        "第 4 行“一、称号奖励”",
        "第 8 行“二、绿色贷贴息”",
        "第 11 行“注:以上均已拨付。”",
    )


def test_what_is_taken_from_elsewhere_on_the_sheet_is_said() -> None:
    first, merged, third = part(OLD).lines
    assert first.remarks == ("兑现年度取自标题（2023年）。",)
    assert merged.remarks[0] == f"企业一格是空的，按合并单元格取上一行“{FIRST}”。"
    assert third.remarks[0] == "没有写事项，按“二、绿色贷贴息”理解。"
    assert first.when == When(None, 2023)


def test_a_total_is_of_its_section_or_of_all() -> None:
    totals = part(OLD).totals
    assert [(one.words, one.stated_fen, one.differs) for one in totals] == [
        ("小计", 21_000_000, False),
        ("合计", 15_500_000, False),
    ]


def test_a_total_that_differs_is_told_with_both_sums() -> None:
    rows = [*OLD[:9], ["合计", "", "", 16.5, ""]]
    total = part(rows).totals[-1]
    assert total.differs
    assert (total.stated_fen, total.added_fen) == (16_500_000, 15_500_000)


@pytest.mark.parametrize(
    ("heading", "title", "unit"),
    [
        ("金额（万元）", "", "万元"),
        ("金额(元)", "", "元"),
        ("奖励金额（单位：万元）", "", "万元"),
        ("拨付金额/元", "", "元"),
        ("金额", "单位：元", "元"),
        ("金额", "金额单位：万元", "万元"),
        ("金额", "", ""),
        ("金额（元）", "单位：万元", "元"),
    ],
)
def test_the_unit_is_the_headings_else_the_titles(heading: str, title: str, unit: str) -> None:
    rows: list[list[Cell]] = [["台账", title], ["企业名称", heading], [FIRST, 20.0]]
    assert part(rows).unit == unit


def test_without_a_unit_amounts_wait_unless_they_say_their_own() -> None:
    rows: list[list[Cell]] = [["企业名称", "金额"], [FIRST, 20.0], [SECOND, "5万"]]
    found = part(rows)
    assert found.asks_unit
    assert [line.fen for line in found.lines] == [None, 5_000_000]
    told = part(rows, {"台账": "元"})
    assert not told.asks_unit
    assert [line.fen for line in told.lines] == [2_000, 5_000_000]


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("", "没有金额。"),
        (0.0, "金额是 0，没有兑现。"),
        ("#REF!", "金额是出错值 #REF!。"),
        ("约30万", "金额“约30万”不是数字。"),
        ("30 40", "金额“30 40”的数字中间有空格。"),
    ],
)
def test_an_amount_that_cannot_be_read_is_a_fault_of_its_line(cell: Cell, what: str) -> None:
    line = part([list(HEADS), [FIRST, "节能诊断补助", cell, "2023年", ""]]).lines[0]
    assert line.fault is not None
    assert line.fault[0] == what


def test_a_wrong_day_is_a_fault_too() -> None:
    line = part([list(HEADS), [FIRST, "节能诊断补助", 1.0, "去年底", ""]]).lines[0]
    assert line.fault is not None
    assert line.fault[0].startswith("兑现日期“去年底”不是日期")


def test_every_sheet_is_read_in_its_own_shape() -> None:
    two = Workbook(
        "旧台账.xlsx",
        "a" * 64,
        (
            sheet_of(OLD, "2023年"),
            sheet_of(
                [
                    ["拨付日期", "企业", "项目", "实拨金额（元）"],
                    [date(2024, 5, 6), SECOND, "一号窑", 300.0],
                ],
                "2024年",
            ),
            sheet_of([["封面"]], "封面"),
        ),
    )
    first, second = read(two, {}, {})
    assert (first.unit, second.unit) == ("万元", "元")
    assert second.lines[0].when == When(date(2024, 5, 6))
    assert second.lines[0].fen == 30_000


def test_a_book_without_firm_and_amount_gives_its_headings_and_no_line() -> None:
    found = part([["企业名称", "联系人"], [FIRST, "张样例"]])
    assert not found.whole
    assert found.headings == (("企业名称", "name"), ("联系人", ""))
    assert found.lines == ()


def test_a_book_of_something_else_says_what_to_do() -> None:
    with pytest.raises(Problem, match="没有找到以前兑现的表头"):
        read(book([["联系人", "职务"], ["张样例", "科员"]]), {}, {})


def test_a_heading_taken_for_nothing_is_left_alone() -> None:
    rows: list[list[Cell]] = [["企业名称", "金额（元）", "说明"], [FIRST, 20.0, "x"]]
    assert read(book(rows), {"说明": ""}, {})[0].lines[0].note == ""


def test_a_heading_a_clerk_has_assigned_is_known() -> None:
    rows: list[list[Cell]] = [["企业名称", "到手（万元）"], [FIRST, 20.0]]
    found = read(book(rows), {"到手（万元）": "amount"}, {})
    assert found[0].lines[0].fen == 20_000_000


def test_a_column_nobody_knows_is_named() -> None:
    found = part([["企业名称", "金额（元）", "经办人"], [FIRST, 20.0, "张样例"]])
    assert found.unread == ("经办人",)


def test_parts_of_a_total_are_no_payments_and_no_firms() -> None:
    rows: list[list[Cell]] = [
        ["序号", "企业名称", "事项", "金额（万元）"],
        [1.0, FIRST, "节能诊断补助", 1.0],
        ["合计", "", "", 1.0],
        ["", "其中：诊断", "", 1.0],
        ["", "", "绿色贷贴息", 2.0],
    ]
    found = part(rows)
    assert [line.name for line in found.lines] == [FIRST, ""]
    assert found.skipped == ("第 4 行“其中:诊断”",)


def test_the_heading_again_on_the_next_page_is_no_payment() -> None:
    rows: list[list[Cell]] = [
        list(HEADS),
        [FIRST, "节能诊断补助", 1.0],
        list(HEADS),
        [SECOND, "节能诊断补助", 1.0],
    ]
    assert [line.name for line in part(rows).lines] == [FIRST, SECOND]


def test_a_code_that_became_a_number_is_not_used() -> None:
    rows: list[list[Cell]] = [["企业名称", "信用代码", "金额（元）"], [FIRST, 9.13604e17, 20000.0]]
    line = part(rows).lines[0]
    assert (line.name, line.code) == (FIRST, "")
    assert line.remarks[0].startswith("信用代码成了数字")


def test_a_sum_that_nobody_labelled_is_no_payment_of_the_firm_above_it() -> None:
    rows: list[list[Cell]] = [
        [*HEADS],
        [FIRST, "绿色贷贴息", 10.0, "2023-05-01", ""],
        [SECOND, "绿色贷贴息", 20.0, "2023-05-01", ""],
        ["", "", 30.0, "", ""],
    ]
    paid, also, bare = part(rows).lines
    assert (paid.fault, also.fault) == (None, None)
    assert bare.fault is not None
    assert bare.fault[0] == "只有金额，没有写企业，可能是没有标明的合计。"


@pytest.mark.parametrize("words", ["合计", "合 计：", "合计 3 家", "2023年小计", "总计（含追回）"])
def test_a_total_is_known_by_its_words(words: str) -> None:
    found = part([[*HEADS], [FIRST, "节能诊断补助", 1.0, "", ""], [words, "", 1.0, "", ""]])
    assert len(found.lines) == 1
    assert [(total.stated_fen, total.differs) for total in found.totals] == [(1_000_000, False)]


def test_a_title_that_stands_in_for_the_matter_is_said_without_its_unit() -> None:
    rows: list[list[Cell]] = [
        ["2023年绿色贷贴息（单位：万元）", "", ""],
        ["序号", "企业名称", "金额"],
        [1.0, FIRST, 10.0],
    ]
    (line,) = part(rows).lines
    assert line.matter == "2023年绿色贷贴息台账"  # with the name of the sheet
