"""Phones and accounts as clerks write them: which numbers stand in a field."""

import pytest

from jjgreen_desktop.operations.numbers import numbers_in, spelt

MOBILE, LANDLINE, OTHER = "13800000001", "07921234567", "07921234568"


@pytest.mark.parametrize(
    "text",
    [
        "13800000001",
        "138 0000 0001",
        "138-0000-0001",
        "1380000-0001",
        "+86 138-0000-0001",
        "86-13800000001",
        "8613800000001",
        "0086 13800000001",
        "013800000001",
        "１３８０００００００１",
        "13800000001（张样例）",
        "微信同号13800000001*",
    ],
)
def test_a_mobile_is_one_number_however_it_is_written(text: str) -> None:
    assert numbers_in("phone", text) == {MOBILE}


@pytest.mark.parametrize(
    "text",
    [
        "0792-1234567",
        "0792—1234567",
        "0792-123-4567",
        "(0792)1234567",
        "（0792） 123 4567",
        "电话：0792－1234567",
        "+86 792 1234567",
        "+86(0)792-1234567",
        "0086-792-1234567",
        "0792-1234567转801",
        "0792-1234567-801",
        "0792-1234567/8",
    ],
)
def test_so_is_a_landline_without_its_extension(text: str) -> None:
    assert numbers_in("phone", text) == {LANDLINE}


@pytest.mark.parametrize(
    "text",
    [
        "13800000001、0792-1234567",
        "13800000001 0792-1234567",
        "0792-1234567，138 0000 0001",
        "0792 1234567  13800000001",
        "13800000001或0792-1234567",
        "13800000001 李样例 0792-1234567",
        "张样例13800000001，传真(0792)1234567",
        "0792-1234567-13800000001",
        "+86 13800000001 +86 792 1234567",
        "13800000001\n07921234567",
    ],
)
def test_two_numbers_of_a_field_are_two(text: str) -> None:
    assert numbers_in("phone", text) == {MOBILE, LANDLINE}


@pytest.mark.parametrize("text", [None, "", "无", "110", "待补", "同上", "转801"])
@pytest.mark.parametrize("key", ["phone", "bank_account"])
def test_where_no_number_stands_there_is_none(key: str, text: str | None) -> None:
    assert numbers_in(key, text) == set()


def test_a_number_without_its_area_is_not_taken_for_another() -> None:
    assert numbers_in("phone", "1234567") == {"1234567"}
    assert numbers_in("phone", "400-812-3456") == {"4008123456"}
    assert numbers_in("phone", "+86 10 1234 5678") == {"01012345678"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("6222000011112222", {"6222000011112222"}),
        ("6222 0000 1111 2222", {"6222000011112222"}),
        ("6222-0000—1111-2222", {"6222000011112222"}),
        ("６２２２００００１１１１２２２２", {"6222000011112222"}),
        ("6222/0000/1111/2222", {"6222000011112222"}),
        ("基本户6222 0000 1111；一般户15050000", {"622200001111", "15050000"}),
        ("nra62220000", {"NRA62220000"}),
    ],
)
def test_an_account_is_compared_by_its_digits_and_letters(text: str, numbers: set[str]) -> None:
    assert numbers_in("bank_account", text) == numbers


def test_each_common_spelling_is_the_number_itself() -> None:
    for number in (MOBILE, LANDLINE, OTHER, "01012345678", "1234567"):
        for text in spelt("phone", [number]):
            assert numbers_in("phone", text) == {number}, text
