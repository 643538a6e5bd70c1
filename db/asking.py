"""A list's conditions and order as SQL: sorted and filtered by the engine, which lets the window paint meanwhile."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from db.columns import Table, table_of
from db.engine import Connection
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.asking import (
    BY_SOUND,
    FieldTest,
    Holding,
    How,
    Order,
    Wanted,
    sounding,
)

SEVERAL = (Kind.CHOICES, Kind.CODES)  # kept as one text with commas
Clause = tuple[str, tuple[Any, ...]]
Span = tuple[str, str]  # the id before the first, and the last


def equip(connection: Connection) -> None:
    """Teach the engine the order of Chinese text."""
    connection.create_function("sounding", 1, sounding, deterministic=True)


def asked(
    model: type[Record], wanted: Iterable[Wanted], order: Order | None, span: Span | None = None
) -> Clause:
    """The statement for ids, each with whether its sort field is known."""
    table = table_of(model)
    clauses = [_clause(table, one, span) for one in wanted]
    if span:
        clauses.insert(0, ("id > ? AND id <= ?", span))
    where = " AND ".join(clause for clause, _ in clauses)
    values = tuple(value for _, each in clauses for value in each)
    known, by, more = _order(table, order) if order else ("1", "", ())
    sql = f"SELECT id, {known} FROM {table.name}{where and ' WHERE '}{where} ORDER BY {by}id"
    return sql, values + more


def _clause(table: Table[Any], wanted: Wanted, span: Span | None) -> Clause:
    return _held(wanted, span) if isinstance(wanted, Holding) else _test(table, wanted)


def _held(wanted: Holding, span: Span | None) -> Clause:
    """The link is asked for first: NOT IN finds nothing among unknown ones."""
    other = table_of(wanted.model)
    link = other.columns((wanted.link,))
    among: Clause = (f"{link} > ? AND {link} <= ?", span) if span else (f"{link} IS NOT NULL", ())
    tests = [among, *(_test(other, one) for one in wanted.tests)]
    where = " AND ".join(clause for clause, _ in tests)
    held = "IN" if wanted.held else "NOT IN"
    values = tuple(value for _, each in tests for value in each)
    return f"id {held} (SELECT {link} FROM {other.name} WHERE {where})", values


def _test(table: Table[Any], test: FieldTest) -> Clause:
    column = table.columns((test.key,))
    match test.how:
        case How.FILLED:
            return f"({column} IS NOT NULL AND {column} <> '')", ()
        case How.EMPTY:
            return f"({column} IS NULL OR {column} = '')", ()
        case How.AMONG:
            if kinds_of(table)[test.key] in SEVERAL:
                has = f"instr(',' || {column} || ',', ',' || ? || ',')"
                return f"({' OR '.join([has] * len(test.values)) or 0})", test.values
            stored = json.dumps([table.value(test.key, one) for one in test.values])
            return f"{column} IN (SELECT value FROM json_each(?))", (stored,)
        case How.STARTS:
            starts = " OR ".join(f"substr({column}, 1, {len(one)}) = ?" for one in test.values)
            return f"({starts or 0})", test.values


def _order(table: Table[Any], order: Order) -> tuple[str, str, tuple[Any, ...]]:
    column = table.columns((order.key,))
    unknown = f"({column} IS NULL OR {column} = '')"
    by, values = _by(table, order, column)
    return f"NOT {unknown}", f"{unknown}, {by}, ", values


def _by(table: Table[Any], order: Order, column: str) -> tuple[str, tuple[Any, ...]]:
    if order.ranks:
        cases = " ".join(f"WHEN ? THEN {rank}" for rank, _ in enumerate(order.ranks))
        ranks = tuple(table.value(order.key, one) for one in order.ranks)
        return f"CASE {column} {cases} ELSE {len(ranks)} END, {column}", ranks
    kind = kinds_of(table)[order.key]
    if kind is Kind.QUANTITY:
        return f"CAST({column} AS REAL), {column}", ()
    return (f"sounding({column})" if kind in BY_SOUND else column), ()


def kinds_of(table: Table[Any]) -> dict[str, Kind]:
    """The kinds of the fields by their keys."""
    model: type[Record] = table.model
    return {entry.key: entry.kind for entry in fields_of(model)}


def ids(rows: Iterator[tuple[str, int]]) -> Iterator[tuple[str, bool]]:
    """The answer as operations read it."""
    return ((record, bool(known)) for record, known in rows)
