"""The award beside a form says what an edit changed, in one sentence, until the form is left."""

from PySide6.QtCore import Qt

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
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
