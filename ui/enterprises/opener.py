"""Opening a record of the register: on whose page, on which tab, and where the cursor goes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from ui.enterprises.covers import Covers
from ui.enterprises.halves import Halves
from ui.enterprises.kinds import new_subject, spot_of
from ui.enterprises.owner_page import OwnerPage
from ui.enterprises.spot import Spot
from ui.enterprises.subject_stack import Subject
from ui.worker import Worker

OWNERS: dict[str, Subject] = {Park.noun: Park, Provider.noun: Provider}


class Opener(QObject):
    """Reads what is asked for and shows it beside the list, or over it."""

    visited = Signal(str, str)  # noun and id of the subject now shown
    gone = Signal()  # what was asked for is no longer in the register

    def __init__(self, worker: Worker, halves: Halves, covers: Covers) -> None:
        super().__init__(covers)
        self._worker = worker
        self._halves = halves
        self._list = halves.list
        self._detail = halves.detail
        self._covers = covers

    def open_spot(self, spot: Spot) -> None:
        """Open a record at a field, or a new record of its kind."""
        model = OWNERS.get(spot.owner_noun, Enterprise)
        if spot.part and self._detail.lookups:
            self._detail.drawer.point(spot.part, spot.key)
        if spot.record:
            key = "" if spot.part else spot.key
            self.open(model, spot.owner, spot.noun, spot.record, key)
        else:
            self.open(model, spot.owner, spot.noun, new=True)

    def open_record(self, noun: str, record: str) -> None:
        """Open a record of any kind, named by its noun and id, on the page of its owner."""
        model = BY_NOUN[noun]
        if model in (Enterprise, Park, Provider):
            self.open(model, record)
            return
        self._worker.run(
            lambda office, _progress: office.store.get(model, record), self._open_owned
        )

    def _open_owned(self, record: Record | None) -> None:
        if record and (spot := spot_of(record)):
            self.open_spot(spot)

    def open(
        self,
        model: Subject,
        record: str,
        noun: str = "",
        wanted: str = "",
        key: str = "",
        *,
        new: bool = False,
    ) -> None:
        """Read a subject and show it, at a field of one of its records if named, or at a new one."""
        self._worker.run(
            lambda office, _progress: office.store.get(model, record),
            lambda found: self._show(model, found, (noun, wanted, key), new),
        )

    def _show(
        self, model: Subject, subject: Record | None, at: tuple[str, str, str], new: bool
    ) -> None:
        if subject is None or self._detail.lookups is None:
            self._detail.clear()
            self.gone.emit()
            return
        page = self._detail.page(model)
        before = self._cursor_on(page, subject)
        page.show_subject(subject, *at)
        cursor = None if before is None else _kept(page, before)
        follows = self._follows_list()
        self.show_page(page)
        if not follows:
            self._visit(page, subject, cursor)
        if at[2] and page.tabs.currentIndex() == 0:  # the subject's own form is there already
            page.form.fill_in(at[2])
        if new:
            page.begin_record(at[0])

    def _cursor_on(self, page: OwnerPage, subject: Record) -> QWidget | None:
        """Where the cursor is on a page that shows this subject already."""
        again = page.subject is not None and page.subject.id == subject.id
        return page.focusWidget() if again and page.isAncestorOf(self._at) else None

    @property
    def _at(self) -> QWidget:
        """What has the cursor of the page, or had it last."""
        return self._covers.focusWidget() or self._covers

    def _follows_list(self) -> bool:
        """Whether the record is only looked at while the cursor goes through the list."""
        return self._halves.wide and self._list.isAncestorOf(self._at)

    def _visit(self, page: OwnerPage, subject: Record, cursor: QWidget | None) -> None:
        """The cursor goes where it was when this was read again, after an undo say; else to the tabs."""
        self.visited.emit(subject.noun, subject.id)
        if not self._typing_elsewhere():
            stays = cursor is not None and cursor.isVisible()
            (cursor if cursor and stays else page.tabs.tabBar()).setFocus()

    def _typing_elsewhere(self) -> bool:
        """Whether the cursor went into a line beside the page, the box that finds, while this was read."""
        at = QApplication.focusWidget()
        return isinstance(at, QLineEdit) and not self._covers.isAncestorOf(at)

    def begin(self, model: Subject, county: str | None) -> None:
        """An empty form for a new subject."""
        page = self._detail.page(model)
        self.show_page(page)
        page.begin_next(new_subject(model, county))

    def show_page(self, page: OwnerPage) -> None:
        """Show one of the pages."""
        self._detail.setCurrentWidget(page)
        self._covers.uncover()
        self._halves.show_detail()


def _kept(page: OwnerPage, before: QWidget) -> QWidget | None:
    """A field is still there when its record is read again; what is listed anew has handed the cursor on."""
    return before if isValid(before) and page.in_form(before) else page.focusWidget()
