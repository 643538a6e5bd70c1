"""Puts what is typed and not yet saved into the store, so that a crash costs seconds of typing at most."""

from dataclasses import replace

from PySide6.QtCore import QObject

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import drafts
from jjgreen_desktop.operations.drafts import Draft
from ui.enterprises.kinds import place_of
from ui.enterprises.session import Session
from ui.pause import after_pause
from ui.worker import Worker

PAUSE = 3000  # ms; not after every key, for each write goes to the disk


class Keeper(QObject):
    """Watches sessions; writes the draft of each that has something unsaved, forgets it when saved."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._due: set[Session] = set()
        self._kept: dict[Session, Draft] = {}
        self._pause = after_pause(self, PAUSE, self.flush)

    def watch(self, session: Session, draft: Draft | None = None) -> None:
        """Keep what is typed in this session; `draft` is what the store holds of it already."""
        if draft:
            self._kept[session] = draft
        session.typed.connect(lambda: self._note(session))
        session.changed.connect(lambda: self._note(session))

    def _note(self, session: Session) -> None:
        if session.texts or session in self._kept:
            self._due.add(session)
            if not self._pause.isActive():
                self._pause.start()

    def flush(self) -> None:
        """Write what is due now."""
        self._pause.stop()
        due, self._due = self._due, set()
        for session in due:
            self._put(session)

    def _put(self, session: Session) -> None:
        draft, before = draft_of(session.record, session.texts), self._kept.pop(session, None)
        if before and before.key != draft.key:
            self._write(replace(before, texts={}))
        if draft.texts:
            self._kept[session] = draft
        if draft != before and (draft.texts or (before and before.key == draft.key)):
            self._write(draft)

    def _write(self, draft: Draft) -> None:
        self._worker.run(lambda office, _progress: drafts.keep(office, draft), lambda _done: None)


def draft_of(record: Record, texts: dict[str, str]) -> Draft:
    """The draft of what is typed on a record now."""
    owner = None if record.id else place_of(record)
    noun, held = (owner[0].noun, owner[1]) if owner else ("", "")
    year = record.year if isinstance(record, EnergyUse) and not record.id else None
    return Draft(record.noun, record.id, noun, held, dict(texts), year)
