"""Payments for titles: matched by kind, level and batch, or registered along with the payment."""

from datetime import date

from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.effect import effect
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, title_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    GREEN,
    PAPER,
    ledger,
    only,
    options,
    paid,
    planned,
    said,
)
from tests.jjgreen_desktop.operations.past_awards.planned import DAY, MATCHED, NEW, OPEN, SIXTH


def test_a_title_is_matched_by_kind_and_level_and_carries_the_payment(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH)).record
    made = planned(office, ledger(paid(FIRST, GREEN, 20)))
    assert said(made) == [(MATCHED, "已对上“国家级绿色工厂（2021年度（第六批））”")]
    planning.apply(office, made)
    now = office.store.get(Title, title.id)
    assert now == title.model_copy(update={"paid_on": DAY, "paid_fen": 20_000_000})
    past = office.store.find(PastAward)[0]
    assert (past.of, past.clause, past.document, past.ledger) == (
        title.id,
        "3",
        PAPER,
        "旧台账.xlsx",
    )
    assert (past.place, past.payee, past.made) == ("工作表“台账”第 2 行", FIRST, False)


def test_a_title_published_after_the_payment_is_not_what_was_paid(office: Office) -> None:
    owner = firm(office, FIRST).id
    later = save(
        office, title_facts(owner, level="national", published_on=date(2026, 3, 18))
    ).record
    made = planned(office, ledger(paid(FIRST, GREEN, 20)))
    row = only(made)
    assert row.verdict is OPEN
    assert "2026-03-18" in row.said
    assert set(options(row)) == {later.id, "new"}


def test_the_batch_tells_titles_of_one_kind_apart(office: Office) -> None:
    owner = firm(office, FIRST).id
    fifth = {"level": "national", "batch": "第五批", "published_on": date(2020, 9, 1)}
    save(office, title_facts(owner, **fifth))
    sixth = save(office, title_facts(owner, **SIXTH)).record
    plain, told = ledger(paid(FIRST, GREEN, 20)), ledger(paid(FIRST, f"第六批{GREEN}", 20))
    assert said(planned(office, plain)) == [(OPEN, "几条都像")]
    assert only(planned(office, told)).account == f"title:{sixth.id}"


def test_without_the_title_a_new_one_is_registered_with_it(office: Office) -> None:
    owner = firm(office, FIRST).id
    made = planned(office, ledger(paid(FIRST, f"{GREEN}（第三批）", "20万", "2019年")))
    assert said(made) == [(NEW, "没有这条记录，将新建“国家级绿色工厂（第三批）”")]
    planning.apply(office, made)
    title = office.store.find(Title, enterprise=owner)[0]
    assert (title.kind, title.level, title.holder, title.batch) == (
        *("green_factory", "national", "enterprise"),
        "第三批",
    )
    assert (title.paid_fen, title.paid_on, title.holder_name) == (20_000_000, None, FIRST)
    assert office.store.find(PastAward)[0].year == 2019


def test_a_park_is_paid_for_its_titles(office: Office) -> None:
    park = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    made = planned(office, ledger(paid("湖口样例产业园", "国家级绿色园区奖励", 50)))
    planning.apply(office, made)
    assert office.store.find(Title, park=park.id)[0].paid_fen == 50_000_000


def test_a_title_without_its_level_is_asked(office: Office) -> None:
    firm(office, FIRST)
    row = only(planned(office, ledger(paid(FIRST, "绿色工厂奖励", 20))))
    assert row.verdict is OPEN
    keys = list(options(row))
    assert keys[:2] == ["3:green_factory:national", "3:green_factory:provincial"]
    chosen = planned(office, ledger(paid(FIRST, "绿色工厂奖励", 20)), r2={"matter": keys[1]})
    assert said(chosen) == [(NEW, "没有这条记录，将新建“省级绿色工厂”")]


def test_an_earlier_payment_makes_the_title_of_today_not_the_first(office: Office) -> None:
    owner = firm(office, FIRST).id
    now = save(office, title_facts(owner, level="national")).record
    before = assess_enterprise(office, owner).lines
    assert [(line.of, line.outcome) for line in before] == [(now.id, Outcome.ELIGIBLE)]
    made = planned(office, ledger(paid(FIRST, GREEN, 20)), r2={"record": "new"})
    shown = effect(office, made)
    assert (shown.before_fen, shown.after_fen) == (20_000_000, 0)
    planning.apply(office, made)
    after = {line.of: line.outcome for line in assess_enterprise(office, owner).lines}
    assert after[now.id] is Outcome.NOT_APPLICABLE
    assert Outcome.SETTLED in after.values()
