"""What may be done inside a named write, and the changes it leaves for the journal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, islice
from typing import Any, TypeVar

from db import journal
from db.columns import Row, Table, Values, table_of
from db.engine import Connection
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.ports import Change

R = TypeVar("R", bound=Record)
CHUNK = 1000


class Writing:
    """A write in progress: puts rows at once and remembers each with its values before and after."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._open = True
        self.changes: list[Change] = []

    def put(self, record: R) -> R:
        """Insert (id empty or not in the store) or update. Returns the record with its id."""
        self._must_be_open()
        table = table_of(type(record))
        before = current(self._db, table, record.id) if record.id else None
        if not record.id:
            record = record.model_copy(update={"id": next_ids(self._db, 1)[0]})
        row = table.row(record)
        if row != before:
            self._db.execute(table.update if before else table.insert, row)
            self._remember(table, record.id, before, row)
        return record

    def delete(self, record: Record) -> None:
        """Remove a record. Raises Problem when it is not there or others belong to it."""
        self._must_be_open()
        table = table_of(type(record))
        before = current(self._db, table, record.id)
        if before is None:
            raise Problem(
                f"{record.label}“{record.title()}”已不在登记簿中。", "请返回列表刷新后再办理。"
            )
        self._db.execute(f"DELETE FROM {table.name} WHERE id = ?", (record.id,))
        self._remember(table, record.id, before, None)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of this store."""
        self._must_be_open()
        before = setting(self._db, key)
        if before != value:
            put_setting(self._db, key, value)
            old = None if before is None else {"value": before}
            self.changes.append(Change(journal.SETTING, key, old, {"value": value}))

    def close(self) -> None:
        """After this the write takes nothing more."""
        self._open = False

    @property
    def kind(self) -> str:
        """Settings alone are no write that "undo" takes back."""
        alone = all(change.noun == journal.SETTING for change in self.changes)
        return "setting" if alone else "write"

    def _must_be_open(self) -> None:
        if not self._open:
            raise RuntimeError("this write has ended")

    def _remember(
        self, table: Table[R], record: str, before: Row | None, after: Row | None
    ) -> None:
        old = None if before is None else table.values(before)
        new = None if after is None else table.values(after)
        self.changes.append(Change(table.name, record, old, new))


def put_all(db: Connection, seq: int, records: Iterable[Record], start: int = 0) -> int:
    """Insert many new records under journal entry `seq`, a thousand at a time. Returns how many.

    `start` is the number of the entry's first change of these.
    """
    count, part = 0, start
    for model, same in groupby(records, type):
        table = table_of(model)
        while chunk := list(islice(same, CHUNK)):
            bulk = _bulk(db, table, chunk)
            _insert(db, table, bulk)
            journal.add_changes(db, seq, [Change(table.name, journal.BULK, None, bulk)], part)
            count, part = count + len(chunk), part + 1
    return count


def _bulk(db: Connection, table: Table[R], records: list[Record]) -> Values:
    """New rows as the journal keeps them: only the columns in which one of them knows something.

    The engine's module takes four times as long to put in the empty ones as well.
    """
    ids, *rest = zip(*(table.pick(one.__dict__) for one in records), strict=True)
    stored = dict(table.changed)
    known = {
        key: _stored(column, stored.get(place))
        for place, (key, column) in enumerate(zip(table.keys[1:], rest, strict=True), 1)
        if column.count(None) < len(column)
    }
    rows = list(zip(_with_new(db, ids), *known.values(), strict=True))
    return {"keys": (table.keys[0], *known), "rows": rows}


def _stored(column: Row, change: Callable[[Any], Any] | None) -> Sequence[Any]:
    return [one if one is None else change(one) for one in column] if change else column


def _insert(db: Connection, table: Table[R], bulk: Values) -> None:
    db.executemany(table.inserting(bulk["keys"]), bulk["rows"])


def _with_new(db: Connection, ids: Sequence[str]) -> Sequence[str]:
    """The ids, with a new one in the place of each that is empty."""
    fresh = iter(next_ids(db, ids.count("")))
    return [one or next(fresh) for one in ids]


def next_ids(db: Connection, count: int) -> list[str]:
    """Unused ids in order of entry: four letters of this store, eight digits."""
    sql = "UPDATE sequence SET last = last + ? RETURNING prefix, last"
    prefix, last = db.execute(sql, (count,)).fetchone()
    return [f"{prefix}{number:08d}" for number in range(last - count + 1, last + 1)]


def current(db: Connection, table: Table[R], record: str) -> Row | None:
    """The row as it stands now."""
    row: Row | None = db.execute(f"{table.select} WHERE id = ?", (record,)).fetchone()
    return row


def setting(db: Connection, key: str) -> str | None:
    """A setting as it stands now."""
    row = db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def all_settings(db: Connection) -> dict[str, str]:
    """Every setting as it stands now."""
    return dict(db.execute("SELECT key, value FROM setting"))


def put_setting(db: Connection, key: str, value: str | None) -> None:
    """Keep a setting, or forget it (None)."""
    if value is None:
        db.execute("DELETE FROM setting WHERE key = ?", (key,))
        return
    sql = "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    db.execute(sql, (key, value))


def replay(db: Connection, changes: Iterable[Change]) -> list[Change]:
    """Do the changes again as they were; returns what was changed by it now.

    A record's other fields stay as they are. A setting changed since is only what was remembered last, and stays.
    Raises Problem when a field is not as `before` says.
    """
    done: list[Change] = []
    for change in changes:
        if change.noun == journal.SETTING:
            done += _replay_setting(db, change)
        elif change.record == journal.BULK:
            _replay_bulk(db, change)
            done.append(change)
        else:
            done.append(_replay_row(db, change))
    return done


@cache
def _decided() -> frozenset[str]:
    from db.joined import DECIDED  # start-up: the first list needs one model

    return frozenset(one.noun for one in DECIDED)


def moved(change: Change) -> frozenset[str] | None:
    """The fields a change moves; None: the record as a whole, as it comes, goes, or is decided on."""
    if change.before is None or change.after is None or change.noun in _decided():
        return None
    before, after = change.before, change.after
    return frozenset(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )


def backwards(changes: Iterable[Change]) -> list[Change]:
    """The changes that take these back, last first."""
    return [Change(c.noun, c.record, c.after, c.before) for c in reversed(list(changes))]


def _table(noun: str) -> Table[Record]:
    from jjgreen_desktop.domain.register import BY_NOUN  # start-up: the first list needs one model

    return table_of(BY_NOUN[noun])


def _replay_row(db: Connection, change: Change) -> Change:
    table = _table(change.noun)
    row = current(db, table, change.record)
    now = None if row is None else table.values(row)
    after = _onto(db, change, now)
    if after is None:
        db.execute(f"DELETE FROM {table.name} WHERE id = ?", (change.record,))
    else:
        db.execute(
            table.insert if row is None else table.update, table.filled(change.record, after)
        )
    return Change(change.noun, change.record, now, after)


def _onto(db: Connection, change: Change, now: Values | None) -> Values | None:
    """The record after the change, from what it is now. Raises Problem when it is not as before the change."""
    keys = moved(change)
    if keys is None or now is None or change.before is None or change.after is None:
        _must_equal(db, change, now, change.before)
        return change.after
    _must_equal(db, change, *({key: of.get(key) for key in keys} for of in (now, change.before)))
    kept = {key: value for key, value in now.items() if key not in keys}
    return kept | {key: change.after[key] for key in keys & change.after.keys()}


def _replay_setting(db: Connection, change: Change) -> list[Change]:
    value = setting(db, change.record)
    if change.before != (None if value is None else {"value": value}):
        return []
    put_setting(db, change.record, change.after["value"] if change.after else None)
    return [change]


def _replay_bulk(db: Connection, change: Change) -> None:
    table = _table(change.noun)
    for record, values in reversed(_bulk_rows(change.before)):
        _replay_row(db, Change(table.name, record, values, None))
    if change.after:
        _insert(db, table, change.after)


def told(change: Change) -> Iterator[Change]:
    """A change as operations read it: one for each row, with values of the catalogue's kinds."""
    if change.noun == journal.SETTING:
        yield change
        return
    table = _table(change.noun)
    if change.record != journal.BULK:
        before, after = (None if x is None else table.read_values(x) for x in _sides(change))
        yield Change(change.noun, change.record, before, after)
        return
    new = change.after is not None
    for record, values in _bulk_rows(change.after or change.before):
        known = table.read_values(values)
        yield Change(change.noun, record, None if new else known, known if new else None)


