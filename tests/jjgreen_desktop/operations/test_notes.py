"""Remarks: dated and signed by the program, the newest first, changed and taken back."""

from dataclasses import replace
from datetime import date

import pytest

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.notes import LONGEST, note, notes, remove, reword
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import DAY, firm, retrofit_facts

TEXT = "电话核实：验收报告原件下周补交\n已请企业盖章"


def test_a_note_says_who_and_when_and_stands_under_its_firm(office: Office) -> None:
    owner = firm(office)
    retrofit = save(office, retrofit_facts(owner.id)).record
    made = note(office, retrofit, f"  {TEXT}\n")
    assert (made.text, made.noted_on, made.noted_by) == (TEXT, DAY, "测试员")
    later = note(office, owner, "第二条")
    assert [one.record for one in notes(office, owner)] == [later, made]
    assert [one.matter for one in notes(office, owner)] == [
        "企业",
        "改造项目 一号窑余热利用改造",
    ]


def test_a_note_reworded_keeps_its_day_and_is_undone(office: Office) -> None:
    made = note(office, firm(office), TEXT)
    tomorrow = replace(office, today=lambda: date(2026, 10, 1))
    changed = reword(tomorrow, made, "已补交")
    assert (changed.text, changed.noted_on) == ("已补交", DAY)
    assert office.store.undo() == "修改记事 已补交（湖口样例一厂有限公司）"
    assert office.get(RecordNote, made.id) == made
    remove(office, made)
    assert notes(office) == []
    assert office.store.undo() == (
        "删除记事 电话核实：验收报告原件下周补交 已请企业…（湖口样例一厂有限公司）"
    )
    assert [one.record for one in notes(office)] == [made]


def test_an_empty_or_endless_note_or_one_of_nothing_is_refused(office: Office) -> None:
    owner = firm(office)
    made = note(office, owner, "字" * LONGEST)
    for text, why in ((" \n", "没有内容"), ("字" * (LONGEST + 1), "记事太长")):
        with pytest.raises(Problem, match=why):
            note(office, owner, text)
        with pytest.raises(Problem, match=why):
            reword(office, made, text)
    with pytest.raises(Problem, match="记事上不能再写记事"):
        note(office, made, "再记")
    with pytest.raises(Problem, match="请先保存这条记录"):
        note(office, retrofit_facts(owner.id), "再记")
    remove(office, made)
    with pytest.raises(Problem, match="已被删除"):
        reword(office, made, "改")
