"""A long name gives way instead of pushing the window wider."""

from pytestqt.qtbot import QtBot

from ui.widgets.elided import Elided

NAME = "湖口样例新材料科技股份有限公司第一分公司高端装备制造事业部"


def test_it_gives_way_and_says_the_whole_in_the_tooltip(qtbot: QtBot) -> None:
    name = Elided("title")
    qtbot.addWidget(name)
    name.setText(NAME)
    assert name.minimumSizeHint().width() <= 64
    assert name.sizeHint().width() > 300
    assert name.toolTip() == NAME
    name.resize(120, 32)
    assert not name.grab().isNull()
