"""Finds the table in a sheet: the heading row, which column holds which field, and the data rows below."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Sheet, Workbook

NOTES_SHEET = "说明"
SEARCHED_ROWS = 15
# A foot under the table, not a row of it.
FOOT = re.compile(
    r"(注|备注|说明|合计|总计|小计|填报|填表|审核|制表|联系)[^，。]{0,8}([:：].*)?"
    r"|((注|备注|说明)|[\d(),.、])*(以上|以下|上述|本表|表[中内列]|金额|(计量|货币|计价)?单位).*[元吨煤万][^。]*。?"
)
OF_UNITS = re.compile(r"(金额|计量|计价|货币|数量)?单位|币种")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet: `title` is what stands above it, `columns` maps field keys to places.

    `above`: the cells the title is made of; `below`: those of its feet; `beside`: what stands in columns
    of units that are none of ours.
    """

    sheet: str
    title: str
    heading_row: int
    columns: dict[str, int]
    unknown: tuple[str, ...]
    rows: list[Row]
    feet: tuple[int, ...]
    heads: Mapping[str, str]  # of the columns, as they are written
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def cell(self, row: Row, key: str) -> Cell:
        """The cell of a field in a row; None when the row or the table has none."""
        place = self.columns.get(key)
        cells = row[1]
        if place is None or place >= len(cells) or cells[place] == "":
            return None
        return cells[place]

    def where(self, row: Row, label: str = "") -> str:
        """The place as staff look for it: 工作表“企业”第 5 行 统一社会信用代码."""
        return f"工作表“{self.sheet}”第 {row[0]} 行{f' {label}' if label else ''}"


def plain(text: object) -> str:
    """Text without blanks, tabs and line breaks, half-width: how headings and list words compare."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split())


def headings(fields: Sequence[Field]) -> dict[str, str]:
    """The headings a field is known by: its label, with or without the unit."""
    known = {plain(field.label): field.key for field in fields}
    return known | {plain(field.header()): field.key for field in fields}


def find_tables(book: Workbook, known: Mapping[str, str], noun: str) -> list[Table]:
    """Every table of the workbook. Raises Problem when there is none or a heading stands twice."""
    tables = [
        table
        for sheet in book.sheets
        if sheet.name != NOTES_SHEET and (table := _table(sheet, known))
    ]
    most = max((len(table.columns) for table in tables), default=0)
    tables = [table for table in tables if most < 2 or len(table.columns) > 1]
    if not tables:
        examples = "、".join(list(known)[:3])
        raise Problem(
            f"“{book.file}”里没有找到{noun}的表头（如：{examples}）。",
            "请用程序生成的模板填写，表头保持原样，再导入。",
        )
    if not any(table.rows for table in tables):
        raise Problem(
            f"“{book.file}”只有表头，没有数据。", "请从表头的下一行起逐行填写并保存，再导入。"
        )
    return tables


def need_columns(
    tables: Sequence[Table],
    needed: Sequence[tuple[str, Collection[str]]],
    blank: Collection[str] = (),
) -> None:
    """Raises Problem when a table lacks a column; each need is a label and the keys that meet it.

    Keys in `blank` may be empty for now; the others are needed in every row.
    """
    for table in tables:
        missing = [need for need in needed if not table.columns.keys() & set(need[1])]
        if missing:
            names = _quoted(missing)
            raise Problem(
                f"工作表“{table.sheet}”第 {table.heading_row} 行的表头里缺少{names}这一列。",
                f"请补上表头为{names}的列（{_filling(missing, blank)}），或改用程序生成的模板，再导入。",
            )


def _filling(missing: Sequence[tuple[str, Collection[str]]], blank: Collection[str]) -> str:
    must = [need for need in missing if not set(need[1]) & set(blank)]
    if not must:
        return "暂时没有内容可以空着"
    if len(must) == len(missing):
        return "每行都要填"
    return f"{_quoted(must)}每行都要填，其余暂时没有内容可以空着"


def _quoted(needs: Sequence[tuple[str, Collection[str]]]) -> str:
    return "、".join(f"“{label}”" for label, _keys in needs)


def _table(sheet: Sheet, known: Mapping[str, str]) -> Table | None:
    best, columns = -1, dict[str, int]()
    for index, (_, cells) in enumerate(sheet.rows[:SEARCHED_ROWS]):
        found = _columns(cells, known)
        if len(found) > len(columns):
            best, columns = index, found
    if best < 0:
        return None
    number, heading = sheet.rows[best]
    _refuse_twice(sheet.name, number, heading, known)
    first = min(columns.values())  # one cell tells most rows
    body = [row for row in sheet.rows[best + 1 :] if not _repeats(row[1], first, columns, known)]
    feet = tuple(row[0] for row in body if _is_foot(row[1]))
    return Table(
        sheet.name,
        _title(sheet, best),
        number,
        columns,
        tuple(str(cell) for cell in heading if cell and plain(cell) not in known),
        [row for row in body if row[0] not in feet] if feet else body,
        feet,
        {key: str(heading[place]) for key, place in columns.items()},
        _above(sheet, best),
        tuple(str(cell) for row in body if row[0] in feet for cell in row[1] if cell),
        _beside(heading, body, known),
    )


def _columns(cells: Sequence[Cell], known: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and cell and (key := known.get(plain(cell))):
            found.setdefault(key, place)
    return found


def _repeats(
    cells: Sequence[Cell], first: int, columns: dict[str, int], known: Mapping[str, str]
) -> bool:
    """Whether a row is the heading again, as on each page of a list; `first` is its first known column."""
    cell = cells[first] if first < len(cells) else None
    return isinstance(cell, str) and plain(cell) in known and _columns(cells, known) == columns


def _refuse_twice(
    sheet: str, number: int, heading: Sequence[Cell], known: Mapping[str, str]
) -> None:
    seen: dict[str, str] = {}
    for cell in heading:
        key = known.get(plain(cell)) if cell else None
        if key and key in seen:
            raise Problem(
                f"工作表“{sheet}”第 {number} 行的表头“{cell}”与“{seen[key]}”重复，不能确定用哪一列。",
                "请删去或改名其中一列，再导入。",
            )
        if key:
            seen[key] = str(cell)


def _beside(
    heading: Sequence[Cell], body: Sequence[Row], known: Mapping[str, str]
) -> tuple[str, ...]:
    names = ((place, plain(cell)) for place, cell in enumerate(heading) if cell)
    places = [place for place, name in names if name not in known and OF_UNITS.fullmatch(name)]
    cells = (cells[place] for place in places for _, cells in body if place < len(cells))
    return tuple(dict.fromkeys(cell for cell in cells if isinstance(cell, str) and cell))


def _title(sheet: Sheet, heading: int) -> str:
    return plain("".join(_above(sheet, heading)))


def _above(sheet: Sheet, heading: int) -> tuple[str, ...]:
    above = (str(cell) for _, cells in sheet.rows[:heading] for cell in cells if cell)
    return (*above, sheet.name)


def _is_foot(cells: Sequence[Cell]) -> bool:
    if (all(cells[:3]) and len(cells) > 2) or sum(map(bool, cells)) > 2:  # most rows fill the first
        return False
    first = next(filter(None, cells), None)
    return isinstance(first, str) and bool(FOOT.fullmatch(plain(first)))
