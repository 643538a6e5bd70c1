"""The dialogs Qt draws itself speak Chinese."""

import re

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.clerk import Clerk

ALLOWED = {"PDF"}


def test_the_file_dialog_has_no_english_word(clerk: Clerk, qtbot: QtBot) -> None:
    dialog = QFileDialog(clerk.window, "存为 PDF", "", "PDF 文件 (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [part for kind in (QLabel, QPushButton) for part in dialog.findChildren(kind)]
    said = " ".join(part.text() for part in shown if part.isVisibleTo(dialog))
    assert "查找范围" in said
    assert "文件类型" in said
    without_marks = re.sub(r"\(&\w\)", "", said)
    assert set(re.findall(r"[A-Za-z]{2,}", without_marks)) <= ALLOWED


def test_folders_are_called_so(clerk: Clerk) -> None:
    translate = clerk.window.theme.parent().translate
    assert translate("QAbstractFileIconProvider", "Folder") == "文件夹"
    assert translate("QAbstractFileIconProvider", "%1 File") == "%1 文件"
    assert translate("QFileDialog", "Something new") == "Something new"
