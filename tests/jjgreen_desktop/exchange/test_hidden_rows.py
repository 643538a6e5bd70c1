"""Hidden rows are read like any other, and their numbers come along."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import precheck, reader_child
from jjgreen_desktop.exchange.hidden_rows import hidden_rows
from jjgreen_desktop.exchange.reader import read_workbook
from tests.jjgreen_desktop.exchange import crafted

FIXTURES = Path(__file__).parents[2] / "data" / "workbooks"


def with_hidden_rows(path: Path) -> Path:
    book = Workbook()
    first, second = book.active, book.create_sheet("B & 乙")
    first.title = "台账"
    for sheet in (first, second):
        for number in range(1, 7):
            sheet.append([f"第{number}行"])
    first.row_dimensions[3].hidden = True
    first.row_dimensions[5].hidden = True
    first.row_dimensions[9].hidden = True  # nothing stands there
    second.row_dimensions[2].hidden = True
    book.create_sheet("都在").append(["看得见"])
    book.save(path)
    return path


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    sheets = read_workbook(with_hidden_rows(tmp_path / "表.xlsx")).sheets
    told = [(sheet.name, len(sheet.rows), sheet.hidden) for sheet in sheets]
    assert told == [("台账", 6, (3, 5)), ("B & 乙", 6, (2,)), ("都在", 1, ())]


def test_the_old_format_tells_them_too() -> None:
    sheets = read_workbook(FIXTURES / "隐藏行.xls").sheets
    told = [(sheet.name, len(sheet.rows), sheet.hidden) for sheet in sheets]
    assert told == [("台账", 4, (3,)), ("Second", 2, (1,))]


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        (b'<row r="2" hidden="true" spans="1:3">', {"企业": {2}}),
        (b'<row spans="1:3" ht="0.00" customHeight="1" r="2">', {"企业": {2}}),
        (b'<row r="2" hidden="0" ht="0.75">', {}),
    ],
)
def test_however_it_is_written(row: bytes, hidden: dict[str, set[int]]) -> None:
    content = crafted.sheet_with(b'<row r="2">', row)
    assert hidden_rows(content, precheck.check("表.xlsx", content)) == hidden


def test_a_sheet_that_hides_nothing_has_no_hidden_rows() -> None:
    for suffix in ("xlsx", "xls", "ods", "et"):
        content = (FIXTURES / f"改造.{suffix}").read_bytes()
        assert hidden_rows(content, precheck.check("改造", content)) == {}


def test_an_ods_counts_its_repeated_rows() -> None:
    rows = (
        '<t:table t:name="甲"><t:table-row t:number-rows-repeated="3"/>'
        '<t:table-row t:visibility="filter" t:number-rows-repeated="2"/><t:table-row/></t:table>'
        '<t:table t:name="乙"><t:table-row t:visibility="collapse"/>'
        '<t:table-row t:visibility="collapse" t:number-rows-repeated="99999999999"/></t:table>'
    )
    content = f'<o xmlns:t="urn:table">{rows}</o>'.encode()
    found = hidden_rows(crafted.archive({"mimetype": b"", "content.xml": content}), ())
    assert found["甲"] == {4, 5}
    assert len(found["乙"]) == 1 << 20


def test_rows_that_cannot_be_told_are_a_damaged_file() -> None:
    content = crafted.archive({"content.xml": b'<t><table-row number-rows-repeated="x"/></t>'})
    assert hidden_rows(content, ()) == {}  # nothing is hidden
    content = crafted.archive(
        {"content.xml": b'<t><table-row visibility="filter" number-rows-repeated="x"/></t>'}
    )
    with pytest.raises(Problem, match="损坏"):
        reader_child._hidden("表.ods", content, ())
