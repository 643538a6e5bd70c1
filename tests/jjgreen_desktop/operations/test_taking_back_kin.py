"""Taken back out of turn, firms that follow one another stay one: what is paid once is not paid to both."""

from datetime import date

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.taking_back import do_again, take_back
from tests.jjgreen_desktop.operations.desk import firm, title_facts
from tests.jjgreen_desktop.operations.out_of_turn import change, last, refused, register, wan
from tests.jjgreen_desktop.operations.tables import code

SECOND = "湖口样例二厂有限公司"


def two(office: Office, **known: object) -> tuple[Enterprise, Enterprise]:
    return firm(office, credit_code=code(1)), firm(office, SECOND, credit_code=code(2), **known)


def titled(office: Office, one: Enterprise, day: date = date(2026, 3, 18)) -> int:
    return register(office, title_facts(one.id, batch=f"{day:%m}月", published_on=day))


def both_titled(office: Office, one: Enterprise, heir: Enterprise) -> int:
    """The heir's title, the later one."""
    titled(office, one)
    return titled(office, heir, date(2026, 6, 1))


def test_a_code_waits_for_the_firm_that_came_to_name_it(office: Office) -> None:
    one, heir = two(office)
    both_titled(office, one, heir)
    assert wan(office) == 20
    put_right = change(office, one, credit_code=code(3))
    linked = change(office, heir, former=(code(3),))
    assert wan(office) == 10
    told = refused(office, put_right, linked, "又把这一笔改动的信用代码写作前身代码")
    assert SECOND in told.what
    take_back(office, linked)
    take_back(office, put_right)
    assert wan(office) == 20
    with pytest.raises(InTheWay) as again:  # nobody bears the code it names
        do_again(office, linked)
    assert (again.value.first, again.value.back) == (put_right, False)
    do_again(office, put_right)
    do_again(office, linked)
    assert wan(office) == 10


def test_a_code_waits_for_an_heir_that_was_imported(office: Office) -> None:
    one = firm(office, credit_code=code(1))
    put_right = change(office, one, credit_code=code(3))
    heir = Enterprise(name=SECOND, county="湖口县", credit_code=code(2), former=(code(3),))
    office.store.put_many("导入企业", [heir])
    refused(office, put_right, last(office), "写作前身代码")


def test_a_former_code_waits_for_what_rests_on_it(office: Office) -> None:
    one, heir = two(office)
    linked = change(office, heir, former=(code(1),))
    later = both_titled(office, one, heir)
    assert wan(office) == 10
    refused(office, linked, later, "有前身关系的企业")
    take_back(office, later)
    refused(office, linked, last_write(office), "有前身关系的企业")  # the predecessor's
    with pytest.raises(Problem):
        take_back(office, linked)


def last_write(office: Office) -> int:
    """The latest write that stands."""
    listed = office.store.history(50)
    return next(one.seq for one in listed if one.kind == "write" and not one.taken_back)


def test_a_code_typed_in_waits_for_what_rests_on_it(office: Office) -> None:
    one = firm(office)
    heir = firm(office, SECOND, credit_code=code(2), former=(code(1),))
    typed = change(office, one, credit_code=code(1))
    later = both_titled(office, one, heir)
    assert wan(office) == 10
    refused(office, typed, later, "有前身关系的企业")


def test_a_title_does_not_come_again_without_the_former_code(office: Office) -> None:
    one, heir = two(office)
    linked = change(office, heir, former=(code(1),))
    later = both_titled(office, one, heir)
    take_back(office, later)
    take_back(office, last_write(office))
    take_back(office, linked)
    with pytest.raises(InTheWay) as told:
        do_again(office, later)
    assert (told.value.first, told.value.back) == (linked, False)


def test_codes_that_join_nobody_hold_nothing_back(office: Office) -> None:
    one, heir = two(office)
    put_right = change(office, one, credit_code=code(3))
    both_titled(office, one, heir)
    change(office, heir, former=(code(1),))
    assert take_back(office, put_right)
    assert wan(office) == 10  # the old code is a former one now


def test_before_anything_rests_on_them_codes_go_back(office: Office) -> None:
    one, heir = two(office)
    both_titled(office, one, heir)
    linked = change(office, heir, former=(code(1),))
    change(office, heir, phone="0792-1")
    assert take_back(office, linked)


def test_a_new_code_is_followed_by_those_that_name_the_old_one(office: Office) -> None:
    one, heir = two(office, former=(code(1), code(5)))
    both_titled(office, one, heir)
    saved = save(office, one.model_copy(update={"credit_code": code(3)}))
    assert saved.told == f"“{SECOND}”所写的前身代码一并改为 {code(3)}。"
    now = office.store.get(Enterprise, heir.id)
    assert now and now.former == (code(3), code(5))
    assert wan(office) == 10
    take_back(office, last(office))
    assert office.store.get(Enterprise, heir.id) == heir
    assert wan(office) == 10


def test_a_code_that_is_named_is_not_cleared(office: Office) -> None:
    one, heir = two(office, former=(code(1),))
    before = last(office)
    with pytest.raises(Problem, match=f"“{SECOND}”把代码 {code(1)} 写作前身代码") as told:
        save(office, one.model_copy(update={"credit_code": None}))
    assert f"请先把前身代码从“{SECOND}”删去" in told.value.fix
    assert last(office) == before
    save(office, heir.model_copy(update={"former": None}))
    assert save(office, one.model_copy(update={"credit_code": None})).told == ""
