"""The unit a ledger states for its amounts is read whole: 千元 is no 元, 百万元 no 万元; what is unknown is asked."""

import pytest

from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.headings import tail_of, without_unit
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.plans import Answers, Verdict
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, GREEN, book, only


@pytest.mark.parametrize(
    ("heading", "unit", "words"),
    [
        ("能源管理系统（百万元）", "百万元", "能源管理系统"),
        ("能源管理系统（单位：千元）", "千元", "能源管理系统"),
        ("奖励金额千万元", "千万元", "奖励金额"),
        ("奖励金额/人民币十万元", "十万元", "奖励金额"),
        ("奖励金额（不含税，亿元）", "亿元", "奖励金额(不含税"),
        ("奖励（万美元）", "万美元", "奖励"),
        ("奖励（百万）", "百万", "奖励"),
        ("国家级绿色工厂（20万元）", "", "国家级绿色工厂(20万元)"),
        ("五百万元以上企业", "", "五百万元以上企业"),
        ("操作单元", "", "操作单元"),
    ],
)
def test_a_unit_is_read_whole(heading: str, unit: str, words: str) -> None:
    assert tail_of(heading) == unit
    assert without_unit(heading) == words


@pytest.mark.parametrize(
    ("heading", "title", "cell", "fen"),
    [
        ("金额（千元）", "", 200.0, 20_000_000),
        ("奖励金额（百万元）", "", 0.2, 20_000_000),
        ("金额", "（单位：千元）", 200.0, 20_000_000),
        ("金额", "计量单位：百万元", 0.2, 20_000_000),
        ("金额（元）", "单位：千元", 200000.0, 20_000_000),
        ("金额（千元）", "单位：万元", "20万元", 20_000_000),
        ("金额（万元）", "", "200千元", 20_000_000),
        ("金额，千元", "单位：万元", 200.0, 20_000_000),
    ],
)
def test_thousands_and_millions_of_yuan_are_obeyed(
    heading: str, title: str, cell: Cell, fen: int
) -> None:
    rows: list[list[Cell]] = [[title], ["企业名称", "事项", heading], [FIRST, GREEN, cell]]
    (found,) = read(book(rows), {}, {})
    assert [line.fen for line in found.lines] == [fen]
    assert found.asked == ()


def test_a_wide_ledger_in_millions_is_registered_in_full_with_its_matter_whole(
    office: Office,
) -> None:
    firm(office, FIRST)
    heads: list[Cell] = ["企业名称", "国家级绿色工厂（百万元）", "能源管理系统（千元）", "年度"]
    made = planning.plan(office, book([heads, [FIRST, 0.2, 300.0, 2024.0]]))
    planning.apply(office, made)
    found = {one.matter: one.amount_fen for one in office.store.find(PastAward)}
    assert found == {"国家级绿色工厂": 20_000_000, "能源管理系统": 30_000_000}
    said = [one.what for one in made.findings if "换算" in one.what]
    assert said == [
        "“国家级绿色工厂（百万元）”一列表头写百万元，已换算成元。",
        "“能源管理系统（千元）”一列表头写千元，已换算成元。",
    ]


def test_an_assigned_heading_keeps_its_unit(office: Office) -> None:
    firm(office, FIRST)
    rows: list[list[Cell]] = [["企业名称", "事项", "到手（千元）"], [FIRST, GREEN, 200.0]]
    columns = {"到手（千元）": "amount"}
    assert only(planning.plan(office, book(rows), Answers(columns=columns))).line.fen == 20_000_000


@pytest.mark.parametrize(
    ("heading", "title", "shown"),
    [
        ("金额（万美元）", "单位：万元", "万美元"),
        ("金额（百）", "单位：万元", "百"),
        ("金额", "单位：港元", "港元"),
        ("金额", "单位：1000元", "1000元"),
        ("金额", "金额单位：元，去年单位：万元", "元、万元"),
    ],
)
def test_a_unit_nobody_knows_is_asked_and_told(
    heading: str, title: str, shown: str, office: Office
) -> None:
    firm(office, FIRST)
    rows: list[list[Cell]] = [[title], ["企业名称", "事项", heading], [FIRST, GREEN, 20.0]]
    columns = {heading: "amount"}
    made = planning.plan(office, book(rows), Answers(columns=columns))
    assert only(made).verdict is Verdict.OPEN
    assert [part.sheet for part in made.asks_units] == ["台账"]
    assert (Grade.VERIFY, f"写的单位“{shown}”不能确定，没有按它读取。") in [
        (one.grade, one.what) for one in made.findings
    ]
    told = Answers(columns=columns, units={"台账": "万元"})
    assert only(planning.plan(office, book(rows), told)).line.fen == 20_000_000


def test_a_unit_of_its_own_goes_before_that_of_the_group(office: Office) -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "奖励情况（万元）", ""],
        ["", "事项", "金额（美元）"],
        [FIRST, GREEN, 20.0],
    ]
    (found,) = read(book(rows), {"金额（美元）": "amount"}, {})
    assert (found.unit, found.strange) == ("", ("美元",))
    assert found.lines[0].fen is None
