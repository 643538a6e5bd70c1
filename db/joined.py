"""After an undo out of turn: nothing may be left that names a record which is no more.

The engine sees to the firm or park of a record; parts, papers, notes, past payments, awards and rulings name
their record by id alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from db import journal
from db.columns import Values, table_of
from db.engine import Connection
from db.writing import rows_of
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, MODELS, whole_of
from jjgreen_desktop.operations.beside import BESIDE
from jjgreen_desktop.operations.ports import Change

AT_ONCE = 10_000  # ids in one question
DECIDED: tuple[type[Record], ...] = (Award, RulingMade)
FIX = "请先处理这些记录，再{verb}；也可以从最近的一笔起依次{verb}。"


def must_be_joined(db: Connection, changes: Iterable[Change], verb: str = "撤销") -> None:
    """Raises Problem when a record that is gone is still named, or one put back names none there is."""
    gone: dict[type[Record], list[str]] = defaultdict(list)
    named: dict[tuple[type[Record], type[Record]], set[str]] = defaultdict(set)
    for model, record, values in _rows(changes):
        if values is None:
            gone[model].append(record)
        elif target := _named(model, values):
            named[model, target[0]].add(target[1])
    for model, ids in gone.items():
        for other, key in _naming(model):
            _refuse_left(db, model, other, key, ids, verb)
    for (model, whole), wanted in named.items():
        _refuse_lost(db, model, whole, sorted(wanted), verb)


def _rows(changes: Iterable[Change]) -> Iterator[tuple[type[Record], str, Values | None]]:
    """Every record concerned with its values afterwards; None: it is gone."""
    for change in changes:
        if change.noun != journal.SETTING:
            for record, values in rows_of(change):
                yield BY_NOUN[change.noun], record, values


@cache
def _naming(model: type[Record]) -> tuple[tuple[type[Record], str], ...]:
    """Which kinds name a record of this kind, and by which field."""
    parts = [(one, whole[1]) for one in MODELS if (whole := whole_of(one)) and whole[0] is model]
    decided = () if model in DECIDED else DECIDED
    return (*parts, *((one, "of") for one in (*BESIDE, *decided) if model is not Reason))


def _named(model: type[Record], values: Values) -> tuple[type[Record], str] | None:
    """The kind and id of the record that one put back names."""
    if whole := whole_of(model):
        record = values.get(whole[1])
        return (whole[0], record) if record else None
    noun, record = values.get("of_noun"), values.get("of")
    known = model in BESIDE and noun in BY_NOUN and record
    return (BY_NOUN[str(noun)], str(record)) if known else None


def _refuse_left(
    db: Connection,
    model: type[Record],
    other: type[Record],
    key: str,
    ids: Sequence[str],
    verb: str,
) -> None:
    sql = f"SELECT COUNT(*) FROM {table_of(other).name} WHERE {key} IN "
    if count := sum(db.execute(sql + marks, some).fetchone()[0] for marks, some in _asked(ids)):
        raise Problem(
            f"在这之后，它登记的{model.label}上又有了{other.label} {count} 条，不能{verb}，没有改动任何数据。",
            FIX.format(verb=verb),
        )


def _refuse_lost(
    db: Connection, model: type[Record], whole: type[Record], ids: Sequence[str], verb: str
) -> None:
    sql = f"SELECT COUNT(*) FROM {table_of(whole).name} WHERE id IN "
    if sum(db.execute(sql + marks, some).fetchone()[0] for marks, some in _asked(ids)) < len(ids):
        raise Problem(
            f"它的{model.label}所属的{whole.label}已不在登记簿里，不能{verb}，没有改动任何数据。",
            FIX.format(verb=verb),
        )


def _asked(ids: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    rest = iter(ids)
    while some := list(islice(rest, AT_ONCE)):
        yield f"({', '.join('?' * len(some))})", some
