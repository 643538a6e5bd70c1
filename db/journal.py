"""The journal: every write as a named entry with the values before and after; it is only ever added to."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from db.engine import Connection
from jjgreen_desktop.operations.ports import Change

SETTING = "setting"  # the noun of a setting; its key stands for the record
BULK = ""  # the record of a change that stands for many new rows at once

# Whether the latest that was done about a write took it back.
TAKEN_BACK = """(SELECT kind FROM journal WHERE "of" = w.seq ORDER BY seq DESC LIMIT 1) IS 'undo'"""
ENTRIES = f"""
SELECT seq, at, operator, name, kind, "of", kind = 'write' AND {TAKEN_BACK} FROM journal AS w
"""
# A row that came in with many others stands in their change: found by its id as JSON.
OF_RECORD = """
SELECT seq, part, record, before, after FROM journal_change WHERE noun = ? AND record = ?
UNION ALL
SELECT seq, part, record, before, after FROM journal_change WHERE noun = ? AND record = ''
    AND instr(COALESCE(after, before), ?) > 0
ORDER BY seq DESC, part DESC
"""
GONE = """
SELECT DISTINCT record FROM journal_change
WHERE noun = ? AND after IS NULL AND instr(before, ?) > 0 AND record <> ''
"""
# Each write that stands, by when it was last done: one done again counts from then.
STANDING = """
SELECT w.seq, w.at, w.operator, w.name, w.kind, w."of", 0
FROM journal AS j JOIN journal AS w ON w.seq = COALESCE(j."of", j.seq)
WHERE j.seq > ? AND j.kind IN ('write', 'redo')
    AND NOT EXISTS (SELECT 1 FROM journal WHERE "of" = w.seq AND seq > j.seq)
ORDER BY j.seq DESC
"""
# What was taken back last is done again first. A new write clears what could be done again.
LAST_UNDONE = """
SELECT w.seq, w.name FROM journal AS u JOIN journal AS w ON w.seq = u."of"
WHERE u.seq > (SELECT COALESCE(MAX(seq), 0) FROM journal WHERE kind = 'write') AND u.kind = 'undo'
    AND u.seq = (SELECT MAX(seq) FROM journal WHERE "of" = w.seq)
ORDER BY u.seq DESC LIMIT 1
"""


class Entry(NamedTuple):
    """One named write: `seq` orders the journal, `at` is local time with its zone, `of` what it took back or did again.

    `kind` is write, setting (a change of settings alone, not taken back), undo or redo.
    `taken_back`: a write that was undone and not done again.
    """

    seq: int
    at: str
    operator: str
    name: str
    kind: str
    of: int | None
    taken_back: bool = False


def open_entry(db: Connection, at: str, name: str, kind: str, of: int | None = None) -> int:
    """Begin an entry in the current write; returns its number."""
    operator = db.execute("SELECT value FROM setting WHERE key = 'operator'").fetchone()
    return int(
        db.execute(
            'INSERT INTO journal (at, operator, name, kind, "of") VALUES (?, ?, ?, ?, ?)',
            (at, operator[0] if operator else "", name, kind, of),
        ).lastrowid
        or 0
    )


def add_changes(db: Connection, seq: int, changes: Iterable[Change], start: int = 0) -> None:
    """Put the changes of an entry into the journal, in order."""
    rows = (
        (seq, part, one.noun, one.record, _packed(one.before), _packed(one.after))
        for part, one in enumerate(changes, start)
    )
    db.executemany("INSERT INTO journal_change VALUES (?, ?, ?, ?, ?, ?)", rows)


def changes_of(db: Connection, seq: int) -> Iterator[Change]:
    """The changes of an entry, in order."""
    sql = "SELECT noun, record, before, after FROM journal_change WHERE seq = ? ORDER BY part"
    for row in db.execute(sql, (seq,)).fetchall():
        yield change(*row)


def change(noun: str, record: str, before: str | None, after: str | None) -> Change:
    """A change as it stands in the journal."""
    return Change(noun, record, _unpacked(before), _unpacked(after))


def last_write(db: Connection) -> tuple[int, str] | None:
    """Number and name of the write done last of those not taken back."""
    last = next(standing_since(db, 0), None)
    return (last.seq, last.name) if last else None


def standing_since(db: Connection, since: int) -> Iterator[Entry]:
    """The writes that stand and were done after an entry, the one done last first."""
    return map(_entry, db.execute(STANDING, (since,)))


def last_about(db: Connection, of: int) -> int:
    """The number of the entry by which a write was last done or taken back."""
    sql = 'SELECT MAX(seq) FROM journal WHERE seq = ? OR "of" = ?'
    return int(db.execute(sql, (of, of)).fetchone()[0])


def last_undone(db: Connection) -> tuple[int, str] | None:
    """Number and name of the write that was taken back last and can be done again."""
    return _pair(db.execute(LAST_UNDONE).fetchone())


def entries(db: Connection, limit: int) -> list[Entry]:
    """The newest entries, newest first."""
    return [_entry(row) for row in db.execute(f"{ENTRIES} ORDER BY seq DESC LIMIT ?", (limit,))]


def entry(db: Connection, seq: int) -> Entry | None:
    """The entry with this number."""
    row = db.execute(f"{ENTRIES} WHERE seq = ?", (seq,)).fetchone()
    return _entry(row) if row else None


def of_record(db: Connection, noun: str, record: str) -> Iterator[tuple[int, Change]]:
    """Every change of one record with its entry's number, newest first; bulk changes as they stand."""
    wanted = (noun, record, noun, f'"{record}"')
    for seq, _part, of, before, after in db.execute(OF_RECORD, wanted).fetchall():
        yield seq, Change(noun, of, _unpacked(before), _unpacked(after))


def gone(db: Connection, noun: str, link: str, owner: str) -> list[str]:
    """Ids of the records that were deleted while they hung on an owner."""
    part = json.dumps({link: owner}, ensure_ascii=False, separators=(",", ":"))[1:-1]
    return [row[0] for row in db.execute(GONE, (noun, part))]


def _entry(row: tuple[Any, ...]) -> Entry:
    seq, at, operator, name, kind, of, taken_back = row
    return Entry(seq, at, operator, name, kind, of, bool(taken_back))


def _pair(row: tuple[Any, ...] | None) -> tuple[int, str] | None:
    return (int(row[0]), str(row[1])) if row else None


def _packed(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _unpacked(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
