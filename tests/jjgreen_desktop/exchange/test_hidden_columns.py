"""Hidden columns are read like any other, and which they are comes along."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import reader_child
from jjgreen_desktop.exchange.hidden_columns import hidden_columns
from jjgreen_desktop.exchange.reader import read_workbook
from tests.jjgreen_desktop.exchange import crafted

FIXTURES = Path(__file__).parents[2] / "data" / "workbooks"


def test_hidden_columns_are_read_and_told_where_they_hold_something(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "B & 乙"
    sheet.append(["企业名称", "事项", "金额（万元）", "追回金额（万元）"])
    sheet.append(["湖口样例一厂有限公司", "国家级绿色工厂", 20, 5])
    for column in "BDH":  # nothing stands in the last
        sheet.column_dimensions[column].hidden = True
    book.create_sheet("都在").append(["看得见"])
    book.save(tmp_path / "表.xlsx")
    sheets = read_workbook(tmp_path / "表.xlsx").sheets
    told = [(one.name, one.hidden_columns, len(one.rows[0][1])) for one in sheets]
    assert told == [("B & 乙", (1, 3), 4), ("都在", (), 1)]


def test_the_old_format_tells_them_too() -> None:
    sheets = read_workbook(FIXTURES / "隐藏列.xls").sheets
    assert [(one.name, one.hidden_columns) for one in sheets] == [
        ("台账", (1, 3)),
        ("Second", (0,)),
    ]


@pytest.mark.parametrize(
    ("column", "hidden"),
    [
        (b'<col min="2" max="3" width="9" hidden="1" customWidth="1"/>', {"企业": [(1, 2)]}),
        (b'<x:col max="3" min="3" hidden="true"/>', {"企业": [(2, 2)]}),
        (b'<col min="1" max="16384" width="0" customWidth="1"/>', {"企业": [(0, 16383)]}),
        (b'<col min="1" max="1" width="0.75" hidden="0"/>', {}),
    ],
)
def test_however_it_is_written(column: bytes, hidden: dict[str, list[tuple[int, int]]]) -> None:
    content = crafted.sheet_with(b"<sheetData", b"<cols>" + column + b"</cols><sheetData")
    assert hidden_columns(content) == hidden


def test_a_sheet_that_hides_nothing_has_no_hidden_columns() -> None:
    for suffix in ("xlsx", "ods", "et"):
        assert hidden_columns((FIXTURES / f"改造.{suffix}").read_bytes()) == {}


def test_an_ods_counts_its_repeated_columns() -> None:
    columns = (
        '<t:table t:name="甲"><t:table-column t:number-columns-repeated="3"/>'
        '<t:table-column t:visibility="collapse" t:number-columns-repeated="2"/></t:table>'
        '<t:table t:name="乙"><t:table-column t:visibility="filter"/></t:table>'
    )
    content = f'<o xmlns:t="urn:table">{columns}</o>'.encode()
    found = hidden_columns(crafted.archive({"mimetype": b"", "content.xml": content}))
    assert found == {"甲": [(3, 4)], "乙": [(0, 0)]}


def test_columns_that_cannot_be_told_are_a_damaged_file() -> None:
    content = b'<t><table-column visibility="filter" number-columns-repeated="x"/></t>'
    with pytest.raises(Problem, match="损坏"):
        reader_child._hidden("表.ods", crafted.archive({"content.xml": content}), ())
