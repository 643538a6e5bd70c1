"""bulk-edit: seen with --dry-run, written in one, undone in words."""

from pathlib import Path

import pytest

from tests.jjgreen_desktop.commands.conftest import Say

EIGHTH = "湖口样例八厂有限公司"


def test_a_dry_run_tells_each_and_the_awards_and_writes_nothing(county: Path, say: Say) -> None:
    words = ("bulk-edit", "企业", "--where", "行业=3011", "--set", "工业企业=否", "--dry-run")
    told = say("--data", county, *words, "--json").json
    assert told["chosen"] == told["changed"] + told["same"] + told["refused"] == 2
    assert told["written"] is None
    assert [row["verdict"] for row in told["rows"]] == ["changed", "changed"]
    effect = told["effect"]
    gone = sum(line["difference_fen"] for line in effect["lines"])
    assert effect["after_fen"] - effect["before_fen"] == gone < 0
    said = say("--data", county, *words)
    assert "选了 2 家企业：修改 2，不变 0，不能改 0。" in said.out
    assert said.out.endswith("只看影响，没有写入。\n")
    assert say("--data", county, *words, "--json").json["changed"] == 2


def test_one_write_and_one_undo(county: Path, say: Say) -> None:
    done = say(
        "--data", county, "bulk-edit", "enterprise", "--all", "--set", "行业=水泥制造", "--json"
    )
    assert done.code == 0 and done.json["written"]["name"] == "修改 6 家企业的行业"
    assert done.json["same"] == 2
    seq = done.json["written"]["seq"]
    assert say("--data", county, "undo", "--write", seq, "--json").json == {
        "undone": "修改 6 家企业的行业"
    }
    again = say(
        "--data", county, "bulk-edit", "企业", "--all", "--set", "行业=3011", "--dry-run", "--json"
    )
    assert again.json["changed"] == 6
    assert say("--data", county, "note", "样例记事", "--to", EIGHTH).code == 0
    assert say("--data", county, "redo").code == 1  # something new was written
    assert say("--data", county, "redo", "--write", seq, "--json").json == {
        "redone": "修改 6 家企业的行业"
    }


def test_the_records_of_some_firms_and_clearing_a_field(county: Path, say: Say) -> None:
    words = (
        "--data",
        county,
        "bulk-edit",
        "称号",
        "--of",
        EIGHTH,
        "--set",
        "公布文件及文号=",
        "--json",
    )
    told = say(*words).json
    assert [(row["whose"], row["before"], row["after"]) for row in told["rows"]] == [
        (EIGHTH, "样例厅函〔2026〕1号", "—")
    ]
    assert told["value"] is None and told["written"]["changed"] == 1


def test_chosen_by_id(county: Path, say: Say) -> None:
    rows = say(
        "--data", county, "bulk-edit", "企业", "--all", "--set", "行业=3011", "--dry-run", "--json"
    ).json["rows"]
    ids = [row["id"] for row in rows[1:3]]
    told = say(
        "--data", county, "bulk-edit", "企业", "--ids", *ids, "--set", "行业=3011", "--json"
    ).json
    assert [row["id"] for row in told["rows"]] == ids


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("企业", "--set", "行业=3011"), 2, "请写明改哪些"),
        (("企业", "--all", "--set", "行业"), 2, "请写成 项=值"),
        (("企业", "--all", "--set", "企业名称=样例"), 2, "不能批量修改"),
        (("企业", "--all", "--set", "县（市、区）=火星县"), 2, "没有“火星县”这个县"),
        (("企业", "--all", "--set", "行业=9999"), 2, "没有“9999”"),
        (("企业", "--where", "行业=9999", "--set", "行业=3011"), 2, "没有“9999”"),
        (("奖补", "--all", "--set", "备注=样例"), 2, "没有“奖补”这一种记录"),
        (("企业", "--all", "--set", "规上企业=也许"), 2, "看不懂"),
        (("企业", "--where", "年度=2025", "--set", "行业=3011"), 2, "企业没有“年度”这一项"),
        (("企业", "--where", "行业=9990", "--set", "行业=3011"), 2, "没有“9990”"),
        (("企业", "--where", "联系人=无此人", "--set", "行业=3011"), 1, "没有符合条件的企业"),
        (("企业", "--ids", "XXXX00000001", "--set", "行业=3011"), 1, "没有编号为"),
        (("企业", "--where", "行业=3011", "--set", "行业=3011"), 1, "没有要改的记录"),
        (("年度报表", "--where", "年度=2025", "--set", "年度=2024"), 1, "没有要改的记录"),
    ],
)
def test_what_is_not_done_and_why(
    county: Path, say: Say, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = say("--data", county, "bulk-edit", *words)
    assert answer.code == code and said in answer.err


def test_choices_are_taken_by_any_of_their_names(county: Path, say: Say) -> None:
    for text, value in (("县（市、区）=庐山区", "濂溪区"), ("行业=水泥制造", "3011")):
        told = say(
            "--data", county, "bulk-edit", "企业", "--all", "--set", text, "--dry-run", "--json"
        )
        assert told.json["value"] == value
    chosen = ("--where", "行业=水泥制造", "--set", "备注=样例", "--dry-run", "--json")
    assert say("--data", county, "bulk-edit", "企业", *chosen).json["chosen"] == 2
