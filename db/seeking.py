"""The condition that finds records by what is typed, in any of several fields."""

from collections.abc import Iterable, Mapping
from json import dumps

from db.columns import Row, Table
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.names import BRACKETS, GAPS, plain_number

Asked = Mapping[str, str | frozenset[str]]
ESCAPE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})
# Brackets come in many shapes: any one character is taken for one.
ANY = dict.fromkeys((*BRACKETS, *map(ord, "()（）［］｛｝")), "_")

LONGEST = 40  # characters of a number


def condition(table: Table[Record], asked: Iterable[Asked]) -> tuple[str, Row]:
    """What holds when each of `asked` does in one of its fields at least, and the parameters of it.

    A text: it stands in the field, letters in any case; of a number blanks and hyphens do not count. A set:
    the field holds one of it. Raises KeyError for a field the record does not have.
    """
    codes = {entry.key for entry in fields_of(table.model) if entry.kind is Kind.CODE}
    clauses: list[str] = []
    parameters: list[object] = []
    for one in asked:
        tests = []
        for key, wanted in one.items():
            test, values = _test(table.columns((key,)), wanted, key in codes)
            tests.append(test)
            parameters += values
        clauses.append(f"({' OR '.join(tests)})")
    return " AND ".join(clauses), tuple(parameters)


def _test(column: str, wanted: str | frozenset[str], code: bool) -> tuple[str, Row]:
    if isinstance(wanted, frozenset):
        return f"{column} IN (SELECT value FROM json_each(?))", (dumps(sorted(wanted)),)
    if code and len(wanted) <= LONGEST and any(map(str.isdigit, wanted)):
        return _spaced(column, plain_number(wanted))
    return rf"{column} LIKE ? ESCAPE '\'", (_holding(wanted),)


def _spaced(column: str, number: str) -> tuple[str, Row]:
    """That a number stands in the field, however it is spaced.

    To take the blanks out of half a million fields costs most of a second: first those that hold the digits in
    this order at all, which is as quick as to look for them at one stretch.
    """
    bare = column
    for gap in GAPS:
        bare = f"replace({bare}, '{gap}', '')"
    test = rf"({column} LIKE ? ESCAPE '\' AND {bare} LIKE ? ESCAPE '\')"
    return test, (f"%{'%'.join(map(_literal, number))}%", _holding(number))


def _holding(wanted: str) -> str:
    return f"%{_literal(wanted)}%"


def _literal(text: str) -> str:
    return text.translate(ESCAPE).translate(ANY)
