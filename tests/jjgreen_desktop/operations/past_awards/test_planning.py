"""An old ledger planned and written as a whole: one write, remembered headings, sums and units, each row and 分 once."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.importing.replanning import Replanned
from jjgreen_desktop.operations.importing.sheets import Cell, Workbook
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.effect import effect
from jjgreen_desktop.operations.past_awards.plans import Answers, Verdict
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, make_office, title_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    GREEN,
    SECOND,
    book,
    ledger,
    only,
    paid,
    planned,
    said,
)
from tests.jjgreen_desktop.operations.past_awards.planned import (
    MATCHED,
    NEW,
    OPEN,
    OUTSIDE,
    REFUSED,
    SIXTH,
)


def test_a_day_still_to_come_is_refused_with_its_reason(office: Office) -> None:
    firm(office, FIRST)
    row = only(planned(office, ledger(paid(FIRST, GREEN, 20, "2027-01-01"))))
    assert row.verdict is REFUSED
    assert row.said == "兑现日期 2027-01-01 晚于今天"


def test_one_write_that_undo_takes_back_whole(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, GREEN, 20), paid(FIRST, "省级节能专项资金", 15))
    planning.apply(office, planned(office, rows))
    assert office.store.history(1)[0].name == "导入以前兑现 旧台账.xlsx（2 行，35.00 万元）"
    office.store.undo()
    for model in (Title, OutsideAward, PastAward):
        assert office.store.find(model) == []
    assert [v for v, _ in said(planned(office, rows))] == [NEW, OUTSIDE]


def test_the_effect_is_only_tried(office: Office) -> None:
    firm(office, FIRST)
    made = planned(office, ledger(paid(FIRST, GREEN, 20)))
    before = office.store.history(1)
    shown = effect(office, made)
    assert [one.after.outcome for one in shown.lines if one.after] == [Outcome.SETTLED]
    assert office.store.history(1) == before
    assert office.store.find(Title) == []


def test_what_a_change_of_the_register_makes_of_a_plan_is_shown_before_it_is_written(
    office: Office,
) -> None:
    owner = firm(office, FIRST).id
    made = planned(office, ledger(paid(FIRST, GREEN, 20)))
    title = save(office, title_facts(owner, **SIXTH)).record
    with pytest.raises(Replanned, match="有 1 行的结论或去处变了。什么都没有写入") as refused:
        planning.apply(office, made)
    assert office.store.find(Title) == [title]
    now = refused.value.plan
    assert [row.account for row in planning.apply(office, now).rows] == [f"title:{title.id}"]


def test_a_change_that_changes_no_row_hinders_nothing(office: Office) -> None:
    firm(office, FIRST)
    made = planned(office, ledger(paid(FIRST, GREEN, 20)))
    firm(office, "别处样例厂")
    assert planning.apply(office, made).rows == made.rows


def test_what_headings_mean_is_remembered(office: Office) -> None:
    firm(office, FIRST)
    rows: list[list[Cell]] = [["企业名称", "事项", "到手（万元）"], [FIRST, GREEN, 20.0]]
    answers = Answers(columns={"到手（万元）": "amount"})
    planning.apply(office, planning.plan(office, book(rows), answers))
    rows[1][1] = "节能诊断补助"
    assert only(planned(office, book(rows, content="b"))).line.fen == 20_000_000


def test_a_ledger_without_firm_and_amount_is_not_written(office: Office) -> None:
    rows: list[list[Cell]] = [["企业名称", "事项", "到手"], [FIRST, GREEN, 20.0]]
    made = planned(office, book(rows))
    assert made.unrecognised
    with pytest.raises(Problem, match="没有认出同时有企业和金额两列的表"):
        planning.apply(office, made)


def test_totals_that_differ_are_found(office: Office) -> None:
    firm(office, FIRST)
    made = planned(office, ledger(paid(FIRST, GREEN, 20), ("合计", "", 25, "", "")))
    assert made.findings[0].what == (
        "表上的合计是 25.00 万元，逐行相加是 20.00 万元，相差 5.00 万元。"
    )
    assert made.acceptable


@pytest.mark.parametrize(("wan", "much"), [(200_000, "大"), (0.0020, "小")])
def test_a_slip_between_yuan_and_ten_thousand_is_noticed(
    office: Office, wan: float, much: str
) -> None:
    firm(office, FIRST)
    found = planned(office, ledger(paid(FIRST, GREEN, wan))).findings[0]
    assert f"{much}得不像一笔奖补（条款上限 50.00 万元），可能元和万元写错了。" in found.what


def sheet(*rows: Sequence[Cell], amount: str = "金额", above: str = "") -> Workbook:
    title: list[Sequence[Cell]] = [[above]] if above else []
    return book([*title, ["企业名称", "兑现事项", amount], *rows])


@pytest.mark.parametrize(
    ("heading", "above", "fen", "told"),
    [
        ("金额（万元）", "", 20_000_000, ["表头写万元，已换算成元；单位写在格内的以格内为准。"]),
        (
            "金额",
            "单位：万元",
            20_000_000,
            ["表上方写万元，已换算成元；单位写在格内的以格内为准。"],
        ),
        ("金额（元）", "", 2_000, []),
        ("金额（元）", "单位：万元", 2_000, ["表头写元，表上方写万元，按表头读取。"]),
    ],
)
def test_the_unit_a_sheet_states_is_obeyed_and_told(
    heading: str, above: str, fen: int, told: list[str], office: Office
) -> None:
    firm(office, FIRST)
    made = planned(office, sheet([FIRST, GREEN, 20.0], amount=heading, above=above))
    assert only(made).line.fen == fen
    assert [one.what for one in made.findings if "写" in one.what and "错" not in one.what] == told


@pytest.mark.parametrize(
    ("matter", "yuan", "asked"),
    [
        ("节能诊断补助", 10_000, False),
        ("节能诊断补助", 1_000_001, True),  # 100 times the ceiling of clause 一 and more
        (GREEN, 500, False),
        (GREEN, 499, True),  # below a thousandth of the highest of clause 三
        ("省级节能专项资金", 499, False),  # no clause: the common limits
        ("省级节能专项资金", 99, True),
    ],
)
def test_an_amount_is_held_against_the_ceiling_of_its_clause(
    matter: str, yuan: int, asked: bool, office: Office
) -> None:
    firm(office, FIRST)
    made = planned(office, sheet([FIRST, matter, float(yuan)], amount="金额（元）"))
    assert [one.where for one in made.findings if "不像一笔奖补" in one.what] == (
        ["工作表“台账”第 2 行"] if asked else []
    )


AMOUNTS = st.integers(min_value=-50, max_value=200)
MATTERS = st.sampled_from(
    [
        GREEN,
        "绿色工厂奖励",
        "节能诊断补助",
        "一号窑改造奖励",
        "省级节能专项资金",
        "春节慰问",
        "绿色贷贴息",
        "追回奖励",
    ]
)


NAMES = st.sampled_from([FIRST, SECOND, "湖口样例一厂", "都昌远方机械有限公司", ""])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = make_office(Path(tmp_path_factory.mktemp("desk")) / "湖口县")
    for name in (FIRST, SECOND):
        save(made, Enterprise(name=name, county="湖口县", industrial=True))
    return made


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(NAMES, MATTERS, AMOUNTS), min_size=1, max_size=12))
def test_every_row_and_every_fen_has_one_verdict(
    shared: Office, rows: Sequence[tuple[str, str, int]]
) -> None:
    lines = [paid(name, matter, float(wan)) for name, matter, wan in rows]
    total: tuple[Cell, ...] = ("合计", "", float(sum(wan for *_, wan in rows)), "", "")
    made = planned(shared, ledger(*lines, total))
    assert sum(made.count(verdict) for verdict in Verdict) == len(made.rows) == len(rows)
    assert sum(made.fen(verdict) for verdict in Verdict) == made.fen()
    assert made.fen() == sum(wan for *_, wan in rows) * 1_000_000
    assert not any(total.differs for part in made.parts for total in part.totals)
    assert made.acceptable == (not made.count(OPEN) and not made.count(REFUSED))
    left = Answers(left=frozenset(row.key for row in made.rows if row.verdict in (OPEN, REFUSED)))
    settled = planning.plan(shared, made.workbook, left)
    moved = sum(
        one.after.paid_fen or 0
        for one in settled.accounts.values()
        if hasattr(one.after, "paid_fen")
    )  # type: ignore[attr-defined]
    into = sum(row.signed_fen for row in settled.rows if row.verdict in (MATCHED, NEW))
    if settled.acceptable:
        assert moved == into
