from fractions import Fraction

import pytest

from jjgreen_desktop.policy.clauses import bands
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Rulings
from tests.jjgreen_desktop.policy.samples import ON, subject


def reading(pack: Pack, **chosen: str) -> Reading:
    rulings = {id.replace("_", "-"): choice for id, choice in chosen.items()}
    return Reading(subject(), pack, Rulings(pack, rulings), ON)


@pytest.mark.parametrize(
    ("pct", "wan"),
    [
        ("0", 0),
        ("2.9999999999999999999999999", 0),
        ("3.0000000000000000000000001", 50),
        ("5", 50),
        ("5.0000000000000000000000001", 70),
        ("8", 70),
        ("8.0000000000000000000000001", 100),
        ("100", 100),
    ],
)
def test_nothing_is_rounded_before_comparing(pack: Pack, pct: str, wan: int) -> None:
    at = bands.place(reading(pack), Fraction(pct))
    assert (at.fen, at.open) == (wan * 1_000_000, False)


def test_three_percent_is_open_and_both_figures_are_shown(pack: Pack) -> None:
    at = bands.place(reading(pack), Fraction(3))
    assert at.open
    assert [(a.choice, a.fen) for a in bands.alternatives(reading(pack), at)] == [
        ("in", 50_000_000),
        ("out", 0),
    ]


@pytest.mark.parametrize(
    ("pct", "distance", "wan", "text"),
    [
        ("2", "1", 50, "单耗再降超过 1 个百分点可升档，政策上限 50.00 万元。"),
        ("4.7", "0.3", 70, "单耗再降超过 0.3 个百分点可升档，政策上限 70.00 万元。"),
        ("5", "0", 70, "恰在界线上，提升率超过 5% 即可升档，政策上限 70.00 万元。"),
        ("7.99999", "0.0001", 100, "单耗再降超过 0.0001 个百分点可升档，政策上限 100.00 万元。"),
    ],
)
def test_the_next_band_is_told_in_words(
    pack: Pack, pct: str, distance: str, wan: int, text: str
) -> None:
    band = bands.next_band(reading(pack), Fraction(pct))
    assert band is not None
    assert (band.distance_pct, band.fen, band.text) == (distance, wan * 1_000_000, text)


def test_reaching_the_edge_suffices_where_the_ruling_says_so(pack: Pack) -> None:
    band = bands.next_band(reading(pack, band_5="upper"), Fraction("4.7"))
    assert band is not None
    assert band.text == "单耗再降 0.3 个百分点可升档，政策上限 70.00 万元。"


def test_above_the_last_band_there_is_no_next(pack: Pack) -> None:
    assert bands.next_band(reading(pack), Fraction("8.01")) is None
    assert bands.next_band(reading(pack, band_8="upper"), Fraction(8)) is None


@pytest.mark.parametrize(
    ("pct", "edges"), [("4.95", [5]), ("5.05", [5]), ("4.949", []), ("3", [3]), ("6.5", [])]
)
def test_edges_are_near_within_five_hundredths(pack: Pack, pct: str, edges: list[int]) -> None:
    assert [int(band.over) for band in bands.near_edges(reading(pack), Fraction(pct))] == edges


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction("8.04"), "8.04%"),
        (Fraction(25, 3), "约 8.3333%"),
        (Fraction(-1), "-1%"),
        (Fraction(10**40), f"{10**40}%"),
    ],
)
def test_percentages_are_shown_to_four_places(value: Fraction, shown: str) -> None:
    assert bands.percent(value) == shown
