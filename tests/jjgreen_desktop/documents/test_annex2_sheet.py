import csv
import io
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

import resources
from jjgreen_desktop.documents.annex2_sheet import SIDE, energy_table, pdf, titles_table
from jjgreen_desktop.documents.table import Table
from jjgreen_desktop.documents.typefaces import bundled
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from jjgreen_desktop.policy.annex2 import Annex2, Register, build
from jjgreen_desktop.policy.annex2_holders import Listed
from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.documents import reading

DAY = date(2026, 9, 30)
SIGNS = SheetSigns("湖口县工业和信息化局", "张样例", "0792-0000000")
ENERGY = """全市,1751.03,-2.2,-5,-4,-3.5
濂溪区,99.79,1.8,-4,-3.5,-3.2
浔阳区,131.26,-3.5,-5,-4.2,-4
经开区,321.4,0.2,-5,-4.2,-4
柴桑区,23.45,-21.1,-5.5,-5,-5
武宁县,5.62,9,-3,-2,-1
修水县,13.05,-11,-5.5,-4.5,-3.5
永修县,30.49,9.7,-4,-3,-2
德安县,31.29,22.2,-4.5,-3,-2.3
都昌县,4.91,-0.3,-3,-1,-1
湖口县,588.11,-11.5,-6,-4.5,-4
彭泽县,263.2,-10.6,-6,-4.5,-4.5
瑞昌市,233.17,-8.2,-6,-4.5,-4
共青城市,4.36,0.2,-3,-2,-1
庐山市,0.92,70.4,-3,-2,-1"""
TITLES = """1,九江经开区,1,1,8,16,2,3,1
2,永修县,1,1,8,15,1,,1
3,瑞昌市,1,1,7,20,1,1,
4,共青城市,1,1,4,8,,1,
5,湖口县,,1,8,16,1,3,1
6,柴桑区,,1,4,14,,1,
7,濂溪区,,1,6,12,1,1,1
8,德安县,1,1,7,14,,1,
9,武宁县,,1,2,6,,,
10,修水县,,1,4,10,,2,
11,彭泽县,1,1,8,17,1,1,1
12,都昌县,,1,1,4,,,
13,庐山市,,1,2,7,,,
14,浔阳区,,,1,1,,,"""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(resources.tree("policy", "jiujiang-2025"))


def register() -> Register:
    firm = Enterprise(id="e1", name="湖口样例一厂有限公司", county="湖口县")
    title = Title(
        id="t1",
        enterprise="e1",
        kind="green_factory",
        level="national",
        holder="enterprise",
        published_on=date(2026, 3, 18),
        status="valid",
    )
    returns = [
        AnnualReturn(
            id=f"r{year}",
            enterprise="e1",
            year=year,
            energy_tce=Decimal(energy),
            value_added=Decimal(1000),
        )
        for year, energy in ((2024, 588110), (2025, 558704))
    ]
    lists = Listed({("green_factory", "national"): "第六批"})
    return Register([firm], [], [title], returns, lists)


@pytest.fixture(scope="module")
def city(pack: Pack) -> Annex2:
    return build(pack, None, DAY, register())


@pytest.fixture(scope="module")
def county(pack: Pack) -> Annex2:
    return build(pack, pack.county("湖口县"), DAY, register())


def printed_rows(made: bytes, page: int, table: Table) -> list[list[str]]:
    """What stands in each cell on paper, told by its place."""
    edges = list(pairwise(table.edges(SIDE)))
    rows: dict[int, list[str]] = {}
    for word in reading.words(made):
        middle = (word.left + word.right) / 2
        at = next((at for at, (a, b) in enumerate(edges) if a < middle < b), None)
        if word.page == page and at is not None:
            rows.setdefault(round((word.top + word.bottom) / 2), [""] * len(edges))[at] += word.text
    return [rows[y] for y in sorted(rows)]


