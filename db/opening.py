"""Opens a register in a folder, or makes a new one there: whole or not at all, upgraded first, by one program at a time."""

from pathlib import Path

from db.engine import Connection, atomic, connect, speaking
from db.key import NAME as KEY_NAME
from db.key import make_key, read_key
from db.lock import Lock
from db.place import NAME, check_place, has_store, reachable
from db.store import Clock, Store, local_now
from db.version import LATEST
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import sync_folder

UNFINISHED = ".jjgreen-new.db"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # base 32


def open_store(folder: Path, create: bool = False, now: Clock = local_now) -> Store:
    """Open the register in `folder`; with `create` make a new one there, wholly or not at all.

    Raises Problem: no register there (or one already, with `create`), open in another window, read-only,
    on a network, a missing or wrong key, damaged, written by a newer program.
    """
    with reachable(folder), speaking(folder / NAME):
        check_place(folder)
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        elif not has_store(folder):
            raise Problem(
                f"文件夹“{folder}”里没有登记簿。",
                "第一次使用请先建立登记簿（命令行为 init），已有的请选对文件夹。",
            )
        lock = Lock(folder)
        try:
            if create:
                _create(folder)
            return Store(folder, _open(folder), lock, now)
        except BaseException:
            lock.release()
            raise


def _open(folder: Path) -> Connection:
    path = folder / NAME
    connection = connect(path, read_key(folder))
    try:
        _upgrade(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _upgrade(connection: Connection, path: Path) -> None:
    """Bring an older store to this version; refuse a newer one untouched."""
    with speaking(path):
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > LATEST:
            raise Problem(
                f"登记簿“{path.parent}”是更新版本的程序建立的（第 {version} 版，本程序认到第 {LATEST} 版）。",
                "请安装新版程序后再打开；登记簿没有变动。",
            )
        if version < LATEST:
            from db.migrations import migrate  # sqlite-utils is slow to import and seldom needed

            migrate(connection)


def _create(folder: Path) -> None:
    """Make the tables in a file beside, then give it its name: a store is whole or absent."""
    path = folder / NAME
    if path.exists():
        raise Problem(f"文件夹“{folder}”里已有登记簿。", "请直接打开它，或另选一个空文件夹。")
    unfinished = folder / UNFINISHED
    _forget(unfinished)
    had_key = (folder / KEY_NAME).exists()
    try:
        _fill(unfinished, make_key(folder))
        unfinished.rename(path)
        sync_folder(folder)
    except BaseException:
        _forget(unfinished)
        if not had_key:
            (folder / KEY_NAME).unlink(missing_ok=True)
        raise


def _fill(path: Path, key: str) -> None:
    import secrets  # once in the life of a store

    connection = connect(path, key, create=True)
    try:
        _upgrade(connection, path)
        prefix = "".join(secrets.choice(LETTERS) for _ in range(4))
        with speaking(path), atomic(connection):
            connection.execute("INSERT INTO sequence VALUES (1, ?, 0)", (prefix,))
    finally:
        connection.close()


def _forget(unfinished: Path) -> None:
    for rest in unfinished.parent.glob(f"{UNFINISHED}*"):
        rest.unlink()
