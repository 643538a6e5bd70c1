"""Amounts and days as old ledgers write them: 30万, (50,000.00), -5, 2023年, 2023年5月, 2023.5.12."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jjgreen_desktop.domain import money, units, values
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.importing.stated_units import YUAN

PARTED = re.compile(r"\d\s+\d")  # one number, or two: nobody can tell
OWN_UNIT = re.compile(r"[万亿元]整?$")
CURRENCY = re.compile(r"^(人民币|RMB):?|(?<!\d)¥", re.IGNORECASE)
BRACKETED = re.compile(r"\((.+)\)")
YEAR = re.compile(r"(20\d\d)(?:\.0)?(?:年度?)?")
MONTH = re.compile(r"(20\d\d)[-/.年](0?[1-9]|1[0-2])月?")
AMOUNT, DAY = field_of(PastAward, "amount_fen").label, field_of(PastAward, "paid_on")


@dataclass(frozen=True, slots=True)
class When:
    """When money was paid: the day, or only the year."""

    day: date | None = None
    year: int | None = None

    @property
    def told(self) -> int | None:
        """The year, however much is known."""
        return self.day.year if self.day else self.year

    def may_be(self, other: "When") -> bool:
        """Both may tell of one and the same day."""
        if self.day and other.day:
            return self.day == other.day
        return None in (self.told, other.told) or self.told == other.told

    @property
    def said(self) -> str:
        """In words: 2024-12-20, 2024年, or nothing."""
        return str(self.day) if self.day else f"{self.year}年" if self.year else ""


def has_unit(cell: Cell) -> bool:
    """Whether an amount says its own unit: 30万, 5000元."""
    return isinstance(cell, str) and bool(OWN_UNIT.search(_folded(cell)[0]))


def amount(cell: Cell, unit: str) -> int:
    """A cell in 分; negative for a recovery. `unit` (元, 千元, 万元, …) is the column's, the cell's own goes first.

    Raises values.Unreadable with what is wrong and what to do.
    """
    if isinstance(cell, str) and PARTED.search(cell):
        raise values.Unreadable(f"{AMOUNT}“{cell}”的数字中间有空格，请照凭证改写成一个数。")
    text, sign = _folded(cell) if isinstance(cell, str) else (cell, 1)
    if isinstance(text, int | float) and not isinstance(text, bool):
        text, sign = abs(text), -1 if text < 0 else 1
    own = isinstance(text, str) and OWN_UNIT.search(text)
    asked = Field(AMOUNT, Kind.QUANTITY, unit=YUAN if own else unit)
    found = values.parse(asked, text)
    if found is None:
        raise values.Unreadable("没有金额。请照凭证补上金额。")
    return sign * _fen(found, cell, YUAN if own else unit)


def _folded(text: str) -> tuple[str, int]:
    """The text without its sign, half-width and without blanks, and the sign: (5), -5 and －5 are less than 0."""
    plain = CURRENCY.sub("", "".join(unicodedata.normalize("NFKC", text).split()))
    if bracketed := BRACKETED.fullmatch(plain):
        return bracketed[1], -1
    minus = plain[:1] in ("-", "−", "—")
    return (plain[1:], -1) if minus and len(plain) > 1 else (plain, 1)


def _fen(found: Decimal, cell: Cell, unit: str) -> int:
    fen = found * units.MEASURES[unit].size * money.FEN_PER_YUAN
    if fen != int(fen):
        raise values.Unreadable(f"{AMOUNT}“{cell}”有分以下的小数，请照凭证精确到分。")
    if fen > money.MOST_FEN:
        raise values.Unreadable(f"{AMOUNT}“{cell}”大得不像金额，请核对数字和单位。")
    return int(fen)


def when(day: Cell, year: Cell) -> When:
    """The day cell, else the year cell; a day cell that says only a year or month gives the year.

    Raises values.Unreadable for what is neither.
    """
    if day in (None, ""):
        return _year(year)
    if isinstance(day, date):
        return When(day)
    text = "".join(unicodedata.normalize("NFKC", str(day)).split())
    if found := YEAR.fullmatch(text) or MONTH.fullmatch(text):
        return When(None, int(found[1]))
    return When(values.parse(DAY, day))


def _year(cell: Cell) -> When:
    if cell in (None, ""):
        return When()
    if isinstance(cell, date):
        return When(cell)
    text = "".join(unicodedata.normalize("NFKC", str(cell)).split())
    if found := YEAR.fullmatch(text):
        return When(None, int(found[1]))
    return when(cell, None)
