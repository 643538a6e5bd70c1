"""Ledgers as files: read whatever their container, exported for the auditors and read back."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import past_awards
from jjgreen_desktop.exchange.past_awards import HEADS, plan_ledger, write_past_awards
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.kept import kept
from jjgreen_desktop.operations.past_awards.plans import Verdict
from tests.jjgreen_desktop.operations.desk import firm, make_office
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, GREEN, ledger, paid, planned

DAY = date(2026, 9, 30)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path / "湖口县")


def test_a_file_with_hidden_and_foreign_sheets_is_read(office: Office, tmp_path: Path) -> None:
    firm(office, FIRST)
    book = Workbook()
    sheet = book.active
    sheet.title = "2023"
    for row in (("企业名称", "事项", "金额（万元）", "日期"), (FIRST, GREEN, 20, date(2023, 5, 6))):
        sheet.append(row)
    book.create_sheet("封面")["A1"] = "封面"
    book.create_sheet("旧")["A1"] = "企业名称"
    book["旧"].sheet_state = "hidden"
    path = tmp_path / "旧台账.et"
    book.save(path)
    made = plan_ledger(office, path)
    assert [row.line.fen for row in made.rows if row.verdict is Verdict.NEW] == [20_000_000]
    told = [one.where + one.what for one in made.findings]
    assert "工作表“封面”没有企业和金额两列，没有读取。" in told
    assert "工作表“旧”是隐藏的，没有读取。" in told


def test_the_export_has_every_row_its_ledger_and_the_sum(office: Office, tmp_path: Path) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, GREEN, 20), paid(FIRST, GREEN, -5, "2025-03-01"))
    planning.apply(office, planned(office, rows))
    path = tmp_path / "以前兑现.xlsx"
    write_past_awards(kept(office), "湖口县", DAY, path)
    book = load_workbook(path)
    found = [dict(zip(HEADS, row, strict=True)) for row in book.worksheets[0].values]
    assert [(row["金额（元）"], row["收付"]) for row in found[1:]] == [
        (200_000, "兑现"),
        (-50_000, "追回"),
    ]
    assert found[1]["台账位置"] == "工作表“台账”第 2 行"
    notes = {row[0]: row[1] for row in book["说明"].values if row[0]}
    assert notes["合计"].startswith("2 笔，150,000.00 元")


def test_a_file_that_reads_back_otherwise_is_not_trusted(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    other = ledger(paid(FIRST, GREEN, 21))
    monkeypatch.setattr(past_awards, "read_workbook", lambda _path: other)
    with pytest.raises(Problem, match="与登记的不一致"):
        write_past_awards(kept(office), "湖口县", DAY, tmp_path / "以前兑现.xlsx")
