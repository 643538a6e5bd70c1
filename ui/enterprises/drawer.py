"""Keeps the sessions with something unsaved, so that leaving a record and coming back loses nothing."""

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.domain.record import Record
from ui.enterprises.kinds import owner_of
from ui.enterprises.session import Session
from ui.lookups import Lookups
from ui.worker import Worker

Key = tuple[str, str]


class Drawer(QObject):
    """Hands out one session per record; a new record of a subject has one, too."""

    saved = Signal(object)  # the record as saved
    say = Signal(str)

    def __init__(self, worker: Worker, lookups: Lookups, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._lookups = lookups
        self._sessions: dict[Key, Session] = {}

    def session(self, record: Record) -> Session:
        """The session of a record: the one with unsaved text if there is one."""
        kept = self._sessions.get(_key(record))
        if kept and (kept.texts or kept.record == record):
            kept.rebase(record)
            return kept
        made = Session(self._worker, self._lookups, record)
        made.saved.connect(lambda saved, label: self._saved(made, saved, label))
        self._sessions[_key(record)] = made
        return made

    def forget(self, record: Record) -> None:
        """The record is gone."""
        self._sessions.pop(_key(record), None)

    def unsaved(self) -> int:
        """How many records hold something that is not saved."""
        return sum(bool(session.texts) for session in self._sessions.values())

    def _saved(self, session: Session, record: Record, label: str) -> None:
        self._sessions = {k: s for k, s in self._sessions.items() if s.texts and s is not session}
        self._sessions[_key(record)] = session
        self.say.emit(f"已保存“{record.title()} · {label}”。")
        self.saved.emit(record)


def _key(record: Record) -> Key:
    if record.id:
        return record.noun, record.id
    owner = owner_of(record)
    return record.noun, f"new:{owner[1] if owner else ''}"
