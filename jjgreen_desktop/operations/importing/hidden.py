"""What is said of a workbook's hidden rows, columns and sheets: sheets are not read, the others are all the same."""

from collections.abc import Collection, Iterator

from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.operations.importing.sheets import Sheet, Workbook, letter

SHOWN = 5  # row numbers that are written out
CHECK = "请取消筛选和隐藏，核对这几行；不该导入的删去后重新导入。"
CHECK_COLUMNS = "请取消隐藏，核对这几列；不该导入的删去后重新导入。"


def told(book: Workbook, read: Collection[str]) -> Iterator[Finding]:
    """核实性 for the hidden rows and columns of each sheet that was `read`, 提示性 for each hidden sheet."""
    used = [sheet for sheet in book.sheets if sheet.name in read]
    yield from (_rows(sheet) for sheet in used if sheet.hidden)
    yield from (_columns(sheet) for sheet in used if sheet.hidden_columns)
    for name in book.hidden:
        yield Finding(Grade.HINT, f"工作表“{name}”", "是隐藏的，没有读取。")


def _rows(sheet: Sheet) -> Finding:
    count, shown = len(sheet.hidden), "、".join(map(str, sheet.hidden[:SHOWN]))
    rows = f"第 {shown} {'行' if count <= SHOWN else f'等 {count} 行'}"
    what = f"{rows}在表格里是隐藏的，也读取了。"
    return Finding(Grade.VERIFY, f"工作表“{sheet.name}”", what, "", CHECK)


def _columns(sheet: Sheet) -> Finding:
    columns = "、".join(map(letter, sheet.hidden_columns))
    what = f"{columns} 列在表格里是隐藏的，也同其他列一样读取。"
    return Finding(Grade.VERIFY, f"工作表“{sheet.name}”", what, "", CHECK_COLUMNS)
