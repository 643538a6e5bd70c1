"""The library of 标杆水平 and limits: searched by words, taken into a retrofit with its source."""

import csv
import io
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.energy_entry import unfit
from jjgreen_desktop.operations.limits import Limit
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


@pytest.mark.parametrize("words", ["水泥熟料", "snsl", "熟料水泥", "水泥sl", "GB16780熟料"])
def test_a_word_may_stand_in_pieces_of_product_and_standard(words: str) -> None:
    found = LIBRARY.find(words)
    assert found[0] == CLINKER
    assert (CLINKER.best, CLINKER.middle, CLINKER.least) == (100, 107, 117)
    assert found[0].confirmed
    assert {row.standard.partition("-")[0] for row in found} == {"GB 16780"}
    assert all("熟料" in row.product for row in found)


@pytest.mark.parametrize("words", ["水泥玻璃", "snbl", "熟水泥料", "npsl", "水泥熟铝", "snsx"])
def test_every_piece_must_stand_there(words: str) -> None:
    assert not [row for row in LIBRARY.find(words) if row.standard.startswith("GB 16780")]


def test_what_was_seen_in_a_public_copy_stands_first() -> None:
    found = LIBRARY.find("水泥熟料")
    assert [row.confirmed for row in found] == [True] * 3 + [False]
    assert found[-1].product == "水泥熟料 单位产品综合能耗"


def test_the_industry_of_the_firm_stands_first() -> None:
    found = LIBRARY.find("", industry="3041")
    first = found[: len([row for row in found if row.standard.startswith("GB 21340")])]
    assert {row.standard.partition("-")[0] for row in first} == {"GB 21340"}
    assert [row.confirmed for row in first] == sorted(
        (row.confirmed for row in first), reverse=True
    )
    assert {row.industry for row in first} == {"3041", ""}


def test_a_standard_is_of_the_industries_its_benchmarks_name() -> None:
    assert {row.document for row in LIBRARY.find("3011")} >= {CLINKER.document}
    assert CLINKER in LIBRARY.find("水泥制造 熟料")
    assert not LIBRARY.find("GB16780 3041")


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
    assert LIBRARY.taken(Retrofit(), CLINKER) == {
        "advanced_level": Decimal(100),
        "level_source": "GB 16780-2021《水泥单位产品能源消耗限额》1 级 熟料单位产品综合能耗",
        "energy_unit": "kgce/t",
    }
    benchmark = next(row for row in LIBRARY.find("水泥熟料") if row.benchmark)
    known = Retrofit(energy_unit="kgce/t", level_source="样例文件")
    assert LIBRARY.taken(known, benchmark) == {
        "benchmark": Decimal(100),
        "level_source": f"样例文件；{benchmark.citation()}",
    }
    again = known.model_copy(update=LIBRARY.taken(known, benchmark))
    assert "level_source" not in LIBRARY.taken(again, benchmark)


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


def test_a_row_taken_in_the_place_of_another_is_the_only_one_cited() -> None:
    first, second = [row for row in LIBRARY.rows if row.benchmark and not row.confirmed][:2]
    seen = next(row for row in LIBRARY.rows if row.benchmark and row.confirmed)
    held = Retrofit(energy_unit="kgce/t", level_source="样例文件")
    for row in (CLINKER, first, second):
        held = held.model_copy(update=LIBRARY.taken(held, row))
    assert held.benchmark == second.best and held.advanced_level == CLINKER.best
    assert held.level_source == f"样例文件；{CLINKER.citation()}；{second.citation()}"
    held = held.model_copy(update=LIBRARY.taken(held, seen))
    assert held.level_source == f"样例文件；{CLINKER.citation()}；{seen.citation()}"


def test_a_citation_whose_mark_was_struck_out_is_the_same_citation() -> None:
    first, second = [row for row in LIBRARY.rows if row.benchmark and not row.confirmed][:2]
    checked = Retrofit(energy_unit="kgce/t", level_source=first.cited)
    assert "level_source" not in LIBRARY.taken(checked, first)
    assert LIBRARY.taken(checked, second)["level_source"] == second.citation()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            {"unit_energy_after": "0.110"},
            "已填的 0.110 与这一条的 100 kgce/t 相差约 909 倍，可能一个按千克",
        ),
        ({"unit_energy_before": "0.12"}, "相差约 833 倍"),
        ({"benchmark": "0.1"}, "相差约 1,000 倍"),
        (
            {"unit_energy_before": "820"},
            "相差约 8 倍，可能单位或小数点填错。请先照验收报告填写单耗单位。",
        ),
        ({"unit_energy_before": "120", "unit_energy_after": "110"}, ""),
        ({"advanced_level": "0.1"}, ""),
        ({"unit_energy_after": "0.110", "energy_unit": "kgce/t"}, ""),
    ],
    ids=str,
)
def test_what_was_typed_without_a_unit_must_be_of_the_size_of_the_level(
    typed: dict[str, str], words: str
) -> None:
    """`advanced_level` is what the level takes the place of; with a unit typed, the check asks."""
    known = {key: text if key == "energy_unit" else Decimal(text) for key, text in typed.items()}
    told = unfit(Retrofit.model_validate(known), CLINKER)
    assert words in told and bool(told) == bool(words)


def test_no_level_is_so_far_from_another_of_its_row_as_a_slip_of_unit() -> None:
    levels = [(row.best, row.least) for row in LIBRARY.rows if row.best and row.least]
    assert len(levels) > 300
    assert not [pair for pair in levels if slips.times(*pair, slips.LEVEL_APART)]
