"""Old ledgers matched, decided and written: verdicts, choices, sums, what stands in the register afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.credit_code import check_character
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.importing.replanning import Replanned
from jjgreen_desktop.operations.importing.sheets import Cell, Workbook
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.effect import effect
from jjgreen_desktop.operations.past_awards.plans import Answers, Verdict
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, make_office, retrofit_facts, title_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    GREEN,
    PAPER,
    SECOND,
    book,
    ledger,
    only,
    options,
    paid,
    planned,
    said,
)

MATCHED, NEW, OUTSIDE, SAME, OPEN, REFUSED = Verdict
DAY = date(2024, 12, 20)
SIXTH = {"level": "national", "batch": "2021年度（第六批）", "published_on": date(2022, 1, 15)}


def code(number: int) -> str:
    body = f"91360429MA0000{number:03d}"
    return body + check_character(body)


# Titles


def test_a_title_is_matched_by_kind_and_level_and_carries_the_payment(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH)).record
    made = planned(office, ledger(paid(FIRST, GREEN, 20)))
    assert said(made) == [(MATCHED, "已对上“国家级绿色工厂（2021年度（第六批））”")]
    planning.apply(office, made)
    now = office.store.get(Title, title.id)
    assert now == title.model_copy(update={"paid_on": DAY, "paid_fen": 20_000_000})
    past = office.store.find(PastAward)[0]
    assert (past.of, past.clause, past.document, past.ledger) == (
        title.id,
        "3",
        PAPER,
        "旧台账.xlsx",
    )
    assert (past.place, past.payee, past.made) == ("工作表“台账”第 2 行", FIRST, False)


def test_a_title_published_after_the_payment_is_not_what_was_paid(office: Office) -> None:
    owner = firm(office, FIRST).id
    later = save(
        office, title_facts(owner, level="national", published_on=date(2026, 3, 18))
    ).record
    made = planned(office, ledger(paid(FIRST, GREEN, 20)))
    row = only(made)
    assert row.verdict is OPEN
    assert "2026-03-18" in row.said
    assert set(options(row)) == {later.id, "new"}


def test_the_batch_tells_titles_of_one_kind_apart(office: Office) -> None:
    owner = firm(office, FIRST).id
    fifth = {"level": "national", "batch": "第五批", "published_on": date(2020, 9, 1)}
    save(office, title_facts(owner, **fifth))
    sixth = save(office, title_facts(owner, **SIXTH)).record
    plain, told = ledger(paid(FIRST, GREEN, 20)), ledger(paid(FIRST, f"第六批{GREEN}", 20))
    assert said(planned(office, plain)) == [(OPEN, "几条都像")]
    assert only(planned(office, told)).account == f"title:{sixth.id}"


def test_without_the_title_a_new_one_is_registered_with_it(office: Office) -> None:
    owner = firm(office, FIRST).id
    made = planned(office, ledger(paid(FIRST, f"{GREEN}（第三批）", "20万", "2019年")))
    assert said(made) == [(NEW, "没有这条记录，将新建“国家级绿色工厂（第三批）”")]
    planning.apply(office, made)
    title = office.store.find(Title, enterprise=owner)[0]
    assert (title.kind, title.level, title.holder, title.batch) == (
        *("green_factory", "national", "enterprise"),
        "第三批",
    )
    assert (title.paid_fen, title.paid_on, title.holder_name) == (20_000_000, None, FIRST)
    assert office.store.find(PastAward)[0].year == 2019


def test_a_park_is_paid_for_its_titles(office: Office) -> None:
    park = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    made = planned(office, ledger(paid("湖口样例产业园", "国家级绿色园区奖励", 50)))
    planning.apply(office, made)
    assert office.store.find(Title, park=park.id)[0].paid_fen == 50_000_000


def test_a_title_without_its_level_is_asked(office: Office) -> None:
    firm(office, FIRST)
    row = only(planned(office, ledger(paid(FIRST, "绿色工厂奖励", 20))))
    assert row.verdict is OPEN
    keys = list(options(row))
    assert keys[:2] == ["3:green_factory:national", "3:green_factory:provincial"]
    chosen = planned(office, ledger(paid(FIRST, "绿色工厂奖励", 20)), r2={"matter": keys[1]})
    assert said(chosen) == [(NEW, "没有这条记录，将新建“省级绿色工厂”")]


def test_an_earlier_payment_makes_the_title_of_today_not_the_first(office: Office) -> None:
    owner = firm(office, FIRST).id
    now = save(office, title_facts(owner, level="national")).record
    before = assess_enterprise(office, owner).lines
    assert [(line.of, line.outcome) for line in before] == [(now.id, Outcome.ELIGIBLE)]
    made = planned(office, ledger(paid(FIRST, GREEN, 20)), r2={"record": "new"})
    shown = effect(office, made)
    assert (shown.before_fen, shown.after_fen) == (20_000_000, 0)
    planning.apply(office, made)
    after = {line.of: line.outcome for line in assess_enterprise(office, owner).lines}
    assert after[now.id] is Outcome.NOT_APPLICABLE
    assert Outcome.SETTLED in after.values()


# Firms


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


# What stands there already


def test_the_same_ledger_again_is_registered_already_whatever_was_chosen(office: Office) -> None:
    owner = firm(office, FIRST).id
    rows = ledger(
        paid("湖口样例一厂", GREEN, 20),
        paid(FIRST, "省级节能专项资金支持余热改造", 15),
        paid(FIRST, "节能诊断补助", 1),
        paid(FIRST, "节能诊断补助", 1),
    )
    choices = {
        "r2": {"firm": f"enterprise:{owner}"},
        "r3": {"matter": "outside"},
        "r5": {"twice": "same"},
    }
    planning.apply(office, planned(office, rows, **choices))
    records = len(office.store.find(PastAward))
    again = planned(office, replace(rows))
    assert [verdict for verdict, _ in said(again)] == [SAME] * 4
    assert not again.writes
    planning.apply(office, again)
    assert len(office.store.find(PastAward)) == records == 3


def test_another_ledger_with_a_row_more_brings_only_that(office: Office) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    more = ledger(paid(FIRST, GREEN, 20), paid(FIRST, "节能诊断补助", 1), content="b")
    assert [verdict for verdict, _ in said(planned(office, more))] == [SAME, NEW]


def test_a_payment_typed_by_hand_is_the_same_when_it_agrees(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=20_000_000))
    assert only(planned(office, ledger(paid(FIRST, GREEN, 20)))).verdict is SAME
    assert only(planned(office, ledger(paid(FIRST, GREEN, 20, "2024年")))).verdict is SAME


def test_another_amount_is_a_question_and_never_overwritten(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=10_000_000)).record
    rows = ledger(paid(FIRST, GREEN, 20))
    row = only(planned(office, rows))
    assert row.verdict is OPEN
    assert "已有兑现 10.00 万元，台账这一笔是 20.00 万元" in row.said
    assert set(options(row)) == {"another", "replace", "same"}

    def after(choice: str) -> int | None:
        made = planned(office, rows, r2={"amount": choice})
        planning.apply(office, made)
        now = office.store.get(Title, title.id)
        if made.writes:
            office.store.undo()
        return now.paid_fen if now else None

    assert (after("another"), after("replace"), after("same")) == (
        *(30_000_000, 20_000_000),
        10_000_000,
    )


def test_what_another_ledger_brought_is_not_written_over(office: Office) -> None:
    """Its row would stay in the list and be counted beside the new one."""
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    row = only(planned(office, ledger(paid(FIRST, GREEN, 10, "2025-05-20"), content="b")))
    assert row.verdict is OPEN
    assert set(options(row)) == {"another", "same"}
    assert (
        row.fix
        == "请选是又一笔，还是同一笔；已登记的那一笔有误的，请先在“以前兑现”里移除它，再导入。"
    )


def test_a_day_without_amount_is_completed(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH, paid_on=DAY)).record
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20, "2024年"))))
    now = office.store.get(Title, title.id)
    assert now is not None
    assert (now.paid_on, now.paid_fen) == (DAY, 20_000_000)


def test_interest_is_paid_year_by_year_without_a_question(office: Office) -> None:
    owner = firm(office, FIRST).id
    loan = Loan(enterprise=owner, project="一号窑改造", drawn_on=date(2023, 1, 1))
    kept = save(office, loan).record
    rows = ledger(
        paid(FIRST, "一号窑改造绿色贷贴息", 5, "2023-12-20"),
        paid(FIRST, "一号窑改造绿色贷贴息", 6, "2024-12-20"),
    )
    planning.apply(office, planned(office, rows))
    now = office.store.get(Loan, kept.id)
    assert now is not None
    assert (now.paid_fen, now.paid_on) == (11_000_000, DAY)


def test_two_payments_for_one_title_are_asked(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, GREEN, 20, "2023-12-20"), paid(FIRST, GREEN, 20))
    made = planned(office, rows)
    assert [verdict for verdict, _ in said(made)] == [NEW, OPEN]
    assert set(options(made.rows[1])) == {"another", "same"}


def test_equal_rows_of_one_ledger_are_asked(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, "节能诊断补助", 1), paid(FIRST, "节能诊断补助", 1))
    made = planned(office, rows)
    assert said(made)[1] == (OPEN, "与工作表“台账”第 2 行完全相同")
    assert [v for v, _ in said(planned(office, rows, r3={"twice": "same"}))] == [NEW, SAME]
    both = planned(office, rows, r3={"twice": "another", "amount": "another"})
    planning.apply(office, both)
    assert office.store.find(Diagnosis)[0].paid_fen == 2_000_000


# Recoveries


def test_a_recovery_takes_from_what_was_paid_wherever_it_stands(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, "追回国家级绿色工厂奖励", -5, "2025-03-01"), paid(FIRST, GREEN, 20))
    planning.apply(office, planned(office, rows))
    title = office.store.find(Title)[0]
    assert (title.paid_fen, title.paid_on) == (15_000_000, DAY)
    assert [one.signed_fen for one in office.store.find(PastAward)] == [-5_000_000, 20_000_000]


def test_what_was_recovered_whole_is_not_paid(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=20_000_000)).record
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, -20, "2025-03-01"))))
    now = office.store.get(Title, title.id)
    assert now is not None
    assert (now.paid_fen, now.paid_on) == (None, None)


def test_no_more_can_be_recovered_than_was_paid(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=10_000_000))
    row = only(planned(office, ledger(paid(FIRST, GREEN, -20))))
    assert row.verdict is REFUSED
    assert "要追回 20.00 万元" in row.said


def test_a_recovery_without_its_sign_is_asked(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=20_000_000))
    rows = ledger(paid(FIRST, f"收回{GREEN}", 20, "2025-03-01"))
    assert set(options(only(planned(office, rows)))) == {"recovered", "paid"}
    made = planned(office, rows, r2={"sign": "recovered"})
    planning.apply(office, made)
    assert office.store.find(Title)[0].paid_fen is None
    assert only(planned(office, rows)).verdict is SAME


# The whole


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
