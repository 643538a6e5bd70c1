"""A session keeps what is typed apart from what is saved, and saves one after another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.enterprise import Enterprise
from ui.enterprises.drawer import Drawer
from ui.enterprises.session import Session
from ui.lookups import Lookups, read_lookups
from ui.worker import Worker


@pytest.fixture
def worker(qtbot: QtBot, folder: Path) -> Iterator[Worker]:
    made = Worker()
    made.open(lambda: bootstrap.create_office(folder, "湖口县", "张样例"), lambda _office: None)
    qtbot.waitUntil(lambda: made.idle)
    yield made
    made.close()


@pytest.fixture
def lookups(worker: Worker, qtbot: QtBot) -> Lookups:
    found: list[Lookups] = []
    worker.run(read_lookups, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_several_commits_before_the_first_save_returns_make_one_record(
    worker: Worker, lookups: Lookups, qtbot: QtBot
) -> None:
    session = Session(worker, lookups, Enterprise(county="湖口县"))
    for key, text in (("name", "湖口样例一厂有限公司"), ("contact", "甲"), ("address", "乙路")):
        session.type(key, text)
        session.commit(key)
    qtbot.waitUntil(lambda: worker.idle)
    found: list[Enterprise] = []
    worker.run(lambda office, _progress: office.store.find(Enterprise), found.extend)
    qtbot.waitUntil(lambda: worker.idle)
    assert found == [session.record]
    assert (session.record.contact, session.record.address) == ("甲", "乙路")
    assert session.texts == {}
    assert session.status() == ("✓ 已保存", True)


def test_what_cannot_be_read_is_kept_as_typed_and_the_rest_is_saved(
    worker: Worker, lookups: Lookups, qtbot: QtBot
) -> None:
    session = Session(worker, lookups, Enterprise(county="湖口县"))
    session.type("credit_code", "9136")
    session.type("name", "湖口样例一厂有限公司")
    session.commit("name")
    qtbot.waitUntil(lambda: worker.idle)
    assert session.record.id
    assert session.record.credit_code is None
    assert session.texts == {"credit_code": "9136"}
    text, well = session.status()
    assert not well
    assert text.startswith("未保存：“统一社会信用代码”")


def test_unsaved_text_stands_on_the_record_as_it_is_now(
    worker: Worker, lookups: Lookups, qtbot: QtBot
) -> None:
    drawer = Drawer(worker, lookups, worker)
    first = Enterprise(id="1", name="湖口样例一厂有限公司", contact="甲")
    drawer.session(first).type("credit_code", "9136")
    undone = first.model_copy(update={"contact": None})
    session = drawer.session(undone)
    assert session.texts == {"credit_code": "9136"}
    assert session.draft() == undone
    assert drawer.unsaved() == 1
    drawer.forget(undone)
    assert drawer.unsaved() == 0


def test_clearing_a_field_makes_it_unknown(worker: Worker, lookups: Lookups) -> None:
    session = Session(worker, lookups, Enterprise(id="1", name="甲", contact="乙"))
    session.type("contact", "")
    assert session.draft().__dict__["contact"] is None
    session.type("contact", "乙")
    assert session.texts == {}
