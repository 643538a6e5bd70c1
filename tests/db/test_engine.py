from pathlib import Path

import pytest

from db.engine import ERRORS, SETTINGS, atomic, connect
from db.key import NAME as KEY
from db.opening import open_store
from db.place import NAME
from jjgreen_desktop.domain.problem import Problem
from tests.db.samples import firm

A_KEY = "ab" * 32


def test_every_setting_holds(tmp_path: Path) -> None:
    connection = connect(tmp_path / "x.db", A_KEY, create=True)
    for name, _wanted, held in SETTINGS:
        assert connection.execute(f"PRAGMA {name}").fetchone() == (held,), name
    assert connection.execute("PRAGMA cipher_log_level").fetchone() == ("NONE",)
    connection.close()


def test_a_setting_that_does_not_hold_opens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.SETTINGS", (("synchronous", "OFF", 2),))
    with pytest.raises(Problem) as caught:
        connect(tmp_path / "x.db", A_KEY, create=True)
    assert "synchronous" in caught.value.what


def test_the_schema_cannot_be_edited_by_hand(tmp_path: Path) -> None:
    connection = connect(tmp_path / "x.db", A_KEY, create=True)
    with pytest.raises(ERRORS, match="not authorized"):
        connection.execute("PRAGMA writable_schema = ON")
    connection.close()


def test_names_cannot_be_read_from_the_files(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        store.put_many("导入", [firm() for _ in range(200)])
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
    files |= {f"closed {path.name}": path.read_bytes() for path in folder.iterdir()}
    assert {NAME, f"{NAME}-wal"} <= files.keys()
    for name, content in files.items():
        for word in ("样例", "湖口", "SQLite format", "CREATE TABLE"):
            assert word.encode() not in content, name


def test_another_key_opens_nothing(folder: Path, tmp_path: Path) -> None:
    open_store(folder, create=True).close()
    open_store(tmp_path / "别处", create=True).close()
    (folder / KEY).write_bytes((tmp_path / "别处" / KEY).read_bytes())
    with pytest.raises(Problem) as caught:
        open_store(folder)
    assert "密钥" in caught.value.what
    assert KEY in caught.value.fix


def test_what_is_no_store_is_named(folder: Path) -> None:
    open_store(folder, create=True).close()
    (folder / NAME).write_bytes(b"hello" * 4000)
    with pytest.raises(Problem) as caught:
        open_store(folder)
    assert "不是本程序的登记簿" in caught.value.what


def test_a_flipped_bit_is_noticed(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        store.put_many("导入", [firm(f"样例{i}厂", note="说明" * 50) for i in range(500)])
    content = bytearray((folder / NAME).read_bytes())
    content[len(content) * 3 // 4] ^= 1
    (folder / NAME).write_bytes(content)
    with open_store(folder) as store:
        assert any("cipher_integrity_check" in fault for fault in store.faults())


def test_with_connection_would_not_be_atomic_but_our_door_is(tmp_path: Path) -> None:
    connection = connect(tmp_path / "x.db", A_KEY, create=True)
    connection.execute("CREATE TABLE t (a INTEGER) STRICT")
    with pytest.raises(ZeroDivisionError), connection:  # the deliberately wrong control
        connection.execute("INSERT INTO t VALUES (1)")
        _ = 1 / 0
    assert connection.execute("SELECT COUNT(*) FROM t").fetchone() == (1,)
    with pytest.raises(ZeroDivisionError), atomic(connection):
        connection.execute("INSERT INTO t VALUES (2)")
        _ = 1 / 0
    assert connection.execute("SELECT COUNT(*) FROM t").fetchone() == (1,)
    connection.close()


def test_a_fault_of_the_program_is_no_problem_of_the_world(tmp_path: Path) -> None:
    connection = connect(tmp_path / "x.db", A_KEY, create=True)
    with pytest.raises(ERRORS, match="no such table"):
        connection.execute("SELECT * FROM missing")
    connection.close()
