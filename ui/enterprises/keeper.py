"""Puts what is typed and not yet saved into the store, so that a crash costs seconds of typing at most."""

from dataclasses import replace

from PySide6.QtCore import QObject

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import drafts
from jjgreen_desktop.operations.drafts import Draft
from ui.draft_writer import DraftWriter
from ui.enterprises.kinds import place_of
from ui.enterprises.session import Session
from ui.worker import Worker

PAUSE = 3000  # ms; not after every key, for each write goes to the disk


class Keeper(QObject):
    """Watches sessions; writes the draft of each that has something unsaved, forgets it when saved."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._due: set[Session] = set()
        self._handed: dict[Session, Draft] = {}
        self._writer = DraftWriter(worker, self.flush, PAUSE, self)

    def watch(self, session: Session, draft: Draft | None = None) -> None:
        """Keep what is typed in this session; `draft` is what the store holds of it already."""
        if draft:
            self._handed[session] = draft
            self._writer.hold(draft.key, draft.texts)
        session.typed.connect(lambda: self._note(session))
        session.changed.connect(lambda: self._note(session))

    def _note(self, session: Session) -> None:
        if session.texts or session in self._handed:
            self._due.add(session)
            self._writer.soon()

    def flush(self) -> None:
        """Write what is due now, and what could not be written before."""
        due, self._due = self._due, set()
        for session in due:  # first: the next new record may stand under the same key
            self._leave_key(session)
        for session in due:
            self._hand_in(session)
        self._writer.write()

    def _leave_key(self, session: Session) -> None:
        before = self._handed.get(session)
        if before and before.key != draft_of(session.record, {}).key:
            self._owe(replace(before, texts={}))

    def _hand_in(self, session: Session) -> None:
        draft, before = draft_of(session.record, session.texts), self._handed.pop(session, None)
        if draft.texts:
            self._handed[session] = draft
        if draft.texts or (before and before.key == draft.key):
            self._owe(draft)

    def _owe(self, draft: Draft) -> None:
        self._writer.owe(draft.key, draft.texts, lambda office: drafts.keep(office, draft))


def draft_of(record: Record, texts: dict[str, str]) -> Draft:
    """The draft of what is typed on a record now."""
    owner = None if record.id else place_of(record)
    noun, held = (owner[0].noun, owner[1]) if owner else ("", "")
    year = record.year if isinstance(record, EnergyUse) and not record.id else None
    return Draft(record.noun, record.id, noun, held, dict(texts), year)
