"""The firm's own page says what it can get, and opens the record a line rests on."""

from PySide6.QtWidgets import QPushButton

from tests.ui.clerk import Clerk
from ui.enterprises.summary import Summary

FIRM = "湖口样例一厂有限公司"


def links(clerk: Clerk) -> list[str]:
    summary = clerk.subject.findChild(Summary)
    assert isinstance(summary, Summary)
    return [link.text() for link in summary.findChildren(QPushButton)]


def test_lines_are_ranked_by_money_and_open_their_record(clerk: Clerk) -> None:
    clerk.register(FIRM, 工业企业="是")
    for level, day in (("省级", "2026-01-05"), ("国家级", "2026-03-18")):
        clerk.open_tab("称号")
        clerk.press("新建称号", clerk.subject)
        clerk.fill("称号", "绿色供应链" if level == "省级" else "绿色工厂")
        clerk.fill("级别", level)
        clerk.fill("公布日期", day)
    clerk.open_tab("企业信息")
    clerk.rest()
    assert links(clerk) == ["三、标杆称号奖励"] * 2
    summary = clerk.subject.summary
    said = [part for part in clerk.words() if part.startswith("● 可得　")]
    assert said == ["● 可得　20.00 万元", "● 可得　10.00 万元"]
    summary.findChildren(QPushButton)[1].click()
    clerk.rest()
    assert clerk.subject.tabs.tabText(clerk.subject.tabs.currentIndex()) == "称号 2"
    assert clerk.box("级别").editor.text() == "省级"


def test_a_firm_without_records_is_told_what_belongs_here(clerk: Clerk) -> None:
    clerk.register(FIRM)
    assert links(clerk) == []
    assert "登记诊断、改造或称号后，这里列出每一项能得多少、差什么。" in clerk.words()
