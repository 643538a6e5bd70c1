"""Material and remarks through the real window: added, let fall, pasted, read, kept, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.attached import Attachment
from tests.ui.attached.helping import drop, files, names, rows, seen
from tests.ui.clerk import Clerk, words_of
from ui.attached.tab import AttachedTab
from ui.main_window import MainWindow


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
    assert seen(desk) == []
    for kept in tab.papers.found:
        tab.papers.grid.select(kept.record.id)
        tab.papers.opening.emit(kept.record)
        desk.rest()
        assert seen(desk) == [], kept.record.file_name
        tab.leave()
