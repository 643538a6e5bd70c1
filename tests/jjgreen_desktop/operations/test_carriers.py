"""The table of carriers as it ships: found by initials, each factor the one its heat value gives."""

import csv
import io
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.units import UNITS
from jjgreen_desktop.operations.carriers import KJ_PER_KGCE
from jjgreen_desktop.operations.reference import load_reference
from resources import read

CARRIERS = load_reference().carriers
ROWS = list(csv.DictReader(io.StringIO(read("reference", "energy-carriers.csv").decode())))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['name']} {row['basis']}")
def test_each_row_says_where_it_was_seen(row: dict[str, str]) -> None:
    sources = {
        each["key"]
        for each in csv.DictReader(io.StringIO(read("reference", "sources.csv").decode()))
    }
    assert row["confidence"] in ("verified", "recalled")
    assert row["source"] in sources | {""}
    assert row["standard"]
    assert row["unit"] in UNITS
    assert row["basis"] in ("dangliang", "dengjia")


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row["heat_min"] and row["name"] != "蒸汽（低压）"],
    ids=lambda row: row["name"],
)
def test_a_factor_is_the_heat_value_by_that_of_standard_coal(row: dict[str, str]) -> None:
    """Slips of copying show here: 0.2143 for 1.2143. The range of 天然气 ends at its usual 1.33."""
    for heat, factor in (("heat_min", "factor_min"), ("heat_max", "factor_max")):
        found = Decimal(row[heat]) / KJ_PER_KGCE
        assert abs(found - Decimal(row[factor])) < Decimal("0.0031")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("trq", "天然气"),
        ("dl", "电力"),
        ("原煤", "原煤"),
        ("焦炭", "焦炭（干全焦）"),
        ("xs", "新水"),
    ],
)
def test_found_by_name_and_initials(text: str, first: str) -> None:
    assert CARRIERS.find(text)[0] == first


def test_named_without_what_stands_in_brackets() -> None:
    assert CARRIERS.named("焦炭") == "焦炭（干全焦）"
    assert CARRIERS.named("焦炭(干全焦)") == "焦炭（干全焦）"
    assert CARRIERS.named("电") == "电力"
    assert CARRIERS.named("样例气") is None


def test_electricity_is_asked_for_its_basis() -> None:
    equivalent, equal = CARRIERS.ways("电力")
    assert equivalent.fixed == Decimal("0.1229")
    assert (equal.basis, equal.fixed, equal.low) == ("dengjia", None, None)
