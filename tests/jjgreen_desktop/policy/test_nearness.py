"""How near a line is to more money: by facts, by a band, by a ruling, or for want of the diagnosis alone."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.nearness import Kind, Nearness, near
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Rulings
from tests.jjgreen_desktop.policy.samples import (
    ON,
    diagnosis,
    energy,
    firm,
    improved,
    loan,
    retrofit,
    title,
)

WAN = 1_000_000  # 分


def found(pack: Pack, subject: Subject, **chosen: str) -> list[Nearness]:
    ruled = Rulings(pack, {key.replace("_", "-"): choice for key, choice in chosen.items()})
    return near(subject, assess(subject, pack, ON, ruled), pack, ON, ruled)


def test_one_missing_fact_is_one_step(pack: Pack) -> None:
    subject = Subject(enterprise=firm(), retrofits=(retrofit(improvement_stated_pct=None),))
    (one,) = found(pack, subject)
    assert (one.kind, one.count, one.fen) == (Kind.FACTS, 1, 100 * WAN)
    assert (one.noun, one.record, one.needed[0].key) == ("retrofit", "r1", "improvement_stated_pct")
    assert one.said == "请补录“验收报告载明的提升率”，补齐后最高可得 100.00 万元。"


def test_of_two_facts_either_of_which_suffices_one_is_to_do(pack: Pack) -> None:
    (one,) = found(pack, Subject(enterprise=firm(), retrofits=(retrofit(advanced_level=None),)))
    assert [each.key for each in one.needed] == ["benchmark", "advanced_level"]
    assert one.count == 1


def test_a_fact_that_does_not_suffice_yet_says_so_itself(pack: Pack) -> None:
    (one,) = found(
        pack, Subject(enterprise=firm(), retrofits=(retrofit(filed_with=("department",)),))
    )
    assert one.said == "验收报告只向主管部门备案，还差节能审查机关。办妥后最高可得 70.00 万元。"


def test_the_record_to_complete_is_the_one_that_lacks_the_fact(pack: Pack) -> None:
    (one,) = found(pack, Subject(enterprise=firm(industrial=None), titles=(title(),)))
    assert (one.noun, one.record) == ("enterprise", "e1")
    assert one.said == "请在企业中补录“工业企业”，补齐后最高可得 20.00 万元。"


def test_more_than_three_facts_are_not_near(pack: Pack) -> None:
    blank = {"completed_on": None, "accepted_on": None, "filed_with": None, "filed_on": None}
    assert found(pack, Subject(enterprise=firm(), retrofits=(retrofit(**blank),))) == []
    blank.pop("filed_on")
    (one,) = found(pack, Subject(enterprise=firm(), retrofits=(retrofit(**blank),)))
    assert one.count == 3


def test_a_fact_that_adds_nothing_to_the_project_is_not_listed(pack: Pack) -> None:
    least = loan(green=None, interest_paid_fen=50 * WAN)
    assert found(pack, Subject(enterprise=firm(), retrofits=(retrofit(),), loans=(least,))) == []


@pytest.mark.parametrize(
    ("pct", "fen"),
    [
        ("4.49", None),
        ("4.5", 20),
        ("7.7", 30),
        ("7.5", 30),
        ("7.49", None),
        ("2.5", 50),
        ("2.49", None),
    ],
)
def test_a_band_is_near_within_half_a_point(pack: Pack, pct: str, fen: int | None) -> None:
    got = found(pack, Subject(enterprise=firm(), retrofits=(improved(pct),)))
    assert [each.fen for each in got] == ([] if fen is None else [fen * WAN])
    for each in got:
        assert each.kind is Kind.BAND
        assert f"比现在多 {fen}.00 万元" in each.said


def test_below_the_first_band_nothing_else_may_fail(pack: Pack) -> None:
    short = improved("2.8", advanced_level=None, benchmark=Decimal(50))
    late = improved("2.8", filed_on=date(2025, 6, 29))
    assert found(pack, Subject(enterprise=firm(), retrofits=(late,))) == []
    assert all(
        each.kind is not Kind.BAND
        for each in found(pack, Subject(enterprise=firm(), retrofits=(short,)))
    )


def test_what_waits_for_a_ruling_alone_names_the_question(pack: Pack) -> None:
    (one,) = found(pack, Subject(enterprise=firm(), retrofits=(improved("3.00"),)))
    assert (one.kind, one.outcome, one.fen) == (Kind.RULING, Outcome.NEEDS_RULING, 50 * WAN)
    assert pack.ruling("band-3").question.rstrip("？") in one.said
    ruled = found(pack, Subject(enterprise=firm(), retrofits=(improved("3.00"),)), band_3="in")
    assert Kind.RULING not in {each.kind for each in ruled}


def test_an_enterprise_that_used_energy_enough_lacks_only_its_diagnosis(pack: Pack) -> None:
    (one,) = found(pack, Subject(enterprise=firm(), returns=(energy("5000"),)))
    assert (one.kind, one.clause, one.record, one.receiver) == (Kind.START, "1", "", "provider")
    assert one.said.startswith("2025 年综合能源消费量 5,000 吨标准煤，达到 5,000 吨。")


@pytest.mark.parametrize(
    "subject",
    [
        Subject(enterprise=firm(), returns=(energy("4999.99"),)),
        Subject(enterprise=firm(), returns=(energy("9000", 2024),)),
        Subject(enterprise=firm(industrial=False), returns=(energy("9000"),)),
        Subject(enterprise=firm(industrial=None), returns=(energy("9000"),)),
        Subject(enterprise=firm(), returns=(energy("9000"),), diagnoses=(diagnosis(),)),
    ],
)
def test_a_diagnosis_is_not_proposed_unless_the_facts_say_so(pack: Pack, subject: Subject) -> None:
    assert found(pack, subject) == []


def test_a_predecessor_s_paid_diagnosis_stands_against_another(pack: Pack) -> None:
    paid = diagnosis(id="d0", subsidised_on=date(2025, 9, 1))
    subject = Subject(enterprise=firm(), returns=(energy("9000"),), earlier_diagnoses=(paid,))
    assert found(pack, subject) == []


def test_the_nearest_stand_first(pack: Pack) -> None:
    subject = Subject(
        enterprise=firm(),
        returns=(energy("9000"),),
        retrofits=(
            improved("3.00", id="r1", project="甲"),
            improved("7.8", id="r2", project="乙"),
            retrofit(id="r3", project="丙", completed_on=None, accepted_on=None),
            retrofit(id="r4", project="丁", filed_on=None),
        ),
        titles=(title(status=None),),
    )
    got = [(each.kind, each.count, each.fen // WAN) for each in found(pack, subject)]
    assert got == [
        (Kind.FACTS, 1, 70),
        (Kind.FACTS, 1, 20),
        (Kind.BAND, 1, 30),
        (Kind.RULING, 1, 50),
        (Kind.FACTS, 2, 70),
        (Kind.START, 5, 1),
    ]
