"""The tables and small workbooks the tests of imports share."""

from jjgreen_desktop.domain.credit_code import check_character
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook

HEADER: list[Cell] = ["企业名称", "统一社会信用代码", "县（市、区）", "备注"]
LIST_HEADER: list[Cell] = [
    "序号",
    "地 区",
    "工厂名称",
    "批次",
    "公布年月",
    "九江市",
    "县（市、区）",
]


def code(number: int) -> str:
    body = f"91360429MA{number:07d}"
    return body + check_character(body)


ONE, TWO = "湖口样例一厂有限公司", "湖口样例二厂有限公司"


def book(*rows: list[Cell], sheet: str = "企业", start: int = 1, file: str = "表.xlsx") -> Workbook:
    numbered = [(number, list(row)) for number, row in enumerate(rows, start=start)]
    return Workbook(file, f"{abs(hash(repr(rows))):064x}", (Sheet(sheet, numbered),))


def listed(*rows: list[Cell], title: str = "国家级绿色工厂名单") -> Workbook:
    return book([title], LIST_HEADER, *rows, sheet="名单")


def row(name: str, here: str = "是", county: str = "湖口县", batch: str = "第五批") -> list[Cell]:
    return [7.0, "江西", name, batch, "2020-10", here, county]
