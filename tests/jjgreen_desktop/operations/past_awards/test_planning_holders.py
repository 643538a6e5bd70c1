"""Whose a payment is and which of its records is meant: former names, heirs, providers, projects, money from elsewhere."""

from datetime import date

import pytest

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.credit_code import check_character
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.effect import effect
from jjgreen_desktop.operations.past_awards.plans import Answers
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    SECOND,
    book,
    ledger,
    only,
    options,
    paid,
    planned,
    said,
)
from tests.jjgreen_desktop.operations.past_awards.planned import (
    DAY,
    MATCHED,
    NEW,
    OPEN,
    OUTSIDE,
    REFUSED,
    SAME,
)


def code(number: int) -> str:
    body = f"91360429MA0000{number:03d}"
    return body + check_character(body)


# Firms


@pytest.mark.parametrize(
    "written",
    [
        f"{FIRST}（原湖口样例老厂有限公司）",
        f"{FIRST}(曾用名：湖口样例老厂有限公司)",
        f"湖口样例老厂有限公司（现更名为{FIRST}）",
    ],
)
def test_a_name_with_a_former_one_beside_it_leads_to_the_firm(written: str, office: Office) -> None:
    firm(office, FIRST)
    firm(office, SECOND)
    row = only(planned(office, ledger(paid(written, "节能诊断补助", 1))))
    assert row.verdict is NEW
    assert row.said.endswith(f"（“{written}”按其中的“{FIRST}”对上）")


def test_a_part_of_a_firm_is_asked_about(office: Office) -> None:
    firm(office, FIRST)
    row = only(planned(office, ledger(paid(f"{FIRST}（原料车间）", "节能诊断补助", 1))))
    assert row.verdict is OPEN


def test_two_names_of_two_firms_are_asked(office: Office) -> None:
    firm(office, FIRST)
    firm(office, SECOND)
    row = only(planned(office, ledger(paid(f"{FIRST}（原{SECOND}）", "节能诊断补助", 1))))
    assert row.verdict is OPEN
    assert {*options(row).values()} >= {FIRST, SECOND}


@pytest.mark.parametrize("written", [f"{FIRST}、{SECOND}", f"{FIRST}等3家企业"])
def test_a_row_of_several_firms_is_to_be_parted(written: str, office: Office) -> None:
    firm(office, FIRST)
    firm(office, SECOND)
    row = only(planned(office, ledger(paid(written, "节能诊断补助", 3))))
    assert row.verdict is OPEN
    assert row.fix.startswith("一行里有几家企业的，选“不登记这一行”")


def test_a_row_of_several_clauses_is_to_be_parted(office: Office) -> None:
    firm(office, FIRST)
    row = only(planned(office, ledger(paid(FIRST, "国家级绿色工厂20万元、节能诊断1万元", 21))))
    assert row.verdict is OPEN
    assert "一行里有几笔的，选“不登记这一行”" in row.fix
    row = only(planned(office, ledger(paid(FIRST, "绿色工厂", 21))))  # of which level, that is all
    assert row.fix == "请选是哪一条的资金。"


def test_a_mark_before_a_code_is_no_part_of_it(office: Office) -> None:
    owner = firm(office, FIRST, credit_code=code(1)).id
    heads = ["企业名称", "信用代码", "事项", "金额（元）"]
    row = only(planned(office, book([heads, [FIRST, f"'{code(1)}", "节能诊断", 1.0]])))
    assert row.holder is not None
    assert (row.holder.id, row.verdict) == (owner, NEW)


def test_a_former_name_leads_to_the_firm_and_is_said(office: Office) -> None:
    owner = firm(office, SECOND, former_names=(FIRST,)).id
    made = planned(office, ledger(paid(FIRST, "节能诊断补助", 1)))
    row = only(made)
    assert row.verdict is NEW
    assert row.said.endswith(f"（“{FIRST}”是它的曾用名）")
    planning.apply(office, made)
    assert office.store.find(Diagnosis, enterprise=owner)[0].paid_fen == 1_000_000


