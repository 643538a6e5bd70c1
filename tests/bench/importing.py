"""Import of 100,000 × 8 cells: read in the child, checked, journalled."""

import sqlite3
from itertools import count
from pathlib import Path

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from jjgreen_desktop.bootstrap import create_office
from jjgreen_desktop.exchange.imports import plan_file
from jjgreen_desktop.operations.imports import apply
from tests.bench.measure import Figure, medians
from tests.bench.samples import COLUMNS, workbook

ROWS = 100_000
TIMES = 3


def figures(folder: Path) -> list[Figure]:
    """Against calamine and executemany into plain SQLite, and against openpyxl merely reading."""
    book = folder / "import.xlsx"
    workbook(book, ROWS)
    places = (folder / f"import-{number}" for number in count())
    taken = medians(
        {
            "ours": lambda: _ours(next(places), book),
            "raw": lambda: _raw(next(places), book),
            "openpyxl": lambda: _openpyxl(book),
        },
        TIMES,
    )
    name = f"import {ROWS:,} × {len(COLUMNS)} xlsx, checked, journalled, in the child"
    raw, slow = "calamine parse + executemany of the same rows", "openpyxl merely reading it"
    return [
        Figure(name, taken["ours"], 4, taken["raw"], raw),
        Figure(name, taken["ours"], 2, taken["openpyxl"], slow, faster=True),
    ]


def _ours(place: Path, book: Path) -> None:
    office = create_office(place, "湖口县", "bench")
    receipt = apply(office, plan_file(office, "enterprises", book))
    office.store.close()
    assert receipt.new == ROWS


def _raw(place: Path, book: Path) -> None:
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()[1:]
    connection = sqlite3.connect(place.with_suffix(".db"))
    marks = ",".join("?" * len(COLUMNS))
    with connection:
        connection.execute(f"CREATE TABLE firm ({','.join(COLUMNS)})")
        connection.executemany(f"INSERT INTO firm VALUES ({marks})", rows)
    connection.close()
    assert len(rows) == ROWS


def _openpyxl(book: Path) -> None:
    opened = load_workbook(book, read_only=True)
    assert sum(1 for _ in opened.worksheets[0].iter_rows(values_only=True)) == ROWS + 1
    opened.close()
