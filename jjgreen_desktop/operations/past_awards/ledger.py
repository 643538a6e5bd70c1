"""An old ledger read as it stands: its lines with amounts in 分, its total rows added up again, what was skipped."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from jjgreen_desktop.domain import credit_code, values
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.operations.importing.drafts import ERRORS, halves
from jjgreen_desktop.operations.importing.headers import NOTES_SHEET, Table, find_tables, plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Workbook, letter
from jjgreen_desktop.operations.importing.stated_units import (
    ABOVE,
    YUAN,
    Stated,
    above,
    stated_above,
)
from jjgreen_desktop.operations.past_awards import headings
from jjgreen_desktop.operations.past_awards.adding import fitting, read_total, signed
from jjgreen_desktop.operations.past_awards.cells import cell_at
from jjgreen_desktop.operations.past_awards.column_words import TAKEN_BACK
from jjgreen_desktop.operations.past_awards.figures import When, amount, has_unit, when
from jjgreen_desktop.operations.past_awards.lines import Line, Part, Total
from jjgreen_desktop.operations.past_awards.shapes import Money, Shape, shape_of
from jjgreen_desktop.operations.past_awards.words import DENIAL, understood

TOTAL = re.compile(r".{0,15}(合计|小计|总计|共计)(\(.*\))?:?(\d+[家户个项笔])?")
NOTE = re.compile(r"(注|备注|说明|填报|填表|制表|审核|联系).{0,8}:.*")
PART = re.compile(r"其中.*")  # of the row above, counted there already
BARE = (
    "只有金额，没有写企业，可能是没有标明的合计。",
    "是合计的选“不登记这一行”；是一笔兑现的，请在台账里补上企业名称后重新导入。",
)
UNSHARED = (
    "只有合计，各列都没有金额。",
    "请照凭证把金额写到各列后重新导入；不是兑现的选“不登记这一行”。",
)
# Of the payment, not of what was taken back from it.
OF_PAYMENT = (headings.DAY, headings.YEAR, headings.DOCUMENT)
UNIT = re.compile(
    rf"\(?(?:{ABOVE.pattern})\)?", re.IGNORECASE
)  # of a title: no word of what was paid for
SHEET = re.compile(r"sheet\d*$", re.IGNORECASE)
YEARS = re.compile(r"(?<!\d)20\d\d(?=年)")


@dataclass
class _Tally:
    """The amounts of one column so far, and how many there were at the last total row."""

    every: list[int | None] = field(default_factory=list)
    since: int = 0


@dataclass
class _Reading:
    """Where on the sheet the reading is: the section, the last firm, and sums for the next total row."""

    table: Table
    shape: Shape
    section: str = ""
    before: tuple[str, str] = ("", "")
    lines: list[Line] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    tallies: dict[int, _Tally] = field(default_factory=lambda: defaultdict(_Tally))  # by column

    @property
    def columns(self) -> tuple[Money, ...]:
        """Every column of amounts: payments and totals."""
        return self.shape.money + self.shape.sums

    def cell(self, row: Row, column: Money) -> Cell:
        """The amount; in a ledger of one amount a row a dash is looked at too."""
        if self.shape.wide or column in self.shape.sums:
            return column.cell(row)
        return self.table.cell(row, headings.AMOUNT)


def read(
    book: Workbook,
    columns: Mapping[str, str],
    units: Mapping[str, str],
    now: Collection[str] | None = None,
) -> tuple[Part, ...]:
    """Every sheet with headings of a ledger. `columns` are headings clerks have assigned, `units` by sheet.

    `now`: those of `columns` that were assigned for this very ledger, else all.

    Raises Problem when no sheet has any such heading.
    """
    known = headings.known(columns)
    settled = columns if now is None else now
    sheets = [sheet for sheet in book.sheets if sheet.name != NOTES_SHEET]
    shapes = [shape for sheet in sheets if (shape := shape_of(sheet, known, columns, settled))]
    labels = {label: key for key, label in headings.LABELS.items()}
    shaped = replace(book, sheets=tuple(shape.sheet for shape in shapes))
    by_sheet = {shape.sheet.name: shape for shape in shapes}
    tables = find_tables(shaped, labels, PastAward.label)
    parts = [_part(table, by_sheet[table.sheet], units.get(table.sheet, "")) for table in tables]
    used = [part for part in parts if part.whole or part.asked]
    return tuple(used or parts)


def _part(table: Table, shape: Shape, chosen: str) -> Part:
    part = Part(table.sheet, "", (), (), (), shape.heads, asked=shape.asked)
    if not part.whole:
        return part
    money = tuple(_in_unit(one, chosen, shape.wide) for one in shape.money)
    common = money[0].unit.unit if len({one.unit.unit for one in money}) == 1 else ""
    sums = tuple(_in_unit(one, chosen or common, wide=True) for one in shape.sums)
    shape = replace(shape, money=money, sums=sums)
    kept = {number for number, _ in table.rows} | set(table.feet)
    reading = _Reading(table, shape)
    for row in shape.sheet.rows:
        if row[0] in kept:
            _take(reading, row)
    units = {one.unit for one in shape.money}
    stated = units.pop() if len(units) == 1 else Stated("")
    return replace(
        part,
        unit=stated.unit,
        stated=stated.where,
        above=above(table.title),
        lines=tuple(reading.lines),
        totals=tuple(reading.totals),
        skipped=tuple(reading.skipped),
        units=tuple((one.heading, one.unit) for one in shape.money) if units else (),
        sums=tuple(one.heading for one in shape.sums),
        strange=_strange(shape, table.title),
        recovered=tuple(one.heading for one in shape.money if one.recovered),
    )


def _strange(shape: Shape, title: str) -> tuple[str, ...]:
    """The units that are stated of the amounts and were not obeyed: none of ours, or several above the table."""
    told = [one.written for one in shape.money]
    above_ = stated_above(title, YUAN) if "" in told else ()
    found = [one for one in told if one and one not in headings.UNITS]
    if len(above_) > 1 or not {*above_} <= {*headings.UNITS}:
        found += above_
    return tuple(dict.fromkeys(found))


def _in_unit(column: Money, chosen: str, wide: bool) -> Money:
    """What the clerk says of the sheet's unit; of several columns only for those that state none."""
    if not chosen or (wide and column.unit.unit):
        return column
    return replace(column, unit=Stated(chosen))


