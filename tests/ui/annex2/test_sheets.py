"""The two tables as grids: every official string verbatim and in its place, the register beside it."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.bootstrap import shipped_pack
from jjgreen_desktop.policy.annex2 import Annex2, Register, build
from jjgreen_desktop.policy.annex2_energy import EnergyFigure
from jjgreen_desktop.policy.annex2_holders import HolderRef
from ui.annex2.behind import loose_words
from ui.annex2.sheets import Sheet, energy_sheet, fitted, gap_words, titles_sheet, words

OFFICIAL = Path(__file__).parents[2] / "data" / "annex2"
DAY = date(2026, 6, 30)


def city() -> Annex2:
    return build(shipped_pack(), None, DAY, Register())


def official(name: str) -> list[list[str]]:
    with (OFFICIAL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def texts(sheet: Sheet, columns: int) -> list[list[str]]:
    return [[words(cell) for cell in row[:columns]] for row in sheet.rows]


def test_the_energy_table_is_the_official_one_cell_for_cell() -> None:
    assert texts(energy_sheet(city()), 6) == official("annex2-energy.csv")


def test_the_titles_table_is_the_official_one_and_blanks_are_blank() -> None:
    assert texts(titles_sheet(city()), 9)[:14] == official("annex2-titles-2027.csv")


def test_the_citys_own_total_is_marked_as_not_official() -> None:
    total = titles_sheet(city()).rows[14]
    assert [words(cell) for cell in total[:9]] == ["", "全市实际", *[""] * 7]
    assert total[1].about == "附件2没有印合计，这一行只列实际。"


@pytest.mark.parametrize("make", [energy_sheet, titles_sheet])
def test_every_heading_covers_its_cells_once(make: object) -> None:
    sheet: Sheet = make(city())  # type: ignore[operator]
    covered = [
        (row, column)
        for head in sheet.heads
        for row in range(head.row, head.row + head.rows)
        for column in range(head.column, head.column + head.columns)
    ]
    rows, columns = range(len(sheet.heights)), range(len(sheet.widths))
    assert sorted(covered) == [(row, column) for row in rows for column in columns]
    assert all(len(row) == len(sheet.widths) for row in sheet.rows)


def test_the_official_headings_are_verbatim() -> None:
    heads = {head.text for head in energy_sheet(city()).heads}
    assert {
        "县（市、区）",
        "2024年规上工业增加值能耗完成情况",
        "综合能源消费量(万吨标准煤)",
        "单位工业增加值能耗增长(%)",
        "单位工业增加值能耗增长率预期目标（%）",
    } <= heads


def test_a_county_sees_its_own_row() -> None:
    pack = shipped_pack()
    table = build(pack, pack.county("经开区"), DAY, Register())
    assert texts(energy_sheet(table), 6) == [["经开区", "321.4", "0.2", "-5", "-4.2", "-4"]]
    assert texts(titles_sheet(table), 9) == [
        ["1", "九江经开区", "1", "1", "8", "16", "2", "3", "1"]
    ]


def test_an_actual_stands_beside_with_gap_and_coverage() -> None:
    table = city()
    firm = HolderRef("enterprise", "1", "湖口样例一厂有限公司")
    known = EnergyFigure(2025, "-5", Decimal("-3.25"), Decimal("1.75"), Decimal("8.10"), (firm,))
    row = replace(table.energy[0], figures=(known, *table.energy[0].figures[1:]))
    cells = energy_sheet(replace(table, energy=(row,))).rows[0]
    assert [words(cell) for cell in cells[6:9]] == ["-3.25", "差 1.75", "8.10"]
    assert cells[7].holders == (firm,)
    assert [words(cell) for cell in cells[9:12]] == ["—", "—", "—"], "unknown is no 0"


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (None, "—"),
        (5, "差 5"),
        (0, "✓"),
        (-2, "✓ 超 2"),
        (Decimal("0.30"), "差 0.30"),
        (Decimal("-0.30"), "✓ 超 0.30"),
    ],
)
def test_a_gap_is_told_in_mark_and_word(gap: int | Decimal | None, said: str) -> None:
    assert gap_words(gap) == said


def test_holders_only_on_a_list_are_named_but_not_linked() -> None:
    loose = (HolderRef("", "", "甲样例公司"), HolderRef("park", "1", "乙样例园区"))
    assert loose_words(loose) == "名单上有、还没有对应到登记企业的：甲样例公司。"


@pytest.mark.parametrize("make", [energy_sheet, titles_sheet])
def test_the_columns_share_the_room_there_is(make: Callable[[Annex2], Sheet]) -> None:
    sheet = make(city())
    assert fitted(sheet, 2000) == sheet.widths
    assert fitted(sheet, 100) == sheet.tight
    assert 1000 - len(sheet.tight) < sum(fitted(sheet, 1000)) <= 1000
