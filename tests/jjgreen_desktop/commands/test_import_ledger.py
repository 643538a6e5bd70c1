"""The choices of an old ledger that are made before it is written: what a column holds, what a note means."""

from pathlib import Path

from openpyxl import Workbook

from tests.jjgreen_desktop.commands.conftest import Say

HEADS = ("企业名称", "事项", "金额（千元）", "年度", "备注")
GREEN = "国家级绿色工厂奖励"


def ledger(folder: Path, heads: tuple[str, ...], *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "台账"
    for row in (heads, *rows):
        sheet.append(row)
    book.save(folder / "旧台账.xlsx")
    return folder / "旧台账.xlsx"


def test_a_note_against_the_payment_is_answered_with_take(
    county: Path, say: Say, tmp_path: Path
) -> None:
    row = ("湖口样例二厂有限公司", "节能诊断补助", 10, 2019, "未拨付")
    path = ledger(tmp_path, HEADS, row)
    command = ("--data", county, "import", "past_awards", path)
    answer = say(*command)
    assert answer.code == 1
    assert "◇ 写着“未拨付”，不能确定是不是兑现" in answer.err
    assert "note=paid（已兑现，照这一行登记（追回的另行登记））" in answer.err
    told = say(*command, "--leave", "台账!2", "--json").json
    assert (told["refused"], told["refused_fen"], told["written"]) == (1, 1_000_000, False)
    told = say(*command, "--take", "台账!2:note=paid", "--take", "台账!2:record=new", "--json").json
    assert told["total_fen"] == 1_000_000
    assert told["written"]


def test_a_column_of_recoveries_is_named_with_column(
    county: Path, say: Say, tmp_path: Path
) -> None:
    heads = ("企业名称", "事项", "金额（千元）", "年度", "退回情况（千元）")
    path = ledger(tmp_path, heads, ("湖口样例二厂有限公司", GREEN, 200, 2019, 50))
    command = ("--data", county, "import", "past_awards", path, "--dry-run")
    answer = say(*command)
    assert answer.code == 1
    assert "“退回情况（千元）”下面有金额" in answer.err
    assert "recovered（是追回）" in answer.err
    told = say(*command, "--column", "退回情况（千元）=recovered", "--json").json
    amounts = {line["row"]: line["amount_fen"] for line in told["lines"]}
    assert amounts == {"台账!C2": 20_000_000, "台账!E2": -5_000_000}


def test_each_table_of_a_sheet_is_given_its_own_unit(
    county: Path, say: Say, tmp_path: Path
) -> None:
    second = ("企业名称", "年度", "事项", "金额")
    path = ledger(
        tmp_path,
        HEADS,
        ("湖口样例一厂有限公司", GREEN, 200, 2019, ""),
        ("合计", None, 200),
        second,
        ("湖口样例二厂有限公司", 2020, GREEN, 15),
    )
    command = ("--data", county, "import", "past_awards", path, "--dry-run", "--json")
    told = say(*command).json
    later = "台账（第 4 行起）"
    assert [(one["sheet"], one["unit"]) for one in told["sheets"]] == [
        ("台账", "千元"),
        (later, None),
    ]
    for unit in ("万元", f"{later}=万元"):
        told = say(*command, "--unit", unit).json
        assert [one["amount_fen"] for one in told["lines"]] == [20_000_000, 15_000_000]
    assert say(*command, "--unit", "台账=万元").code == 2
