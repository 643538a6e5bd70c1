"""Taken back out of turn, a record stays with the firm, park or year under which others came to it."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.operations import merging
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.taking_back import do_again, take_back
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts
from tests.jjgreen_desktop.operations.out_of_turn import WAN, change, last, refused, register

SECOND = "湖口样例二厂有限公司"
DAY = date(2026, 9, 1)


def test_a_merge_stays_while_an_award_was_approved_on_what_it_moved(office: Office) -> None:
    keep, lose = firm(office), firm(office, SECOND)
    moved = save(office, retrofit_facts(lose.id)).record
    merging.merge(office, keep, lose)
    merged = last(office)
    line = line_of(office, "2.1", moved.id)
    assert line is not None
    approve(office, line, 70 * WAN, "九工信〔2026〕1号", DAY)
    refused(office, merged, last(office), "核定或兑现了这一笔改过项目名称或归属的记录")
    assert office.store.find(Award)[0].enterprise == office.store.find(Retrofit)[0].enterprise
    take_back(office)
    take_back(office, merged)
    assert office.store.find(Retrofit)[0].enterprise == lose.id
    remove(office, keep)  # nothing of the other hangs on it


def test_a_merge_stays_while_notes_and_carriers_came_to_what_it_moved(office: Office) -> None:
    keep, lose = firm(office), firm(office, SECOND)
    moved = save(office, retrofit_facts(lose.id)).record
    save(office, AnnualReturn(enterprise=lose.id, year=2024))
    merging.merge(office, keep, lose)
    merged = last(office)
    of = {"enterprise": keep.id, "of_noun": "retrofit", "of": moved.id}
    noted = register(office, RecordNote(text="已电话核实", **of))
    use = EnergyUse(enterprise=keep.id, year=2024, carrier="柴油", quantity=Decimal(1))
    used = register(office, use)
    refused(office, merged, used, "又登记或改动了同一年的报表、能耗（分品种能耗“柴油”）")
    take_back(office, used)
    refused(office, merged, noted, "又用到了这一笔改过归属的记录")
    take_back(office, noted)
    assert take_back(office, merged)


def test_a_merge_goes_back_although_other_records_of_the_firm_came_since(office: Office) -> None:
    keep, lose = firm(office), firm(office, SECOND)
    save(office, retrofit_facts(lose.id))
    merging.merge(office, keep, lose)
    merged = last(office)
    save(office, AnnualReturn(enterprise=keep.id, year=2023))
    change(office, keep, note="后来写的")
    assert take_back(office, merged)
    kept = office.store.get(Enterprise, keep.id)
    assert kept and kept.note == "后来写的"


def test_a_diagnosis_stays_with_the_firm_under_which_its_measures_came(office: Office) -> None:
    first, second = firm(office), firm(office, SECOND)
    one = save(office, Diagnosis(enterprise=first.id, provider="样例节能服务有限公司")).record
    moved = change(office, one, enterprise=second.id)
    part = DiagnosisFinding(enterprise=second.id, diagnosis=one.id, measure="换电机")
    added = register(office, part)
    refused(office, moved, added, "又用到了这一笔改过归属的记录（诊断措施“换电机”）")


def test_an_award_does_not_come_again_without_its_record(office: Office) -> None:
    made = register(office, retrofit_facts(firm(office).id))
    one = office.store.find(Retrofit)[0]
    award = Award(enterprise=one.enterprise, clause="2.1", of=one.id, proposed_fen=70 * WAN)
    proposed = register(office, award)
    take_back(office)
    take_back(office)
    with pytest.raises(InTheWay, match=f"请先重做第 {made} 笔“登记改造项目") as told:
        do_again(office, proposed)
    assert not told.value.back
    do_again(office, made)
    assert do_again(office, proposed)


def test_an_award_does_not_come_again_on_a_record_deleted_since(office: Office) -> None:
    one = save(office, retrofit_facts(firm(office).id)).record
    award = Award(enterprise=one.enterprise, clause="2.1", of=one.id, proposed_fen=70 * WAN)
    proposed = register(office, award)
    take_back(office)
    remove(office, one)
    with pytest.raises(InTheWay, match="它所属的记录在这之后已经不在登记簿里") as told:
        do_again(office, proposed)
    assert told.value.first == last(office)
    take_back(office)
    assert do_again(office, proposed)


def test_carriers_entered_for_a_year_keep_its_return(office: Office) -> None:
    owner = firm(office).id
    report = save(office, AnnualReturn(enterprise=owner, year=2024)).record
    turned = change(office, report, year=2025)
    use = EnergyUse(enterprise=owner, year=2025, carrier="柴油", quantity=Decimal(10))
    used = register(office, use)
    refused(office, turned, used, "又登记或改动了同一年的报表、能耗（分品种能耗“柴油”）")
    take_back(office, used)
    take_back(office, turned)
    assert office.store.find(AnnualReturn)[0].year == 2024


def test_a_year_registered_anew_is_named_when_the_first_is_to_come_again(office: Office) -> None:
    owner = firm(office).id
    first = register(office, AnnualReturn(enterprise=owner, year=2024))
    take_back(office, first)
    second = register(office, AnnualReturn(enterprise=owner, year=2024))
    with pytest.raises(InTheWay, match="又登记或改动了同一年的报表") as told:
        do_again(office, first)
    assert told.value.first == second
