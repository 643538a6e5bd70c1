"""A year's pool, its marks and the plan over the register: what a section chief would check."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.budget import Budget, BudgetShare
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.budget import (
    Planned,
    budget_of,
    clear_mark,
    marks_of,
    plan_of,
    set_budget,
    set_mark,
    shares_of,
    years,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Refused, save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import DAY, firm, retrofit_facts, title_facts

WAN = 1_000_000
PAPER = "样例核定文件 样例字〔2026〕1号"


def budget(pool: int = 100 * WAN, year: int = 2026, **known: object) -> Budget:
    return Budget.model_validate({"year": year, "pool_fen": pool, **known})


def planned(office: Office, year: int = 2026) -> Planned:
    found = plan_of(office, year)
    assert found is not None
    return found


def told(found: Planned) -> list[tuple[str, str, int, str]]:
    return [
        (row.item.holder.name, row.item.line.clause, row.fen, row.reason) for row in found.plan.rows
    ]


@pytest.fixture
def records(office: Office) -> dict[str, str]:
    """三厂 9 % 100 万元, 一厂 7 % 70 万元, 二厂 4 % 50 万元, a provincial title of 一厂 10 万元."""
    found = {}
    for name, stated in (("一", "7.00"), ("二", "4.00"), ("三", "9.00")):
        holder = firm(office, f"湖口样例{name}厂有限公司")
        found[name] = save(office, retrofit_facts(holder.id, stated)).record.id
        if name == "一":
            found["称号"] = save(office, title_facts(holder.id)).record.id
    return found


def test_without_a_budget_there_is_no_plan_and_that_is_said(office: Office) -> None:
    with pytest.raises(Problem, match="还没有登记 2026 年度资金"):
        plan_of(office, 2026)


def test_a_budget_is_one_named_write_that_can_be_taken_back(office: Office) -> None:
    set_budget(office, budget(document="样例财文"), {"3": 20 * WAN})
    assert (years(office), shares_of(office, 2026)) == ([2026], {"3": 20 * WAN})
    assert office.store.undo() == "登记 2026 年度资金"
    assert budget_of(office, 2026) is None
    assert office.store.find(BudgetShare) == []


def test_a_year_has_one_budget(office: Office) -> None:
    first = set_budget(office, budget())
    second = set_budget(office, budget(80 * WAN))
    assert (second.id, second.pool_fen) == (first.id, 80 * WAN)
    assert len(office.store.find(Budget)) == 1
    assert office.store.undo() == "修改 2026 年度资金"


def test_the_same_again_writes_nothing(office: Office) -> None:
    set_budget(office, budget(), {"3": 20 * WAN})
    before = office.store.revision
    set_budget(office, budget(), {"3": 20 * WAN})
    assert len(office.store.history(10)) == 2  # the county's register, the budget
    assert before <= office.store.revision


def test_shares_are_replaced_and_may_not_exceed_the_pool(office: Office) -> None:
    set_budget(office, budget(), {"3": 20 * WAN, "2.1": 50 * WAN})
    set_budget(office, budget(), {"3": 30 * WAN})
    assert shares_of(office, 2026) == {"3": 30 * WAN}
    set_budget(office, budget(90 * WAN))
    assert shares_of(office, 2026) == {"3": 30 * WAN}, "not named: they stay"
    with pytest.raises(Problem, match=r"超过资金总额 90\.00 万元"):
        set_budget(office, budget(90 * WAN), {"3": 91 * WAN})
    assert shares_of(office, 2026) == {"3": 30 * WAN}


def test_a_budget_without_an_amount_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="资金总额"):
        set_budget(office, Budget(year=2026))


def test_the_plan_ranks_by_the_published_criteria(office: Office, records: dict[str, str]) -> None:
    set_budget(office, budget(155 * WAN, criteria=("improvement",), carry_down=True))
    found = planned(office)
    one, two, three = (f"湖口样例{each}厂有限公司" for each in "一二三")
    assert told(found) == [
        (three, "2.1", 100 * WAN, "在资金之内"),
        (one, "2.1", 0, "余额 55.00 万元不足 70.00 万元"),
        (two, "2.1", 50 * WAN, "在资金之内"),
        (one, "3", 0, "余额 5.00 万元不足 10.00 万元"),
    ]
    assert found.plan.rows[3].item.holder.matter == "省级绿色工厂"
    assert (found.plan.cut, found.plan.left_fen) == (2, 5 * WAN)
    assert found.plan.left_after_ceilings_fen == -75 * WAN


def test_marks_need_a_reason_and_can_be_taken_back(office: Office, records: dict[str, str]) -> None:
    set_budget(office, budget(70 * WAN, criteria=("improvement",)))
    with pytest.raises(Problem, match="没有写理由"):
        set_mark(office, 2026, "2.1", records["二"], "must", " ")
    set_mark(office, 2026, "2.1", records["二"], "must", "样例会议纪要")
    set_mark(office, 2026, "2.1", records["三"], "exclude", "企业来函放弃")
    rows = told(planned(office))
    assert rows[0][2:] == (50 * WAN, "必保：样例会议纪要")
    assert rows[-1][2:] == (0, "按标记不列入：企业来函放弃")
    assert office.store.undo() == (
        "标记不列入：湖口样例三厂有限公司 二（1）、改造奖励（2026 年度）"
    )
    assert clear_mark(office, 2026, "2.1", records["二"])
    assert not clear_mark(office, 2026, "2.1", records["二"])
    assert marks_of(office, 2026) == {}


def test_a_second_mark_on_a_line_replaces_the_first(
    office: Office, records: dict[str, str]
) -> None:
    set_mark(office, 2026, "2.1", records["二"], "must", "样例会议纪要")
    set_mark(office, 2026, "2.1", records["二"], "exclude", "样例来函")
    assert [each.mark for each in marks_of(office, 2026).values()] == ["exclude"]
    set_budget(office, budget(year=2025))
    assert marks_of(office, 2025) == {}, "a mark holds for its year"


def test_a_mark_needs_a_line(office: Office) -> None:
    with pytest.raises(Problem, match="没有这一项奖补"):
        set_mark(office, 2026, "2.1", "X", "must", "样例")


def test_what_the_city_approved_is_committed_with_its_own_amount(
    office: Office, records: dict[str, str]
) -> None:
    set_budget(office, budget(100 * WAN))
    line = line_of(office, "2.1", records["三"])
    assert line
    approve(office, line, 60 * WAN, PAPER, date(2026, 9, 1))
    plan = planned(office).plan
    assert (plan.approved_fen, plan.paid_fen) == (60 * WAN, 0)
    assert plan.pool.committed[0].reason == f"市级核定 60.00 万元（{PAPER}，2026-09-01）"
    assert records["三"] not in {row.item.line.of for row in plan.rows}
    assert plan.taken_fen + plan.left_fen == 40 * WAN


def test_what_was_approved_in_another_year_draws_on_that_years_pool(
    office: Office, records: dict[str, str]
) -> None:
    set_budget(office, budget(100 * WAN))
    save(
        office,
        Award(
            clause="2.1",
            of=records["三"],
            approved_fen=60 * WAN,
            approved_document=PAPER,
            approved_on=date(2025, 12, 1),
        ),
    )
    plan = planned(office).plan
    assert plan.committed_fen == 0
    assert records["三"] not in {row.item.line.of for row in plan.rows}


def test_what_was_paid_counts_in_the_year_of_payment_once(
    office: Office, records: dict[str, str]
) -> None:
    set_budget(office, budget(100 * WAN))
    line = line_of(office, "2.1", records["三"])
    assert line
    approve(office, line, 60 * WAN, PAPER, date(2026, 3, 2))
    owner = line.beneficiary.id
    paid = retrofit_facts(owner, "9.00", paid_on=date(2026, 8, 1), paid_fen=45 * WAN)
    save(office, paid.model_copy(update={"id": records["三"]}))
    plan = planned(office).plan
    assert (plan.paid_fen, plan.approved_fen) == (45 * WAN, 15 * WAN)
    assert plan.pool.committed[0].reason.endswith("；已拨付 45.00 万元（2026-08-01）")


def test_a_payment_without_a_day_is_in_no_year_and_that_is_said(
    office: Office, records: dict[str, str]
) -> None:
    set_budget(office, budget(100 * WAN))
    owner = firm(office, "湖口样例四厂有限公司").id
    save(office, retrofit_facts(owner, "9.00", paid_fen=45 * WAN))
    found = planned(office)
    assert found.plan.paid_fen == 0
    assert found.doubts == (
        "湖口样例四厂有限公司“一号窑余热利用改造”已兑现而没有兑现日期，"
        "没有计入任何年度的资金，请补录日期。",
    )


def test_who_has_been_paid_before_does_not_come_first(
    office: Office, records: dict[str, str]
) -> None:
    set_budget(office, budget(0, criteria=("first_award", "improvement")))
    owner = line_of(office, "2.1", records["三"])
    assert owner
    old = title_facts(
        owner.beneficiary.id,
        published_on=date(2025, 7, 1),
        paid_on=date(2025, 9, 1),
        paid_fen=10 * WAN,
    )
    save(office, old)
    assert [row[0][4] for row in told(planned(office))] == ["一", "二", "一", "三"]


def test_what_a_provider_receives_draws_on_the_pool_too(office: Office) -> None:
    holder = firm(office)
    save(
        office,
        Diagnosis(
            enterprise=holder.id,
            provider="样例节能服务有限公司",
            report_on=date(2026, 3, 20),
            plan=True,
            deep_diagnosis_by_ndrc=False,
            fee_fen=1_200_000,
        ),
    )
    set_budget(office, budget(100 * WAN))
    found = planned(office)
    assert found.waiting[Outcome.LACKING] == 1, "its year's energy is missing"
    assert found.plan.rows == ()
    energy = AnnualReturn(
        enterprise=holder.id, year=2025, energy_tce=Decimal(6200), energy_basis="dangliang"
    )
    save(office, energy)
    plan = planned(office).plan
    assert plan.rows[0].item.line.beneficiary.name == "样例节能服务有限公司"
    assert (plan.taken_fen, plan.left_fen) == (1 * WAN, 99 * WAN)


def test_a_year_that_is_over_is_planned_as_of_its_last_day(
    office: Office, records: dict[str, str]
) -> None:
    set_budget(office, budget(year=2025))
    assert planned(office, 2025).on == date(2025, 12, 31)
    assert planned(office, 2025).plan.rows == (), "nothing had been filed by then"
    set_budget(office, budget(year=2027))
    assert planned(office, 2027).on == DAY


def test_a_plan_can_be_stopped(office: Office, records: dict[str, str]) -> None:
    set_budget(office, budget())
    assert plan_of(office, 2026, progress=lambda _done, _of: False) is None