def _take(reading: _Reading, row: Row) -> None:
    """A total row, a heading inside the table, a remark below it, or payments."""
    words = [plain(cell) for cell in row[1] if isinstance(cell, str) and cell.strip()]
    written = next(
        (cell for one in reading.columns if (cell := reading.cell(row, one)) is not None), None
    )
    if any(TOTAL.fullmatch(word) for word in words[:3]):
        _total(reading, row, next(filter(TOTAL.fullmatch, words)))
    elif written is None and len([cell for cell in row[1] if cell not in (None, "")]) <= 1:
        if words and not NOTE.fullmatch(words[0]):
            reading.section, reading.before = words[0], ("", "")
        reading.skipped.append(f"第 {row[0]} 行“{words[0] if words else ''}”")
    elif words and _aside(words[0], written):
        reading.skipped.append(f"第 {row[0]} 行“{words[0]}”")
    elif reading.shape.wide:
        _take_across(reading, row)
    else:
        line = _line(reading, row, reading.shape.money[0])
        reading.lines.append(line)
        reading.tallies[reading.shape.money[0].place].every.append(line.fen)
        _check_sums(reading, row, [line])


def _aside(words: str, written: Cell) -> bool:
    """A remark below the table, or what of the row above goes where."""
    return bool(PART.fullmatch(words) or (written is None and NOTE.fullmatch(words)))


def _take_across(reading: _Reading, row: Row) -> None:
    """A payment for each column with an amount in this row; nothing and 0 are no payment."""
    before = reading.before
    found: list[Line] = []
    for column in reading.shape.money:
        if not _is_none(column.cell(row), column.unit.unit):
            reading.before = before
            found.append(_line(reading, row, column))
            reading.tallies[column.place].every.append(found[-1].fen)
    sums = [one for one in reading.shape.sums if not _is_none(one.cell(row), one.unit.unit)]
    if not found and sums:
        found = [replace(_line(reading, row, sums[0]), fen=None, fault=UNSHARED)]
    elif not found:
        texts = _texts(reading, row, reading.shape.money[0])
        reading.before = _holder(reading, texts, [])
        reading.skipped.append(f"第 {row[0]} 行“{reading.before[0]}”（各列都没有金额）")
    else:
        _check_sums(reading, row, found)
    reading.lines += found


def _is_none(cell: Cell, unit: str) -> bool:
    """Nothing, or 0."""
    try:
        return cell in (None, "") or amount(cell, unit or YUAN) == 0
    except values.Unreadable:
        return False


