"""Trying rulings and packs at the real window: the answer, and that nothing is written."""

from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester

import resources
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.operations.budget import set_budget
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.pack_file import packed
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST, PARK
from ui.policy.page import PolicyPage
from ui.policy.what_if_tab import WhatIfTab
from ui.worker import Progress

WAN = 1_000_000


@pytest.fixture
def tab(desk: Clerk) -> WhatIfTab:
    desk.window.show_page("policy", ("what_if", None))
    desk.rest()
    page = desk.window.screens["policy"]
    assert isinstance(page, PolicyPage)
    tab = page.screens["what_if"]
    assert isinstance(tab, WhatIfTab)
    return tab


def choose(tab: WhatIfTab, ruling: str, text: str) -> None:
    box = tab.form.choices[ruling]
    place = box.findText(text)
    assert place > 0, [box.itemText(n) for n in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def rows(tab: WhatIfTab) -> list[list[str]]:
    model = tab.result.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def journal(desk: Clerk) -> tuple[int, int]:
    found: list[tuple[int, int]] = []
    desk.window.worker.run(
        lambda office, _progress: (office.store.revision, len(office.store.history(1000))),
        found.append,
    )
    desk.rest()
    return found[0]


def test_before_anything_is_tried_the_page_says_how(tab: WhatIfTab, desk: Clerk) -> None:
    assert "还没有试算" in words_of(tab.result)
    assert tab.form.scope.text() == "范围：湖口县全部企业、园区"
    desk.press("开始试算", tab)
    assert tab.problem.text().startswith("没有选择要试算的口径或政策包。")


def test_a_ruling_tried_shows_who_gains_and_writes_nothing(tab: WhatIfTab, desk: Clerk) -> None:
    before = journal(desk)
    choose(tab, "band-5", "归高档（70 万元）")
    desk.press("开始试算", tab)
    row = rows(tab)[0]
    assert row[:7] == [
        *("▲ 增加", FIRST, "二（1）、改造奖励", "一号窑余热利用改造"),
        *("+20.00", "50.00 → 70.00", "● 可得 → ● 可得"),
    ]
    assert row[7].startswith("较改造前提升 5%")
    assert len(rows(tab)) == 1
    assert tab.result.about.text() == (f"{FIRST}　二（1）、改造奖励　一号窑余热利用改造：{row[7]}")
    figures = {name: each.text() for name, each in tab.result.figures.items()}
    assert figures == {
        "现行可得": "221.00 万元",
        "试算可得": "241.00 万元",
        "差额": "+20.00 万元",
    }
    said = tab.result.words.text()
    assert "增加的 1 家，减少的 0 家" in said
    assert "2026 年度还没有登记资金，没有与资金对照。" in said
    assert "只是试算，没有改动任何数据。" in words_of(tab.result)
    assert journal(desk) == before


def test_against_the_years_money(tab: WhatIfTab, desk: Clerk) -> None:
    def register(office: Office, _progress: Progress) -> None:
        set_budget(office, Budget(year=2026, pool_fen=230 * WAN, carry_down=True))

    desk.window.worker.run(register, lambda _nothing: None)
    desk.rest()
    choose(tab, "band-5", "归高档（70 万元）")
    desk.press("开始试算", tab)
    said = tab.result.words.text()
    assert "2026 年度资金 230.00 万元：全部按上限兑现，余 9.00 万元 → 差 11.00 万元" in said
    assert "按排序列入 5 → 4 项（少列入 1 项），未列入 0 → 1 项。" in said


def test_one_firm_found_by_its_initials(tab: WhatIfTab, desk: Clerk) -> None:
    desk.type(tab.form.finding, "hkylcyy")
    hits = tab.form.basis.find("hkylcyy", 5)
    assert [hit.text for hit in hits] == [PARK]
    tab.form.finding.found.emit(hits[0].id)
    assert tab.form.scope.text() == f"范围：{PARK}"
    choose(tab, "band-5", "归高档（70 万元）")
    desk.press("开始试算", tab)
    assert "试算后没有变化" in words_of(tab.result)
    desk.press("改为全部", tab)
    desk.press("开始试算", tab)
    assert len(rows(tab)) == 1


def test_back_to_what_is_in_force(tab: WhatIfTab, desk: Clerk) -> None:
    choose(tab, "band-5", "归高档（70 万元）")
    assert tab.form.rulings() == {"band-5": "upper"}
    desk.press("全部照现行", tab)
    assert tab.form.rulings() == {}


def test_a_pack_from_a_file_is_checked_and_tried_not_put_in_force(
    tab: WhatIfTab, desk: Clerk, tmp_path: Path
) -> None:
    path = tmp_path / "政策包.zip"
    files = dict(resources.tree("policy", "jiujiang-2025"))
    header = files["pack.toml"].decode()
    files["pack.toml"] = header.replace('version = "', 'version = "样例').encode()
    path.write_bytes(packed(files))
    tab.choose_file = lambda *_asked: path
    before = journal(desk)
    desk.press("选政策包文件…", tab)
    desk.until(lambda: tab.form.pack is not None or tab.problem.text())
    assert tab.form.pack, tab.problem.text()
    assert "版本 样例" in tab.form.pack_words.text()
    choose(tab, "band-5", "归高档（70 万元）")
    desk.press("开始试算", tab)
    assert "→ 样例" in tab.result.tried.text()
    assert len(rows(tab)) == 1
    assert journal(desk) == before
    desk.press("不换", tab)
    assert tab.form.pack_words.text() == "照现行政策包"
    assert tab.form.rulings() == {"band-5": "upper"}, "what was chosen stays"


def test_a_broken_pack_is_refused_in_a_sentence(
    tab: WhatIfTab, desk: Clerk, tmp_path: Path
) -> None:
    path = tmp_path / "政策包.zip"
    path.write_bytes(b"no zip")
    tab.choose_file = lambda *_asked: path
    desk.press("选政策包文件…", tab)
    assert "不是政策包文件" in tab.problem.text()
    assert tab.form.pack is None


def test_the_answer_leads_to_the_line_and_to_the_ruling(tab: WhatIfTab, desk: Clerk) -> None:
    choose(tab, "band-5", "归高档（70 万元）")
    desk.press("开始试算", tab)
    desk.press("去口径裁定 ▸", tab)
    page = desk.window.screens["policy"]
    assert isinstance(page, PolicyPage)
    assert page.screens["rulings"].isVisible()
    desk.window.show_page("policy", ("what_if", None))
    desk.rest()
    assert "还没有试算" in words_of(tab.result), "what is shown is always of now"
    desk.press("开始试算", tab)
    tab.result.table.opened.emit(tab.result.model.index(0, 0))
    desk.rest()
    assert desk.window.screens["awards"].isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_nothing_is_cut_off(tab: WhatIfTab, desk: Clerk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    choose(tab, "band-5", "归高档（70 万元）")
    desk.press("开始试算", tab)
    assert not tab.result.table.horizontalScrollBar().isVisible()
    assert tab.result.table.height() > 60
    for each in (tab.result.tried, tab.result.words, tab.result.about, tab.form.scope):
        if each.isVisible():
            assert each.height() >= each.heightForWidth(each.width()), each.text()


def test_the_model_is_sound(tab: WhatIfTab, desk: Clerk, qtmodeltester: ModelTester) -> None:
    choose(tab, "band-5", "归高档（70 万元）")
    desk.press("开始试算", tab)
    qtmodeltester.check(tab.result.model)
