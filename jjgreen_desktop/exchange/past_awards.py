"""Old award ledgers as files: read in the child process, an empty one to fill in, and what was taken from them as a workbook."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from jjgreen_desktop import __version__
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.past_award import DIRECTIONS, PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import headings, planning
from jjgreen_desktop.operations.past_awards.kept import Kept
from jjgreen_desktop.operations.past_awards.plans import ASKED, NAME, RECORD, Answers, LedgerPlan

LEFT = (
    headings.NUMBER,
    headings.TOTAL,
    headings.LEVEL,  # the matter says it
    headings.RECOVERED,  # less than 0, in a row of its own
    headings.RECOVERED_DAY,
)
TEMPLATE = tuple(label for key, label in headings.LABELS.items() if key not in LEFT)
AMOUNT = headings.LABELS[headings.AMOUNT]
EXAMPLE = "只写已经拨付的；追回的写负数，或在事项里写“追回”。金额以元计。"
# Its fields with what the list adds to them.
HEADS = (
    "企业、园区",
    *(field_of(PastAward, key).label for key in ("payee", "matter", "clause")),
    ASKED[RECORD],
    *(field_of(PastAward, key).header() for key in ("direction", "amount_fen", "paid_on")),
    *(field_of(PastAward, key).label for key in ("document", "ledger", "place")),
    "台账校验值",
    *(field_of(PastAward, key).label for key in ("imported_on", "note")),
)
MATTER_PLACE = HEADS.index(field_of(PastAward, "matter").label)
WIDTHS = (30, 30, 30, 22, 34, 8, 16, 14, 28, 26, 24, 22, 14, 30)
MONEY_PLACE = HEADS.index(field_of(PastAward, "amount_fen").header())


def plan_ledger(office: Office, path: Path, answers: Answers | None = None) -> LedgerPlan:
    """What importing the ledger would do; nothing is written.

    Raises Problem when the file cannot be read, or no sheet has a firm and an amount.
    """
    return planning.plan(office, read_workbook(path), answers or planning.NOBODY_SAID)


def write_template(path: Path) -> None:
    """Write an empty ledger at `path`, whole or not at all. Raises Problem when it cannot be written."""
    book = Workbook()
    book.remove(book.active)
    sheet = book.create_sheet(NAME)
    heads = [f"{head}（元）" if head == AMOUNT else head for head in TEMPLATE]
    writing.heading(sheet, 1, heads)
    writing.widths(sheet, [24] * len(heads))
    writing.page(sheet, 1)
    writing.notes_sheet(book, f"{NAME}台账填写说明", [("怎么填", EXAMPLE)], (18, 90))
    write_whole(path, writing.saved(book))


def write_past_awards(found: Sequence[Kept], place: str, on: date, path: Path) -> None:
    """Write the list at `path`, then read the file again and compare every row and the sum.

    Raises Problem when the file cannot be written or does not read back.
    """
    rows = [_row(one) for one in found]
    book = Workbook()
    book.remove(book.active)
    sheet = book.create_sheet(NAME)
    writing.heading(sheet, 1, HEADS)
    for number, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(number, column)
            writing.put(cell, value)
            cell.border, cell.font = writing.THIN, Font(writing.FONT, 11)
            cell.alignment = writing.WRAP
            if column - 1 == MONEY_PLACE:
                cell.number_format = "#,##0.00"
    writing.widths(sheet, WIDTHS)
    writing.page(sheet, 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADS))}{len(rows) + 1}"
    writing.notes_sheet(book, f"{place}{NAME}说明", _notes(found, on), (18, 110))
    write_whole(path, writing.saved(book))
    _read_back(path, rows)


def _row(one: Kept) -> tuple[object, ...]:
    past = one.past
    amount = Decimal(past.signed_fen) / money.FEN_PER_YUAN
    direction = DIRECTIONS.get(past.direction or "", "")
    return (
        *(one.holder or None, past.payee, past.matter, one.clause, one.into, direction, amount),
        *(past.paid_on or one.when or None, past.document, past.ledger, past.place),
        *(past.content, past.imported_on, past.note),
    )


def _notes(found: Sequence[Kept], on: date) -> list[tuple[str, str]]:
    total = sum(one.past.signed_fen for one in found)
    return [
        ("日期", f"按 {on} 的登记情况"),
        ("合计", f"{len(found)} 笔，{money.yuan(total)} 元；追回以负数列示。"),
        ("校验值", "台账文件逐字节的校验值，据此可以认定是不是同一个文件。"),
        ("程序版本", f"九江绿色制造奖补 {__version__}"),
    ]


def _read_back(path: Path, rows: Sequence[Sequence[object]]) -> None:
    read = [row for _, row in read_workbook(path).sheets[0].rows[1:]]
    if [_key(row) for row in read] != [_key(row) for row in rows]:
        raise Problem(
            f"“{path.name}”存好后重新读出的内容与登记的不一致。",
            "请不要使用这个文件，换一个位置重新导出。",
        )


def _key(row: Sequence[object]) -> tuple[str, str]:
    """What of a row must read back: what for, and how much in 元."""
    cells = [*row, *([""] * len(HEADS))]
    amount = cells[MONEY_PLACE]
    told = f"{amount:.2f}" if isinstance(amount, int | float | Decimal) else ""
    return str(cells[MATTER_PLACE] or ""), told
