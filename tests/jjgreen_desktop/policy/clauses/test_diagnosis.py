"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, diagnosis, energy, subject


def line(pack: Pack, rulings: dict[str, str] | None = None, **parts: Any) -> Assessment:
    given = {"diagnoses": (diagnosis(),)} | parts
    return assess(subject(**given), pack, ON, rulings).lines[0]


def test_the_provider_receives_it(pack: Pack) -> None:
    found = line(pack)
    assert (found.beneficiary.kind, found.beneficiary.name) == ("provider", "样例节能服务有限公司")
    assert found.reason == "条件全部具备，政策上限 1.00 万元。"
    assert found.caveats == ()


def test_the_fee_is_the_cap_in_words(pack: Pack) -> None:
    found = line(pack, diagnoses=(diagnosis(fee_fen=800_050),))
    assert found.ceiling_fen == 800_050
    said = [step.text for step in found.steps if "服务费" in step.text]
    assert said == ["每家最高 1.00 万元，以服务费 0.80005 万元为限，政策上限 0.80005 万元。"]


def test_missing_energy_says_which_year(pack: Pack) -> None:
    found = line(pack, returns=(energy("9000", year=2024),))
    assert found.reason == "2025 年的综合能源消费量未填。涉及 1.00 万元。"
    assert [(m.key, m.label, m.fen) for m in found.missing] == [
        ("energy_tce", "综合能源消费量", 1_000_000)
    ]


def test_several_missing_facts_are_listed(pack: Pack) -> None:
    found = line(pack, diagnoses=(diagnosis(plan=None, fee_fen=None),))
    assert found.reason == "还差：已制定改造提升方案、诊断服务费。涉及 1.00 万元。"
    assert [m.key for m in found.missing] == ["plan", "fee_yuan"]


def test_without_report_date_and_energy_both_are_asked_for(pack: Pack) -> None:
    found = line(pack, returns=(), diagnoses=(diagnosis(report_on=None),))
    assert [m.key for m in found.missing] == ["report_on", "energy_tce"]


@pytest.mark.parametrize(
    ("basis", "ruled", "caveat"),
    [
        ("dangliang", "dangliang", ""),
        ("dengjia", "dengjia", ""),
        ("dengjia", "dangliang", "2025 年能耗按等价值填报，与口径（当量值）不同，请换算核对。"),
        (None, "dangliang", "2025 年能耗未注明电力折标口径，请核对是否为当量值。"),
        (None, "dengjia", "2025 年能耗未注明电力折标口径，请核对是否为等价值。"),
    ],
)
def test_the_basis_of_electricity_is_watched(
    pack: Pack, basis: str | None, ruled: str, caveat: str
) -> None:
    returns = (energy("6200", energy_basis=basis),)
    found = line(pack, {"energy-basis": ruled}, returns=returns)
    assert found.outcome is Outcome.ELIGIBLE
    assert "".join(found.caveats) == caveat
    assert any("电力折标口径" in step.text for step in found.steps)


def test_of_two_returns_for_one_year_the_lower_counts(pack: Pack) -> None:
    returns = (energy("6200"), energy("4000", id="again"))
    assert line(pack, returns=returns).outcome is Outcome.NOT_APPLICABLE


def test_a_return_without_energy_is_no_known_year(pack: Pack) -> None:
    returns = (energy("6200", year=2024), energy("1", energy_tce=None))
    found = line(pack, {"energy-year": "latest_known"}, returns=returns)
    assert found.outcome is Outcome.ELIGIBLE
    assert "2024 年综合能源消费量 6,200 吨标准煤，达到 5,000 吨。" in [s.text for s in found.steps]


def test_no_year_known_at_all_says_so(pack: Pack) -> None:
    found = line(pack, {"energy-year": "latest_known"}, returns=())
    assert found.reason == "2026 年以前各年的综合能源消费量未填。涉及 1.00 万元。"


def test_whoever_was_paid_before_is_named(pack: Pack) -> None:
    paid = diagnosis(id="d0", provider="样例旧服务商", subsidised_on=date(2025, 12, 1))
    found = line(pack, earlier_diagnoses=(paid,))
    assert found.reason == "该企业已由“样例旧服务商”领过诊断补助，一家企业只补助一次。"


def test_the_higher_of_two_is_named(pack: Pack) -> None:
    both = (diagnosis(fee_fen=500_000), diagnosis(id="d2", report_on=date(2026, 4, 1)))
    found = line(pack, diagnoses=both)
    assert found.outcome is Outcome.SUPERSEDED
    assert found.reason == (
        "一家企业只补助一次，就高选用“一、诊断服务补助”的“样例节能服务有限公司”"
        "（2026-04-01） 1.00 万元，本项不再兑现。"
    )


def test_a_payment_without_amount_is_settled_with_a_remark(pack: Pack) -> None:
    found = line(pack, diagnoses=(diagnosis(subsidised_on=date(2026, 5, 1)),))
    assert (found.outcome, found.ceiling_fen) == (Outcome.SETTLED, 0)
    assert found.caveats == ("已登记兑现日期但没有金额，请补录已兑现金额。",)


def test_a_park_is_no_industrial_enterprise(pack: Pack) -> None:
    found = line(pack, enterprise=None, park=Park(id="p", name="样例园区"))
    assert found.reason == "被诊断的不是工业企业，条款一支持工业企业。"


def test_energy_is_compared_exactly(pack: Pack) -> None:
    just_below = energy("4999.9999999999999999999999999", energy_tce=Decimal("4999." + "9" * 40))
    assert line(pack, returns=(just_below,)).outcome is Outcome.NOT_APPLICABLE
