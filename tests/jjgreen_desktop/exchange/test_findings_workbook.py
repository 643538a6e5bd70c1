"""问题清单 as a workbook: one row a finding with its reason, opened as staff open it."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import findings_workbook
from jjgreen_desktop.exchange.findings_workbook import HEADS, write_findings
from jjgreen_desktop.operations.findings_sweep import county_findings
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import answer, asked
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office, retrofit_facts


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make_office(tmp_path / "湖口县")
    worse = save(made, retrofit_facts(firm(made).id, unit_energy_after=Decimal(101))).record
    found = next(one for one in asked(made, worse) if one.open)
    answer(made, worse, found.finding, "=照录无误")
    return made


def test_every_finding_is_a_row_with_its_reason_by_whom_and_when(
    office: Office, tmp_path: Path
) -> None:
    found, path = county_findings(office), tmp_path / "问题.xlsx"
    write_findings(found, office.name, DAY, path)
    book = load_workbook(path)
    sheet = book["问题清单"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows[0] == HEADS
    assert len(rows) == len(found) + 1
    assert sheet.auto_filter.ref == f"A1:K{len(found) + 1}"
    (answered,) = [row for row in rows if row[8] == "=照录无误"]
    assert answered[4] == "◆ 核实性"
    assert answered[9:] == ("测试员", "2026-09-30")
    assert book["说明"]["B5"].value.startswith("强制性 0，准强制性 1，核实性 1（待说明 0）")


def test_a_file_that_does_not_read_back_is_refused(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_workbook, "_fill", lambda _sheet, _rows: None)
    with pytest.raises(Problem, match="第 2 行读回来与应写的不一致"):
        write_findings(county_findings(office), office.name, DAY, tmp_path / "问题.xlsx")
