"""The store: one county's register in a folder, opened by one program at a time and written through one door."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from db import asking, journal
from db.columns import Row, table_of
from db.engine import Connection, atomic, sparing, speaking
from db.lock import Lock
from db.place import NAME
from db.seeking import Asked, condition
from db.writing import (
    Writing,
    all_settings,
    current,
    put_all,
    setting,
    told,
)
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.asking import Order, Wanted
from jjgreen_desktop.operations.ports import Change, Graver

R = TypeVar("R", bound=Record)
CHECKS = ("cipher_integrity_check", "integrity_check", "foreign_key_check")
MOST_FAULTS = 20
AT_A_TIME = 100  # rows made into records together
AMONG = 2_000  # the newest records, among which what was last entered is sought
Clock = Callable[[], datetime]


def local_now() -> datetime:
    """The time with its zone."""
    return datetime.now().astimezone()


class Store:
    """The one implementation of `operations.ports.Store`. Used from the thread that opened it."""

    def __init__(self, folder: Path, connection: Connection, lock: Lock, now: Clock) -> None:
        self.folder = folder
        self._db = connection
        asking.equip(connection)
        self._lock = lock
        self._now = now
        self._settings = all_settings(connection)
        self.revision = 0
        # What was found for a name, until a name is written: a firm is checked again with each of its fields.
        self._alike: dict[tuple[type[Record], str], list[Row]] = {}

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let another program in."""
        try:
            self._db.close()
        finally:
            self._lock.release()

    def get(self, model: type[R], record: str) -> R | None:
        """The record with this id, or None."""
        with self._speaking():
            row = current(self._db, table_of(model), record)
        return table_of(model).record(row) if row else None

    def find(self, model: type[R], **equals: Any) -> list[R]:
        """All records whose fields equal the given values (None: unknown; a frozenset: any of it), in order of id."""
        table = table_of(model)
        where, parameters = table.where(equals)
        with self._speaking():
            rows = self._db.execute(f"{table.select}{where} ORDER BY id", parameters)
            return [table.record(row) for row in rows]

    def page(self, model: type[R], after: str, most: int) -> list[R]:
        """Bulk reading: at most so many records whose id comes after, in order of id; not validated again."""
        table = table_of(model)
        sql = f"{table.select} WHERE id > ? ORDER BY id LIMIT ?"
        with self._speaking():
            return table.trusted(self._db.execute(sql, (after, most)))

    def held(self, model: type[R], link: str, first: str, last: str) -> list[R]:
        """Bulk reading: records that belong to those with ids from first to last, by owner and id."""
        table = table_of(model)
        owner = table.columns((link,))
        sql = f"{table.select} WHERE {owner} BETWEEN ? AND ? ORDER BY {owner}, id"
        with self._speaking():
            return table.trusted(self._db.execute(sql, (first, last)))

    def owned(
        self, model: type[R], link: str, keys: Sequence[str], beside: Sequence[type[Record]] = ()
    ) -> Iterator[R]:
        """Bulk reading: the named fields of all that belongs to someone by `link`, or of the owners themselves.

        By owner and id; with `beside` only of those to whom a record of these belongs too.
        """
        table = table_of(model)
        owner = "id" if model.noun == link else table.columns((link,))
        held = " UNION ALL ".join(
            f"SELECT {table_of(m).columns((link,))} FROM {m.noun}" for m in beside
        )
        which = f"IN ({held})" if beside else "IS NOT NULL"
        # The unary plus: to sort is faster than to look each up by the index of its owner.
        order = "id" if owner == "id" else f"+{owner}, id"
        sql = (
            f"SELECT {table.columns(keys)} FROM {table.name} WHERE {owner} {which} ORDER BY {order}"
        )
        with self._speaking():
            rows = self._db.execute(sql)
            while some := rows.fetchmany(AT_A_TIME):
                yield from table.bare(some, keys)

    def rows(
        self, model: type[Record], *keys: str, after: str = "", most: int = -1
    ) -> Iterator[tuple[Any, ...]]:
        """Bulk reading in order of id: stored values of the named fields ("id" among them) as tuples."""
        columns = table_of(model).columns(keys)
        sql = f"SELECT {columns} FROM {model.noun} WHERE id > ? ORDER BY id LIMIT ?"
        with self._speaking(), sparing(self._db) if most >= 0 else nullcontext():
            yield from self._db.execute(sql, (after, most))

    def listed(
        self,
        model: type[Record],
        wanted: Iterable[Wanted] = (),
        order: Order | None = None,
        *,
        after: str = "",
        until: str = "",
    ) -> Iterator[tuple[str, bool]]:
        """Ids of the records that pass, in order, each with whether its sort field is known; with `until` of a stretch."""
        span = (after, until) if until else None
        with self._speaking(), sparing(self._db):
            yield from asking.ids(self._db.execute(*asking.asked(model, wanted, order, span)))

    def reach(self, model: type[Record], after: str, most: int) -> str:
        """The last of the next so many ids; "" when none comes after."""
        some = f"SELECT id FROM {model.noun} WHERE id > ? ORDER BY id LIMIT ?"
        with self._speaking():
            return (
                self._db.execute(f"SELECT max(id) FROM ({some})", (after, most)).fetchone()[0] or ""
            )

    def picked(self, model: type[R], records: Sequence[str]) -> list[R]:
        """Bulk reading: the records with these ids, in order of id; not validated again."""
        table = table_of(model)
        sql = f"{table.select} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        with self._speaking(), sparing(self._db):
            return table.trusted(self._db.execute(sql, (json.dumps(records),)))

    def recent(self, model: type[Record], key: str, most: int) -> list[Any]:
        """The stored values last entered in a field, each once, the newest first."""
        column = table_of(model).columns((key,))
        newest = f"SELECT id, {column} FROM {model.noun} ORDER BY id DESC LIMIT {AMONG}"
        sql = f"SELECT {column} FROM ({newest}) WHERE {column} IS NOT NULL ORDER BY id DESC"
        with self._speaking():
            return list(dict.fromkeys(row[0] for row in self._db.execute(sql)))[:most]

    def matching(self, model: type[R], asked: Sequence[Asked], most: int) -> list[R]:
        """Records for which each of `asked` holds in one of its fields, the latest entered first, at most so many."""
        table = table_of(model)
        where, parameters = condition(table, asked)
        sql = f"{table.select} WHERE {where} ORDER BY id DESC LIMIT ?"
        with self._speaking(), sparing(self._db):
            return [table.record(row) for row in self._db.execute(sql, (*parameters, most))]

    def holding(
        self, model: type[R], key: str, numbers: Collection[str], most: int
    ) -> tuple[int, list[R]]:
        """How many records hold one of these numbers in a phone or account field, and the first of them."""
        from db.numbers import holding  # start-up: nothing is compared before the first list

        table = table_of(model)
        with self._speaking():
            count, ids = holding(self._db, table, key, numbers, most)
            rows = [current(self._db, table, record) for record in ids]
        return count, [table.record(row) for row in rows if row]

    def alike(self, model: type[Record], name: str) -> Iterator[tuple[Any, ...]]:
        """Id, name and former names of all that may read the same as `name`, in order of id; of few others."""
        from db.alike import MOST_KEPT  # start-up: nothing is compared before the first list

        if self._db.in_transaction:  # what is being written may be taken back
            return iter(self._read_alike(model, name))
        found = self._alike.get((model, name))
        if found is None:
            found = self._read_alike(model, name)
            if len(found) <= MOST_KEPT:
                self._alike[model, name] = found
        return iter(found)

    def _read_alike(self, model: type[Record], name: str) -> list[Row]:
        from db.alike import FORMER, condition

        of_old = FORMER in table_of(model).keys
        where, parameters = condition(name, of_old)
        former = FORMER if of_old else "NULL"
        sql = f"SELECT id, name, {former} FROM {model.noun} WHERE {where} ORDER BY id"
        with self._speaking():
            return self._db.execute(sql, parameters).fetchall()

    def distinct(self, model: type[Record], key: str) -> list[Any]:
        """The stored values a field holds, each once."""
        column = table_of(model).columns((key,))
        sql = f"SELECT DISTINCT {column} FROM {model.noun} WHERE {column} IS NOT NULL"
        with self._speaking(), sparing(self._db):
            return [row[0] for row in self._db.execute(sql)]

    def count(self, model: type[Record], **equals: Any) -> int:
        """How many records there are whose fields equal the given values."""
        where, parameters = table_of(model).where(equals)
        with self._speaking():
            sql = f"SELECT COUNT(*) FROM {model.noun}{where}"
            return int(self._db.execute(sql, parameters).fetchone()[0])

    def setting(self, key: str) -> str | None:
        """A setting of this store."""
        if self._db.in_transaction:
            with self._speaking():
                return setting(self._db, key)
        return self._settings.get(key)

    @contextmanager
    def transaction(self, name: str) -> Iterator[Writing]:
        """A named write: on leaving, all of it is on the disk and in the journal; on an error nothing is."""
        with self._speaking(), self._atomic():
            writing = Writing(self._db)
            yield writing
            writing.close()
            if writing.changes:
                seq = journal.open_entry(self._db, self._time(), name, writing.kind)
                journal.add_changes(self._db, seq, writing.changes)
            self._forget_alike(writing.changes)

    def _forget_alike(self, changes: Sequence[Change]) -> None:
        """What was found to read the same holds no longer where a name changed."""
        from db.alike import MOST_KEPT, renames

        if any(map(renames, changes)) or len(self._alike) > MOST_KEPT:
            self._alike.clear()

    def put_many(
        self, name: str, records: Iterable[Record], settings: Mapping[str, str] | None = None
    ) -> int:
        """One named write of many new records, and of settings that go back with them. Returns how many."""
        self._alike.clear()
        with self._speaking(), self._atomic():
            seq = journal.open_entry(self._db, self._time(), name, "write")
            writing = Writing(self._db)
            for key, value in (settings or {}).items():
                writing.set_setting(key, value)
            journal.add_changes(self._db, seq, writing.changes)
            return put_all(self._db, seq, records, start=len(writing.changes))

    def undo(self, seq: int | None = None, graver: Graver | None = None) -> str | None:
        """Take back a write by its number, else the last not yet taken back; returns its name, None if there is none.

        Raises InTheWay when another rests on what it changed; then nothing is taken back.
        """
        with self._speaking(), self._atomic():
            last = journal.last_write(self._db) if seq is None else self._write(seq, back=False)
            return self._again("undo", last, graver)

    def redo(self, seq: int | None = None, graver: Graver | None = None) -> str | None:
        """Do again a write taken back by its number, else the last unless there was a new one since; returns its name.

        Raises InTheWay when another rests on what it changed; then nothing is done.
        """
        with self._speaking(), self._atomic():
            last = journal.last_undone(self._db) if seq is None else self._write(seq, back=True)
            return self._again("redo", last, graver)

    def drafts(self) -> dict[str, str]:
        """What was typed and could not be saved, by its key."""
        with self._speaking():
            return dict(self._db.execute("SELECT key, text FROM draft ORDER BY key"))

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is typed and cannot be saved yet; "" forgets it. Neither journalled nor undone."""
        with self._speaking(), atomic(self._db):
            if text:
                self._db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?)", (key, text))
            else:
                self._db.execute("DELETE FROM draft WHERE key = ?", (key,))

    def keep_content(self, content: bytes) -> str:
        """Keep bytes for good under their sha256, which is returned; kept twice they are kept once."""
        import hashlib  # start-up: it loads OpenSSL

        name = hashlib.sha256(content).hexdigest()
        with self._speaking(), self._atomic():
            self._db.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", (name, content))
        return name

    def content(self, name: str) -> bytes | None:
        """The bytes kept under a sha256, or None."""
        with self._speaking():
            row = self._db.execute("SELECT bytes FROM content WHERE hash = ?", (name,)).fetchone()
        return bytes(row[0]) if row else None

    def history(self, limit: int) -> list[journal.Entry]:
        """The newest entries of the journal, newest first."""
        with self._speaking():
            return journal.entries(self._db, limit)

    def entry(self, seq: int) -> journal.Entry | None:
        """One entry of the journal by its number."""
        with self._speaking():
            return journal.entry(self._db, seq)

    def changes(self, seq: int, most: int) -> list[Change]:
        """What an entry of the journal changed, row by row in its order, at most so many rows."""
        with self._speaking():
            rows = (one for change in journal.changes_of(self._db, seq) for one in told(change))
            return list(islice(rows, most))

    def changes_of(self, noun: str, record: str) -> list[tuple[journal.Entry, Change]]:
        """Everything that was ever done to one record, newest first."""
        with self._speaking():
            return [
                (entry, one)
                for seq, change in journal.of_record(self._db, noun, record)
                for one in told(change)
                if one.record == record and (entry := journal.entry(self._db, seq))
            ]

    def gone(self, model: type[Record], link: str, owner: str) -> list[str]:
        """Ids of records that were deleted while `link` named this owner."""
        with self._speaking():
            return journal.gone(self._db, model.noun, link, owner)

    def faults(self) -> list[str]:
        """What a full check of the file finds wrong (page seals, structure, links); empty when all is well."""
        return [fault for check in CHECKS for fault in self._faults(check)]

    def _faults(self, check: str) -> list[str]:
        try:
            with self._speaking():
                rows = self._db.execute(f"PRAGMA {check}").fetchmany(MOST_FAULTS)
        except Problem as damage:
            return [f"{check}: {damage.what}"]
        return [f"{check}: {' '.join(map(str, row))}" for row in rows if row != ("ok",)]

    @contextmanager
    def _atomic(self) -> Iterator[None]:
        """The door for writes; the settings, asked for with every record, are read again after it."""
        with atomic(self._db):
            yield
        self._settings = all_settings(self._db)
        self.revision += 1

    def _write(self, seq: int, *, back: bool) -> tuple[int, str] | None:
        """Number and name of a write, which stands or has been taken back as asked for."""
        found = journal.entry(self._db, seq)
        fits = found and found.kind == "write" and found.taken_back == back
        return (found.seq, found.name) if found and fits else None

    def _again(self, kind: str, found: tuple[int, str] | None, graver: Graver | None) -> str | None:
        if found is None:
            return None
        from db import undoing  # start-up: the first list needs one model

        of, name = found
        self._alike.clear()
        changes = undoing.again(self._db, kind, of, graver)
        seq = journal.open_entry(self._db, self._time(), name, kind, of)
        journal.add_changes(self._db, seq, changes)
        return name

    def _time(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _speaking(self) -> Any:
        return speaking(self.folder / NAME)
