"""What is done with 已存视图: opened, kept, replaced, renamed, deleted; each said in a sentence that can be taken back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.listing import Listing
from ui.enterprises.list_bar import ListBar
from ui.worker import Worker

if TYPE_CHECKING:  # start-up: views are read after the first paint
    from jjgreen_desktop.domain.saved_view import SavedView
    from jjgreen_desktop.operations.office import Office

BROKEN = "内容已损坏，不能打开"


class ListViews(QObject):
    """Belongs to one list bar. `asked` carries the list a view shows; `wrote` what was written."""

    asked = Signal(object)
    wrote = Signal(str)

    def __init__(self, worker: Worker, bar: ListBar, current: Callable[[], Listing]) -> None:
        super().__init__(bar)
        self._worker = worker
        self._bar = bar
        self._current = current
        self._model: type[Record] | None = None
        self._industries: Mapping[str, str] = {}
        bar.opened.connect(self._open)
        bar.kept.connect(self._keep)
        bar.overwritten.connect(lambda view: self._keep(view.title()))
        bar.renamed.connect(self._rename)
        bar.forgotten.connect(self._forget)

    def read(self, model: type[Record], industries: Mapping[str, str]) -> None:
        """Read the views of this kind of list."""
        self._model, self._industries = model, industries
        self._worker.run(lambda office, _progress: _read(office, model, industries), self._offer)

    def _offer(self, found: "tuple[list[SavedView], list[str]]") -> None:
        self._bar.offer(*found)

    def _open(self, view: "SavedView") -> None:
        from jjgreen_desktop.operations.views import opened

        if self._model is None:
            return
        try:
            listing = opened(self._model, view)
        except Problem as problem:
            self._worker.failed.emit(problem)
        else:
            self.asked.emit(listing)

    def _keep(self, name: str) -> None:
        from jjgreen_desktop.operations import views

        model, listing = self._model, self._current()
        if model is not None:
            self._worker.run(
                lambda office, _progress: views.keep(office, model.noun, name, listing),
                lambda view: self._written(f"已存视图“{view.title()}”。"),
            )

    def _rename(self, view: "SavedView", name: str) -> None:
        from jjgreen_desktop.operations import views

        self._worker.run(
            lambda office, _progress: views.rename(office, view, name),
            lambda made: self._written(f"视图“{view.title()}”已改名为“{made.title()}”。"),
        )

    def _forget(self, view: "SavedView") -> None:
        from jjgreen_desktop.operations import views

        self._worker.run(
            lambda office, _progress: views.forget(office, view),
            lambda _nothing: self._written(f"已删除视图“{view.title()}”。"),
        )

    def _written(self, sentence: str) -> None:
        if self._model is not None:
            self.read(self._model, self._industries)
        self.wrote.emit(sentence)


def _read(
    office: "Office", model: type[Record], industries: Mapping[str, str]
) -> "tuple[list[SavedView], list[str]]":
    """The views, and in words what each shows."""
    from jjgreen_desktop.operations import views

    kept = views.views(office, model.noun)
    return kept, [views.told(model, view, industries) or BROKEN for view in kept]