def official(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_all_fifteen_energy_rows_print_as_published(city: Annex2) -> None:
    found = printed_rows(pdf(city, SIGNS, bundled()), 1, energy_table(city))
    names = [row[0] for row in official(ENERGY)]
    assert [row[:6] for row in found if row[0] in names] == official(ENERGY)


def test_all_fourteen_title_rows_print_as_published_blanks_included(city: Annex2) -> None:
    found = printed_rows(pdf(city, SIGNS, bundled()), 2, titles_table(city))
    names = [row[1] for row in official(TITLES)]
    assert [row[:9] for row in found if row[1] in names] == official(TITLES)


def test_actuals_gaps_and_coverage_stand_beside_and_unknown_is_no_figure(city: Annex2) -> None:
    made = pdf(city, SIGNS, bundled())
    energy = {row[0]: row[6:] for row in printed_rows(made, 1, energy_table(city))}
    assert energy["湖口县"][:3] == ["-5.00", "+1.00", "10.00"]
    assert energy["湖口县"][3:] == ["—"] * 6
    assert energy["庐山市"] == ["—"] * 9
    titles = {row[1]: row[9:] for row in printed_rows(made, 2, titles_table(city))}
    assert titles["湖口县"] == [*"——1————", "", "—", "7", *"————"]
    assert titles["浔阳区"] == [*"——0————", "", "", "1", "—", "", "", ""]
    assert titles["全市实际"][:7] == [*"——1————"]


def test_the_headings_are_the_official_ones(city: Annex2) -> None:
    first, second = reading.pages(pdf(city, SIGNS, bundled()))
    assert first.startswith("附件2九江市制造业绿色低碳高质量发展预期目标")
    assert "（2025—2027年）（一）" in first
    assert "（2027年）（二）" in second
    heads = {head.text for head in energy_table(city).heads}
    assert {"县（市、区）", "2024年规上工业增加值能耗完成情况", "2025年", "2027年"} <= heads
    assert "综合能源消费量(万吨标准煤)" in heads
    heads = {head.text for head in titles_table(city).heads}
    assert {"序号", "县市区", "绿色园区", "绿色工厂", "绿色供应链", "国家能效/水效领跑者"} <= heads


def test_a_countys_sheet_is_one_page_with_notes_and_the_line_to_sign(county: Annex2) -> None:
    (page,) = reading.pages(pdf(county, SIGNS, bundled()))
    assert "湖口县588.11-11.5-6-4.5-4-5.00+1.0010.00" in page
    assert "5湖口县181613" in page
    assert "濂溪区" not in page
    assert "国家级绿色工厂名单收录至第六批，覆盖不全。" in page
    assert "填报单位：湖口县工业和信息化局审核人：填表人：张样例电话：0792-0000000" in page
    assert page.endswith("日期：2026年9月30日—1—")


def test_nothing_leaves_the_margins(city: Annex2, tmp_path: Path) -> None:
    long = SheetSigns(
        "湖口县样例工业和信息化与商务发展改革局" * 3, "张样例" * 10, "0792-0000000" * 3
    )
    made = pdf(city, long, bundled())
    assert reading.info(made)["Pages"] == "2"
    for word in reading.words(made):
        assert word.left >= SIDE - 0.5 and word.right <= 841.89 - SIDE + 0.5
    signs = sorted(
        (w for w in reading.words(made) if w.top > 530 and w.page == 1), key=lambda w: w.left
    )
    assert all(a.right <= b.left or b.text in "—1" or a.text in "—1" for a, b in pairwise(signs))
    assert all(row[1:] == ["yes", "yes", "yes"] for row in reading.fonts(made, tmp_path))


def test_the_same_register_gives_the_same_bytes(county: Annex2) -> None:
    assert pdf(county, SIGNS, bundled()) == pdf(county, SIGNS, bundled())
    assert "填报单位：审核人：填表人：电话：" in reading.text(pdf(county, None, bundled()))
