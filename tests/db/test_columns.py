from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from db.columns import table_of
from db.store import Store
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title

quantities = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False)


@given(
    number=st.none() | quantities,
    day=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    fen=st.none() | st.integers(0, 10**15),
    bodies=st.none() | st.sets(st.sampled_from(["review", "department"])).map(tuple),
    text=st.none() | st.text(min_size=1).filter(lambda text: "\x00" not in text),
)
def test_a_record_comes_back_as_it_was(
    number: Decimal | None,
    day: date | None,
    fen: int | None,
    bodies: tuple[str, ...] | None,
    text: str | None,
) -> None:
    one = Retrofit(
        id="A",
        unit_energy_before=number,
        filed_on=day,
        paid_fen=fen,
        filed_with=bodies,
        project=text,
    )
    table = table_of(Retrofit)
    assert table.record(table.row(one)) == one
    assert table.filled("A", table.values(table.row(one))) == table.row(one)


@pytest.mark.parametrize(
    ("entered", "stored"),
    [("5.00", "5.00"), ("1E+3", "1000"), ("0.1229", "0.1229"), ("0E-2", "0.00")],
)
def test_quantities_are_stored_digit_by_digit(entered: str, stored: str) -> None:
    table = table_of(AnnualReturn)
    assert table.value("energy_tce", Decimal(entered)) == stored


def test_a_row_altered_from_outside_is_no_record() -> None:
    table = table_of(Retrofit)
    row = table.row(Retrofit(id="A", kind="energy_saving"))
    altered = tuple("nonsense" if value == "energy_saving" else value for value in row)
    with pytest.raises(ValidationError):
        table.record(altered)


@pytest.mark.parametrize(
    ("model", "equals"),
    [
        (Enterprise, {"credit_code": "X"}),
        (AnnualReturn, {"enterprise": "X"}),
        (Diagnosis, {"enterprise": "X"}),
        (Retrofit, {"enterprise": "X", "project": "Y"}),
        (Retrofit, {"filing_number": "X"}),
        (Title, {"enterprise": "X", "kind": "Y", "level": "Z"}),
        (Title, {"park": "X"}),
        (OutsideAward, {"enterprise": "X"}),
        (Stop, {"enterprise": "X"}),
        (Award, {"of": "X"}),
        (Award, {"clause": "X", "of": "Y"}),
    ],
)
def test_what_is_asked_for_each_row_of_an_import_does_not_read_the_whole_table(
    store: Store, model: type[Record], equals: dict[str, str]
) -> None:
    table = table_of(model)
    where, parameters = table.where(equals)
    plan = store._db.execute(f"EXPLAIN QUERY PLAN {table.select}{where}", parameters).fetchall()
    assert [row[3].split()[0] for row in plan] == ["SEARCH"]
