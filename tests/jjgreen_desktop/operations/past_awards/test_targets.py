"""Which record a line means: what was published in the year of the payment can have been paid in it."""

from datetime import date

import pytest

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards.plans import Verdict
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    GREEN,
    ledger,
    only,
    paid,
    planned,
)


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ("2022年", Verdict.MATCHED),
        ("2021年", Verdict.OPEN),
        ("2022-01-15", Verdict.MATCHED),
        ("2022-01-14", Verdict.OPEN),
        ("2023年", Verdict.MATCHED),
    ],
)
def test_a_title_can_be_paid_from_its_day_on_or_in_its_year(
    when: str, verdict: Verdict, office: Office
) -> None:
    owner = firm(office, FIRST).id
    published = {"level": "national", "published_on": date(2022, 1, 15)}
    title = save(office, title_facts(owner, **published)).record
    row = only(planned(office, ledger(paid(FIRST, GREEN, 20, when))))
    assert row.verdict is verdict
    assert row.account == (f"title:{title.id}" if verdict is Verdict.MATCHED else "")
