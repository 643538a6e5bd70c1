import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgreen_desktop.domain.credit_code import CHARSET, check_character, fault, is_right, normalise

TABLE = Path(__file__).parents[2] / "data" / "credit-code-vectors.csv"
VECTORS = list(csv.DictReader(TABLE.read_text(encoding="utf-8-sig").splitlines()))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['code']} {vector['why']}")
def test_every_vector(vector: dict[str, str]) -> None:
    code = vector["code"]
    assert bool(fault(code)) == (vector["expected"] == "invalid")
    assert (normalise(code) == code) == (vector["expected"] != "valid_after_normalise")


def test_there_are_vectors_of_each_kind() -> None:
    assert {vector["expected"] for vector in VECTORS} == {
        "valid",
        "invalid",
        "valid_after_normalise",
    }


@given(st.text(CHARSET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(CHARSET))
def test_one_wrong_character_is_always_noticed(first: str, place: int, other: str) -> None:
    code = first + check_character(first)
    assert fault(code) == ""
    wrong = code[:place] + other + code[place + 1 :]
    assert bool(fault(wrong)) == (wrong != code)


@given(st.text(CHARSET, min_size=17, max_size=17), st.integers(0, 16))
def test_two_neighbours_swapped_are_noticed(first: str, place: int) -> None:
    code = first + check_character(first)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert bool(fault(swapped)) == (swapped != code)


def test_staff_are_told_where_it_is_wrong() -> None:
    assert fault("9136") == "统一社会信用代码应为 18 位，现有 4 位，还差 14 位。"
    assert "多了 1 位" in fault("91350100M000100Y430")
    assert "第 5 位“O”" in fault("9111O000802100433B")
    assert "可能是“0”" in fault("9111O000802100433B")
    assert "校验码不符" in fault("91350100M000100Y44")


def test_blanks_hyphens_and_full_width_are_the_same_code() -> None:
    assert normalise(" 9135-0100 m000100y43　") == "91350100M000100Y43"
    assert normalise("９１３５０１００Ｍ０００１００Ｙ４３") == "91350100M000100Y43"
    assert normalise("\u200b91350100\nM000\x07100Y43\ufeff") == "91350100M000100Y43"
    assert fault("9135\u200b0100M000100Y43") == ""


def test_right_as_it_stands_is_neither_lower_case_nor_spaced() -> None:
    assert is_right("91350100M000100Y43")
    assert not any(
        map(is_right, ("91350100m000100y43", "91350100M000100Y4 3", "91350100M000100Y44"))
    )
