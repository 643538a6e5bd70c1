"""Beside an award: what changed since its approval, and sealing it now."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.awards.picking import pick
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import DAY, FIRST
from ui.awards.lines_view import LinesView
from ui.policy.page import PolicyPage
from ui.policy.seals_tab import SealsTab
from ui.widgets.links import Links
from ui.worker import Progress

CHANGED = (
    "▲ 核定后测算有变化：因验收报告载明的提升率由 5.00 % 改为 8.2 %，由一档升为三档，+50 万元。"
)


def pick_first(lines: LinesView, desk: Clerk) -> int:
    """Pick the award of the first firm; returns its place in the table."""
    return lines.model.rows.index(pick(lines, desk, FIRST, "2.1"))


def work(desk: Clerk, lines: LinesView, *, edit: bool) -> None:
    """Approve the firm's retrofit; then perhaps edit it."""

    def task(office: Office, _progress: Progress) -> None:
        (firm,) = office.store.find(Enterprise, name=FIRST)
        (record,) = office.store.find(Retrofit, enterprise=firm.id)
        line = line_of(office, "2.1", record.id)
        assert line is not None
        approve(office, line, 50_000_000, "样例市工信字〔2026〕12号", DAY)
        if edit:
            save(office, record.model_copy(update={"improvement_stated_pct": Decimal("8.2")}))

    lines.worker.run(task, lambda _nothing: lines.arrive())
    desk.rest()


def follow(lines: LinesView, desk: Clerk, words: str) -> None:
    """Follow the link of the explanation that says so."""
    for links in lines.detail.explanation.findChildren(Links):
        for place, (said, _) in enumerate(links._links):
            if said.startswith(words):
                links.linkActivated.emit(str(place))
                desk.rest()
                return
    raise AssertionError(f"没有“{words}”这个链接")


def test_a_line_never_sealed_offers_sealing(lines: LinesView, desk: Clerk) -> None:
    pick_first(lines, desk)
    assert not lines.detail.explanation.since.isVisible()
    follow(lines, desk, "现在封存")
    assert desk.window.messages.text.startswith("已封存今天的测算，校验值 ")
    assert lines.detail.explanation.since.text() == "与 2026-06-30 封存时的测算相同。"
    assert any("手工封存，测算日期 2026-06-30" in text for text in words_of(lines.detail))


def test_an_approved_line_that_came_out_otherwise_is_marked(lines: LinesView, desk: Clerk) -> None:
    work(desk, lines, edit=True)
    row = pick_first(lines, desk)
    assert lines.model.index(row, 3).data() == "100.00"
    assert lines.model.index(row, 4).data() == "▲ 50.00"
    assert str(lines.model.index(row, 6).data()).startswith("▲ 核定后测算有变化。")
    assert lines.detail.explanation.since.text() == CHANGED
    assert lines.detail.explanation.since.property("role") == "warning"


def test_an_approved_line_that_is_the_same_is_not_marked(lines: LinesView, desk: Clerk) -> None:
    work(desk, lines, edit=False)
    row = pick_first(lines, desk)
    assert lines.model.index(row, 4).data() == "50.00"
    assert lines.detail.explanation.since.text() == "与 2026-06-30 核定时的测算相同。"


def test_a_seal_is_exported_and_opened_among_all(
    lines: LinesView, desk: Clerk, tmp_path: Path
) -> None:
    work(desk, lines, edit=False)
    pick_first(lines, desk)
    file = tmp_path / "f.jjseal.zip"

    def choose(_parent: QWidget, _title: str, _proposed: Path, _kind: str) -> Path:
        return file

    lines.acts.choose_place = choose
    follow(lines, desk, "导出文件")
    assert file.is_file()
    follow(lines, desk, "核验、比较")
    policy = desk.window.screens["policy"]
    assert isinstance(policy, PolicyPage)
    tab = policy.screens["seals"]
    assert isinstance(tab, SealsTab)
    assert tab.isVisible()
    assert tab.grid.rows.index(tab.grid.currentIndex().row(), 3).data() == "登记市级核定时封存"
