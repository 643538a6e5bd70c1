"""Taken back out of turn, no amount changes unseen: what rests on a write is named and goes first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import pytest

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import energy, merging
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.project_uses import uses
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.taking_back import do_again, take_back
from jjgreen_desktop.operations.totals import totals
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts
from tests.jjgreen_desktop.operations.named_project import NEW, named_project

R = TypeVar("R", bound=Record)
WAN = 1_000_000  # 分
SECOND = "湖口样例二厂有限公司"
DAY = date(2026, 9, 1)


def last(office: Office) -> int:
    return office.store.history(1)[0].seq


def register(office: Office, record: Record) -> int:
    """Returns the number of the write."""
    save(office, record)
    return last(office)


def change(office: Office, record: R, **known: Any) -> int:
    """Change it as it stands; returns the number of the write."""
    now = office.store.get(type(record), record.id)
    assert now is not None
    return register(office, now.model_copy(update=known))


def wan(office: Office) -> float:
    """What all lines come to, in 万元."""
    return totals(office).total_fen() / WAN


def refused(office: Office, seq: int, first: int, words: str) -> InTheWay:
    """Taking `seq` back names `first` and moves nothing."""
    before, at = wan(office), last(office)
    with pytest.raises(InTheWay, match=words) as told:
        take_back(office, seq)
    assert (told.value.first, told.value.back) == (first, True)
    assert (wan(office), last(office)) == (before, at)
    return told.value


def code(number: int) -> str:
    body = f"91360429MA{number:07d}"
    return body + credit_code.check_character(body)


# --- a project that got another name ---


def test_a_name_of_a_project_stays_while_a_loan_was_registered_under_it(office: Office) -> None:
    """Apart, 就高 would pay both: 225 instead of 155 万元."""
    project = named_project(office)
    loan = office.store.find(Loan)[0]
    remove(office, loan)
    renamed = change(office, project, name=NEW)
    named = register(office, loan.model_copy(update={"id": "", "project": NEW}))
    assert wan(office) == 155
    refused(office, renamed, named, "又用到了这一笔改动的项目名称（绿色贷款“一号窑余热发电”）")
    take_back(office, named)
    assert take_back(office, renamed)
    assert office.store.find(Retrofit)[0].project == project.name


def test_a_loan_under_the_old_name_is_not_joined_unseen(office: Office) -> None:
    project = named_project(office)
    loan = office.store.find(Loan)[0]
    remove(office, loan)
    renamed = change(office, project, name=NEW)
    named = register(office, loan.model_copy(update={"id": ""}))
    assert wan(office) == 225  # a project of its own by now
    refused(office, renamed, named, "又用到了这一笔改动的项目名称")


def test_a_loan_taken_back_comes_under_the_name_its_project_had(office: Office) -> None:
    """Done again after the rename it would stand apart."""
    project = named_project(office)
    loan = office.store.find(Loan)[0]
    remove(office, loan)
    again = register(office, loan.model_copy(update={"id": ""}))
    take_back(office, again)
    renamed = change(office, project, name=NEW)
    with pytest.raises(InTheWay, match="又用到了这一笔改动的项目名称") as told:
        do_again(office, again)
    assert told.value.first == renamed
    take_back(office, renamed)
    do_again(office, again)
    assert wan(office) == 155


def test_what_the_city_approved_under_a_name_keeps_it(office: Office) -> None:
    project = named_project(office)
    renamed = change(office, project, name=NEW)
    line = next(
        one.line
        for one in uses(office, project.model_copy(update={"name": NEW}))
        if one.line and one.line.outcome is Outcome.ELIGIBLE
    )
    approve(office, line, 100, "样例文件", DAY)
    refused(office, renamed, last(office), "核定或兑现了这一笔改过项目名称或归属的记录")


def test_what_was_paid_under_a_name_keeps_it(office: Office) -> None:
    renamed = change(office, named_project(office), name=NEW)
    one = office.store.find(Retrofit)[0]
    paid = change(office, one, paid_on=DAY, paid_fen=50 * WAN)
    refused(office, renamed, paid, "核定或兑现了这一笔改过项目名称或归属的记录")


def test_a_project_is_registered_while_a_record_names_it(office: Office) -> None:
    owner = firm(office).id
    made = register(office, Project(enterprise=owner, name=NEW))
    named = register(office, retrofit_facts(owner, project=NEW))
    refused(office, made, named, "又用到了这一笔改动的项目名称")


# --- the status of a title ---


def test_a_title_removed_twice_is_not_valid_again_by_taking_back_the_first(office: Office) -> None:
    """It would be 10 万元 for a title that a later list took away."""
    owner = firm(office).id
    title = save(office, title_facts(owner)).record
    assert wan(office) == 10
    of = {"enterprise": owner, "of_title": title.id, "status": "removed"}
    first = register(office, TitleStatus(changed_on=date(2026, 4, 1), document="甲", **of))
    second = register(office, TitleStatus(changed_on=date(2026, 5, 1), document="乙", **of))
    assert wan(office) == 0
    refused(office, first, second, "又登记或改动了同一称号的状态变更（状态变更“乙”）")
    take_back(office, second)
    assert wan(office) == 0
    take_back(office, first)
    assert wan(office) == 10


# --- whose a record is ---


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


# --- the year of a return ---


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


# --- fields that are read together ---


def test_a_figure_and_its_unit_go_back_together(office: Office) -> None:
    """120 万立方米 as 1,200,000 立方米; the unit alone would make ten thousand times as much of it."""
    owner = firm(office).id
    report = AnnualReturn(enterprise=owner, year=2025, energy_basis="dangliang")
    report = save(office, report).record
    facts = {"enterprise": owner, "year": 2025, "basis": "dangliang", "factor": Decimal("1.2143")}
    use = EnergyUse(carrier="天然气", quantity=Decimal(120), unit="wan_m3", **facts)
    use = save(office, use).record
    unit = change(office, use, unit="m3")
    quantity = change(office, use, quantity=Decimal(1_200_000))
    told = refused(office, unit, quantity, "的数量和这一笔改动的栏目是一起填的")
    assert told.fix.startswith(f"请先撤销第 {quantity} 笔“修改分品种能耗 天然气")
    assert energy.sheet(office, report).total == Decimal("1457.16")
    take_back(office, quantity)
    take_back(office, unit)
    assert energy.sheet(office, report).total == Decimal("1457.16")


def test_a_note_of_the_same_record_holds_no_figure_back(office: Office) -> None:
    owner = firm(office).id
    one = save(office, retrofit_facts(owner)).record
    figure = change(office, one, unit_energy_before=Decimal(99))
    change(office, one, note="已核对")
    assert take_back(office, figure)
    now = office.store.find(Retrofit)[0]
    assert (now.unit_energy_before, now.note) == (Decimal(100), "已核对")


# --- what could not be saved does not come by taking back ---


def test_more_efficient_motors_than_motors_do_not_come_about(office: Office) -> None:
    report = save(office, AnnualReturn(enterprise=firm(office).id, year=2024, motors=Decimal(100)))
    more = change(office, report.record, motors=Decimal(200))
    efficient = change(office, report.record, efficient_motors=Decimal(150))
    refused(office, more, efficient, "其中高效节能电机功率")


def test_a_title_of_both_a_firm_and_a_park_does_not_come_about(office: Office) -> None:
    owner = firm(office).id
    park = save(office, Park(name="样例园", county="湖口县")).record
    of_park = {"enterprise": None, "park": park.id, "holder": "park", "kind": "green_park"}
    title = save(office, title_facts(owner).model_copy(update=of_park)).record
    freed = change(office, title, park=None)
    taken = change(office, title, enterprise=owner, holder="enterprise")
    refused(office, freed, taken, "称号“省级绿色园区”的企业、获得者和这一笔改动的栏目是一起填的")
    assert office.store.find(Title)[0].park is None


def test_a_code_another_firm_has_by_now_does_not_come_back(office: Office) -> None:
    one = firm(office, credit_code=code(1))
    moved = change(office, one, credit_code=code(2))
    firm(office, SECOND, credit_code=code(1))
    refused(office, moved, last(office), "就会有两条记录的信用代码、年度或编号相同")


def test_an_invoice_entered_anew_does_not_come_twice(office: Office) -> None:
    owner = firm(office).id
    system = save(office, EnergySystem(enterprise=owner, project="样例系统")).record
    of = {"enterprise": owner, "energy_management_system": system.id}
    first = register(office, Invoice(number="1", amount_fen=100, **of))
    take_back(office, first)
    second = register(office, Invoice(number="1", amount_fen=100, **of))
    with pytest.raises(InTheWay, match="就会有必须改正的问题：发票“1”的发票号码") as told:
        do_again(office, first)
    assert (told.value.first, told.value.back) == (second, True)
    assert office.store.count(Invoice) == 1
    take_back(office, second)
    assert do_again(office, first)


def test_the_write_done_last_goes_back_whatever_is_left(office: Office) -> None:
    """It came to that point by itself: nothing is asked of it."""
    report = save(office, AnnualReturn(enterprise=firm(office).id, year=2024, motors=Decimal(9)))
    with office.store.transaction("以前写成的") as write:
        write.put(report.record.model_copy(update={"efficient_motors": Decimal(10)}))
    change(office, report.record, motors=Decimal(20))
    assert take_back(office, last(office))
    assert office.store.find(AnnualReturn)[0].motors == Decimal(9)


def test_without_a_pack_that_holds_an_earlier_write_still_goes_back(office: Office) -> None:
    """A pack whose content is gone must itself be taken back."""

    def broken() -> Pack:
        raise Problem("政策包已损坏。", "请重新载入。")

    owner = firm(office)
    noted = change(office, owner, note="新")
    firm(office, SECOND)
    assert take_back(replace(office, read_pack=broken), noted)
    assert office.store.get(Enterprise, owner.id) == owner


# --- what is said to come first ---


def test_an_edit_of_what_an_import_brought_asks_for_the_import_first(office: Office) -> None:
    office.store.put_many("导入企业", [Enterprise(name=SECOND, county="湖口县")])
    imported = last(office)
    edited = change(office, office.store.find(Enterprise)[0], note="新")
    take_back(office)
    take_back(office)
    with pytest.raises(InTheWay, match=f"请先重做第 {imported} 笔“导入企业”") as told:
        do_again(office, edited)
    assert (told.value.first, told.value.back) == (imported, False)
    assert [do_again(office, imported), do_again(office, edited)] == [
        "导入企业",
        f"修改企业 {SECOND}",
    ]


def test_what_is_said_to_be_done_again_first_is_not_itself_in_the_way(office: Office) -> None:
    """Three edits of one field on an import, all taken back: the last asks for the first of the chain."""
    office.store.put_many("导入企业", [Enterprise(name=SECOND, county="湖口县")])
    imported = last(office)
    edits = [change(office, office.store.find(Enterprise)[0], note=text) for text in "一二三"]
    for seq in (*reversed(edits), imported):
        take_back(office, seq)
    for wanted in (imported, *edits[:-1]):
        with pytest.raises(InTheWay) as told:
            do_again(office, edits[-1])
        assert (told.value.first, told.value.back) == (wanted, False)
        do_again(office, told.value.first)
    assert do_again(office, edits[-1])


def test_a_note_deleted_since_is_named_and_can_be_brought_back(office: Office) -> None:
    """What goes first is tried on the register as it stands, not as the refused one would leave it."""
    made = register(office, retrofit_facts(firm(office).id))
    one = office.store.find(Retrofit)[0]
    of = {"enterprise": one.enterprise, "of_noun": one.noun, "of": one.id}
    noted = register(office, RecordNote(text="记", **of))
    remove(office, office.store.find(RecordNote)[0])
    refused(office, made, last(office), "又用到了它登记的记录")
    take_back(office, last(office))
    refused(office, made, noted, "在这之后，它登记的改造项目上又有了记事 1 条")
    take_back(office, noted)
    assert take_back(office, made)
