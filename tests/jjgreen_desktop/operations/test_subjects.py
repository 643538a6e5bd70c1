"""Who follows whom: firms that came out of others, through any number of renamings."""

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.subjects import heirs
from tests.jjgreen_desktop.operations.desk import firm

FIRST, SECOND, THIRD = "91350100M000100Y43", "914403001922038216", "91310000775785552L"


def test_heirs_are_those_that_follow_and_those_that_follow_them(office: Office) -> None:
    one = firm(office, "湖口样例一厂有限公司", credit_code=FIRST)
    two = firm(office, "湖口样例二厂有限公司", credit_code=SECOND, former=(FIRST,))
    three = firm(office, "湖口样例三厂有限公司", credit_code=THIRD, former=(SECOND,))
    firm(office, "湖口样例四厂有限公司")
    assert heirs(office.store, [one.id]) == [two.id, three.id]
    assert heirs(office.store, [two.id, one.id]) == [three.id]
    assert heirs(office.store, [three.id]) == heirs(office.store, []) == []


def test_firms_that_name_each_other_are_met_once(office: Office) -> None:
    one = firm(office, "湖口样例一厂有限公司", credit_code=FIRST, former=(SECOND,))
    two = firm(office, "湖口样例二厂有限公司", credit_code=SECOND, former=(FIRST,))
    assert heirs(office.store, [one.id]) == [two.id]
