"""Papers added, pasted, renamed, saved elsewhere, deleted and brought back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from tests.ui.attached.helping import files, names, rows
from tests.ui.clerk import Clerk, words_of
from ui.attached.tab import AttachedTab


def test_a_picture_from_the_clipboard_is_pasted_read_and_turned(
    desk: Clerk, tab: AttachedTab
) -> None:
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    QApplication.clipboard().setImage(image)
    tab.records.setFocus()
    desk.key(Qt.Key.Key_V, ctrl=True)
    assert names(tab) == ["粘贴的图片 2026-06-30 1.png"]
    desk.key(Qt.Key.Key_V, ctrl=True)  # the same bytes
    assert "这份材料已附在企业" in desk.window.messages.text
    tab.papers.grid.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert tab.viewer.isVisible()
    wide = tab.viewer.picture.size_shown
    assert wide.width() > wide.height()
    desk.key(Qt.Key.Key_R, ctrl=True)
    turned = tab.viewer.picture.size_shown
    assert turned.height() > turned.width()
    desk.key(Qt.Key.Key_Equal, ctrl=True)
    assert tab.viewer.picture.size_shown.height() > turned.height()
    desk.key(Qt.Key.Key_0, ctrl=True)
    assert tab.viewer.picture.size_shown == turned
    desk.key(Qt.Key.Key_Escape)
    assert not tab.viewer.isVisible()
    assert desk.page.detail.isVisible()  # Esc left the picture alone


def test_pasting_nothing_says_what_to_do(desk: Clerk, tab: AttachedTab) -> None:
    QApplication.clipboard().clear()
    desk.press("粘贴", tab)
    assert desk.window.messages.text.startswith("剪贴板里没有图片或文件。")


def test_copied_files_are_pasted(desk: Clerk, tab: AttachedTab, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files(tmp_path, 合同=1)])
    QApplication.clipboard().setMimeData(data)
    desk.press("粘贴", tab)
    assert names(tab) == ["合同.pdf"]


def test_name_kind_and_note_are_kept_as_they_are_changed(
    desk: Clerk, tab: AttachedTab, tmp_path: Path
) -> None:
    tab.add(files(tmp_path, 扫描0001=1))
    desk.rest()
    name = tab.papers.boxes["file_name"].widget
    assert isinstance(name, QLineEdit)
    name.setFocus()
    name.selectAll()
    desk.type(name, "备案回执")
    desk.key(Qt.Key.Key_Return)
    assert names(tab) == ["备案回执.pdf"]
    kind = tab.papers.boxes["kind"].widget
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    while kind.currentText() != "备案回执":
        desk.key(Qt.Key.Key_Down)
    assert rows(tab)[0][1] == "备案回执"
    tab.papers.note.setFocus()
    desk.type(tab.papers.note, "原件在档案室")
    desk.key(Qt.Key.Key_Return)
    assert tab.papers.chosen is not None
    assert tab.papers.chosen.note == "原件在档案室"
    tab.papers.grid.setFocus()
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert tab.papers.chosen.note is None


def test_one_removed_is_brought_back(desk: Clerk, tab: AttachedTab, tmp_path: Path) -> None:
    tab.add(files(tmp_path, 合同=1, 发票=1))
    desk.rest()
    tab.papers.grid.setFocus()
    gone = tab.papers.chosen
    assert gone is not None
    desk.key(Qt.Key.Key_Delete)
    assert names(tab) == [name for name in ("发票.pdf", "合同.pdf") if name != gone.file_name]
    assert desk.window.messages.text == f"已删除附件“{gone.file_name}”。"
    desk.press("撤销 Ctrl+Z")
    assert sorted(names(tab)) == ["发票.pdf", "合同.pdf"]


def test_a_copy_is_saved_and_what_is_no_picture_goes_to_its_program(
    desk: Clerk, tab: AttachedTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "企业说明.docx"
    paper.write_bytes(b"PK\x03\x04" + b"x" * 5000)
    tab.add([paper])
    desk.rest()
    out = tmp_path / "U盘" / "说明.docx"
    out.parent.mkdir()
    tab.acts.choose_place = lambda _parent, _title, _proposed, _kind: out
    desk.press("另存…", tab.papers)
    assert out.read_bytes() == paper.read_bytes()
    assert desk.window.messages.text == f"已保存到“{out}”，读回核对一致。"
    given: list[Path] = []
    tab.acts.launch = lambda path: given.append(path) is None
    desk.press("打开", tab.papers)
    assert "这种格式在本程序里看不了" in words_of(tab.viewer)
    desk.key(Qt.Key.Key_Return)  # the step offered has the cursor
    (copy,) = given
    assert copy.read_bytes() == paper.read_bytes()
    assert copy.stat().st_mode & 0o222 == 0
    tab.acts.copies.clear()
    assert not copy.exists()


def test_what_cannot_be_attached_is_told_and_the_rest_is_attached(
    desk: Clerk, tab: AttachedTab, tmp_path: Path
) -> None:
    bad = tmp_path / "安装.exe"
    bad.write_bytes(b"MZ")
    tab.add([bad, *files(tmp_path, 合同=1)])
    desk.rest()
    assert names(tab) == ["合同.pdf"]
    assert "“安装.exe”不能作为附件" in desk.window.messages.text
    tab.add([bad])
    desk.rest()
    assert "“安装.exe”不能作为附件" in desk.window.messages.text
    desk.press("核对", tab)
    assert desk.window.messages.text == "已核对 1 份附件，内容都与添加时一致。"
