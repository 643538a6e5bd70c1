"""The cover of the exported register: what it holds, what it does not, and how it is imported again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from jjgreen_desktop import __version__
from jjgreen_desktop.domain.catalogue import field_of, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.operations.exporting.cells import is_private
from jjgreen_desktop.operations.exporting.extent import Extent
from jjgreen_desktop.operations.exporting.proof import Proof
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS, KINDS, known_by
from jjgreen_desktop.operations.office import Office

WIDE = (28, 10, 72)  # characters
HEADINGS = ("工作表", "不在本工作簿里的", "凭这些列认出原来的记录", "怎样再导入")
MEANWHILE = "导出期间登记又有改动，可能没有计入；要计入的，请再导出一次。"
PARK, OWNERS = Park.noun, f"{Enterprise.label}或{Park.label}"
PRIVATE = "、".join(field.label for field in fields_of(Enterprise) if is_private(field))
Row = tuple[str, ...]


def fill(
    sheet: WriteOnlyWorksheet,
    office: Office,
    extent: Extent,
    sheets: Mapping[str, Proof],
    left_out: Mapping[str, int],
    *,
    meanwhile: bool = False,
) -> None:
    """Write the cover; `meanwhile` says that the register was written while it was read."""
    writing.widths(sheet, WIDE)
    writing.page(sheet, 1)
    sheet.page_setup.orientation = "portrait"
    title = _cell(sheet, f"{office.name}登记簿导出说明")
    title.font = Font(writing.FONT, 14, bold=True)
    sheet.append([title])
    within = not_within(extent, left_out)
    about = (*_about(office, extent), *([(MEANWHILE,)] if meanwhile else []))
    known = _known(sheets)
    rows = ((), *about, (), *_sheets(sheets), (), *_beside(within), (), *known, (), *_how())
    for number, row in enumerate(rows, 2):
        _append(sheet, number, row)


def _append(sheet: WriteOnlyWorksheet, number: int, row: Row) -> None:
    """A text alone in its row runs over all columns."""
    if len(row) == 1:
        sheet.merged_cells.add(f"A{number}:{get_column_letter(len(WIDE))}{number}")
    sheet.row_dimensions[number].height = writing.row_height(row, WIDE)
    cells = [_cell(sheet, text) for text in row]
    for cell in cells if row and row[0] in HEADINGS else ():
        cell.font = Font(writing.FONT, 11, bold=True)
        cell.fill = writing.HEADING_FILL
    sheet.append(cells)


def _cell(sheet: WriteOnlyWorksheet, text: str) -> Any:
    cell = WriteOnlyCell(sheet)
    writing.put(cell, text or None)
    cell.alignment, cell.font = writing.WRAP, Font(writing.FONT, 11)
    return cell


def _about(office: Office, extent: Extent) -> Iterator[Row]:
    yield "范围", "", extent.said
    yield "日期", "", f"按 {office.today()} 的登记情况"
    told = "已导出，请妥善保管，不要外传。" if extent.private else "没有导出，这些列空着。"
    yield PRIVATE, "", told
    yield "程序版本", "", f"九江绿色制造奖补 {__version__}"


def _sheets(sheets: Mapping[str, Proof]) -> Iterator[Row]:
    yield HEADINGS[0], "行数", "不作改动再导入本登记簿"
    for proof in sheets.values():
        yield "、".join(proof.sheets), f"{proof.rows:,}", said(proof)
        yield from (("", "", sentence) for sentence in proof.told)


def said(proof: Proof) -> str:
    """What came of the proof, in words."""
    if not proof.odd:
        return "各行都认得出，无变化。"
    return f"{proof.same:,} 行认得出，{proof.odd:,} 行认不出或要整理："


def _beside(within: Iterator[str]) -> Iterator[Row]:
    yield HEADINGS[1], "", ""
    yield from ((sentence,) for sentence in within)


def not_within(extent: Extent, left_out: Mapping[str, int]) -> Iterator[str]:
    """What is registered and cannot be imported from a sheet, in sentences."""
    if extent.owners is not None:
        yield "只含所选的范围；其他企业和园区、服务商名录没有导出。"
    if left_out:
        counted = "、".join(f"{label} {count:,} 条" for label, count in left_out.items())
        yield f"登记簿里的{counted}不能从表格再导入，没有导出，只随备份保存。"
    yield "操作记录、修改前的内容和附件的文件不在内。"


def _known(sheets: Iterable[str]) -> Iterator[Row]:
    """By what the rows of each kind are known again: whoever changes that in the sheet makes a second record."""
    yield HEADINGS[2], "", ""
    yield (
        "要改下面这些列的内容，请在程序里改，不要在表里改：表里改了，再导入时成为新增的一条，原来的一条仍在。",
    )
    for kind in sheets:
        yield KINDS[kind], "", "、".join(_known_by(kind))


def _known_by(kind: str) -> Iterator[str]:
    entry = IMPORT_KINDS[kind]
    labels = (field_of(entry.model, key).label for key in known_by(kind))
    if not entry.owned:
        yield "；没有的凭".join(labels)
        return
    yield Enterprise.label if PARK not in entry.model.model_fields else OWNERS
    if entry.part_of:
        told = "、".join(field_of(entry.part_of, key).label for key in entry.told_by)
        yield f"{entry.part_of.label}（{told}）"
    yield from labels


def _how() -> Sequence[Row]:
    return (
        (HEADINGS[3], "", ""),
        (
            "1. 各工作表与导入模板一样。改好后在“导入”页选种类，再选本文件，只读取那一种的工作表；"
            "其他种类再选一次。",
        ),
        (
            "2. 导入空的登记簿时，按工作表从左到右逐个导入：先名录，再各项，最后是措施、发票和状态变更。",
        ),
        ("3. 导入前先列出将新增、更新、无变化多少行；没有改动的行显示为无变化。",),
        ("4. 空着的格子不会抹掉原有的内容，删去的行也不会删除登记；要删除的请在程序里删除。",),
        (
            "5. 记录按企业的统一社会信用代码和名称对上；有代码的企业更名只在“企业”工作表里改名称，代码不动；没有代码的在程序里更名。",
        ),
        ("6. 本页供查阅，不会被导入。",),
    )
