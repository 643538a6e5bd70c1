"""Asking for a file: what the dialog's answer becomes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import file_choice


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The dialog draws itself and starts in a folder of ours."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    return tmp_path


def answer(monkeypatch: pytest.MonkeyPatch, typed: str, given: bool = True) -> None:
    """Type a name into the dialog and press 保存, or leave."""

    def exec_(dialog: QFileDialog) -> bool:
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(typed or line.text())
        return given

    monkeypatch.setattr(QFileDialog, "exec", exec_)


@pytest.mark.parametrize(
    ("typed", "name"), [("告知书", "告知书.pdf"), ("告知书.PDF", "告知书.PDF"), ("", "甲.pdf")]
)
def test_the_suffix_is_added_when_it_is_not_typed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, asked: Path, typed: str, name: str
) -> None:
    answer(monkeypatch, typed)
    parent = QWidget()
    qtbot.addWidget(parent)
    found = file_choice.to_save(parent, "存为 PDF", asked / "甲.pdf", file_choice.PDF)
    assert found == asked / name


def test_leaving_the_dialog_saves_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, asked: Path
) -> None:
    answer(monkeypatch, "告知书", given=False)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert file_choice.to_save(parent, "存为 PDF", asked / "甲.pdf", file_choice.PDF) is None


def test_the_first_folder_is_one_that_exists(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named = str(tmp_path / "文档")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: named)
    assert file_choice.documents() == Path.home()
    (tmp_path / "文档").mkdir()
    assert file_choice.documents() == tmp_path / "文档"


def test_leaving_the_dialog_opens_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert file_choice.to_open(parent, "选择", Path(), file_choice.WORKBOOKS) is None


def test_a_button_pressed_again_before_the_dialog_comes_up_asks_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, asked: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    opened: list[QFileDialog] = []
    again: list[object] = []

    def ask(choose: file_choice.Choose | file_choice.ChooseSeveral) -> object:
        return choose(parent, "存为表格", asked / "表.xlsx", file_choice.WORKBOOK)

    def press_again(dialog: QFileDialog) -> int:
        opened.append(dialog)
        both = (file_choice.to_save, file_choice.to_open, file_choice.several_to_open)
        again.extend(map(ask, both))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", press_again)
    assert ask(file_choice.to_save) == asked / "表.xlsx"
    assert (len(opened), again) == (1, [None, None, []])
    assert ask(file_choice.to_save) == asked / "表.xlsx"
    assert len(opened) == 2
