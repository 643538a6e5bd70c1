import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgreen_desktop.domain.money import DIGITS, floor_fen, in_words, wan, yuan

TABLE = Path(__file__).parents[2] / "data" / "amount-in-words-vectors.csv"
VECTORS = list(csv.DictReader(TABLE.read_text(encoding="utf-8-sig").splitlines()))
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["amount"])
def test_every_vector(vector: dict[str, str]) -> None:
    assert in_words(int(Decimal(vector["amount"]) * 100)) == vector["suggested"]


def _section(text: str) -> int:
    """The value of 大写 below 万."""
    total = digit = 0
    for character in text:
        if character in UNITS:
            total, digit = total + digit * UNITS[character], 0
        else:
            digit = DIGITS.index(character)
    return total + digit


def _whole(text: str) -> int:
    for unit, value in (("亿", 10**8), ("万", 10**4)):
        head, mark, tail = text.rpartition(unit)
        if mark:
            return _whole(head) * value + _whole(tail)
    return _section(text)


def _read(text: str) -> int:
    """大写 read back into 分, by another way than it was written."""
    whole, mark, rest = text.removesuffix("整").rpartition("元")
    rest = rest if mark else text.removesuffix("整")
    jiao, mark, fen = rest.rpartition("角")
    fen = fen if mark else rest
    digits = (DIGITS.index(part[-1]) if part else 0 for part in (jiao, fen.removesuffix("分")))
    tenths, hundredths = digits
    return _whole(whole) * 100 + tenths * 10 + hundredths


@given(st.one_of(st.integers(0, 10**15), st.integers(0, 10**8), st.integers(0, 99)))
def test_the_words_read_back_are_the_amount(fen: int) -> None:
    text = in_words(fen)
    assert _read(text) == fen
    assert "零零" not in text
    assert text.endswith("整") == (fen % 10 == 0)


def test_the_amounts_of_the_measures_in_words() -> None:
    assert in_words(50_000_000) == "伍拾万元整"
    assert in_words(70_000_000) == "柒拾万元整"
    assert in_words(100_000_000) == "壹佰万元整"
    assert in_words(1_000_000) == "壹万元整"


def test_a_debt_has_no_words() -> None:
    with pytest.raises(ValueError, match="负"):
        in_words(-1)


def test_yuan_and_wan_are_exact() -> None:
    assert [yuan(fen) for fen in (0, 5, 123456789, -100)] == [
        "0.00",
        "0.05",
        "1,234,567.89",
        "-1.00",
    ]
    assert [wan(fen) for fen in (50_000_000, 1, 123_456_789, 10**12)] == [
        "50.00",
        "0.000001",
        "123.456789",
        "1,000,000.00",
    ]


@given(st.integers(-(10**15), 10**15))
def test_no_fen_is_lost_in_either_rendering(fen: int) -> None:
    assert Decimal(yuan(fen).replace(",", "")) * 100 == fen
    assert Decimal(wan(fen).replace(",", "")) * 1_000_000 == fen


def test_at_most_is_rounded_down() -> None:
    assert floor_fen(Decimal("18000099.999")) == 18000099
    assert floor_fen(Decimal("18000100")) == 18000100
