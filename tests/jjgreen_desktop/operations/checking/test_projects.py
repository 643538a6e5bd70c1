"""Projects, who names them, and loans against what they cost: each fault told, its sound neighbour not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.checking.projects import interest_due
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.checking.sound import (
    HINT,
    MUST,
    VERIFY,
    Case,
    fault,
    found,
    named,
    well_said,
)
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts
from tests.jjgreen_desktop.policy import samples

KILN = "一号窑余热利用改造"
TERM = {
    "principal_fen": 2_000_000_000,
    "drawn_on": date(2025, 9, 15),
    "due_on": date(2026, 9, 10),
    "rate_pct": Decimal("3.6"),
}
CASES: list[Case] = [
    (Project, {"name": None}, MUST, "项目名称", "还没有填写"),
    (Project, {"completed_on": date(2025, 8, 31)}, VERIFY, "完工日期", "早于开工日期"),
    (Loan, {"due_on": date(2025, 9, 14)}, VERIFY, "到期日期", "早于放款日期"),
    (
        Loan,
        TERM | {"rate_pct": Decimal(385), "interest_paid_fen": 72_000_000},
        VERIFY,
        "年利率",
        "385% 高于 15%，可能漏了小数点。",
    ),
    (
        Loan,
        TERM | {"interest_paid_fen": 72_000_001},
        VERIFY,
        "已付利息",
        "高于按本金、年利率 3.6% 和 360 天（放款至到期）算出的 720,000.00 元。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


def test_interest_up_to_what_the_contract_allows_is_sound(office: Office) -> None:
    loan = Loan.model_validate({"project": KILN, **TERM})
    assert interest_due(loan) == (72_000_000, 360)
    owner = firm(office).id
    for paid in (72_000_000, 200_000):
        known = {"enterprise": owner, "green": True, "interest_paid_fen": paid}
        assert all_checks(office, loan.model_copy(update=known)) == []
    for key in TERM:
        assert interest_due(loan.model_copy(update={key: None}))[0] is None


@pytest.mark.parametrize(("paid", "asked"), [(7_200, True), (1_440, True), (144_100, False)])
def test_interest_in_another_unit_is_asked_about(office: Office, paid: int, asked: bool) -> None:
    """72 万元 due in a year; 72 元 stands there for 72 万元, 1,441 元 may be for a day."""
    loan = Loan.model_validate({"project": KILN, **TERM, "green": True, "interest_paid_fen": paid})
    told = all_checks(office, loan.model_copy(update={"enterprise": firm(office).id}))
    assert found(told) == ([(VERIFY, "已付利息")] if asked else [])
    assert [one.check for one in told] == (["slip"] if asked else [])


def _project(office: Office, firm_: str, **known: Any) -> Project:
    return save(office, Project.model_validate({"enterprise": firm_, "name": KILN, **known})).record


def test_a_project_registered_twice_is_asked_about(office: Office) -> None:
    owner, other = firm(office).id, firm(office, "湖口样例二厂有限公司").id
    one = _project(office, owner, code="2509-360429-04-01-000001")
    again = one.model_copy(update={"id": "", "name": "一号窑 余热利用改造", "code": None})
    assert [(f.where, f.check) for f in all_checks(office, again)] == [("项目名称", "same_name")]
    coded = one.model_copy(update={"id": "", "name": "二号窑改造"})
    assert [(f.where, f.check) for f in all_checks(office, coded)] == [("项目代码", "same_code")]
    assert all_checks(office, one) == []
    assert all_checks(office, again.model_copy(update={"enterprise": other})) == []


def test_where_projects_are_registered_another_name_is_pointed_out(office: Office) -> None:
    owner = firm(office).id
    loan = Loan(enterprise=owner, project=KILN, green=True)
    assert all_checks(office, loan) == []
    _project(office, owner, name="二号窑改造")
    told = all_checks(office, loan)
    assert found(told) == [(HINT, "项目名称")]
    well_said(told[0])
    assert all_checks(office, loan.model_copy(update={"project": "二号窑 改造"})) == []
    other = firm(office, "湖口样例二厂有限公司").id
    assert all_checks(office, loan.model_copy(update={"enterprise": other})) == []


def test_loans_stay_within_what_the_project_costs(office: Office) -> None:
    owner = firm(office).id
    save(office, retrofit_facts(owner, investment_fen=3_000_000_000))
    first = Loan(enterprise=owner, project=KILN, green=True, principal_fen=2_000_000_000)
    assert all_checks(office, first) == []
    save(office, first)
    second = first.model_copy(update={"principal_fen": 1_000_000_001})
    told = all_checks(office, second)
    assert found(told) == [(VERIFY, "贷款本金")]
    assert told[0].what == ("本项目 2 笔贷款合计 30,000,000.01 元，高于项目投资 30,000,000.00 元。")
    assert all_checks(office, second.model_copy(update={"principal_fen": 1_000_000_000})) == []
    assert all_checks(office, second.model_copy(update={"project": "二号窑改造"})) == []


def test_the_registered_project_says_first_what_it_costs(office: Office) -> None:
    owner = firm(office).id
    save(office, retrofit_facts(owner, investment_fen=3_000_000_000))
    _project(office, owner, investment_fen=320_000)
    loan = samples.loan(id="", enterprise=owner, project=KILN, principal_fen=2_000_000_000)
    told = [f for f in all_checks(office, loan) if f.check == "loan_above_investment"]
    assert (
        "高于项目投资 3,200.00 元，相差约 6,250 倍，可能一个按元、一个按万元填写。" in told[0].what
    )
