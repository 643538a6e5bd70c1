"""Asking for a file: what the dialog's answer becomes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import file_choice


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/桌面/告知书", Path("/桌面/告知书.pdf")),
        ("/桌面/告知书.PDF", Path("/桌面/告知书.PDF")),
        ("", None),
    ],
)
def test_the_suffix_is_added_when_it_is_not_typed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, ""))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert file_choice.to_save(parent, "存为 PDF", Path("甲.pdf"), file_choice.PDF) == path


def test_leaving_the_dialog_opens_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert file_choice.to_open(parent, "选择", Path(), file_choice.WORKBOOKS) is None
