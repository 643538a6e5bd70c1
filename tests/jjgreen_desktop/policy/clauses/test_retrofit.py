"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.audit import UNCONFIRMED
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Verdict
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, firm, improved, retrofit, subject


def line(
    pack: Pack, record: Any, rulings: dict[str, str] | None = None, **parts: Any
) -> Assessment:
    return assess(subject(retrofits=(record,), **parts), pack, ON, rulings).lines[0]


def test_a_plain_award_and_its_steps(pack: Pack) -> None:
    found = line(pack, retrofit())
    assert (found.outcome, found.ceiling_fen, found.caveats) == (Outcome.ELIGIBLE, 70_000_000, ())
    assert found.beneficiary.name == "湖口样例一厂有限公司"
    assert found.project == "project:一号窑余热利用改造"
    last = found.steps[-1]
    assert last.text == "较改造前提升 7%，落在5%—8%一档，政策上限 70.00 万元。"
    assert last.verdict is Verdict.PASS
    assert last.parameters[0].sentence.endswith("最高分别奖励50万元、70万元、100万元")
    assert last.parameters[0].since == date(2025, 6, 30)
    assert found.next_band is not None
    assert found.next_band.text == "单耗再降超过 1 个百分点可升档，政策上限 100.00 万元。"


def test_filed_with_one_body_names_the_other_and_the_money(pack: Pack) -> None:
    found = line(pack, retrofit(filed_with=("department",)))
    assert found.reason == "验收报告只向主管部门备案，还差节能审查机关。涉及 70.00 万元。"
    assert [(m.key, m.fen) for m in found.missing] == [("filed_with", 70_000_000)]
    found = line(pack, retrofit(filed_with=("review",)))
    assert found.reason == "验收报告还没有向主管部门备案。涉及 70.00 万元。"


def test_the_department_alone_by_ruling_carries_a_remark(pack: Pack) -> None:
    found = line(pack, retrofit(filed_with=("department",)), {"review-exempt": "yes"})
    assert found.outcome is Outcome.ELIGIBLE
    assert found.caveats == ("只向主管部门备案，请核对该项目确属不需节能审查。",)


def test_exactly_three_percent_shows_both_figures(pack: Pack) -> None:
    found = line(pack, improved("3.00"))
    assert found.outcome is Outcome.NEEDS_RULING
    assert found.reason == "提升率恰为 3%，归哪一档条文未明，待裁定。"
    assert [(a.label, a.fen) for a in found.alternatives] == [
        ("进入第一档（50 万元）", 50_000_000),
        ("不进入", 0),
    ]


def test_both_readings_near_an_edge_are_told(pack: Pack) -> None:
    found = line(pack, improved("8.00", unit_energy_after=Decimal("91.96")))
    assert found.ceiling_fen == 70_000_000
    assert found.caveats == (
        "载明提升率 8.00% 与复算值 8.04% 分属不同档位，请核对验收报告。",
        "提升率恰为 8%，请对照验收报告原件核对。",
    )


@pytest.mark.parametrize(
    ("after", "caveats"),
    [
        ("93.05", ("载明提升率 7.00% 与复算值 6.95% 相差较大，请核对验收报告。",)),
        ("93.0499", ()),
        ("92.95", ("载明提升率 7.00% 与复算值 7.05% 相差较大，请核对验收报告。",)),
    ],
)
def test_a_recomputed_value_five_hundredths_off_is_told(
    pack: Pack, after: str, caveats: tuple[str, ...]
) -> None:
    assert line(pack, retrofit(unit_energy_after=Decimal(after))).caveats == caveats


def test_a_value_that_cannot_be_recomputed_is_told(pack: Pack) -> None:
    found = line(pack, retrofit(unit_energy_before=None))
    assert found.outcome is Outcome.ELIGIBLE
    assert found.caveats == ("改造前后单耗不全，不能复算提升率，请对照验收报告核对。",)


def test_a_before_value_of_zero_cannot_be_recomputed(pack: Pack) -> None:
    record = retrofit(unit_energy_before=Decimal(0))
    found = line(pack, record, {"band-basis": "recomputed"})
    assert (found.outcome, [m.key for m in found.missing]) == (
        Outcome.LACKING,
        ["unit_energy_before"],
    )


def test_monstrous_values_are_computed_not_crashed_on(pack: Pack) -> None:
    record = retrofit(unit_energy_before=Decimal("1E-40"), unit_energy_after=Decimal("1E+40"))
    found = line(pack, record, {"band-basis": "recomputed"})
    assert found.outcome is Outcome.NOT_APPLICABLE


def test_a_level_without_source_is_told(pack: Pack) -> None:
    found = line(pack, retrofit(level_source=None))
    assert found.caveats == ("标杆水平或先进值的出处未填，请写明文件或标准号备查。",)


def test_a_level_nobody_has_seen_on_paper_is_a_caveat_and_no_more(pack: Pack) -> None:
    found, sure = (
        line(pack, retrofit(level_source=f"样例清单{mark}")) for mark in (UNCONFIRMED, "")
    )
    assert found.caveats == ("标杆水平或先进值取自待核的资料，请对照原文核对后再上报。",)
    assert sure.caveats == ()
    assert (found.outcome, found.ceiling_fen) == (sure.outcome, sure.ceiling_fen)


def test_which_level_was_reached_is_told(pack: Pack) -> None:
    record = retrofit(benchmark=Decimal(90), advanced_level=Decimal(93))
    texts = [step.text for step in line(pack, record).steps]
    assert "改造后单位产品综合能耗 93，达到行业先进值。" in texts


def test_one_level_missed_and_the_other_unknown_is_told(pack: Pack) -> None:
    found = line(pack, retrofit(advanced_level=Decimal(92)))
    assert found.reason == (
        "改造后单位产品综合能耗 93，没有达到行业先进值，另一项未填，还不能判断。涉及 70.00 万元。"
    )


def test_dates_that_run_backwards_are_told(pack: Pack) -> None:
    found = line(pack, retrofit(accepted_on=date(2026, 2, 1), filed_on=date(2026, 1, 15)))
    assert found.outcome is Outcome.ELIGIBLE
    assert found.caveats == (
        "节能验收通过日期早于完工日期，请核对日期。",
        "验收报告备案日期早于节能验收通过日期，请核对日期。",
    )


def test_a_future_completion_is_not_yet(pack: Pack) -> None:
    found = line(pack, retrofit(completed_on=date(2026, 10, 1)))
    assert found.reason == "完工日期 2026-10-01 在评定日 2026-09-30 之后，尚未到。涉及 70.00 万元。"


def test_outside_section_c_carries_a_remark(pack: Pack) -> None:
    found = line(pack, retrofit(), enterprise=firm(industry="4411"))
    assert found.caveats == ("企业行业代码不在制造业（C 门类）之内，请核对是否属于“制造业企业”。",)


def test_a_park_is_no_manufacturer(pack: Pack) -> None:
    parts = {"enterprise": None, "park": Park(id="p", name="样例园区")}
    found = assess(subject(retrofits=(retrofit(),), **parts), pack, ON).lines[0]
    assert found.reason == "改造项目的承担者是园区，本条支持制造业企业。"
