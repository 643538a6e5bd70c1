"""封存核验 at the real window: what is sealed, verified and compared, in the window itself."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.operations import seals
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST
from ui.policy.page import PolicyPage
from ui.policy.seals_tab import SealsTab
from ui.worker import Progress


@pytest.fixture
def tab(desk: Clerk) -> SealsTab:
    desk.window.show_page("policy", ("seals", None))
    desk.rest()
    page = desk.window.screens["policy"]
    assert isinstance(page, PolicyPage)
    tab = page.screens["seals"]
    assert isinstance(tab, SealsTab)
    return tab


def work(desk: Clerk, task: object) -> list[object]:
    """Let the worker do something with the office."""
    done: list[object] = []
    desk.window.worker.run(task, done.append)  # type: ignore[arg-type]
    desk.rest()
    return done


def sealed(desk: Clerk) -> Seal:
    def task(office: Office, _progress: Progress) -> Seal:
        return seals.seal(office, office.store.find(Enterprise, name=FIRST)[0], note="样例留存")

    (made,) = work(desk, task)
    assert isinstance(made, Seal)
    return made


def edited(desk: Clerk) -> None:
    def task(office: Office, _progress: Progress) -> None:
        (firm,) = office.store.find(Enterprise, name=FIRST)
        (record,) = office.store.find(Retrofit, enterprise=firm.id)
        save(office, record.model_copy(update={"improvement_stated_pct": Decimal("8.2")}))

    work(desk, task)


def test_an_empty_list_says_what_belongs_there_and_leads_to_it(tab: SealsTab, desk: Clerk) -> None:
    assert "还没有封存过测算" in words_of(tab.empty)
    assert tab.empty.isVisible()
    desk.press("去奖补", tab)
    assert desk.window.screens["awards"].isVisible()


def test_every_seal_is_listed_and_verified_in_the_window(tab: SealsTab, desk: Clerk) -> None:
    made = sealed(desk)
    tab.arrive(made.id)
    desk.rest()
    shown = [tab.grid.rows.index(0, column).data() for column in range(6)]
    assert shown == [FIRST, "2026-06-30", "2026-06-30", "手工封存", seals.mark(made), "样例留存"]
    desk.press("核验这一份", tab)
    assert tab.verdict.isVisible()
    assert tab.verdict.title.text() == f"✓ 核验相符　{FIRST} 2026-06-30"
    assert "3 项结果与封存的完全相同" in tab.verdict.words
    assert f"封存校验值：{made.content}" in tab.verdict.words
    assert "本登记簿 2026-06-30 有这份封存的记录" in tab.verdict.words
    assert tab.verdict.close_.hasFocus()
    desk.key(Qt.Key.Key_Escape)
    assert not tab.verdict.isVisible()


def test_what_changed_since_is_told_below(tab: SealsTab, desk: Clerk) -> None:
    made = sealed(desk)
    tab.arrive(made.id)
    desk.rest()
    desk.press("与现在比较", tab)
    assert tab.changes.text() == "与封存时相比，各项的结果和金额都没有变化。"
    edited(desk)
    desk.press("与现在比较", tab)
    assert tab.changes.text() == (
        "“二（1）、改造奖励”的“一号窑余热利用改造”：因验收报告载明的提升率由 5.00 % 改为 8.2 %，"
        "由一档升为三档，+50 万元。\n与封存时相比，1 项有变化，可得合计增加 50 万元。"
    )


def test_a_file_is_exported_and_verified(tab: SealsTab, desk: Clerk, tmp_path: Path) -> None:
    made = sealed(desk)
    tab.arrive(made.id)
    desk.rest()
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, proposed: Path, _kind: str) -> Path:
        asked.append(proposed.name)
        return tmp_path / "f.jjseal.zip"

    tab.choose_place = tab.choose_file = choose
    desk.press("导出封存文件…", tab)
    assert asked == [f"测算封存-{FIRST}-2026-06-30-{seals.mark(made)}.jjseal.zip"]
    assert "已导出到" in desk.window.messages.text
    desk.press("核验封存文件…", tab)
    assert tab.verdict.title.text() == "✓ 核验相符　f.jjseal.zip"
    file = tmp_path / "f.jjseal.zip"
    file.write_bytes(file.read_bytes()[:-9])
    tab.verify_file(file)
    desk.rest()
    assert tab.verdict.title.text() == "✗ 不能核验　f.jjseal.zip"
    assert "不要据此文件核对金额" in tab.verdict.words
    assert tab.verdict.property("role") == "notice"


def test_leaving_the_dialog_changes_nothing(tab: SealsTab, desk: Clerk) -> None:
    tab.choose_file = lambda *_asked: None
    desk.press("核验封存文件…", tab)
    assert not tab.verdict.isVisible()
