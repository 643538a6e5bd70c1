"""The figure beside a form shows, in place, the sentence of the measures it rests on."""

from PySide6.QtCore import Qt

from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, desk
from ui.widgets.award_panel import AwardPanel

__all__ = ["desk"]


def panel_of_the_retrofit(desk: Clerk) -> AwardPanel:
    desk.page.list.take_focus()
    desk.rest()
    names = desk.listed()
    desk.page.list.grids[desk.page.list.model].selectRow(names.index(FIRST))
    desk.key(Qt.Key.Key_Return)
    desk.open_tab("改造")
    return desk.form.award


def test_enter_on_the_figure_shows_its_sentence_and_loses_nothing_typed(desk: Clerk) -> None:
    panel = panel_of_the_retrofit(desk)
    box = desk.box("备案文号")
    box.widget.setFocus()
    desk.type(box.widget, "HY-3")
    assert panel.grounds.isHidden()
    figure = panel._figure
    figure.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Return)
    assert panel.grounds.isVisible()
    assert any("最高分别奖励50万元" in sentence for sentence in panel.grounds.marked)
    assert box.editor.text() == "HY-3"
    assert "依据" in figure.accessibleName()
    figure.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Return)
    assert panel.grounds.isHidden(), "the same figure again takes it away"
