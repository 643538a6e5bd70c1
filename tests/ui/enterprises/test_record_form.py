"""The award beside a form says what an edit changed, in one sentence, until the form is left."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.office import Office
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from ui.worker import Progress

STATED = "验收报告载明的提升率"
UP = "改动前后：因验收报告载明的提升率由 5.00 % 改为 8.2 %，由一档升为三档，+50 万元。"


def open_retrofit(desk: Clerk) -> None:
    def find(office: Office, _progress: Progress) -> Retrofit:
        (firm,) = office.store.find(Enterprise, name=FIRST)
        return office.store.find(Retrofit, enterprise=firm.id)[0]

    desk.window.worker.run(find, lambda one: desk.window.open("enterprises", (one.noun, one.id)))
    desk.rest()


def test_an_edit_is_told_as_it_is_typed_and_after_it_is_saved(desk: Clerk) -> None:
    open_retrofit(desk)
    told = desk.form.award.change
    assert not told.isVisible()
    editor = desk.box(STATED).widget
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    desk.bot.keyClicks(editor, "8.2")
    desk.until(lambda: told.text() == UP)
    desk.fill(STATED, "8.2")
    assert (told.text(), told.isVisible()) == (UP, True)
    assert UP in desk.form.award.words


def test_taken_back_it_is_no_change(desk: Clerk) -> None:
    open_retrofit(desk)
    desk.fill(STATED, "8.2")
    desk.fill(STATED, "5.00")
    assert not desk.form.award.change.isVisible()


def test_opened_anew_the_form_starts_from_what_is_saved(desk: Clerk) -> None:
    open_retrofit(desk)
    desk.fill(STATED, "8.2")
    desk.key(Qt.Key.Key_Escape)
    open_retrofit(desk)
    assert "● 可得" in desk.form.award.words
    assert not desk.form.award.change.isVisible()


def test_a_new_record_has_nothing_to_be_compared_with(desk: Clerk) -> None:
    open_retrofit(desk)
    desk.press("新建改造项目", desk.subject)
    desk.fill("项目名称", "二号窑改造")
    assert "◐ 差什么" in desk.form.award.words
    assert not desk.form.award.change.isVisible()


@pytest.fixture
def broken() -> Iterator[pytest.MonkeyPatch]:
    """Saving has an error of ours in it, until this is undone."""

    def save(_office: Office, _record: Record) -> None:
        raise KeyError("weg")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recording, "save", save)
        yield patch


def state(desk: Clerk) -> str:
    """What the form says of whether it is saved."""
    assert desk.form.session
    return desk.form.session.status()[0]


def type_into(desk: Clerk, label: str, text: str) -> QLineEdit:
    editor = desk.box(label).widget
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    desk.bot.keyClicks(editor, text)
    desk.bot.keyClick(editor, Qt.Key.Key_Return)
    return editor


def stated(office: Office) -> list[Decimal | None]:
    (firm,) = office.store.find(Enterprise, name=FIRST)
    return [one.improvement_stated_pct for one in office.store.find(Retrofit, enterprise=firm.id)]


def read(desk: Clerk, what: Callable[[Office], list[object]]) -> list[object]:
    found: list[object] = []
    desk.window.worker.run(lambda office, _progress: what(office), found.extend)
    desk.rest()
    return found


def test_after_an_error_of_ours_the_form_waits_no_longer_and_what_was_typed_is_there(
    desk: Clerk, broken: pytest.MonkeyPatch
) -> None:
    open_retrofit(desk)
    said = desk.window.messages.text
    editor = type_into(desk, STATED, "8.2")
    desk.until(desk.window.fault.isVisible)
    desk.window.fault.details = ""
    desk.rest()
    assert desk.window.messages.text == said, "it is told once, by the strip"
    assert state(desk).startswith("未保存：请照窗口下方的提示处理；填的内容都在，")
    assert state(desk) in desk.words()
    assert editor.text() == "8.2"
    assert read(desk, stated) == [Decimal("5.00")]
    broken.undo()
    desk.key(Qt.Key.Key_Escape)
    assert read(desk, stated) == [Decimal("8.2")]


def test_after_an_error_of_ours_what_was_typed_is_there_the_next_time(
    desk: Clerk, broken: pytest.MonkeyPatch, sit_down: Callable[[], Clerk]
) -> None:
    open_retrofit(desk)
    type_into(desk, STATED, "8.2")
    desk.until(desk.window.fault.isVisible)
    for _once in range(2):
        desk.window.close()
        desk.window.fault.details = ""
        desk.rest()
        desk.window.fault.details = ""
    assert not desk.window.isVisible()
    desk.window.worker.close()
    broken.undo()
    again = sit_down()
    open_retrofit(again)
    assert again.box(STATED).editor.text() == "8.2"