def test_a_predecessors_code_leads_to_its_heir(office: Office) -> None:
    old = code(901)
    owner = firm(office, SECOND, former=(old,)).id
    rows = [["信用代码", "事项", "金额（元）"], [old, "节能诊断补助", 10000.0]]
    made = planned(office, book(rows))
    assert only(made).said.endswith(f"（代码 {old} 是它以前的代码）")
    planning.apply(office, made)
    assert office.store.find(Diagnosis, enterprise=owner)


def test_a_near_name_is_offered_and_never_taken(office: Office) -> None:
    owner = firm(office, FIRST).id
    firm(office, "都昌样例机械有限公司")
    made = planned(office, ledger(paid("湖口样例一厂", "节能诊断补助", 1)))
    row = only(made)
    assert (row.verdict, list(options(row))) == (OPEN, [f"enterprise:{owner}"])
    with pytest.raises(Problem, match="1 行还要选定"):
        planning.apply(office, made)
    chosen = planned(
        office,
        ledger(paid("湖口样例一厂", "节能诊断补助", 1)),
        r2={"firm": f"enterprise:{owner}"},
    )
    assert only(chosen).verdict is NEW


def test_the_provider_that_was_paid_leads_to_the_firm_it_diagnosed(office: Office) -> None:
    owner = firm(office, FIRST).id
    rows = ledger(paid("样例节能服务有限公司", f"{FIRST}节能诊断补助", 1))
    assert f"enterprise:{owner}" in options(only(planned(office, rows)))


def test_a_provider_that_is_registered_itself_is_not_taken_for_the_firm(office: Office) -> None:
    owner = firm(office, FIRST).id
    provider = firm(office, SECOND).id
    row = only(planned(office, ledger(paid(SECOND, f"为{FIRST}做节能诊断补助", 1))))
    assert row.verdict is OPEN
    assert list(options(row)) == [f"enterprise:{owner}", f"enterprise:{provider}"]
    assert only(planned(office, ledger(paid(SECOND, "节能诊断补助", 1)))).verdict is NEW


def test_a_firm_nobody_knows_is_refused_until_it_is_left_out(office: Office) -> None:
    made = planned(office, ledger(paid("都昌远方机械有限公司", "节能诊断补助", 1)))
    row = only(made)
    assert row.verdict is REFUSED
    assert "没有企业“都昌远方机械有限公司”" in row.said
    with pytest.raises(Problem, match="1 行不能登记"):
        planning.apply(office, made)
    left = planning.plan(office, made.workbook, Answers(left=frozenset(["台账!2"])))
    assert left.acceptable
    assert not left.writes


# Other records


def test_the_only_diagnosis_is_the_one(office: Office) -> None:
    owner = firm(office, FIRST).id
    own = Diagnosis(enterprise=owner, provider="样例节能服务有限公司", report_on=date(2024, 3, 1))
    kept = save(office, own).record
    planning.apply(office, planned(office, ledger(paid(FIRST, "节能诊断补助", 1))))
    now = office.store.get(Diagnosis, kept.id)
    assert now is not None
    assert (now.subsidised_on, now.paid_fen) == (DAY, 1_000_000)


def test_a_project_is_matched_by_its_name(office: Office) -> None:
    owner = firm(office, FIRST).id
    facts = retrofit_facts(owner, completed_on=date(2024, 3, 1))
    one = save(office, facts).record
    save(office, facts.model_copy(update={"project": "二号窑改造"}))
    made = planned(office, ledger(paid(FIRST, "一号窑余热利用改造奖励", 50)))
    assert said(made) == [(MATCHED, "已对上“改造项目 一号窑余热利用改造”")]
    assert only(made).account == f"retrofit:{one.id}"
    vague = planned(office, ledger(paid(FIRST, "节能技改奖励", 50)))
    assert said(vague) == [(OPEN, "几条都像")]


