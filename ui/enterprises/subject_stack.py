"""The pages of enterprises, parks and providers, each made when the first of its kind is opened."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from ui.widgets.empty import Empty
from ui.worker import Progress, Worker

if TYPE_CHECKING:  # the forms and the other nouns are imported when the first record is opened
    from jjgreen_desktop.operations.drafts import Kept
    from ui.enterprises.drawer import Drawer
    from ui.enterprises.owner_page import OwnerPage
    from ui.lookups import Lookups

Subject = type[Enterprise] | type[Park] | type[Provider]


class SubjectStack(QStackedWidget):
    """Shows one of them, or that none is chosen; what is typed and not saved lies in one drawer."""

    say = Signal(str)
    go = Signal(str, object)
    changed = Signal()
    saved = Signal(object)  # the record as saved
    back = Signal()
    new = Signal()  # the next one
    removed = Signal()

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.pages: dict[Subject, OwnerPage] = {}
        self.lookups: Lookups | None = None  # until they are read no page can be made
        self._worker = worker
        self._drawer: Drawer | None = None
        self._none: Empty | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Say that none is chosen, until one is."""
        super().showEvent(event)
        if self.currentWidget() is None:
            self.clear()

    @property
    def shown(self) -> "OwnerPage | None":
        """The page in view."""
        shown = self.currentWidget()
        return next((page for page in self.pages.values() if page is shown), None)

    @property
    def drawer(self) -> "Drawer":
        """Where what is typed and not saved is kept; needs the lookups."""
        if self._drawer is None:
            from ui.enterprises.drawer import Drawer

            assert self.lookups is not None
            self._drawer = made = Drawer(self._worker, self.lookups, self)
            made.say.connect(self.say)
            made.saved.connect(self.saved)
            made.reasoned.connect(self.changed)
        return self._drawer

    def page(self, model: Subject) -> "OwnerPage":
        """The page of a kind; needs the lookups."""
        if model not in self.pages:
            page = self._made(model)
            page.say.connect(self.say)
            page.go.connect(self.go)
            page.written.connect(self.changed)
            page.back.connect(self.back)
            page.new.connect(self.new)
            page.removed.connect(self.removed)
            self.pages[model] = page
            self.addWidget(page)
        return self.pages[model]

    def _made(self, model: Subject) -> "OwnerPage":
        from ui.enterprises.provider_page import ProviderPage
        from ui.enterprises.subject_page import SubjectPage

        assert self.lookups is not None
        if issubclass(model, Provider):
            return ProviderPage(self._worker, self.lookups, self.drawer)
        return SubjectPage(self._worker, self.lookups, self.drawer, model)

    def clear(self) -> None:
        """Show none: what was shown may be gone, and is read again when it is next wanted."""
        if self._none is None:
            self._none = Empty("没有选中企业", "在左边的列表中选一家，这里显示它的全部登记。")
            self.addWidget(self._none)
        self.setCurrentWidget(self._none)

    def settle(self) -> None:
        """Settle what is being typed."""
        if page := self.shown:
            page.settle()
        if self._drawer:
            self._drawer.retry()

    def show_back(self, visible: bool) -> None:
        """Whether the list is hidden behind the page."""
        for page in self.pages.values():
            page.show_back(visible)

    def take_up(self) -> None:
        """Take up what was typed and not saved when the program ended; needs the lookups."""
        self._worker.run(_read_drafts, self._restore)

    def _restore(self, found: "tuple[list[Kept], list[Record]]") -> None:
        kept, explained = found
        tabs: dict[str, dict[str, None]] = {}  # by whose page they are on, each once
        for place in filter(None, map(self.drawer.restore, kept)):
            tabs.setdefault(place.holder, {})[place.tab] = None
        for one in explained:
            tabs.setdefault(one.title(), {})
        if tabs:
            whose = "、".join(f"“{name}”{_on(on)}" for name, on in tabs.items())
            self.say.emit(f"上次没有保存的内容已恢复，打开{whose}接着填。")

    def unsaved(self) -> int:
        """How many records hold something typed that could not be saved."""
        return self._drawer.unsaved() if self._drawer else 0

    def review(self) -> None:
        """Records may have gone or come back: what is typed on those that are gone does not count."""
        if self._drawer:
            self._drawer.review()

    def put_away(self) -> None:
        """Keep what is typed and cannot be saved yet."""
        if self._drawer:
            self._drawer.put_away()

    def forget(self, record: Record) -> None:
        """What was typed on a record that is gone has no place any more."""
        if self._drawer:
            self._drawer.forget(record)


def _on(tabs: Iterable[str]) -> str:
    """The tabs, in words."""
    named = "、".join(filter(None, tabs))
    return f"（{named}）" if named else ""


def _read_drafts(office: Office, _progress: Progress) -> "tuple[list[Kept], list[Record]]":
    from jjgreen_desktop.operations import drafts

    return drafts.kept(office), drafts.half_reasoned(office)
