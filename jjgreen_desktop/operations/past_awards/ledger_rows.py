"""Row by row through a table of an old ledger: payments, totals that are added up again, what is left out."""

from collections.abc import Iterable
from dataclasses import replace

from jjgreen_desktop.domain import values
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row
from jjgreen_desktop.operations.importing.stated_units import YUAN
from jjgreen_desktop.operations.past_awards.adding import fitting, read_total, signed
from jjgreen_desktop.operations.past_awards.amount_columns import Money
from jjgreen_desktop.operations.past_awards.figures import amount
from jjgreen_desktop.operations.past_awards.ledger_lines import line_of
from jjgreen_desktop.operations.past_awards.lines import Line, Total
from jjgreen_desktop.operations.past_awards.reading import Reading
from jjgreen_desktop.operations.past_awards.row_kinds import NOTE, PART, SECTION, TOTAL
from jjgreen_desktop.operations.past_awards.row_words import holder_of, texts_of

UNSHARED = (
    "只有合计，各列都没有金额。",
    "请照凭证把金额写到各列后重新导入；不是兑现的选“不登记这一行”。",
)
SECTION_WORDS = 2  # its number and its heading


def take(reading: Reading, row: Row) -> None:
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
    elif written is None and _heads_section(row, words):
        reading.section, reading.before = words[1], ("", "")
        reading.skipped.append(f"第 {row[0]} 行“{''.join(words)}”")
    elif words and _aside(words[0], written):
        reading.skipped.append(f"第 {row[0]} 行“{words[0]}”")
    elif reading.shape.wide:
        _take_across(reading, row)
    else:
        line = line_of(reading, row, reading.shape.money[0])
        reading.lines.append(line)
        none = _is_none(line.written, reading.shape.money[0].unit.unit)
        reading.tallies[reading.shape.money[0].place].every.append(0 if none else line.fen)
        _check_sums(reading, row, [line])


def _heads_section(row: Row, words: list[str]) -> bool:
    """一 in the column of numbers, and what follows in the next: the heading of the rows below."""
    alone = len([cell for cell in row[1] if cell not in (None, "")]) == len(words) == SECTION_WORDS
    return alone and bool(SECTION.fullmatch(words[0]))


def _aside(words: str, written: Cell) -> bool:
    """A remark below the table, or what of the row above goes where."""
    return bool(PART.fullmatch(words) or (written is None and NOTE.fullmatch(words)))


def _take_across(reading: Reading, row: Row) -> None:
    """A payment for each column with an amount in this row; nothing and 0 are no payment."""
    before = reading.before
    found: list[Line] = []
    for column in reading.shape.money:
        if not _is_none(column.cell(row), column.unit.unit):
            reading.before = before
            found.append(line_of(reading, row, column))
            reading.tallies[column.place].every.append(found[-1].fen)
    sums = [one for one in reading.shape.sums if not _is_none(one.cell(row), one.unit.unit)]
    if not found and sums:
        found = [replace(line_of(reading, row, sums[0]), fen=None, fault=UNSHARED)]
    elif not found:
        texts = texts_of(reading, row, reading.shape.money[0])
        reading.before = holder_of(reading, texts, [])
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


def _check_sums(reading: Reading, row: Row, lines: list[Line]) -> None:
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


def _by_column(reading: Reading, row: Row, lines: list[Line]) -> Iterable[tuple[Money, Line]]:
    if not reading.shape.wide:
        return zip(reading.shape.money, lines, strict=True)
    with_money = [one for one in reading.shape.money if not _is_none(one.cell(row), one.unit.unit)]
    return zip(with_money, lines, strict=True)


def _total(reading: Reading, row: Row, words: str) -> None:
    """A total is of the lines since the last total row or of all: whichever it fits."""
    reading.before = ("", "")  # a cell is not merged across a total
    reading.added_up.append(row[0])
    several = len(reading.columns) > 1
    for column in reading.columns:
        tally = reading.tallies[column.place]
        here = tally.every[tally.since :]
        tally.since = len(tally.every)
        written = reading.cell(row, column)
        if written is None and not several:
            written = words.partition(":")[2]  # 总计：23万元
        if several and written is None:
            continue
        stated = signed(read_total(written, column.unit.unit), column)
        added = fitting(stated, [here, tally.every])
        where = reading.table.where(row, column.heading if several else "")
        reading.totals.append(Total(where, words, stated, added))
