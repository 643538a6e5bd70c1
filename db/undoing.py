"""A write taken back or done again, out of turn too; what stands in its way is named with what to do first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from db import journal
from db.columns import Values
from db.engine import ERRORS, Connection
from db.joined import must_be_joined
from db.writing import backwards, moved, named, replay, rows_of
from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.ports import Change, InTheWay

UNDO, REDO = "undo", "redo"
REFUSED: tuple[type[Exception], ...] = (Problem, *ERRORS)
VERBS = {UNDO: "撤销", REDO: "重做"}
MOST_LABELS = 3
USED = "在这之后，第 {entry.seq} 笔“{entry.name}”又用到了它登记的记录，现在不能{verb}，没有改动任何数据。"
UNDONE = "第 {entry.seq} 笔“{entry.name}”也已撤销，这一笔接在它后面，没有改动任何数据。"
LOST = "它所属的记录在这之后已经不在登记簿里，现在不能{verb}，没有改动任何数据。"
ID = re.compile(r'"([^"\\]{4}\d{8})"')  # of a record, within JSON
SINGLE = """
SELECT noun, record, before, after FROM journal_change
WHERE seq = ? AND noun <> 'setting' AND record <> '' ORDER BY part
"""
SINCE = """SELECT COALESCE("of", seq), kind FROM journal WHERE seq > ? AND kind <> 'setting' ORDER BY seq"""
BOTH = "SELECT before, after FROM journal_change WHERE seq = ? AND noun <> 'setting'"
GONE = """
SELECT seq, record, before FROM journal_change WHERE seq > ? AND after IS NULL
    AND noun <> 'setting' ORDER BY seq DESC
