"""What another pack would mean, told before it is put in force."""

from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.operations import packs
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.pack_candidate import Candidate, read
from jjgreen_desktop.operations.pack_plan import (
    change_text,
    day_compared,
    effect_text,
    plan,
    plan_retiring,
)
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office, retrofit_facts
from tests.jjgreen_desktop.operations.pack_samples import (
    BAND_3_WITHOUT_IN,
    OTHER_ID,
    SECOND_BAND,
    Replaced,
    pack_with,
)

FROM = date(2026, 7, 1)
AHEAD = date(2027, 1, 1)
LESS = ("parameters.toml", 'value = "70"', 'value = "60"')
PAPER = "样例市工业和信息化局 2026-03-02，样工信函〔2026〕3号"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path / "desk")


@pytest.fixture
def retrofit(office: Office) -> str:
    return save(office, retrofit_facts(firm(office).id, "7.00")).record.id


def _candidate(*replaced: Replaced) -> Candidate:
    return read("新政策包.zip", pack_with(*replaced))


def _ruled(office: Office) -> None:
    made = RulingMade(
        pack=office.pack.id,
        ruling="band-3",
        choice="in",
        ruled_by="样例市工业和信息化局",
        ruled_on=date(2026, 3, 2),
        document="样工信函〔2026〕3号",
    )
    save(office, made)


@pytest.mark.usefixtures("retrofit")
def test_the_effect_names_every_line_that_changes(office: Office) -> None:
    found = plan(office, _candidate(SECOND_BAND), FROM)
    assert effect_text(found.effect) == (
        "按 2026-09-30 测算，本单位 1 家企业、园区中有 1 项结果不同；"
        "可得合计由 70.00 万元变为 75.00 万元。"
    )
    assert [change_text(change) for change in found.effect.changes] == [
        "湖口样例一厂有限公司　二（1）、改造奖励　一号窑余热利用改造：可得 70.00 万元 → 可得 75.00 万元"
    ]
    assert [each.area for each in found.differences] == ["总则", "档次", "算例"]
    assert office.pack.version == "2025.1"  # nothing is written


@pytest.mark.usefixtures("retrofit")
def test_a_day_in_the_past_says_how_many_results_change(office: Office) -> None:
    (note,) = plan(office, _candidate(SECOND_BAND), FROM).notes
    assert note == (
        "启用日期早于今天：测算日期在 2026-07-01 及以后的都改按这个政策包算，"
        "以前算过的也要重算，其中 1 项结果不同。"
    )


@pytest.mark.usefixtures("retrofit")
def test_a_day_ahead_says_that_today_stays(office: Office) -> None:
    found = plan(office, _candidate(), AHEAD)
    assert found.notes == ("今天仍用现在的政策包，2027-01-01 起改用这个。",)
    assert found.effect.on == AHEAD
    assert effect_text(found.effect).endswith("1 家企业、园区的结果都不变。")


def test_a_day_after_the_policy_ended_is_told(office: Office) -> None:
    notes = plan(office, _candidate(), date(2028, 1, 1)).notes
    assert "这个政策包所载政策 2027-12-31 到期，启用日期在到期之后。" in notes


def test_rulings_that_no_longer_fit_are_named(office: Office) -> None:
    _ruled(office)
    (said,) = plan(office, _candidate(BAND_3_WITHOUT_IN), FROM).lost_rulings
    assert said == (
        "单位产品综合能耗恰好提升 3%，是否进入第一档？已裁定“进入第一档（50 万元）”"
        f"（{PAPER}）：新政策包没有这个选项，按默认口径测算。"
    )
    assert plan(office, _candidate(SECOND_BAND), FROM).lost_rulings == ()


def test_another_policy_takes_no_ruling_over(office: Office) -> None:
    _ruled(office)
    found = plan(office, _candidate(OTHER_ID), FROM)
    assert found.lost_rulings[0].endswith("新政策包是另一项政策，不沿用。")
    assert any("这是另一项政策（编号 jiujiang-2028）" in note for note in found.notes)


def test_an_award_approved_above_the_new_ceiling_is_named(office: Office, retrofit: str) -> None:
    line = line_of(office, "2.1", retrofit)
    assert line is not None
    approve(office, line, 70_000_000, "样工信字〔2026〕1号", date(2026, 9, 1))
    (said,) = plan(office, _candidate(LESS), FROM).approved
    assert said.endswith("市级已核定 70.00 万元，高于新的上限；核定不变，请核对。")
    assert plan(office, _candidate(SECOND_BAND), FROM).approved == ()


@pytest.mark.usefixtures("retrofit")
def test_taking_a_pack_out_of_use_is_told_the_other_way_round(office: Office) -> None:
    loaded = packs.load(office, _candidate(SECOND_BAND), FROM)
    assert effect_text(plan_retiring(office, loaded)).endswith(
        "可得合计由 75.00 万元变为 70.00 万元。"
    )


@pytest.mark.usefixtures("retrofit")
def test_packs_are_compared_on_a_day_the_new_one_would_hold(office: Office) -> None:
    assert day_compared(office, FROM) == DAY
    assert day_compared(office, AHEAD) == AHEAD
    packs.load(office, _candidate(SECOND_BAND), FROM)
    assert day_compared(office, date(2026, 1, 1)) == date(2026, 6, 30)


@pytest.mark.usefixtures("retrofit")
def test_whoever_listens_can_stop(office: Office) -> None:
    class Stop(Exception):
        pass

    def told(_done: int, _of: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        plan(office, _candidate(), FROM, told)
