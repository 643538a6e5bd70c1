"""An old ledger on the command line: refused with its questions, answered, written, listed, exported, taken out."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jjgreen_desktop.domain import units
from tests.jjgreen_desktop.commands.conftest import SAMPLES, Say

LEDGER = SAMPLES / "湖口样例" / "以前兑现台账.xlsx"
VERDICTS = ("matched", "new", "outside", "same", "open", "refused")


@pytest.fixture
def choices(county: Path, say: Say) -> list[str]:
    """What settles the sample: the first firm offered, a new record, money from elsewhere."""
    words: list[str] = []
    command = ("--data", county, "import", "past_awards", LEDGER, "--dry-run", "--json")
    for _question in range(3):
        for line in say(*command, *words).json["lines"]:
            if line["verdict"] == "open":
                asked = line["questions"][-1]
                wanted = {"record": "new", "matter": "outside"}
                chosen = wanted.get(asked["question"]) or next(iter(asked["options"]))
                words += ["--take", f"{line['row']}:{asked['question']}={chosen}"]
    assert words
    return words


def test_every_question_is_told_and_nothing_is_written(county: Path, say: Say) -> None:
    answer = say("--data", county, "import", "past_awards", LEDGER, "--json")
    assert answer.code == 1
    told = answer.json
    assert (told["rows"], told["open"], told["written"]) == (8, 4, False)
    assert sum(told[verdict] for verdict in VERDICTS) == told["rows"]
    assert sum(told[f"{verdict}_fen"] for verdict in VERDICTS) == told["total_fen"] == 61_500_000
    totals = [total for sheet in told["sheets"] for total in sheet["totals"]]
    assert [(one["words"], one["stated_fen"]) for one in totals] == [
        ("小计", 20_000_000),
        ("合计", 38_500_000),
        ("合计", 23_000_000),
    ]
    assert all(one["stated_fen"] == one["added_fen"] for one in totals)
    assert say("--data", county, "past-awards", "--json").json["past_awards"] == []


def test_the_questions_in_words_can_be_answered_as_they_stand(county: Path, say: Say) -> None:
    answer = say("--data", county, "import", "past_awards", LEDGER)
    assert answer.code == 1
    assert "2023年!7　湖口样例一厂　节能诊断补助　◇ 不能确定是哪家企业" in answer.err
    assert "可选：firm=enterprise:" in answer.err


def test_a_dry_run_shows_what_changes_and_writes_nothing(
    county: Path, say: Say, choices: list[str]
) -> None:
    answer = say("--data", county, "import", "past_awards", LEDGER, *choices, "--dry-run", "--json")
    assert answer.code == 0
    told = answer.json
    assert not told["written"]
    effect = told["effect"]
    assert effect["before_fen"] > effect["after_fen"]
    assert any("● 可得 → ○ 不适用" in line["sentence"] for line in effect["lines"])
    assert say("--data", county, "past-awards", "--json").json["total_fen"] == 0


def test_written_listed_exported_and_taken_out(
    county: Path, say: Say, choices: list[str], tmp_path: Path
) -> None:
    done = say("--data", county, "import", "past_awards", LEDGER, *choices)
    assert done.code == 0
    assert "共 8 行 61.50 万元" in done.out
    again = say("--data", county, "import", "past_awards", LEDGER, "--json").json
    assert (again["same"], again["written"]) == (8, False)
    out = tmp_path / "以前兑现.xlsx"
    listed = say("--data", county, "past-awards", "--out", out, "--json").json
    assert listed["total_fen"] == 61_500_000
    assert all(one["sha256"] and one["place"] for one in listed["past_awards"])
    sheet = load_workbook(out).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert sum(round(float(row[6]) * 100) for row in rows) == 61_500_000  # type: ignore[arg-type]
    one = next(each for each in listed["past_awards"] if each["clause"] == "1")
    tried = say("--data", county, "past-awards", "--remove", one["id"], "--dry-run", "--json").json
    assert tried["after_fen"] > tried["before_fen"]
    assert not tried["removed"]
    assert say("--data", county, "past-awards", "--remove", one["id"]).code == 0
    left = say("--data", county, "past-awards", "--json").json
    assert left["total_fen"] == 60_500_000
    assert say("--data", county, "undo").code == 0
    back = say("--data", county, "past-awards", "--json").json
    assert back["total_fen"] == 61_500_000
    assert one in back["past_awards"]


def test_one_firms_rows(county: Path, say: Say, choices: list[str]) -> None:
    say("--data", county, "import", "past_awards", LEDGER, *choices)
    answer = say(
        "--data", county, "past-awards", "--subject", "湖口样例四厂有限公司", "--json"
    ).json
    assert [one["amount_fen"] for one in answer["past_awards"]] == [18_000_000, -3_000_000]


def _ledger(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.active.title = "台账"
    book.save(path)
    return path


def test_an_unknown_unit_is_asked(county: Path, say: Say, tmp_path: Path) -> None:
    rows = (
        ("企业名称", "事项", "金额", "年度"),
        ("湖口样例一厂有限公司", "国家级绿色工厂奖励", 20, 2023),
    )
    path = _ledger(tmp_path / "旧.xlsx", *rows)
    refused = say("--data", county, "import", "past_awards", path)
    assert refused.code == 1
    assert "请先用 --unit 写明工作表“台账”金额的单位（元、" in refused.err
    for words in ("万元", "台账=万元", "十万元", "台账=千元"):
        told = say(
            *("--data", county, "import", "past_awards", path, "--unit", words),
            *("--dry-run", "--json"),
        )
        size = units.MEASURES[words.removeprefix("台账=")].size
        assert told.json["total_fen"] == 20 * size * 100


def test_a_unit_that_is_said_goes_to_the_sheets_that_state_none(
    county: Path, say: Say, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.title = "甲"
    for sheet, amount, much in (
        (book.active, "金额", 20),
        (book.create_sheet("乙"), "金额（元）", 5000),
    ):
        sheet.append(("企业名称", "事项", amount, "年度"))
        sheet.append(("湖口样例一厂有限公司", "国家级绿色工厂奖励", much, 2023))
    book.save(tmp_path / "旧.xlsx")
    command = (
        "--data",
        county,
        "import",
        "past_awards",
        tmp_path / "旧.xlsx",
        "--dry-run",
        "--json",
    )
    amounts = [line["amount_fen"] for line in say(*command, "--unit", "万元").json["lines"]]
    assert amounts == [20_000_000, 500_000]
    refused = say(*command, "--unit", "乙=万元")
    assert refused.code == 2
    assert "工作表“乙”写明的单位是元，与 --unit 的万元不同" in refused.json["error"]


def test_a_heading_is_assigned_and_remembered(county: Path, say: Say, tmp_path: Path) -> None:
    rows = (("企业名称", "事项", "到手（元）"), ("湖口样例一厂有限公司", "国家级绿色工厂奖励", 5))
    path = _ledger(tmp_path / "旧.xlsx", *rows)
    assert say("--data", county, "import", "past_awards", path).code == 1
    column = ("--column", "到手（元）=amount")
    assert say("--data", county, "import", "past_awards", path, *column, "--unit", "元").code == 0
    told = say("--data", county, "import", "past_awards", path, "--unit", "元", "--json").json
    assert (told["same"], told["total_fen"]) == (1, 500)


def test_a_heading_in_two_rows_is_read_with_and_without_help(
    county: Path, say: Say, tmp_path: Path
) -> None:
    path = _ledger(
        tmp_path / "旧.xlsx",
        ("序号", "企业名称", "奖励情况", None, "拨付时间"),
        (None, None, "奖励事项", "奖励金额（万元）", None),
        (1, "湖口样例一厂有限公司", "国家级绿色工厂奖励", 20, "2023-12-30"),
    )
    command = ("--data", county, "import", "past_awards", path, "--dry-run", "--json")
    columns = ("--column", "企业名称=name", "--column", "奖励金额（万元）=amount")
    for words in ((), columns):
        told = say(*command, *words).json
        assert (told["rows"], told["total_fen"]) == (1, 20_000_000)


def test_a_column_for_each_matter_is_paid_cell_by_cell(
    county: Path, say: Say, tmp_path: Path
) -> None:
    path = _ledger(
        tmp_path / "旧.xlsx",
        ("企业名称", "国家级绿色工厂奖励（万元）", "诊断补助（万元）", "合计（万元）", "年度"),
        ("湖口样例一厂有限公司", 20, 1, 21, 2023),
    )
    command = ("--data", county, "import", "past_awards", path)
    told = say(*command, "--dry-run", "--json").json
    assert [(one["row"], one["amount_fen"]) for one in told["lines"]] == [
        ("台账!B2", 20_000_000),
        ("台账!C2", 1_000_000),
    ]
    assert told["total_fen"] == told["sheets"][0]["totals"][0]["stated_fen"] == 21_000_000
    assert say(*command, "--leave", "台账!C2").code == 0
    listed = say("--data", county, "past-awards", "--json").json["past_awards"]
    assert [one["place"] for one in listed] == ["工作表“台账”第 2 行 国家级绿色工厂奖励（万元）"]


def test_a_column_that_may_be_an_amount_is_asked(county: Path, say: Say, tmp_path: Path) -> None:
    path = _ledger(
        tmp_path / "旧.xlsx",
        ("企业名称", "国家级绿色工厂奖励（万元）", "其他（万元）"),
        ("湖口样例一厂有限公司", 20, 1),
    )
    command = ("--data", county, "import", "past_awards", path)
    refused = say(*command, "--json")
    assert (refused.code, refused.json["sheets"][0]["asked"]) == (1, ["其他（万元）"])
    assert "--column 表头=项" in say(*command).err
    for words, fen in (("其他（万元）=", 20_000_000), ("其他（万元）=amount", 21_000_000)):
        assert say(*command, "--dry-run", "--json", "--column", words).json["total_fen"] == fen


def test_refused_rows_are_left_out_one_by_one_or_all(
    county: Path, say: Say, tmp_path: Path
) -> None:
    head = ("企业名称", "事项", "金额（元）")
    path = _ledger(tmp_path / "旧.xlsx", head, ("都昌远方机械有限公司", "国家级绿色工厂奖励", 5))
    command = ("--data", county, "import", "past_awards", path)
    assert say(*command).code == 1
    for words in (["--leave", "台账!2"], ["--leave-refused"]):
        told = say(*command, *words, "--json")
        assert (told.code, told.json["refused"], told.json["written"]) == (0, 1, False)


@pytest.mark.parametrize(
    "words",
    [
        ["--take", "台账!2"],
        ["--take", "nonsense=1"],
        ["--take", "台账!99:firm=x"],
        ["--take", "台账!2:colour=green"],
        ["--take", "台账!2:firm=nobody"],
        ["--take", "台账!2:matter=9"],
        ["--leave", "台账!99"],
        ["--unit", "美元"],
        ["--unit", "别的表=元"],
        ["--column", "到手=money"],
    ],
)
def test_what_is_no_choice_is_a_usage_error(county: Path, say: Say, words: list[str]) -> None:
    assert say("--data", county, "import", "past_awards", LEDGER, *words).code == 2


def test_choices_are_for_ledgers_only(county: Path, say: Say) -> None:
    firms = SAMPLES / "湖口样例" / "企业.xlsx"
    answer = say("--data", county, "import", "enterprises", firms, "--leave-refused")
    assert answer.code == 2
    assert "--leave-refused 只用于导入 past_awards" in answer.err


def test_the_template_is_a_ledger(county: Path, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    assert say("template", "past_awards", "--out", path).code == 0
    book = load_workbook(path)
    heads = {str(cell.value): cell.column for cell in book.worksheets[0][1]}
    sheet = book.worksheets[0]
    given = {
        "企业名称": "湖口样例一厂有限公司",
        "兑现事项": "国家级绿色工厂奖励",
        "金额（元）": 200000,
    }
    for head, value in given.items():
        sheet.cell(2, heads[head]).value = value
    book.save(path)
    told = say("--data", county, "import", "past_awards", path, "--dry-run", "--json").json
    assert (told["new"], told["new_fen"]) == (1, 20_000_000)


def test_a_row_nobody_knows_cannot_be_taken_out(county: Path, say: Say) -> None:
    answer = say("--data", county, "past-awards", "--remove", "X", "--json")
    assert answer.code == 1
    assert "没有编号为 X 的以前兑现" in json.loads(answer.out)["error"]
