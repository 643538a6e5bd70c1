"""Questions about records of one firm, their effect in money, answers that are kept, taken back and refused."""

from datetime import date

import pytest

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.assessing import assess_all, assess_enterprise
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Refused, save
from jjgreen_desktop.operations.same_project import (
    SameQuestion,
    answer,
    effect,
    question_named,
    questions,
)
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts
from tests.jjgreen_desktop.operations.one_contract import NUMBER, only, shared, system_facts


def test_a_shared_number_is_a_question_of_the_firm(office: Office) -> None:
    shared(office)
    found = only(office)
    assert found.firm.name == "湖口样例一厂有限公司"
    assert (found.first.noun, found.second.noun) == ("retrofit", "energy_management_system")
    assert (found.sign, found.answer, found.other) == ("合同号 样能2025-03 相同", None, None)
    assert question_named(office, found.key) == found


def test_the_money_is_known_before_answering(office: Office) -> None:
    shared(office)
    assert effect(office, only(office)) == {"same": 70_000_000, "different": 88_000_000}


def test_an_answer_joins_the_projects_and_undo_parts_them(office: Office) -> None:
    holder = shared(office)
    kept = answer(office, only(office), "same", " 同一合同 ")
    assert (kept.reason, kept.answered_on) == ("同一合同", date(2026, 9, 30))
    assert assess_enterprise(office, holder).total_fen() == 70_000_000
    assert assess_all(office)[0].total_fen() == 70_000_000
    assert only(office).answer == kept
    undone = office.store.undo()
    assert undone == "答复疑似同一项目 一号窑余热利用改造、能管中心：是同一项目"
    assert assess_enterprise(office, holder).total_fen() == 88_000_000
    assert only(office).answer is None


def test_answering_again_replaces_the_answer(office: Office) -> None:
    shared(office)
    first = answer(office, only(office), "same", "同一合同")
    again = answer(office, only(office), "different", "合同编号重复，实为两份")
    assert again.id == first.id
    assert office.store.count(SameProject) == 1
    assert effect(office, only(office)) == {"same": 70_000_000, "different": 88_000_000}


def test_an_answer_needs_a_reason_and_one_of_two_words(office: Office) -> None:
    shared(office)
    with pytest.raises(Refused, match="理由"):
        answer(office, only(office), "same", "  ")
    with pytest.raises(Problem, match="不是这一对的答复"):
        answer(office, only(office), "maybe", "不清楚")
    assert office.store.count(SameProject) == 0


def test_money_from_elsewhere_without_a_project_is_asked_about_too(office: Office) -> None:
    holder = firm(office)
    save(office, retrofit_facts(holder.id, contract_number=NUMBER))
    elsewhere = OutsideAward(
        enterprise=holder.id,
        project="省里的项目",
        source="省级专项",
        amount_fen=90_000_000,
        contract_number=NUMBER,
    )
    save(office, elsewhere)
    assert effect(office, only(office)) == {"same": 0, "different": 70_000_000}


def test_a_predecessor_s_record_is_asked_about_at_its_successor(office: Office) -> None:
    before = firm(office, "湖口样例老厂", credit_code="91360429MA0000002F")
    save(office, retrofit_facts(before.id, project="老项目", contract_number=NUMBER))
    after = firm(office, former=("91360429MA0000002F",))
    save(office, system_facts(after.id))
    found = only(office)
    assert (found.firm.id, found.other) == (after.id, None)
    answer(office, found, "same", "更名前后同一合同")
    assert only(office).firm.id == after.id


def test_a_contrary_answer_is_refused_in_words(office: Office) -> None:
    holder = shared(office)
    save(office, system_facts(holder, project="三号", contract_number="", equipment_numbers="SB-1"))
    retrofit, one, two = (
        office.store.find(type(record))[0]
        for record in (retrofit_facts(holder), system_facts(holder), system_facts(holder))
    )
    two = office.store.find(EnergySystem)[1]
    held = only(office).firm
    answer(office, SameQuestion(held, retrofit, one, "合同号"), "same", "同一合同")
    answer(office, SameQuestion(held, one, two, "设备"), "same", "同一设备")
    with pytest.raises(Refused, match="已是同一项目"):
        answer(office, SameQuestion(held, retrofit, two, "其他"), "different", "现场核对")
    office.store.undo()
    answer(office, SameQuestion(held, retrofit, two, "其他"), "different", "现场核对")
    with pytest.raises(Refused, match=r"“不是同一项目”的答复相矛盾（现场核对）"):
        answer(office, SameQuestion(held, one, two, "设备"), "same", "同一设备")


def test_the_form_points_at_an_open_question(office: Office) -> None:
    holder = firm(office)
    save(office, retrofit_facts(holder.id, contract_number=NUMBER))
    draft = system_facts(holder.id)
    (found,) = [f for f in all_checks(office, draft) if f.where == "疑似同一项目"]
    assert found.grade is Grade.VERIFY
    assert found.what == ("与改造项目“一号窑余热利用改造”合同号 样能2025-03 相同，可能是同一项目。")
    kept = save(office, draft).record
    answer(office, only(office), "different", "两份合同")
    assert not [f for f in all_checks(office, kept) if f.where == "疑似同一项目"]


def test_names_alike_are_a_question_and_the_scan_can_be_stopped(office: Office) -> None:
    for name in ("湖口样例一厂有限公司", "湖口样例二厂有限公司"):
        holder = firm(office, name)
        save(office, retrofit_facts(holder.id, project="窑炉改造一期"))
        save(office, retrofit_facts(holder.id, project="窑炉改造二期"))
    assert [q.sign for q in questions(office)] == ["项目名称只差括号或期次"] * 2
    assert len(questions(office, lambda _done, _of: False)) == 1


def test_an_answer_whose_record_is_gone_is_not_shown(office: Office) -> None:
    shared(office)
    found = only(office)
    answer(office, found, "same", "同一合同")
    with office.store.transaction("删除") as write:
        write.delete(found.second)
    assert questions(office) == []
