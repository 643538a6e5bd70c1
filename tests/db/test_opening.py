"""A register is opened by one program at a time, made wholly or not at all, and never by an older program than its own."""

from pathlib import Path

import pytest

from db import opening
from db.engine import connect
from db.key import NAME as KEY
from db.key import make_key, read_key
from db.opening import open_store
from db.place import NAME, has_store
from db.store import Store
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from tests.db.samples import clock, firm


def test_a_second_window_is_told_at_once(folder: Path, store: Store) -> None:
    with pytest.raises(Problem) as caught:
        open_store(folder)
    assert "已在另一个窗口打开" in caught.value.what
    store.close()
    open_store(folder).close()


def test_a_missing_store_is_not_made_by_opening(folder: Path) -> None:
    for _ in range(2):  # and the first try leaves nothing that makes the second pass
        with pytest.raises(Problem) as caught:
            open_store(folder)
        assert "没有登记簿" in caught.value.what
        assert not folder.exists()
    assert not has_store(folder)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    place = tmp_path / "登记簿"
    place.write_text("")
    for create in (True, False):
        with pytest.raises(Problem) as caught:
            open_store(place, create=create)
        assert "不是文件夹" in caught.value.what


def test_creating_over_a_store_is_refused_and_harms_nothing(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        store.put_many("导入", [firm()])
    key = (folder / KEY).read_bytes()
    with pytest.raises(Problem) as caught:
        open_store(folder, create=True)
    assert "已有登记簿" in caught.value.what
    assert (folder / KEY).read_bytes() == key
    with open_store(folder) as store:
        assert store.count(Enterprise) == 1


def test_creating_is_all_or_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_anything: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(opening, "_upgrade", fail)
    with pytest.raises(RuntimeError):
        open_store(folder, create=True)
    assert not has_store(folder)
    assert not (folder / KEY).exists()
    monkeypatch.undo()
    open_store(folder, create=True).close()
    assert sorted(path.name for path in folder.iterdir()) == [NAME, KEY, "register.lock"]


def test_what_a_killed_creation_left_is_swept_away(folder: Path) -> None:
    folder.mkdir()
    (folder / ".jjgreen-new.db").write_bytes(b"half")
    (folder / ".jjgreen-new.db-wal").write_bytes(b"half")
    key = make_key(folder)
    open_store(folder, create=True).close()
    assert read_key(folder) == key
    assert sorted(path.name for path in folder.iterdir()) == [NAME, KEY, "register.lock"]


def test_a_newer_store_is_refused_untouched(folder: Path) -> None:
    with open_store(folder, create=True, now=clock):
        pass
    connection = connect(folder / NAME, read_key(folder))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (folder / NAME).read_bytes()
    with pytest.raises(Problem) as caught:
        open_store(folder)
    assert "更新版本" in caught.value.what
    assert "新版程序" in caught.value.fix
    assert (folder / NAME).read_bytes() == before


def test_a_register_of_the_version_before_gets_what_it_lacks(folder: Path) -> None:
    open_store(folder, create=True).close()
    connection = connect(folder / NAME, read_key(folder))
    connection.execute("DROP TABLE draft")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0003_drafts'")
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with open_store(folder) as store:
        store.keep_draft("enterprise:new:", "甲")
        assert store.drafts() == {"enterprise:new:": "甲"}
        store.keep_draft("enterprise:new:", "")
        assert store.drafts() == {}
