"""A merged firm stands by itself again: at once, after other edits, after further merges."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.budget import PlanMark
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.awards import approve, award_of
from jjgreen_desktop.operations.merging import merge, plan
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.seals import verify_seal
from jjgreen_desktop.operations.unmerging import preview, unmerge
from jjgreen_desktop.policy.verifying import Outcome
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts
from tests.jjgreen_desktop.operations.test_merging import CODE, OTHER_CODE, register


@pytest.fixture
def pair(office: Office) -> tuple[Enterprise, Enterprise]:
    keep = firm(office, credit_code=CODE, phone="0792-1111111")
    lose = firm(office, "老厂", credit_code=OTHER_CODE, phone="0792-2222222", contact="李样例")
    for holder, tce in ((keep, "6000"), (lose, "6100")):
        save(office, AnnualReturn(enterprise=holder.id, year=2025, energy_tce=Decimal(tce)))
    save(office, retrofit_facts(lose.id))
    return keep, lose


def merged(office: Office, keep: Enterprise, lose: Enterprise, side: str = "lose") -> Merging:
    (report,) = office.store.find(AnnualReturn, enterprise=lose.id)
    return merge(office, keep, lose, {f"annual_return:{report.id}": side})


def get(office: Office, record: Enterprise) -> Enterprise:
    found = office.store.get(Enterprise, record.id)
    assert found is not None
    return found


@pytest.mark.parametrize("side", ["keep", "lose"])
def test_nothing_changed_since_and_all_is_as_before(
    office: Office, pair: tuple[Enterprise, Enterprise], side: str
) -> None:
    before = register(office)
    done = unmerge(office, merged(office, *pair, side))
    assert register(office) == before
    assert done.told == []
    assert (done.moved, done.restored) == ((2, 1) if side == "lose" else (1, 1))
    assert office.store.undo() == "拆分企业 老厂，原并入 湖口样例一厂有限公司"
    assert office.store.count(Enterprise) == 1


def test_what_was_edited_since_stays_and_is_told(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = pair
    merging = merged(office, keep, lose)
    save(office, get(office, keep).model_copy(update={"phone": "0792-9999999"}))
    (retrofit,) = office.store.find(Retrofit)
    save(office, retrofit.model_copy(update={"project": "改名的项目"}))
    new = save(office, retrofit_facts(keep.id, project="后来的项目")).record
    done = unmerge(office, merging)
    assert get(office, keep).phone == "0792-9999999"
    assert get(office, keep).contact is None  # as the merge left it, so it goes back
    assert get(office, lose) == lose
    assert [one.project for one in office.store.find(Retrofit, enterprise=lose.id)] == [
        "改名的项目"
    ]
    assert office.store.find(Retrofit, enterprise=keep.id) == [new]
    assert done.told == [
        "“湖口样例一厂有限公司”的联系电话合并后又改过，保留现在的。",
        "改造项目“一号窑余热利用改造”合并后改过，照现在的内容移回。",
        "合并后新登记的改造项目“后来的项目”留在“湖口样例一厂有限公司”名下，请核对是谁的。",
    ]


def test_what_is_gone_or_elsewhere_stays_where_it_is(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = pair
    other = firm(office, "湖口样例八厂")
    merging = merged(office, keep, lose)
    (retrofit,) = office.store.find(Retrofit)
    save(office, retrofit.model_copy(update={"enterprise": other.id}))
    (report,) = office.store.find(AnnualReturn)
    remove(office, report)
    done = unmerge(office, merging)
    assert office.store.find(Retrofit, enterprise=other.id) != []
    assert [one.energy_tce for one in office.store.find(AnnualReturn)] == [Decimal(6000)]
    assert done.told == [
        "年度报表“2025”合并后已删除，没有移回。",
        "改造项目“一号窑余热利用改造”合并后已改到别家名下，留在那里。",
    ]


def test_a_year_that_has_another_return_by_now_keeps_that(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = pair
    merging = merged(office, keep, lose)
    (report,) = office.store.find(AnnualReturn)
    remove(office, report)
    new = save(office, AnnualReturn(enterprise=keep.id, year=2025, energy_tce=Decimal(6200))).record
    done = unmerge(office, merging)
    assert office.store.find(AnnualReturn) == [new]
    assert "年度报表“2025”没有恢复：这一年后来另有一份报表。" in done.told


def test_a_code_that_another_has_by_now_is_left_open(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = pair
    merging = merged(office, keep, lose)
    firm(office, "后来登记的厂", credit_code=OTHER_CODE)
    done = unmerge(office, merging)
    assert get(office, lose).credit_code is None
    assert f"代码 {OTHER_CODE} 现在登记在“后来登记的厂”上" in done.told[0]


def test_after_a_further_merge_the_records_are_found_where_they_went(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = pair
    last = firm(office, "湖口样例总厂")
    first = merged(office, keep, lose)
    second = merge(office, last, get(office, keep))
    done = unmerge(office, first)
    assert [one.enterprise for one in office.store.find(Retrofit)] == [lose.id]
    assert "“湖口样例一厂有限公司”已并入“湖口样例总厂”，它自己的各项没有改回。" in done.told
    unmerge(office, second)
    assert {one.id for one in office.store.find(Enterprise)} == {keep.id, lose.id, last.id}
    assert [one.enterprise for one in office.store.find(Retrofit)] == [lose.id]


def test_names_given_since_are_kept(office: Office, pair: tuple[Enterprise, Enterprise]) -> None:
    keep, lose = pair
    merging = merged(office, keep, lose)
    save(office, get(office, keep).model_copy(update={"name": "新名厂"}))
    unmerge(office, merging)
    assert (get(office, keep).name, get(office, keep).former_names) == ("新名厂", (keep.name,))
    assert get(office, keep).former is None


def test_a_preview_writes_nothing_and_says_the_same(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    merging = merged(office, *pair)
    before = register(office)
    seen = preview(office, merging)
    assert register(office) == before
    assert unmerge(office, merging) == seen


def test_a_merge_done_again_is_taken_apart_and_one_taken_back_is_not(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    before = register(office)
    merging = merged(office, *pair)
    office.store.undo()
    with pytest.raises(Problem, match="已经拆分或撤销"):
        unmerge(office, merging)
    office.store.redo()
    unmerge(office, merging)
    assert register(office) == before


def test_what_was_answered_to_be_one_project_stays_one_and_goes_back(office: Office) -> None:
    keep, lose = firm(office), firm(office, "老厂")
    kept = save(office, retrofit_facts(keep.id)).record
    dropped = save(office, retrofit_facts(lose.id)).record
    loan = Loan(
        enterprise=lose.id,
        project="贷款项目",
        green=True,
        drawn_on=date(2026, 1, 1),
        interest_paid_fen=80_000_000,
    )
    loan = save(office, loan).record
    with office.store.transaction("答复") as write:
        answer = write.put(
            SameProject(
                enterprise=lose.id,
                first_noun="retrofit",
                first=dropped.id,
                second_noun="loan",
                second=loan.id,
                answer="same",
                reason="同一台锅炉",
            )
        )
        write.put(PlanMark(year=2026, clause="2.1", of=dropped.id, mark="must", reason="会议纪要"))
    before = register(office)
    made = plan(office, keep, lose)
    assert (made.effect.before_fen, made.effect.after_fen) == (150_000_000, 80_000_000)
    merging = merge(office, keep, lose)
    (moved,) = office.store.find(SameProject)
    assert (moved.id, moved.enterprise, moved.first, moved.second) == (
        answer.id,
        keep.id,
        kept.id,
        loan.id,
    )
    assert [mark.of for mark in office.store.find(PlanMark)] == [kept.id]
    done = unmerge(office, merging)
    assert register(office) == before
    assert (done.moved, done.restored, done.told) == (2, 1, [])


def test_an_answer_that_would_be_of_one_record_with_itself_stays_as_it_was(office: Office) -> None:
    keep, lose = firm(office), firm(office, "老厂")
    kept = save(office, retrofit_facts(keep.id)).record
    dropped = save(office, retrofit_facts(lose.id)).record
    with office.store.transaction("答复") as write:
        answer = write.put(
            SameProject(
                enterprise=keep.id,
                first_noun="retrofit",
                first=kept.id,
                second_noun="retrofit",
                second=dropped.id,
                answer="first_receives",
                reason="同一台锅炉",
            )
        )
    merging = merge(office, keep, lose)
    assert office.store.find(SameProject) == [answer]
    assert unmerge(office, merging).told == []
    assert office.store.find(SameProject) == [answer]


def test_an_award_since_goes_back_with_its_record_and_the_seal_stays_what_it_was(
    office: Office,
) -> None:
    keep, lose = firm(office), firm(office, "湖口样例二厂有限公司", credit_code=OTHER_CODE)
    own = save(office, retrofit_facts(keep.id, project="二号窑改造")).record
    record = save(office, retrofit_facts(lose.id)).record
    stays = Award(enterprise=keep.id, clause="2.1", of=own.id, proposed_fen=100)
    stays = save(office, stays).record
    merging = merge(office, keep, lose)
    lines = assess_enterprise(office, keep.id).lines
    line = next(one for one in lines if one.of == record.id)
    award = approve(office, line, line.ceiling_fen, "样例文〔2026〕1号", office.today())
    content = office.store.find(Seal)[0].content
    told = preview(office, merging).told
    assert told == unmerge(office, merging).told
    assert told == [
        "改造项目“一号窑余热利用改造”合并后办理的奖补“二（1）、改造奖励”随它移回；封存的测算内容不变，"
        "已印的文书仍写“湖口样例一厂有限公司”，请核对是否重新出具。"
    ]
    back = award.model_copy(update={"enterprise": lose.id})
    assert office.store.find(Award) == [stays, back]
    (seal,) = office.store.find(Seal)
    assert (seal.enterprise, seal.content) == (lose.id, content)
    assert verify_seal(office, seal).outcome is Outcome.EQUAL
    moved = next(one for one in assess_enterprise(office, lose.id).lines if one.of == record.id)
    assert award_of(office, moved) == back
    office.store.undo()
    assert office.store.find(Award) == [stays, award]
