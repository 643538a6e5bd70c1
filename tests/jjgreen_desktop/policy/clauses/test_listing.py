"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from datetime import date

import pytest

from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, listing, subject


def lines(pack: Pack, *listings: object, unit: str = "series") -> dict[str, Assessment]:
    result = assess(subject(listings=listings), pack, ON, {"catalogue-unit": unit})
    return {line.of: line for line in result.lines}


@pytest.mark.parametrize("name", ["“能效之星”产品目录", "能效之星产品目录", '"能效之星" 产品目录'])
def test_quotation_marks_and_blanks_do_not_make_another_catalogue(pack: Pack, name: str) -> None:
    assert lines(pack, listing(catalogue=name))["g1"].outcome is Outcome.ELIGIBLE


def test_the_loser_names_the_earlier_listing(pack: Pack) -> None:
    earlier = listing(id="g2", product="样例旧型电机", listed_on=date(2025, 10, 1))
    found = lines(pack, listing(), earlier)["g1"]
    assert found.reason == (
        "同一产品系列已有“样例旧型电机”（2025-10-01 列入），同一产品系列只奖一次。"
    )
    assert {fact.record for fact in found.steps[-2].facts} == {"g2"}


def test_the_ruling_names_the_unit(pack: Pack) -> None:
    earlier = listing(id="g2", series="样例二系列", listed_on=date(2025, 10, 1))
    assert lines(pack, listing(), earlier)["g1"].outcome is Outcome.ELIGIBLE
    found = lines(pack, listing(), earlier, unit="category")["g1"]
    assert found.reason.startswith("同一产品类别已有“样例高效电机”")


def test_a_listing_outside_the_six_does_not_stand_against_another(pack: Pack) -> None:
    other = listing(id="g2", catalogue="样例行业目录", listed_on=date(2025, 10, 1))
    found = lines(pack, listing(), other)
    assert found["g1"].outcome is Outcome.ELIGIBLE
    assert found["g2"].outcome is Outcome.NEEDS_RULING


def test_an_incomplete_listing_is_named_in_what_is_missing(pack: Pack) -> None:
    day = date(2025, 10, 1)
    other = listing(id="g2", product="样例风机", series=None, listed_on=day)
    found = lines(pack, listing(), other)["g1"]
    assert [(m.key, m.label) for m in found.missing] == [("series", "“样例风机”的产品系列")]


def test_a_series_of_blanks_is_unknown(pack: Pack) -> None:
    found = lines(pack, listing(series=" "), listing(id="g2", listed_on=date(2025, 10, 1)))
    assert found["g1"].outcome is Outcome.LACKING
    assert [m.key for m in found["g1"].missing] == ["series"]
    assert found["g2"].outcome is Outcome.ELIGIBLE  # it is the earlier, whatever the other is
