"""A clerk's sitting: first start, register, audit results, the award as it is typed, undo."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.ui.clerk import Clerk
from ui.welcome.page import WelcomePage

FIRM = "湖口样例一厂有限公司"
CODE = "91360429MA38A0000X"
RETROFIT = {
    "项目名称": "一号窑余热利用改造",
    "改造类型": "节能",
    "完工日期": "2026-3-1",
    "节能验收通过日期": "20260510",
    "验收报告备案日期": "2026/06/01",
    "备案文号": "湖样备〔2026〕3号",
    "产品": "水泥熟料",
    "单耗单位": "kgce/t",
    "改造前单位产品综合能耗": "100",
}


def enter_retrofit(clerk: Clerk, after: str, improvement: str) -> None:
    """Type a retrofit whose papers are complete."""
    for label, text in RETROFIT.items():
        clerk.fill(label, text)
    clerk.fill("已向谁备案", "节能审查机关")
    clerk.fill("已向谁备案", "主管部门")
    clerk.fill("改造后单位产品综合能耗", after)
    clerk.fill("验收报告载明的提升率", improvement)
    clerk.fill("行业标杆水平", "96")


def test_first_start_asks_for_county_and_operator_and_opens_an_empty_list(
    sit_down: Callable[[], Clerk],
) -> None:
    clerk = sit_down()
    page = clerk.window.findChild(WelcomePage)
    assert isinstance(page, WelcomePage)
    clerk.press("开始使用")
    assert page.message.text() == "请选择县（市、区）。"
    page.county.setCurrentText("湖口县")
    assert page.bureau.text() == "湖口县工业和信息化局"
    clerk.press("开始使用")
    assert page.message.text() == "请填写操作员姓名。"
    clerk.type(page.operator, "张样例")
    clerk.press("开始使用")
    clerk.until(lambda: "enterprises" in clerk.window.screens)
    clerk.rest()
    words = clerk.words()
    assert any(text.startswith("湖口县 · ") and text.endswith("年度") for text in words)
    assert "登记簿里还没有企业" in words
    assert "导入名单" in words


def test_register_by_typing_and_see_the_award_of_each_band(clerk: Clerk) -> None:
    clerk.register(FIRM, 统一社会信用代码=CODE, 工业企业="是")
    clerk.fill("行业", "3011")
    assert clerk.box("行业").editor.text() == "3011 水泥制造"
    clerk.open_tab("改造")
    clerk.press("新建改造项目", clerk.subject)
    enter_retrofit(clerk, "95", "5.00")
    said = clerk.form.award.words
    assert "● 可得" in said
    assert "50.00 万元" in said
    assert "70.00 万元" in said, "the next band"
    assert clerk.box("完工日期").editor.text() == "2026-03-01"

    clerk.key(Qt.Key.Key_Return, ctrl=True)
    clerk.fill("项目名称", "二号窑改造")
    clerk.fill("验收报告载明的提升率", "8.01")
    assert "◐ 差什么" in clerk.form.award.words
    for label in ("完工日期", "节能验收通过日期", "验收报告备案日期"):
        clerk.fill(label, "2026-06-01")
    clerk.fill("已向谁备案", "节能审查机关")
    clerk.fill("已向谁备案", "主管部门")
    clerk.fill("改造前单位产品综合能耗", "100")
    clerk.fill("改造后单位产品综合能耗", "91.99")
    clerk.fill("行业标杆水平", "96")
    assert "100.00 万元" in clerk.form.award.words
    assert "可得合计 150.00 万元" in clerk.words()


def test_a_wrong_credit_code_is_told_under_the_field_and_loses_nothing(clerk: Clerk) -> None:
    clerk.register(FIRM, 统一社会信用代码="91360429MA38A00001")
    box = clerk.box("统一社会信用代码")
    assert "第 18 位校验码不符" in box.message
    assert box.editor.text() == "91360429MA38A00001"
    assert any(text.startswith("未保存：“统一社会信用代码”") for text in clerk.words())
    assert clerk.listed() == [FIRM], "the rest is saved"
    clerk.key(Qt.Key.Key_Escape)
    clerk.page.list.opened.emit(clerk.page.list.current() or clerk.window.finder.ids[0])
    clerk.rest()
    assert clerk.box("统一社会信用代码").editor.text() == "91360429MA38A00001"
    clerk.fill("统一社会信用代码", CODE)
    assert clerk.box("统一社会信用代码").message == ""
    assert "✓ 已保存" in clerk.words()


def test_a_code_is_checked_while_it_is_typed(clerk: Clerk) -> None:
    clerk.page.start_new()
    box = clerk.box("统一社会信用代码")
    clerk.type(box.widget, "91360429MA38A")
    assert "还差 5 位" in box.message


def test_a_duplicate_is_refused_with_a_sentence_and_kept_as_typed(clerk: Clerk) -> None:
    clerk.register(FIRM, 统一社会信用代码=CODE)
    clerk.register("湖口样例二厂有限公司", 统一社会信用代码=CODE)
    assert FIRM in clerk.box("统一社会信用代码").message
    assert clerk.box("统一社会信用代码").editor.text() == CODE
    assert any(text.startswith("未保存：") for text in clerk.words())


def test_find_by_initials_in_header_and_list(clerk: Clerk) -> None:
    for name in (FIRM, "湖口样例钢铁股份有限公司", "九江样例石化有限公司"):
        clerk.register(name)
    clerk.until(lambda: clerk.window.finder.find("jjylsh", 5))
    clerk.key(Qt.Key.Key_Escape)
    clerk.page.list.filter.setText("hkylg")
    clerk.until(lambda: clerk.listed() == ["湖口样例钢铁股份有限公司"])
    assert "1 / 3 家" in clerk.words()
    clerk.key(Qt.Key.Key_K, ctrl=True)
    assert clerk.window.header.finding.hasFocus()
    clerk.type(clerk.window.header.finding, "jjylsh")
    clerk.key(Qt.Key.Key_Return)
    clerk.until(lambda: "九江样例石化有限公司" in visible_titles(clerk))


def visible_titles(clerk: Clerk) -> list[str]:
    """The names shown as titles."""
    return [text for text in clerk.words() if text.endswith("公司")]


def test_undo_and_redo_in_words(clerk: Clerk) -> None:
    clerk.register(FIRM)
    clerk.key(Qt.Key.Key_Escape)
    clerk.press("撤销 Ctrl+Z")
    assert clerk.window.messages.text == f"已撤销“登记企业 {FIRM}”。"
    clerk.until(lambda: clerk.listed() == [])
    clerk.key(Qt.Key.Key_Y, ctrl=True)
    assert clerk.window.messages.text == f"已重做“登记企业 {FIRM}”。"
    clerk.until(lambda: clerk.listed() == [FIRM])


def test_delete_acts_and_offers_undo_instead_of_asking(clerk: Clerk) -> None:
    clerk.register(FIRM)
    clerk.open_tab("称号")
    clerk.press("新建称号", clerk.subject)
    clerk.fill("称号", "绿色工厂")
    clerk.fill("级别", "国家级")
    clerk.fill("公布日期", "2026-03-18")
    assert "20.00 万元" in clerk.form.award.words
    clerk.press("删除", clerk.form)
    assert clerk.window.messages.text.startswith("已删除称号“")
    assert not QApplication.topLevelWidgets() or not any(
        isinstance(top, QMessageBox) for top in QApplication.topLevelWidgets()
    )
    clerk.key(Qt.Key.Key_Z, ctrl=True)
    clerk.until(lambda: any(text == "称号 1" for text in tab_texts(clerk)))


def tab_texts(clerk: Clerk) -> list[str]:
    """The tabs as they read."""
    tabs = clerk.subject.tabs
    return [tabs.tabText(number) for number in range(tabs.count())]


def test_pages_open_by_keyboard(clerk: Clerk) -> None:
    clerk.key(Qt.Key.Key_9, alt=True)
    assert "settings" in clerk.window.screens
    clerk.key(Qt.Key.Key_1, alt=True)
    clerk.key(Qt.Key.Key_N, ctrl=True)
    assert clerk.box("企业名称").widget.hasFocus()
    clerk.type(clerk.box("企业名称").widget, FIRM)
    clerk.key(Qt.Key.Key_Return)
    assert clerk.box("统一社会信用代码").widget.hasFocus()
    assert clerk.listed() == [FIRM]


ALLOWED = re.compile(
    r"Ctrl|Alt|Shift|Enter|Esc|Return|GB/?T?|tce|kgce/t|[A-Z0-9]{18}|[IOSVZ]|F\d|jiujiang-\d+|[0-9a-f]{12,}"
)


def test_no_english_is_shown(clerk: Clerk) -> None:
    clerk.register(FIRM, 统一社会信用代码=CODE)
    for tab in ("年度报表", "诊断", "改造", "称号", "其他资金", "停兑标记"):
        clerk.open_tab(tab)
        clerk.key(Qt.Key.Key_Return, ctrl=True)
    clerk.window.show_page("settings")
    clerk.rest()
    english = [t for t in clerk.words() if re.search("[A-Za-z]{2,}", ALLOWED.sub("", t))]
    assert english == []
