"""With no sub-command: the window on the right folder, or a sentence where nothing can be shown."""

from pathlib import Path

import pytest

import ui.application
from jjgreen_desktop.commands.window import doors
from tests.jjgreen_desktop.commands.conftest import Say
from ui.application import Doors


def test_no_display(monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    answer = say()
    assert answer.code == 1
    assert answer.err.startswith("没有图形界面，打不开窗口。")
    assert "demo --out" in answer.err


def test_the_window_opens_on_the_folder_named(
    monkeypatch: pytest.MonkeyPatch, county: Path, say: Say
) -> None:
    shown: list[Doors] = []
    monkeypatch.setattr(ui.application, "run", lambda given: shown.append(given) or 0)
    assert say("--data", county).code == 0
    (given,) = shown
    assert given.folder == county
    assert given.has_store()
    office = given.open()
    assert office.name == "湖口县"
    office.store.close()


def test_the_first_start_offers_every_county_and_the_city(tmp_path: Path) -> None:
    given = doors(tmp_path / "新")
    names = list(given.counties())
    assert (len(names), names[-1]) == (15, "市本级")
    assert not given.has_store()
    assert given.bureau_name("湖口县") == "湖口县工业和信息化局"
    office = given.create("湖口县", "张样例", "湖口样例局")
    assert office.store.setting("bureau") == "湖口样例局"
    office.store.close()
