"""One payment of an old ledger as it stands: whose, what for, how much in 分, when, and what speaks against it."""

from collections.abc import Callable, Mapping

from jjgreen_desktop.domain import values
from jjgreen_desktop.operations.importing.drafts import ERRORS, halves
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row, letter
from jjgreen_desktop.operations.past_awards import headings
from jjgreen_desktop.operations.past_awards.adding import signed
from jjgreen_desktop.operations.past_awards.amount_columns import Money
from jjgreen_desktop.operations.past_awards.cells import cell_at
from jjgreen_desktop.operations.past_awards.figures import When, amount, has_unit, when
from jjgreen_desktop.operations.past_awards.lines import Line
from jjgreen_desktop.operations.past_awards.reading import Reading
from jjgreen_desktop.operations.past_awards.row_words import (
    cell_of,
    dated,
    holder_of,
    matter_in,
    shared_cells,
    texts_of,
)
from jjgreen_desktop.operations.past_awards.words import DENIAL

BARE = (
    "只有金额，没有写企业，可能是没有标明的合计。",
    "是合计的选“不登记这一行”；是一笔兑现的，请在台账里补上企业名称后重新导入。",
)


def line_of(reading: Reading, row: Row, column: Money) -> Line:
    """The payment a column of amounts has in a row."""
    table, wide = reading.table, reading.shape.wide
    texts = texts_of(reading, row, column)
    remarks = [*shared_cells(reading, row, column)]
    if isinstance(table.cell(row, headings.CODE), int | float):
        texts[headings.CODE] = ""
        remarks.append("信用代码成了数字，末尾几位已丢失，没有采用，只按名称对上。")
    name, code = holder_of(reading, texts, remarks)
    reading.before = name, code
    written = reading.cell(row, column)
    fen, fault = _fen(written, column.unit.unit)
    fen = signed(fen, column)
    if not any(text for key, text in texts.items() if key != headings.AMOUNT):
        fault = BARE
    fault = _of_several(reading, row, column) or fault
    day, fault = _when(cell_of(reading, row, column), fault)
    matter, own = matter_in(reading, column, texts, remarks), texts[headings.MATTER]
    day = dated(reading, column, day, remarks)
    return Line(
        key=f"{table.sheet}!{letter(column.place) if wide else ''}{row[0]}",
        place=table.where(row, column.heading if wide else ""),
        name=name,
        code=code,
        matter=matter,
        project=texts[headings.PROJECT],
        source=texts[headings.SOURCE],
        written=written,
        fen=fen,
        when=day,
        document=texts[headings.DOCUMENT],
        note=texts[headings.NOTE],
        remarks=tuple(remarks),
        fault=fault,
        base=own if own and matter.startswith(f"{own} ") else "",
        level=texts[headings.LEVEL],
        denied="" if (fen or 0) < 0 else _denied(reading, row, column, texts),
    )


def _of_several(reading: Reading, row: Row, column: Money) -> tuple[str, str] | None:
    """What is wrong with an amount that is merged over rows which say for themselves what they are for."""
    if not reading.merged:
        return None
    number = reading.merged.above(row[0], column.place)[0] or row[0]
    told = [reading.table.columns.get(key) for key in (headings.MATTER, headings.PROJECT)]
    below = [*reading.merged.below(number, column.place)]
    several = any(cell_at(one, place) for one in below for place in told if place is not None)
    if number == row[0] and not several:
        return None
    what = f"金额一格合并了第 {number} 行到第 {below[-1][0]} 行，不能确定每一行是多少。"
    return what, "请照凭证取消合并，把金额分到各行后重新导入；不另有金额的行选“不登记这一行”。"


def _denied(reading: Reading, row: Row, column: Money, texts: Mapping[str, str]) -> str:
    """What the note says against the payment, else a column nobody has read (拨付情况: 未拨付)."""
    known = {*reading.table.columns.values(), *column.own.values()}
    known |= {one.place for one in reading.columns}
    others = [
        cell_at(row, place) or reading.merged.above(row[0], place)[1]
        for place in range(len(row[1]))
        if place not in known
    ]
    words = (texts[headings.NOTE], *(cell for cell in others if isinstance(cell, str)))
    return next((" ".join(one.split()) for one in words if DENIAL.search(plain(one))), "")


def _fen(written: Cell, unit: str) -> tuple[int | None, tuple[str, str] | None]:
    if isinstance(written, str) and written in ERRORS:
        return None, (f"金额是出错值 {written}。", "请改正公式或填上实际金额后重新导入。")
    if written in (None, ""):
        return None, ("没有金额。", "请照凭证补上金额后重新导入。")
    if not unit and not has_unit(written):
        return None, None
    try:
        fen = amount(written, unit)
    except values.Unreadable as fault:
        return None, halves(str(fault))
    return (
        (fen, None)
        if fen
        else (None, ("金额是 0，没有兑现。", "请选“不登记这一行”，或改正台账后重新导入。"))
    )


def _when(
    cell: Callable[[str], Cell], fault: tuple[str, str] | None
) -> tuple[When, tuple[str, str] | None]:
    try:
        return when(cell(headings.DAY), cell(headings.YEAR)), fault
    except values.Unreadable as unreadable:
        return When(), fault or halves(str(unreadable))
