"""导出登记簿 at the real window: of whom, which kinds, where to; what could not be known again."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from openpyxl.worksheet import _writer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import register_workbook
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.exchange.register_cover import MEANWHILE
from jjgreen_desktop.exchange.register_workbook import Export
from jjgreen_desktop.operations import views
from jjgreen_desktop.operations.listing import FieldIs, Listing
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, PARK
from ui.exchange import export_turns
from ui.exchange.export_view import ExportView
from ui.exchange.page import ImportPage


@pytest.fixture
def page(desk: Clerk) -> ImportPage:
    desk.window.show_page("exchange")
    desk.rest()
    page = desk.window.screens["exchange"]
    assert isinstance(page, ImportPage)
    return page


@pytest.fixture
def view(page: ImportPage, desk: Clerk, tmp_path: Path) -> ExportView:
    page.register.choose_target = lambda _parent, _title, proposed, _kind: tmp_path / proposed.name
    desk.press("导出登记簿…", page)
    return page.register


def exported(tmp_path: Path) -> dict[str, int]:
    (path,) = tmp_path.glob("登记簿-*.xlsx")
    return {sheet.name: len(sheet.rows) - 1 for sheet in read_workbook(path).sheets[1:]}


def words(view: ExportView) -> list[str]:
    return [one.text() for one in view.findChildren(QLabel) if one.isVisible()]


def do(desk: Clerk, work: object) -> None:
    desk.window.worker.run(lambda office, _progress: work(office), lambda _done: None)  # type: ignore[operator]
    desk.rest()


def test_everything_that_is_registered_goes_into_one_workbook(
    view: ExportView, desk: Clerk, tmp_path: Path
) -> None:
    assert view.extents.hasFocus()
    assert view.boxes["enterprises"].text() == "企业 3"
    assert not view.boxes["loans"].isEnabled()
    assert "6 种登记，共 11 行。" in words(view)
    desk.key(Qt.Key.Key_S, ctrl=True)
    assert exported(tmp_path) == {
        "企业": 3,
        "园区": 1,
        "年度报表": 1,
        "诊断": 1,
        "改造项目": 3,
        "称号": 2,
    }
    said = f"已把 6 种登记、11 行导出到“{tmp_path / '登记簿-湖口县-2026-06-30.xlsx'}”。"
    assert desk.window.messages.text == said
    assert not view.problem.isVisible()


def test_only_the_kinds_that_are_ticked(view: ExportView, desk: Clerk, tmp_path: Path) -> None:
    desk.press("全不选", view)
    assert not view.write.isEnabled()
    assert "还没有选种类，请至少选一种。" in words(view)
    view.boxes["titles"].setFocus()
    desk.key(Qt.Key.Key_Space)
    desk.press("导出…", view)
    assert exported(tmp_path) == {"称号": 2}


def test_those_to_call_only_when_ticked(view: ExportView, desk: Clerk, tmp_path: Path) -> None:
    def call(office: Office) -> None:
        firm = office.store.find(Enterprise, name=FIRST)[0]
        save(office, firm.model_copy(update={"contact": "李样例"}))

    do(desk, call)
    for ticked in (False, True):
        view.private.setChecked(ticked)
        desk.press("导出…", view)
        (path,) = tmp_path.glob("登记簿-*.xlsx")
        cells = [
            cell for sheet in read_workbook(path).sheets for row in sheet.rows for cell in row[1]
        ]
        assert ("李样例" in cells) == ticked


def test_a_saved_view_of_firms_is_an_extent(
    page: ImportPage, view: ExportView, desk: Clerk, tmp_path: Path
) -> None:
    listing = Listing(where=(FieldIs("name", (FIRST,)),))
    do(desk, lambda office: views.keep(office, "enterprise", "一厂", listing))
    desk.press("返回导入", page)
    desk.press("导出登记簿…", page)
    assert [view.extents.itemText(n) for n in range(view.extents.count())] == [
        "全部登记",
        "已存视图“一厂”",
    ]
    desk.bot.keyClick(view.extents, Qt.Key.Key_Down)
    desk.rest()
    assert view.boxes["enterprises"].text() == "企业 1"
    assert any("服务商名录没有导出" in one for one in words(view))
    desk.press("导出…", view)
    assert exported(tmp_path) == {"企业": 1, "年度报表": 1, "诊断": 1, "改造项目": 1, "称号": 1}


def test_one_park_from_its_own_page(desk: Clerk, page: ImportPage, tmp_path: Path) -> None:
    page.register.choose_target = lambda _parent, _title, proposed, _kind: tmp_path / proposed.name
    found: list[str] = []

    def park(office: Office) -> None:
        found.extend(one.id for one in office.store.find(Park, name=PARK))

    do(desk, park)
    desk.window.open("park", found[0])
    desk.rest()
    desk.subject.show_dossier()
    desk.rest()
    desk.press("导出登记…", desk.subject)
    assert page.isVisible()
    assert page.register.extents.currentText() == PARK
    desk.press("导出…", page.register)
    assert exported(tmp_path) == {"园区": 1, "称号": 1}


def test_rows_that_would_not_be_known_again_are_said(
    view: ExportView, desk: Clerk, tmp_path: Path
) -> None:
    def twin(office: Office) -> None:
        firm = office.store.find(Enterprise, name=FIRST)[0]
        with office.store.transaction("样例") as writing:
            writing.put(firm.model_copy(update={"id": ""}))

    do(desk, twin)
    desk.press("导出…", view)
    assert view.problem.isVisible()
    assert view.problem.text().startswith("有 6 行不作改动再导入时认不出")
    assert exported(tmp_path)["企业"] == 4


def test_what_goes_wrong_is_told_on_the_page(
    page: ImportPage, view: ExportView, desk: Clerk, tmp_path: Path
) -> None:
    view.choose_target = lambda *_: tmp_path / "没有" / "登记簿.xlsx"
    desk.press("导出…", view)
    assert "这个文件夹。请先建好文件夹" in view.problem.text()
    desk.key(Qt.Key.Key_Escape)
    assert page.start.isVisible()
    view.choose_target = lambda *_: None
    desk.press("导出登记簿…", page)
    assert not view.problem.isVisible()
    desk.press("导出…", view)
    assert list(tmp_path.glob("*.xlsx")) == []


@pytest.fixture
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few rows are a turn."""
    monkeypatch.setattr(export_turns, "TURN", 0.0)


