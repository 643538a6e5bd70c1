"""Every clause answered for one subject: nothing registered, thresholds from both sides, parks, platforms."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.award import CLAUSES, Stop
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.case_format import Case
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.overview import Entry, Overview, overview
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pointing import deciding_step, sentences
from jjgreen_desktop.policy.prospects import PROSPECT, RECORDS
from jjgreen_desktop.policy.tables import read
from tests.jjgreen_desktop.policy.samples import (
    ON,
    contract,
    diagnosis,
    energy,
    firm,
    improved,
    loan,
    retrofit,
    system,
    title,
)

WAN = 1_000_000  # 分


def answer(pack: Pack, subject: Subject, **rulings: str) -> Overview:
    return overview(subject, pack, ON, {key.replace("_", "-"): v for key, v in rulings.items()})


def entry(pack: Pack, clause: str, subject: Subject) -> Entry:
    return next(each for each in answer(pack, subject).entries if each.clause == clause)


def labels(found: Entry) -> list[str]:
    return [each.label for each in found.needed]


def cases(pack: Pack) -> Iterator[tuple[str, Case]]:
    for name, text in pack.cases.items():
        raws: Any = read(name, text)["case"]
        for raw in raws:
            yield f"{name} {raw['name']}", Case.model_validate(raw)


def test_a_firm_with_nothing_registered_is_answered_under_every_clause(pack: Pack) -> None:
    made = answer(pack, Subject(enterprise=firm()))
    assert [each.clause for each in made.entries] == list(CLAUSES)
    standings = {each.clause: each.outcome for each in made.entries}
    assert standings.pop("7") is Outcome.NOT_APPLICABLE
    assert set(standings.values()) == {Outcome.LACKING}
    assert not any(each.registered for each in made.entries)
    assert made.missing == (), "what could be registered is no missing fact of what is"


def test_what_could_be_registered_is_ranked_by_money(pack: Pack) -> None:
    openings = answer(pack, Subject(enterprise=firm())).openings
    money = [each.at_stake_fen for each in openings]
    assert money == sorted(money, reverse=True)
    assert {each.clause for each in openings if each.at_stake_fen == 100 * WAN} == {
        *("2.1", "2.2", "5.3", "6.1")
    }


def test_a_prospect_says_what_would_be_asked_in_the_order_of_the_clause(pack: Pack) -> None:
    found = entry(pack, "2.2", Subject(enterprise=firm()))
    assert found.said == (
        "还没有登记绿色贷款；要得到最高 100.00 万元，需要：放款日期、属于绿色贷、已付利息。"
    )
    assert {each.record for each in found.needed} == {""}
    assert found.sentences == (pack.parameter("2.2.ceiling").sentence,)


def test_a_title_not_registered_says_which_titles_pay_what(pack: Pack) -> None:
    offers = [each.shown for each in entry(pack, "3", Subject(enterprise=firm())).offers]
    assert offers == [
        "国家能效、水效领跑者 50 万元",
        "国家级绿色制造称号（企业） 20 万元",
        "省级绿色制造称号（企业） 10 万元",
    ]


def test_energy_below_the_threshold_decides_with_the_return_it_stands_in(pack: Pack) -> None:
    found = entry(pack, "1", Subject(enterprise=firm(), returns=(energy("4999"),)))
    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.fact is not None
    assert (found.fact.noun, found.fact.record, found.fact.shown) == (
        "annual_return",
        "a2025",
        "4,999 吨标准煤",
    )
    assert "年耗标煤5000吨（含）以上" in found.sentences[0]


@pytest.mark.parametrize("tce", ["5000", "5000.01"])
def test_energy_at_the_threshold_leaves_only_the_diagnosis_to_register(
    pack: Pack, tce: str
) -> None:
    found = entry(pack, "1", Subject(enterprise=firm(), returns=(energy(tce),)))
    assert found.outcome is Outcome.LACKING
    assert {each.noun for each in found.needed} == {"diagnosis"}
    assert found.at_stake_fen == WAN


def test_energy_not_entered_is_asked_of_the_annual_return(pack: Pack) -> None:
    found = entry(pack, "1", Subject(enterprise=firm()))
    asked = next(each for each in found.needed if each.key == "energy_tce")
    assert (asked.noun, asked.record) == ("annual_return", "")


def test_after_the_measures_nothing_new_can_be_had(pack: Pack) -> None:
    made = overview(Subject(enterprise=firm()), pack, date(2028, 1, 1))
    outcomes = {each.outcome for each in made.entries if each.clause != "7"}
    assert outcomes == {Outcome.NOT_APPLICABLE}


def test_a_park_is_answered_where_it_can_hold_something(pack: Pack) -> None:
    park = Park(id="p1", name="湖口样例产业园", county="湖口县")
    (found,) = answer(pack, Subject(park=park)).entries
    assert (found.clause, found.at_stake_fen) == ("3", 50 * WAN)
    assert not any("企业" in each.shown for each in found.offers if "领跑者" not in each.shown)


def test_the_operator_of_a_platform_need_not_be_a_manufacturer(pack: Pack) -> None:
    operator = Subject(enterprise=firm(industrial=False))
    assert entry(pack, "5.1", operator).outcome is Outcome.LACKING
    found = entry(pack, "2.1", operator)
    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.fact is not None
    assert (found.fact.key, found.fact.record) == ("industrial", "e1")


def test_a_stop_flag_blocks_also_what_is_not_registered(pack: Pack) -> None:
    stop = Stop(id="s1", enterprise="e1", document="样例文件")
    found = entry(pack, "3", Subject(enterprise=firm(), stops=(stop,)))
    assert found.outcome is Outcome.BLOCKED
    assert "样例文件" in found.said


def test_what_is_registered_and_fails_leaves_room_for_another(pack: Pack) -> None:
    old = title(published_on=date(2020, 1, 1))
    found = entry(pack, "3", Subject(enterprise=firm(), titles=(old,)))
    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.said.endswith("另有新的称号，登记后可再测算，最高 50.00 万元。")


def test_a_diagnosis_paid_before_leaves_no_room(pack: Pack) -> None:
    paid = diagnosis(subsidised_on=date(2025, 9, 1), paid_fen=WAN)
    found = entry(pack, "1", Subject(enterprise=firm(), diagnoses=(paid,)))
    assert (found.outcome, found.figure_fen) == (Outcome.SETTLED, WAN)
    assert "登记后可再测算" not in found.said


def test_the_best_line_gives_the_standing_and_all_give_the_sum(pack: Pack) -> None:
    other = improved("4.00", id="r2", project="二号窑")
    blank = retrofit(id="r3", project="三号窑", improvement_stated_pct=None)
    found = entry(pack, "2.1", Subject(enterprise=firm(), retrofits=(retrofit(), other, blank)))
    assert (found.outcome, found.ceiling_fen) == (Outcome.ELIGIBLE, 120 * WAN)
    assert found.at_stake_fen == 100 * WAN
    assert labels(found) == ["验收报告载明的提升率"]


def test_missing_facts_stand_once_the_dearest_first(pack: Pack) -> None:
    subject = Subject(
        enterprise=firm(industrial=None),
        retrofits=(retrofit(filed_with=("review",)),),
        titles=(title(status=None),),
    )
    missing = answer(pack, subject).missing
    assert [(each.key, each.fen) for each in missing] == [
        ("industrial", 90 * WAN),  # 70 of the retrofit and 20 of the title
        ("filed_with", 70 * WAN),
        ("status", 20 * WAN),
    ]
    assert missing[0].clauses == ("2.1", "3")
    assert (missing[0].noun, missing[0].record) == ("enterprise", "e1")


def test_one_project_counts_once_in_what_hangs_on_a_fact(pack: Pack) -> None:
    """A retrofit of 70 and a loan of 85 on one project: 就高 gives 85, not 155."""
    subject = Subject(enterprise=firm(industrial=None), retrofits=(retrofit(),), loans=(loan(),))
    (fact,) = answer(pack, subject).missing
    assert fact.fen == 85 * WAN


def test_what_a_project_gets_anyway_does_not_hang_on_the_fact(pack: Pack) -> None:
    subject = Subject(enterprise=firm(), retrofits=(retrofit(),), loans=(loan(green=None),))
    (fact,) = answer(pack, subject).missing
    assert (fact.key, fact.fen) == ("green", 15 * WAN)


def test_the_ceiling_all_systems_share_counts_once(pack: Pack) -> None:
    systems = tuple(
        system(id=f"m{n}", project=f"样例系统{n}", contract_fen=200 * WAN) for n in (1, 2)
    )
    subject = Subject(enterprise=firm(industrial=None), energy_systems=systems)
    (fact,) = answer(pack, subject).missing
    assert fact.fen == 30 * WAN
    (fact,) = answer(pack, subject, ems_cap="per_year").missing
    assert fact.fen == 60 * WAN


def test_every_clause_has_its_sort_of_record() -> None:
    assert list(RECORDS) == list(CLAUSES)
    nouns = {model.noun for model in RECORDS.values()}
    assert len(nouns) == len(CLAUSES)


def test_all_shipped_cases_have_one_entry_a_clause_and_the_totals_of_their_result(
    pack: Pack,
) -> None:
    seen = 0
    for name, case in cases(pack):
        subject = case.subject()
        made = overview(subject, pack, case.on, case.chosen())
        result = assess(subject, pack, case.on, case.chosen())
        clauses = [each.clause for each in made.entries]
        wanted = list(CLAUSES) if subject.enterprise else ["3"]
        assert clauses == wanted, name
        assert made.result == result, name
        assert sum(each.ceiling_fen for each in made.entries) == result.total_fen(), name
        assert [line for each in made.entries for line in each.lines] == list(result.lines), name
        seen += 1
    assert seen >= 350


def test_every_figure_of_the_shipped_cases_rests_on_a_sentence_of_the_measures(pack: Pack) -> None:
    law = "".join(pack.texts.values())
    for name, case in cases(pack):
        made = overview(case.subject(), pack, case.on, case.chosen())
        for each in made.entries:
            if each.figure_fen and each.outcome is not Outcome.SETTLED:
                assert any(sentence in law for sentence in each.sentences), (name, each.clause)
            for line in each.lines:
                if line.outcome is Outcome.NEEDS_RULING:
                    open_ = sentences(deciding_step(line))
                    assert any(sentence in law for sentence in open_), (name, each.clause)
            assert PROSPECT not in {need.record for need in each.needed}, name
            assert each.said, name


def test_a_contract_is_received_by_its_provider(pack: Pack) -> None:
    subject = Subject(enterprise=firm(), performance_contracts=(contract(),))
    assert entry(pack, "5.3", subject).leading.beneficiary.kind == "provider"


def test_exact_energy_is_compared_as_typed(pack: Pack) -> None:
    returns = (energy("4999.9999"),)
    assert returns[0].energy_tce == Decimal("4999.9999")
    found = entry(pack, "1", Subject(enterprise=firm(), returns=returns))
    assert found.outcome is Outcome.NOT_APPLICABLE
