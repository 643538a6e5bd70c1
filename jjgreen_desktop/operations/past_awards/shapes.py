"""What the columns of an old ledger are: one amount beside the matter, or an amount in a column for each matter."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Row, Sheet
from jjgreen_desktop.operations.past_awards.amount_columns import Money, money_of, recovered
from jjgreen_desktop.operations.past_awards.column_sorting import Columns, Sorted
from jjgreen_desktop.operations.past_awards.heading_rows import heading_of
from jjgreen_desktop.operations.past_awards.headings import AMOUNT, LABELS, RECOVERED, TOTAL
from jjgreen_desktop.operations.past_awards.heads import HOLDERS, Head
from jjgreen_desktop.operations.past_awards.sheet_tables import again, worksheet


@dataclass(frozen=True, slots=True)
class Shape:
    """One sheet with its heading in one row of known words, and what its columns are.

    `heads` are the headings with what each is taken for, `asked` those that may be amounts or not,
    `sums` the total columns: they are checked and never a payment.
    """

    sheet: Sheet
    heads: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    money: tuple[Money, ...]
    sums: tuple[Money, ...]

    @property
    def wide(self) -> bool:
        """Whether each payment stands in a column of its own."""
        return len(self.money) > 1

    @property
    def is_ledger(self) -> bool:
        """Whether a firm stands beside what is paid, or may be."""
        return bool(self.money or self.asked) and any(key in HOLDERS for _, key in self.heads)


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of headings: every one that is understood, those clerks have ever assigned, and `now` for this ledger."""

    known: Mapping[str, str]
    assigned: Collection[str]
    now: Collection[str]


def shape_of(sheet: Sheet, settled: Settled) -> Shape | None:
    """The shape of a sheet, or of one of its tables; None without any known heading.

    Raises Problem when two columns are the same thing, or the sheet has two headings.
    """
    known = settled.known
    heading = heading_of(sheet, known)
    if heading is None:
        return None
    rows = sheet.rows[heading.index + 1 :]
    title = "".join(
        str(cell) for _, cells in sheet.rows[: heading.rows[0]] for cell in cells if cell
    )
    reading = Columns(
        heading.heads,
        rows,
        known,
        {*map(plain, settled.assigned)},
        {*map(plain, settled.now)},
        title,
    )
    found = reading.sorted()
    is_ledger = found.money or found.asked
    repeated = again(sheet, heading, known) if is_ledger else frozenset[int]()
    own = reading.bound(found.money)
    wide = len(found.money) > 1
    money = tuple(
        recovered(one) if head in found.recovered else one
        for head in found.money
        for one in [money_of(head, title, own.get(head.start, {}), wide)]
    )
    sums = tuple(money_of(head, title, {}, False) for head in found.sums)
    taken = {place for fields in own.values() for place in fields.values()}
    heads = tuple((head.name, reading.key(head, found)) for head in heading.heads)
    asked = tuple(head.name for head in found.asked)
    rest = [head for head in heading.heads if head.place not in taken]
    written = _words(reading, rest, found)
    _refuse_twice(sheet.name, sheet.rows[heading.index][0], rest, written)
    left_out = {sheet.rows[one][0] for one in heading.rows if one != heading.index} | repeated
    return Shape(_rewritten(sheet, heading.index, left_out, written), heads, asked, money, sums)


def _words(reading: Columns, heads: Sequence[Head], found: Sorted) -> dict[int, str]:
    """The heading in the words of the program, by place; of the amounts the first stands for all."""
    written: dict[int, str] = {}
    amounts = [one.place for one in (found.money or found.asked)]
    for head in heads:
        key = reading.key(head, found)
        if key not in (AMOUNT, RECOVERED, TOTAL, ""):
            written[head.place] = LABELS[key]
    return written | dict.fromkeys(amounts[:1], LABELS[AMOUNT])


def _refuse_twice(
    sheet: str, number: int, heads: Sequence[Head], written: Mapping[int, str]
) -> None:
    seen: dict[str, str] = {}
    for head in heads:
        words = written.get(head.place)
        if words and words in seen:
            raise Problem(
                f"工作表“{worksheet(sheet)}”第 {number} 行的表头“{head.name}”与“{seen[words]}”重复，不能确定用哪一列。",
                "请删去或改名其中一列；左右并排放着两张表的，请分到两张工作表里，再导入。",
            )
        if words:
            seen[words] = head.name


def _rewritten(
    sheet: Sheet, index: int, left_out: Collection[int], written: Mapping[int, str]
) -> Sheet:
    """The sheet with one heading row, without its other rows and its repetitions (`left_out`)."""
    number, cells = sheet.rows[index]
    width = max(len(cells), *(place + 1 for place in written)) if written else len(cells)
    heading: Row = (number, [written.get(place, "") for place in range(width)])
    rows = [heading if row[0] == number else row for row in sheet.rows if row[0] not in left_out]
    return replace(sheet, rows=rows)
