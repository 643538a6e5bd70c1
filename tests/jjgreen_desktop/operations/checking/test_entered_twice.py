"""One paper entered twice is asked about from both sides; what differs anywhere, or says little, is not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.checking.sound import VERIFY, against, found, well_said
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.out_of_turn import wan
from tests.jjgreen_desktop.policy import samples

WORDS = "这家企业已登记过一条"


def outside(**known: Any) -> OutsideAward:
    """Money from the province."""
    given = {
        "source": "样例省级资金",
        "project": "一号窑",
        "amount_fen": 1_000_000,
        "received_on": date(2025, 12, 1),
    }
    return OutsideAward.model_validate(given | known)


MAKING: list[Callable[..., Record]] = [
    *(samples.loan, samples.system, samples.contract, samples.pilot, samples.platform),
    *(samples.special, outside),
]


@pytest.mark.parametrize("made", MAKING)
def test_a_paper_entered_twice_is_asked_about_from_both_sides(
    office: Office, made: Callable[..., Record]
) -> None:
    owner = firm(office)
    kept = save(office, made(id="", enterprise=owner.id)).record
    again = save(office, made(id="", enterprise=owner.id, note="第二次")).record
    for record in (kept, again):
        (told,) = against(office, record, WORDS)
        assert (told.grade, told.check) == (VERIFY, "entered_twice")
        well_said(told)
    other = firm(office, "湖口样例二厂有限公司")
    assert against(office, made(id="", enterprise=other.id), WORDS) == []


def test_it_would_be_paid_twice(office: Office) -> None:
    owner = firm(office)
    for _turn in range(2):
        save(office, samples.contract(id="", enterprise=owner.id, paid_on=None, paid_fen=None))
    assert wan(office) == 60
    (told,) = against(office, office.store.find(PerformanceContract)[1], WORDS)
    assert told.what == (
        "这家企业已登记过一条合同能源管理“二号窑合同能源管理”，改造完工日期、已付利息等都相同。"
    )


def _loan(**known: Any) -> Loan:
    given = {"project": "一号窑", "drawn_on": date(2025, 9, 15), "principal_fen": 100_000_000}
    return Loan.model_validate(given | known)


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ({"project": "一号 窑"}, True),
        ({"bank": "样例银行"}, True),  # the other does not say which
        ({"contract_number": "样银贷2026-01"}, True),
        ({"paid_on": date(2026, 9, 1), "paid_fen": 100}, True),
        ({"project": "二号窑"}, False),
        ({"drawn_on": date(2025, 9, 16)}, False),
        ({"principal_fen": 200_000_000}, False),
        ({"drawn_on": None, "principal_fen": None}, False),  # still to be filled in
    ],
)
def test_only_what_says_the_same_wherever_both_say_anything(
    office: Office, known: dict[str, Any], asked: bool
) -> None:
    owner = firm(office)
    save(office, _loan(enterprise=owner.id))
    told = against(office, _loan(enterprise=owner.id, **known), WORDS)
    assert found(told) == ([(VERIFY, "贷款本金")] if asked else [])


def test_one_contract_number_on_both_is_asked_about_by_itself(office: Office) -> None:
    owner = firm(office)
    known = {"enterprise": owner.id, "contract_number": "样银贷2026-01"}
    save(office, _loan(**known))
    told = [one.check for one in all_checks(office, _loan(**known)) if one.check]
    assert "entered_twice" not in told
    assert "same_contract" in told
