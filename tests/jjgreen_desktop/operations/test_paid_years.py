"""Which year's pool a payment draws on: money paid before the measures draws on none."""

from datetime import date

import pytest

from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.budget import plan_of, set_budget
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, GREEN, ledger, paid, planned

POOL = 1_000_000_000


def committed(office: Office, year: int) -> int:
    """What is committed in a year's pool, in 分."""
    set_budget(office, Budget(year=year, pool_fen=POOL))
    made = plan_of(office, year)
    assert made is not None
    return sum(one.paid_fen for one in made.plan.pool.committed)


def doubts(office: Office, year: int) -> tuple[str, ...]:
    made = plan_of(office, year)
    assert made is not None
    return made.doubts


@pytest.mark.parametrize(
    ("day", "by_year"),
    [
        ("2024-12-20", {2024: 0, 2025: 0, 2026: 0}),
        ("2025-06-29", {2025: 0, 2026: 0}),
        ("2025-06-30", {2025: 20_000_000, 2026: 0}),
        ("2026-03-01", {2025: 0, 2026: 20_000_000}),
        ("2024年", {2025: 0, 2026: 0}),
        ("2026年", {2025: 0, 2026: 20_000_000}),
    ],
)
def test_a_payment_of_a_ledger_draws_on_its_own_year(
    office: Office, day: str, by_year: dict[int, int]
) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20, day))))
    assert {year: committed(office, year) for year in by_year} == by_year
    assert not doubts(office, 2026)


def test_of_the_first_year_alone_nobody_can_tell_whether_it_was_before_the_measures(
    office: Office,
) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20, "2025年"))))
    assert committed(office, 2025) == 0
    assert "已兑现而没有兑现日期" in doubts(office, 2025)[0]


def test_payments_on_one_record_are_parted_by_year(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, Loan(enterprise=owner, project="一号窑改造", drawn_on=date(2023, 1, 1)))
    rows = ledger(
        paid(FIRST, "一号窑改造绿色贷贴息", 5, "2023-12-20"),
        paid(FIRST, "一号窑改造绿色贷贴息", 6, "2025-12-20"),
        paid(FIRST, "一号窑改造绿色贷贴息", 7, "2026-08-20"),
    )
    planning.apply(office, planned(office, rows))
    assert [committed(office, year) for year in (2025, 2026)] == [6_000_000, 7_000_000]


def test_a_payment_typed_by_hand_before_the_measures_draws_on_none_either(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = title_facts(owner, published_on=date(2025, 1, 10))
    early, late = date(2025, 3, 1), date(2025, 9, 1)
    save(office, title.model_copy(update={"paid_on": early, "paid_fen": 10_000_000}))
    assert committed(office, 2025) == 0
    kept = office.store.find(Title)[0]
    save(office, kept.model_copy(update={"paid_on": late}))
    assert committed(office, 2025) == 10_000_000
