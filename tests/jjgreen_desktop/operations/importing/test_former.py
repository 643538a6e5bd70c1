"""Rows of a sheet that name a firm as it was called before."""

import pytest

from jjgreen_desktop.operations.importing.matching import Unmatched, enterprises
from jjgreen_desktop.operations.merging import merge
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm

CODE, OLD_CODE = "91350100M000100Y43", "914403001922038216"
NAME, OLD = "湖口样例一厂有限公司", "湖口样例老厂"


@pytest.fixture
def kept(office: Office) -> str:
    """One firm into which another was merged."""
    one = firm(office, NAME, credit_code=CODE)
    merge(office, one, firm(office, OLD, credit_code=OLD_CODE))
    return one.id


@pytest.mark.parametrize(
    ("code", "name"),
    [(OLD_CODE, OLD), (OLD_CODE, None), (None, OLD), (CODE, OLD), (OLD_CODE, NAME)],
)
def test_the_firm_is_found_by_what_it_was(
    office: Office, kept: str, code: str | None, name: str | None
) -> None:
    assert enterprises(office.store).linked(code, name) == kept


def test_a_name_it_never_had_is_refused(office: Office, kept: str) -> None:
    with pytest.raises(Unmatched, match="没有企业“别家”"):
        enterprises(office.store).linked(OLD_CODE, "别家")


def test_only_the_very_entry_is_known_as_gone(office: Office, kept: str) -> None:
    """Another firm that has the old code in its own right is registered as ever."""
    holders = enterprises(office.store)
    assert holders.heir(OLD_CODE, OLD) == kept
    assert holders.heir(OLD_CODE, "别家") is None
    assert holders.heir(CODE, NAME) is None


def test_two_firms_of_one_former_name_are_not_told_apart(office: Office, kept: str) -> None:
    firm(office, "湖口样例九厂", former_names=(OLD,))
    with pytest.raises(Unmatched, match="登记簿里没有"):
        enterprises(office.store).linked(None, OLD)


def test_a_predecessor_registered_without_its_code_keeps_its_rows(
    office: Office, kept: str
) -> None:
    before = firm(office, "湖口样例前身厂")
    assert enterprises(office.store).linked(OLD_CODE, "湖口样例前身厂") == before.id
