"""The library of 标杆水平 and limits: searched by words, taken into a retrofit with its source."""

import csv
import io
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.operations.energy_entry import unfit
from jjgreen_desktop.operations.limits import Limit, taken
from jjgreen_desktop.operations.reference import load_reference
from resources import read

LIBRARY = load_reference().limits
CLINKER = LIBRARY.find("GB16780 熟料单位产品综合能耗")[0]


@pytest.mark.parametrize(
    ("words", "product"),
    [
        ("GB 16780 水泥单位", "水泥单位产品综合能耗"),
        ("水泥 熟料 煤耗", "熟料单位产品综合煤耗"),
        ("sndwcpzhnh", "水泥单位产品综合能耗"),
        ("3011", "水泥熟料 单位产品综合能耗"),
        ("水泥制造", "水泥熟料 单位产品综合能耗"),
    ],
)
def test_found_by_words_standard_industry_and_initials(words: str, product: str) -> None:
    assert product in [row.product for row in LIBRARY.find(words)]


def test_every_word_must_match() -> None:
    assert LIBRARY.find("水泥 没有这种产品") == []
    assert len(LIBRARY.find("", limit=1000)) == len(LIBRARY.rows) == 335


def test_the_industry_of_the_firm_stands_first() -> None:
    assert LIBRARY.find("熟料", industry="3011")[0].industry == "3011"
    assert LIBRARY.find("", industry="3041")[0].product.startswith("平板玻璃")


def test_no_two_rows_are_called_alike() -> None:
    assert len({row.key for row in LIBRARY.rows}) == len(LIBRARY.rows)


def test_each_row_says_where_it_was_seen() -> None:
    sources = {
        each["key"]
        for each in csv.DictReader(io.StringIO(read("reference", "sources.csv").decode()))
    }
    for row in LIBRARY.rows:
        assert row.source in sources | {""}
        assert row.confidence in ("verified", "recalled")
        assert row.source or not row.confirmed
        assert not row.note or row.note.endswith("。")


def test_only_four_rows_of_the_list_of_benchmarks_are_confirmed() -> None:
    listed = [row for row in LIBRARY.rows if row.benchmark]
    assert sum(row.confirmed for row in listed) == 4
    assert all("（待核）" in row.citation() for row in listed if not row.confirmed)


def test_a_level_is_taken_with_its_source() -> None:
    assert taken(Retrofit(), CLINKER) == {
        "advanced_level": Decimal(100),
        "level_source": "GB 16780-2021《水泥单位产品能源消耗限额》1 级 熟料单位产品综合能耗",
        "energy_unit": "kgce/t",
    }
    benchmark = LIBRARY.find("水泥熟料")[0]
    known = Retrofit(energy_unit="kgce/t", level_source="样例文件")
    assert taken(known, benchmark) == {
        "benchmark": Decimal(100),
        "level_source": f"样例文件；{benchmark.citation()}",
    }
    again = known.model_copy(update=taken(known, benchmark))
    assert "level_source" not in taken(again, benchmark)


def _limit(product: str) -> Limit:
    return next(row for row in LIBRARY.rows if row.product == product)


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (CLINKER, ""),
        (_limit("熟料单位产品综合电耗"), "单位是 kWh/t"),
        (_limit("转炉工序"), "负值"),
        (_limit("斜交轮胎"), "没有先进值"),
    ],
    ids=lambda each: each.product if isinstance(each, Limit) else each,
)
def test_what_cannot_be_compared_is_not_taken(limit: Limit, words: str) -> None:
    assert words in unfit(Retrofit(energy_unit="千克标准煤/吨"), limit)
    assert bool(unfit(Retrofit(energy_unit="kgce/t"), limit)) == bool(words)
