"""Taken back out of turn, a project's name and a title's status stay while loans, awards or later changes rest on them."""

from datetime import date

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.project_uses import uses
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.taking_back import do_again, take_back
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts
from tests.jjgreen_desktop.operations.named_project import NEW, named_project
from tests.jjgreen_desktop.operations.out_of_turn import WAN, change, last, refused, register, wan

DAY = date(2026, 9, 1)


def test_a_name_of_a_project_stays_while_a_loan_was_registered_under_it(office: Office) -> None:
    """Apart, 就高 would pay both: 225 instead of 155 万元."""
    project = named_project(office)
    loan = office.store.find(Loan)[0]
    remove(office, loan)
    renamed = change(office, project, name=NEW)
    named = register(office, loan.model_copy(update={"id": "", "project": NEW}))
    assert wan(office) == 155
    refused(office, renamed, named, "又用到了这一笔改动的项目名称（绿色贷款“一号窑余热发电”）")
    take_back(office, named)
    assert take_back(office, renamed)
    assert office.store.find(Retrofit)[0].project == project.name


def test_a_loan_under_the_old_name_is_not_joined_unseen(office: Office) -> None:
    project = named_project(office)
    loan = office.store.find(Loan)[0]
    remove(office, loan)
    renamed = change(office, project, name=NEW)
    named = register(office, loan.model_copy(update={"id": ""}))
    assert wan(office) == 225  # a project of its own by now
    refused(office, renamed, named, "又用到了这一笔改动的项目名称")


def test_a_loan_taken_back_comes_under_the_name_its_project_had(office: Office) -> None:
    """Done again after the rename it would stand apart."""
    project = named_project(office)
    loan = office.store.find(Loan)[0]
    remove(office, loan)
    again = register(office, loan.model_copy(update={"id": ""}))
    take_back(office, again)
    renamed = change(office, project, name=NEW)
    with pytest.raises(InTheWay, match="又用到了这一笔改动的项目名称") as told:
        do_again(office, again)
    assert told.value.first == renamed
    take_back(office, renamed)
    do_again(office, again)
    assert wan(office) == 155


def test_what_the_city_approved_under_a_name_keeps_it(office: Office) -> None:
    project = named_project(office)
    renamed = change(office, project, name=NEW)
    line = next(
        one.line
        for one in uses(office, project.model_copy(update={"name": NEW}))
        if one.line and one.line.outcome is Outcome.ELIGIBLE
    )
    approve(office, line, 100, "样例文件", DAY)
    refused(office, renamed, last(office), "核定或兑现了这一笔改过项目名称或归属的记录")


def test_what_was_paid_under_a_name_keeps_it(office: Office) -> None:
    renamed = change(office, named_project(office), name=NEW)
    one = office.store.find(Retrofit)[0]
    paid = change(office, one, paid_on=DAY, paid_fen=50 * WAN)
    refused(office, renamed, paid, "核定或兑现了这一笔改过项目名称或归属的记录")


def test_a_project_is_registered_while_a_record_names_it(office: Office) -> None:
    owner = firm(office).id
    made = register(office, Project(enterprise=owner, name=NEW))
    named = register(office, retrofit_facts(owner, project=NEW))
    refused(office, made, named, "又用到了这一笔改动的项目名称")


def test_a_title_removed_twice_is_not_valid_again_by_taking_back_the_first(office: Office) -> None:
    """It would be 10 万元 for a title that a later list took away."""
    owner = firm(office).id
    title = save(office, title_facts(owner)).record
    assert wan(office) == 10
    of = {"enterprise": owner, "of_title": title.id, "status": "removed"}
    first = register(office, TitleStatus(changed_on=date(2026, 4, 1), document="甲", **of))
    second = register(office, TitleStatus(changed_on=date(2026, 5, 1), document="乙", **of))
    assert wan(office) == 0
    refused(office, first, second, "又登记或改动了同一称号的状态变更（状态变更“乙”）")
    take_back(office, second)
    assert wan(office) == 0
    take_back(office, first)
    assert wan(office) == 10
