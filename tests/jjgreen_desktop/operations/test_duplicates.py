"""Who may be registered twice, by which sign, and the answer that they are not."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.merging import DifferentFirms
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.duplicates import (
    Sign,
    ask_again,
    candidate_named,
    candidates,
    keep_apart,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove
from tests.jjgreen_desktop.operations.desk import firm

FIRST = "湖口样例一厂有限公司"
CODE, MOVED = "91350100M000100Y43", "914403001922038216"


def pairs(office: Office) -> list[tuple[str, str, tuple[Sign, ...]]]:
    return [(one.first.name, one.second.name, one.signs) for one in candidates(office)]


@pytest.mark.parametrize(
    ("first", "second", "signs"),
    [
        ({}, {"name": "湖口样例一厂 有限公司"}, (Sign.NAME,)),
        ({}, {"name": f"\u200b{FIRST}"}, (Sign.NAME,)),
        ({}, {"name": "湖口样例\n一厂有限公司\ufeff"}, (Sign.NAME,)),
        ({}, {"name": "江西湖口样例一厂有限责任公司"}, (Sign.CORE,)),
        ({}, {"name": "湖口样例（一厂）有限公司"}, (Sign.CORE,)),
        ({}, {"name": "乙", "former_names": (FIRST,)}, (Sign.FORMER_NAME,)),
        (
            {"former_names": ("老厂",)},
            {"name": "乙", "former_names": ("老厂",)},
            (Sign.FORMER_NAME,),
        ),
        ({"credit_code": CODE}, {"name": "乙", "former": (CODE,)}, (Sign.PREDECESSOR,)),
        ({"phone": "0792-1234567"}, {"name": "乙", "phone": "07921234567"}, (Sign.PHONE,)),
        (
            {"bank_account": "1505 2222 333"},
            {"name": "乙", "bank_account": "15052222333"},
            (Sign.ACCOUNT,),
        ),
        ({}, {"name": "湖口样例二厂有限公司"}, ()),
        ({"phone": "110"}, {"name": "乙", "phone": "110"}, ()),
    ],
)
def test_the_signs(
    office: Office, first: dict[str, object], second: dict[str, object], signs: tuple[Sign, ...]
) -> None:
    firm(office, **{"name": FIRST, **first})  # type: ignore[arg-type]
    firm(office, **second)  # type: ignore[arg-type]
    assert [found[2] for found in pairs(office)] == ([signs] if signs else [])


def test_a_code_given_by_another_authority_is_the_same_firm(office: Office) -> None:
    """The first eight characters tell the authority and the place, the nine after them the firm."""
    firm(office, credit_code=CODE)
    other = Enterprise(name="湖口样例九厂", credit_code=f"91360429{CODE[8:17]}0")
    with office.store.transaction("登记") as write:
        write.put(other)
    assert [found[2] for found in pairs(office)] == [(Sign.CODE,)]


def test_sure_pairs_come_before_hints_and_answered_ones_last(office: Office) -> None:
    firm(office, "湖口样例三厂有限公司", phone="0792-7654321")
    firm(office, "湖口样例四厂有限公司", phone="0792-7654321")
    firm(office)
    firm(office, "湖口样例一厂有限公司 ")
    found = candidates(office)
    assert [one.hint for one in found] == [False, True]
    keep_apart(office, found[0], "两张执照")
    assert [one.answer is None for one in candidates(office)] == [True, False]


def test_a_phone_of_very_many_is_no_hint_and_a_name_of_many_is_paired_with_the_first(
    office: Office,
) -> None:
    with office.store.transaction("登记") as write:
        for number in range(8):
            write.put(Enterprise(name=f"样例{number}号材料厂", phone="0792-1111111"))
        for _ in range(9):
            write.put(Enterprise(name=FIRST))
    assert [found[2] for found in pairs(office)] == [(Sign.NAME,)] * 8


def test_an_answer_is_kept_taken_back_and_asked_again(office: Office) -> None:
    firm(office)
    second = firm(office, "湖口样例一厂有限公司 ")
    pair = candidates(office)[0]
    kept = keep_apart(office, pair, " 两张执照 ")
    assert (kept.reason, kept.sign) == ("两张执照", "名称相同")
    answered = candidates(office)[0]
    assert answered.answer == kept
    again = keep_apart(office, answered, "又核对过")
    assert office.store.find(DifferentFirms) == [again]
    ask_again(office, candidates(office)[0])
    assert candidates(office)[0].answer is None
    assert office.store.undo() == f"撤回答复 {FIRST}、{FIRST} "
    assert candidates(office)[0].answer == again
    remove(office, second)
    assert candidates(office) == []
    with pytest.raises(Problem, match="已不在登记簿里"):
        keep_apart(office, pair)
    with pytest.raises(Problem, match="还没有答复"):
        ask_again(office, pair)


def test_any_two_firms_can_be_told_apart(office: Office) -> None:
    one, two = firm(office), firm(office, "彭泽样例厂")
    pair = candidate_named(office, two, one)
    assert (pair.first.id, pair.second.id, pair.signs) == (one.id, two.id, ())
    assert keep_apart(office, pair).sign is None
    assert candidate_named(office, one, two).answer is not None


def test_looking_stops_when_it_is_told_to(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jjgreen_desktop.operations.duplicates.STEP", 1)
    for _ in range(3):
        with office.store.transaction("登记") as write:
            write.put(Enterprise(name=FIRST))
    told: list[tuple[int, int]] = []
    candidates(office, lambda done, of: told.append((done, of)) or done < 2)  # type: ignore[func-returns-value]
    assert told == [(1, 6), (2, 6)], "the register is read twice"


class _Many:
    """A store of very many firms, of which two share a phone; rows are made as they are read."""

    def __init__(self, count: int) -> None:
        self._count = count

    def count(self, _model: type[Record]) -> int:
        return self._count

    def rows(self, _model: type[Record], *_keys: str) -> Iterator[tuple[object, ...]]:
        for number in range(self._count):
            phone = f"0792-{max(number, 1):07d}"
            code = f"91000000{number:09d}X"
            yield (
                f"E{number:07d}",
                f"样例{number}厂有限公司",
                code,
                None,
                None,
                phone,
                f"{number:019d}",
            )

    def find(self, _model: type[Record]) -> list[Record]:
        return []


def test_firms_that_share_nothing_take_little_memory(office: Office) -> None:
    """Of half a million firms their hashes are kept, not their names."""
    many = replace(office, store=_Many(20_000))  # type: ignore[arg-type]
    tracemalloc.start()
    try:
        found = candidates(many)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [(one.key, one.signs) for one in found] == [("E0000000+E0000001", (Sign.PHONE,))]
    assert peak / 20_000 < 250  # bytes a firm; with names and lists it was 1,000


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("13800000001、0792-1234567", "0792 1234567", True),
        ("0792-1234567", "13800000001；0792-1234567", True),
        ("13800000001 0792-1234567", "138 0000 0001", True),
        ("0792-1234567/7654321", "联系 13800000001，0792-1234567", True),
        ("0792-1234567转801", "（0792）1234567", True),
        ("13800000001、0792-1234567", "13800000002、0792-7654321", False),
        ("138 0000 0001", "13800000001、0792-1234567", True),
        ("13800000001、138-0000-0001", "13800000002", False),
    ],
)
def test_each_number_of_a_phone_field_is_compared(
    office: Office, first: str, second: str, same: bool
) -> None:
    firm(office, phone=first)
    firm(office, "乙", phone=second)
    assert [found[2] for found in pairs(office)] == ([(Sign.PHONE,)] if same else [])


def test_a_phone_of_very_many_is_no_hint_of_two_that_share_a_name_either(office: Office) -> None:
    with office.store.transaction("登记") as write:
        for number in range(6):
            write.put(Enterprise(name=f"样例{max(number, 1)}号材料厂", phone="0792-1111111"))
    assert [found[2] for found in pairs(office)] == [(Sign.NAME,)]
