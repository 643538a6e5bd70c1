"""The only module that knows SQLCipher: how a store file is opened, what must hold, and what its errors mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from jjgreen_desktop.domain.problem import Problem

if TYPE_CHECKING:
    # sqlcipher3 has the same interface and no types
    from sqlite3 import Connection as Connection
else:
    Connection = dbapi2.Connection
ERRORS: tuple[type[Exception], ...] = (dbapi2.Error,)

# In this order, each read back. Power cuts lose nothing only with WAL, FULL and EXCLUSIVE together.
SETTINGS = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    # without it INSERT OR REPLACE walks round the append-only triggers
    ("recursive_triggers", "ON", 1),
    ("cell_size_check", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("mmap_size", "0", 0),
    ("cache_size", "-65536", -65536),
)
FEW_PAGES = -8192  # KiB
KEPT_TO_RESTORE = "原文件没有变动，请先复制一份留存，再用最近的备份恢复。"


def connect(path: Path, key: str, create: bool = False) -> Connection:
    """Open the file at `path` with a raw key of 64 hex digits; every setting holds or nothing is opened.

    Raises Problem (locked, read-only, not a store or another key, damaged, a setting that does not hold).
    """
    with speaking(path):
        mode = "rwc" if create else "rw"
        connection: Connection = dbapi2.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=0,
            isolation_level=None,
            cached_statements=256,
        )
        try:
            _set(connection, key)
        except BaseException:
            connection.close()
            raise
        return connection


def _set(connection: Connection, key: str) -> None:
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()  # a wrong key shows here
    for name, wanted, held in SETTINGS:
        connection.execute(f"PRAGMA {name} = {wanted}")
        if (found := connection.execute(f"PRAGMA {name}").fetchone()) != (held,):
            raise Problem(
                f"数据库没有接受安全设置 {name}（应为 {held}，实为 {found}），为免丢失数据没有打开。",
                "请把登记簿放在本机硬盘上再试；仍不行时请联系技术支持。",
            )
    connection.set_authorizer(_authorise)


def _authorise(action: int, first: str | None, *_others: str | None) -> int:
    """Nobody edits the schema table by hand; SQLCipher offers no defensive mode."""
    if action == dbapi2.SQLITE_PRAGMA and (first or "").lower() == "writable_schema":
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn the engine's errors that come from the world into a Problem; ours pass through."""
    try:
        yield
    except ERRORS as error:
        problem = explain(error, path)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def sparing(connection: Connection) -> Iterator[None]:
    """A look through a whole table leaves few of its pages in memory: it comes by each of them once."""
    connection.execute(f"PRAGMA cache_size = {FEW_PAGES}")
    try:
        yield
    finally:
        connection.execute(
            f"PRAGMA cache_size = {dict(each[:2] for each in SETTINGS)['cache_size']}"
        )


@contextmanager
def atomic(connection: Connection) -> Iterator[None]:
    """The one door for writes: all of it or nothing. `with connection` is not atomic, this is.

    Raises RuntimeError when a write is already open: writes do not nest.
    """
    if connection.in_transaction:
        raise RuntimeError("a write is already open; writes do not nest")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have rolled back already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def whole(connection: Connection) -> Iterator[None]:
    """All of it, or all as before, also within a write that goes on."""
    connection.execute("SAVEPOINT whole")
    try:
        yield
    except BaseException:
        _leave(connection, "whole")
        raise
    connection.execute("RELEASE whole")


@contextmanager
def tried(connection: Connection) -> Iterator[None]:
    """Nothing of it remains, whatever comes of it."""
    connection.execute("SAVEPOINT tried")
    try:
        yield
    finally:
        _leave(connection, "tried")


def _leave(connection: Connection, savepoint: str) -> None:
    if connection.in_transaction:  # a full disk may have rolled back already
        connection.execute(f"ROLLBACK TO {savepoint}")
        connection.execute(f"RELEASE {savepoint}")


def explain(error: Exception, path: Path) -> Problem | None:
    """What an engine error means to staff; None when it is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == dbapi2.SQLITE_CONSTRAINT:
        return _constraint(str(error))
    found = _SENTENCES.get(code)
    return Problem(found[0].format(path=path, folder=path.parent), found[1]) if found else None


def _constraint(message: str) -> Problem | None:
    if message.startswith("UNIQUE"):
        return Problem(
            "有一条记录与已登记的重复（信用代码、同一年度的报表或编号相同），没有写入。",
            "请先查出已登记的那一条，在它上面修改。",
        )
    if message.startswith("FOREIGN KEY"):
        return Problem(
            "这条记录与别的记录相连：它所属的企业或园区不在登记簿中，或者还有记录属于它，没有写入。",
            "请先登记所属的企业或园区，或先处理属于它的记录。",
        )
    return None


_LOCKED = (
    "登记簿“{folder}”已在另一个窗口打开。",
    "请切换到那个窗口继续办理，或先关闭它再打开。",
)
_READ_ONLY = (
    "文件夹“{folder}”不能写入。",
    "请把登记簿放到可以写入的文件夹，或请管理员放开写入权限。",
)
_DAMAGED = ("登记簿文件“{path}”已损坏，读不出来。", KEPT_TO_RESTORE)
_SENTENCES: dict[object, tuple[str, str]] = {
    dbapi2.SQLITE_BUSY: _LOCKED,
    dbapi2.SQLITE_LOCKED: _LOCKED,
    dbapi2.SQLITE_READONLY: _READ_ONLY,
    dbapi2.SQLITE_PERM: _READ_ONLY,
    dbapi2.SQLITE_CANTOPEN: (
        "登记簿文件“{path}”打不开。",
        "请确认文件还在、文件夹可以写入，再重新打开。",
    ),
    dbapi2.SQLITE_FULL: (
        "“{folder}”所在的磁盘已满，这一次没有写入。",
        "请清理出空间后再试一次；以前保存的都在。",
    ),
    dbapi2.SQLITE_IOERR: (
        "读写登记簿“{folder}”时磁盘出错，这一次没有写入。",
        "请检查磁盘空间和连接，然后再试一次；以前保存的都在。",
    ),
    dbapi2.SQLITE_CORRUPT: _DAMAGED,
    dbapi2.SQLITE_NOTADB: (
        "“{path}”不是本程序的登记簿，或者密钥文件与它不配套，或者文件开头已损坏。",
        "请确认登记簿和密钥文件（register.key）是一起复制过来的；" + KEPT_TO_RESTORE,
    ),
}
