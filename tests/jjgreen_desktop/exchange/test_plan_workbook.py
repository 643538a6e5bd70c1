"""The plan as a workbook, read back: amounts are numbers, sums agree, text stays text."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import plan_workbook
from jjgreen_desktop.exchange.plan_workbook import CLAUSES, FIRST, PLAN, write_plan
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from tests.jjgreen_desktop.documents.plans import ODD, WAN, item, planned

SIGNS = SheetSigns("湖口县工业和信息化局", "张样例", "0792-0000000")
FOUND = planned([item(number) for number in range(5)], 25 * WAN + 3 * ODD)


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    path = tmp_path / "计划.xlsx"
    write_plan(FOUND, "湖口县", path, SIGNS)
    return openpyxl.load_workbook(path)


def test_amounts_are_numbers_and_the_total_is_their_sum(book: openpyxl.Workbook) -> None:
    rows = list(book[PLAN].iter_rows(min_row=FIRST + 1, max_row=FIRST + 8, values_only=True))
    amounts = [round(float(row[6]) * 100) for row in rows]
    assert amounts[:-1] == [5 * WAN, 20 * WAN, ODD, ODD, ODD, 0, 0]
    assert rows[-1][1] == "合计"
    assert amounts[-1] == sum(amounts[:-1])
    assert book[PLAN].cell(FIRST + 1, 7).number_format == "#,##0.00"


def test_reasons_and_the_line_of_money_are_written(book: openpyxl.Workbook) -> None:
    reasons = [book[PLAN].cell(FIRST + number, 10).value for number in range(1, 8)]
    assert reasons[5] == "余额 0.00 万元不足 3.333333 万元（资金线：自此余额不足）"
    assert "资金线" not in reasons[6]


def test_clauses_and_criteria_have_their_sheets(book: openpyxl.Workbook) -> None:
    last = [book[CLAUSES].cell(FIRST + 3, column).value for column in (1, 3, 4, 5, 6, 7)]
    assert last == ["合计", 50000, 200000, 3, 3 * ODD / 100, 2]
    said = [row[1] for row in book["说明"].iter_rows(min_row=3, values_only=True)]
    assert "能效提升率高的优先。" in said
    assert book[PLAN].print_title_rows == f"$1:${FIRST}"


def test_who_fills_it_in_stands_below(book: openpyxl.Workbook) -> None:
    said = [str(cell.value) for row in book[PLAN].iter_rows(min_row=FIRST + 8) for cell in row]
    assert "填报单位：湖口县工业和信息化局" in said
    assert "审核人：" in said


def test_a_file_that_does_not_read_back_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = plan_workbook._fill

    def wrong(sheet: openpyxl.worksheet.worksheet.Worksheet, rows: plan_workbook.Rows) -> None:
        real(sheet, rows)
        sheet.cell(FIRST + 2, 7).value = 1

    monkeypatch.setattr(plan_workbook, "_fill", wrong)
    with pytest.raises(Problem, match="第 6 行第 7 列读回来与应写的不一致"):
        write_plan(FOUND, "湖口县", tmp_path / "计划.xlsx", SIGNS)


def test_sums_that_do_not_agree_are_not_written(tmp_path: Path) -> None:
    wrong = replace(FOUND, plan=replace(FOUND.plan, rows=FOUND.plan.rows[1:]))
    with pytest.raises(Problem, match="对不上"):
        write_plan(wrong, "湖口县", tmp_path / "计划.xlsx", SIGNS)
    assert list(tmp_path.iterdir()) == []
