"""Rows of a sheet that name a firm as it was called before."""

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations.importing.matching import Unmatched, enterprises
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.merging import merge
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.exporting.full_register import code

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


def planned(office: Office, *rows: tuple[str, str | None]) -> Plan:
    """The plan of a sheet of firms: name, code; the address of each is new."""
    head: list[Cell] = ["企业名称", "统一社会信用代码", "县（市、区）", "地址"]
    body: list[list[Cell]] = [[name, code, "湖口县", "样例路 1 号"] for name, code in rows]
    sheet = Sheet("企业", list(enumerate([head, *body], 1)))
    return plan(office, "enterprises", Workbook("表.xlsx", "0" * 64, (sheet,)))


def asked(made: Plan) -> list[str]:
    return [one.what for one in made.findings if one.grade is Grade.VERIFY]


@pytest.fixture
def renamed(office: Office) -> Enterprise:
    """A firm without a code that was renamed since the sheet was written."""
    return save(office, firm(office, OLD).model_copy(update={"name": NAME})).record


def test_a_row_with_the_former_name_is_taken_for_the_firm(
    office: Office, renamed: Enterprise
) -> None:
    made = planned(office, (OLD, None))
    assert (made.new, made.changed) == (0, 1)
    assert asked(made) == [f"登记簿里的“{NAME}”以前叫“{OLD}”，本行按它处理，名称不改。"]
    apply(office, made)
    (one,) = office.store.find(Enterprise)
    assert (one.id, one.name, one.address) == (renamed.id, NAME, "样例路 1 号")


def test_a_row_with_another_code_is_another_firm_and_asked_about(office: Office, kept: str) -> None:
    new = code(5)
    assert asked(planned(office, (OLD, new))) == [
        f"登记簿里的“{NAME}”以前叫“{OLD}”，本行将另登记一家。"
    ]
    assert planned(office, (OLD, new)).new == 1


def test_a_former_name_of_two_firms_is_asked_about(office: Office, renamed: Enterprise) -> None:
    firm(office, "湖口样例九厂", former_names=(OLD,))
    made = planned(office, (OLD, None))
    assert made.new == 1
    assert "“湖口样例九厂”" in asked(made)[0] and f"“{NAME}”" in asked(made)[0]


def test_the_former_and_the_present_name_are_one_firm(office: Office, renamed: Enterprise) -> None:
    made = planned(office, (OLD, None), (NAME, None))
    assert made.refused == 2
    assert all("同一企业只能有一行" in one.what for one in made.refusals())
