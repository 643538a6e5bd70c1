"""An old ledger read as it stands: its lines with amounts in 分, its total rows added up again, what was skipped."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from jjgreen_desktop.domain import credit_code, values
from jjgreen_desktop.operations.importing.drafts import ERRORS, halves
from jjgreen_desktop.operations.importing.headers import Table, find_tables, plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Workbook
from jjgreen_desktop.operations.importing.stated_units import ABOVE, Stated, above
from jjgreen_desktop.operations.past_awards import headings
from jjgreen_desktop.operations.past_awards.figures import When, amount, has_unit, when

TOTAL = re.compile(r".{0,15}(合计|小计|总计|共计)(\(.*\))?:?(\d+[家户个项笔])?")
NOTE = re.compile(r"(注|备注|说明|填报|填表|制表|审核|联系).{0,8}:.*")
PART = re.compile(r"其中.*")  # of the row above, counted there already
BARE = (
    "只有金额，没有写企业，可能是没有标明的合计。",
    "是合计的选“不登记这一行”；是一笔兑现的，请在台账里补上企业名称后重新导入。",
)
UNIT = re.compile(rf"\(?{ABOVE.pattern}\)?")  # of a title: no word of what was paid for
SHEET = re.compile(r"sheet\d*$", re.IGNORECASE)
YEARS = re.compile(r"(?<!\d)20\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Line:
    """One payment as the ledger has it. `fen` is None while its unit is unknown or it cannot be read.

    `key` (工作表!行) is how a choice names the line; `remarks` say what was taken from elsewhere on the sheet.
    """

    key: str
    place: str
    name: str
    code: str
    matter: str
    project: str
    source: str
    written: Cell
    fen: int | None
    when: When
    document: str
    note: str
    remarks: tuple[str, ...] = ()
    fault: tuple[str, str] | None = None  # what is wrong, and the next step


@dataclass(frozen=True, slots=True)
class Total:
    """A total row of the sheet, in 分, beside what its rows come to (None: their unit is unknown)."""

    place: str
    words: str
    stated_fen: int | None
    added_fen: int | None

    @property
    def differs(self) -> bool:
        """The sheet's own total is another sum."""
        return None not in (self.stated_fen, self.added_fen) and self.stated_fen != self.added_fen


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet of the ledger; `unit` is "" while nobody knows it, `asks_unit` when that matters.

    `headings` are those of the table with what each is taken for ("": nothing); without a firm and an
    amount among them no line is read (`whole`).
    """

    sheet: str
    unit: str
    lines: tuple[Line, ...]
    totals: tuple[Total, ...]
    skipped: tuple[str, ...]
    headings: tuple[tuple[str, str], ...]
    stated: str = ""  # where the sheet states its unit; "" when a clerk has said it
    above: str = ""  # the unit stated above the table

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings that are taken for nothing."""
        return tuple(heading for heading, key in self.headings if not key)

    @property
    def whole(self) -> bool:
        """Whether firm and amount have been found."""
        found = {key for _, key in self.headings}
        return headings.AMOUNT in found and bool({headings.NAME, headings.CODE} & found)

    @property
    def asks_unit(self) -> bool:
        """Whether amounts wait for the unit."""
        return not self.unit and any(line.fen is None and not line.fault for line in self.lines)


@dataclass
class _Reading:
    """Where on the sheet the reading is: the section, the last firm, and sums for the next total row."""

    section: str = ""
    before: tuple[str, str] = ("", "")
    lines: list[Line] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    since: int = 0  # how many lines there were at the last total row


def read(book: Workbook, columns: Mapping[str, str], units: Mapping[str, str]) -> tuple[Part, ...]:
    """Every sheet with headings of a ledger. `columns` are headings a clerk has assigned, `units` by sheet.

    Raises Problem when no sheet has any such heading.
    """
    known = headings.known(columns)
    parts = [_part(book, table, known, units) for table in find_tables(book, known, "以前兑现")]
    whole = [part for part in parts if part.whole]
    return tuple(whole or parts)


def _part(book: Workbook, table: Table, known: Mapping[str, str], units: Mapping[str, str]) -> Part:
    sheet = next(one for one in book.sheets if one.name == table.sheet)
    named = next(cells for number, cells in sheet.rows if number == table.heading_row)
    found = tuple((str(cell), known.get(plain(cell), "")) for cell in named if cell)
    part = Part(table.sheet, "", (), (), (), found)
    if not part.whole:
        return part
    chosen = units.get(table.sheet, "")
    heading = str(named[table.columns[headings.AMOUNT]])
    stated = Stated(chosen) if chosen else headings.unit_of(heading, table.title)
    kept = {number for number, _ in table.rows} | set(table.feet)
    reading = _Reading()
    for row in sheet.rows:
        if row[0] in kept:
            _take(reading, table, row, stated.unit)
    return replace(
        part,
        unit=stated.unit,
        stated=stated.where,
        above=above(table.title),
        lines=tuple(reading.lines),
        totals=tuple(reading.totals),
        skipped=tuple(reading.skipped),
    )


