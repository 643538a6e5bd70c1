"""A provider is known by its name, and by those its firm has and had."""

from pathlib import Path

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.loan import PerformanceContract
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.offers import offers
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.providers import called, names, with_code
from jjgreen_desktop.operations.recording import remove, save
from tests.jjgreen_desktop.operations.desk import firm, make_office

NAME = "样例节能服务有限公司"
CODE, OTHER = "91350100M000100Y43", "914403001922038216"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path)


def provider(office: Office, name: str = NAME, **known: object) -> Provider:
    """Register a provider."""
    return save(office, Provider.model_validate({"name": name, **known})).record


def test_a_provider_is_found_by_its_name_however_it_is_spaced(office: Office) -> None:
    one = provider(office)
    provider(office, "样例二节能服务有限公司")
    assert called(office, "样例节能服务 有限公司") == one
    assert called(office, "样例节能公司") is None


def test_a_provider_goes_by_the_former_names_of_its_firm(office: Office) -> None:
    one = provider(office, credit_code=CODE)
    firm(office, NAME, credit_code=CODE, former_names=("样例老节能公司",))
    assert called(office, "样例老节能公司") == one
    assert names(office, one) == {NAME, "样例老节能公司"}


def test_a_name_of_two_providers_means_neither(office: Office) -> None:
    for _each in range(2):
        provider(office)
    assert called(office, NAME) is None


def test_a_code_stands_for_the_provider_before_the_firm(office: Office) -> None:
    owner = firm(office, credit_code=CODE).id
    firm(office, "湖口样例二厂有限公司", credit_code=OTHER)
    provider(office, credit_code=CODE)
    assert with_code(office, f" {CODE.lower()} ") == NAME
    assert with_code(office, OTHER) == "湖口样例二厂有限公司"
    assert with_code(office, NAME) is None
    contract = PerformanceContract(enterprise=owner, project="一号窑", provider=CODE)
    assert save(office, contract).record.provider == NAME


def test_registered_providers_are_offered_before_what_was_entered(office: Office) -> None:
    owner = firm(office).id
    save(office, Diagnosis(enterprise=owner, provider="样例三节能服务有限公司"))
    save(office, Diagnosis(enterprise=owner, provider=NAME))
    provider(office)
    provider(office, "样例二节能服务有限公司")
    assert offers(office, Diagnosis(), field_of(Diagnosis, "provider")) == [
        "样例二节能服务有限公司",
        NAME,
        "样例三节能服务有限公司",
    ]


def test_a_provider_can_go_and_come_back_and_records_keep_its_name(office: Office) -> None:
    one = provider(office)
    diagnosis = save(office, Diagnosis(enterprise=firm(office).id, provider=NAME)).record
    remove(office, one)
    assert office.store.count(Provider) == 0
    assert office.store.get(Diagnosis, diagnosis.id) == diagnosis
    assert office.store.undo() == f"删除服务商 {NAME}"
    assert office.store.get(Provider, one.id) == one
    with pytest.raises(Problem, match="服务商名称"):
        save(office, one.model_copy(update={"name": None}))
