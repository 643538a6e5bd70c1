"""Material and remarks through the real window: added, let fall, pasted, read, kept, undone."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from jjgreen_desktop.domain.attached import Attachment
from tests.jjgreen_desktop.commands.test_attach import pdf
from tests.ui import accessibility
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST, desk
from ui.attached.tab import AttachedTab
from ui.main_window import MainWindow

__all__ = ["desk"]


@pytest.fixture
def tab(desk: Clerk) -> AttachedTab:
    """The tab of the first firm."""
    desk.page.list.grids[desk.page.list.model].setFocus()
    firm = next(name for name in desk.listed() if name == FIRST)
    desk.window.open("enterprise", _id(desk, firm))
    desk.rest()
    desk.open_tab("材料与记事")
    return desk.subject.attached


def _id(desk: Clerk, name: str) -> str:
    from jjgreen_desktop.domain.enterprise import Enterprise

    found: list[str] = []
    desk.window.worker.run(
        lambda office, _progress: office.store.find(Enterprise, name=name)[0].id, found.append
    )
    desk.rest()
    return found[0]


def files(tmp_path: Path, **pages: int) -> list[Path]:
    paths = [tmp_path / f"{name}.pdf" for name in pages]
    for path, count in zip(paths, pages.values(), strict=True):
        path.write_bytes(pdf(count))
    return paths


def rows(tab: AttachedTab) -> list[list[str]]:
    grid = tab.papers.grid.rows
    return [[column.show(row) for column in grid.columns] for _key, row in grid.rows]


def names(tab: AttachedTab) -> list[str]:
    return [row[0] for row in rows(tab)]


def drop(onto: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how: tuple[Any, ...] = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), *how, none)
    QApplication.sendEvent(onto, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(onto, QDropEvent(QPointF(5, 5), *how, none))


def test_an_empty_page_says_what_belongs_there_and_offers_the_first_step(
    desk: Clerk, tab: AttachedTab, tmp_path: Path
) -> None:
    assert "还没有附件" in words_of(tab)
    assert "还没有记事" in words_of(tab)
    asked: list[str] = []

    def choose(_parent: QWidget, title: str, _place: Path, kind: str) -> list[Path]:
        asked.extend((title, kind))
        return files(tmp_path, 节能验收报告=3)

    tab.acts.choose_files = choose
    desk.press("添加附件…", tab.papers.empty)
    assert asked[0] == "添加附件"
    assert "*.pdf" in asked[1]
    assert "exe" not in asked[1]
    ((name, kind, of, pages, size, day),) = rows(tab)
    assert (name, kind, of, pages, day) == (
        "节能验收报告.pdf",
        "节能验收报告",
        "企业",
        "3",
        "2026-06-30",
    )
    assert size.endswith(" KB")
    assert desk.window.messages.text == "已添加附件“节能验收报告.pdf”。"
    assert desk.subject.tabs.tabText(desk.subject.tabs.currentIndex()) == "材料与记事 1"


def test_files_let_fall_on_a_record_are_its_own(
    desk: Clerk, tab: AttachedTab, tmp_path: Path
) -> None:
    desk.open_tab("改造")
    drop(desk.subject, files(tmp_path, 合同=1, 发票=2))
    desk.rest()
    assert tab.records.currentText() == "改造项目　一号窑余热利用改造"
    assert sorted(names(tab)) == ["发票.pdf", "合同.pdf"]
    desk.open_tab("改造")
    desk.press("附件 2")
    assert tab.records.currentText() == "改造项目　一号窑余热利用改造"
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert names(tab) == []
    assert "已撤销“登记附件 2 份（一号窑余热利用改造）”" in desk.window.messages.text


def test_files_let_fall_on_the_tab_go_to_the_record_looked_at(
    desk: Clerk, tab: AttachedTab, tmp_path: Path
) -> None:
    tab.records.setCurrentIndex(tab.records.findText("诊断　样例节能服务有限公司"))
    drop(tab, files(tmp_path, 诊断报告=2))
    desk.rest()
    assert names(tab) == ["诊断报告.pdf"]
    assert tab.papers.grid.isColumnHidden(2)  # all of one record
    tab.records.setCurrentIndex(0)
    assert rows(tab)[0][2] == "诊断 样例节能服务有限公司"


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


def test_a_paper_is_read_page_by_page_with_keys_alone(
    desk: Clerk, tab: AttachedTab, tmp_path: Path
) -> None:
    tab.add(files(tmp_path, 报告=3))
    desk.rest()
    tab.papers.grid.setFocus()
    desk.key(Qt.Key.Key_Return)
    preview = tab.viewer.preview
    assert preview.isVisible()
    assert preview.pages == 3
    desk.key(Qt.Key.Key_PageDown)
    desk.until(lambda: preview.page == 2)
    assert "第 2 / 3 页" in words_of(tab.viewer)
    desk.key(Qt.Key.Key_Escape)
    assert tab.papers.grid.hasFocus()


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


def test_papers_are_filtered_by_kind(desk: Clerk, tab: AttachedTab, tmp_path: Path) -> None:
    tab.add(files(tmp_path, 合同=1, 营业执照=1, 说明=1))
    desk.rest()
    kinds = tab.papers.kinds
    shown = [kinds.itemText(n) for n in range(kinds.count())]
    assert shown == ["全部种类 3", "营业执照 1", "合同 1", "未选种类 1"]
    kinds.setCurrentIndex(1)
    assert names(tab) == ["营业执照.pdf"]
    tab.papers.removing.emit(tab.papers.chosen)
    desk.rest()
    assert len(names(tab)) == 2  # the kind is gone: all the others


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


def test_remarks_are_written_changed_and_taken_back_with_keys(
    desk: Clerk, tab: AttachedTab
) -> None:
    text = tab.notes.text
    text.setFocus()
    desk.type(text, "电话核实：原件下周补交")
    desk.key(Qt.Key.Key_Return, ctrl=True)
    assert text.toPlainText() == ""
    assert desk.window.messages.text == "已记下“电话核实：原件下周补交”。"
    desk.type(text, "第二条")
    desk.key(Qt.Key.Key_Return, ctrl=True)
    grid = tab.notes.grid
    assert [row[1].record.text for row in grid.rows.rows] == ["第二条", "电话核实：原件下周补交"]
    grid.setFocus()
    grid.selectRow(1)
    desk.rest()
    assert text.toPlainText() == "电话核实：原件下周补交"
    assert "2026-06-30　张样例　企业" in words_of(tab.notes)
    desk.key(Qt.Key.Key_Return)
    assert text.hasFocus()
    text.selectAll()
    desk.type(text, "原件已补交")
    desk.press("改好", tab.notes)
    assert grid.rows.rows[1][1].record.text == "原件已补交"
    desk.press("删除", tab.notes)
    assert len(grid.rows.rows) == 1
    desk.press("撤销 Ctrl+Z")
    assert [row[1].record.text for row in grid.rows.rows] == ["第二条", "原件已补交"]


def test_a_remark_half_typed_outlives_the_window(
    desk: Clerk, tab: AttachedTab, sit_down: Any
) -> None:
    tab.notes.text.setFocus()
    desk.type(tab.notes.text, "说到一半")
    desk.window.close()
    desk.rest()
    desk.window.worker.close()
    again: Clerk = sit_down()
    again.window.open("enterprise", _id(again, FIRST))
    again.rest()
    again.open_tab("材料与记事")
    again.until(lambda: again.subject.attached.notes.text.toPlainText() == "说到一半")
    again.key(Qt.Key.Key_Return)
    again.press("记下", again.subject.attached.notes)
    assert again.subject.attached.notes.text.toPlainText() == ""
    again.open_tab("诊断")
    again.open_tab("材料与记事")
    assert again.subject.attached.notes.text.toPlainText() == ""


def test_deleting_a_record_says_what_goes_with_it(
    desk: Clerk, tab: AttachedTab, tmp_path: Path
) -> None:
    desk.open_tab("诊断")
    drop(desk.subject, files(tmp_path, 诊断报告=1))
    desk.rest()
    desk.open_tab("诊断")
    shown = desk.subject.tabs.currentWidget()
    assert shown is not None
    desk.press("删除", shown)
    assert "连同附件 1 份" in desk.window.messages.text
    desk.press("撤销 Ctrl+Z")
    desk.open_tab("材料与记事")
    assert names(tab) == ["诊断报告.pdf"]


def test_a_paper_is_opened_by_its_id_and_a_new_firm_has_none_yet(
    desk: Clerk, tab: AttachedTab, tmp_path: Path
) -> None:
    tab.add(files(tmp_path, 合同=1, 发票=1))
    desk.rest()
    wanted = tab.papers.found[1].record
    desk.open_tab("诊断")
    desk.window.open("enterprises", (Attachment.noun, wanted.id))
    desk.rest()
    assert tab.isVisible()
    assert tab.papers.chosen == wanted
    desk.page.start_new()
    desk.rest()
    drop(desk.subject, files(tmp_path, 说明=1))
    desk.rest()
    assert desk.window.messages.text == "请先保存这家企业，再把文件拖上来。"


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_nothing_is_cut_off_in_a_small_window(
    desk: Clerk, tab: AttachedTab, tmp_path: Path, size: tuple[int, int]
) -> None:
    window: MainWindow = desk.window
    window.resize(*size)
    tab.add(files(tmp_path, 合同=1, 发票=1))
    desk.rest()
    for part in (tab.papers.note, tab.papers.boxes["kind"].widget, tab.notes.text):
        bottom = part.mapTo(window, part.rect().bottomRight())
        assert bottom.x() <= window.width()
        assert bottom.y() <= window.messages.mapTo(window, window.messages.rect().topLeft()).y()
        assert part.height() >= 30
    assert tab.papers.grid.viewport().height() >= 60


def _seen(desk: Clerk) -> list[str]:
    looks = (accessibility.unnamed, accessibility.unreached, accessibility.cut_off)
    return [
        fault
        for look in (*looks, accessibility.outside, accessibility.faint)
        for fault in look(desk.window)
    ]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_lists_and_viewers_are_named_reached_whole_and_legible(
    desk: Clerk, tab: AttachedTab, tmp_path: Path, mode: str
) -> None:
    desk.window.theme.use(mode)
    desk.window.resize(960, 540)
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(tmp_path / "照片.png"))
    archive = tmp_path / "材料.zip"
    archive.write_bytes(b"PK\x03\x04")
    tab.add([*files(tmp_path, 合同=2), tmp_path / "照片.png", archive])
    tab.notes.given.emit("电话核实")
    desk.rest()
    tab.notes.grid.selectRow(0)
    desk.rest()
    assert _seen(desk) == []
    for kept in tab.papers.found:
        tab.papers.grid.select(kept.record.id)
        tab.papers.opening.emit(kept.record)
        desk.rest()
        assert _seen(desk) == [], kept.record.file_name
        tab.leave()
