import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.reference import load_reference
from jjgreen_desktop.operations.searching import Index, entry_of
from tests.jjgreen_desktop.operations.desk import firm

NAMES = (
    "湖口样例一厂有限公司",
    "九江长江石化样例（集团）有限公司",
    "都昌样例3D材料有限公司",
    "彭泽样例一厂",
)
CODES = ("91350100M000100Y43", None, "914403001922038216", None)


@pytest.fixture
def firms(office: Office) -> list[Enterprise]:
    return [firm(office, name, credit_code=code) for name, code in zip(NAMES, CODES, strict=True)]


def _found(office: Office, firms: list[Enterprise], text: str) -> list[int]:
    index = Index.build(office)
    ids = [one.id for one in firms]
    return [ids.index(found) for found in index.find(text, 50)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("样例", [0, 1, 2, 3]),
        ("一厂", [0, 3]),
        ("jjcj", [1]),
        ("jjzj", [1]),
        ("HKYL", [0]),
        ("ylyc", [0, 3]),
        ("91350100", [0]),
        ("m0001", [0]),
        ("9144", [2]),
        ("3d", [2]),
        ("3", [0, 2]),
        ("石化样例(集团)", [1]),
        ("（集团）", [1]),
        ("样例 一厂 彭泽", [3]),
        ("yl 厂", [0, 3]),
        ("一厂　hk", [0]),
        ("公司湖", []),
        ("没有", []),
        ("zzzz", []),
        ("", [0, 1, 2, 3]),
        ("  ", [0, 1, 2, 3]),
    ],
)
def test_by_name_code_and_initials(
    office: Office, firms: list[Enterprise], text: str, places: list[int]
) -> None:
    assert _found(office, firms, text) == places


def test_a_page_at_a_time(office: Office, firms: list[Enterprise]) -> None:
    index = Index.build(office)
    ids = [one.id for one in firms]
    assert index.find("样例", 2) == ids[:2]
    assert index.find("样例", 2, start=2) == ids[2:]
    assert index.find("样例", 2, start=4) == []
    assert index.count("样例") == 4
    assert index.count("样例", up_to=3) == 3


def test_an_empty_register_is_searched_too(office: Office) -> None:
    index = Index.build(office)
    assert index.find("样例", 5) == index.find("", 5) == []


def test_one_change_is_taken_in_without_reading_all_again(
    office: Office, firms: list[Enterprise]
) -> None:
    index = Index.build(office)
    renamed = save(office, firms[1].model_copy(update={"name": "柴桑样例新厂"})).record
    added = firm(office, "湖口样例九厂有限公司")
    remove(office, firms[3])
    for one in (renamed, added, firms[3]):
        index.update(office, one.id)
    assert index.find("石化", 9) == index.find("jjcj", 9) == [renamed.id]  # its former name
    assert index.find("csylxc", 9) == [renamed.id]
    assert index.find("彭泽", 9) == []
    assert index.find("样例", 9) == [firms[0].id, renamed.id, firms[2].id, added.id]
    assert index.find("样例", 9) == Index.build(office).find("样例", 9)
    assert index.find("", 9) == Index.build(office).find("", 9)


words = st.text("湖口江长石一厂ab3（ ", max_size=4)


@given(names=st.lists(words, max_size=12), text=words)
def test_what_is_found_is_what_a_slow_search_finds(names: list[str], text: str) -> None:
    reference = load_reference()
    entries = [entry_of(reference, name, None) for name in names]
    ids = [f"{place:03d}" for place in range(len(names))]
    folded = ["".join(c for c in word.replace("（", "(")) for word in text.split()]
    slow = [
        record
        for record, entry in zip(ids, entries, strict=True)
        if all(
            word in entry.name or (word.isascii() and (word in entry.initials)) for word in folded
        )
    ]
    assert Index(ids, entries).find(text, 99) == slow
