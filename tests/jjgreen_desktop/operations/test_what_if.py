"""What if: who gains and who loses under another ruling or pack, and that nothing is written."""

from datetime import date

import pytest

import resources
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.budget import set_budget
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.what_if import what_if
from jjgreen_desktop.operations.what_if_answer import Change, WhatIf
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts

WAN = 1_000_000


@pytest.fixture
def firms(office: Office) -> dict[str, str]:
    """一厂 exactly 3 %, 二厂 exactly 5 %, 三厂 exactly 8 %: every edge of the bands."""
    found = {}
    for name, stated in (("一", "3.00"), ("二", "5.00"), ("三", "8.00")):
        found[name] = firm(office, f"湖口样例{name}厂有限公司").id
        save(office, retrofit_facts(found[name], stated))
    return found


@pytest.fixture(scope="module")
def dearer() -> Pack:
    """The pack that ships with 800 instead of 500 thousand for the lowest band, and its own version."""
    pack = load_pack(resources.tree("policy", "jiujiang-2025"))
    first, *rest = pack.bands
    bands = (first.model_copy(update={"value": first.value + 30}), *rest)
    changed = {"bands": bands, "version": "样例版", "hash": "0" * 64}
    return pack.model_copy(update=changed)


def tried(office: Office, **given: object) -> WhatIf:
    found = what_if(office, **given)  # type: ignore[arg-type]
    assert found is not None
    return found


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str, int]]:
    return [
        (
            each.holder.name[4],
            each.before.label if each.before else "",
            each.after.label if each.after else "",
            each.difference_fen,
        )
        for each in changes
    ]


def test_an_open_ruling_tried_releases_the_line_that_waits(
    office: Office, firms: dict[str, str]
) -> None:
    found = tried(office, rulings={"band-3": "in"})
    assert told(found.changes) == [("一", "待裁定", "可得", 50 * WAN)]
    assert found.changes[0].reason.startswith("较改造前提升 3%，落在3%—5%一档")
    assert (found.total.before_fen, found.total.after_fen) == (120 * WAN, 170 * WAN)
    waits = {each.outcome: (each.before, each.after) for each in found.waiting}
    assert waits[Outcome.NEEDS_RULING] == (1, 0)
    ruling = found.rulings[0]
    assert (ruling.before, ruling.after) == ("待裁定", "进入第一档（50 万元）")


def test_gainers_and_losers_stand_apart_by_money(office: Office, firms: dict[str, str]) -> None:
    up = tried(office, rulings={"band-5": "upper", "band-8": "upper"})
    assert told(up.gainers) == [("三", "可得", "可得", 30 * WAN), ("二", "可得", "可得", 20 * WAN)]
    assert (up.losers, up.firms) == ((), (2, 0))
    ruled(office, "band-5", "upper")
    down = tried(office, rulings={"band-5": "lower"})
    assert told(down.losers) == [("二", "可得", "可得", -20 * WAN)]
    assert (down.gainers, down.firms) == ((), (0, 1))
    assert down.total.difference_fen == -20 * WAN


def ruled(office: Office, ruling: str, choice: str) -> None:
    made = RulingMade(
        pack=office.pack.id,
        ruling=ruling,
        choice=choice,
        ruled_by="样例市工业和信息化局",
        ruled_on=date(2026, 3, 2),
        document="样例复函",
    )
    save(office, made)


def test_another_pack_over_everyone_keeps_the_rulings_made(
    office: Office, firms: dict[str, str], dearer: Pack
) -> None:
    ruled(office, "band-3", "in")
    found = tried(office, pack=dearer)
    assert told(found.changes) == [
        ("一", "可得", "可得", 30 * WAN),
        ("二", "可得", "可得", 30 * WAN),
    ]
    assert found.packs[1].version == "样例版"
    assert [(each.clause, each.before_fen, each.after_fen) for each in found.clauses] == [
        ("2.1", 170 * WAN, 230 * WAN)
    ]


def test_one_subject_alone(office: Office, firms: dict[str, str], dearer: Pack) -> None:
    found = tried(office, pack=dearer, rulings={"band-3": "in"}, subject=firms["一"])
    assert told(found.changes) == [("一", "待裁定", "可得", 80 * WAN)]
    assert (found.subjects, found.total.before_fen, found.total.after_fen) == (1, 0, 80 * WAN)
    with pytest.raises(Problem, match="没有这个企业或园区"):
        what_if(office, rulings={"band-3": "in"}, subject="X")


def test_against_the_budget(office: Office, firms: dict[str, str]) -> None:
    assert tried(office, rulings={"band-3": "in"}).budget is None
    set_budget(office, Budget(year=2026, pool_fen=130 * WAN, carry_down=True))
    against = tried(office, rulings={"band-3": "in"}).budget
    assert against is not None
    assert (against.left_before_fen, against.left_after_fen) == (10 * WAN, 30 * WAN)
    assert (against.after_ceilings_before_fen, against.after_ceilings_after_fen) == (
        10 * WAN,
        -40 * WAN,
    )
    assert (against.fit_before, against.fit_after) == (2, 2)
    assert (against.skipped_before, against.skipped_after) == (0, 1)
    alone = tried(office, rulings={"band-3": "in"}, subject=firms["一"]).budget
    assert alone == against, "the pool is everyone's, also when one is asked about"


def test_a_line_approved_above_what_it_would_get_is_pointed_at(
    office: Office, firms: dict[str, str]
) -> None:
    ruled(office, "band-5", "upper")
    record = tried(office, rulings={"band-5": "lower"}).losers[0].of
    line = line_of(office, "2.1", record)
    assert line
    approve(office, line, 70 * WAN, "样例核定文件", date(2026, 9, 1))
    lost = tried(office, rulings={"band-5": "lower"}).losers[0]
    assert lost.approved_fen == 70 * WAN
    assert "市级已核定 70.00 万元，高于试算后的上限。" in lost.reason


def test_nothing_is_written(office: Office, firms: dict[str, str], dearer: Pack) -> None:
    set_budget(office, Budget(year=2026, pool_fen=130 * WAN))
    revision, journal = office.store.revision, list(office.store.history(100))
    before = (office.pack.hash, office.rulings_on(office.today()))
    tried(office, pack=dearer, rulings={"band-3": "in"})
    assert (office.store.revision, list(office.store.history(100))) == (revision, journal)
    assert (office.pack.hash, office.rulings_on(office.today())) == before


def test_it_can_be_stopped(office: Office, firms: dict[str, str]) -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> bool:
        seen.append((done, of))
        return done < 2

    assert what_if(office, rulings={"band-3": "in"}, progress=stop) is None
    assert seen == [(1, 3), (2, 3)]


def test_what_cannot_be_tried_is_refused_in_words(office: Office) -> None:
    with pytest.raises(Problem, match="没有选择要试算的口径或政策包"):
        what_if(office)
    with pytest.raises(Problem, match="没有口径裁定“band-4”"):
        what_if(office, rulings={"band-4": "in"})
    with pytest.raises(Problem, match="没有“maybe”这个选项"):
        what_if(office, rulings={"band-3": "maybe"})
