"""A column of amounts: its unit, and the matter and year its heading tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row
from jjgreen_desktop.operations.importing.stated_units import Stated
from jjgreen_desktop.operations.past_awards.cells import cell_at
from jjgreen_desktop.operations.past_awards.column_words import TAKEN_BACK, YEAR
from jjgreen_desktop.operations.past_awards.headings import (
    is_amount,
    tail_of,
    unit_of,
    without_unit,
)
from jjgreen_desktop.operations.past_awards.heads import Head
from jjgreen_desktop.operations.past_awards.words import understood


@dataclass(frozen=True, slots=True)
class Money:
    """A column of amounts: its heading, its unit, the matter and year it tells, the columns that are its own."""

    place: int
    heading: str
    unit: Stated
    matter: str = ""
    year: int | None = None
    own: Mapping[str, int] = field(default_factory=dict)
    recovered: bool = False  # its amounts were taken back, with or without a sign
    written: str = ""  # the unit its heading states, be it one of ours or none

    def cell(self, row: Row) -> Cell:
        """What stands in a row; None for nothing, 无 or a dash."""
        return cell_at(row, self.place)


def money_of(head: Head, title: str, own: Mapping[str, int], wide: bool) -> Money:
    unit, written = unit_of(head.stating, title), tail_of(head.stating)
    years = {
        int(found[1])
        for words in (head.own, *head.groups)
        if (found := YEAR.fullmatch(without_unit(words)))
    }
    year = years.pop() if len(years) == 1 else None
    matter = matter_of(head)
    if not wide and not understood(matter).matters:
        matter = ""
    return Money(head.place, head.name, unit, matter, year, own, written=written)


def recovered(column: Money) -> Money:
    """The column of what was taken back: for which matter the row says, not the words for the recovery."""
    said = understood(column.matter)
    return replace(column, recovered=True, matter=column.matter if said.matters else TAKEN_BACK)


def matter_of(head: Head) -> str:
    """What the payments of a column are for, as far as its heading tells; the group above it helps."""
    own = "" if is_amount(head.own) or YEAR.fullmatch(plain(head.own)) else without_unit(head.own)
    found = [own]
    for words in reversed([one for one in map(without_unit, head.groups) if _says_what(one)]):
        found.append(words + found[-1])
    told = [words for words in found if len(understood(words).matters) == 1]
    return told[0] if told else own if understood(own).matters else found[-1]


def _says_what(group: str) -> bool:
    """Words above a column that are more than a year, or that amounts stand below."""
    return not is_amount(group) and not YEAR.fullmatch(group)