def _check_sums(reading: _Reading, row: Row, lines: list[Line]) -> None:
    """The total columns of a row against the payments left of each, or against all (less what was recovered)."""
    found = list(_by_column(reading, row, lines))
    by_place = {column.place: line.fen for column, line in found}
    paid = [line.fen for column, line in found if not column.recovered]
    since = -1
    for one in sorted(reading.shape.sums, key=lambda each: each.place):
        near = [fen for place, fen in by_place.items() if since < place < one.place]
        stated = read_total(one.cell(row), one.unit.unit)
        added = fitting(stated, [near, paid, list(by_place.values())])
        since = one.place
        reading.tallies[one.place].every.append(added)
        if one.cell(row) is not None:
            where = reading.table.where(row)
            reading.totals.append(Total(where, one.heading, stated, added, across=True))


def _by_column(reading: _Reading, row: Row, lines: list[Line]) -> Iterable[tuple[Money, Line]]:
    if not reading.shape.wide:
        return zip(reading.shape.money, lines, strict=True)
    with_money = [one for one in reading.shape.money if not _is_none(one.cell(row), one.unit.unit)]
    return zip(with_money, lines, strict=True)


def _total(reading: _Reading, row: Row, words: str) -> None:
    """A total is of the lines since the last total row or of all: whichever it fits."""
    reading.before = ("", "")  # a cell is not merged across a total
    several = len(reading.columns) > 1
    for column in reading.columns:
        tally = reading.tallies[column.place]
        here = tally.every[tally.since :]
        tally.since = len(tally.every)
        written = reading.cell(row, column)
        if several and written is None:
            continue
        stated = signed(read_total(written, column.unit.unit), column)
        added = fitting(stated, [here, tally.every])
        where = reading.table.where(row, column.heading if several else "")
        reading.totals.append(Total(where, words, stated, added))


def _line(reading: _Reading, row: Row, column: Money) -> Line:
    table, wide = reading.table, reading.shape.wide
    texts = _texts(reading, row, column)
    remarks: list[str] = []
    if isinstance(table.cell(row, headings.CODE), int | float):
        texts[headings.CODE] = ""
        remarks.append("信用代码成了数字，末尾几位已丢失，没有采用，只按名称对上。")
    name, code = _holder(reading, texts, remarks)
    reading.before = name, code
    written = reading.cell(row, column)
    fen, fault = _fen(written, column.unit.unit)
    fen = signed(fen, column)
    if not any(text for key, text in texts.items() if key != headings.AMOUNT):
        fault = BARE
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


def _denied(reading: _Reading, row: Row, column: Money, texts: Mapping[str, str]) -> str:
    """What the note says against the payment, else a column nobody has read (拨付情况: 未拨付)."""
    known = {*reading.table.columns.values(), *column.own.values()}
    known |= {one.place for one in reading.columns}
    others = [cell for place, cell in enumerate(row[1]) if place not in known]
    words = (texts[headings.NOTE], *(cell for cell in others if isinstance(cell, str)))
    return next((" ".join(one.split()) for one in words if DENIAL.search(plain(one))), "")


def _own(reading: _Reading, row: Row, column: Money) -> Callable[[str], Cell]:
    """The cell of a field: that of the column's own group, else the row's."""

    def cell(key: str) -> Cell:
        if key in column.own:
            return cell_at(row, column.own[key])
        if column.recovered and key in OF_PAYMENT:
            return reading.table.cell(row, headings.RECOVERED_DAY) if key == headings.DAY else None
        return reading.table.cell(row, key)

    return cell


def _texts(reading: _Reading, row: Row, column: Money) -> dict[str, str]:
    cell = _own(reading, row, column)
    return {key: _text(cell(key)) for key in headings.LABELS}


def _matter(reading: _Reading, column: Money, texts: dict[str, str], remarks: list[str]) -> str:
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


def _year_from(reading: _Reading, column: Money, day: When, remarks: list[str]) -> When:
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


def _holder(reading: _Reading, texts: dict[str, str], remarks: list[str]) -> tuple[str, str]:
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


def _context(reading: _Reading, texts: dict[str, str], remarks: list[str]) -> str:
    """What a line without 事项 was for: the heading above it in the table, its project, or the sheet's title."""
    title = reading.table.title
    if found := reading.section or texts[headings.PROJECT] or texts[headings.NOTE]:
        remarks.append(f"没有写事项，按“{found}”理解。")
        return found
    title = SHEET.sub("", UNIT.sub("", title)) or title
    remarks.append(f"没有写事项，按标题“{title}”理解。")
    return title


def _year_above(reading: _Reading) -> int | None:
    for text in (reading.section, reading.table.title):
        found = set(YEARS.findall(text))
        if len(found) == 1:
            return int(found.pop())
    return None
