"""A write taken back or done again, out of turn too; what stands in its way is named with what to do first."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import NamedTuple

from db import journal, ties
from db.columns import Values, table_of
from db.engine import ERRORS, Connection, tried, whole
from db.joined import must_be_joined
from db.kin import joined_by
from db.ties import ID, Claims, Tie
from db.writing import backwards, current, named, replay, rows_of
from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.part import Invoice
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.together import read_with
from jjgreen_desktop.operations.ports import Change, Graver, InTheWay

UNDO, REDO = "undo", "redo"
REFUSED: tuple[type[Exception], ...] = (Problem, *ERRORS)
VERBS = {UNDO: "撤销", REDO: "重做"}
MOST_LABELS = 3
SAME = "{record}{fields}在这之后又由第 {entry.seq} 笔“{entry.name}”变动过，现在不能{verb}这一笔，没有改动任何数据。"
TOGETHER = (
    "{record}{fields}和这一笔改动的栏目是一起填的，在这之后又由第 {entry.seq} 笔“{entry.name}”变动过，"
    "现在不能{verb}这一笔，没有改动任何数据。"
)
TIED = "在这之后，第 {entry.seq} 笔“{entry.name}”{why}（{record}），现在不能{verb}这一笔，没有改动任何数据。"
USED = "在这之后，第 {entry.seq} 笔“{entry.name}”又用到了它登记的记录，现在不能{verb}，没有改动任何数据。"
TAKEN = (
    "{verb}这一笔，就会有两条记录的信用代码、年度或编号相同：第 {entry.seq} 笔“{entry.name}”已经用了，"
    "没有改动任何数据。"
)
UNDONE = "第 {entry.seq} 笔“{entry.name}”也已撤销，这一笔接在它后面，没有改动任何数据。"
LOST = "它所属的记录在这之后已经不在登记簿里，现在不能{verb}，没有改动任何数据。"
GRAVE = "{verb}这一笔，登记簿里就会有必须改正的问题：{told}现在不能{verb}，没有改动任何数据。"
CHANGES = """
SELECT noun, record, before, after FROM journal_change WHERE seq = ? AND noun <> 'setting' ORDER BY part
"""
SINCE = """SELECT COALESCE("of", seq), kind FROM journal WHERE seq > ? AND kind <> 'setting' ORDER BY seq"""
GONE = """
SELECT seq, noun, record, before FROM journal_change WHERE seq > ? AND after IS NULL
    AND noun <> 'setting' ORDER BY seq DESC
