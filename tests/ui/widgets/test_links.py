"""Links side by side: one sees where one ends and the next begins."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from ui.theme import GRID
from ui.widgets.links import Links


def test_one_sees_where_the_next_link_begins(qtbot: QtBot) -> None:
    names = ["湖口样例一厂有限公司 ▸", "湖口样例二厂有限公司 ▸"]
    links = Links([(name, lambda: None) for name in names])
    qtbot.addWidget(links)
    page = QTextDocument()
    page.setHtml(links.text())
    between = page.toPlainText().removeprefix(names[0]).removesuffix(names[1])
    assert links.fontMetrics().horizontalAdvance(between) >= 2 * GRID
    assert between.endswith(" "), "a line may end between two links"
