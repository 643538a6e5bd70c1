"""The store against a plain dictionary: create, edit, delete, import, undo, redo, reopen in any order."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from db.opening import open_store
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from tests.db.samples import clock, firm, retrofit

NOTES = st.none() | st.sampled_from(["甲", "乙", "丙"])
Shelf = dict[str, Record]


class StoreAgainstModel(RuleBasedStateMachine):
    """`past` and `future` are whole copies of the register: the simplest undo there is."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.store = open_store(self.folder, create=True, now=clock)
        self.now: Shelf = {}
        self.past: list[Shelf] = []
        self.future: list[Shelf] = []

    def _written(self, now: Shelf) -> None:
        if now != self.now:
            self.past.append(self.now)
            self.now, self.future = now, []

    def _pick(self, model: type[Record], place: int) -> Record | None:
        those = [one for one in self.now.values() if isinstance(one, model)]
        return those[place % len(those)] if those else None

    @rule(note=NOTES, projects=st.integers(0, 2))
    def register(self, note: str | None, projects: int) -> None:
        with self.store.transaction("登记") as write:
            owner = write.put(firm(note=note))
            made = [write.put(retrofit(owner.id)) for _ in range(projects)]
        self._written({**self.now, **{one.id: one for one in [owner, *made]}})

    @rule(place=st.integers(0, 9), note=NOTES, name=st.sampled_from(["样例甲", "样例乙"]))
    def edit(self, place: int, note: str | None, name: str) -> None:
        if one := self._pick(Enterprise, place):
            changed = one.model_copy(update={"note": note, "name": name})
            with self.store.transaction("修改") as write:
                write.put(changed)
            self._written({**self.now, one.id: changed})

    @rule(place=st.integers(0, 9))
    def delete(self, place: int) -> None:
        if one := self._pick(Retrofit, place):
            with self.store.transaction("删除") as write:
                write.delete(one)
            self._written({key: value for key, value in self.now.items() if key != one.id})

    @rule(count=st.integers(1, 4), note=NOTES)
    def bring_in(self, count: int, note: str | None) -> None:
        known = set(self.now)
        assert self.store.put_many("导入", [firm(note=note) for _ in range(count)]) == count
        fresh = {one.id: one for one in self.store.find(Enterprise) if one.id not in known}
        assert [one.model_copy(update={"id": ""}) for one in fresh.values()] == [
            firm(note=note)
        ] * count
        self._written({**self.now, **fresh})

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is not None) == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is not None) == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.folder, now=clock)

    @invariant()
    def equal(self) -> None:
        held = [*self.store.find(Enterprise), *self.store.find(Retrofit)]
        assert {one.id: one for one in held} == self.now

    def teardown(self) -> None:
        assert self.store.faults() == []
        self.store.close()
        shutil.rmtree(self.folder)


TestStoreAgainstModel = StoreAgainstModel.TestCase
TestStoreAgainstModel.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
