"""What is asked, what is not, and what staff read; outcomes and figures stand in the worked examples."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess, tallies
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Rulings
from jjgreen_desktop.policy.suspicion import comparable, numbers_in, suspicions
from tests.jjgreen_desktop.policy.samples import (
    ON,
    contract,
    improved,
    loan,
    pilot,
    retrofit,
    subject,
    system,
    title,
)

NUMBER = "样能2025-03"


def answer(one: Any, two: Any, given: str = "same", **known: Any) -> SameProject:
    facts = {
        "id": "b1",
        "first_noun": one.noun,
        "first": one.id,
        "second_noun": two.noun,
        "second": two.id,
        "answer": given,
        "reason": "同一合同的两次付款。",
        "answered_on": date(2026, 9, 1),
    }
    return SameProject(**(facts | known))


def asked(whole: Subject) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.first.id, one.second.id, one.signs) for one in suspicions(whole)]


def lines(pack: Pack, whole: Subject) -> dict[str, Assessment]:
    return {line.of: line for line in assess(whole, pack, ON).lines}


def two(**known: Any) -> Subject:
    return subject(
        retrofits=(retrofit(project="一号窑改造", contract_number=NUMBER),),
        energy_systems=(system(project="能管中心", **({"contract_number": NUMBER} | known)),),
    )


@pytest.mark.parametrize("typed", ["样能2025-03", "样能２０２５－０３", " 样能 2025—03 "])
def test_a_number_is_the_same_however_it_is_typed(typed: str) -> None:
    assert asked(two(contract_number=typed)) == [("r1", "m1", ("合同号 样能2025-03 相同",))]


def test_brackets_of_a_filing_number_are_alike() -> None:
    assert comparable("湖样备〔2026〕3号") == comparable("湖样备[2026]３号")


@pytest.mark.parametrize("typed", ["无", "不详", "—", "1#", "  ", ""])
def test_what_tells_nothing_is_not_asked_about(typed: str) -> None:
    whole = two(contract_number=typed)
    alike = retrofit(project="一号窑改造", contract_number=typed)
    assert asked(replace(whole, retrofits=(alike,))) == []


def test_several_numbers_in_one_field() -> None:
    typed = "04418201、04418202,04418203；04418204 04418205 无"
    assert numbers_in(typed, "invoice_numbers") == [f"0441820{n}" for n in range(1, 6)]
    assert numbers_in("样能 2025、3", "contract_number") == ["样能 2025、3"]


def test_all_that_two_records_share_is_one_question() -> None:
    signs = {"invoice_numbers": "04418201", "equipment_numbers": "SB-118"}
    whole = subject(
        retrofits=(retrofit(project="一号窑改造", contract_number=NUMBER, **signs),),
        energy_systems=(system(project="能管中心", contract_number=NUMBER, **signs),),
    )
    (found,) = suspicions(whole)
    assert found.said == "合同号 样能2025-03 相同，发票号码 04418201 相同，设备编号 SB-118 相同"


def test_a_loan_s_number_is_another_sort_than_a_contract_s() -> None:
    whole = subject(
        retrofits=(retrofit(project="一号窑改造", contract_number="样贷2025-018"),),
        loans=(loan(project="窑炉贷款", contract_number="样贷2025-018"),),
        performance_contracts=(contract(loan_number="样贷2025-018"),),
    )
    assert asked(whole) == [("l1", "c1", ("贷款合同号 样贷2025-018 相同",))]


def test_money_from_elsewhere_may_be_for_any_contract() -> None:
    outside = OutsideAward(id="o1", source="省级专项", contract_number="样贷2025-018")
    whole = subject(
        loans=(loan(contract_number="样贷2025-018"),),
        outside_awards=(outside,),
    )
    assert asked(whole) == [("l1", "o1", ("贷款合同号 样贷2025-018 相同",))]


def test_records_of_one_name_are_no_question() -> None:
    whole = two()
    same = whole.energy_systems[0].model_copy(update={"project": "一号窑 改造"})
    assert asked(replace(whole, energy_systems=(same,))) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("窑炉改造一期", "窑炉改造二期", True),
        ("窑炉改造（第2期工程）", "窑炉改造", True),
        ("窑炉（余热）改造", "窑炉余热改造", True),
        ("窑炉改造", "窑炉改进", False),
        ("一期", "二期", False),
    ],
)
def test_names_that_differ_by_brackets_or_phase_only(one: str, other: str, alike: bool) -> None:
    whole = subject(retrofits=(retrofit(project=one), retrofit(id="r2", project=other)))
    assert bool(asked(whole)) is alike


def test_open_questions_stand_on_the_lines_and_change_no_figure(pack: Pack) -> None:
    found = lines(pack, two())
    assert found["r1"].caveats == (
        "与能源管理系统“能管中心”合同号 样能2025-03 相同，可能是同一项目，请先答复。",
    )
    assert found["m1"].caveats == (
        "与改造项目“一号窑改造”合同号 样能2025-03 相同，可能是同一项目，请先答复。",
    )
    assert (found["r1"].ceiling_fen, found["m1"].ceiling_fen) == (70_000_000, 18_000_000)


def test_an_answer_tells_day_and_reason_and_the_loser_names_the_winner(pack: Pack) -> None:
    whole = two()
    one = answer(whole.energy_systems[0], whole.retrofits[0], sign="合同号 样能2025-03 相同")
    found = lines(pack, replace(whole, answers=(one,)))
    said = (
        "按 2026-09-01 答复：能源管理系统“能管中心”与改造项目“一号窑改造”是同一项目"
        "（合同号 样能2025-03 相同），合并就高，不重复享受。理由：同一合同的两次付款。"
    )
    for line in found.values():
        (step,) = [step for step in line.steps if step.text == said]
        assert {(fact.noun, fact.record, fact.key) for fact in step.facts} >= {
            ("same_project", "b1", "reason")
        }
    assert found["m1"].outcome is Outcome.SUPERSEDED
    assert found["m1"].reason.startswith("同一项目不重复享受，就高选用“二（1）、改造奖励”")
    assert not found["r1"].caveats and not found["m1"].caveats


def test_an_answer_different_silences_the_signs_it_names_only(pack: Pack) -> None:
    whole = two()
    said = answer(
        whole.retrofits[0], whole.energy_systems[0], "different", sign="合同号 样能2025-03 相同"
    )
    assert asked(replace(whole, answers=(said,))) == []
    assert not lines(pack, replace(whole, answers=(said,)))["r1"].caveats
    more = two(invoice_numbers="04418201")
    invoiced = more.retrofits[0].model_copy(update={"invoice_numbers": "04418201"})
    again = replace(more, retrofits=(invoiced,), answers=(said,))
    assert asked(again) == [("r1", "m1", ("发票号码 04418201 相同",))]


def test_the_latest_answer_on_two_records_counts(pack: Pack) -> None:
    whole = two()
    one, other = whole.retrofits[0], whole.energy_systems[0]
    first = answer(one, other)
    later = answer(other, one, "different", id="b2", answered_on=date(2026, 9, 2))
    assert lines(pack, replace(whole, answers=(later, first)))["m1"].outcome is Outcome.ELIGIBLE
    assert lines(pack, replace(whole, answers=(first,)))["m1"].outcome is Outcome.SUPERSEDED


def test_an_answer_on_a_record_that_is_gone_changes_nothing(pack: Pack) -> None:
    whole = replace(two(), answers=(answer(retrofit(), system(id="m9")),))
    assert lines(pack, whole)["m1"].outcome is Outcome.ELIGIBLE


def test_one_project_with_another_firm_s_is_asked_until_one_is_named(pack: Pack) -> None:
    elsewhere = answer(retrofit(), retrofit(id="r8"), sign="合同号 样能2025-03 相同")
    found = lines(pack, subject(retrofits=(retrofit(),), answers=(elsewhere,)))["r1"]
    assert found.caveats == (
        "按 2026-09-01 答复：与另一家企业的记录是同一项目（合同号 样能2025-03 相同），"
        "不重复享受，由哪一家领取尚未答复，请先答复由哪一家领取。",
    )
    assert found.ceiling_fen == 70_000_000


def test_a_title_joined_by_answer_is_taken_with_its_retrofit(pack: Pack) -> None:
    whole = subject(retrofits=(retrofit(),), titles=(title(),))
    found = lines(pack, replace(whole, answers=(answer(retrofit(), title()),)))
    assert found["t1"].outcome is Outcome.SUPERSEDED


def test_predecessor_s_records_are_named_as_such(pack: Pack) -> None:
    whole = subject(
        retrofits=(retrofit(contract_number=NUMBER),),
        earlier_retrofits=(improved("4", id="r0", project="窑炉改造", contract_number=NUMBER),),
    )
    assert lines(pack, whole)["r1"].caveats == (
        "与前身企业的改造项目“窑炉改造”合同号 样能2025-03 相同，可能是同一项目，请先答复。",
    )


@pytest.mark.parametrize("given", ["first_receives", "second_receives"])
def test_of_two_firms_projects_the_whole_project_goes_to_the_one_named(
    pack: Pack, given: str
) -> None:
    """Also another clause of the project, and one by answer; another project of the firm stays."""
    whole = subject(
        retrofits=(retrofit(project="一号窑改造"),),
        loans=(loan(project="一号窑改造", interest_paid_fen=1_000_000),),
        energy_systems=(system(project="能管中心"),),
        pilots=(pilot(project="试点"),),
    )
    joined = answer(retrofit(), whole.energy_systems[0])
    between = answer(whole.loans[0], loan(id="x1"), given, id="b2", note="由“甲”领取，“乙”不再领取")
    found = lines(pack, replace(whole, answers=(joined, between)))
    outcomes = {of: line.outcome for of, line in found.items()}
    mine = Outcome.ELIGIBLE if given == "first_receives" else Outcome.SUPERSEDED
    assert outcomes == {
        "r1": mine,
        "l1": Outcome.SUPERSEDED,
        "m1": Outcome.SUPERSEDED,
        "p1": Outcome.ELIGIBLE,
    }
    said = (
        "按 2026-09-01 答复：与另一家企业的记录是同一项目（未写明相同之处），"
        "由“甲”领取，“乙”不再领取，不重复享受。理由：同一合同的两次付款。"
    )
    assert said in [step.text for step in found["r1"].steps]
    assert (found["r1"].reason == said) is (given == "second_receives")


def test_a_title_joined_by_ruling_goes_with_the_retrofit(pack: Pack) -> None:
    whole = subject(retrofits=(retrofit(),), titles=(title(),))
    lost = answer(retrofit(), retrofit(id="x1"), "second_receives")
    with_answer = replace(whole, answers=(lost,))
    one = assess(with_answer, pack, ON, {"title-and-retrofit": "same"})
    assert one.total_fen() == 0
    apart = assess(with_answer, pack, ON, {"title-and-retrofit": "different"})
    assert {line.of for line in apart.lines if line.outcome is Outcome.ELIGIBLE} == {"t1"}


def test_totals_without_explanation_leave_the_lost_project_out(pack: Pack) -> None:
    lost = answer(retrofit(), retrofit(id="x1"), "second_receives")
    whole = subject(retrofits=(retrofit(),), answers=(lost,))
    (one,) = tallies(whole, pack, ON, Rulings(pack, {}))
    assert one.outcome is Outcome.SUPERSEDED


def test_what_is_lacking_in_the_lost_project_says_so(pack: Pack) -> None:
    lost = answer(retrofit(), retrofit(id="x1"), "second_receives")
    found = lines(pack, subject(retrofits=(retrofit(accepted_on=None),), answers=(lost,)))["r1"]
    assert found.outcome is Outcome.LACKING
    assert "只由答复中的一家领取" in found.caveats[-1]