def _take(reading: _Reading, table: Table, row: Row, unit: str) -> None:
    """A total row, a heading inside the table, a remark below it, or a payment."""
    words = [plain(cell) for cell in row[1] if isinstance(cell, str) and cell.strip()]
    written = table.cell(row, headings.AMOUNT)
    if any(TOTAL.fullmatch(word) for word in words[:3]):
        _total(reading, table, row, next(filter(TOTAL.fullmatch, words)), unit)
    elif written is None and len([cell for cell in row[1] if cell not in (None, "")]) <= 1:
        if words and not NOTE.fullmatch(words[0]):
            reading.section, reading.before = words[0], ("", "")
        reading.skipped.append(f"第 {row[0]} 行“{words[0] if words else ''}”")
    elif words and _aside(words[0], written):
        reading.skipped.append(f"第 {row[0]} 行“{words[0]}”")
    else:
        reading.lines.append(_line(reading, table, row, unit))


def _aside(words: str, written: Cell) -> bool:
    """A remark below the table, or what of the row above goes where."""
    return bool(PART.fullmatch(words) or (written is None and NOTE.fullmatch(words)))


def _total(reading: _Reading, table: Table, row: Row, words: str, unit: str) -> None:
    """A total is of the lines since the last total row or of all: whichever it fits."""
    every = [line.fen for line in reading.lines]
    here = every[reading.since :]
    reading.since = len(every)
    reading.before = ("", "")  # a cell is not merged across a total
    place = table.where(row)
    written = table.cell(row, headings.AMOUNT)
    try:
        stated = amount(written, unit) if unit or has_unit(written) else None
    except values.Unreadable:
        stated = None
    sums = [_sum(part) for part in (here, every) if part]
    added = stated if stated is not None and stated in sums else next(iter(sums[::-1]), 0)
    reading.totals.append(Total(place, words, stated, added))


def _sum(found: Iterable[int | None]) -> int | None:
    total = 0
    for fen in found:
        if fen is None:
            return None
        total += fen
    return total


def _line(reading: _Reading, table: Table, row: Row, unit: str) -> Line:
    texts = {key: _text(table.cell(row, key)) for key in headings.LABELS}
    remarks: list[str] = []
    if isinstance(table.cell(row, headings.CODE), int | float):
        texts[headings.CODE] = ""
        remarks.append("信用代码成了数字，末尾几位已丢失，没有采用，只按名称对上。")
    name, code = _holder(reading, texts, remarks)
    reading.before = name, code
    written = table.cell(row, headings.AMOUNT)
    fen, fault = _fen(written, unit)
    if not any(text for key, text in texts.items() if key != headings.AMOUNT):
        fault = BARE
    day, fault = _when(table, row, fault)
    matter = texts[headings.MATTER] or _context(reading, table, texts, remarks)
    if day.told is None and (year := _year_above(reading, table)):
        day = When(None, year)
        remarks.append(f"兑现年度取自标题（{year}年）。")
    return Line(
        key=f"{table.sheet}!{row[0]}",
        place=table.where(row),
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
    )


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
    table: Table, row: Row, fault: tuple[str, str] | None
) -> tuple[When, tuple[str, str] | None]:
    try:
        return when(table.cell(row, headings.DAY), table.cell(row, headings.YEAR)), fault
    except values.Unreadable as unreadable:
        return When(), fault or halves(str(unreadable))


def _context(reading: _Reading, table: Table, texts: dict[str, str], remarks: list[str]) -> str:
    """What a line without 事项 was for: the heading above it in the table, its project, or the sheet's title."""
    if found := reading.section or texts[headings.PROJECT] or texts[headings.NOTE]:
        remarks.append(f"没有写事项，按“{found}”理解。")
        return found
    title = SHEET.sub("", UNIT.sub("", table.title)) or table.title
    remarks.append(f"没有写事项，按标题“{title}”理解。")
    return title


def _year_above(reading: _Reading, table: Table) -> int | None:
    for text in (reading.section, table.title):
        found = set(YEARS.findall(text))
        if len(found) == 1:
            return int(found.pop())
    return None
