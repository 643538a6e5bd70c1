"""What was last entered is offered again; the firm's projects under one name."""

from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.offers import offers
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, make_office, retrofit_facts, title_facts

CODE = "91350100M000100Y43"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path)


def test_the_last_values_of_a_field_come_newest_first_and_once(office: Office) -> None:
    owner = firm(office).id
    for batch in ("第五批", "第六批", "第五批"):
        save(office, title_facts(owner, batch=batch, level="provincial"))
    save(office, title_facts(owner))
    assert offers(office, Title(), field_of(Title, "batch")) == ["第五批", "第六批"]
    assert offers(office, Title(), field_of(Title, "document")) == []


def test_what_is_of_one_record_alone_is_not_offered(office: Office) -> None:
    firm(office)
    assert offers(office, Enterprise(), field_of(Enterprise, "name")) == []


def test_a_project_is_offered_under_the_names_the_firm_has(office: Office) -> None:
    one, two = firm(office), firm(office, "湖口样例二厂有限公司")
    save(office, retrofit_facts(one.id, project="一号窑余热利用改造"))
    save(office, retrofit_facts(two.id, project="别家的改造"))
    loan = Loan(enterprise=one.id, project="二号窑改造", principal_fen=100, green=True)
    save(office, loan)
    assert offers(office, loan, field_of(Loan, "project")) == ["二号窑改造", "一号窑余热利用改造"]
    assert offers(office, Retrofit(), field_of(Retrofit, "project")) == []


def test_the_code_of_a_registered_firm_becomes_its_name(office: Office) -> None:
    owner = firm(office).id
    firm(office, "样例节能服务有限公司", credit_code=CODE)
    saved = save(office, Diagnosis(enterprise=owner, provider=f" {CODE.lower()} "))
    assert saved.record.provider == "样例节能服务有限公司"
    assert [one for one in saved.findings if one.check == "code_of_nobody"] == []


def test_the_code_of_nobody_is_pointed_out(office: Office) -> None:
    owner = firm(office).id
    saved = save(office, Diagnosis(enterprise=owner, provider=CODE))
    assert saved.record.provider == CODE
    (found,) = [one for one in saved.findings if one.check == "code_of_nobody"]
    assert (found.grade, found.where) == (Grade.VERIFY, "诊断服务商")


def test_recent_values_are_those_of_the_newest_records(office: Office) -> None:
    owner = firm(office).id
    for number in range(5):
        save(office, retrofit_facts(owner, project=f"{number}号窑", benchmark=Decimal(number)))
    assert office.store.recent(Retrofit, "project", 2) == ["4号窑", "3号窑"]
