"""Taken back and done again out of turn: what is in nobody's way goes, what is in the way is named with what to do first."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from db.store import Store
from db.writing import Writing
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.ports import InTheWay
from tests.db.samples import NAME, firm, retrofit

KEYS = ("note", "contact", "phone")


def write(store: Store, name: str, *records: Record) -> int:
    """Put the records in one write; returns its number."""
    with store.transaction(name) as writing:
        for record in records:
            writing.put(record)
    return store.history(1)[0].seq


def change(store: Store, name: str, **known: Any) -> int:
    """Change the one firm as it stands."""
    return write(store, name, only(store).model_copy(update=known))


def only(store: Store) -> Enterprise:
    return store.find(Enterprise)[0]


@pytest.fixture
def seven(store: Store) -> list[int]:
    """Seven writes of one firm: registered, then contact, phone, note, phone, note, contact."""
    first = write(store, "登记", firm())
    facts = [
        {"contact": "甲"},
        {"phone": "0792-1"},
        {"note": "一"},
        {"phone": "0792-2"},
        {"note": "二"},
        {"contact": "乙"},
    ]
    return [first, *(change(store, f"第{n}次", **known) for n, known in enumerate(facts, 2))]


def test_the_fifth_of_seven_goes_back_and_only_what_it_changed(
    store: Store, seven: list[int]
) -> None:
    assert store.undo(seven[4]) == "第5次"
    assert (only(store).contact, only(store).phone, only(store).note) == ("乙", "0792-1", "二")
    told = store.changes(store.history(1)[0].seq, 9)
    assert [(one.before or {})["contact"] for one in told] == ["乙"]  # as it was just before
    assert [store.undo(), store.undo(), store.undo()] == ["第7次", "第6次", "第4次"]
    assert (only(store).contact, only(store).phone, only(store).note) == ("甲", "0792-1", None)
    assert [store.redo() for _ in range(5)] == ["第4次", "第6次", "第7次", "第5次", None]
    assert (only(store).contact, only(store).phone, only(store).note) == ("乙", "0792-2", "二")


def test_what_was_taken_back_out_of_turn_is_done_again_after_a_new_write(
    store: Store, seven: list[int]
) -> None:
    store.undo(seven[4])
    change(store, "新写", note="三")
    assert store.redo() is None
    assert store.redo(seven[4]) == "第5次"
    assert (only(store).phone, only(store).note) == ("0792-2", "三")
    assert store.undo() == "第5次"  # it was done last
    assert store.redo(seven[3]) is None  # it stands


def test_the_write_in_the_way_is_named_with_what_goes_first(store: Store, seven: list[int]) -> None:
    with pytest.raises(InTheWay) as told:
        store.undo(seven[2])
    assert told.value.what == (
        f"企业“{NAME}”的联系电话在这之后又由第 {seven[4]} 笔“第5次”变动过，"
        "现在不能撤销这一笔，没有改动任何数据。"
    )
    assert told.value.fix == (
        f"请先撤销第 {seven[4]} 笔“第5次”（2026-09-30 08:30），再撤销这一笔；也可以打开这条记录手工修改。"
    )
    assert (told.value.first, told.value.back) == (seven[4], True)
    assert [store.undo(seven[4]), store.undo(seven[2])] == ["第5次", "第3次"]


def test_a_registration_goes_back_after_all_that_came_onto_it(
    store: Store, seven: list[int]
) -> None:
    owner = only(store).id
    hung = write(store, "改造", retrofit(owner))
    with pytest.raises(InTheWay, match="请先撤销第") as told:
        store.undo(seven[0])
    assert told.value.first == seven[6]
    for number in reversed(seven[1:]):
        store.undo(number)
    with pytest.raises(InTheWay, match=f"第 {hung} 笔“改造”又用到了它登记的记录") as told:
        store.undo(seven[0])
    assert told.value.first == hung


def test_a_value_that_came_back_does_not_hide_what_was_done_in_between(store: Store) -> None:
    write(store, "登记", firm())
    first, _second, third = (change(store, text, note=text) for text in ("一", "二", "一"))
    with pytest.raises(InTheWay) as told:
        store.undo(first)  # else no later one could ever be taken back
    assert told.value.first == third
    assert [store.undo() for _ in range(5)] == ["一", "二", "一", "登记", None]


def test_what_went_with_its_owner_comes_back_after_it(store: Store) -> None:
    write(store, "登记", firm())
    owner = only(store)
    hung = write(store, "改造", retrofit(owner.id))
    store.undo(hung)
    with store.transaction("删除") as writing:
        writing.delete(owner)
    with pytest.raises(InTheWay, match="请先撤销第 4 笔“删除”") as told:
        store.redo(hung)
    assert store.undo(told.value.first) == "删除"
    assert store.redo(hung) == "改造"


def test_what_rests_on_what_was_taken_back_says_to_do_that_again_first(store: Store) -> None:
    first = write(store, "登记", firm())
    hung = write(store, "改造", retrofit(only(store).id))
    store.undo(hung)
    store.undo(first)
    with pytest.raises(InTheWay, match=f"请先重做第 {first} 笔“登记”") as told:
        store.redo(hung)
    assert (told.value.first, told.value.back) == (first, False)
    assert [store.redo(first), store.redo(hung)] == ["登记", "改造"]


def test_a_decision_goes_back_as_a_whole(store: Store) -> None:
    """An amount is not taken back from under what was decided on it."""
    write(store, "登记", firm())
    write(store, "建议", Award(enterprise=only(store).id, clause="2.1", proposed_fen=1))
    award = store.find(Award)[0]
    first = write(store, "改建议", award.model_copy(update={"proposed_fen": 2}))
    award = store.find(Award)[0]
    second = write(store, "核定", award.model_copy(update={"approved_fen": 2}))
    with pytest.raises(InTheWay) as told:
        store.undo(first)
    assert told.value.first == second
    assert f"奖补“{award.title()}”在这之后又由第 {second} 笔“核定”变动过" in told.value.what


def test_a_remembered_setting_holds_no_import_back(store: Store) -> None:
    first = "导入甲"
    store.put_many(first, [firm()], {"headings": "甲"})
    store.put_many("导入乙", [firm("样例二厂")], {"headings": "乙"})
    assert store.undo(store.history(2)[1].seq) == first
    assert store.setting("headings") == "乙"
    assert [one.name for one in store.find(Enterprise)] == ["样例二厂"]
    assert store.redo() == first
    assert store.setting("headings") == "乙"


# --- any order: the store against what the writes that stand say ---


def everything(store: Store) -> list[object]:
    return sorted(map(repr, (*store.find(Enterprise), *store.find(Retrofit))))


class Clerk:
    """Does anything a clerk may do, and knows what must come of it."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.dice = store, Random(seed)
        self.names: dict[
            int, dict[tuple[str, str], Any]
        ] = {}  # what each write left, by record and field
        self.standing: list[int] = []  # in the order they were last done

    def deed(self) -> None:
        firms = self.store.find(Enterprise)
        kind = self.dice.choice(("new", "change", "change", "part", "delete", "many"))
        with self.store.transaction(f"第{len(self.names) + 1}次") as writing:
            if kind == "new" or not firms:
                writing.put(firm(f"样例{self.dice.random()}厂"))
            elif kind == "part":
                writing.put(retrofit(self.dice.choice(firms).id))
            elif kind == "delete":
                self.delete(writing, self.dice.choice(firms))
            else:
                for one in firms if kind == "many" else [self.dice.choice(firms)]:
                    facts = {self.dice.choice(KEYS): str(self.dice.randrange(3)) for _ in "ab"}
                    writing.put(one.model_copy(update=facts))
            changed = bool(writing.changes)
        if changed:
            seq = self.store.history(1)[0].seq
            self.names[seq] = {}
            self.standing.append(seq)

    def delete(self, writing: Writing, one: Enterprise) -> None:
        """A part where there is one, else the firm."""
        parts = self.store.find(Retrofit, enterprise=one.id)
        writing.delete(parts[-1] if parts else one)

    def back(self, seq: int | None = None) -> None:
        wanted = seq or (self.standing[-1] if self.standing else None)
        before = everything(self.store)
        try:
            name = self.store.undo(seq)
        except InTheWay as told:
            assert wanted != (self.standing or [None])[-1]  # the last can always be taken back
            assert everything(self.store) == before
            assert told.back
            assert self.standing.index(told.first) > self.standing.index(wanted or 0)
            self.back(told.first)  # what is said to come first can be done
            assert told.first not in self.standing
            return
        assert (name is None) == (wanted is None)
        if wanted:
            self.standing.remove(wanted)
            now = everything(self.store)
            assert self.store.redo() == name  # the way back is open
            assert everything(self.store) == before
            assert self.store.undo() == name
            assert everything(self.store) == now

    def again(self, seq: int, depth: int = 0) -> None:
        """As the sentences say, one after another, until it is done again."""
        assert depth < 30
        while seq not in self.standing:
            before = everything(self.store)
            try:
                assert self.store.redo(seq)
                self.standing.append(seq)
            except InTheWay as told:
                assert everything(self.store) == before
                if told.back:
                    self.back(told.first)
                else:
                    self.again(told.first, depth + 1)


@pytest.mark.parametrize("seed", range(12))
def test_in_whatever_order_the_last_goes_back_and_what_is_said_to_come_first_does(
    store: Store, seed: int
) -> None:
    clerk = Clerk(store, seed)
    start = everything(store)
    for _ in range(60):
        acts: list[Callable[[], None]] = [clerk.deed, clerk.deed, clerk.back]
        if clerk.standing:
            acts.append(lambda: clerk.back(clerk.dice.choice(clerk.standing)))
        if gone := sorted(clerk.names.keys() - set(clerk.standing)):
            acts.append(lambda gone=gone: clerk.again(clerk.dice.choice(gone)))
        clerk.dice.choice(acts)()
    wanted = clerk.standing[:1]
    while wanted and wanted[0] in clerk.standing:  # one step at a time, as the sentences say
        clerk.back(wanted[0])
    while clerk.standing:
        clerk.back()
    assert everything(store) == start
