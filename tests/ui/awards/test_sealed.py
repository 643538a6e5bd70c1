"""Beside an award: what changed since its approval, and sealing it now."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import DAY, FIRST
from ui.awards.page import AwardsPage
from ui.policy.page import PolicyPage
from ui.policy.seals_tab import SealsTab
from ui.widgets.links import Links
from ui.worker import Progress

CHANGED = (
    "▲ 核定后测算有变化：因验收报告载明的提升率由 5.00 % 改为 8.2 %，由一档升为三档，+50 万元。"
)


@pytest.fixture
def page(desk: Clerk) -> AwardsPage:
    desk.window.show_page("awards")
    desk.rest()
    page = desk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    return page


def pick(page: AwardsPage, desk: Clerk) -> int:
    rows = page.model.rows
    place = next(n for n, r in enumerate(rows) if (r.name, r.line.clause) == (FIRST, "2.1"))
    page.table.selectRow(place)
    desk.rest()
    return place


def work(desk: Clerk, page: AwardsPage, *, edit: bool) -> None:
    """Approve the firm's retrofit; then perhaps edit it."""

    def task(office: Office, _progress: Progress) -> None:
        (firm,) = office.store.find(Enterprise, name=FIRST)
        (record,) = office.store.find(Retrofit, enterprise=firm.id)
        line = line_of(office, "2.1", record.id)
        assert line is not None
        approve(office, line, 50_000_000, "样例市工信字〔2026〕12号", DAY)
        if edit:
            save(office, record.model_copy(update={"improvement_stated_pct": Decimal("8.2")}))

    page.worker.run(task, lambda _nothing: page.arrive())
    desk.rest()


def follow(page: AwardsPage, desk: Clerk, words: str) -> None:
    """Follow the link of the explanation that says so."""
    for links in page.detail.explanation.findChildren(Links):
        for place, (said, _) in enumerate(links._links):
            if said.startswith(words):
                links.linkActivated.emit(str(place))
                desk.rest()
                return
    raise AssertionError(f"没有“{words}”这个链接")


def test_a_line_never_sealed_offers_sealing(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk)
    assert not page.detail.explanation.since.isVisible()
    follow(page, desk, "现在封存")
    assert desk.window.messages.text.startswith("已封存今天的测算，校验值 ")
    assert page.detail.explanation.since.text() == "与 2026-06-30 封存时的测算相同。"
    assert any("手工封存，测算日期 2026-06-30" in text for text in words_of(page.detail))


def test_an_approved_line_that_came_out_otherwise_is_marked(page: AwardsPage, desk: Clerk) -> None:
    work(desk, page, edit=True)
    row = pick(page, desk)
    assert page.model.index(row, 3).data() == "100.00"
    assert page.model.index(row, 4).data() == "▲ 50.00"
    assert str(page.model.index(row, 6).data()).startswith("▲ 核定后测算有变化。")
    assert page.detail.explanation.since.text() == CHANGED
    assert page.detail.explanation.since.property("role") == "warning"


def test_an_approved_line_that_is_the_same_is_not_marked(page: AwardsPage, desk: Clerk) -> None:
    work(desk, page, edit=False)
    row = pick(page, desk)
    assert page.model.index(row, 4).data() == "50.00"
    assert page.detail.explanation.since.text() == "与 2026-06-30 核定时的测算相同。"


def test_a_seal_is_exported_and_opened_among_all(
    page: AwardsPage, desk: Clerk, tmp_path: Path
) -> None:
    work(desk, page, edit=False)
    pick(page, desk)
    file = tmp_path / "f.jjseal.zip"

    def choose(_parent: QWidget, _title: str, _proposed: Path, _kind: str) -> Path:
        return file

    page.choose_place = choose
    follow(page, desk, "导出文件")
    assert file.is_file()
    follow(page, desk, "核验、比较")
    policy = desk.window.screens["policy"]
    assert isinstance(policy, PolicyPage)
    tab = policy.screens["seals"]
    assert isinstance(tab, SealsTab)
    assert tab.isVisible()
    assert tab.grid.rows.index(tab.grid.currentIndex().row(), 3).data() == "登记市级核定时封存"
