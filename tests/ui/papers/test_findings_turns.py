"""登记问题清单 from the papers page: in turns, so that other work goes between them; stopped; told what it may lack."""

from pathlib import Path
from threading import Event

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import findings_sweep
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import DAY
from tests.ui.papers.test_page import listed, page
from tests.ui.papers.test_printing import text_of
from ui.papers.findings_turns import MEANWHILE
from ui.papers.page import PapersPage
from ui.papers.requests import findings_paper
from ui.worker import Progress

__all__ = ["page"]
NAME = f"登记问题清单-湖口县-{DAY}"


@pytest.fixture(autouse=True)
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record, or a page, is a turn."""
    monkeypatch.setattr(findings_sweep, "TURN", 0.0)


def rename(office: Office, _progress: Progress) -> str:
    """A save, as a clerk makes one meanwhile."""
    firm = office.store.find(Enterprise)[0]
    return str(save(office, firm.model_copy(update={"note": "核对过"})).record.note)


def test_a_save_does_not_wait_for_the_list(page: PapersPage, desk: Clerk, tmp_path: Path) -> None:
    waited: list[bool] = []
    page.make(findings_paper())
    desk.window.worker.run(rename, lambda _note: waited.append(page.made is not None))
    desk.until(lambda: page.made)
    assert waited == [False]
    assert page.made and page.made.name == NAME
    (tmp_path / "清单.pdf").write_bytes(page.made.pdf)
    assert "湖口县登记问题清单" in text_of(tmp_path / "清单.pdf")[0]
    assert page.problem.text() == MEANWHILE
    assert page.making.isHidden()


def test_a_list_made_without_other_work_has_nothing_to_add(page: PapersPage, desk: Clerk) -> None:
    desk.press("问题清单", page.shelf)
    assert [row[0] for row in listed(page)] == ["登记问题清单　湖口县"]
    desk.press("预览", page)
    desk.until(lambda: page.made)
    assert page.problem.isHidden()


def test_it_tells_how_far_it_is_and_is_stopped(
    page: PapersPage, desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, look = Event(), findings_sweep.Sweep._look

    def look_slowly(sweep: findings_sweep.Sweep, record: Record) -> None:
        look(sweep, record)
        if sweep.done == 2:
            assert held.wait(30)

    monkeypatch.setattr(findings_sweep.Sweep, "_look", look_slowly)
    page.making._patience.setInterval(0)
    page.make(findings_paper())
    desk.until(page.making.stop.isVisible)
    assert page.making.words.text() == "正在检查全部登记，可以照常做别的事"
    assert not page.save.isEnabled() and not page.print.isEnabled()
    page.making.stop.click()
    held.set()
    desk.rest()
    assert (page.made, page.making.isHidden()) == (None, True)
    assert desk.window.messages.text == "已停止生成登记问题清单。"
    page.make(findings_paper())
    desk.until(lambda: page.made)


def test_closing_the_window_meanwhile_is_told(page: PapersPage, desk: Clerk) -> None:
    page.make(findings_paper())
    desk.until(lambda: page.making.going)
    assert not desk.window.close()
    told = "正在生成登记问题清单，窗口没有关闭。"
    assert desk.window.messages.text.startswith(told)
    desk.window.close()
    desk.until(lambda: not desk.window.isVisible())
    assert page.made is None


def test_coming_back_to_the_page_the_list_goes_on(page: PapersPage, desk: Clerk) -> None:
    begun: list[int] = []
    paper = findings_paper()
    page.make(paper)
    turns = page._turns
    desk.window.show_page("enterprises")
    desk.window.show_page("papers")
    begun.append(page._turns)
    desk.until(lambda: page.made)
    assert begun == [turns]
    assert page.made and page.made.name == NAME


def test_another_paper_takes_its_place(page: PapersPage, desk: Clerk) -> None:
    page.make(findings_paper())
    desk.press("附件2", page.shelf)
    desk.press("预览", page)
    desk.rest()
    assert page.made and page.made.name != NAME
    assert page.making.isHidden()