@pytest.mark.usefixtures("short_turns")
def test_a_save_does_not_wait_for_the_export_which_says_that_it_may_lack_it(
    view: ExportView, desk: Clerk, tmp_path: Path
) -> None:
    waited: list[bool] = []

    def rename(office: Office, _progress: object) -> None:
        firm = office.store.find(Enterprise, name=FIRST)[0]
        save(office, firm.model_copy(update={"note": "核对过"}))

    view.write.setFocus()
    view.write.click()
    desk.until(lambda: not view.write.isEnabled())
    desk.window.worker.run(rename, lambda _done: waited.append(bool(list(tmp_path.glob("*.xlsx")))))
    desk.until(view.write.isEnabled)
    assert view.write.hasFocus()
    assert waited == [False]
    assert view.problem.text() == MEANWHILE
    assert exported(tmp_path)["企业"] == 3
    desk.press("导出…", view)
    assert not view.problem.isVisible()


@pytest.mark.usefixtures("short_turns")
def test_it_tells_how_far_it_is_and_is_stopped(
    view: ExportView, desk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, go_on = Event(), Export.go_on

    def go_on_slowly(export: Export, seconds: float) -> bool:
        if export.done > 5:
            assert held.wait(30)
        return go_on(export, seconds)

    monkeypatch.setattr(Export, "go_on", go_on_slowly)
    before = set(_writer.ALL_TEMP_FILES)
    view.making._patience.setInterval(0)
    view.write.click()
    desk.until(view.making.stop.isVisible)
    assert view.making.words.text() == "正在导出登记簿，可以照常做别的事"
    assert view.making.bar.maximum() == 22
    view.making.stop.click()
    held.set()
    desk.rest()
    assert list(tmp_path.glob("*.xlsx")) == []
    assert set(_writer.ALL_TEMP_FILES) == before
    assert not view.making.isVisible() and not view.problem.isVisible()
    assert desk.window.messages.text == "已停止导出，没有写出文件。"
    monkeypatch.undo()
    desk.press("导出…", view)
    assert exported(tmp_path)["企业"] == 3


@pytest.mark.usefixtures("short_turns")
def test_closing_the_window_meanwhile_is_told_and_the_file_gets_written(
    view: ExportView, desk: Clerk, tmp_path: Path
) -> None:
    view.write.click()
    desk.until(lambda: view._turns is not None)
    assert not desk.window.close()
    assert desk.window.messages.text == (
        "正在导出登记簿，文件还没有写出，窗口没有关闭。"
        "请等它做完再关闭；不要了，就再关闭一次窗口，只停下这一件。"
    )
    desk.rest()
    assert exported(tmp_path)["企业"] == 3
    assert desk.window.isVisible() and desk.window.close()


def test_closing_the_window_once_more_stops_the_export(
    view: ExportView, desk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, go_on = Event(), Export.go_on
    before = set(_writer.ALL_TEMP_FILES)

    def go_on_slowly(export: Export, _seconds: float) -> bool:
        whole = go_on(export, 0.0)
        assert held.wait(30)
        return whole

    monkeypatch.setattr(Export, "go_on", go_on_slowly)
    view.write.click()
    desk.until(lambda: view._turns is not None)
    assert not desk.window.close()
    desk.window.close()
    held.set()
    desk.until(lambda: not desk.window.isVisible())
    assert list(tmp_path.glob("*.xlsx")) == []
    assert set(_writer.ALL_TEMP_FILES) == before


def _stop_while(
    view: ExportView, desk: Clerk, monkeypatch: pytest.MonkeyPatch, turn: Callable[[Export], bool]
) -> None:
    """The clerk stops the export during a turn, which then goes on as said."""
    begun, held = Event(), Event()

    def wait_and_turn(export: Export, _seconds: float) -> bool:
        begun.set()
        assert held.wait(30)
        return turn(export)

    monkeypatch.setattr(Export, "go_on", wait_and_turn)
    view.making._patience.setInterval(0)
    view.making.tell(0, 1)  # the first turn is not over yet: what stops it is shown all the same
    view.write.click()
    desk.until(begun.is_set)
    view.making.stopped.emit()
    held.set()
    desk.until(lambda: desk.window.worker.idle)


def _refuse(_export: Export) -> bool:
    raise Problem("磁盘已满。", "请清理出空间。")


def _break(_export: Export) -> bool:
    raise KeyError("weg")


@pytest.mark.parametrize("turn", [_refuse, _break])
def test_stopped_while_it_fails_it_is_stopped_and_nothing_is_written(
    view: ExportView,
    desk: Clerk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    turn: Callable[[Export], bool],
) -> None:
    _stop_while(view, desk, monkeypatch, turn)
    desk.window.fault.details = ""
    desk.rest()
    assert not view.making.isVisible() and not view.problem.isVisible()
    assert desk.window.messages.text == "已停止导出，没有写出文件。"
    assert list(tmp_path.glob("*.xlsx")) == []
    monkeypatch.undo()
    desk.press("导出…", view)
    assert exported(tmp_path)["企业"] == 3


def test_stopped_while_what_is_written_does_not_read_back_it_is_not_told_as_done(
    view: ExportView, desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Export.go_on

    def to_the_end(export: Export) -> bool:
        while export.made is None:
            go_on(export, 0.0)
        raise Problem("读回来的行数与应写的不一致。", "请不要使用这个文件。")

    _stop_while(view, desk, monkeypatch, to_the_end)
    assert view.problem.text() == "读回来的行数与应写的不一致。请不要使用这个文件。"
    assert desk.window.messages.text == ""
    assert not view.making.isVisible() and view.write.isEnabled()


def test_what_goes_wrong_in_stopping_is_told_and_the_next_can_begin(
    view: ExportView, desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Export, "give_up", _refuse)
    _stop_while(view, desk, monkeypatch, lambda _export: False)
    assert view.problem.text() == "磁盘已满。请清理出空间。"
    assert not view.making.isVisible() and view.write.isEnabled()


@pytest.mark.usefixtures("short_turns")
def test_after_an_error_of_ours_the_button_waits_no_longer(
    view: ExportView, desk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Export, "go_on", lambda export, _seconds: _break(export))
        view.write.click()
        desk.until(desk.window.fault.isVisible)
        desk.window.fault.details = ""
        desk.rest()
    assert view.write.isEnabled() and not view.making.isVisible()
    assert desk.window.messages.text == ""
    desk.press("导出…", view)
    assert exported(tmp_path)["企业"] == 3


def test_more_than_one_file_takes_is_said_before_anything_is_written(
    view: ExportView, desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_workbook, "MOST_OF_A_FILE", 60)
    desk.press("全选", view)
    desk.press("全不选", view)
    desk.press("全选", view)
    assert not view.write.isEnabled()
    assert any("内容太多" in one and "分次导出" in one for one in words(view))
    desk.press("全不选", view)
    view.boxes["parks"].click()
    assert view.write.isEnabled()
