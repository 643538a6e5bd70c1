"""Where on a sheet the reading of an old ledger is, and what it has found so far."""

from collections import defaultdict
from dataclasses import dataclass, field

from jjgreen_desktop.operations.importing.headers import Table
from jjgreen_desktop.operations.importing.sheets import Cell, Row
from jjgreen_desktop.operations.past_awards import headings
from jjgreen_desktop.operations.past_awards.amount_columns import Money
from jjgreen_desktop.operations.past_awards.lines import Line, Total
from jjgreen_desktop.operations.past_awards.merged_cells import MergedCells
from jjgreen_desktop.operations.past_awards.shapes import Shape


@dataclass
class Tally:
    """The amounts of one column so far, and how many there were at the last total row."""

    every: list[int | None] = field(default_factory=list)
    since: int = 0


@dataclass
class Reading:
    """Where on the sheet the reading is: the section, the last firm, and sums for the next total row."""

    table: Table
    shape: Shape
    merged: MergedCells
    section: str = ""
    before: tuple[str, str] = ("", "")
    lines: list[Line] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    added_up: list[int] = field(default_factory=list)  # the numbers of the total rows
    tallies: dict[int, Tally] = field(default_factory=lambda: defaultdict(Tally))  # by column

    @property
    def columns(self) -> tuple[Money, ...]:
        """Every column of amounts: payments and totals."""
        return self.shape.money + self.shape.sums

    def cell(self, row: Row, column: Money) -> Cell:
        """The amount; in a ledger of one amount a row a dash is looked at too."""
        if self.shape.wide or column in self.shape.sums:
            return column.cell(row)
        return self.table.cell(row, headings.AMOUNT)
