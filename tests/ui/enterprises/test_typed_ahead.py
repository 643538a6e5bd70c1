"""A clerk types on without waiting for the store: every key goes where it was meant, and nothing is written back."""

from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabBar

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.part import DiagnosisFinding
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from tests.ui.typist import ALT, CTRL, NONE, Typist
from tests.ui.window_keys import WindowKeys
from ui import worker
from ui.enterprises import session

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


@pytest.fixture
def keys(desk: Clerk) -> WindowKeys:
    """A keyboard: what is typed on it waits while the window does not take it."""
    window = desk.window.windowHandle()
    assert window
    return WindowKeys(window)


@BUSY
def test_what_is_typed_ahead_of_what_does_not_come_goes_nowhere_and_it_is_said(
    typist: Typist, desk: Clerk, keys: WindowKeys, seconds: float
) -> None:
    desk.subject.begin_record(AnnualReturn.noun)
    typist.settle()
    typist.press(ENTER)
    typist.write("6200")
    occupy(desk, seconds)
    keys.press(ENTER, held=CTRL)
    keys.write("2024")
    keys.press(ENTER, held=CTRL)
    desk.until(lambda: typist.name == "年度")
    typist.settle()
    form = desk.form
    assert form.session
    assert (form.form.text("year"), form.form.text("energy_tce")) == ("", "6200")
    assert any(words.startswith(session.MISSED) for words in desk.words())
    keys.write("2023")
    desk.until(lambda: form.form.text("year") == "2023")
    assert any(words.startswith(session.MISSED) for words in desk.words())  # still to be read
    keys.press(ENTER, held=CTRL)
    desk.until(lambda: form.form.text("energy_tce") == "")
    typist.settle()
    assert [(one.year, one.energy_tce) for one in typist.stored(AnnualReturn)][-1] == (2023, 6200)
    assert not any(session.MISSED in words for words in desk.words())


@BUSY
def test_what_is_typed_ahead_of_the_next_record_goes_into_it(
    typist: Typist, desk: Clerk, keys: WindowKeys, seconds: float
) -> None:
    desk.subject.begin_record(Loan.noun)
    typist.settle()
    occupy(desk, seconds)
    for project in ("PROJECTA", "PROJECTB"):
        keys.write(project)
        keys.press(ENTER, held=CTRL)
    keys.write("PROJECTC")
    desk.until(lambda: desk.form.form.text("project") == "PROJECTC")
    typist.settle()
    assert [one.project for one in typist.stored(Loan)] == ["PROJECTA", "PROJECTB"]


def test_what_is_typed_ahead_of_a_part_that_does_not_come_goes_nowhere(
    typist: Typist, desk: Clerk, keys: WindowKeys
) -> None:
    desk.subject.begin_record(AnnualReturn.noun)
    typist.settle()
    typist.write("2024")
    typist.press(ENTER)
    typist.settle()
    typist.press(ENTER, ALT)
    typist.settle()
    tab = desk.subject._tab(desk.subject._own_tab_of(AnnualReturn.noun))
    assert tab.section
    part = tab.section.form
    part.form.boxes["quantity"].widget.setFocus()
    typist.write("12")
    typist.press(ENTER)
    part.form.boxes[part.form.last].widget.setFocus()
    keys.press(ENTER)
    keys.write("DL")
    desk.until(lambda: any(session.MISSED in words for words in desk.words()))
    typist.settle()
    assert typist.name == "能源品种"
    assert (part.form.text("carrier"), part.form.text("quantity")) == ("", "12")


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


def test_a_field_put_back_while_it_is_being_saved_is_as_it_was(typist: Typist, desk: Clerk) -> None:
    bank, before = desk.form.form.boxes["bank"].widget, typist.stored(Enterprise)[0]
    assert isinstance(bank, QLineEdit)
    occupy(desk, 0.4)
    for text in ("样例另一家银行", before.bank or ""):
        bank.setFocus()
        bank.selectAll()
        typist.write(text)
        typist.press(ENTER)
    typist.settle()
    assert typist.stored(Enterprise)[0] == before
    assert bank.text() == before.bank


@pytest.mark.parametrize("held", [CTRL, NONE], ids=["next", "enter"])
def test_where_the_store_is_long_busy_the_cursor_stays_and_it_is_said(
    typist: Typist, desk: Clerk, monkeypatch: pytest.MonkeyPatch, held: Qt.KeyboardModifier
) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 100)
    desk.subject.begin_record(Loan.noun)
    typist.settle()
    typist.write("甲项目")
    desk.form.form.boxes[desk.form.form.last].widget.setFocus()
    at = typist.cursor
    occupy(desk, 0.6)
    typist.write("记一笔")
    typist.press(ENTER, held)
    assert typist.cursor is at
    assert typist.said == session.STILL_SAVING
    typist.settle()
    assert [(one.project, one.note) for one in typist.stored(Loan)] == [("甲项目", "记一笔")]


def test_what_is_typed_ahead_while_the_store_is_long_busy_does_not_go_into_the_record_before(
    typist: Typist, desk: Clerk, keys: WindowKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 100)
    desk.subject.begin_record(Loan.noun)
    typist.settle()
    typist.write("甲项目")
    desk.form.form.boxes[desk.form.form.last].widget.setFocus()
    occupy(desk, 0.6)
    keys.write("NOTE")
    keys.press(ENTER, held=CTRL)
    keys.write("NEXT")
    desk.until(lambda: typist.said == session.STILL_SAVING)
    assert any(words.startswith(session.MISSED) for words in desk.words())
    typist.settle()
    assert [(one.project, one.note) for one in typist.stored(Loan)] == [("甲项目", "NOTE")]
    assert typist.name == desk.form.form.boxes[desk.form.form.last].field.label
    assert desk.form.form.text(desk.form.form.last) == "NOTE"


def test_a_part_saved_late_does_not_take_the_cursor_away(
    typist: Typist, desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 100)
    desk.subject.begin_record(Diagnosis.noun)
    typist.settle()
    typist.write("样例诊断服务有限公司")
    typist.press(ENTER)
    typist.settle()
    typist.press(ENTER, ALT)
    typist.settle()
    typist.write("措施甲")
    tab = desk.subject._tab(desk.subject._own_tab_of(Diagnosis.noun))
    assert tab.section
    parts = tab.section.form.form
    parts.boxes[parts.last].widget.setFocus()
    occupy(desk, 0.6)
    typist.press(ENTER)
    provider = tab.form.form.boxes["provider"].widget
    provider.setFocus()
    typist.settle()
    assert typist.cursor is provider
    assert [one.measure for one in typist.stored(DiagnosisFinding)] == ["措施甲"]


def test_a_new_record_typed_through_in_one_go_leads_to_its_parts(
    typist: Typist, desk: Clerk
) -> None:
    desk.subject.begin_record(AnnualReturn.noun)
    typist.settle()
    form = desk.form.form
    occupy(desk, 0.4)
    typist.write("2024")
    typist.press(ENTER)
    form.boxes[form.last].widget.setFocus()
    typist.press(ENTER)
    assert typist.name == "能源品种"
    typist.settle()
    assert typist.name == "能源品种"
    assert [one.year for one in typist.stored(AnnualReturn)][-1] == 2024
