"""Keeps the sessions with something unsaved, so that leaving a record and coming back loses nothing."""

from collections.abc import Container
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, whole_of
from jjgreen_desktop.operations.drafts import Draft, Kept
from jjgreen_desktop.operations.office import Office
from ui.enterprises.keeper import Keeper, draft_of
from ui.enterprises.kinds import kinds_of, new_part, new_record, new_subject, own_tab, place_of
from ui.enterprises.session import Session
from ui.lookups import Lookups
from ui.worker import Worker

Key = tuple[str, str]


class Found(NamedTuple):
    """Where what was typed is found again: under whom, and on which tab ("" under a new one)."""

    holder: str
    tab: str


class Drawer(QObject):
    """Hands out one session per record; a new record of a subject has one, too."""

    saved = Signal(object)  # the record as saved
    reasoned = Signal()  # a reason was written
    say = Signal(str)

    def __init__(self, worker: Worker, lookups: Lookups, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._lookups = lookups
        self._sessions: dict[Key, Session] = {}
        self._keeper = Keeper(worker, self)
        self._pointed: Key = ("", "")
        self._restored: dict[str, str] = {}  # noun of what was taken up again, by id of its holder
        self._homeless: set[Key] = set()  # of these the record, or what it stands under, is gone

    def session(self, record: Record) -> Session:
        """The session of a record: the one with unsaved text if there is one."""
        self._homeless.discard(_key(record))
        kept = self._sessions.get(_key(record))
        if kept and (kept.texts or kept.record == record):
            kept.rebase(record)
            return kept
        return self._begin(record)

    def _begin(self, record: Record, kept: Draft | None = None) -> Session:
        made = Session(self._worker, self._lookups, record)
        made.saved.connect(lambda saved, label: self._saved(made, saved, label))
        made.reasoned.connect(self._reasoned)
        self._keeper.watch(made, kept)
        self._sessions[_key(record)] = made
        return made

    def restore(self, found: Kept) -> Found | None:
        """Take up a draft again; returns where it is found. None: it says what is saved already."""
        record = found.record or _new(found, self._lookups)
        session = self._begin(record, found.draft)
        for key, text in found.draft.texts.items():
            if key in type(record).model_fields:  # an older program may have known others
                session.type(key, text)
        if not session.texts:
            return None
        if found.holder is None:
            return Found(f"新建{record.label}", "")
        if record.noun != found.holder.noun:  # its own form is the first tab one sees
            self._restored.setdefault(found.holder.id, record.noun)
        return Found(found.holder.title(), _tab(found.holder, record))

    def restored(self, holder: Record) -> str:
        """The noun of what was taken up again of an enterprise, park or provider; told once."""
        return self._restored.pop(holder.id, "")

    def put_away(self) -> None:
        """Write what can be written now: the window may be closed next."""
        self.retry()
        self._keeper.flush()
        for session in self._sessions.values():
            session.half.flush()
        self.review()

    def retry(self) -> None:
        """Save again what the store could not take when it was settled: its disk was full, say."""
        for key, session in list(self._sessions.items()):
            if key not in self._homeless:
                session.retry()

    def review(self) -> None:
        """Records may have gone or come back: what is typed on those that are gone waits, uncounted."""
        typed = {key: one.record for key, one in self._sessions.items() if one.texts}
        if typed:
            self._worker.run(
                lambda office, _progress: {k for k, one in typed.items() if _gone(office, one)},
                self._homeless_are,
            )

    def _homeless_are(self, keys: set[Key]) -> None:
        self._homeless = keys

    def point(self, part: str, key: str) -> None:
        """The record kept within another, and its field, to go to when that other is shown next."""
        self._pointed = part, key

    def pointed(self, parts: Container[str]) -> Key | None:
        """Which of these records to go to, and the field; told once."""
        part, key = self._pointed
        if not part or part not in parts:
            return None
        self._pointed = "", ""
        return part, key

    def typed(self, record: Record) -> bool:
        """Whether something typed on a record is not saved."""
        kept = self._sessions.get(_key(record))
        return bool(kept and kept.texts)

    def begun(self, record: Record) -> bool:
        """Whether something typed on a record, or on what is part of it, is not saved."""
        typed = (one.record for one in self._sessions.values() if one.texts)
        return self.typed(record) or any(_hangs_on(one, record) for one in typed)

    def give_up(self, session: Session) -> bool:
        """Forget a new record that is not saved, and what is typed on it; not while it is being saved."""
        if not session.wait() or session.record.id:
            return False
        label, typed = session.record.label, bool(session.texts)
        self.forget(session.record)
        if typed:
            self.say.emit(f"已放弃没有保存的{label}，填的内容没有保留。")
        return True

    def forget(self, record: Record) -> None:
        """The record was removed, and what is typed on it goes with it."""
        if session := self._sessions.pop(_key(record), None):
            session.end()
        self.review()

    def unsaved(self) -> int:
        """How many records there are with something that is not saved."""
        return sum(bool(s.texts) and k not in self._homeless for k, s in self._sessions.items())

    def _reasoned(self, sentence: str) -> None:
        self.say.emit(sentence)
        self.reasoned.emit()

    def _saved(self, session: Session, record: Record, label: str) -> None:
        self._sessions = {k: s for k, s in self._sessions.items() if s.texts and s is not session}
        self._sessions[_key(record)] = session
        self.say.emit(f"已保存“{record.title()} · {label}”。{session.told}")
        self.saved.emit(record)
        self.retry()


def _tab(holder: Record, record: Record) -> str:
    """The tab a record is found on."""
    for kind in kinds_of(holder):
        if type(record) in (kind.model, *kind.parts):
            return kind.tab
    return own_tab(type(holder))


def _hangs_on(part: Record, record: Record) -> bool:
    """Whether one is a part of the other; a carrier hangs on the return of its year."""
    if isinstance(part, EnergyUse):
        of = (part.enterprise, part.year)
        return isinstance(record, AnnualReturn) and (record.enterprise, record.year) == of
    return bool(record.id) and place_of(part) == (type(record), record.id)


def _key(record: Record) -> Key:
    return record.noun, record.id or draft_of(record, {}).key


def _gone(office: Office, record: Record) -> bool:
    """Whether a record, or what a new one stands under, is not registered any more."""
    place = (type(record), record.id) if record.id else place_of(record)
    return place is not None and office.store.get(*place) is None


def _new(found: Kept, lookups: Lookups) -> Record:
    model = BY_NOUN[found.draft.noun]
    if found.owner is None:
        return new_subject(model, lookups.own_county)
    whole = whole_of(model)
    if whole and isinstance(found.owner, whole[0]):
        return new_part(model, found.owner)
    for kind in kinds_of(found.owner):
        if kind.model is model:
            return new_record(kind, found.owner)
    year = {"year": found.draft.year} if found.draft.year else {}
    return model.model_validate({found.owner.noun: found.owner.id, **year})  # kept within another
