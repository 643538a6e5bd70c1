"""The empty import workbooks, generated from the catalogue: one column per field, rules in the cells.

The example of each field stands in the comment of its heading and on the 说明 sheet, never in a row:
it cannot be imported by accident.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.importing.kinds import KINDS, columns

LAST_ROW = 100_001  # lists to choose from reach down to here; formats hold for whole columns
LONGEST_LIST = 255  # characters of an inline list, a limit of the file format
WIDTHS = {
    Kind.CODE: 24,
    Kind.CODES: 24,
    Kind.NAMES: 36,
    Kind.LONG_TEXT: 36,
    Kind.DATE: 14,
    Kind.YEAR: 10,
}
WIDTH = 18
FORMATS = {Kind.DATE: writing.DATE, Kind.YEAR: "0"}
HOW = {
    Kind.TEXT: "文字",
    Kind.LONG_TEXT: "文字",
    Kind.CODE: "文本格式，照原件逐位填写",
    Kind.DATE: "日期，如 2026-06-30",
    Kind.YEAR: "四位年份",
    Kind.QUANTITY: "数字，不小于 0",
    Kind.MONEY: "金额，单位元，精确到分",
    Kind.YES_NO: "是或否，不清楚就空着",
    Kind.CHOICE: "从列表中选一项",
    Kind.CHOICES: "可选多项，用顿号隔开",
    Kind.CODES: "可填多个代码，用顿号隔开",
    Kind.NAMES: "可填多个名称，用顿号隔开",
}
PERCENT = "百分数的数字，如 5.00；不要设成百分比格式"
MUST = {Grade.MANDATORY: "必填", Grade.SUBMIT: "上报前补齐"}


def write_template(kind: str, path: Path, counties: Sequence[str] = ()) -> None:
    """Write the empty import workbook of a kind (a key of kinds.KINDS) at `path`, whole or not at all.

    `counties` become the list to choose the county from. Raises Problem: unknown kind, cannot be written.
    """
    write_whole(path, fill_template(kind, (), counties))


def fill_template(
    kind: str, rows: Iterable[Mapping[str, object]] = (), counties: Sequence[str] = ()
) -> bytes:
    """The template as bytes, with `rows` of values by column key ("@name", "@code" for the owner).

    Raises Problem for an unknown kind.
    """
    if kind not in KINDS:
        raise Problem(f"没有“{kind}”这种模板。", f"可以生成的有：{'、'.join(KINDS)}。")
    book, fields = Workbook(), columns(kind)
    sheet = book.active
    sheet.title = KINDS[kind]
    writing.heading(sheet, 1, [field.header() for field in fields])
    for place, field in enumerate(fields, start=1):
        _column(sheet, place, field, counties)
    for number, row in enumerate(rows, start=2):
        for place, field in enumerate(fields, start=1):
            writing.put(sheet.cell(number, place), row.get(field.key))
    sheet.row_dimensions[1].height = 36
    writing.page(sheet, 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}1"
    _notes(book, kind, fields)
    return writing.saved(book)


def _column(sheet: Worksheet, place: int, field: Field, counties: Sequence[str]) -> None:
    letter = get_column_letter(place)
    sheet.column_dimensions[letter].width = WIDTHS.get(field.kind, WIDTH)
    sheet.column_dimensions[letter].number_format = format_of(field)
    sheet.cell(1, place).comment = note_of(field)
    if rule := rule_of(field, counties):
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{LAST_ROW}")


def format_of(field: Field) -> str:
    """The format of a column. Percentages too are text: a sheet would turn 5% into 0.05 and 5.00 into 5."""
    if field.kind in FORMATS:
        return FORMATS[field.kind]
    number = field.kind in (Kind.QUANTITY, Kind.MONEY) and field.unit != "%"
    return "General" if number else writing.TEXT


def rule_of(field: Field, counties: Sequence[str]) -> DataValidation | None:
    """The list to choose from below a heading; None where there is none, or it is too long for a cell."""
    options = list(field.choices.values()) if field.kind is Kind.CHOICE else []
    if field.kind is Kind.YES_NO:
        options = ["是", "否"]
    elif field.picker == "county":
        options = list(counties)
    text = ",".join(options)
    if not options or len(text) + 2 > LONGEST_LIST or "," in "".join(options):
        return None
    return DataValidation(
        type="list",
        formula1=f'"{text}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="不在可选范围内",
        error="请从列表中选择，不清楚就空着。",
    )


def note_of(field: Field) -> Comment:
    """The comment at a heading."""
    return Comment(comment_of(field), "九江绿色制造奖补", 160, 320)


def comment_of(field: Field) -> str:
    """What is to be filled in below a heading, in lines."""
    lines = (
        field.help,
        f"{_how(field)}。",
        f"例：{field.example}" if field.example else "",
        f"{MUST[field.required]}。" if field.required in MUST else "",
    )
    return "\n".join(line for line in lines if line)


def _how(field: Field) -> str:
    return PERCENT if field.unit == "%" else HOW[field.kind]


def _notes(book: Workbook, kind: str, fields: Sequence[Field]) -> None:
    rows: list[Sequence[str]] = [(line,) for line in _how_to_fill(kind)]
    rows += [(), ("列名", "是否必填", "填什么", "可选内容", "例", "条款", "说明")]
    rows += [_row(field) for field in fields]
    title = f"{KINDS[kind]}导入表填写说明"
    sheet = writing.notes_sheet(book, title, rows, (30, 12, 26, 40, 26, 8, 60))
    for number in range(3, 3 + len(_how_to_fill(kind))):
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=7)


def _how_to_fill(kind: str) -> tuple[str, ...]:
    return (
        f"1. 在“{KINDS[kind]}”工作表从第 2 行起逐行填写，一行一条；表头不要改动，列可以空着。",
        "2. 信用代码、账号、电话所在列已设为文本格式，请直接录入；成了 9.1E+17 这样的数字会被拒绝，不会替您修补。",
        "3. 导入前先显示将新增、更新、拒绝多少行；有一行被拒绝，整个文件都不写入，改好后重新导入即可。",
        "4. 再次导入时，同一条记录只用填了内容的格子更新，空着的格子不会抹掉原有内容。",
        "5. 本页供查阅，不会被导入。",
    )


def _row(field: Field) -> tuple[str, ...]:
    return (
        field.header(),
        MUST.get(field.required, "") if field.required else "",
        _how(field),
        "、".join(field.choices.values()),
        field.example,
        field.clause,
        field.help,
    )
