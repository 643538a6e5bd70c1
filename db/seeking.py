"""The condition that finds records by what is typed, in any of several fields."""

from collections.abc import Iterable, Mapping
from json import dumps

from db.columns import Row, Table
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.names import BRACKETS

Asked = Mapping[str, str | frozenset[str]]
ESCAPE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})
# Brackets come in many shapes: any one character is taken for one.
ANY = dict.fromkeys((*BRACKETS, *map(ord, "()（）［］｛｝")), "_")


def condition(table: Table[Record], asked: Iterable[Asked]) -> tuple[str, Row]:
    """What holds when each of `asked` does in one of its fields at least, and the parameters of it.

    A text: it stands in the field, letters in any case. A set: the field holds one of it.
    Raises KeyError for a field the record does not have.
    """
    clauses, parameters = [], []
    for one in asked:
        tests = []
        for key, wanted in one.items():
            tests.append(f"{table.columns((key,))} {_test(wanted)}")
            parameters.append(_asked(wanted))
        clauses.append(f"({' OR '.join(tests)})")
    return " AND ".join(clauses), tuple(parameters)


def _test(wanted: str | frozenset[str]) -> str:
    if isinstance(wanted, frozenset):
        return "IN (SELECT value FROM json_each(?))"
    return r"LIKE ? ESCAPE '\'"


def _asked(wanted: str | frozenset[str]) -> str:
    if isinstance(wanted, frozenset):
        return dumps(sorted(wanted))
    return f"%{wanted.translate(ESCAPE).translate(ANY)}%"
