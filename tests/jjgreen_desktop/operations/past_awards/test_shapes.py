"""What is not certain about the shape of a ledger is asked; every figure is paid once or left aside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.plans import Answers
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, SECOND, book
from tests.jjgreen_desktop.operations.past_awards.shaped import ACROSS, DIAGNOSED, GREEN, part


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
