"""How a record becomes a row and a row a record: one column per field of the catalogue, named by its key."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, Generic, TypeVar

from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.record import Record

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]
Values = dict[str, Any]
SEPARATOR, BETWEEN_NAMES = ",", "\n"


def _plain(value: Decimal) -> str:
    """Decimal text with every digit as entered: 5.00 stays 5.00, 1E+3 becomes 1000."""
    return format(value, "f")


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(SEPARATOR)) if text else ()


_STORED: dict[Kind, Callable[[Any], Any]] = {
    Kind.DATE: date.isoformat,
    Kind.QUANTITY: _plain,
    Kind.YES_NO: int,
    Kind.CHOICES: SEPARATOR.join,
    Kind.CODES: SEPARATOR.join,
    Kind.NAMES: BETWEEN_NAMES.join,
}
_READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.DATE: date.fromisoformat,
    Kind.QUANTITY: Decimal,
    Kind.YES_NO: bool,
    Kind.CHOICES: _split,
    Kind.CODES: _split,
    Kind.NAMES: lambda text: tuple(text.split(BETWEEN_NAMES)) if text else (),
}


def _test(value: Any) -> str:
    """ "=" where there is a value: with IS the engine passes over the partial indexes."""
    if isinstance(value, frozenset):
        return "IN (SELECT value FROM json_each(?))"
    return "IS NULL" if value is None else "= ?"


class Table(Generic[R]):
    """The table of one noun: its columns in order ("id" first) and the statements that use them."""

    def __init__(self, model: type[R]) -> None:
        kinds = {entry.key: entry.kind for entry in fields_of(model)}
        self.model = model
        self.keys = keys = ("id", *kinds)
        self.pick: Callable[[Values], Row] = itemgetter(*keys)
        stored = ((keys.index(key), _STORED.get(kind)) for key, kind in kinds.items())
        # By place, what is stored otherwise; by key, what reads it.
        self.changed = tuple((place, change) for place, change in stored if change)
        self.read = (("id", None), *((key, _READ.get(kind)) for key, kind in kinds.items()))
        names = ", ".join(f'"{key}"' for key in keys)
        sets = ", ".join(f'"{key}" = ?{place}' for place, key in enumerate(keys, 1) if place > 1)
        self.select = f"SELECT {names} FROM {model.noun}"
        self.update = f"UPDATE {model.noun} SET {sets} WHERE id = ?1"

    @property
    def name(self) -> str:
        """The table is called by the noun."""
        return self.model.noun

    @cached_property
    def changing(self) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
        """The fields that are stored otherwise, with what reads them."""
        return tuple((key, change) for key, change in self.read if change)

    @cached_property
    def insert(self) -> str:
        """The statement that puts in a whole row."""
        return self.inserting(self.keys)

    def row(self, record: Record) -> Row:
        """The record's values as stored, in the order of `keys`."""
        row = list(self.pick(record.__dict__))
        for place, change in self.changed:
            if row[place] is not None:
                row[place] = change(row[place])
        return tuple(row)

    def value(self, key: str, value: Any) -> Any:
        """One field's value as stored."""
        change = dict(self.changed).get(self.keys.index(key))
        return value if change is None or value is None else change(value)

    def record(self, row: Row) -> R:
        """The record of a whole row. Raises ValidationError if the row was altered from outside."""
        known = {  # what is unknown is left to the default
            key: value if change is None else change(value)
            for (key, change), value in zip(self.read, row, strict=True)
            if value is not None
        }
        return self.model.model_validate(known)

    def trusted(self, rows: Iterable[Row]) -> list[R]:
        """The records of whole rows of this store, not validated again: for reading very many.

        Every write was validated, and the page seals tell what was altered from outside.
        """
        return self.bare(rows, self.keys)

    def bare(self, rows: Iterable[Row], keys: Sequence[str]) -> list[R]:
        """The same of rows of some fields: only to be looked at, and to ask for another is an AttributeError."""
        model, new, put = self.model, self.model.__new__, object.__setattr__
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        changes = dict(self.changing)
        for place, key in enumerate(keys if columns else ()):
            if change := changes.get(key):  # by columns: that is faster
                columns[place] = [None if v is None else change(v) for v in columns[place]]
        found = []
        for row in zip(*columns, strict=True):
            record = new(model)
            put(record, "__dict__", dict(zip(keys, row)))  # noqa: B905 - the select is made of the keys
            found.append(record)
        return found

    def values(self, row: Row) -> Values:
        """What the journal keeps of a row: the known values by field key, without the id."""
        pairs = zip(self.keys[1:], row[1:], strict=True)
        return {key: value for key, value in pairs if value is not None}

    def read_values(self, values: Values) -> Values:
        """What the journal keeps of a row, each in the kind of its field; of fields there are today."""
        readers = dict(self.read)
        return {
            key: change(value) if (change := readers[key]) else value
            for key, value in values.items()
            if key in readers
        }

    def filled(self, record: str, values: Values) -> Row:
        """The row that `values` of the journal stand for; fields added since are unknown."""
        return (record, *(values.get(key) for key in self.keys[1:]))

    def inserting(self, keys: Sequence[str]) -> str:
        """The statement that puts in rows of these fields; the others stay unknown."""
        names = ", ".join(f'"{key}"' for key in keys)
        return f"INSERT INTO {self.name} ({names}) VALUES ({', '.join('?' * len(keys))})"

    def where(self, equals: Values) -> tuple[str, Row]:
        """A WHERE clause for fields that equal the given values, and its parameters.

        None stands for unknown, a frozenset for any of its values, however many they are.
        Raises KeyError for a field the record does not have.
        """
        if strange := equals.keys() - set(self.keys):
            raise KeyError(f"{self.model.__name__}.{min(strange)}")
        clause = " AND ".join(f'"{key}" {_test(value)}' for key, value in equals.items())
        known = (pair for pair in equals.items() if pair[1] is not None)
        return (f" WHERE {clause}" if clause else ""), tuple(self._asked(*pair) for pair in known)

    def _asked(self, key: str, value: Any) -> Any:
        if isinstance(value, frozenset):
            return json.dumps([self.value(key, one) for one in value])
        return self.value(key, value)

    def columns(self, keys: Iterable[str]) -> str:
        """Quoted column names of the fields. Raises KeyError for a field the record does not have."""
        wanted = tuple(keys)
        self.where(dict.fromkeys(wanted))
        return ", ".join(f'"{key}"' for key in wanted)


@cache
def table_of(model: type[R]) -> Table[R]:
    """The table of a model, made once."""
    return Table(model)
