from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from jjgreen_desktop.exchange import writing
from jjgreen_desktop.exchange.reader import read_workbook


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("321.4", "0.0"),
        ("1751.03", "0.00"),
        ("-5", "0"),
        ("0", "0"),
        ("5.00", "0.00"),
        ("1E+3", "0"),
    ],
)
def test_a_number_is_shown_with_the_digits_it_was_printed_with(printed: str, shown: str) -> None:
    assert writing.exact_format(Decimal(printed)) == shown


def test_every_value_keeps_its_type_and_nothing_is_blank_by_accident() -> None:
    sheet = Workbook().active
    assert sheet is not None
    for place, value in enumerate(("0123", date(2026, 6, 1), Decimal("5.00"), None, ""), start=1):
        writing.put(sheet.cell(1, place), value)
    text, day, number, unknown, _ = sheet[1]
    assert (text.value, text.data_type, text.number_format) == ("0123", "s", "@")
    assert (day.value, day.number_format) == (date(2026, 6, 1), "yyyy-mm-dd")
    assert (number.value, number.number_format) == (Decimal("5.00"), "0.00")
    assert unknown.value is None


def test_characters_a_workbook_cannot_hold_are_left_out() -> None:
    sheet = Workbook().active
    assert sheet is not None
    writing.put(sheet["A1"], "湖口\x00样例\x0b厂")
    assert sheet["A1"].value == "湖口样例厂"


@pytest.mark.parametrize(
    "text",
    ["_x0041_", "_x000D_", "型号_x00e9_x0041_", "_x005F_x0041_", "__x0041_", "_x41_ _y0041_"],
)
def test_a_text_that_looks_like_an_escape_is_read_as_it_was(text: str, tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "表.xlsx"
    assert book.active is not None
    writing.put(book.active["A1"], text)
    path.write_bytes(writing.saved(book))
    assert read_workbook(path).sheets[0].rows == [(1, [text])]
    cell = load_workbook(path)["Sheet"]["A1"].value
    assert unescape(cell) == text
