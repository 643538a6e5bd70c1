"""拆分: a firm merged into another is registered by itself again, at any later time and after other edits.

What the merge changed stands in the journal. Only what is still as the merge left it goes back; whatever was
changed since stays, and is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations import line_effects, merging_answers
from jjgreen_desktop.operations.beside import SAID_OF, kept_beside, name_key, named_by
from jjgreen_desktop.operations.line_effects import Holder, Lines, lines_of, name_in
from jjgreen_desktop.operations.merging_choices import OWNED
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import held_parts
from jjgreen_desktop.operations.ports import Change, Transaction
from jjgreen_desktop.operations.trying import tried

MOST = 10_000_000  # rows of one merge: all of them


@dataclass(slots=True)
class Unmerged:
    """What came of it: the firm that is back, how many records went back to it, and what was not as before."""

    lost: Enterprise
    kept_name: str
    moved: int = 0
    restored: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """In one sentence, without what is to be looked at."""
        return f"已把“{self.lost.title()}”从“{self.kept_name}”拆分出来，{self.records}。"

    @property
    def records(self) -> str:
        """What becomes of the records."""
        moved = f"{self.moved} 条记录移回它名下" if self.moved else "没有记录要移回"
        restored = f"，合并时没有保留的 {self.restored} 条恢复" if self.restored else ""
        return moved + restored


def unmerge(office: Office, merging: Merging) -> Unmerged:
    """Undo a merge as one write that can itself be taken back. Raises Problem when it stands no more."""
    work = _Work(office, merging)
    with office.store.transaction(
        f"拆分企业 {merging.title()}，原并入 {merging.kept_name or ''}"
    ) as write:
        return work.do(write)


def preview(office: Office, merging: Merging) -> Unmerged:
    """What `unmerge` would come to; nothing is written. Raises Problem as it does."""
    work = _Work(office, merging)
    return tried(office, work.do)


@dataclass(frozen=True, slots=True)
class Effect(line_effects.Effect):
    """What all lines of the firms concerned come to before and after a merge is taken apart."""

    @property
    def said(self) -> str:
        """Both sums in one sentence."""
        before, after = money.wan(self.before_fen), money.wan(self.after_fen)
        if not self.moved:
            return f"拆分前后可得合计都是 {after} 万元，没有增减。"
        return f"可得合计：拆分前 {before} 万元，拆分后两家 {after} 万元，{self.moved}。"


def effect_of(office: Office, merging: Merging) -> Effect:
    """What `unmerge` would mean for the awards; nothing is written. Raises Problem as it does."""
    work = _Work(office, merging)
    before = lines_of(office, work.firms())

    def done(write: Transaction) -> Lines:
        work.do(write)
        return lines_of(office, work.firms())

    name = name_in(office)
    after = tried(office, done)
    return Effect.between(before, after, lambda firm: name(firm) or merging.title())


class _Work:
    """One merge being taken apart."""

    def __init__(self, office: Office, merging: Merging) -> None:
        self._office = office
        self._merging = merging
        self._changes = _changes(office, merging)
        self._holders = _holders(office, merging)

    def firms(self) -> list[Holder]:
        """All that the merge changed or that it went on to, as far as they are registered now."""
        ids = [*self._holders, *(c.record for c in self._changes if c.noun == Enterprise.noun)]
        return [(Enterprise.noun, one) for one in dict.fromkeys(ids) if self._registered(one)]

    def _registered(self, firm: str) -> bool:
        return self._office.store.get(Enterprise, firm) is not None

    def do(self, write: Transaction) -> Unmerged:
        """Write it. The firm that stayed first: the codes must be free."""
        kept_name = self._merging.kept_name or ""
        done = Unmerged(self._lost(), kept_name)
        self._restore_kept(write, done)
        done.lost = self._free(done)
        write.put(done.lost)
        records = [change for change in self._changes if change.noun != Enterprise.noun]
        for change in self._changes:
            self._restore_heir(write, change)
        said = [change for change in records if _handed(change)]
        answers = [change for change in records if merging_answers.renamed_by(change)]
        for change in records:
            if change.after and change not in said and change not in answers:
                self._move_back(write, change, done)
        for change in (each for each in records if not each.after):
            self._bring_back(write, change, done)
        for change in said:
            self._hand_back(write, change, done)
        for change in answers:
            self._answer_back(write, change, done)
        write.delete(self._merging)
        self._tell_new(done)
        return done

    def _lost(self) -> Enterprise:
        """The firm as it was before the merge."""
        found = next(c for c in self._changes if c.record == self._merging.lost)
        return Enterprise(id=found.record, **(found.before or {}))

    def _restore_kept(self, write: Transaction, done: Unmerged) -> None:
        now = self._office.store.get(Enterprise, self._merging.kept or "")
        if now is None:
            where = self._name(self._holders[-1]) if len(self._holders) > 1 else ""
            gone = f"已并入“{where}”" if where else "已不在登记簿里"
            done.told.append(f"“{done.kept_name}”{gone}，它自己的各项没有改回。")
            return
        done.kept_name = now.title()
        change = next((c for c in self._changes if c.record == now.id), None)
        if change:
            values = dict(_reverted(change, now, done))
            if not self._code_free(values.get("credit_code"), now):
                del values["credit_code"]
            write.put(now.model_copy(update=values))

    def _code_free(self, code: str | None, firm: Enterprise) -> bool:
        found = self._office.store.find(Enterprise, credit_code=code) if code else []
        return all(other.id == firm.id for other in found)

    def _restore_heir(self, write: Transaction, change: Change) -> None:
        """A firm that followed the lost one follows it again, unless that was changed since."""
        firms = (self._merging.kept, self._merging.lost)
        if change.noun != Enterprise.noun or change.record in firms:
            return
        now = self._office.store.get(Enterprise, change.record)
        before, after = change.before or {}, change.after or {}
        if now and now.former == after.get("former"):
            write.put(now.model_copy(update={"former": before.get("former")}))

    def _free(self, done: Unmerged) -> Enterprise:
        """The lost firm; without its code when another has it by now."""
        lost, store = done.lost, self._office.store
        others = store.find(Enterprise, credit_code=lost.credit_code) if lost.credit_code else []
        if not others:
            return lost
        done.told.append(
            f"代码 {lost.credit_code} 现在登记在“{others[0].title()}”上，"
            f"“{lost.title()}”的代码先空着，请对照营业执照补上。"
        )
        return lost.model_copy(update={"credit_code": None})

    def _move_back(self, write: Transaction, change: Change, done: Unmerged) -> None:
        model = BY_NOUN[change.noun]
        now = self._office.store.get(model, change.record)
        words = _named(model, change.after or {})
        if now is None:
            done.told.append(f"{words}合并后已删除，没有移回。")
        elif now.__dict__[Enterprise.noun] not in self._holders:
            done.told.append(f"{words}合并后已改到别家名下，留在那里。")
        else:
            if now != model(id=now.id, **(change.after or {})).model_copy(
                update={Enterprise.noun: now.__dict__[Enterprise.noun]}
            ):
                done.told.append(f"{words}合并后改过，照现在的内容移回。")
            write.put(now.model_copy(update={Enterprise.noun: self._merging.lost}))
            self._take_along(write, now, done)
            done.moved += 1

    def _take_along(self, write: Transaction, record: Record, done: Unmerged) -> None:
        """What was added to a record since goes back with it, an award with the seal it was approved under.

        The content of a seal, and a paper that was printed, stay as they are.
        """
        office = self._office
        decided = (one for model in (Award, Seal) for one in office.store.find(model, of=record.id))
        for one in (*kept_beside(office, record), *held_parts(office, record), *decided):
            if one.id > self._merging.id and one.__dict__[Enterprise.noun] in self._holders:
                write.put(one.model_copy(update={Enterprise.noun: self._merging.lost}))
                if isinstance(one, Award):
                    done.told.append(
                        f"{record.label}“{record.title()}”合并后办理的奖补“{one.title()}”随它移回；封存的测算内容不变，"
                        f"已印的文书仍写“{done.kept_name}”，请核对是否重新出具。"
                    )

    def _hand_back(self, write: Transaction, change: Change, done: Unmerged) -> None:
        """What is kept or said of a record names again the one it named, if that is there."""
        model = BY_NOUN[change.noun]
        now = self._office.store.get(model, change.record)
        before = change.before or {}
        if now is None:
            done.told.append(f"{_named(model, before)}合并后已删除，没有移回。")
            return
        named = named_by(model, before)
        if named is None or self._office.store.get(*named) is None:
            return  # the record it named did not come back, which is told already
        keys = ("of_noun", name_key(model), Enterprise.noun)
        back = {key: before[key] for key in keys if key in model.model_fields}
        write.put(now.model_copy(update=back))
        done.moved += before.get(Enterprise.noun) == self._merging.lost

    def _answer_back(self, write: Transaction, change: Change, done: Unmerged) -> None:
        """An answer or a mark names again the record it named, which is back."""
        model, before = BY_NOUN[change.noun], change.before or {}
        now = self._office.store.get(model, change.record)
        if now is None:
            done.told.append(f"{_named(model, before)}合并后已删除，没有移回。")
            return
        write.put(merging_answers.back(change, now))
        done.moved += before.get(Enterprise.noun) == self._merging.lost

    def _bring_back(self, write: Transaction, change: Change, done: Unmerged) -> None:
        """A record that the merge dropped, to whom it belonged."""
        model = BY_NOUN[change.noun]
        record = model(id=change.record, **(change.before or {}))
        if record.__dict__[Enterprise.noun] != self._merging.lost:
            record = record.model_copy(update={Enterprise.noun: self._holders[-1]})
        if fault := self._barred(record):
            done.told.append(f"{_named(model, record.__dict__)}没有恢复：{fault}")
            return
        write.put(record)
        done.restored += 1

    def _barred(self, record: Record) -> str:
        """Why a dropped record cannot come back; "" when it can."""
        store, owner = self._office.store, record.__dict__[Enterprise.noun]
        if store.get(Enterprise, owner) is None:
            return "原来的企业已不在登记簿里。"
        if not isinstance(record, AnnualReturn):
            return ""
        same = store.find(AnnualReturn, enterprise=owner, year=record.year)
        return "这一年后来另有一份报表。" if same else ""

    def _tell_new(self, done: Unmerged) -> None:
        """Records entered since the merge: nobody but staff knows whose they are."""
        owner, store = self._holders[-1], self._office.store
        found = [
            one
            for model in OWNED
            for one in store.find(model, enterprise=owner)
            if one.id > self._merging.id
        ]
        if found:
            named = "、".join(f"{one.label}“{one.title()}”" for one in found[:5])
            more = f"等 {len(found)} 条" if len(found) > 5 else ""
            done.told.append(
                f"合并后新登记的{named}{more}留在“{self._name(owner)}”名下，请核对是谁的。"
            )

    def _name(self, record: str) -> str:
        found = self._office.store.get(Enterprise, record)
        return found.title() if found else (self._merging.kept_name or "")


def _changes(office: Office, merging: Merging) -> Sequence[Change]:
    """What the merge did, from the journal; of one done again, what that did."""
    told = office.store.changes_of(Merging.noun, merging.id)
    made = next((entry for entry, change in told if change.before is None), None)
    if made is None or office.store.get(Merging, merging.id) is None:
        raise Problem("这次合并已经拆分或撤销。", "请刷新后再看。")
    found = office.store.changes(made.seq, MOST)
    return [change for change in found if change.noun != Merging.noun]


def _holders(office: Office, merging: Merging) -> list[str]:
    """The firm that stayed, and those it was merged into since."""
    found = [merging.kept or ""]
    while further := office.store.find(Merging, lost=found[-1]):
        if further[-1].kept in found:
            break
        found.append(further[-1].kept or "")
    return found


def _reverted(change: Change, now: Enterprise, done: Unmerged) -> Iterator[tuple[str, Any]]:
    """The fields of the firm that stayed as they go back; what was changed since is told instead."""
    before, after = change.before or {}, change.after or {}
    for key in {**before, **after}:
        was, made, is_now = before.get(key), after.get(key), getattr(now, key)
        if was == made:
            continue
        if is_now == made:
            yield key, was
        elif isinstance(made, tuple) and is_now is not None:
            added = set(made) - set(was or ())
            yield key, tuple(each for each in is_now if each not in added)
        else:
            label = field_of(Enterprise, key).label
            done.told.append(f"“{done.kept_name}”的{label}合并后又改过，保留现在的。")


def _handed(change: Change) -> bool:
    """Whether it is kept beside, said of, or a part that the merge made another's."""
    model, before, after = BY_NOUN[change.noun], change.before or {}, change.after or {}
    if model in SAID_OF:
        return True
    key = name_key(model)
    return bool(key and before and after) and before.get(key) != after.get(key)


def _named(model: type[Record], known: dict[str, Any]) -> str:
    values = {key: value for key, value in known.items() if key in model.model_fields}
    return f"{model.label}“{model.model_construct(**values).title()}”"
