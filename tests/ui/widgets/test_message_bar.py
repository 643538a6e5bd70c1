"""The bar stays low whatever is named in its sentence."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.message_bar import MessageBar

LONG = "湖口样例" + "余热利用" * 30 + "改造"


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def shown(bar: MessageBar) -> QLabel:
    return next(each for each in bar.findChildren(QLabel) if "已保存" in each.text())


def test_a_long_name_is_shortened_and_stands_whole_in_the_tooltip(bar: MessageBar) -> None:
    bar.say(f"已保存“{LONG} · 项目名称”。", undo=True)
    name = f"{LONG} · 项目名称"
    assert shown(bar).text() == f"已保存“{name[:20]}…{name[-10:]}”。"
    assert shown(bar).toolTip() == bar.text == f"已保存“{LONG} · 项目名称”。"


def test_a_usual_name_stands_whole(bar: MessageBar) -> None:
    bar.say("已保存“湖口样例一厂有限公司 · 统一社会信用代码”。", undo=True)
    assert shown(bar).text() == "已保存“湖口样例一厂有限公司 · 统一社会信用代码”。"
    assert shown(bar).toolTip() == ""
