"""duplicates, merge, unmerge, history, undo and redo on the command line."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say
from tests.jjgreen_desktop.operations.desk import firm, title_facts

CODE = "91350100M000100Y43"
OLD = "湖口样例（一厂）公司"


@dataclass(frozen=True)
class Doubled:
    """A register with one firm entered twice."""

    folder: Path
    keep: str
    lose: str
    report: str


@pytest.fixture
def doubled(empty: Path) -> Doubled:
    with desk(empty) as office:
        keep, lose = firm(office, credit_code=CODE), firm(office, OLD, phone="0792-1")
        for one, tce in ((keep, 6000), (lose, 6100)):
            save(office, title_facts(one.id, batch=str(tce)))
            report = AnnualReturn(enterprise=one.id, year=2025, energy_tce=Decimal(tce))
            last = save(office, report).record
        return Doubled(empty, keep.id, lose.id, last.id)


def choices(say: Say, doubled: Doubled) -> list[str]:
    made = say("--data", doubled.folder, "merge", CODE, OLD, "--dry-run", "--json").json
    return [f"--take={clash['key']}=keep" for clash in made["clashes"]]


def test_the_pair_is_listed_and_told_apart(doubled: Doubled, say: Say) -> None:
    found = say("--data", doubled.folder, "duplicates", "--json").json
    assert found["open"] == 1
    assert found["pairs"][0]["signs"] == ["core"]
    assert found["pairs"][0]["second"]["id"] == doubled.lose
    told = say(
        "--data", doubled.folder, "duplicates", "--different", CODE, OLD, "--reason", "两张执照"
    )
    assert told.out == f"已登记：“湖口样例一厂有限公司”与“{OLD}”不是同一家。\n"
    listed = say("--data", doubled.folder, "duplicates")
    assert listed.out.endswith("疑似重复 1 对，待处理 0 对。\n")


def test_a_dry_run_says_what_it_means_and_writes_nothing(doubled: Doubled, say: Say) -> None:
    told = say("--data", doubled.folder, "merge", CODE, OLD, "--dry-run")
    assert "可得合计：合并前两家 20.00 万元，合并后 10.00 万元，减少 10.00 万元。" in told.out
    assert f"annual_return:{doubled.report}）→ 请选定" in told.out
    assert told.out.endswith("没有写入。\n")
    assert (
        say("--data", doubled.folder, "history", "--json")
        .json["writes"][0]["name"]
        .startswith("登记")
    )


def test_what_is_open_is_refused(doubled: Doubled, say: Say) -> None:
    refused = say("--data", doubled.folder, "merge", CODE, OLD, "--json")
    assert (refused.code, "要先选定" in refused.json["error"]) == (1, True)
    assert say("--data", doubled.folder, "merge", CODE, OLD, "--take", "phone").code == 2


def test_merge_undo_redo_and_unmerge(doubled: Doubled, say: Say) -> None:
    taken = choices(say, doubled)
    made = say("--data", doubled.folder, "merge", CODE, OLD, *taken, "--json").json
    assert (made["total_before_fen"], made["total_after_fen"]) == (20_000_000, 10_000_000)
    name = f"合并企业 {OLD}，并入 湖口样例一厂有限公司"
    assert say("--data", doubled.folder, "undo", "--json").json == {"undone": name}
    assert say("--data", doubled.folder, "redo", "--json").json == {"redone": name}
    assert say("--data", doubled.folder, "redo").code == 1
    (listed,) = say("--data", doubled.folder, "unmerge", "--json").json["mergings"]
    assert (listed["lost"], listed["id"]) == (doubled.lose, made["merging"])
    tried = say("--data", doubled.folder, "unmerge", OLD, "--dry-run", "--json").json
    assert not tried["written"]
    done = say("--data", doubled.folder, "unmerge", OLD)
    assert "拆分出来，没有记录要移回，合并时没有保留的 2 条恢复。" in done.out
    assert say("--data", doubled.folder, "unmerge", OLD).code == 1


@pytest.mark.parametrize("named", [CODE, "湖口样例一厂有限公司", "湖口样例(一厂)公司"])
def test_a_merge_is_found_by_the_firm_kept_and_tells_what_it_means_for_the_awards(
    doubled: Doubled, say: Say, named: str
) -> None:
    say("--data", doubled.folder, "merge", CODE, OLD, *choices(say, doubled))
    tried = say("--data", doubled.folder, "unmerge", named, "--dry-run", "--json").json
    assert (tried["written"], tried["lost"]["id"]) == (False, doubled.lose)
    assert (tried["total_before_fen"], tried["total_after_fen"]) == (10_000_000, 20_000_000)
    assert [one["difference_fen"] for one in tried["lines"]] == [10_000_000]
    assert OLD in tried["lines"][0]["sentence"]
    assert len(say("--data", doubled.folder, "unmerge", "--json").json["mergings"]) == 1
    done = say("--data", doubled.folder, "unmerge", named)
    told = "可得合计：拆分前 10.00 万元，拆分后两家 20.00 万元，增加 10.00 万元。"
    assert told in done.out
    assert tried["lines"][0]["sentence"] in done.out


def test_the_history_of_a_firm_a_record_and_a_write(doubled: Doubled, say: Say) -> None:
    events = say("--data", doubled.folder, "history", "--subject", CODE, "--json").json["events"]
    assert [event["noun"] for event in events] == ["annual_return", "title", "enterprise"]
    told = say("--data", doubled.folder, "history", "--of", doubled.report)
    assert "登记年度报表“2025”　企业 湖口样例（一厂）公司；年度 2025" in told.out
    newest = say("--data", doubled.folder, "history", "--json").json["writes"][0]
    write = say("--data", doubled.folder, "history", "--write", newest["seq"], "--json").json
    assert write["events"][0]["record"] == doubled.report
    undone = say("--data", doubled.folder, "undo", "--write", newest["seq"])
    assert undone.out == f"已撤销“登记年度报表 2025（{OLD}）”。\n"
    assert "（已撤销）" in say("--data", doubled.folder, "history").out
    assert say("--data", doubled.folder, "history", "--of", "X").code == 1


def test_with_nothing_to_take_back_or_do_again_it_says_so(empty: Path, say: Say) -> None:
    for command, key in (("undo", "undone"), ("redo", "redone")):
        said = say("--data", empty, command, "--json")
        assert said.code == 1
        assert said.json[key] is None
        assert said.json["error"].startswith("没有可以")
