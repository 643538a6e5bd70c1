"""Who holds a number, however it is written: the common ways by the register's own indexes, all others by a list in memory.

The list is made when it is first asked and keeps in step by itself: it goes with a write that is taken back.
"""

import json
from collections.abc import Collection, Iterator
from functools import partial

from db.columns import Row, Table
from db.engine import Connection, whole
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.numbers import spelt, spelt_otherwise, uncommon

# In the connection's own memory: nothing of it is in the file.
LIST = """
CREATE TEMP TABLE IF NOT EXISTS number_held (
    place TEXT, number TEXT, id TEXT, PRIMARY KEY (place, number, id)
) WITHOUT ROWID
"""
KNOWN = "SELECT 1 FROM sqlite_temp_master WHERE name = ?"
OTHERS = "FROM number_held WHERE place = ? AND number IN (SELECT value FROM json_each(?))"


def holding(
    db: Connection, table: Table[Record], key: str, numbers: Collection[str], most: int
) -> tuple[int, list[str]]:
    """How many rows hold one of these numbers in a field, and the first of their ids."""
    _listed(db, table.name, key)
    column = table.columns((key,))
    listed = f"{table.name}_{key}", json.dumps(sorted(numbers))
    (count,) = db.execute(f"SELECT COUNT(DISTINCT id) {OTHERS}", listed).fetchone()
    found = db.execute(f"SELECT DISTINCT id {OTHERS} ORDER BY id LIMIT ?", (*listed, most))
    ids = [record for (record,) in found]
    for one in set(spelt(key, numbers)):
        count += _count(db, f"SELECT COUNT(*) FROM {table.name} WHERE {column} = ?", one)
        first = f"SELECT id FROM {table.name} WHERE {column} = ? ORDER BY id LIMIT ?"
        ids += [record for (record,) in db.execute(first, (one, most))]
    return count, sorted(ids)[:most]


def _count(db: Connection, sql: str, one: str) -> int:
    return int(db.execute(sql, (one,)).fetchone()[0])


def _listed(db: Connection, table: str, key: str) -> None:
    """See to it that what is written otherwise is listed, by hand what is there and by itself what comes."""
    place = f"{table}_{key}"
    if db.execute(KNOWN, (f"{place}_came",)).fetchone():
        return
    db.create_function(f"numbers_in_{key}", 1, partial(_numbers, key), deterministic=True)
    with whole(db):  # left half made it would hold up every write
        db.execute(LIST)
        db.executemany(
            "INSERT OR IGNORE INTO number_held VALUES (?, ?, ?)", sorted(_there(db, table, key))
        )
        for trigger in _triggers(table, key):
            db.execute(trigger)


def _numbers(key: str, text: str | None) -> str:
    return json.dumps(sorted(spelt_otherwise(key, text)))


def _there(db: Connection, table: str, key: str) -> Iterator[Row]:
    rows = db.execute(
        f"SELECT id, {key} FROM {table} WHERE {key} IS NOT NULL AND {uncommon(key, key)}"
    )
    for record, text in rows:
        yield from ((f"{table}_{key}", number, record) for number in spelt_otherwise(key, text))


def _triggers(table: str, key: str) -> Iterator[str]:
    """As a row comes, changes or goes, so do its numbers."""
    place = f"{table}_{key}"
    new, old = uncommon(key, f"NEW.{key}"), uncommon(key, f"OLD.{key}")
    came = f"""INSERT OR IGNORE INTO number_held
        SELECT '{place}', value, NEW.id FROM json_each(numbers_in_{key}(NEW.{key})) WHERE {new};"""
    went = f"""DELETE FROM number_held WHERE place = '{place}' AND id = OLD.id
        AND number IN (SELECT value FROM json_each(numbers_in_{key}(OLD.{key})));"""
    head, on = f"CREATE TEMP TRIGGER {place}", f"ON main.{table}"
    yield f"{head}_went AFTER DELETE {on} WHEN {old} BEGIN {went} END"
    yield f"{head}_changed AFTER UPDATE OF {key} {on} WHEN {old} OR {new} BEGIN {went} {came} END"
    yield f"{head}_came AFTER INSERT {on} WHEN {new} BEGIN {came} END"
