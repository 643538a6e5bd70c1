from datetime import date

import pytest

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import (
    assess_all,
    assess_enterprise,
    assess_holder,
    line_of,
    preview,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts
from tests.jjgreen_desktop.policy import samples


def test_a_saved_retrofit_is_a_line_with_its_ceiling(office: Office) -> None:
    holder = firm(office)
    saved = save(office, retrofit_facts(holder.id)).record
    result = assess_enterprise(office, holder.id)
    assert [(line.of, line.ceiling_fen) for line in result.lines] == [(saved.id, 70_000_000)]
    assert result.total_fen("enterprise") == 70_000_000


def test_a_draft_shows_its_line_and_writes_nothing(office: Office) -> None:
    holder = firm(office)
    line = preview(office, retrofit_facts(holder.id, "8.01"))
    assert line is not None
    assert (line.outcome, line.ceiling_fen) == (Outcome.ELIGIBLE, 100_000_000)
    assert assess_enterprise(office, holder.id).lines == ()


def test_editing_a_saved_record_previews_the_edit_not_both(office: Office) -> None:
    holder = firm(office)
    saved = save(office, retrofit_facts(holder.id, "5.00")).record
    edited = retrofit_facts(holder.id, "8.01").model_copy(update={"id": saved.id})
    line = preview(office, edited)
    assert line is not None
    assert (line.outcome, line.ceiling_fen) == (Outcome.ELIGIBLE, 100_000_000)


def test_a_record_without_a_line_previews_nothing(office: Office) -> None:
    holder = firm(office)
    assert preview(office, holder) is None
    assert preview(office, retrofit_facts("").model_copy(update={"enterprise": None})) is None


def test_a_predecessors_title_makes_the_new_one_not_the_first(office: Office) -> None:
    old_code = "91360429MA00000013"
    before = firm(office, "湖口样例前身厂", credit_code=checked(old_code))
    save(office, title_facts(before.id, published_on=date(2024, 3, 1)))
    after = firm(office, "湖口样例后继厂", former=(checked(old_code),))
    again = save(office, title_facts(after.id)).record
    single = assess_enterprise(office, after.id).lines
    assert [(line.of, line.outcome) for line in single] == [(again.id, Outcome.NOT_APPLICABLE)]
    together = {line.of: line for result in assess_all(office) for line in result.lines}
    assert together[again.id] == single[0]


def test_a_firm_renamed_twice_is_still_the_same_firm(office: Office) -> None:
    """The title lies two names back, the middle one has none of its own."""
    first, second = checked("91360429MA00000013"), checked("91360429MA00000021")
    oldest = firm(office, "湖口样例原厂", credit_code=first)
    save(office, title_facts(oldest.id, published_on=date(2024, 3, 1)))
    firm(office, "湖口样例中间厂", credit_code=second, former=(first,))
    newest = firm(office, "湖口样例后继厂", former=(second,))
    again = save(office, title_facts(newest.id)).record
    together = {line.of: line for result in assess_all(office) for line in result.lines}
    for line in (assess_enterprise(office, newest.id).lines[0], together[again.id]):
        assert (line.of, line.outcome) == (again.id, Outcome.NOT_APPLICABLE)


def test_two_firms_that_name_each_other_do_not_go_round_for_ever(office: Office) -> None:
    one, other = checked("91360429MA00000013"), checked("91360429MA00000021")
    left = firm(office, "湖口样例甲厂", credit_code=one, former=(other,))
    firm(office, "湖口样例乙厂", credit_code=other, former=(one,))
    save(office, retrofit_facts(left.id))
    assert assess_enterprise(office, left.id).total_fen() == 70_000_000
    assert sum(result.total_fen() for result in assess_all(office)) == 70_000_000


def test_money_from_elsewhere_under_the_former_name_counts(office: Office) -> None:
    old = checked("91360429MA00000013")
    before = firm(office, "湖口样例前身厂", credit_code=old)
    paid = {"project": "一号窑余热利用改造", "source": "样例省级资金", "amount_fen": 70_000_000}
    save(office, OutsideAward.model_validate({"enterprise": before.id, **paid}))
    after = firm(office, "湖口样例后继厂", former=(old,))
    save(office, retrofit_facts(after.id))
    (single,) = assess_enterprise(office, after.id).lines
    (together,) = [line for result in assess_all(office) for line in result.lines]
    assert (single.outcome, single) == (Outcome.SUPERSEDED, together)
    assert "样例省级资金" in single.reason


def checked(code: str) -> str:
    from jjgreen_desktop.domain.credit_code import check_character

    return code[:17] + check_character(code[:17])


def test_a_parks_title_is_paid_to_the_park(office: Office) -> None:
    park = save(office, Park(name="湖口样例园区", county="湖口县")).record
    title = Title(
        park=park.id,
        kind="green_park",
        level="national",
        holder="park",
        published_on=date(2026, 3, 18),
        status="valid",
    )
    saved = save(office, title).record
    line = line_of(office, "3", saved.id)
    assert line is not None
    assert (line.beneficiary.kind, line.ceiling_fen) == ("park", 50_000_000)
    assert assess_holder(office, park.noun, park.id).lines == (line,)


def test_all_subjects_together_say_what_each_says_alone(office: Office) -> None:
    holders = [firm(office, f"湖口样例{n}厂") for n in "甲乙丙"]
    for holder, stated in zip(holders, ("3.01", "5.01", "8.01"), strict=True):
        save(office, retrofit_facts(holder.id, stated))
    together = assess_all(office)
    assert together == [assess_enterprise(office, holder.id) for holder in holders]
    assert sum(result.total_fen() for result in together) == 220_000_000


def test_assessing_all_can_be_stopped(office: Office) -> None:
    for name in "甲乙丙":
        firm(office, f"湖口样例{name}厂")
    assert len(assess_all(office, progress=lambda done, _of: done < 2)) == 2


def test_an_unknown_firm_is_a_sentence(office: Office) -> None:
    with pytest.raises(Problem, match="没有这家企业"):
        assess_enterprise(office, "none")


def test_what_a_predecessor_drew_of_the_enterprise_s_ceiling_is_gone(office: Office) -> None:
    old = checked("91360429MA00000013")
    before = firm(office, "湖口样例前身厂", credit_code=old)
    paid = {"paid_fen": 18_000_000, "paid_on": date(2026, 3, 1)}
    save(office, samples.system(id="", enterprise=before.id, **paid))
    after = firm(office, "湖口样例后继厂", former=(old,))
    made = samples.system(id="", enterprise=after.id, contract_fen=80_000_000)
    draft = preview(office, made)
    saved = save(office, made).record
    (line,) = assess_enterprise(office, after.id).lines
    assert (line.of, line.ceiling_fen) == (saved.id, 12_000_000)
    assert draft and draft.ceiling_fen == 12_000_000
    assert [found.lines for found in assess_all(office) if found.subject == after.id] == [(line,)]
    assert line_of(office, "5.2", saved.id) == line


def test_one_record_of_every_further_clause_leads_to_its_line(office: Office) -> None:
    holder = firm(office)
    every = (
        *(samples.loan, samples.pilot, samples.platform, samples.system),
        *(samples.contract, samples.rating, samples.listing, samples.special),
    )
    for made in every:
        save(office, made(id="", enterprise=holder.id))
    lines = assess_enterprise(office, holder.id).lines
    assert [line.clause for line in lines] == ["2.2", "4", "5.1", "5.2", "5.3", "6.1", "6.2", "8"]
    assert {line.outcome for line in lines} == {Outcome.ELIGIBLE}
