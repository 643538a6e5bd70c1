"""A clerk types on without waiting for the store: every key goes where it was meant, and nothing is written back."""

from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.part import DiagnosisFinding
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from tests.ui.typist import ALT, CTRL, Typist

ENTER = Qt.Key.Key_Return
BUSY = pytest.mark.parametrize("seconds", [0, 0.4], ids=["idle", "busy"])


def occupy(desk: Clerk, seconds: float) -> None:
    """Have the store do something else first."""
    desk.window.worker.run(lambda _office, _progress: sleep(seconds), lambda _nothing: None)


@pytest.fixture
def typist(desk: Clerk) -> Typist:
    """The first firm, found in the list and opened by key."""
    typist = Typist(desk)
    typist.press(Qt.Key.Key_F, CTRL)
    typist.write(FIRST)
    typist.settle()
    typist.press(ENTER)
    typist.settle()
    return typist


@BUSY
def test_the_next_record_is_begun_while_one_is_being_saved(
    typist: Typist, desk: Clerk, seconds: float
) -> None:
    desk.subject.begin_record(Loan.noun)
    typist.settle()
    occupy(desk, seconds)
    for project in ("甲项目", "乙项目"):
        typist.write(project)
        typist.press(ENTER, CTRL)
    typist.settle()
    assert [one.project for one in typist.stored(Loan)] == ["甲项目", "乙项目"]
    assert desk.form.form.text("project") == ""


def test_what_cannot_be_saved_is_asked_for_before_the_next_is_begun(
    typist: Typist, desk: Clerk
) -> None:
    desk.subject.begin_record(AnnualReturn.noun)
    typist.settle()
    typist.press(ENTER)
    typist.write("6200")
    typist.press(ENTER, CTRL)
    typist.settle()
    assert typist.name == "年度"
    assert desk.form.form.text("energy_tce") == "6200"


@BUSY
def test_the_next_part_is_begun_while_one_is_being_saved(
    typist: Typist, desk: Clerk, seconds: float
) -> None:
    desk.subject.begin_record(Diagnosis.noun)
    typist.settle()
    typist.write("样例诊断服务有限公司")
    typist.press(ENTER)
    typist.settle()
    typist.press(ENTER, ALT)
    typist.settle()
    occupy(desk, seconds)
    for words in ("措施甲", "措施乙"):
        typist.write(words)
        typist.press(ENTER, ALT)
    typist.settle()
    assert [one.measure for one in typist.stored(DiagnosisFinding)] == ["措施甲", "措施乙"]


@BUSY
def test_the_next_firm_is_begun_while_one_is_being_saved(
    typist: Typist, desk: Clerk, seconds: float
) -> None:
    before = len(typist.stored(Enterprise))
    typist.press(Qt.Key.Key_N, CTRL)
    typist.settle()
    occupy(desk, seconds)
    for name in ("湖口样例快厂", "湖口样例慢厂"):
        typist.write(name)
        typist.press(Qt.Key.Key_N, CTRL)
    typist.settle()
    names = [one.name for one in typist.stored(Enterprise)[before:]]
    assert names == ["湖口样例快厂", "湖口样例慢厂"]


def test_what_was_undone_is_not_written_back_with_the_next_field(
    typist: Typist, desk: Clerk
) -> None:
    boxes, before = desk.form.form.boxes, typist.stored(Enterprise)[0]
    boxes["bank"].widget.setFocus()
    typist.write("样例另一家银行")
    typist.press(ENTER)
    typist.settle()
    assert typist.stored(Enterprise)[0].bank != before.bank
    occupy(desk, 0.4)
    typist.press(Qt.Key.Key_Z, CTRL)
    boxes["bank_account"].widget.setFocus()
    typist.write("6222")
    typist.press(ENTER)
    typist.settle()
    after = typist.stored(Enterprise)[0]
    assert after == before.model_copy(update={"bank_account": "6222"})


@pytest.mark.parametrize("key", [(Qt.Key.Key_Z, CTRL), (Qt.Key.Key_F5,)], ids=["undo", "refresh"])
def test_the_cursor_stays_in_the_field_of_a_record(
    typist: Typist, desk: Clerk, key: tuple[Any, ...]
) -> None:
    desk.subject.begin_record(Retrofit.noun)
    typist.settle()
    typist.write("余热利用")
    typist.press(ENTER)
    typist.settle()
    name = typist.name
    typist.press(*key)
    typist.settle()
    assert not isinstance(typist.cursor, QTabBar)
    assert typist.name == name
