import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import annex2_workbook
from jjgreen_desktop.exchange.annex2_workbook import write_annex2
from jjgreen_desktop.operations.annex2 import annex2
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from tests.jjgreen_desktop.operations.desk import firm, make_office, title_facts

OFFICIAL = Path(__file__).parents[2] / "data" / "annex2"
ON = date(2026, 9, 30)


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    return make_office(tmp_path / "市本级", "市本级")


def sheets(office: Office, folder: Path) -> tuple[Worksheet, Worksheet, Worksheet, Worksheet]:
    path = folder / "附件2.xlsx"
    write_annex2(annex2(office, ON), path, SheetSigns("样例填报单位", "张样例", "0792-0000000"))
    office.store.close()
    book = load_workbook(path)
    return tuple(book[name] for name in book.sheetnames)  # type: ignore[return-value]


def printed(cell: object) -> str:
    """What the sheet shows of a number: its value with as many places as its format."""
    value, shown = cell.value, cell.number_format  # type: ignore[attr-defined]
    if value is None or isinstance(value, str):
        return value or ""
    return f"{Decimal(str(value)):.{len(shown.partition('.')[2])}f}"


def official(name: str) -> list[list[str]]:
    with (OFFICIAL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def test_the_energy_table_is_the_official_one_cell_for_cell(desk: Office, tmp_path: Path) -> None:
    sheet = sheets(desk, tmp_path)[0]
    assert [[printed(cell) for cell in row[:6]] for row in sheet.iter_rows(6, 20)] == official(
        "annex2-energy.csv"
    )
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A3"].value) == (
        "附件2",
        "九江市制造业绿色低碳高质量发展预期目标",
        "（2025—2027年）（一）",
    )
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:A5", "B4:C4", "D4:F4", "A2:F2", "A3:F3"} <= merged
    assert [cell.value for cell in sheet[5][1:6]] == [
        "综合能源消费量(万吨标准煤)",
        "单位工业增加值能耗增长(%)",
        "2025年",
        "2026年",
        "2027年",
    ]


def test_the_titles_table_is_the_official_one_and_blanks_are_blank(
    desk: Office, tmp_path: Path
) -> None:
    sheet = sheets(desk, tmp_path)[1]
    assert [[printed(cell) for cell in row[:9]] for row in sheet.iter_rows(7, 20)] == official(
        "annex2-titles-2027.csv"
    )
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:A6", "B4:B6", "C4:D5", "E4:F5", "G4:H5", "I4:I6"} <= merged
    assert sheet["C11"].value is None  # 湖口县 has no national park target
    assert [sheet["C6"].value, sheet["D6"].value, sheet["I4"].value] == [
        "国家",
        "省级",
        "国家能效/水效领跑者",
    ]


def test_actuals_gaps_and_coverage_stand_beside(desk: Office, tmp_path: Path) -> None:
    owner = firm(desk)
    with desk.store.transaction("样例") as writing:
        writing.put(title_facts(owner.id))
        for year, energy in ((2024, "6200"), (2025, "5890")):
            writing.put(
                AnnualReturn(
                    enterprise=owner.id,
                    year=year,
                    energy_tce=Decimal(energy),
                    value_added=Decimal(10000),
                )
            )
    energy, titles, holders, notes = sheets(desk, tmp_path)
    assert [cell.value for cell in energy[16][:1]] == ["湖口县"]
    assert [printed(cell) for cell in energy[16][6:12]] == ["-5.00", "1.00", "0.11", "—", "—", "—"]
    assert (titles["F11"].value, titles["M11"].value, titles["T11"].value) == (16, 1, 15)
    assert [cell.value for cell in titles[21][:3]] == [None, "全市实际", None]
    names = [[cell.value for cell in row] for row in holders.iter_rows(2)]
    assert ["附件2（二）", "湖口县", "绿色工厂省级", 1, "湖口样例一厂有限公司"] in names
    told = {row[0].value: row[1].value for row in notes.iter_rows(3, 9)}
    assert (told["填报单位"], told["填表人"]) == ("样例填报单位", "张样例")
    assert told["实际数截至"] == "2026-09-30"
    assert len(str(told["政策包校验值"])) == 64


def test_a_holder_no_county_reports_is_named_behind_the_city(desk: Office, tmp_path: Path) -> None:
    at_home, away = firm(desk), firm(desk, "九江样例二厂有限公司", county=None)
    with desk.store.transaction("样例") as writing:
        writing.put(title_facts(at_home.id))
        writing.put(title_facts(away.id))
    _, titles, holders, _ = sheets(desk, tmp_path)
    assert titles["M21"].value == 2
    assert [[cell.value for cell in row] for row in holders.iter_rows(2)] == [
        ["附件2（二）", "湖口县", "绿色工厂省级", 1, "湖口样例一厂有限公司"],
        ["附件2（二）", "未填报县（市、区）", "绿色工厂省级", 1, "九江样例二厂有限公司"],
    ]


def test_the_line_to_sign_stands_under_both_tables(tmp_path: Path) -> None:
    for sheet in sheets(make_office(tmp_path / "湖口县"), tmp_path)[:2]:
        texts = [cell.value for cell in sheet[sheet.max_row] if cell.value]
        assert texts == [
            "填报单位：样例填报单位",
            "审核人：",
            "填表人：张样例",
            "电话：0792-0000000",
            "日期：2026年9月30日",
        ]


def test_one_county_has_its_own_rows_only(tmp_path: Path) -> None:
    office = make_office(tmp_path / "湖口县")
    energy, titles, *_ = sheets(office, tmp_path)
    assert [energy["A6"].value, energy["B6"].value] == ["湖口县", 588.11]
    assert str(energy["A7"].value).startswith("注：1. ")
    assert [titles["A7"].value, titles["B7"].value] == [5, "湖口县"]


def test_it_prints_on_one_landscape_page_with_its_heading(desk: Office, tmp_path: Path) -> None:
    for sheet in sheets(desk, tmp_path)[:2]:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
        assert sheet.print_area and sheet.print_title_rows
        assert sheet.freeze_panes in ("B6", "C7")


def test_a_file_that_reads_back_otherwise_is_no_success(
    desk: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        book = load_workbook(path)
        book.worksheets[0]["B6"] = 1751.02
        book.save(path)

    monkeypatch.setattr(annex2_workbook, "write_whole", damaged)
    with pytest.raises(Problem) as caught:
        write_annex2(annex2(desk, ON), tmp_path / "附件2.xlsx")
    assert "工作表“附件2（一）”第 6 行第 2 列读回来与应写的不一致" in caught.value.what
    assert "请不要使用" in caught.value.fix
    desk.store.close()
