"""Records found by what stands in their fields, whatever the brackets and however many there are."""

import pytest

from db.store import Store
from jjgreen_desktop.domain.enterprise import Enterprise


@pytest.fixture
def firms(store: Store) -> Store:
    """Three firms."""
    store.put_many(
        "样例",
        [
            Enterprise(name="湖口样例一厂", contact="张样例", phone="0792-1"),
            Enterprise(name="湖口样例(二)厂", contact="李样例", phone="0792-2", note="100%"),
            Enterprise(name="湖口样例（三）厂", contact="张样例", note="LED_灯"),
        ],
    )
    return store


def names(store: Store, *asked: dict[str, str | frozenset[str]], most: int = 9) -> list[str | None]:
    return [one.name for one in store.matching(Enterprise, asked, most)]


def test_a_text_stands_in_one_of_the_fields_the_latest_first(firms: Store) -> None:
    both: dict[str, str | frozenset[str]] = {"name": "样例", "contact": "样例"}
    assert names(firms, both) == ["湖口样例（三）厂", "湖口样例(二)厂", "湖口样例一厂"]
    assert names(firms, both, most=1) == ["湖口样例（三）厂"]
    assert names(firms, {"contact": "张"}, {"phone": "0792"}) == ["湖口样例一厂"]


@pytest.mark.parametrize("typed", ["样例(三)", "样例（三）", "样例〔三〕", "样例[三]"])
def test_brackets_are_alike(firms: Store, typed: str) -> None:
    assert names(firms, {"name": typed}) == ["湖口样例（三）厂"]


@pytest.mark.parametrize(
    ("typed", "count"), [("%", 1), ("_", 1), ("led", 1), ("L%D", 0), ("\\", 0), ("'", 0)]
)
def test_signs_of_the_engine_stand_for_themselves(firms: Store, typed: str, count: int) -> None:
    assert len(names(firms, {"note": typed})) == count


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("07922", ["湖口样例(二)厂"]),
        ("079-2 2", ["湖口样例(二)厂"]),
        ("0792-2", ["湖口样例(二)厂"]),
        ("0722", []),
        ("0%2", []),
        ("-", ["湖口样例(二)厂", "湖口样例一厂"]),
    ],
)
def test_a_number_however_it_is_spaced(firms: Store, typed: str, found: list[str]) -> None:
    assert names(firms, {"phone": typed}) == found


def test_blanks_count_in_what_is_no_number(firms: Store) -> None:
    assert names(firms, {"note": "1 00"}) == []


def test_one_of_a_set(firms: Store) -> None:
    assert names(firms, {"contact": frozenset(("李样例", "王样例"))}) == ["湖口样例(二)厂"]
    assert names(firms, {"contact": frozenset()}) == []


def test_the_values_of_a_field_each_once(firms: Store) -> None:
    assert sorted(firms.distinct(Enterprise, "contact")) == ["张样例", "李样例"]
    assert firms.distinct(Enterprise, "bank") == []


def test_a_field_there_is_not(firms: Store) -> None:
    with pytest.raises(KeyError):
        names(firms, {"wrong": "x"})
    with pytest.raises(KeyError):
        firms.distinct(Enterprise, "wrong")
