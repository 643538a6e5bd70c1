"""Who holds a number, however it is written: the same as each field by itself would tell."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

import pytest

from db import numbers
from db.opening import open_store
from db.store import Store
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.numbers import numbers_in, spelt_otherwise, uncommon
from tests.db.samples import clock

ONE, TWO = "13800000001", "07921234567"
TAIL = "0792-7654321"
PHONES = (
    *("13800000001", "138-0000-0001", "138 0000 0001", "1380-0000-001", "1380000-0001"),
    *("138--0000-0001", "138-0000-0-001", "13-800000001", "013800000001", "+8613800000001"),
    *("8613800000001", "86-13800000001", "0086 138 0000 0001", "13800000001、0792-1234567"),
    *("0792-1234567", "07921234567", "079-21234567", "0792-123-4567", "079-2123-4567"),
    *("0792-1234567-1", "0792-1234567转8", "(0792)1234567", "0792 1234567/13800000001"),
    *("13800000002", "0792-1234568", "1234567", "无", "110", "86123456", "0086123", "7921234567"),
    *(
        "0138-123456",
        "861-23456789",
        "86-123456789",
        "0086-792-1234567",
        "013-800000001",
        "12345678-1",
    ),
    *("8679-21234567", "138-0000-0001-", "138-0000-0001，", "0792-1234567-", "86-0792-1234567"),
)
ACCOUNTS = (
    *("62220000", "6222 0000", "6222-0000", "6222/0000", "６２２２００００", "账号62220000"),
    *("62220001", "6222000", "622200000", "62220000；15050000", "6222 0001"),
)


@pytest.fixture
def kept(folder: Path) -> Iterator[Store]:
    with open_store(folder, create=True, now=clock) as store:
        firms = (
            Enterprise(name=f"湖口样例{n}厂", phone=phone, bank_account=account)
            for n, (phone, account) in enumerate(product(PHONES[:6], ACCOUNTS))
        )
        more = (Enterprise(name=f"湖口样例厂{phone}", phone=phone) for phone in (*PHONES, None))
        parks = (Park(name=f"样例园{phone}", phone=phone) for phone in PHONES)
        store.put_many("导入", (*firms, *more, *parks))
        yield store


def held(store: Store, model: type[Enterprise | Park], key: str, numbers: set[str]) -> list[str]:
    """Whose field holds one of the numbers, asked one by one."""
    return [one.id for one in store.find(model) if numbers & numbers_in(key, one.__dict__[key])]


ASKED = (
    *(("phone", each) for each in ({ONE}, {TWO}, {ONE, TWO}, {"1234567"}, {"86123456"})),
    *(("bank_account", each) for each in ({"62220000"}, {"15050000", "62220001"}, {"62220"})),
)


@pytest.mark.parametrize(("key", "numbers"), ASKED)
@pytest.mark.parametrize("model", [Enterprise, Park])
def test_all_who_hold_a_number_are_counted_and_the_first_told(
    kept: Store, model: type[Enterprise | Park], key: str, numbers: set[str]
) -> None:
    wanted = held(kept, model, key, numbers)
    count, first = kept.holding(model, key, numbers, 3)
    assert (count, [one.id for one in first]) == (len(wanted), wanted[:3])
    everyone = kept.holding(model, key, numbers, 1000)[1]
    assert [one.id for one in everyone] == wanted
    assert everyone == [kept.get(model, record) for record in wanted]


def test_a_search_that_finds_none_and_one_that_finds_many_are_both_met(kept: Store) -> None:
    assert len(held(kept, Enterprise, "phone", {ONE, TWO})) > 60
    assert kept.holding(Enterprise, "phone", {"07929999999"}, 3) == (0, [])


def test_what_is_written_later_is_found_and_what_is_gone_is_not(kept: Store) -> None:
    new = {"07927654321"}

    def found() -> list[str]:
        count, first = kept.holding(Enterprise, "phone", new, 9)
        assert count == len(first)
        assert [one.id for one in first] == held(kept, Enterprise, "phone", new)
        return [one.name or "" for one in first]

    assert found() == []
    with kept.transaction("登记") as write:
        one = write.put(Enterprise(name="湖口样例新厂", phone=f"{ONE}、{TAIL}"))
        assert found() == ["湖口样例新厂"]  # while it is being written, too
    with kept.transaction("改电话") as write:
        write.put(one.model_copy(update={"phone": f"{TAIL}、{ONE}"}))
    assert found() == ["湖口样例新厂"]
    with kept.transaction("改电话") as write:
        write.put(one.model_copy(update={"phone": TAIL}))
    assert found() == ["湖口样例新厂"]
    with kept.transaction("改电话") as write:
        write.put(one.model_copy(update={"phone": ONE}))
    assert found() == []
    kept.undo()
    kept.undo()
    assert found() == ["湖口样例新厂"]
    kept.undo()
    kept.undo()
    assert found() == []
    kept.redo()
    assert found() == ["湖口样例新厂"]
    kept.put_many("导入", [Enterprise(name="湖口样例又一厂", phone=f"张 {TAIL}转8")])
    assert found() == ["湖口样例新厂", "湖口样例又一厂"]
    with kept.transaction("删除") as write:
        write.delete(one)
    assert found() == ["湖口样例又一厂"]


def test_a_write_that_fails_leaves_nothing_of_it(kept: Store) -> None:
    """Also where nobody had asked before: what was listed in it is listed anew."""

    def fail() -> None:
        with kept.transaction("登记") as write:
            write.put(Enterprise(name="湖口样例新厂", phone=f"{ONE}/{TAIL}"))
            assert kept.holding(Enterprise, "phone", {"07927654321"}, 1)[0] == 1
            raise RuntimeError("as it were")

    for _turn in range(2):
        with pytest.raises(RuntimeError, match="as it were"):
            fail()
        assert kept.holding(Enterprise, "phone", {"07927654321"}, 1) == (0, [])


def test_nothing_of_it_is_in_the_file(kept: Store, folder: Path) -> None:
    kept.holding(Enterprise, "phone", {ONE}, 1)
    assert kept.faults() == []
    kept.close()
    with open_store(folder, now=clock) as again:
        (names,) = zip(*again._db.execute("SELECT name FROM sqlite_master"), strict=True)
        assert not [name for name in names if "number_held" in name or name.endswith("_came")]
        assert again.holding(Enterprise, "phone", {ONE}, 1)[0] > 60


def test_the_engine_passes_over_no_field_that_is_spelt_otherwise(kept: Store) -> None:
    """Fields as a slip of the hand makes them; seeded, so that each run asks the same."""
    dice = Random(7)
    for key, signs in (("phone", "0123678992--- +转"), ("bank_account", "0126-- A")):
        asked = f"SELECT {uncommon(key, 'text')} FROM (SELECT ? AS text)"
        told = 0
        for _turn in range(3_000):
            text = "".join(dice.choices(signs, k=dice.randint(7, 14)))
            if spelt_otherwise(key, text):
                told += 1
                assert kept._db.execute(asked, (text,)).fetchone() == (1,), text
        assert told > 300


def test_a_list_that_could_not_be_made_holds_up_no_write_and_is_made_when_next_asked(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> Iterator[str]:
        raise MemoryError

    with monkeypatch.context() as crowded, pytest.raises(MemoryError):
        crowded.setattr(numbers, "_triggers", full)
        kept.holding(Enterprise, "phone", {ONE}, 3)
    with kept.transaction("登记") as write:
        write.put(Enterprise(name="湖口样例新厂", phone=f"{ONE}、{TAIL}"))
    count, _first = kept.holding(Enterprise, "phone", {ONE}, 3)
    assert count == len(held(kept, Enterprise, "phone", {ONE}))
