"""One project claimed by several firms: who receives, in every figure, and what is refused."""

from datetime import date
from typing import Any

import pytest

from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.assessing import assess_all, assess_enterprise
from jjgreen_desktop.operations.budget import plan_of, set_budget
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Refused, save
from jjgreen_desktop.operations.same_project import (
    answer,
    effect,
    questions,
)
from jjgreen_desktop.operations.totals import totals
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts
from tests.jjgreen_desktop.operations.one_contract import NUMBER, only, shared, system_facts

ONE, TWO = "湖口样例一厂有限公司", "湖口样例二厂有限公司"


def two_firms(office: Office, **known: Any) -> tuple[str, str]:
    """One firm's retrofit and another's system under one contract; returns the firms' ids."""
    one, two = firm(office), firm(office, TWO)
    save(office, retrofit_facts(one.id, contract_number=NUMBER))
    save(office, system_facts(two.id, contract_number="样能2025－03", **known))
    return one.id, two.id


def total(office: Office) -> int:
    """All lines of the register, as the assessment and as the totals come to."""
    assessed = sum(result.total_fen() for result in assess_all(office))
    assert totals(office).total_fen() == assessed
    return assessed


def planned(office: Office) -> int:
    set_budget(office, Budget(year=2026, pool_fen=500_000_000))
    made = plan_of(office, 2026)
    assert made is not None and made.doubts == ()
    return sum(row.item.fen for row in made.plan.rows)


def test_two_firms_that_claim_one_contract_are_a_question(office: Office) -> None:
    one, two = two_firms(office)
    found = only(office)
    assert found.other is not None
    assert (found.firm.id, found.other.id) == (one, two)
    assert found.answers == {
        "first_receives": f"是同一项目，由{ONE}领取",
        "second_receives": f"是同一项目，由{TWO}领取",
        "different": "不是同一项目",
    }
    assert effect(office, found) == {
        "first_receives": 70_000_000,
        "second_receives": 18_000_000,
        "different": 88_000_000,
    }


@pytest.mark.parametrize(
    ("given", "fen"), [("first_receives", 70_000_000), ("second_receives", 18_000_000)]
)
def test_only_the_firm_named_receives(office: Office, given: str, fen: int) -> None:
    firms = two_firms(office)
    winner, loser = firms if given == "first_receives" else reversed(firms)
    answer(office, only(office), given, "两家为同一合同的甲乙方。")
    (kept,) = assess_enterprise(office, winner).lines
    (gone,) = assess_enterprise(office, loser).lines
    assert (kept.outcome, kept.ceiling_fen) == (Outcome.ELIGIBLE, fen)
    assert gone.outcome is Outcome.SUPERSEDED
    names = (ONE, TWO) if given == "first_receives" else (TWO, ONE)
    assert gone.reason == (
        "按 2026-09-30 答复：与另一家企业的记录是同一项目（合同号 样能2025-03 相同），"
        f"由“{names[0]}”领取，“{names[1]}”不再领取，不重复享受。理由：两家为同一合同的甲乙方。"
    )
    assert kept.steps[-1].text == gone.reason
    assert not [said for said in kept.caveats if "另一家" in said]
    assert total(office) == fen
    assert planned(office) == fen


def test_an_answer_of_two_firms_is_changed_and_taken_back_for_both(office: Office) -> None:
    one, two = two_firms(office)
    answer(office, only(office), "first_receives", "同一合同")
    again = only(office)
    assert again.answered == f"是同一项目，由{ONE}领取"
    answer(office, again, "second_receives", "甲方出资")
    assert office.store.count(SameProject) == 2
    assert total(office) == 18_000_000
    assert office.store.undo() == (
        f"答复疑似同一项目 一号窑余热利用改造、能管中心：是同一项目，由{TWO}领取"
    )
    assert total(office) == 70_000_000
    office.store.undo()
    assert (office.store.count(SameProject), total(office)) == (0, 88_000_000)
    assert assess_enterprise(office, two).total_fen() == 18_000_000
    assert assess_enterprise(office, one).total_fen() == 70_000_000


def test_whose_record_is_gone_receives_nothing_instead_of_the_other(office: Office) -> None:
    two_firms(office)
    found = only(office)
    answer(office, found, "first_receives", "同一合同")
    with office.store.transaction("删除") as write:
        write.delete(found.first)
    assert total(office) == 18_000_000


def test_two_firms_need_a_receiver(office: Office) -> None:
    two_firms(office)
    with pytest.raises(Problem, match="须写明由哪一家领取"):
        answer(office, only(office), "same", "同一合同")
    assert office.store.count(SameProject) == 0


