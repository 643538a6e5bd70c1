"""What the decisions look up: the records of a firm are those of the firms before it too."""

from datetime import date

from jjgreen_desktop.domain.credit_code import check_character
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.accounts import Register
from jjgreen_desktop.operations.past_awards.firms import Holder
from jjgreen_desktop.operations.past_awards.plans import Verdict
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    GREEN,
    SECOND,
    ledger,
    only,
    paid,
    planned,
)


def code(number: int) -> str:
    body = f"91360429MA0000{number:03d}"
    return body + check_character(body)


def test_a_payment_to_the_heir_goes_onto_the_title_of_its_predecessor(office: Office) -> None:
    old = firm(office, FIRST, credit_code=code(1))
    firm(office, SECOND, credit_code=code(2), former=(code(1),))
    published = {"level": "national", "published_on": date(2022, 1, 15)}
    title = save(office, title_facts(old.id, **published)).record
    made = planned(office, ledger(paid(SECOND, f"2022年{GREEN}", 20)))
    row = only(made)
    assert (row.verdict, row.account) == (Verdict.MATCHED, f"title:{title.id}")
    planning.apply(office, made)
    assert [one.paid_fen for one in office.store.find(Title)] == [20_000_000]


def test_the_firms_before_the_one_before_count_and_others_do_not(office: Office) -> None:
    first = firm(office, FIRST, credit_code=code(1))
    second = firm(office, SECOND, credit_code=code(2), former=(code(1),))
    third = firm(office, "湖口样例三厂有限公司", credit_code=code(3), former=(code(2),))
    firms = (first, second, third)
    titles = [save(office, title_facts(one.id)).record.id for one in firms]
    register = Register(office.store)
    found = [
        {one.id for one in register.records(Title, Holder("enterprise", each.id, ""))}
        for each in firms
    ]
    assert found == [{titles[0]}, {*titles[:2]}, {*titles}]
