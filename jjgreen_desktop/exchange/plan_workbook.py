"""择优兑现计划 as a workbook: the ledger, the clauses, the published criteria; read back before it is trusted."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jjgreen_desktop import __version__
from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations.budget import Planned
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from jjgreen_desktop.policy.plan_ledger import CLAUSE_HEADS, Entry, checked, clause_sums

PLAN, CLAUSES = "择优兑现计划", "分条款合计"
HEADS = (
    "序位",
    "企业、园区",
    labels.COUNTY,
    "条款",
    "项目",
    "政策上限（元）",
    "计划金额（元）",
    "余额（元）",
    "结果",
    "理由",
)
WIDTHS = (6, 34, 12, 22, 34, 16, 16, 18, 10, 46)
CLAUSE_WIDTHS = (26, 18, 18, 20, 12, 18, 12, 18)
FIRST = 4  # the row of the headings
MONEY = "#,##0.00"
Value = str | int | Decimal | None
Rows = Sequence[Sequence[Value]]


def write_plan(found: Planned, place: str, path: Path, signs: SheetSigns | None = None) -> None:
    """Write the plan at `path`, then read the file again and compare every cell.

    Raises Problem when its sums do not agree, the file cannot be written, or it does not read back.
    """
    entries = checked(found.plan)
    sheets = {PLAN: _ledger(entries), CLAUSES: _clauses(found)}
    write_whole(path, _book(found, place, sheets, signs or SheetSigns()))
    _read_back(path, sheets)


def _ledger(entries: Sequence[Entry]) -> list[tuple[Value, ...]]:
    rows = [_row(entry) for entry in entries]
    ceilings, taken = (sum(each.ceiling_fen for each in entries), sum(each.fen for each in entries))
    total = (None, "合计", None, None, None, _yuan(ceilings), _yuan(taken), None, None, None)
    return [*rows, total]


def _row(entry: Entry) -> tuple[Value, ...]:
    holder = entry.holder
    amounts = (_yuan(entry.ceiling_fen), _yuan(entry.fen), _yuan(entry.balance_fen))
    where = (entry.place, holder.name, holder.county, entry.clause_label, holder.matter)
    cut = "（资金线：自此余额不足）" if entry.cut else ""
    return (*where, *amounts, entry.state[1], f"{entry.reason}{cut}")


def _clauses(found: Planned) -> list[tuple[Value, ...]]:
    return [tuple(map(_cell, CLAUSE_HEADS, row)) for row in clause_sums(found.plan)]


def _cell(head: str, value: str | int | None) -> Value:
    return _yuan(value) if isinstance(value, int) and head.endswith("（元）") else value


def _yuan(fen: int) -> Decimal:
    return Decimal(fen) / money.FEN_PER_YUAN


def _book(found: Planned, place: str, sheets: Mapping[str, Rows], signs: SheetSigns) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, heads, wide in ((PLAN, HEADS, WIDTHS), (CLAUSES, CLAUSE_HEADS, CLAUSE_WIDTHS)):
        sheet = book.create_sheet(name)
        _title(sheet, found, place, len(heads))
        writing.heading(sheet, FIRST, heads)
        _fill(sheet, sheets[name])
        end = _signs(sheet, FIRST + len(sheets[name]) + 2, signs.texts(found.on), len(heads))
        writing.widths(sheet, wide)
        writing.page(sheet, FIRST, f"A1:{get_column_letter(len(heads))}{end}")
    writing.notes_sheet(book, "择优兑现计划说明", _notes(found, place), (18, 110))
    return writing.saved(book)


def _title(sheet: Worksheet, found: Planned, place: str, width: int) -> None:
    plan, document = found.plan, found.budget.document
    paper = f"（{document}）" if document else ""
    texts = (
        f"{place}{found.budget.year}年度绿色制造奖补择优兑现计划",
        f"资金总额 {money.yuan(plan.pool.fen)} 元{paper}，已拨付 {money.yuan(plan.paid_fen)} 元，"
        f"已核定未拨付 {money.yuan(plan.approved_fen)} 元，列入 {money.yuan(plan.taken_fen)} 元，"
        f"余 {money.yuan(plan.left_fen)} 元",
        f"按 {found.on} 的登记情况",
    )
    for row, text in enumerate(texts, 1):
        cell = sheet.cell(row, 1)
        writing.put(cell, text)
        cell.font = Font(writing.FONT, 16 if row == 1 else 11, bold=row == 1)
        cell.alignment = Alignment(horizontal="center" if row == 1 else "left", vertical="center")
        sheet.merge_cells(None, row, 1, row, width)
    sheet.row_dimensions[1].height = 28


def _fill(sheet: Worksheet, rows: Rows) -> None:
    for number, values in enumerate(rows, FIRST + 1):
        for place, value in enumerate(values, 1):
            cell = sheet.cell(number, place)
            writing.put(cell, value)
            cell.border, cell.font = writing.THIN, Font(writing.FONT, 11)
            amount = isinstance(value, Decimal)
            cell.alignment = Alignment("right" if amount else None, "center", wrap_text=True)
            if amount:
                cell.number_format = MONEY


def _signs(sheet: Worksheet, row: int, texts: Sequence[str], width: int) -> int:
    """The line to sign, its parts spread over the width; returns its row."""
    starts = [1 + width * place // len(texts) for place in range(len(texts))]
    for start, end, text in zip(starts, [*starts[1:], width + 1], texts, strict=True):
        cell = sheet.cell(row, start)
        writing.put(cell, text)
        cell.font = Font(writing.FONT, 11)
        if end - 1 > start:
            sheet.merge_cells(None, row, start, row, end - 1)
    return row


def _notes(found: Planned, place: str) -> list[tuple[str, str]]:
    return [
        ("范围", place),
        ("年度", f"{found.budget.year}"),
        ("程序版本", f"九江绿色制造奖补 {__version__}"),
        *((f"排序依据 {number}", text) for number, text in enumerate(found.rules, 1)),
        *(("说明", note) for note in found.notes),
    ]


def _read_back(path: Path, sheets: Mapping[str, Rows]) -> None:
    """Read what was written, with another library and in another process, and compare every cell."""
    read = {sheet.name: dict(sheet.rows) for sheet in read_workbook(path).sheets}
    for name, rows in sheets.items():
        for number, values in enumerate(rows, FIRST + 1):
            cells = read.get(name, {}).get(number, [])
            for place, value in enumerate(values):
                found = cells[place] if place < len(cells) else None
                if not _same(value, found):
                    raise Problem(
                        f"“{path.name}”的工作表“{name}”第 {number} 行第 {place + 1} 列"
                        "读回来与应写的不一致。",
                        "请不要使用这个文件，换一个位置重新导出。",
                    )


def _same(meant: Value, read: object) -> bool:
    if meant is None or meant == "":
        return read in (None, "")
    if isinstance(meant, str):
        return read == meant
    return isinstance(read, (int, float)) and Decimal(str(read)) == meant
