"""A line to search by takes back its own typing first, then leaves the key to the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.words_line import WordsLine


def test_undo_is_the_lines_own_while_there_is_typing_to_take_back(qtbot: QtBot) -> None:
    window = QWidget()
    line, taken = WordsLine(window), list[str]()
    for key in ("Ctrl+Z", "Ctrl+Y"):
        QShortcut(QKeySequence(key), window).activated.connect(lambda: taken.append("x"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    line.setFocus()
    qtbot.keyClicks(line, "yang")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), taken) == ("", [])
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["x"]
    qtbot.keyClick(line, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), taken) == ("yang", ["x"])
    qtbot.keyClick(line, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["x", "x"]