def test_an_answer_kept_without_a_receiver_is_open_again(office: Office) -> None:
    two_firms(office)
    found = only(office)
    with office.store.transaction("以前的答复") as write:
        kept = [
            write.put(
                SameProject(
                    enterprise=owner.id,
                    first_noun=found.first.noun,
                    first=found.first.id,
                    second_noun=found.second.noun,
                    second=found.second.id,
                    sign=found.sign,
                    answer="same",
                    reason="同一合同",
                    answered_on=date(2026, 9, 1),
                )
            )
            for owner in found.firms
        ]
    assert only(office).answer is None
    for record in kept:
        (refused,) = [f for f in all_checks(office, record) if f.grade is Grade.MANDATORY]
        assert "须写明由哪一家领取" in refused.what
    for owner in found.firms:
        (line,) = assess_enterprise(office, owner.id).lines
        assert line.caveats[-1].endswith("由哪一家领取尚未答复，请先答复由哪一家领取。")
    set_budget(office, Budget(year=2026, pool_fen=500_000_000))
    made = plan_of(office, 2026)
    assert made is not None
    assert [doubt.split("“")[0] for doubt in made.doubts] == [ONE, TWO]
    answer(office, only(office), "first_receives", "同一合同")
    assert office.store.count(SameProject) == 2
    assert total(office) == planned(office) == 70_000_000


def test_the_firm_not_paid_cannot_receive_what_the_other_has_been_paid(office: Office) -> None:
    two_firms(office, paid_fen=18_000_000, paid_on=date(2026, 3, 1))
    with pytest.raises(Refused, match=f"“{TWO}”的这个项目已经兑现"):
        answer(office, only(office), "first_receives", "同一合同")
    assert office.store.count(SameProject) == 0
    answer(office, only(office), "second_receives", "同一合同")
    assert total(office) == 0


def test_a_payment_entered_after_the_answer_is_found(office: Office) -> None:
    two_firms(office)
    answer(office, only(office), "first_receives", "同一合同")
    (system,) = office.store.find(EnergySystem)
    paid = {"paid_fen": 18_000_000, "paid_on": date(2026, 9, 1)}
    save(office, system.model_copy(update=paid))
    found = [
        finding.what
        for record in office.store.find(SameProject)
        for finding in all_checks(office, record)
        if finding.grade is Grade.MANDATORY
    ]
    assert found == [f"“{TWO}”的这个项目已经兑现，不能再由另一家领取。"]


def test_a_project_of_three_firms_has_one_receiver(office: Office) -> None:
    two_firms(office)
    answer(office, only(office), "second_receives", "同一合同")
    third = firm(office, "湖口样例三厂有限公司")
    save(office, system_facts(third.id, project="三厂能管", contract_number=NUMBER))
    (asked,) = [one for one in questions(office) if one.answer is None]
    assert asked.names == (ONE, "湖口样例三厂有限公司")
    with pytest.raises(Refused, match="已于 2026-09-30 答复由另一条记录的项目领取"):
        answer(office, asked, "second_receives", "同一合同")
    answer(office, asked, "first_receives", "同一合同")
    assert total(office) == planned(office) == 18_000_000


def test_firms_that_give_way_in_a_ring_are_refused(office: Office) -> None:
    """一厂 to 二厂, 二厂 to 三厂, 三厂 to 一厂: nobody would receive."""
    signs = ("contract_number", "invoice_numbers", "equipment_numbers")
    firms = [firm(office, f"湖口样例{n}厂有限公司") for n in "一二三"]
    for number, holder in enumerate(firms):
        own, next_one = signs[number], signs[(number + 1) % 3]
        known = dict.fromkeys(signs, "") | {own: f"样{number}-2025001"}
        known[next_one] = f"样{(number + 1) % 3}-2025001"
        save(office, system_facts(holder.id, project=f"能管{number}", **known))
    for giver, receiver in ((0, 1), (1, 2)):
        _give(office, firms[giver].id, firms[receiver].id)
    with pytest.raises(Refused, match="几家互相让给对方，结果没有一家领取"):
        _give(office, firms[2].id, firms[0].id)
    assert [total_of(office, holder.id) for holder in firms] == [0, 0, 18_000_000]


def _give(office: Office, giver: str, receiver: str) -> None:
    pair = {giver, receiver}
    (asked,) = [one for one in questions(office) if {each.id for each in one.firms} == pair]
    given = "first_receives" if asked.firms[0].id == receiver else "second_receives"
    answer(office, asked, given, "现场核对")


def total_of(office: Office, holder: str) -> int:
    return assess_enterprise(office, holder).total_fen()


def test_the_whole_project_of_both_firms_is_weighed(office: Office) -> None:
    """A record joined to a higher one stands for it: the other firm's and that one are one project too."""
    holder = shared(office)
    answer(office, only(office), "same", "同一合同")
    other = firm(office, "湖口样例二厂有限公司")
    save(office, system_facts(other.id, contract_fen=80_000_000))
    between = next(one for one in questions(office) if one.other)
    (first, second, different) = effect(office, between).values()
    assert (first, second, different) == (70_000_000, 24_000_000, 94_000_000)
    answer(office, between, "second_receives", "同一合同")
    assert {line.outcome for line in assess_enterprise(office, holder).lines} == {
        Outcome.SUPERSEDED
    }
    assert total(office) == planned(office) == 24_000_000
