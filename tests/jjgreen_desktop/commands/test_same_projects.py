"""same-projects on the command line: list, answer, refuse."""

from pathlib import Path

import pytest

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say
from tests.jjgreen_desktop.operations.desk import retrofit_facts
from tests.jjgreen_desktop.operations.one_contract import NUMBER, system_facts


@pytest.fixture
def shared(empty: Path) -> Path:
    """A firm with a retrofit and a system under one contract."""
    office = open_office(empty)
    facts = {"name": "湖口样例一厂有限公司", "county": "湖口县", "industrial": True}
    firm = save(office, Enterprise.model_validate(facts)).record
    save(office, retrofit_facts(firm.id, contract_number=NUMBER))
    save(office, system_facts(firm.id))
    office.store.close()
    return empty


def test_listed_with_the_money_of_either_answer(shared: Path, say: Say) -> None:
    listed = say("--data", shared, "same-projects", "--json").json
    (found,) = listed["questions"]
    assert listed["open"] == 1
    assert (found["same_total_fen"], found["different_total_fen"]) == (70_000_000, 88_000_000)
    assert (found["first"]["noun"], found["second"]["title"]) == ("retrofit", "能管中心")
    said = say("--data", shared, "same-projects")
    assert "合同号 样能2025-03 相同" in said.out
    assert "是同一项目，可得合计 700,000.00 元；不是同一项目，可得合计 880,000.00 元" in said.out
    assert said.out.endswith("疑似同一项目 1 对，待答复 1 对。\n")


def test_answered_and_listed_as_such(shared: Path, say: Say) -> None:
    pair = say("--data", shared, "same-projects", "--json").json["questions"][0]["pair"]
    words = ("--data", shared, "same-projects", "answer", "--pair", pair, "--same")
    said = say(*words, "--reason", "同一合同", "--json").json
    assert (said["answer"], said["reason"], said["total_fen"]) == ("same", "同一合同", 70_000_000)
    assert "2026-09-30 答复：是同一项目" in say("--data", shared, "same-projects").out
    assert say("--data", shared, "assess", "--json").json["total_fen"] == 70_000_000


@pytest.fixture
def between(empty: Path) -> Path:
    """A firm's retrofit and another firm's system under one contract."""
    office = open_office(empty)
    for number, facts in (("一", retrofit_facts), ("二", system_facts)):
        known = {"name": f"湖口样例{number}厂有限公司", "county": "湖口县", "industrial": True}
        firm = save(office, Enterprise.model_validate(known)).record
        save(office, facts(firm.id, contract_number=NUMBER))
    office.store.close()
    return empty


def test_of_two_firms_one_is_named(between: Path, say: Say) -> None:
    (found,) = say("--data", between, "same-projects", "--json").json["questions"]
    sums = [
        found[f"{given}_total_fen"] for given in ("first_receives", "second_receives", "different")
    ]
    assert sums == [70_000_000, 18_000_000, 88_000_000]
    listed = say("--data", between, "same-projects").out
    assert "是同一项目，由湖口样例二厂有限公司领取，可得合计 180,000.00 元" in listed
    words = ("--data", between, "same-projects", "answer", "--pair", found["pair"])
    reason = ("--reason", "同一合同")
    assert "须写明由哪一家领取" in say(*words, "--same", *reason).err
    assert "不是这一对里的企业" in say(*words, "--receiver", "别的企业", *reason).err
    said = say(*words, "--receiver", "湖口样例二厂有限公司", *reason, "--json").json
    assert (said["answer"], said["total_fen"]) == ("second_receives", 18_000_000)
    assert say("--data", between, "assess", "--json").json["total_fen"] == 18_000_000
    listed = say("--data", between, "same-projects").out
    assert "2026-09-30 答复：是同一项目，由湖口样例二厂有限公司领取" in listed


def test_within_a_firm_nobody_is_named(shared: Path, say: Say) -> None:
    pair = say("--data", shared, "same-projects", "--json").json["questions"][0]["pair"]
    words = ("--data", shared, "same-projects", "answer", "--pair", pair, "--reason", "同一合同")
    said = say(*words, "--receiver", "湖口样例一厂有限公司")
    assert (said.code, "不用写由哪一家领取" in said.err) == (1, True)


def test_refusals_have_their_exit_codes(shared: Path, say: Say) -> None:
    pair = say("--data", shared, "same-projects", "--json").json["questions"][0]["pair"]
    words = ("--data", shared, "same-projects", "answer")
    assert say(*words, "--pair", pair, "--same").code == 1
    assert "理由" in say(*words, "--pair", pair, "--same").err
    assert say(*words, "--pair", "loan:1+loan:2", "--same", "--reason", "无").code == 1
    assert say(*words, "--pair", pair, "--reason", "无").code == 2
    assert say(*words, "--pair", pair, "--same", "--different").code == 2


def test_a_register_without_questions_says_so(empty: Path, say: Say) -> None:
    assert say("--data", empty, "same-projects").out == "疑似同一项目 0 对，待答复 0 对。\n"
