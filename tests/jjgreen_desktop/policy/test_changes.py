"""What changed and why, as staff read it."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.policy.changes import Change, amount, changes, signed, summed
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Made
from tests.jjgreen_desktop.policy.samples import (
    ON,
    diagnosis,
    energy,
    firm,
    improved,
    listing,
    loan,
    rating,
    subject,
    system,
    title,
)

MADE = Made("in", "样例市工业和信息化局", date(2026, 3, 2), "样工信函〔2026〕3号")
STOP = Stop(id="s1", enterprise="e1", document="样例失信文件〔2026〕1号", from_on=date(2026, 1, 1))
OUTSIDE = OutsideAward(
    id="o1",
    enterprise="e1",
    project="一号窑余热利用改造",
    source="省级专项资金",
    amount_fen=90_000_000,
)


def known(pack: Pack, on: date = ON, rulings: Any = None, **parts: Any) -> Inputs:
    return Inputs(subject(**parts), pack, on, rulings or {})


def one(before: Inputs, after: Inputs) -> Change:
    (found,) = changes(before, after)
    return found


def retrofit(pack: Pack, stated: str = "7.9", **facts: Any) -> Inputs:
    return known(pack, retrofits=(improved(stated, **facts),))


def test_nothing_changed_is_nothing_said(pack: Pack) -> None:
    assert changes(retrofit(pack), retrofit(pack)) == []
    assert changes(retrofit(pack), retrofit(pack, note="添一句备注")) == []
    assert summed([]) == "与封存时相比，各项的结果和金额都没有变化。"


def test_a_band_is_reached_in_the_words_of_the_office(pack: Pack) -> None:
    found = one(retrofit(pack), retrofit(pack, improvement_stated_pct=Decimal("8.2")))
    assert found.sentence == "因验收报告载明的提升率由 7.9 % 改为 8.2 %，由二档升为三档，+30 万元。"
    assert found.said().startswith("“二（1）、改造奖励”的“一号窑余热利用改造”：因")
    assert (found.difference_fen, found.sure) == (30_000_000, True)
    assert found.causes == ("验收报告载明的提升率由 7.9 % 改为 8.2 %",)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            {},
            {"stated": "4.2"},
            "因验收报告载明的提升率由 7.9 % 改为 4.2 %，由二档降为一档，−20 万元。",
        ),
        (
            {},
            {"filed_on": None},
            "因清空验收报告备案日期（原为 2026-06-01），由“可得”变为“差什么”（还差验收报告备案日期），−70 万元。",
        ),
        (
            {"filed_on": None, "accepted_on": None},
            {},
            "因补填节能验收通过日期（2026-05-10）、补填验收报告备案日期（2026-06-01），由“差什么”变为“可得”（二档），+70 万元。",
        ),
        (
            {"filed_on": None, "accepted_on": None},
            {"accepted_on": None},
            "因补填验收报告备案日期（2026-06-01），还差的由“验收报告备案日期、节能验收通过日期”变为“节能验收通过日期”。",
        ),
        (
            {"improvement_stated_pct": None, "filed_on": None},
            {"filed_on": None},
            "因补填验收报告载明的提升率（7.9 %），还差的由“验收报告备案日期、验收报告载明的提升率”变为“验收报告备案日期”，补齐后最高由 100 万元 改为 70 万元。",
        ),
        (
            {},
            {"paid_on": date(2026, 8, 1), "paid_fen": 70_000_000},
            "因补填奖励兑现日期（2026-08-01）、补填已兑现金额（700,000.00 元），由“可得”变为“已兑现”（70 万元）。",
        ),
        (
            {"paid_on": date(2026, 8, 1), "paid_fen": 70_000_000},
            {"paid_on": date(2026, 8, 1), "paid_fen": 50_000_000},
            "因已兑现金额由 700,000.00 元 改为 500,000.00 元，已兑现金额由 70 万元 改为 50 万元。",
        ),
        (
            {},
            {"filed_with": ("department",)},
            "因已向谁备案由“节能审查机关、主管部门”改为“主管部门”，由“可得”变为“差什么”（还差已向谁备案），−70 万元。",
        ),
        (
            {"stated": "2.9"},
            {"stated": "3"},
            "因验收报告载明的提升率由 2.9 % 改为 3 %，由“不适用”变为“待裁定”。",
        ),
    ],
)
def test_a_retrofit_edited(
    pack: Pack, before: dict[str, Any], after: dict[str, Any], sentence: str
) -> None:
    assert one(retrofit(pack, **before), retrofit(pack, **after)).sentence == sentence


def test_what_stands_elsewhere_is_named_by_its_record(pack: Pack) -> None:
    base = retrofit(pack)
    idle = replace(base, subject=replace(base.subject, enterprise=firm(industrial=False)))
    assert one(base, idle).sentence == (
        "因企业登记的工业企业由“是”改为“否”，由“可得”变为“不适用”，−70 万元。"
    )
    saved = known(pack, diagnoses=(diagnosis(),))
    less = replace(saved, subject=replace(saved.subject, returns=(energy("4999.99"),)))
    assert one(saved, less).sentence == (
        "因年度报表“2025”的综合能源消费量由 6,200 吨标准煤 改为 4,999.99 吨标准煤，"
        "由“可得”变为“不适用”，−1 万元。"
    )


def test_a_stop_flag_and_money_from_elsewhere(pack: Pack) -> None:
    base = retrofit(pack)
    stopped = replace(base, subject=replace(base.subject, stops=(STOP,)))
    assert one(base, stopped).sentence == (
        "因新增停兑标记“样例失信文件〔2026〕1号”，由“可得”变为“阻断”，−70 万元。"
    )
    assert one(stopped, base).sentence == (
        "因删除停兑标记“样例失信文件〔2026〕1号”，由“阻断”变为“可得”（二档），+70 万元。"
    )
    beside = replace(base, subject=replace(base.subject, outside_awards=(OUTSIDE,)))
    assert one(base, beside).sentence == (
        "因新增其他渠道资金“省级专项资金”，由“可得”变为“未选用（就高）”，−70 万元。"
    )


def test_a_line_gives_way_because_another_project_s_loan_grew(pack: Pack) -> None:
    small, large = loan(interest_paid_fen=60_000_000), loan()
    before = known(pack, retrofits=(improved("7.9"),), loans=(small,))
    after = known(pack, retrofits=(improved("7.9"),), loans=(large,))
    loser, winner = changes(before, after)
    assert loser.sentence == (
        "因绿色贷款“一号窑余热利用改造”的已付利息由 600,000.00 元 改为 850,000.00 元，"
        "由“可得”变为“未选用（就高）”，−70 万元。"
    )
    assert winner.sentence == (
        "因已付利息由 600,000.00 元 改为 850,000.00 元，由“未选用（就高）”变为“可得”，+85 万元。"
    )
    assert summed([loser, winner]) == "与封存时相比，2 项有变化，可得合计增加 15 万元。"


def test_records_come_and_go(pack: Pack) -> None:
    base, more = known(pack), known(pack, titles=(title(),))
    came = one(base, more)
    assert came.sentence == "因新增称号“国家级绿色工厂”，这一项为“可得”，+20 万元。"
    gone = one(more, base)
    assert gone.sentence == "因删除称号“国家级绿色工厂”，这一项不再有，−20 万元。"
    assert (came.before, gone.after, gone.difference_fen) == (None, None, -20_000_000)
    earlier = title(id="t0", enterprise="e0", published_on=date(2025, 8, 1))
    older = known(pack, titles=(title(),), earlier_titles=(earlier,))
    assert one(more, older).sentence == (
        "因新增前身企业的称号“国家级绿色工厂”，由“可得”变为“不适用”，−20 万元。"
    )


def test_a_ruling_is_cited_with_its_paper(pack: Pack) -> None:
    before, after = retrofit(pack, "3"), replace(retrofit(pack, "3"), rulings={"band-3": MADE})
    assert one(before, after).sentence == (
        "因口径裁定“单位产品综合能耗恰好提升 3%，是否进入第一档？”由“待裁定”改为“进入第一档（50 万元）”"
        "（样例市工业和信息化局 2026-03-02，样工信函〔2026〕3号），由“待裁定”变为“可得”（一档），+50 万元。"
    )


def test_another_pack_is_told_with_the_terms_of_the_line(pack: Pack) -> None:
    dearer = [
        band.model_copy(update={"value": Decimal(80)}) if band.value == 70 else band
        for band in pack.bands
    ]
    other = pack.model_copy(update={"bands": tuple(dearer), "version": "2026.1", "hash": "f" * 64})
    assert one(retrofit(pack), replace(retrofit(pack), pack=other)).sentence == (
        "因政策包由 2025.1 版改为 2026.1 版（“提升5%—8%，最高 70 万元”改为“提升5%—8%，最高 80 万元”），"
        "政策上限由 70 万元 改为 80 万元，+10 万元。"
    )


def test_the_day_alone_can_change_a_line(pack: Pack) -> None:
    before = replace(retrofit(pack), on=date(2026, 5, 20))
    assert one(before, retrofit(pack)).sentence == (
        "因测算日期由 2026-05-20 改为 2026-09-30，由“差什么”变为“可得”（二档），+70 万元。"
    )


def test_a_fact_that_changed_too_but_does_not_matter_is_no_cause(pack: Pack) -> None:
    before = retrofit(pack, product="水泥")
    after = retrofit(pack, "8.2", product="熟料", note="改过")
    found = one(before, replace(after, on=date(2026, 9, 29)))
    assert found.causes == ("验收报告载明的提升率由 7.9 % 改为 8.2 %",)


def test_several_facts_that_only_together_explain_are_named_together(pack: Pack) -> None:
    twice = (STOP, STOP.model_copy(update={"id": "s2", "document": "样例环保文件〔2026〕2号"}))
    base = retrofit(pack)
    found = one(base, replace(base, subject=replace(base.subject, stops=twice)))
    assert found.sentence == (
        "因新增停兑标记“样例失信文件〔2026〕1号”、新增停兑标记“样例环保文件〔2026〕2号”，"
        "由“可得”变为“阻断”，−70 万元。"
    )


def test_too_many_facts_are_no_explanation_and_it_is_said_so(pack: Pack) -> None:
    blank = retrofit(
        pack,
        completed_on=None,
        accepted_on=None,
        filed_on=None,
        filed_with=None,
        improvement_stated_pct=None,
    )
    found = one(blank, retrofit(pack))
    assert not found.sure
    assert found.sentence.startswith(
        "由“差什么”变为“可得”（二档），+70 万元。原因不能归到单一事实，有变化的是：补填完工日期（2026-03-01）；"
    )
    assert len(found.causes) == 5


def test_an_older_programs_result_is_told_as_such(pack: Pack) -> None:
    base = retrofit(pack)
    result = base.assess()
    older = replace(result, lines=(replace(result.lines[0], ceiling_fen=60_000_000),))
    (found,) = changes(base, base, older)
    assert found.sentence == "因程序的测算方法有变，政策上限由 60 万元 改为 70 万元，+10 万元。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"ratings": (rating(),)}, {"ratings": (rating(grade="second"),)}),
        ({"listings": (listing(),)}, {"listings": (listing(listed_on=date(2024, 1, 1)),)}),
        (
            {"energy_systems": (system(),)},
            {"energy_systems": (system(contract_fen=30_000_000),)},
        ),
        (
            {"energy_systems": (system(),)},
            {"energy_systems": (system(), system(id="m0", connected_on=date(2025, 8, 1)))},
        ),
        ({"loans": (loan(),)}, {"loans": (loan(id="l0", drawn_on=date(2025, 8, 1)), loan())}),
    ],
)
def test_every_cause_named_was_tried(
    pack: Pack, before: dict[str, Any], after: dict[str, Any]
) -> None:
    found = changes(known(pack, **before), known(pack, **after))
    assert found
    assert all(change.sure and change.sentence.startswith("因") for change in found)


def test_amounts_leave_out_what_says_nothing() -> None:
    assert [amount(fen) for fen in (0, 30_000_000, 980_000, 1_005_000)] == [
        "0 万元",
        "30 万元",
        "0.98 万元",
        "1.005 万元",
    ]
    assert (signed(30_000_000), signed(-980_000)) == ("+30 万元", "−0.98 万元")


VARIANTS: dict[str, list[Any]] = {
    "retrofits": [(), (improved("7.9"),), (improved("8.2", filed_on=None),), (improved("3"),)],
    "loans": [(), (loan(),), (loan(interest_paid_fen=20_000_000),)],
    "titles": [(), (title(),), (title(level="provincial"), title(id="t2"))],
    "energy_systems": [(), (system(),), (system(), system(id="m2", project="一号窑余热利用改造"))],
    "stops": [(), (STOP,)],
    "outside_awards": [(), (OUTSIDE,)],
}


def test_the_differences_add_up_to_the_difference_of_the_totals(pack: Pack) -> None:
    chance = random.Random(11)
    for _ in range(60):
        before, after = (
            known(pack, **{part: chance.choice(held) for part, held in VARIANTS.items()})
            for _ in range(2)
        )
        found = changes(before, after)
        total = sum(change.difference_fen for change in found)
        assert total == after.assess().total_fen() - before.assess().total_fen()
        assert all(change.sentence.endswith("。") and change.causes for change in found)
