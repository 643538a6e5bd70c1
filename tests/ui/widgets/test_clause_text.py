"""The clause beside a figure: what is marked is seen, from its first word, in whole lines."""

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from ui.widgets.clause_text import LEAST, ClauseText

BEFORE = "".join(f"第{n}句说的是别的事项，与这里无关。" for n in range(1, 30))
MARKED = "单位产品综合能耗较改造前提升了3%-5%（含）的，最高奖励50万元。"


def shown(qtbot: QtBot) -> ClauseText:
    """A small one with a long clause, the sentence far down marked before it is shown."""
    text = ClauseText()
    qtbot.addWidget(text)
    text.show_clause(f"{BEFORE}{MARKED}以节能验收报告为准。{BEFORE}")
    text.mark((MARKED,))
    text.setFixedHeight(text.minimumHeight())
    text.resize(360, text.height())
    with qtbot.waitExposed(text):
        text.show()
    return text


def test_the_marked_sentence_is_in_sight_when_it_is_shown(qtbot: QtBot) -> None:
    text = shown(qtbot)
    assert text.marked == [MARKED]
    place = text.toPlainText().index(MARKED)
    for at in (place, place + len(MARKED)):
        cursor = QTextCursor(text.document())
        cursor.setPosition(at)
        assert text.viewport().rect().contains(text.cursorRect(cursor).center())


def test_no_line_is_cut_at_the_top(qtbot: QtBot) -> None:
    text = shown(qtbot)
    line = text.minimumHeight() // LEAST
    first = text.cursorRect(text.cursorForPosition(text.viewport().rect().topLeft()))
    assert 0 <= first.top() < line // 4


def test_a_clause_with_nothing_marked_begins_at_its_first_word(qtbot: QtBot) -> None:
    text = shown(qtbot)
    text.show_clause(BEFORE)
    assert text.marked == [] and text.verticalScrollBar().value() == 0
