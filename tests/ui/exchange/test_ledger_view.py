"""An old ledger at the real window: read, questions answered by keyboard, what changes, written, undone."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards.plans import KIND, Verdict
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND
from ui.exchange.ledger_view import LedgerView
from ui.exchange.page import ImportPage
from ui.worker import Progress

GREEN = "国家级绿色工厂奖励"


@pytest.fixture
def page(desk: Clerk) -> ImportPage:
    desk.window.show_page("exchange")
    desk.rest()
    page = desk.window.screens["exchange"]
    assert isinstance(page, ImportPage)
    page.start.choose(KIND)
    return page


def ledger(path: Path, *rows: tuple[object, ...], amount: str = "金额（万元）") -> Path:
    book = Workbook()
    book.active.title = "台账"
    book.active.append(("企业名称", "事项", amount, "年度", "文号"))
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def read(page: ImportPage, desk: Clerk, path: Path) -> LedgerView:
    page.choose_file = lambda *_: path
    desk.press("选择文件…", page)
    return page.ledger


def choose(desk: Clerk, words: str) -> None:
    """Open the list the cursor stands on with the keyboard, go down to `words`, take it with Enter."""
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    desk.bot.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    view = box.view()
    steps = box.findText(words) - max(box.currentIndex(), 0)
    assert box.findText(words) >= 0, [box.itemText(n) for n in range(box.count())]
    for _ in range(abs(steps)):
        desk.bot.keyClick(view, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    desk.bot.keyClick(view, Qt.Key.Key_Return)
    desk.window.activateWindow()  # as a desktop does when a list closes
    desk.rest()


def test_a_ledger_is_settled_and_written_by_keyboard(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    rows = (
        (FIRST, GREEN, 20, 2023, "湖样财〔2023〕1号"),
        ("湖口样例二厂", "节能诊断补助", 1, 2023, ""),
    )
    view = read(page, desk, ledger(tmp_path / "旧台账.xlsx", *rows))
    assert view.sums.text() == "共 2 行 21.00 万元：请选 2 行 21.00 万元。"
    assert not view.confirm.isEnabled()
    assert view.grid.hasFocus()
    desk.key(Qt.Key.Key_F8)
    assert view.detail.row is not None
    assert view.detail.row.line.matter == "节能诊断补助"
    choose(desk, SECOND)
    desk.key(Qt.Key.Key_F8)
    assert view.detail.row.line.matter == GREEN
    choose(desk, "没有这条记录，新建国家级绿色工厂")
    assert view.sums.text() == "共 2 行 21.00 万元：将新建记录 2 行 21.00 万元。"
    assert view.tabs.tabText(1) == "结果变化 3"
    assert "可得合计由" in view.change.text()
    desk.key(Qt.Key.Key_Return, ctrl=True)
    assert "共 2 行 21.00 万元" in " ".join(desk.words())
    assert desk.window.messages.text == "已导入以前兑现“旧台账.xlsx”。"
    desk.press("再导入一个文件", page)
    view = read(page, desk, tmp_path / "旧台账.xlsx")
    assert view.plan is not None
    assert view.plan.count(Verdict.SAME) == 2
    assert view.sentence.text() == "台账各行都已经登记过，没有需要写入的。"


def test_the_import_is_taken_back_whole(page: ImportPage, desk: Clerk, tmp_path: Path) -> None:
    path = ledger(tmp_path / "旧台账.xlsx", (SECOND, GREEN, 20, 2023, ""))
    read(page, desk, path)
    desk.press("确认导入", page)
    desk.key(Qt.Key.Key_Z, ctrl=True)
    desk.press("再导入一个文件", page)
    view = read(page, desk, path)
    assert view.plan is not None
    assert view.plan.count(Verdict.NEW) == 1


def test_a_plan_that_a_change_has_overtaken_is_shown_again_before_it_is_written(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    path = ledger(tmp_path / "旧台账.xlsx", (SECOND, GREEN, 20, 2023, ""))
    view = read(page, desk, path)

    def register(office: Office, _progress: Progress) -> None:
        owner = office.store.find(Enterprise, name=SECOND)[0].id
        known = {"kind": "green_factory", "level": "national", "holder": "enterprise"}
        save(office, Title(enterprise=owner, published_on=date(2022, 1, 1), **known))

    desk.window.worker.run(register, lambda _nothing: None)
    desk.rest()
    desk.press("确认导入", page)
    assert "什么都没有写入" in page.problem.text()
    assert view.plan is not None
    assert (view.plan.count(Verdict.NEW), view.plan.count(Verdict.MATCHED)) == (0, 1)
    desk.press("确认导入", page)
    assert desk.window.messages.text == "已导入以前兑现“旧台账.xlsx”。"


def test_a_unit_nobody_wrote_is_chosen_and_can_be_changed(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    path = ledger(tmp_path / "旧台账.xlsx", (SECOND, GREEN, 20, 2023, ""), amount="金额")
    view = read(page, desk, path)
    assert view.units.isVisible()
    assert not view.confirm.isEnabled()
    desk.press("元", view.units)
    assert view.sums.text() == "共 1 行 0.002 万元：将新建记录 1 行 0.002 万元。"
    desk.press("万元", view.units)
    assert view.sums.text() == "共 1 行 20.00 万元：将新建记录 1 行 20.00 万元。"
    assert view.confirm.isEnabled()
    view.units.findChildren(QComboBox)[-1].setFocus()
    choose(desk, "千元")
    assert view.sums.text() == "共 1 行 2.00 万元：将新建记录 1 行 2.00 万元。"


def test_rows_that_cannot_be_registered_are_left_out(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    rows = (
        ("都昌远方机械有限公司", GREEN, 20, 2023, ""),
        (SECOND, "节能诊断补助", "约1万", 2023, ""),
    )
    view = read(page, desk, ledger(tmp_path / "旧台账.xlsx", *rows))
    assert view.plan is not None
    assert len(view.plan.hindered) == 2
    desk.press("不登记这一行", view)
    assert len(view.plan.hindered) == 1
    assert view.detail.leave.text() == "还是要登记这一行"
    desk.press("不能登记的都不登记", view)
    assert view.plan.acceptable
    assert not view.confirm.isEnabled()
    desk.press("还是要登记这一行", view)
    assert len(view.plan.hindered) == 1


def test_another_choice_of_a_row_forgets_what_followed_from_the_first(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    view = read(page, desk, ledger(tmp_path / "旧台账.xlsx", (FIRST, GREEN, 20, 2023, "")))
    view.detail.take_focus()
    choose(desk, "没有这条记录，新建国家级绿色工厂")
    view.detail.boxes["matter"].setFocus()
    choose(desk, "不是本措施的资金，登记为其他渠道资金")
    assert view.plan is not None
    assert view.plan.count(Verdict.OUTSIDE) == 1
    assert dict(view.plan.answers.of("台账!2")) == {"matter": "outside"}


def test_every_part_says_its_name(page: ImportPage, desk: Clerk, tmp_path: Path) -> None:
    view = read(page, desk, ledger(tmp_path / "旧台账.xlsx", (FIRST, GREEN, 20, 2023, "")))
    for part in (view.grid, view.changes, view.noticed, view.detail, view.tabs):
        assert part.accessibleName()
    assert all(box.accessibleName() for box in view.detail.boxes.values())


def test_the_empty_ledger_is_saved_where_the_clerk_says(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    page.choose_target = lambda _parent, _title, proposed, _kind: tmp_path / proposed.name
    desk.press("下载模板…", page)
    assert (tmp_path / "以前兑现导入表.xlsx").exists()


def test_headings_nobody_knows_are_assigned_and_remembered(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    path = ledger(tmp_path / "旧台账.xlsx", (SECOND, GREEN, 20, 2023, ""), amount="到手（万元）")
    view = read(page, desk, path)
    assert view.tabs.currentWidget() is view.columns
    assert view.sentence.text().startswith("请先在“表头”里指明“到手（万元）”")
    assert not view.confirm.isEnabled()
    assert view.columns.boxes["台账", "到手（万元）"].hasFocus()
    choose(desk, "金额")
    assert view.sums.text() == "共 1 行 20.00 万元：将新建记录 1 行 20.00 万元。"
    desk.key(Qt.Key.Key_Return, ctrl=True)
    desk.press("再导入一个文件", page)
    again = ledger(
        tmp_path / "新台账.xlsx", (FIRST, "节能诊断补助", 1, 2023, ""), amount="到手（万元）"
    )
    view = read(page, desk, again)
    assert view.plan is not None
    assert view.plan.rows[0].line.fen == 1_000_000


def test_a_column_that_may_be_an_amount_is_settled_by_keyboard(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.title = "台账"
    book.active.append(("企业名称", "国家级绿色工厂奖励（万元）", "其他（万元）", "年度"))
    book.active.append((SECOND, 20, 1, 2023))
    book.save(tmp_path / "旧台账.xlsx")
    view = read(page, desk, tmp_path / "旧台账.xlsx")
    assert view.tabs.currentWidget() is view.columns
    assert view.sentence.text().startswith("请先在“表头”里指明“其他（万元）”下面是不是兑现的金额。")
    assert view.columns.boxes["台账", "其他（万元）"].hasFocus()
    assert not view.confirm.isEnabled()
    view.tabs.setCurrentIndex(0)
    desk.key(Qt.Key.Key_F8)
    assert view.columns.boxes["台账", "其他（万元）"].hasFocus()
    choose(desk, "金额")
    assert view.plan is not None
    assert [(row.key, row.line.matter) for row in view.plan.rows] == [
        ("台账!B2", "国家级绿色工厂奖励"),
        ("台账!C2", "其他"),
    ]
    assert view.plan.fen() == 21_000_000
    choose(desk, "不用这一列")
    assert view.confirm.isEnabled()
    desk.key(Qt.Key.Key_Return, ctrl=True)
    assert "共 1 行 20.00 万元" in " ".join(desk.words())


def test_a_note_against_the_payment_is_answered_by_keyboard(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.title = "台账"
    book.active.append(("企业名称", "事项", "金额（千元）", "年度", "备注"))
    book.active.append((SECOND, GREEN, 200, 2023, "2024年6月已追回"))
    book.save(tmp_path / "旧台账.xlsx")
    view = read(page, desk, tmp_path / "旧台账.xlsx")
    desk.key(Qt.Key.Key_F8)
    assert view.detail.verdict.text() == "◇ 写着“2024年6月已追回”，不能确定是不是兑现"
    assert "选“不登记这一行”" in view.detail.fix.text()
    choose(desk, "已兑现，照这一行登记（追回的另行登记）")
    assert view.sums.text() == "共 1 行 20.00 万元：将新建记录 1 行 20.00 万元。"
    desk.press("不登记这一行", page)
    assert view.sums.text() == "共 1 行 20.00 万元：不登记 1 行 20.00 万元。"


def test_what_was_taken_back_is_named_by_keyboard(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.title = "台账"
    book.active.append(("企业名称", "事项", "金额（万元）", "年度", "退回情况（万元）"))
    book.active.append((SECOND, GREEN, 20, 2023, 5))
    book.save(tmp_path / "旧台账.xlsx")
    view = read(page, desk, tmp_path / "旧台账.xlsx")
    assert view.columns.boxes["台账", "退回情况（万元）"].hasFocus()
    choose(desk, "追回金额")
    assert view.sums.text() == "共 2 行 15.00 万元：将新建记录 2 行 15.00 万元。"


def test_a_unit_nobody_knows_is_asked_as_such(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    path = ledger(tmp_path / "旧台账.xlsx", (SECOND, GREEN, 20, 2023, ""), amount="金额（美元）")
    read(page, desk, path)
    choose(desk, "金额")
    shown = " ".join(desk.words())
    assert "工作表“台账”写的金额单位不能确定。请照凭证选：" in shown
