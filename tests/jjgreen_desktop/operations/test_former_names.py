"""A firm's old name: kept as 曾用名 and told, but for a slip in the name of one registered today."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Saved, save
from tests.jjgreen_desktop.operations.desk import firm

SLIP, MEANT = "湖口样列四厂有限公司", "湖口样例四厂有限公司"


@pytest.fixture
def today(office: Office) -> Office:
    """At work on the day the writes are entered under."""
    return replace(office, today=lambda: datetime.now().astimezone().date())


def rename(office: Office, one: Enterprise) -> Saved[Enterprise]:
    return save(office, one.model_copy(update={"name": MEANT}))


def test_a_slip_in_the_name_of_a_firm_registered_today_is_corrected(today: Office) -> None:
    found = rename(today, firm(today, SLIP))
    assert (found.record.name, found.record.former_names) == (MEANT, None)
    assert found.told == (
        f"这家企业是今天登记的，原来的“{SLIP}”按错字改正，没有留作曾用名；"
        "确实改过名的，请补填在“曾用名”里。"
    )


def test_with_something_under_it_the_name_is_kept_and_told(today: Office) -> None:
    one = firm(today, SLIP)
    save(today, AnnualReturn(enterprise=one.id, year=2025))
    found = rename(today, one)
    assert found.record.former_names == (SLIP,)
    assert found.told == f"原来的“{SLIP}”已留作曾用名；只是改正错字的，请在“曾用名”里删去。"


def test_an_older_firm_keeps_its_name(today: Office) -> None:
    one = firm(today, SLIP)
    later = replace(today, today=lambda: date(2199, 1, 1))
    assert rename(later, one).record.former_names == (SLIP,)


def test_an_imported_firm_keeps_its_name(today: Office) -> None:
    today.store.put_many("导入企业 1 条", [Enterprise(name=SLIP, county="湖口县")])
    (one,) = today.store.find(Enterprise)
    assert rename(today, one).record.former_names == (SLIP,)


def test_another_field_or_spelling_says_nothing_of_the_name(today: Office) -> None:
    one = firm(today, "湖口样例（四厂）")
    assert save(today, one.model_copy(update={"contact": "张样例"})).told == ""
    assert save(today, one.model_copy(update={"name": "湖口样例(四厂)"})).told == ""
