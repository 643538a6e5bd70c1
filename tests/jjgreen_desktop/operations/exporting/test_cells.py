"""A value as a sheet holds it, read by the import, is the value again."""

from datetime import date
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from jjgreen_desktop.domain import money, values
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.operations.exporting.cells import Value, cell

TONS, YUAN = Field("年节能量", Kind.QUANTITY, unit="吨标准煤"), Field("金额", Kind.MONEY, unit="元")
PERCENT = field_of(Retrofit, "improvement_stated_pct")
WHOLE = st.integers(0, money.MOST_FEN)


def read(field: Field, value: Value) -> object:
    """As the import reads what a sheet, which knows numbers as doubles, gives back."""
    return values.parse(field, float(value) if isinstance(value, Decimal) else value)


@given(WHOLE)
@example(money.MOST_FEN)
@example(0)
def test_money_is_the_same_to_the_fen(fen: int) -> None:
    found = cell(YUAN, fen)
    assert read(YUAN, found) == fen
    assert isinstance(found, Decimal) or fen >= 10**15


@given(st.decimals(0, 10**12, allow_nan=False, places=6))
@example(Decimal("12345678901234.567891"))
@example(Decimal("0.1"))
def test_quantities_are_the_same_to_the_digit(number: Decimal) -> None:
    for field in (TONS, PERCENT):
        assert read(field, cell(field, number)) == number


def test_a_number_that_a_sheet_cannot_hold_is_text() -> None:
    assert cell(TONS, Decimal("180.50")) == Decimal("180.50")
    assert cell(TONS, Decimal("1234567890.1234567")) == "1234567890.1234567"
    assert cell(PERCENT, Decimal("5.00")) == "5.00"


def test_days_before_the_calendars_of_sheets_agree_are_text() -> None:
    day = field_of(Loan, "due_on")
    assert cell(day, date(2026, 3, 18)) == date(2026, 3, 18)
    assert cell(day, date(1899, 12, 31)) == "1899-12-31"
    assert read(day, "1899-12-31") == date(1899, 12, 31)


def test_what_is_known_to_be_none_is_not_what_is_unknown() -> None:
    names = Field("曾用名", Kind.NAMES)
    assert (cell(names, ()), cell(names, None)) == ("无", None)
    assert (read(names, "无"), read(names, None)) == ((), None)
    assert cell(Field("规上企业", Kind.YES_NO), False) == "否"
