"""Ledgers whose heading stands in two rows, or that have a column of amounts for each matter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.sheets import Cell, Workbook
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.figures import When
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.lines import Part
from jjgreen_desktop.operations.past_awards.plans import Answers
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, SECOND, book, sheet_of

GREEN, DIAGNOSED = "国家级绿色工厂奖励（万元）", "诊断补助（万元）"
ACROSS = ["企业名称", GREEN, DIAGNOSED, "合计（万元）"]


def part(rows: list[list[Cell]], **columns: str) -> Part:
    found = read(book(rows), columns, {})
    assert len(found) == 1
    return found[0]


def paid(found: Part) -> list[tuple[str, str, str, int | None]]:
    return [(line.key, line.name, line.matter, line.fen) for line in found.lines]


# A heading in two rows


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


@pytest.mark.parametrize(
    "second",
    [
        ["企业名称", "事项", "金额（万元）"],
        ["事项", "企业名称", "金额（元）"],
        ["企业名称", "拨付日期", "资金用途", "金额（元）"],
    ],
)
def test_a_second_table_on_a_sheet_is_not_read_under_the_first_ones_heading(
    second: list[Cell],
) -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "事项", "金额（元）"],
        [FIRST, "节能诊断", 1.0],
        second,
        [SECOND, "节能诊断", 2.0],
    ]
    with pytest.raises(Problem, match="第 1 行和第 3 行是两个不同的表头"):
        part(rows)


def test_a_sheet_that_is_no_ledger_may_have_two_headings() -> None:
    list_of_firms = sheet_of(
        [["企业名称", "备注"], [FIRST, "x"], ["备注", "企业名称"], ["y", SECOND]], "名单"
    )
    paid_rows = sheet_of([["企业名称", "事项", "金额（元）"], [FIRST, "节能诊断", 1.0]], "台账")
    found = read(Workbook("旧台账.xlsx", "a" * 64, (list_of_firms, paid_rows)), {}, {})
    assert [one.sheet for one in found] == ["台账"]


# A column of amounts for each matter


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


# What is not certain is asked


def test_a_total_column_tells_that_columns_without_a_unit_are_amounts() -> None:
    heads: list[Cell] = ["企业", "绿色工厂", "诊断补助", "贴息", "合计"]
    sure = part([heads, [FIRST, 200000.0, 10000.0, "-", 210000.0]])
    assert [line.matter for line in sure.lines] == ["绿色工厂", "诊断补助"]
    assert sure.asks_unit
    unsure = part([heads, [FIRST, 1.0, 10000.0, "-", 210000.0]])
    assert unsure.asked == ("绿色工厂", "诊断补助")


def test_the_heading_of_the_one_amount_a_clerk_names_is_the_matter() -> None:
    rows: list[list[Cell]] = [["企业", "绿色工厂", "人数"], [FIRST, 200000.0, 5.0]]
    assert part(rows).asked == ("绿色工厂",)
    found = part(rows, 绿色工厂="amount")
    assert [line.matter for line in found.lines] == ["绿色工厂"]
    assert found.lines[0].remarks == ("兑现事项取自表头“绿色工厂”。",)


def test_another_matter_beside_the_amounts_is_asked() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "事项", "金额（元）", DIAGNOSED, "总投资（万元）", "改造年份"],
        [FIRST, "国家级绿色工厂", 200000.0, 1.0, 900.0, 2021.0],
    ]
    found = part(rows)
    assert found.asked == (DIAGNOSED,)
    assert found.unread == ("总投资（万元）", "改造年份")
    told = part(rows, **{DIAGNOSED: "amount", "总投资（万元）": ""})
    assert [(line.matter, line.fen) for line in told.lines] == [
        ("国家级绿色工厂", 20_000_000),
        ("诊断补助", 1_000_000),
    ]
    assert part(rows, **{DIAGNOSED: ""}).asked == ()


def test_amounts_that_are_the_sum_of_the_others_are_no_payment_whatever_was_said_of_them() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", GREEN, DIAGNOSED, "奖励金额（万元）"],
        [FIRST, 20.0, 1.0, 21.0],
        [SECOND, "", 1.0, 1.0],
    ]
    for columns in ({}, {"奖励金额（万元）": "amount"}):
        found = part(rows, **columns)
        assert found.sums == ("奖励金额（万元）",)
        assert sum(line.fen or 0 for line in found.lines) == 22_000_000


def test_amount_beside_the_matters_is_asked_of_each_ledger_anew() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", GREEN, DIAGNOSED, "奖励金额（万元）"],
        [FIRST, 20.0, 1.0, 22.0],
    ]
    columns = {GREEN: "amount", DIAGNOSED: "amount", "奖励金额（万元）": "amount"}
    before = read(book(rows), columns, {}, now=())[0]
    assert before.asked == ("奖励金额（万元）",)
    assert sum(line.fen or 0 for line in before.lines) == 21_000_000
    assert len(read(book(rows), columns, {})[0].lines) == 3


def test_two_columns_of_one_matter_may_be_the_same_money_and_are_asked() -> None:
    heads: list[Cell] = ["企业名称", "绿色工厂核算（元）", "绿色工厂到账（元）", DIAGNOSED]
    found = part([heads, [FIRST, 20.0, 20.0, 1.0]])
    assert found.asked == ("绿色工厂核算（元）", "绿色工厂到账（元）")
    years: list[Cell] = ["企业名称", "2022年度绿色工厂（元）", "2023年度绿色工厂（元）"]
    assert part([years, [FIRST, 20.0, 20.0]]).asked == ()


def test_money_that_is_no_clause_beside_the_payments_is_asked() -> None:
    rows: list[list[Cell]] = [["企业名称", GREEN, "其他（万元）"], [FIRST, 20.0, 1.0]]
    assert part(rows).asked == ("其他（万元）",)


def test_nothing_is_written_while_a_column_is_open(office: Office) -> None:
    firm(office, FIRST)
    rows: list[list[Cell]] = [["企业名称", GREEN, "其他（万元）"], [FIRST, 20.0, 1.0]]
    made = planning.plan(office, book(rows))
    assert not made.acceptable
    with pytest.raises(Problem, match="“其他（万元）”下面有金额"):
        planning.apply(office, made)
    made = planning.plan(office, book(rows), Answers(columns={"其他（万元）": ""}))
    planning.apply(office, made)
    (past,) = office.store.find(PastAward)
    assert (past.amount_fen, past.place) == (20_000_000, "工作表“台账”第 2 行")


CELLS = st.one_of(st.none(), st.just("-"), st.just("约1"), st.integers(-50, 50).map(float))


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=5),
    total=st.booleans(),
    last=st.sampled_from(["贴息（元）", "其他（元）", "金额（元）", "小计（元）"]),
    answer=st.sampled_from([None, "", "amount", "total"]),
)
def test_every_figure_is_paid_once_or_left_aside(
    rows: list[tuple[Cell, Cell, Cell, Cell]], total: bool, last: str, answer: str | None
) -> None:
    heads: list[Cell] = ["企业名称", "国家级绿色工厂（元）", "诊断补助（元）", last, "合计（元）"]
    body: list[list[Cell]] = [[f"样例{number}厂", *row] for number, row in enumerate(rows)]
    if total:
        body.append(["合计", *(sum(_fen(row[n]) for row in rows) / 100 for n in range(4))])
    made = read(book([heads, *body]), {} if answer is None else {last: answer}, {})[0]
    taken = [heading for heading, key in made.headings if key == "amount"]
    assert "合计（元）" not in taken
    places = [heads.index(heading) - 1 for heading in taken]
    written = [(n, p) for n in range(len(rows)) for p in places if _fen(rows[n][p])]
    assert sum(line.fen or 0 for line in made.lines) == sum(_fen(rows[n][p]) for n, p in written)
    paid_keys = [line.key for line in made.lines if line.fen]
    assert len(set(paid_keys)) == len(paid_keys) == len(written)
    unread = [line for line in made.lines if line.fault]
    bad = sum(rows[n][p] == "约1" for n in range(len(rows)) for p in places)
    assert len(unread) >= bad


def _fen(cell: Cell) -> int:
    return int(cell * 100) if isinstance(cell, float) else 0


def test_what_is_paid_and_what_is_left_out_is_all_there_is(office: Office) -> None:
    firm(office, FIRST)
    rows: list[list[Cell]] = [ACROSS, [FIRST, 20.0, 1.0, 21.0], [FIRST, -5.0, "", -5.0]]
    made = planning.plan(office, book(rows), Answers(left=frozenset({"台账!C2"})))
    assert [row.key for row in made.rows] == ["台账!B2", "台账!C2", "台账!B3"]
    left = sum(row.signed_fen for row in made.rows if row.left)
    assert (made.fen(), left) == (16_000_000, 1_000_000)
    planning.apply(office, made)
    assert sum(past.signed_fen for past in office.store.find(PastAward)) == made.fen() - left
    again = planning.plan(office, book(rows), made.answers)
    assert [row.verdict.value for row in again.rows] == ["same", "refused", "same"]
