"""One payment of an old ledger as it stands: whose, what for, how much in 分, when; what was taken from elsewhere is said."""

import re
from collections.abc import Callable, Mapping

from jjgreen_desktop.domain import credit_code, values
from jjgreen_desktop.operations.importing.drafts import ERRORS, halves
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row, letter
from jjgreen_desktop.operations.importing.stated_units import ABOVE
from jjgreen_desktop.operations.past_awards import headings
from jjgreen_desktop.operations.past_awards.adding import signed
from jjgreen_desktop.operations.past_awards.amount_columns import Money
from jjgreen_desktop.operations.past_awards.cells import cell_at
from jjgreen_desktop.operations.past_awards.column_words import TAKEN_BACK
from jjgreen_desktop.operations.past_awards.figures import When, amount, has_unit, when
from jjgreen_desktop.operations.past_awards.lines import Line
from jjgreen_desktop.operations.past_awards.reading import Reading
from jjgreen_desktop.operations.past_awards.words import DENIAL, understood

BARE = (
    "只有金额，没有写企业，可能是没有标明的合计。",
    "是合计的选“不登记这一行”；是一笔兑现的，请在台账里补上企业名称后重新导入。",
)
OF_ITS_ROW = (headings.AMOUNT, headings.RECOVERED, headings.TOTAL, headings.NUMBER)
# Of the payment, not of what was taken back from it.
OF_PAYMENT = (headings.DAY, headings.YEAR, headings.DOCUMENT)
UNIT = re.compile(
    rf"\(?(?:{ABOVE.pattern})\)?", re.IGNORECASE
)  # of a title: no word of what was paid for
SHEET = re.compile(r"sheet\d*$", re.IGNORECASE)
YEARS = re.compile(r"(?<!\d)20\d\d(?=年)")


def line_of(reading: Reading, row: Row, column: Money) -> Line:
    """The payment a column of amounts has in a row."""
    table, wide = reading.table, reading.shape.wide
    texts = texts_of(reading, row, column)
    remarks: list[str] = []
    _say_shared(reading, row, column, remarks)
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
    day, fault = _when(_own(reading, row, column), fault)
    matter, own = _matter(reading, column, texts, remarks), texts[headings.MATTER]
    day = _year_from(reading, column, day, remarks)
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


def _own(reading: Reading, row: Row, column: Money) -> Callable[[str], Cell]:
    """The cell of a field: that of the column's own group, else the row's."""

    def cell(key: str) -> Cell:
        if key in column.own:
            return cell_at(row, column.own[key]) or _shared(reading, row, column.own[key], key)[1]
        if column.recovered and key in OF_PAYMENT:
            return cell(headings.RECOVERED_DAY) if key == headings.DAY else None
        found = reading.table.cell(row, key)
        return (
            _shared(reading, row, reading.table.columns.get(key), key)[1]
            if found is None
            else found
        )

    return cell


def _shared(reading: Reading, row: Row, place: int | None, key: str) -> tuple[int, Cell]:
    """What a cell says that is merged with one above it, and in which row; of amounts and numbers each is its own."""
    if place is None or key in OF_ITS_ROW:
        return 0, None
    return reading.merged.above(row[0], place)


def _say_shared(reading: Reading, row: Row, column: Money, remarks: list[str]) -> None:
    """Say which cells of a row were read from the row they are merged with."""
    found: dict[int, list[str]] = {}
    for key, label in headings.LABELS.items():
        place = column.own.get(key, reading.table.columns.get(key))
        own = None if place is None else cell_at(row, place)
        if own in (None, "") and (number := _shared(reading, row, place, key)[0]):
            found.setdefault(number, []).append(label)
    for number, labels in found.items():
        remarks.append(f"{'、'.join(labels)}同第 {number} 行合并，按那一行读取。")


def texts_of(reading: Reading, row: Row, column: Money) -> dict[str, str]:
    cell = _own(reading, row, column)
    return {key: _text(cell(key)) for key in headings.LABELS}


def _matter(reading: Reading, column: Money, texts: dict[str, str], remarks: list[str]) -> str:
    """The words of the row; of one amount among several those of its column's heading first."""
    written, heading = texts[headings.MATTER], column.matter
    if written and (not reading.shape.wide or headings.MATTER in column.own or not heading):
        return written
    if heading and (not written or understood(heading).matters):
        remarks.append(f"兑现事项取自表头“{heading}”。")
        return heading
    if not written:
        return (
            f"{_context(reading, texts, remarks)} {TAKEN_BACK if column.recovered else ''}".strip()
        )
    return f"{written} {heading}"


def _year_from(reading: Reading, column: Money, day: When, remarks: list[str]) -> When:
    if day.told is not None:
        return day
    if column.recovered:
        remarks.append("没有写追回的日期，没有采用兑现的日期。")
        return day
    above, where = (column.year, "表头") if column.year else (_year_above(reading), "标题")
    if above:
        remarks.append(f"兑现年度取自{where}（{above}年）。")
    return When(None, above) if above else day


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def holder_of(reading: Reading, texts: dict[str, str], remarks: list[str]) -> tuple[str, str]:
    """The firm of a line; under a cell merged over several lines it is the one above, and that is said."""
    name, code = texts[headings.NAME], texts[headings.CODE]
    if not name and not code and not texts[headings.NUMBER] and any(reading.before):
        remarks.append(f"企业一格是空的，按合并单元格取上一行“{reading.before[0]}”。")
        return reading.before
    return " ".join(name.split()), credit_code.normalise(code) if code else ""


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


def _context(reading: Reading, texts: dict[str, str], remarks: list[str]) -> str:
    """What a line without 事项 was for: the heading above it in the table, its project, or the sheet's title."""
    title = reading.table.title
    if found := reading.section or texts[headings.PROJECT] or texts[headings.NOTE]:
        remarks.append(f"没有写事项，按“{found}”理解。")
        return found
    title = SHEET.sub("", UNIT.sub("", title)) or title
    remarks.append(f"没有写事项，按标题“{title}”理解。")
    return title


def _year_above(reading: Reading) -> int | None:
    for text in (reading.section, reading.table.title):
        found = set(YEARS.findall(text))
        if len(found) == 1:
            return int(found.pop())
    return None
