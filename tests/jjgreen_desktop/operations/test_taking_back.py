"""Taken back out of turn, no amount changes unseen: what rests on a write is named and goes first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import energy
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.taking_back import do_again, take_back
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts
from tests.jjgreen_desktop.operations.out_of_turn import change, last, refused, register
from tests.jjgreen_desktop.operations.tables import code

SECOND = "湖口样例二厂有限公司"


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


def test_rows_of_an_import_that_is_done_again_are_not_taken_for_those_that_went(
    office: Office,
) -> None:
    owner = firm(office)
    heard = Diagnosis(enterprise=owner.id, provider="样例节能", report_on=date(2026, 3, 1))
    office.store.put_many("导入诊断", [heard])
    first = office.store.history(1)[0].seq
    diagnosis = office.store.find(Diagnosis)[0]
    save(office, DiagnosisFinding(enterprise=owner.id, diagnosis=diagnosis.id, measure="更换电机"))
    measure = office.store.history(1)[0].seq
    assert office.store.undo() and office.store.undo()
    office.store.put_many("导入改造", [retrofit_facts(owner.id)])
    later = office.store.history(1)[0].seq
    take_back(office, later)
    do_again(office, later)
    with pytest.raises(InTheWay) as told:
        do_again(office, measure)
    assert (told.value.first, told.value.back) == (first, False)
    assert do_again(office, first) == "导入诊断"
    assert do_again(office, measure)
