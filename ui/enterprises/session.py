"""One record being written: what is typed and not yet saved, what is wrong with it, and the saving.

A session outlives the form that shows it: leaving the form loses nothing, and a save that is under
way ends in its own session.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, field_of, key_of
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import drafts, reasons, recording
from jjgreen_desktop.operations.drafts import ReasonPlace
from jjgreen_desktop.operations.office import Office
from ui.half_reasons import HalfReasons
from ui.lookups import Lookups
from ui.worker import NotDone, Worker

STILL_SAVING = "前一条还在保存，请稍候再新建；已填的内容都在。"
NOT_SAVED = "请照窗口下方的提示处理；填的内容都在，再填一栏，或返回列表，就再保存一次。"
MISSED = "刚才先输入的没有收下，这一条存好后请再输入。"


class Session(QObject):
    """`record` is what is saved (its id is empty while nothing is); `texts` what is typed beyond it."""

    changed = Signal()  # what is found or saved has changed
    typed = Signal()
    reasoned = Signal(str)  # a reason was kept or taken back, in words
    saved = Signal(object, str)  # the record as saved, and the label of the field that led to it

    def __init__(self, worker: Worker, lookups: Lookups, record: Record) -> None:
        super().__init__()
        self.record = record
        self.texts: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.reasons: list[Reason] = []
        self.half = HalfReasons(worker, self)
        self.refused = False
        self.problem = ""
        self.told = ""  # what the last save moved beside the record
        self._worker = worker
        self._lookups = lookups
        self._saving = False
        self._again = ""
        self._ended = False
        self._missed = False
        self._unwritten = (
            False  # the last save failed for want of space, say, not for what is typed
        )

    def text(self, field: Field) -> str:
        """What stands in the editor of a field."""
        kept = self._lookups.typed(field, getattr(self.record, field.key))
        return self.texts.get(field.key, kept)

    def type(self, key: str, text: str) -> None:
        """Something is typed; it is kept here until it is saved."""
        if self._ended:
            return
        kept = self._lookups.typed(self._field(key), getattr(self.record, key))
        self.texts.pop(key, None)
        if text != kept or self._saving:  # back to what it was before the save under way
            self.texts[key] = text
        self.typed.emit()

    def fault(self, key: str) -> str:
        """What is wrong with the text typed in a field; "" when it can be read."""
        if key not in self.texts:
            return ""
        try:
            self._lookups.parse(self._field(key), self.texts[key])
        except values.Unreadable as error:
            return str(error)
        return ""

    def draft(self) -> Record:
        """The record with everything typed that can be read."""
        typed = {key: self._value(key) for key in self.texts if not self.fault(key)}
        return self.record.model_copy(update=typed)

    def _value(self, key: str) -> Any:
        return self._lookups.parse(self._field(key), self.texts[key])

    def _field(self, key: str) -> Field:
        return field_of(type(self.record), key)

    def rebase(self, record: Record) -> None:
        """The record was changed elsewhere (undone, imported): what is typed stands on that."""
        self.record = record

    def end(self) -> None:
        """The record was removed: what is typed goes with it, and nothing is written any more."""
        self._ended = True
        self.texts.clear()
        self.changed.emit()

    def look(self) -> None:
        """Ask the checks what they say of the record as it is saved."""
        if self.record.id and not self.texts:
            record = self.record
            self._worker.run(lambda office, _progress: _look(office, record), self._looked)

    def _looked(self, found: "Looked") -> None:
        if not self.texts:
            self.findings, self.reasons, half = found
            self.half.take(half)
            self.changed.emit()

    def asked(self) -> list[reasons.Asked]:
        """What is found, with the reasons given for it."""
        found = reasons.with_reasons(self.record, self.findings, self.reasons)
        return [replace(one, half=self.half.text(self._place(one.finding))) for one in found]

    def begin_reason(self, found: Finding, text: str) -> None:
        """A reason is being typed for a finding; without a text it says what is saved."""
        self.half.note(self._place(found), text)

    def _place(self, found: Finding) -> ReasonPlace:
        record = self.record
        return ReasonPlace(record.noun, record.id, key_of(type(record), found.where), found.check)

    def explain(self, found: Finding, text: str) -> None:
        """Keep the reason typed for a finding; an empty one takes it back."""
        record, place = self.record, self._place(found)
        self.half.settle(place)
        self._worker.run(
            lambda office, _progress: _explain(office, record, found, text, place),
            lambda kept: self._explained(found, bool(text.strip()), kept),
            failed=lambda problem: self._not_explained(found, text, problem),
        )

    def _not_explained(self, found: Finding, text: str, problem: Problem) -> None:
        """What was typed is still only typed."""
        self.begin_reason(found, text)
        self._worker.failed.emit(problem)
        self.changed.emit()

    def _explained(self, found: Finding, given: bool, kept: list[Reason] | None) -> None:
        if kept is not None:
            self.reasons = kept
            self.changed.emit()
            done = "已保存核实说明" if given else "已删去核实说明"
            self.reasoned.emit(f"{done}“{self.record.title()} · {found.where}”。")

    def settle(self) -> None:
        """Save what is typed and was not settled by itself."""
        if readable := [key for key in self.texts if not self.fault(key)]:
            self.commit(readable[0])

    def retry(self) -> None:
        """Save again what the store could not take; what the checks refused waits until it is mended."""
        if self._unwritten and not self._saving:
            self.settle()

    def commit(self, key: str) -> None:
        """A field is settled: save the record if it can be saved."""
        if self._saving:
            self._again = key
            return
        draft = self.draft()
        if draft == self.record:
            self._settle_texts()
            return
        self._saving = True
        record, label = self.record, self._field(key).label
        typed = {key: getattr(draft, key) for key in self.texts if not self.fault(key)}
        self._worker.run(
            lambda office, _progress: _save(office, record, typed),
            lambda saved: self._saved(saved, label, draft),
            failed=self._refused,
        )

    def _saved(self, saved: recording.Saved[Record], label: str, draft: Record) -> None:
        """What was sent is settled, also where it is kept in other words (a firm's code by its name)."""
        for key in list(self.texts):
            if not self.fault(key) and self._value(key) == getattr(draft, key):
                del self.texts[key]
        self.record, self.findings = saved.record, list(saved.findings)
        self.told = saved.told
        self.refused, self.problem, self._unwritten = False, "", False
        self._missed = False
        self._end_saving()
        self.saved.emit(self.record, label)

    def _refused(self, problem: Problem) -> None:
        self.findings = list(getattr(problem, "findings", ()))
        self.refused = True
        self._unwritten = not self.findings and not isinstance(problem, NotDone)
        self.problem = NOT_SAVED if isinstance(problem, NotDone) else str(problem)
        self._end_saving()

    def _end_saving(self) -> None:
        self._saving = False
        self._settle_texts()
        again, self._again = self._again, ""
        if again:
            self.commit(again)

    def _settle_texts(self) -> None:
        """Forget texts that say what is saved ("2026/3/1" and 2026-03-01 are one)."""
        for key in list(self.texts):
            if not self.fault(key) and self._value(key) == getattr(self.record, key):
                del self.texts[key]
        self.changed.emit()

    @property
    def saving(self) -> bool:
        """Whether it is being written just now."""
        return self._saving

    def wait(self) -> bool:
        """Have what is being written done first; keys pressed meanwhile wait, too. Whether it is."""
        return self._worker.wait_until(lambda: not self._saving)

    @property
    def unkept(self) -> bool:
        """Whether it is new and what was typed could not be saved."""
        return not self.record.id and bool(self.texts)

    @property
    def blank(self) -> bool:
        """Whether it is new and nothing has been typed."""
        return not self.record.id and not self.texts

    def miss(self) -> None:
        """What was typed for what follows was dropped: it is said until the record is saved."""
        self._missed = True
        self.changed.emit()

    def status(self) -> tuple[str, bool]:
        """What to say of its state, and whether all is well."""
        said, well = self._state()
        return (f"{MISSED}{said}", False) if self._missed else (said, well)

    def _state(self) -> tuple[str, bool]:
        if self._saving:
            return "正在保存…", True
        if reason := self._unsaved():
            return f"未保存：{reason}", False
        if self.blank:
            return "填好后自动保存", True
        if self.texts:
            return "正在填写，离开这一栏就保存", True
        return "✓ 已保存", True

    def _unsaved(self) -> str:
        faults = [self._field(key).label for key in self.texts if self.fault(key)]
        if faults:
            return f"“{'”“'.join(faults)}”请照提示改正，其余内容已保留。"
        if self.refused and self.texts:
            held = [one for one in self.findings if one.grade is Grade.MANDATORY]
            return _told(held[0]) if held else self.problem
        return ""


def _told(found: Finding) -> str:
    """What is wrong in which field, and what to do."""
    return f"{found.where}：{found.what}{found.fix}"


def _save(office: Office, record: Record, typed: dict[str, Any]) -> recording.Saved[Record]:
    """Write what was typed, and only that: the rest may be another since the form was read (an undo, say)."""
    now = office.store.get(type(record), record.id) if record.id else None
    return recording.save(office, (now or record).model_copy(update=typed))


Looked = tuple[list[Finding], list[Reason], dict[ReasonPlace, str]]


def _look(office: Office, record: Record) -> Looked:
    given = reasons.reasons_of(office, record)
    return recording.check(office, record), given, drafts.kept_reasons(office, record.id)


def _explain(
    office: Office, record: Record, found: Finding, text: str, place: ReasonPlace
) -> list[Reason] | None:
    """The reasons as they are now; None when nothing was written."""
    before = office.store.revision
    reasons.answer(office, record, found, text)
    drafts.keep_reason(office, place, "")
    return reasons.reasons_of(office, record) if office.store.revision != before else None
