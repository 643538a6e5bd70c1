"""测算结果 as a workbook: every line, every step word for word, totals as formulas beside checked values."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jjgreen_desktop import __version__
from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.exchange.cached_values import with_values
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations.calculation import Calculation
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.policy.assessment import FactUsed, Outcome, ParameterUsed

LINES, STEPS, SUMS = "测算结果", "测算步骤", "合计"
LINE_HEADS = (
    *("序号", "企业、园区", labels.CREDIT_CODE, labels.COUNTY, "条款", labels.BASIS, "判断日期"),
    *("结论", "政策上限（元）", "涉及金额（元）", "市级核定（元）", "领取方", "理由"),
    *("还差什么", "提醒", "同一项目的其他奖补"),
)
LINE_WIDTHS = (5, 20, 20, 9, 12, 16, 12, 9, 14, 14, 14, 18, 28, 18, 20, 26)
STEP_HEADS = (
    *("结果序号", "企业、园区", "条款", labels.BASIS, "步骤", "内容", "判断"),
    *("事实（录入处）", "政策参数或口径", "原文或口径事项"),
)
STEP_WIDTHS = (6, 18, 12, 16, 6, 44, 8, 34, 30, 40)
SUM_HEADS = ("条款", "可得项数", "政策上限（元）", "核对值（元）", "核对")
SUM_WIDTHS = (26, 12, 20, 20, 10)
OUTCOME_AT, CEILING_AT, CLAUSE_AT = (
    get_column_letter(LINE_HEADS.index(head) + 1) for head in ("结论", "政策上限（元）", "条款")
)
MONEY = "#,##0.00"
TITLE_ROWS, FIRST = 1, 3  # the row of the title; the row of the first line
Known = str | int | Decimal  # what a formula comes to
Value = str | int | date | Decimal | None


def write_assessment(sheets: Sequence[Calculation], path: Path, place: str = "") -> None:
    """Write the lines at `path`, then read the file again and compare every cell.

    `place` names the county. Raises Problem when there is no line, the file cannot be written, or it
    does not read back as it was meant.
    """
    if not sheets:
        raise Problem("没有可以导出的测算结果。", "请先登记企业的诊断、改造、称号等。")
    tables = {
        LINES: [_line(number, each) for number, each in enumerate(sheets, 1)],
        STEPS: [row for number, each in enumerate(sheets, 1) for row in _steps(number, each)],
    }
    write_whole(path, _book(sheets, tables, place))
    _read_back(path, tables)


def _line(number: int, one: Calculation) -> tuple[Value, ...]:
    line = one.line
    lost = "；".join(
        f"{CLAUSES[each.clause]}“{each.record_title}”{each.outcome.label}：{each.reason}"
        for each in one.rivals
    )
    lacking = "；".join(f"{each.label}（{money.yuan(each.fen)} 元）" for each in line.missing)
    return (
        *(number, one.subject, one.code, one.county, CLAUSES[line.clause], line.record_title),
        *(line.deciding_on, line.outcome.label, _yuan(line.ceiling_fen), _yuan(line.at_stake_fen)),
        *(None if one.approved_fen is None else _yuan(one.approved_fen), one.receiver),
        *(line.reason, lacking, "".join(line.caveats), lost),
    )


def _steps(number: int, one: Calculation) -> list[tuple[Value, ...]]:
    head = (number, one.subject, CLAUSES[one.line.clause], one.line.record_title)
    return [
        (
            *(*head, place, step.text, step.verdict.label),
            "；".join(_fact(one, fact) for fact in step.facts),
            "；".join(map(_term, step.parameters)),
            "；".join(dict.fromkeys(term.sentence for term in step.parameters)),
        )
        for place, step in enumerate(one.line.steps, 1)
    ]


def _fact(one: Calculation, fact: FactUsed) -> str:
    place = one.place(fact)
    return f"{place}：{fact.label} {fact.shown}" if place else f"{fact.label} {fact.shown}"


def _term(term: ParameterUsed) -> str:
    return f"{term.shown}（{term.since} 起）"


def _yuan(fen: int) -> Decimal:
    return Decimal(fen) / money.FEN_PER_YUAN


def _book(
    sheets: Sequence[Calculation], tables: dict[str, list[tuple[Value, ...]]], place: str
) -> bytes:
    book = Workbook()
    book.remove(book.active)
    one = sheets[0]
    title = f"{place}奖补测算结果（{one.on.isoformat()}）"
    _table(book.create_sheet(LINES), title, LINE_HEADS, tables[LINES], LINE_WIDTHS)
    _table(book.create_sheet(STEPS), f"{title}步骤", STEP_HEADS, tables[STEPS], STEP_WIDTHS)
    sums = book.create_sheet(SUMS)
    known = _sums(sums, title, sheets)
    writing.notes_sheet(book, "测算结果填报说明", _notes(sheets, place), (18, 110))
    return with_values(writing.saved(book), sums, known)


def _table(
    sheet: Worksheet,
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Value]],
    wide: Sequence[float],
) -> None:
    writing.put(sheet["A1"], title)
    sheet["A1"].font = Font(writing.FONT, 14, bold=True)
    writing.heading(sheet, FIRST - 1, heads)
    for number, values in enumerate(rows, FIRST):
        for place, value in enumerate(values, 1):
            _cell(sheet, number, place, value)
        texts = [value if isinstance(value, str) else "" for value in values]
        sheet.row_dimensions[number].height = writing.row_height(texts, wide)
    writing.widths(sheet, wide)
    writing.page(sheet, FIRST - 1)
    sheet.freeze_panes = sheet.cell(FIRST, 3)
    last = FIRST - 1 + len(rows)
    sheet.auto_filter.ref = f"A{FIRST - 1}:{get_column_letter(len(heads))}{last}"


def _cell(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    cell = sheet.cell(row, column)
    writing.put(cell, value)
    cell.border, cell.font = writing.THIN, Font(writing.FONT, 11)
    cell.alignment = writing.WRAP if isinstance(value, str) else Alignment(vertical="top")
    if isinstance(value, Decimal):
        cell.number_format = MONEY


def _sums(sheet: Worksheet, title: str, sheets: Sequence[Calculation]) -> dict[str, Known]:
    """可得 by clause: the sum as a formula over the lines, beside it what the assessment says.

    Returns what each formula comes to.
    """
    writing.put(sheet["A1"], f"{title}合计")
    sheet["A1"].font = Font(writing.FONT, 14, bold=True)
    writing.heading(sheet, FIRST - 1, SUM_HEADS)
    end, sums, known = FIRST - 1 + len(sheets), _by_clause(sheets), dict[str, Known]()
    for row, (clause, lines) in enumerate(sums.items(), FIRST):
        wanted = (
            f'{_over(OUTCOME_AT, end)},"{Outcome.ELIGIBLE.label}",{_over(CLAUSE_AT, end)},A{row}'
        )
        formulas = f"=COUNTIFS({wanted})", f"=SUMIFS({_over(CEILING_AT, end)},{wanted})"
        known |= _sum_row(sheet, row, CLAUSES[clause], formulas, lines)
    last = FIRST - 1 + len(sums)
    formulas = f"=SUM(B{FIRST}:B{last})", f"=SUM(C{FIRST}:C{last})"
    every = [fen for lines in sums.values() for fen in lines]
    known |= _sum_row(sheet, last + 1, "合计", formulas, every)
    writing.widths(sheet, SUM_WIDTHS)
    writing.page(sheet, FIRST - 1)
    return known


def _sum_row(
    sheet: Worksheet, row: int, name: str, formulas: tuple[str, str], lines: Sequence[int]
) -> dict[str, Known]:
    """One row of the sums; `lines` are the eligible ceilings in 分."""
    total = _yuan(sum(lines))
    writing.put(sheet.cell(row, 1), name)
    writing.put(sheet.cell(row, 4), total)
    check = f'=IF(ROUND(C{row}-D{row},2)=0,"相符","不相符")'
    for place, formula in ((2, formulas[0]), (3, formulas[1]), (5, check)):
        sheet.cell(row, place).value = formula
    for place in range(1, len(SUM_HEADS) + 1):
        cell = sheet.cell(row, place)
        cell.border, cell.font = writing.THIN, Font(writing.FONT, 11)
        if place in (3, 4):
            cell.number_format = MONEY
    return {f"B{row}": len(lines), f"C{row}": total, f"E{row}": "相符"}


def _over(column: str, end: int) -> str:
    return f"'{LINES}'!${column}${FIRST}:${column}${end}"


def _by_clause(sheets: Sequence[Calculation]) -> dict[str, list[int]]:
    """The ceilings of the eligible lines in 分, by clause in the order of the measures."""
    found = {each.line.clause for each in sheets}
    return {
        clause: [
            each.line.ceiling_fen
            for each in sheets
            if each.line.clause == clause and each.line.outcome is Outcome.ELIGIBLE
        ]
        for clause in CLAUSES
        if clause in found
    }


def _notes(sheets: Sequence[Calculation], place: str) -> list[tuple[str, str]]:
    one = sheets[0]
    total = sum(fen for lines in _by_clause(sheets).values() for fen in lines)
    return [
        ("范围", place or "全部"),
        ("填报单位", one.bureau or "（请填写）"),
        (field_of(Seal, "assessed_on").label, one.on.isoformat()),
        ("项数", f"{len(sheets)} 项，其中可得合计 {money.yuan(total)} 元（含由服务商领取的）"),
        ("程序版本", f"九江绿色制造奖补 {__version__}"),
        ("政策包", one.pack),
        (field_of(Seal, "pack_hash").label, one.pack_hash),
        ("政策上限", "可得和未选用（就高）的为可到金额，已兑现的为已兑现金额；合计只算“可得”。"),
        ("涉及金额", "差什么的项目，补齐以后最多可得的金额，不计入合计。"),
        ("同一项目", "就高不重复：同一项目的其他奖补及未选用的理由列在最后一列。"),
        *_hashes(sheets),
    ]


def _hashes(sheets: Sequence[Calculation]) -> list[tuple[str, str]]:
    named = dict.fromkeys((each.subject, each.facts_hash) for each in sheets)
    return [("测算事实校验值", f"{subject} {found}") for subject, found in named]


def _read_back(path: Path, tables: dict[str, list[tuple[Value, ...]]]) -> None:
    """Read what was written, with another library and in another process, and compare every cell."""
    found = {sheet.name: dict(sheet.rows) for sheet in read_workbook(path).sheets}
    for name, rows in tables.items():
        for number, values in enumerate(rows, FIRST):
            read = found.get(name, {}).get(number, [])
            for place, value in enumerate(values):
                if not _same(value, read[place] if place < len(read) else None):
                    raise Problem(
                        f"“{path.name}”的工作表“{name}”第 {number} 行第 {place + 1} 列"
                        "读回来与应写的不一致。",
                        "请不要使用这个文件，换一个位置重新导出。",
                    )


def _same(meant: Value, read: object) -> bool:
    if meant in (None, ""):
        return read in (None, "")
    if isinstance(meant, (int, Decimal)):
        return isinstance(read, (int, float)) and Decimal(str(read)) == meant
    return read == meant
