"""On a full disk nothing that is typed is lost in silence: it is tried again, and closing says what could not be kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations import drafts
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from tests.ui.enterprises.test_drawer import half_type, open_firm, read
from tests.ui.enterprises.test_reasons import WHY, asked, give, worse
from tests.ui.full_disk import FREE, FULL, FullDisk
from tests.ui.test_form_keeper import approving, setting
from ui.enterprises import keeper

LOST = f"还有 1 处填写的内容没有存下，窗口没有关闭。{FULL}{FREE}"


@pytest.fixture
def disk(desk: Clerk) -> Iterator[FullDisk]:
    with pytest.MonkeyPatch.context() as patch:
        yield FullDisk(patch)


def kept(folder: Path) -> list[dict[str, str]]:
    """The drafts in a register that is closed."""
    office = bootstrap.open_office(folder)
    found = [dict(one.draft.texts) for one in drafts.kept(office)]
    office.store.close()
    return found


def forms(folder: Path) -> dict[str, str]:
    """The forms and reasons half typed, in a register that is closed."""
    office = bootstrap.open_office(folder)
    found = office.store.drafts()
    office.store.close()
    return found


def said(desk: Clerk) -> str:
    return desk.window.messages.text


def state(desk: Clerk) -> str:
    assert desk.form.session
    return desk.form.session.status()[0]


def close(desk: Clerk) -> None:
    """Press the cross, and wait for what the window says or until it is gone."""
    desk.window.close()
    desk.rest()


def test_closing_says_what_could_not_be_kept_and_keeps_it_once_there_is_room(
    desk: Clerk, disk: FullDisk, folder: Path
) -> None:
    open_firm(desk)
    disk.fill()
    half_type(desk, "统一社会信用代码", "9136")
    close(desk)
    assert desk.window.isVisible()
    assert said(desk).startswith(LOST)
    disk.free()
    close(desk)
    assert not desk.window.isVisible()
    desk.window.worker.close()
    assert kept(folder) == [{"credit_code": "9136"}]


def test_what_cannot_be_kept_does_not_hold_the_window_for_ever(
    desk: Clerk, disk: FullDisk, folder: Path
) -> None:
    open_firm(desk)
    disk.fill()
    half_type(desk, "统一社会信用代码", "9136")
    close(desk)
    close(desk)
    assert not desk.window.isVisible()
    desk.window.worker.close()
    disk.free()
    assert kept(folder) == []


def contact(desk: Clerk) -> object:
    """The contact of the first firm, as it is saved."""
    return next(one for one in read(desk, Enterprise) if one.title() == FIRST).__dict__["contact"]


def go_on(desk: Clerk) -> None:
    desk.key(Qt.Key.Key_Return)


def turn(desk: Clerk) -> None:
    desk.open_tab("改造")


def go_back(desk: Clerk) -> None:
    desk.key(Qt.Key.Key_Escape)


WAYS = pytest.mark.parametrize("move", [go_on, turn, go_back, close])


@WAYS
def test_what_the_disk_refused_is_saved_when_one_goes_on(
    desk: Clerk, disk: FullDisk, move: Callable[[Clerk], None]
) -> None:
    open_firm(desk)
    disk.fill()
    desk.fill("联系人", "王新人")
    assert state(desk) == f"未保存：{FULL}{FREE}"
    disk.free()
    move(desk)
    desk.rest()
    assert contact(desk) == "王新人"
    assert desk.window.isVisible() is (move is not close)


def test_what_is_refused_again_and_again_is_told_once(
    desk: Clerk, disk: FullDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 20)
    open_firm(desk)
    disk.fill()
    half_type(desk, "统一社会信用代码", "9136")
    desk.until(lambda: disk.tries)
    assert said(desk) == f"填写中的内容还没能留存。{FULL}{FREE}"
    desk.press("知道了")
    tries = disk.tries
    desk.until(lambda: disk.tries > tries + 2)
    assert said(desk) == ""
    disk.free()
    found: list[dict[str, str]] = []

    def is_kept() -> bool:
        desk.window.worker.run(
            lambda office, _progress: office.store.drafts(), lambda now: found.append(now)
        )
        desk.rest()
        return bool(found[-1])

    desk.until(is_kept)


def test_a_reason_the_disk_refused_is_there_still(
    desk: Clerk, disk: FullDisk, folder: Path
) -> None:
    worse(desk)
    disk.fill()
    give(desk, WHY)
    assert said(desk) == f"{FULL}{FREE}"
    assert asked(desk).text() == WHY
    close(desk)
    assert said(desk).startswith(LOST)
    disk.free()
    close(desk)
    assert not desk.window.isVisible()
    desk.window.worker.close()
    (text,) = forms(folder).values()
    assert WHY in text


def test_a_form_that_saves_with_a_button_is_kept_once_there_is_room(
    desk: Clerk, disk: FullDisk, folder: Path
) -> None:
    pool = setting(desk).settings.boxes["pool_fen"].widget
    disk.fill()
    desk.type(pool, "5000000")
    close(desk)
    assert said(desk).startswith(LOST)
    disk.free()
    close(desk)
    assert not desk.window.isVisible()
    desk.window.worker.close()
    assert list(forms(folder)) == ["form:budget:2026"]


def test_a_form_the_disk_refused_is_as_it_was_when_one_comes_back_to_it(
    desk: Clerk, disk: FullDisk
) -> None:
    page = approving(desk)
    document = page.lines.detail.approval.boxes["approved_document"]
    disk.fill()
    desk.type(document.widget, "样例函")
    for row in (1, 0):
        page.lines.table.selectRow(row)
        desk.rest()
        desk.press("登记市级核定", page)
        assert document.editor.text() == ("" if row else "样例函")