"""
# Rows that came in by the thousand are as they were; what must be one record's alone the engine holds, save this.
ASKED_IN_BULK = frozenset({Invoice.noun})


class Other(NamedTuple):
    """A write that stands now and did not when another was last done or taken back, or (not `back`) no more."""

    entry: journal.Entry
    back: bool = True  # it is to be taken back first, else to be done again


class Meeting(NamedTuple):
    """Another write that is tied to one: by which change, in which fields (None: as a whole) or by what else."""

    other: Other
    change: Change
    keys: frozenset[str] | None
    tie: Tie | None = None
    apart: bool = False  # not the same fields, but such as are read together


class _Blocked(Exception):
    """Another write comes first; what goes before that one is asked when nothing of the changes is left."""

    def __init__(self, what: str, first: Other) -> None:
        super().__init__(what)
        self.what = what
        self.first = first


def again(db: Connection, kind: str, of: int, graver: Graver | None = None) -> list[Change]:
    """Take the write `of` back, or do it again; returns what was changed by it now.

    Only its own fields are changed. Raises InTheWay when another write comes first: one that is tied to it,
    or, where `graver` finds a fault that must be mended, one that made it so. Raises Problem when a record was
    altered outside the journal. The write done last meets no other, and is not asked about.
    """
    changes = list(journal.changes_of(db, of))
    if kind == UNDO:
        changes = backwards(changes)
    others = list(_others(db, kind, of))
    if met := next(_meetings(db, kind, of, others), None):
        raise _in_the_way(db, kind, _said(db, kind, met), met.other, graver)
    many = any(change.record == journal.BULK for change in changes)
    if many and kind == UNDO and (by := _names_one(db, others, changes)):
        raise _in_the_way(db, kind, USED.format(entry=by, verb=VERBS[kind]), Other(by), graver)
    try:
        # within a savepoint the engine takes ten times as long to take thousands of rows away
        with nullcontext() if many else whole(db):
            return _done(db, kind, of, changes, others, graver)
    except _Blocked as found:
        raise _in_the_way(db, kind, found.what, found.first, graver) from found
    except REFUSED as error:
        if isinstance(error, Problem) or "FOREIGN KEY" in str(error):
            _explain(db, kind, of, changes, getattr(error, "what", ""), graver)
        elif "UNIQUE" in str(error) and others:
            first = _with_code(db, changes, others) or _nearest(db, of, others)
            raise _in_the_way(db, kind, _taken(kind, first), first, graver) from error
        raise


def _done(
    db: Connection,
    kind: str,
    of: int,
    changes: Sequence[Change],
    others: Sequence[Other],
    graver: Graver | None,
) -> list[Change]:
    """The changes made; raises _Blocked for what shows only then."""
    asked = graver(_asked(changes)) if graver and others else None
    done = replay(db, changes)
    must_be_joined(db, done, VERBS[kind])
    if kind == UNDO and (by := _names_one(db, others, done)):
        raise _Blocked(USED.format(entry=by, verb=VERBS[kind]), Other(by))
    if asked and (faults := asked()):
        told = GRAVE.format(verb=VERBS[kind], told="".join(faults[:MOST_LABELS]))
        raise _Blocked(told, _nearest(db, of, others))
    return done


def _asked(changes: Iterable[Change]) -> list[tuple[str, str]]:
    """Kind and id of the records to be asked about."""
    return [
        (change.noun, record)
        for change in changes
        if change.noun != journal.SETTING
        and (change.record != journal.BULK or change.noun in ASKED_IN_BULK)
        for record, _values in rows_of(change)
    ]


def _others(db: Connection, kind: str, of: int) -> Iterator[Other]:
    """The writes of which something has become since, the one done last first."""
    since = journal.last_about(db, of)
    if kind == REDO:
        yield from _turned(db, since)
        return
    yield from map(Other, journal.standing_since(db, since))


def _turned(db: Connection, since: int) -> Iterator[Other]:
    """The writes that stand now and did not then, or the other way, the latest first."""
    first: dict[int, bool] = {}  # whether it stood then: what came of it first was to be taken back
    last: dict[int, bool] = {}
    for of, kind in db.execute(SINCE, (since,)):
        first.setdefault(of, kind == UNDO)
        last.pop(of, None)
        last[of] = kind != UNDO
    for of, now in reversed(last.items()):
        if now != first[of]:
            yield Other(_entry(db, of), now)


def _meetings(db: Connection, kind: str, of: int, others: Sequence[Other]) -> Iterator[Meeting]:
    """Which of the others are tied to a write, each with the first change that ties it."""
    mine = _claims(db, kind, of) if others else None
    for other in others if mine else ():
        for noun, record, before, after in db.execute(CHANGES, (other.entry.seq,)):
            if mine and _may_meet(mine, noun, record, before, after):
                change = journal.change(noun, record, before, after)
                if met := _meeting(kind, mine, other, change):
                    yield met
                    break


def _claims(db: Connection, kind: str, of: int) -> Claims:
    changes = list(journal.changes_of(db, of))
    found = ties.claims(changes)
    if kind == UNDO:
        found.join(joined_by(db, changes))
    return found


def _may_meet(mine: Claims, noun: str, record: str, *texts: str | None) -> bool:
    return ties.concerned(mine.ids, record, *texts) or mine.called.concerns(noun, record)


def _meeting(kind: str, mine: Claims, other: Other, change: Change) -> Meeting | None:
    theirs = ties.claims((change,))
    for at, held in theirs.fields.items():
        if at in mine.fields:
            own = mine.fields[at]
            whole = own is None or held is None
            keys = None if own is None or held is None else read_with(BY_NOUN[at[0]], own) & held
            if whole or keys:
                apart = bool(own and keys and not own & keys)
                return Meeting(other, _of(change, at[1]), keys, apart=apart)
    tie = mine.meets_by_name(theirs, back=kind == UNDO, stands=other.back) or mine.meets(theirs)
    if kind == UNDO:
        tie = tie or theirs.rests_on(mine)
    elif not other.back:
        tie = tie or mine.rests_on(theirs)
    tie = tie or _lost(mine, theirs, change, back=other.back)
    return Meeting(other, _of(change, next(iter(theirs.fields))[1]), None, tie) if tie else None


def _lost(mine: Claims, theirs: Claims, change: Change, *, back: bool) -> Tie | None:
    """That what a decision was made on went with the other, or has not come again without it.

    What belongs to another kind of record `must_be_joined` and the engine look after.
    """
    went = (change.after if back else change.before) is None
    lost = {("decided", record) for _noun, record in theirs.fields} if went else set()
    return ties.LOST if lost & mine.rests else None


def _of(change: Change, record: str) -> Change:
    """The change of one record; of those that came in with many, its own."""
    if change.record != journal.BULK:
        return change
    values = dict(rows_of(change)) if change.after else {}
    return Change(change.noun, record, None, values.get(record))


def _said(db: Connection, kind: str, met: Meeting) -> str:
    entry, verb = met.other.entry, VERBS[kind]
    if not met.other.back:
        return UNDONE.format(entry=entry)
    if met.tie == ties.LOST:
        return LOST.format(verb=verb)
    record = named(db, met.change)
    if met.tie:
        return TIED.format(entry=entry, why=ties.why(met.tie), record=record, verb=verb)
    words = TOGETHER if met.apart else SAME
    return words.format(entry=entry, record=record, fields=_fields(met), verb=verb)


def _nearest(db: Connection, of: int, others: Sequence[Other]) -> Other:
    """The latest of the others that has to do with the same records, else the latest."""
    mine = ties.claims(journal.changes_of(db, of)).ids
    for other in others:
        changes = db.execute(CHANGES, (other.entry.seq,))
        if any(ties.concerned(mine, *texts) for _noun, *texts in changes):
            return other
    return others[0]


def _with_code(db: Connection, changes: Iterable[Change], others: Sequence[Other]) -> Other | None:
    """The latest of the others about a firm with a code that these changes leave."""
    left = (values for _record, values in _rows(changes) if values)
    codes = {f'"{code}"' for values in left if (code := values.get("credit_code"))}
    for other in others if codes else ():
        rows = db.execute(CHANGES, (other.entry.seq,))
        if any(code in text for row in rows for text in row[2:] if text for code in codes):
            return other
    return None


def _taken(kind: str, first: Other) -> str:
    if not first.back:
        return UNDONE.format(entry=first.entry)
    return TAKEN.format(entry=first.entry, verb=VERBS[kind])


def _explain(
    db: Connection,
    kind: str,
    of: int,
    changes: Sequence[Change],
    what: str,
    graver: Graver | None,
) -> None:
    """Raises InTheWay when another write is the reason why the changes cannot be made now."""
    gone = _gone(changes)
    for other in _others(db, kind, of):
        if gone and _names(db, other.entry, gone):
            used = USED.format(entry=other.entry, verb=VERBS[kind])
            told = used if other.back else UNDONE.format(entry=other.entry)
            raise _in_the_way(db, kind, (kind == UNDO and what) or told, other, graver)
    if by := _taken_away(db, journal.last_about(db, of), _named_by(changes)):
        first = Other(by) if by.of is None else Other(_entry(db, by.of), by.kind != UNDO)
        raise _in_the_way(db, kind, what or LOST.format(verb=VERBS[kind]), first, graver)


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


def _names_one(
    db: Connection, others: Sequence[Other], changes: Iterable[Change]
) -> journal.Entry | None:
    """The last write done since that named a record these changes take away."""
    gone = _gone(changes) if others else ()
    return next((each for each, _ in others if gone and _names(db, each, set(gone))), None)


def _names(db: Connection, entry: journal.Entry, gone: set[str]) -> bool:
    sides = (text for row in db.execute(CHANGES, (entry.seq,)) for text in row[2:] if text)
    return any(gone & set(ID.findall(text)) for text in sides)


def _taken_away(db: Connection, since: int, wanted: set[str]) -> journal.Entry | None:
    """The entry by which one of these records went last that is no more."""
    for seq, noun, record, before in db.execute(GONE, (since,)):
        change = journal.change(noun, record, before, None)
        went = {one for one, _ in rows_of(change)} & wanted  # not the owner that a row names
        if any(current(db, table_of(BY_NOUN[noun]), one) is None for one in went):
            return journal.entry(db, seq)
    return None


def _in_the_way(
    db: Connection, kind: str, what: str, first: Other, graver: Graver | None
) -> InTheWay:
    """With what to do first: one that can indeed be done now."""
    entry, back = _goes(db, first, graver)
    who = f"，{entry.operator}" if entry.operator else ""
    verb = VERBS[UNDO if back else REDO]
    fix = (
        f"请先{verb}第 {entry.seq} 笔“{entry.name}”（{datetime.fromisoformat(entry.at):%Y-%m-%d %H:%M}{who}），"
        f"再{VERBS[kind]}这一笔；也可以打开这条记录手工修改。"
    )
    return InTheWay(what, fix, entry.seq, back=back)


def _goes(db: Connection, first: Other, graver: Graver | None) -> Other:
    """It, or what is in its own way: it is tried, and nothing of it stays."""
    try:
        with tried(db):
            again(db, UNDO if first.back else REDO, first.entry.seq, graver)
    except InTheWay as other:
        return Other(_entry(db, other.first), other.back)
    except REFUSED:
        return first  # it says itself what is wrong when it is tried
    return first


def _fields(found: Meeting) -> str:
    """“的联系人、联系电话”; of a record as a whole nothing."""
    if found.keys is None:
        return ""
    labels = [one.label for one in fields_of(BY_NOUN[found.change.noun]) if one.key in found.keys]
    more = "等栏目" if len(labels) > MOST_LABELS else ""
    return f"的{'、'.join(labels[:MOST_LABELS])}{more}" if labels else ""