def test_a_new_project_has_the_name_that_makes_it_the_same_project(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, retrofit_facts(owner))
    made = planned(office, ledger(paid(FIRST, "一号窑余热利用改造奖励", 30)), r2={"record": "new"})
    planning.apply(office, made)
    new = office.store.find(Retrofit, enterprise=owner)[-1]
    assert new.project == "一号窑余热利用改造"
    lines = {line.of: line for line in assess_enterprise(office, owner).lines}
    rest = next(line for of, line in lines.items() if of != new.id)
    assert rest.outcome is Outcome.ELIGIBLE
    assert rest.ceiling_fen == (70 - 30) * 1_000_000


def test_money_from_elsewhere_is_registered_as_that(office: Office) -> None:
    owner = firm(office, FIRST).id
    made = planned(office, ledger(paid(FIRST, "省级节能专项资金", 15)))
    assert said(made) == [(OUTSIDE, "不是本措施的资金，登记为其他渠道资金“省级节能专项资金”")]
    planning.apply(office, made)
    found = office.store.find(OutsideAward, enterprise=owner)[0]
    assert (found.amount_fen, found.received_on) == (15_000_000, DAY)
    past = office.store.find(PastAward)[0]
    assert (past.clause, past.of_noun, past.of) == (None, "outside_award", found.id)


def test_money_from_elsewhere_that_is_registered_is_the_same(office: Office) -> None:
    owner = firm(office, FIRST).id
    known = OutsideAward(
        enterprise=owner, project="省级节能专项资金", amount_fen=15_000_000, received_on=DAY
    )
    save(office, known)
    assert only(planned(office, ledger(paid(FIRST, "省级节能专项资金", 15)))).verdict is SAME


def test_words_that_claim_two_matters_are_asked(office: Office) -> None:
    firm(office, FIRST)
    row = only(planned(office, ledger(paid(FIRST, "省级节能专项资金支持余热改造", 15))))
    assert row.verdict is OPEN
    assert list(options(row))[:2] == ["2.1", "outside"]


def test_the_300_000_yuan_are_drawn_on_by_what_was_paid_before(office: Office) -> None:
    owner = firm(office, FIRST).id
    system = EnergySystem(
        enterprise=owner,
        project="能源管控中心二期",
        new_or_upgraded=True,
        connected_provincial=True,
        connected_city=True,
        connected_on=date(2026, 2, 1),
        contract_fen=100_000_000,
    )
    save(office, system)
    rows = [
        ["企业名称", "事项", "项目名称", "金额（元）", "日期"],
        [FIRST, "能源管理系统补助", "能源管控中心一期", 180000.0, "2023年"],
    ]
    made = planned(office, book(rows), r2={"record": "new"})
    shown = effect(office, made)
    assert (shown.before_fen, shown.after_fen) == (30_000_000, 12_000_000)
    planning.apply(office, made)
    lines = [line for line in assess_enterprise(office, owner).lines if line.clause == "5.2"]
    assert sorted((line.outcome, line.ceiling_fen) for line in lines) == sorted(
        [(Outcome.SETTLED, 18_000_000), (Outcome.ELIGIBLE, 12_000_000)]
    )


def test_two_payments_on_one_project_through_a_predecessor(office: Office) -> None:
    old = code(902)
    before = firm(office, FIRST, credit_code=old).id
    heir = firm(office, SECOND, former=(old,)).id
    save(office, retrofit_facts(heir))
    rows = ledger(
        paid(FIRST, "一号窑余热利用改造奖励", 30, "2023-05-06"),
        paid(FIRST, "一号窑余热利用改造奖励尾款", 10, "2024-05-06"),
    )
    made = planned(office, rows)
    assert [verdict for verdict, _ in said(made)] == [NEW, NEW]
    shown = effect(office, made)
    assert shown.subjects == 2
    assert (shown.before_fen, shown.after_fen) == (70_000_000, 30_000_000)
    planning.apply(office, made)
    kept = office.store.find(Retrofit, enterprise=before)
    assert [(one.paid_fen, one.paid_on) for one in kept] == [(40_000_000, date(2024, 5, 6))]