def rows_of(change: Change) -> Iterator[tuple[str, Values | None]]:
    """Every record of a change with its stored values afterwards; None: it is gone."""
    if change.record != journal.BULK:
        yield change.record, change.after
        return
    for record, values in _bulk_rows(change.after or change.before):
        yield record, values if change.after else None


def _sides(change: Change) -> tuple[Values | None, Values | None]:
    return change.before, change.after


def _bulk_rows(bulk: Values | None) -> list[tuple[str, Values]]:
    if bulk is None:
        return []
    keys = bulk["keys"][1:]
    return [
        (
            row[0],
            {key: value for key, value in zip(keys, row[1:], strict=True) if value is not None},
        )
        for row in bulk["rows"]
    ]


def _must_equal(db: Connection, change: Change, now: Values | None, then: Values | None) -> None:
    if now != then:
        raise Problem(
            f"其中{named(db, change)}在这之后又变动过，不能整笔撤销或恢复，没有改动任何数据。",
            "请打开这条记录逐项核对后手工修改；也可以从最近的一笔起依次撤销。",
        )


def named(db: Connection, change: Change) -> str:
    """The record of a change in words, as it stands, else as it was."""
    table = _table(change.noun)
    row = current(db, table, change.record)
    values = table.values(row) if row else change.after or change.before or {}
    known = table.read_values(values)
    return f"{table.model.label}“{table.model.model_construct(**known).title()}”"
