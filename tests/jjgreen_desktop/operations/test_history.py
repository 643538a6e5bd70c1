"""Who did what when, from what to what, in words."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.history import (
    deeds,
    events_of_write,
    find_record,
    record_history,
    subject_history,
)
from jjgreen_desktop.operations.merging import merge
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove, save
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts


def test_a_change_names_the_fields_from_what_to_what(office: Office) -> None:
    one = firm(office)
    save(office, one.model_copy(update={"industry": "3011", "above_scale": True, "phone": "1"}))
    newest, oldest = record_history(office, "enterprise", one.id)
    assert (newest.who, newest.deed, newest.title) == ("测试员", "修改", "湖口样例一厂有限公司")
    assert [(each.label, each.before, each.after) for each in newest.fields] == [
        ("行业", "—", "3011 水泥制造"),
        ("规上企业", "—", "是"),
        ("联系电话", "—", "1"),
    ]
    assert oldest.deed == "登记"
    assert oldest.said.endswith("企业名称 湖口样例一厂有限公司；县（市、区） 湖口县；工业企业 是")


def test_every_kind_of_value_is_told_as_on_screen(office: Office) -> None:
    holder = firm(office)
    kept = save(office, retrofit_facts(holder.id, paid_fen=123_456)).record
    (event,) = record_history(office, "retrofit", kept.id)
    told = {each.key: each.after for each in event.fields}
    assert told["enterprise"] == "湖口样例一厂有限公司"
    assert told["filed_with"] == "节能审查机关、主管部门"
    assert told["paid_fen"] == "1,234.56"
    assert (told["completed_on"], told["unit_energy_after"]) == ("2026-03-01", "93.00")


def test_the_history_of_a_firm_has_its_records_also_deleted_ones_and_those_of_firms_merged_into_it(
    office: Office,
) -> None:
    keep, lose = firm(office), firm(office, "老厂")
    gone = save(office, retrofit_facts(keep.id)).record
    remove(office, gone)
    save(office, title_facts(lose.id))
    merge(office, keep, lose)
    firm(office, "别家")
    told = [f"{event.deed}{event.label}{event.title}" for event in subject_history(office, keep)]
    assert "删除改造项目一号窑余热利用改造" in told
    assert "登记企业老厂" in told
    assert "删除企业老厂" in told
    assert not any("别家" in words for words in told)


def test_a_row_that_came_with_very_many_has_its_history(office: Office) -> None:
    holder = firm(office)
    office.store.put_many(
        "导入改造项目", (Retrofit(enterprise=holder.id, project=f"项目{n}") for n in range(1200))
    )
    records = office.store.find(Retrofit)
    (event,) = record_history(office, "retrofit", records[1100].id)
    assert (event.deed, event.title, event.entry.name) == ("登记", "项目1100", "导入改造项目")
    office.store.undo()
    newest = record_history(office, "retrofit", records[3].id)[0]
    assert newest.deed == "撤销登记，移除"
    assert len(events_of_write(office, newest.entry.seq, 10)) == 10


def test_undoing_and_doing_again_stand_in_the_history(office: Office) -> None:
    one = firm(office)
    save(office, one.model_copy(update={"note": "新"}))
    office.store.undo()
    office.store.redo()
    told = [event.deed for event in record_history(office, "enterprise", one.id)]
    assert told == ["重做：修改", "撤销修改，改回", "修改", "登记"]


def test_the_writes_are_listed_with_what_became_of_them(office: Office) -> None:
    one = firm(office)
    save(office, one.model_copy(update={"note": "新"}))
    office.store.undo()
    listed = [(deed.name, deed.state, deed.undoable) for deed in deeds(office, 3)]
    assert listed == [
        ("撤销“修改企业 湖口样例一厂有限公司”", "撤销操作", False),
        ("修改企业 湖口样例一厂有限公司", "已撤销", False),
        ("登记企业 湖口样例一厂有限公司", "", True),
    ]
    assert deeds(office)[-1].state == "设置，不可撤销"
    assert events_of_write(office, deeds(office)[-1].entry.seq)[0].label == "设置"


def test_an_earlier_write_is_taken_back_while_nothing_of_it_was_changed_since(
    office: Office,
) -> None:
    one, two = firm(office), firm(office, "二厂")
    first = save(office, one.model_copy(update={"note": "新"})).record
    seq = deeds(office, 1)[0].entry.seq
    save(office, two.model_copy(update={"note": "后"}))
    assert office.store.undo(seq) == "修改企业 湖口样例一厂有限公司"
    assert office.store.get(Enterprise, one.id) == one
    assert office.store.undo(seq) is None  # it stands no more
    assert office.store.redo() == "修改企业 湖口样例一厂有限公司"
    save(office, first.model_copy(update={"note": "再改"}))
    with pytest.raises(Problem, match="企业“湖口样例一厂有限公司”的备注在这之后又由第"):
        office.store.undo(seq)


def test_a_record_is_found_by_its_id_also_when_it_is_gone(office: Office) -> None:
    park = save(office, Park(name="样例园", county="湖口县")).record
    holder = firm(office)
    gone = save(office, retrofit_facts(holder.id, unit_energy_before=Decimal(99))).record
    remove(office, gone)
    assert find_record(office, gone.id) == "retrofit"
    assert [event.title for event in subject_history(office, park)] == ["样例园"]
    with pytest.raises(Problem, match="没有编号为“X”"):
        find_record(office, "X")
    with pytest.raises(Problem, match="没有第 99 笔"):
        events_of_write(office, 99)
