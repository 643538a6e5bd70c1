"""Keeps a half-typed form that saves with a button, so that neither another page, F5 nor closing loses it."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QObject

from jjgreen_desktop.operations.drafts import keep_form, kept_form
from ui.draft_writer import DraftWriter
from ui.worker import Worker

PAUSE = 3000  # ms; not after every key, for each write goes to the disk
Texts = dict[str, str]


class FormKeeper(QObject):
    """Reads and writes the fields of one form; what differs from what was filled in goes to the store."""

    def __init__(
        self,
        worker: Worker,
        read: Callable[[], Texts],
        write: Callable[[Mapping[str, str]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker, self._read, self._write = worker, read, write
        self._form = ""
        self._base: Texts = {}
        self._writer = DraftWriter(worker, self.flush, PAUSE, self)

    def open(self, form: str, fill: Callable[[], object]) -> None:
        """Fill in what is registered, then what was typed on this form before; one being typed stays."""
        if form == self._form and self._read() != self._base:
            return
        self.flush()
        fill()
        self._form, self._base = form, self._read()
        if owed := self._writer.owed(form):
            self._write(cast(Texts, owed))  # the store could not take it yet
            return
        self._writer.hold(form, {})
        self._worker.run(
            lambda office, _progress: kept_form(office, form),
            lambda texts: self._restore(form, texts),
        )

    def _restore(self, form: str, texts: Texts) -> None:
        if form == self._form and texts and self._read() == self._base:
            self._writer.hold(form, texts)
            self._write(texts)

    def note(self, *_of: object) -> None:
        """Something is being typed: it is kept when the typing pauses."""
        self._writer.soon()

    def flush(self) -> None:
        """Keep what is typed now; the window may be closed next."""
        now = self._read()
        self._put(now if now != self._base else {})

    def forget(self) -> None:
        """It is registered, or given up: nothing of it is to come back."""
        self._base = self._read()
        self._put({})

    def _put(self, texts: Texts) -> None:
        if form := self._form:
            self._writer.owe(form, texts, lambda office: keep_form(office, form, texts))
        self._writer.write()
