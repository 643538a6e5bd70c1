"""What is read of an old ledger: its payments in 分, its totals beside their sums, and its sheets."""

from dataclasses import dataclass

from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.importing.stated_units import Stated
from jjgreen_desktop.operations.past_awards import headings
from jjgreen_desktop.operations.past_awards.figures import When


@dataclass(frozen=True, slots=True)
class Line:
    """One payment as the ledger has it. `fen` is None while its unit is unknown or it cannot be read.

    `key` is how a choice names the line: 工作表!行, of several amounts in a row 工作表!格 (台账!C5); `remarks` say what was taken from elsewhere on the sheet.
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
    base: str = ""  # its own matter, where the heading of the column adds words: 补充拨付, 追回
    level: str = ""  # 国家级, 省级, of a column of its own
    denied: str = ""  # words of the row that speak against a payment: 未拨付, 已追回


@dataclass(frozen=True, slots=True)
class Total:
    """A total of the sheet, in 分, beside what its rows (or columns) come to (None: their unit is unknown)."""

    place: str
    words: str
    stated_fen: int | None
    added_fen: int | None
    across: bool = False  # the columns of one row, not the rows of a column

    @property
    def differs(self) -> bool:
        """The sheet's own total is another sum."""
        return None not in (self.stated_fen, self.added_fen) and self.stated_fen != self.added_fen


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the ledger, named by its sheet (the second on a sheet 台账（第 6 行起）); `unit` is "" while nobody knows it, `asks_unit` when that matters.

    `headings` are those of the table with what each is taken for ("": nothing); without a firm and an
    amount among them no line is read (`whole`). `asked` are those that may be amounts or not; `sums` the
    total columns, which are checked and never a payment.
    """

    sheet: str
    unit: str
    lines: tuple[Line, ...]
    totals: tuple[Total, ...]
    skipped: tuple[str, ...]
    headings: tuple[tuple[str, str], ...]
    stated: str = ""  # where the sheet states its unit; "" when a clerk has said it
    above: str = ""  # the unit stated above the table
    asked: tuple[str, ...] = ()
    units: tuple[tuple[str, Stated], ...] = ()  # of each amount's column, where they are several
    sums: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()  # units stated that are none of ours, or several above the table
    recovered: tuple[str, ...] = ()  # the columns of what was taken back
    added_up: tuple[int, ...] = ()  # the numbers of the total rows
    title: str = ""  # what stands above the table
    sideways: bool = False  # it seems to have a firm in each column

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings that are taken for nothing."""
        return tuple(
            heading for heading, key in self.headings if not key and heading not in self.asked
        )

    @property
    def whole(self) -> bool:
        """Whether firm and amount have been found."""
        found = {key for _, key in self.headings}
        amounts, holders = {headings.AMOUNT, headings.RECOVERED}, {headings.NAME, headings.CODE}
        return bool(amounts & found) and bool(holders & found)

    @property
    def asks_unit(self) -> bool:
        """Whether amounts wait for the unit."""
        return not self.unit and any(line.fen is None and not line.fault for line in self.lines)
