"""Nothing unseen is written: what the register has moved away from comes back to be looked at."""

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.replanning import Replanned, state_of
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm

ONE, TWO = "湖口样例一厂有限公司", "湖口样例二厂有限公司"


def planned(office: Office, *rows: list[Cell]) -> Plan:
    head: list[Cell] = ["企业名称", "统一社会信用代码", "县（市、区）", "联系人", "联系电话"]
    numbered = list(enumerate([head, *rows], 1))
    return plan(office, "enterprises", Workbook("表.xlsx", "0" * 64, (Sheet("企业", numbered),)))


def refused(office: Office, made: Plan) -> Replanned[Plan]:
    before = state_of(office), office.store.find(Enterprise)
    with pytest.raises(Replanned) as told:
        apply(office, made)
    assert (state_of(office), office.store.find(Enterprise)) == before
    return told.value


def test_a_new_row_that_has_become_a_change_is_looked_at_again(office: Office) -> None:
    made = planned(office, [ONE, None, "湖口县", "李样例", None], [TWO, None, "湖口县", None, None])
    firm(office, ONE)
    problem = refused(office, made)
    assert problem.what == (
        "看过方案以后登记簿又有改动（最近一次：登记企业 湖口样例一厂有限公司），"
        "新增 2 行变为 1 行，更新 0 行变为 1 行。什么都没有写入。"
    )
    assert (problem.plan.new, problem.plan.changed) == (1, 1)
    assert apply(office, problem.plan).changed == 1
    assert [one.contact for one in office.store.find(Enterprise, name=ONE)] == ["李样例"]


def test_a_row_that_would_write_other_than_was_seen_is_looked_at_again(office: Office) -> None:
    held = firm(office, ONE)
    made = planned(office, [ONE, None, "湖口县", "李样例", None])
    save(office, held.model_copy(update={"phone": "0792-1000001"}))
    problem = refused(office, made)
    assert "，有 1 行要写入的内容变了。" in problem.what
    apply(office, problem.plan)
    written = office.store.find(Enterprise)[0]
    assert (written.contact, written.phone) == ("李样例", "0792-1000001")


def test_a_finding_that_was_not_there_is_looked_at_first(office: Office) -> None:
    made = planned(office, [ONE, None, "湖口县", None, "0792-1000001"])
    firm(office, TWO, phone="0792-1000001")
    problem = refused(office, made)
    assert "，检查发现的问题变了。" in problem.what
    assert len(problem.plan.findings) == len(made.findings) + 1


def test_an_undo_moves_the_register_too(office: Office) -> None:
    firm(office, ONE)
    made = planned(office, [ONE, None, "湖口县", "李样例", None])
    office.store.undo()
    told = refused(office, made).what
    assert "（最近一次：撤销“登记企业 湖口样例一厂有限公司”）" in told
    assert "新增 0 行变为 1 行，更新 1 行变为 0 行" in told


def test_a_write_that_changes_nothing_of_the_plan_hinders_nothing(office: Office) -> None:
    made = planned(office, [ONE, None, "湖口县", "李样例", None])
    firm(office, TWO)
    assert apply(office, made).new == 1
    assert len(office.store.find(Enterprise)) == 2
