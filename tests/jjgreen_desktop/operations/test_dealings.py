"""What a provider did and is paid for: found by name, with the line of each and what they come to."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.dealings import Sums, dealings, sums
from jjgreen_desktop.operations.notices import notice_facts
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, make_office
from tests.jjgreen_desktop.policy import samples

NAME, OLD = "样例节能服务有限公司", "样例老节能公司"
CODE = "91350100M000100Y43"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path)


def _diagnosed(office: Office, name: str, provider: str, tce: str = "6200") -> Enterprise:
    holder = firm(office, name)
    energy = {"energy_tce": Decimal(tce), "energy_basis": "dangliang"}
    save(office, AnnualReturn(enterprise=holder.id, year=2025, **energy))
    save(office, samples.diagnosis(id="", enterprise=holder.id, provider=provider))
    return holder


@pytest.fixture
def provider(office: Office) -> Provider:
    """Two diagnoses under its name, one under the name its firm had, a contract; one of somebody else."""
    firm(office, NAME, credit_code=CODE, former_names=(OLD,))
    first = _diagnosed(office, "湖口样例一厂有限公司", NAME)
    _diagnosed(office, "湖口样例二厂有限公司", "样例节能服务 有限公司", tce="100")
    _diagnosed(office, "湖口样例三厂有限公司", OLD)
    _diagnosed(office, "湖口样例四厂有限公司", "样例二节能服务有限公司")
    save(office, samples.contract(id="", enterprise=first.id, provider=NAME))
    known = {"bank": "样例银行湖口支行", "bank_account": "6222000000000000123"}
    return save(office, Provider(name=NAME, credit_code=CODE, **known)).record


def test_everything_that_names_the_provider_is_found_with_its_line(
    office: Office, provider: Provider
) -> None:
    found = dealings(office, provider)
    assert [(one.record.noun, one.firm.name) for one in found] == [
        ("diagnosis", "湖口样例一厂有限公司"),
        ("diagnosis", "湖口样例二厂有限公司"),
        ("diagnosis", "湖口样例三厂有限公司"),
        ("energy_performance_contract", "湖口样例一厂有限公司"),
    ]
    outcomes = [one.line.outcome for one in found if one.line]
    assert outcomes == [
        Outcome.ELIGIBLE,
        Outcome.NOT_APPLICABLE,
        Outcome.ELIGIBLE,
        Outcome.ELIGIBLE,
    ]
    assert [one.ceiling_fen for one in found[:3]] == [1_000_000, 0, 1_000_000]
    assert (found[0].day, found[0].matter) == (date(2026, 3, 20), "")
    assert found[3].matter


def test_the_sums_are_those_of_the_lines(office: Office, provider: Provider) -> None:
    found = dealings(office, provider)
    contract = found[3].ceiling_fen
    assert contract > 0
    assert sums(found) == Sums(3, 1, 2_000_000 + contract, 0, 0)


def test_what_was_paid_and_what_is_missing_is_summed_apart(
    office: Office, provider: Provider
) -> None:
    one, _two, three, _contract = [each.record for each in dealings(office, provider)]
    paid = {"subsidised_on": date(2026, 9, 1), "paid_fen": 900_000}
    save(office, one.model_copy(update=paid))
    save(office, three.model_copy(update={"fee_fen": None}))
    found = sums(dealings(office, provider))
    assert (found.settled_fen, found.at_stake_fen) == (900_000, 1_000_000)


def test_what_the_city_approved_stands_beside_the_line(office: Office, provider: Provider) -> None:
    line = dealings(office, provider)[0].line
    assert line is not None
    approve(office, line, 800_000, "样例文件", date(2026, 9, 1))
    assert [one.approved_fen for one in dealings(office, provider)] == [800_000, None, None, None]


def test_reading_can_be_stopped(office: Office, provider: Provider) -> None:
    assert dealings(office, provider, lambda done, _of: done < 1)[0].firm.name == (
        "湖口样例一厂有限公司"
    )
    assert dealings(office, provider, lambda _done, _of: False) == []


@pytest.mark.parametrize("clause", ["1", "5.3"])
def test_the_notice_names_the_account_of_the_provider(
    office: Office, provider: Provider, clause: str
) -> None:
    holder = office.store.find(Enterprise, name="湖口样例一厂有限公司")[0]
    line = next(x for x in assess_enterprise(office, holder.id).lines if x.clause == clause)
    facts = notice_facts(office, line)
    assert facts.addressee == provider.name
    assert (facts.bank, facts.bank_account) == ("样例银行湖口支行", "6222000000000000123")


def test_a_provider_that_changed_its_name_is_paid_by_its_former_one(
    office: Office, provider: Provider
) -> None:
    holder = office.store.find(Enterprise, name="湖口样例三厂有限公司")[0]
    facts = notice_facts(office, assess_enterprise(office, holder.id).lines[0])
    assert (facts.addressee, facts.bank_account) == (OLD, provider.bank_account)


def test_nothing_is_found_for_one_nobody_names(office: Office, provider: Provider) -> None:
    assert office.store.count(Diagnosis) == 4
    other = save(office, Provider(name="样例九节能服务有限公司")).record
    assert dealings(office, other) == []
    assert provider.id != other.id