"""
Touched = dict[tuple[str, str], frozenset[str] | None]


class Meeting(NamedTuple):
    """A write that changed what another changes, by which change, in which fields (None: the record as a whole)."""

    entry: journal.Entry
    change: Change
    keys: frozenset[str] | None


def again(db: Connection, kind: str, of: int) -> list[Change]:
    """Take the write `of` back, or do it again; returns what was changed by it now.

    Only its own fields are changed. Raises InTheWay when another write comes first, Problem when a record
    was altered outside the journal.
    """
    changes = list(journal.changes_of(db, of))
    if kind == UNDO:
        changes = backwards(changes)
        if found := _later(db, of):
            raise _in_the_way(db, kind, _changed(db, kind, found), found.entry)
    try:
        done = replay(db, changes)
        must_be_joined(db, done, VERBS[kind])
    except REFUSED as error:
        if isinstance(error, Problem) or "FOREIGN KEY" in str(error):
            _explain(db, kind, of, changes, getattr(error, "what", ""))
        raise
    if kind == UNDO and (by := _names_one(db, journal.last_about(db, of), done)):
        raise _in_the_way(db, kind, USED.format(entry=by, verb=VERBS[kind]), by)
    return done


def _changed(db: Connection, kind: str, found: Meeting) -> str:
    return (
        f"{named(db, found.change)}{_fields(found)}在这之后又由第 {found.entry.seq} 笔"
        f"“{found.entry.name}”变动过，现在不能{VERBS[kind]}这一笔，没有改动任何数据。"
    )


def _later(db: Connection, of: int) -> Meeting | None:
    """The write done last of those that changed the same since and stand."""
    since = journal.last_about(db, of)
    return next(_meeting(db, of, list(journal.standing_since(db, since))), None)


def _meeting(db: Connection, of: int, others: Sequence[journal.Entry]) -> Iterator[Meeting]:
    """Which of the others changed the same as a write, each with the first such change."""
    touched = _touched(db, of) if others else {}
    for entry in others:
        for noun, record, before, after in db.execute(SINGLE, (entry.seq,)):
            if (noun, record) in touched:
                change = journal.change(noun, record, before, after)
                mine, theirs = touched[noun, record], moved(change)
                keys = None if mine is None or theirs is None else mine & theirs
                if keys is None or keys:
                    yield Meeting(entry, change, keys)
                    break


def _touched(db: Connection, of: int) -> Touched:
    """Every record the write changed, with the fields; None: the record as a whole."""
    found: Touched = {}
    for change in journal.changes_of(db, of):
        if change.noun == journal.SETTING:
            continue
        keys = None if change.record == journal.BULK else moved(change)
        for record, _values in rows_of(change):
            before = found.get((change.noun, record), frozenset())
            both = None if keys is None or before is None else keys | before
            found[change.noun, record] = both
    return found


def _explain(db: Connection, kind: str, of: int, changes: Sequence[Change], what: str) -> None:
    """Raises InTheWay when another write is the reason why the changes cannot be made now."""
    since = journal.last_about(db, of)
    if kind == REDO:
        _must_be_as_then(db, of, since, changes)
    elif by := _names_one(db, since, changes):
        raise _in_the_way(db, kind, what or USED.format(entry=by, verb=VERBS[kind]), by)
    if by := _taken_away(db, since, _named_by(changes)):
        write, back = (by, True) if by.of is None else (_entry(db, by.of), by.kind != UNDO)
        raise _in_the_way(db, kind, what or LOST.format(verb=VERBS[kind]), write, back=back)


def _must_be_as_then(db: Connection, of: int, since: int, changes: Sequence[Change]) -> None:
    """Raises InTheWay when a write about the same stands that did not when `of` was taken back, or no more."""
    turned = _turned(db, since)
    gone = _gone(changes)
    meeting = {one.entry.seq: one for one in _meeting(db, of, [entry for entry, _ in turned])}
    for entry, back in turned:
        if found := meeting.get(entry.seq):
            what = _changed(db, REDO, found) if back else UNDONE.format(entry=entry)
        elif gone and _names(db, entry, gone):
            what = (
                USED.format(entry=entry, verb=VERBS[REDO]) if back else UNDONE.format(entry=entry)
            )
        else:
            continue
        raise _in_the_way(db, REDO, what, entry, back=back)


def _turned(db: Connection, since: int) -> list[tuple[journal.Entry, bool]]:
    """The writes that stand now and did not then, or the other way (False), the latest first."""
    first: dict[int, bool] = {}  # whether it stood then: what came of it first was to be taken back
    last: dict[int, bool] = {}
    for of, kind in db.execute(SINCE, (since,)):
        first.setdefault(of, kind == UNDO)
        last.pop(of, None)
        last[of] = kind != UNDO
    return [(_entry(db, of), now) for of, now in reversed(last.items()) if now != first[of]]


def _entry(db: Connection, seq: int) -> journal.Entry:
    found = journal.entry(db, seq)
    assert found is not None  # the journal is only added to
    return found


def _gone(changes: Iterable[Change]) -> set[str]:
    """The records these changes take away."""
    return {record for record, values in _rows(changes) if values is None}


def _named_by(changes: Iterable[Change]) -> set[str]:
    """Whatever may be the id of a record in what these changes leave."""
    left = (values.values() for _record, values in _rows(changes) if values)
    return {value for values in left for value in values if isinstance(value, str)}


def _rows(changes: Iterable[Change]) -> Iterator[tuple[str, Values | None]]:
    for change in changes:
        if change.noun != journal.SETTING:
            yield from rows_of(change)


def _names_one(db: Connection, since: int, changes: Iterable[Change]) -> journal.Entry | None:
    """The last write done since that named a record these changes take away."""
    others = list(journal.standing_since(db, since))
    gone = _gone(changes) if others else ()
    return next((entry for entry in others if gone and _names(db, entry, gone)), None)


def _names(db: Connection, entry: journal.Entry, gone: set[str]) -> bool:
    sides = (text for row in db.execute(BOTH, (entry.seq,)) for text in row if text)
    return any(gone & set(ID.findall(text)) for text in sides)


def _taken_away(db: Connection, since: int, wanted: set[str]) -> journal.Entry | None:
    """The entry by which one of these records went last."""
    for seq, record, before in db.execute(GONE, (since,)):
        if wanted & ({record} if record else set(ID.findall(before))):
            return journal.entry(db, seq)
    return None


def _in_the_way(
    db: Connection, kind: str, what: str, first: journal.Entry, *, back: bool = True
) -> InTheWay:
    """With what to do first: a write to take back that has nothing in its own way, or one to do again."""
    while back and (later := _next(db, first.seq)):
        first = later
    who = f"，{first.operator}" if first.operator else ""
    verb = VERBS[UNDO if back else REDO]
    fix = (
        f"请先{verb}第 {first.seq} 笔“{first.name}”（{datetime.fromisoformat(first.at):%Y-%m-%d %H:%M}{who}），"
        f"再{VERBS[kind]}这一笔；也可以打开这条记录手工修改。"
    )
    return InTheWay(what, fix, first.seq, back=back)


def _next(db: Connection, of: int) -> journal.Entry | None:
    """The write that stands in the way of taking one back."""
    if found := _later(db, of):
        return found.entry
    return _names_one(db, journal.last_about(db, of), backwards(journal.changes_of(db, of)))


def _fields(found: Meeting) -> str:
    """“的联系人、联系电话”; of a record as a whole nothing."""
    if found.keys is None:
        return ""
    labels = [one.label for one in fields_of(BY_NOUN[found.change.noun]) if one.key in found.keys]
    more = "等栏目" if len(labels) > MOST_LABELS else ""
    return f"的{'、'.join(labels[:MOST_LABELS])}{more}" if labels else ""
