"""Seldom used tabs: out of the way until wanted or filled."""

from tests.ui.clerk import Clerk
from ui.enterprises.more import More

FIRM, OTHER = "湖口样例一厂有限公司", "湖口样例二厂有限公司"
RARE = [
    *("试点", "公共服务平台", "能源管理系统", "合同能源管理"),
    *("产品能耗", "装备评选", "推荐目录", "固废利用", "一事一议", "项目"),
]


def visible(clerk: Clerk) -> list[str]:
    tabs = clerk.subject.tabs
    return [tabs.tabText(n) for n in range(tabs.count()) if tabs.isTabVisible(n)]


def choose(clerk: Clerk, name: str) -> None:
    """Take one entry of the menu after the tabs."""
    more = clerk.subject.tabs.cornerWidget()
    assert isinstance(more, More)
    (action,) = [one for one in more.menu().actions() if one.text() == name]
    action.trigger()
    clerk.rest()


def test_seldom_used_tabs_are_offered_not_shown(clerk: Clerk) -> None:
    clerk.register(FIRM)
    assert not set(visible(clerk)) & set(RARE)
    more = clerk.subject.tabs.cornerWidget()
    assert isinstance(more, More)
    assert [one.text() for one in more.menu().actions()] == RARE


def test_a_filled_tab_stays_with_its_firm(clerk: Clerk) -> None:
    clerk.register(FIRM)
    choose(clerk, "一事一议")
    assert clerk.subject.tabs.tabText(clerk.subject.tabs.currentIndex()) == "一事一议"
    clerk.press("新建一事一议", clerk.subject)
    clerk.fill("项目名称", "样例研究院")
    clerk.until(lambda: "一事一议 1" in visible(clerk))
    clerk.open_tab("企业信息")
    assert "一事一议 1" in visible(clerk)
    clerk.register(OTHER)
    assert not set(visible(clerk)) & set(RARE)


def test_an_empty_one_goes_when_the_firm_is_left(clerk: Clerk) -> None:
    clerk.register(FIRM)
    choose(clerk, "试点")
    assert "试点" in visible(clerk)
    clerk.register(OTHER)
    assert "试点" not in visible(clerk)
