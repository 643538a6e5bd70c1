"""Many records in one write: what was shown is what is written, the counts add up, and undo restores exactly."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.catalogue import shared_fields
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import bulk
from jjgreen_desktop.operations.assessing import assess_all
from jjgreen_desktop.operations.bulk import Plan, plan, run
from jjgreen_desktop.operations.bulk_choosing import choose, kinds_held
from jjgreen_desktop.operations.bulk_steps import Verdict
from jjgreen_desktop.operations.history import events_of_write
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import (
    firm,
    make_office,
    retrofit_facts,
    title_facts,
)

WAN = 1_000_000
NEW, OLD = "91350100M000100Y43", "914403001922038216"


def register(office: Office) -> list[Record]:
    """Everything there is."""
    return [record for model in MODELS for record in office.store.find(model)]


def planned(office: Office, model: type[Record], ids: Sequence[str], key: str, value: Any) -> Plan:
    """A plan nobody stops."""
    made = plan(office, model, ids, key, value)
    assert made is not None
    return made


def eligible(office: Office) -> list[int]:
    """What the whole register can have, line by line."""
    lines = [line for result in assess_all(office) for line in result.lines]
    return [line.ceiling_fen for line in lines if line.outcome is Outcome.ELIGIBLE]


@pytest.fixture
def three(office: Office) -> list[Enterprise]:
    """One firm in cement with a retrofit of 70 万元, one without an industry, one in chemicals."""
    firms = [
        firm(office, f"湖口样例{name}厂有限公司", industry=industry)
        for name, industry in (("一", "3011"), ("二", None), ("三", "2614"))
    ]
    save(office, retrofit_facts(firms[0].id))
    return firms


def test_the_plan_tells_each_before_and_after_and_writes_nothing(
    office: Office, three: list[Enterprise]
) -> None:
    before, writes = register(office), office.store.revision
    made = planned(office, Enterprise, [one.id for one in three], "industry", "3011")
    assert [(row.before, row.after, row.verdict) for row in made.rows] == [
        ("3011 水泥制造", "3011 水泥制造", Verdict.SAME),
        ("—", "3011 水泥制造", Verdict.CHANGED),
        ("2614 有机化学原料制造", "3011 水泥制造", Verdict.CHANGED),
    ]
    assert made.said == "选了 3 家企业：修改 2，不变 1，不能改 0。"
    assert register(office) == before and office.store.revision == writes


def test_one_write_in_words_with_each_before_and_after_undone_after_a_restart(
    tmp_path: Path,
) -> None:
    office = make_office(tmp_path / "湖口县")
    ids = [firm(office, f"湖口样例{n}厂有限公司", industry="2614").id for n in "一二三"]
    before = register(office)
    done = run(office, planned(office, Enterprise, ids, "industry", "3011"))
    assert done and done.name == "修改 3 家企业的行业"
    assert (done.changed, done.same, done.refused) == (3, 0, 0)
    events = events_of_write(office, done.seq)
    assert {event.record for event in events} == set(ids)
    assert {event.fields[0].said for event in events} == {
        "行业 2614 有机化学原料制造 → 3011 水泥制造"
    }
    office.store.close()
    from jjgreen_desktop.bootstrap import open_office

    again = open_office(tmp_path / "湖口县")
    assert {one.industry for one in again.store.find(Enterprise)} == {"3011"}
    assert again.store.undo() == "修改 3 家企业的行业"
    assert register(again) == before
    assert again.store.redo() == "修改 3 家企业的行业"
    assert {one.industry for one in again.store.find(Enterprise)} == {"3011"}
    again.store.close()


def test_the_effect_on_awards_is_what_comes_of_it(office: Office, three: list[Enterprise]) -> None:
    before = eligible(office)
    made = planned(office, Enterprise, [one.id for one in three], "industrial", False)
    assert made.effect.before_fen == sum(before) == 70 * WAN
    assert (made.effect.before_lines, made.effect.after_lines, made.effect.after_fen) == (1, 0, 0)
    assert [one.difference_fen for one in made.effect.lines] == [-70 * WAN]
    assert "湖口样例一厂有限公司　二（1）、改造奖励" in made.effect.lines[0].said
    assert made.effect.said.endswith("修改后 0 项 0.00 万元，减少 70.00 万元。")
    run(office, made)
    assert eligible(office) == []


def test_a_change_of_the_predecessor_is_told_for_the_firm_that_came_out_of_it(
    office: Office,
) -> None:
    old = firm(office, "湖口样例老厂有限公司", credit_code=OLD)
    new = firm(office, credit_code=NEW, former=(OLD,))
    first = save(office, title_facts(old.id, published_on=date(2024, 5, 1))).record
    save(office, title_facts(new.id))
    made = planned(office, Title, [first.id], "kind", "green_supply_chain")
    assert [x.firm for x in made.effect.lines if x.difference_fen] == [new.title()]
    run(office, made)
    assert made.effect.after_fen == sum(eligible(office)) == 10 * WAN


def test_what_is_refused_says_why_and_two_of_a_batch_are_checked_against_each_other(
    office: Office,
) -> None:
    owner = firm(office).id
    years = [
        save(office, AnnualReturn(enterprise=owner, year=year)).record.id for year in (2022, 2023)
    ]
    made = planned(office, AnnualReturn, years, "year", 2024)
    assert [row.verdict for row in made.rows] == [Verdict.CHANGED, Verdict.REFUSED]
    assert made.rows[1].said.startswith("这家企业 2024 年的年度报表已登记。")
    done = run(office, made)
    assert done and (done.changed, done.refused) == (1, 1)
    assert {one.year for one in office.store.find(AnnualReturn)} == {2024, 2023}


def test_energy_by_carrier_goes_along_with_the_year(office: Office) -> None:
    owner = firm(office).id
    report = save(office, AnnualReturn(enterprise=owner, year=2023)).record
    save(
        office,
        EnergyUse(enterprise=owner, year=2023, carrier="原煤", quantity=Decimal(10), unit="t"),
    )
    before = register(office)
    run(office, planned(office, AnnualReturn, [report.id], "year", 2024))
    assert [use.year for use in office.store.find(EnergyUse)] == [2024]
    office.store.undo()
    assert register(office) == before


def test_a_plan_is_looked_at_again_when_something_was_written_since(
    office: Office, three: list[Enterprise]
) -> None:
    ids = [one.id for one in three]
    made = planned(office, Enterprise, ids, "industry", "3011")
    save(office, three[1].model_copy(update={"note": "与这一项无关"}))
    assert run(office, made) is not None
    office.store.undo()
    made = planned(office, Enterprise, ids, "industry", "3011")
    save(office, three[1].model_copy(update={"industry": "4411"}))
    before = register(office)
    with pytest.raises(Problem, match="登记簿又有改动，结果与看到的不一样，没有修改"):
        run(office, made)
    assert register(office) == before


def test_a_plan_whose_awards_became_others_is_stale_too(
    office: Office, three: list[Enterprise]
) -> None:
    made = planned(office, Enterprise, [three[1].id], "industrial", False)
    save(office, retrofit_facts(three[1].id))
    with pytest.raises(Problem, match="结果与看到的不一样"):
        run(office, made)


def test_a_firm_deleted_meanwhile_is_counted_as_refused(
    office: Office, three: list[Enterprise]
) -> None:
    gone = three[2]
    with office.store.transaction("删除") as write:
        write.delete(gone)
    made = planned(office, Enterprise, [one.id for one in three], "industry", "4411")
    assert [row.verdict for row in made.rows] == [
        Verdict.CHANGED,
        Verdict.CHANGED,
        Verdict.REFUSED,
    ]
    assert made.rows[2].said == "已不在登记簿里。"


@pytest.mark.parametrize("stop_at", [1, 2, 4])
def test_whoever_cancels_has_changed_nothing(
    office: Office, three: list[Enterprise], stop_at: int
) -> None:
    ids, before = [one.id for one in three], register(office)
    steps: list[tuple[int, int]] = []

    def until(done: int, of: int) -> bool:
        steps.append((done, of))
        return len(steps) < stop_at

    assert plan(office, Enterprise, ids, "industry", "4411", until) is None
    made = planned(office, Enterprise, ids, "industry", "4411")
    steps.clear()
    if stop_at <= len(ids):
        assert run(office, made, until) is None
        assert register(office) == before
    assert run(office, made) is not None


def test_names_codes_numbers_and_figures_are_not_set_for_many(
    office: Office, three: list[Enterprise]
) -> None:
    for key in ("name", "credit_code", "former_names", "bank_account"):
        with pytest.raises(Problem, match="不能批量修改"):
            plan(office, Enterprise, [three[0].id], key, "x")
    for model in bulk.MODELS:
        keys = {entry.key for entry in shared_fields(model)}
        assert "note" in keys
        assert not keys & {"name", "project", "filing_number", "contract_number", "enterprise"}
        assert not {key for key in keys if key.endswith("_fen")}


def test_nothing_chosen_too_many_or_nothing_to_change_is_said(
    office: Office, three: list[Enterprise], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Problem, match="没有选中企业"):
        plan(office, Enterprise, [], "industry", "3011")
    made = planned(office, Enterprise, [three[0].id], "industry", "3011")
    with pytest.raises(Problem, match="没有要改的记录"):
        run(office, made)
    monkeypatch.setattr(bulk, "MOST", 2)
    with pytest.raises(Problem, match="一次选了 3 家企业，超过 2"):
        plan(office, Enterprise, [one.id for one in three], "industry", "3011")


def test_an_awards_own_paper_is_no_bulk_matter() -> None:
    assert Award not in bulk.MODELS


def test_the_kinds_the_chosen_hold_and_what_they_have_in_common(
    office: Office, three: list[Enterprise]
) -> None:
    for number, batch in enumerate(("第一批", "第一批", "第二批")):
        save(office, title_facts(three[number].id, batch=batch))
    save(office, Stop(enterprise=three[0].id, document="样例文", from_on=date(2026, 1, 1)))
    two = [one.id for one in three[1:]]
    assert kinds_held(office, Enterprise, two) == [Enterprise, Title]
    chosen = choose(office, Title, Enterprise, two)
    assert {value: len(ids) for value, ids in chosen.alike["批次"].items()} == {
        "第一批": 1,
        "第二批": 1,
    }
    first = chosen.alike["批次"]["第二批"]
    run(office, planned(office, Title, first, "document", "样例厅函〔2026〕9号"))
    assert [one.document for one in office.store.find(Title)] == [None, None, "样例厅函〔2026〕9号"]
    park = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    assert kinds_held(office, Park, [park.id]) == [Park]


FIELDS = {
    "industry": ("3011", "2614", "水泥制造", "99", None),
    "county": ("湖口县", "都昌县", None),
    "industrial": (True, False, None),
    "above_scale": (True, False, None),
    "phone": ("0792-1111111", None),
}
facts = st.fixed_dictionaries(
    {key: st.sampled_from([one for one in values if one != "99"]) for key, values in FIELDS.items()}
    | {"stated": st.sampled_from(("4.00", "7.00", "9.00", None)), "titled": st.booleans()}
)


@settings(max_examples=25, deadline=None)
@given(firms=st.lists(facts, min_size=1, max_size=4), data=st.data())
def test_undo_restores_exactly_and_the_counts_add_up(
    firms: list[dict[str, Any]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        office = make_office(Path(folder) / "湖口县")
        for number, known in enumerate(firms):
            _register(office, number, dict(known))
        ids = [one.id for one in office.store.find(Enterprise)]
        chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1))
        key = data.draw(st.sampled_from(sorted(FIELDS)))
        made = planned(office, Enterprise, chosen, key, data.draw(st.sampled_from(FIELDS[key])))
        before, lines = register(office), eligible(office)
        assert len(made.rows) == len(set(chosen)) == sum(made.count(one) for one in Verdict)
        if made.count(Verdict.CHANGED):
            done = run(office, made)
            assert done and done.changed + done.same + done.refused == len(made.rows)
            difference = made.effect.after_fen - made.effect.before_fen
            assert sum(eligible(office)) - sum(lines) == difference
            assert {
                one.id for one, two in zip(register(office), before, strict=True) if one != two
            } == {row.id for row in made.rows if row.verdict is Verdict.CHANGED}
            office.store.undo()
        assert register(office) == before and eligible(office) == lines
        office.store.close()


def _register(office: Office, number: int, known: dict[str, Any]) -> None:
    stated, titled = known.pop("stated"), known.pop("titled")
    owner = firm(office, f"湖口样例{number}厂有限公司", **known).id
    if stated:
        save(office, retrofit_facts(owner, stated))
        save(office, OutsideAward(enterprise=owner, project="另一项目", source="样例资金"))
    if titled:
        save(office, title_facts(owner))


def _killed(folder: Path, way: str, kills: int) -> dict[str, Any]:
    module = "tests.jjgreen_desktop.operations.bulk_kill_harness"
    command = [sys.executable, "-m", module, str(folder / "湖口县"), way, str(kills), "7"]
    top = Path(__file__).parents[3]
    done = subprocess.run(command, cwd=top, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
def test_killed_in_the_middle_all_are_changed_or_none(tmp_path: Path) -> None:
    assert _killed(tmp_path, "right", 15) == {"torn": 0, "faults": [], "edited": True}


@pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
def test_the_harness_catches_firm_by_firm(tmp_path: Path) -> None:
    assert _killed(tmp_path, "torn", 15)["torn"] > 0


def test_a_title_follows_its_changes_of_status_set_for_many(
    office: Office, three: list[Enterprise]
) -> None:
    titles = [save(office, title_facts(one.id)).record for one in three[:2]]
    changes = [
        save(
            office,
            TitleStatus(
                enterprise=each.enterprise,
                of_title=each.id,
                status="expired",
                changed_on=date(2026, 9, 1),
            ),
        ).record
        for each in titles
    ]

    def standing() -> list[str | None]:
        return [each.status for each in office.store.find(Title)]

    made = planned(office, TitleStatus, [one.id for one in changes], "status", "removed")
    assert made.effect.before_fen - made.effect.after_fen == 20 * WAN  # two of 10 万元 each
    run(office, made)
    assert standing() == ["removed", "removed"]
    office.store.undo()
    assert standing() == ["expired", "expired"]
