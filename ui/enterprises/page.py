"""企业: the list at the left, the record at the right; in a narrow window one over the other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from ui.enterprises.spot import Spot
from ui.enterprises.subject_list import SubjectList
from ui.finder import Finder
from ui.lookups import Lookups, read_industries, read_lookups
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.empty import Empty
from ui.worker import Progress, Worker

if TYPE_CHECKING:  # the forms and the other nouns are imported when the first record is opened
    from jjgreen_desktop.operations.drafts import Kept
    from ui.enterprises.bulk_view import BulkView
    from ui.enterprises.drawer import Drawer
    from ui.enterprises.duplicates import DuplicatesView
    from ui.enterprises.findings_view import FindingsView
    from ui.enterprises.provider_page import ProviderPage
    from ui.enterprises.subject_page import SubjectPage

    Page = SubjectPage | ProviderPage

SIDE_BY_SIDE = 1500  # px of the page; narrower, the record covers the list
DOUBLES = "duplicates"
MOST_LOOKED_THROUGH = 20_000  # firms among which doubles are counted unasked: a moment's work
PAUSE = 1500  # ms after the last save before they are counted again
GLANCE = 150  # ms the cursor rests on a row before its record is read
NEW = "new"  # the argument that asks for an empty form
FINDINGS = "findings"  # the argument that asks for 问题清单
Subject = type[Enterprise] | type[Park] | type[Provider]
OWNERS: dict[str, Subject] = {Park.noun: Park, Provider.noun: Provider}


class EnterprisesPage(Screen):
    """Arguments of `arrive`: an id, (noun, id) of any record, park or provider, a Spot."""

    title = "企业"
    icon = "building-factory-2"

    def __init__(self, worker: Worker, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.list = SubjectList(worker, finder)
        self._finder = finder
        self.detail = QStackedWidget()
        self.pages: dict[Subject, Page] = {}
        self._lookups: Lookups | None = None
        self._kept: Drawer | None = None
        self._wanted: object = None
        self.choose_place: file_choice.Choose = file_choice.to_save
        self.findings: FindingsView | None = None
        self._from_findings = False  # the record shown was opened from there
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("enterprises")
        self._glance = QTimer(self)
        self._glance.setSingleShot(True)
        self._glance.setInterval(GLANCE)
        self._doubles: DuplicatesView | None = None
        self.bulk: BulkView | None = None
        self._stack = QStackedWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        worker.run(read_industries, self.list.equip)

    def _lay_out(self) -> None:
        self.detail.addWidget(Empty("没有选中企业", "在左边的列表中选一家，这里显示它的全部登记。"))
        self._split.addWidget(self.list)
        self._split.addWidget(self.detail)
        self._split.setStretchFactor(1, 1)
        self._split.setHandleWidth(2 * GRID)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([560, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        self._stack.addWidget(self._split)
        layout.addWidget(self._stack)
        self.detail.hide()

    def _connect(self) -> None:
        self._finder.painted.connect(lambda: self.worker.run(read_lookups, self._equip))
        self.list.opened.connect(self._open_listed)
        self.list.chosen.connect(lambda _record: self._glance.start())
        self.list.new.connect(self.start_new)
        self.list.turned.connect(self.show_list)
        self.list.bring.connect(lambda: self.go.emit("import", "enterprises"))
        self.list.asked.connect(self.show_findings)
        self.list.doubled.connect(self.show_doubles)
        self.list.bulk.connect(self.start_bulk)
        self.list.wrote.connect(self._list_written)
        self.list.saved.connect(self._save_list)
        self._soon.timeout.connect(self._count_doubles)
        self._glance.timeout.connect(self._look_at_row)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        self._new_key = QShortcut(QKeySequence("Ctrl+N"), self)
        self._new_key.activated.connect(self.start_new)

    def _equip(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self.list.know(lookups)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.arrive(wanted)
        elif not self.detail.isVisible():
            self.list.take_focus()
        self.worker.run(_read_drafts, self._restore)
        self._soon.start()

    def _restore(self, found: "list[Kept]") -> None:
        """Take up what was typed and not saved when the program ended."""
        if found and self._lookups:
            drawer = self._drawer(self._lookups)
            whose = "、".join(f"“{name}”" for name in {drawer.restore(one): None for one in found})
            self.say.emit(f"上次没有保存的内容已恢复，打开{whose}接着填。")

    def unsaved(self) -> int:
        """How many records hold something typed that could not be saved."""
        return self._kept.unsaved() if self._kept else 0

    def put_away(self) -> None:
        """Keep what is typed and cannot be saved yet."""
        if self._kept:
            self._kept.put_away()

    def _saved(self, record: Record) -> None:
        if isinstance(record, Enterprise | Park | Provider):
            self.list.put(record)
            self._soon.start()
        self.changed.emit()

    def recall(self, memory: QSettings) -> None:
        """The lists are shown as they were left."""
        self.list.memory = memory

    def remember(self, memory: QSettings) -> None:
        """Keep how the lists are left."""
        self.list.remember(memory)

    def arrive(self, argument: object = None) -> None:
        """Show the list, or the record asked for; without an argument read again what is shown."""
        if self._lookups is None:
            self._wanted = argument
        elif argument == DOUBLES:
            self.show_doubles()
        elif argument is None and self._doubles_shown:
            self._doubles_view().reload()
        elif (
            argument is None and self.bulk is not None and self._stack.currentWidget() is self.bulk
        ):
            self.bulk.reload()
        elif argument == NEW:
            self.begin_firm()
        elif isinstance(argument, str) and argument != FINDINGS:
            self._from_findings = False
            self.open(Enterprise, argument)
        elif isinstance(argument, tuple):
            self._open_record(*argument)
        elif isinstance(argument, Spot):
            self._open_spot(argument)
        elif argument == FINDINGS or self._findings_shown:
            self.show_findings()
        else:
            self._read_again()

    @property
    def _findings_shown(self) -> bool:
        return self.findings is not None and self._stack.currentWidget() is self.findings

    @property
    def _doubles_shown(self) -> bool:
        return self._doubles is not None and self._stack.currentWidget() is self._doubles

    def _doubles_view(self) -> "DuplicatesView":
        from ui.enterprises.duplicates import DuplicatesView

        if self._doubles is None:
            self._doubles = DuplicatesView(self.worker)
            self._doubles.back.connect(self.show_list)
            self._doubles.opened.connect(lambda record: self.open(Enterprise, record))
            self._doubles.counted.connect(self.list.tell_doubles)
            self._doubles.gone.connect(self._gone)
            self._doubles.written.connect(self._doubles_written)
            self._stack.addWidget(self._doubles)
        return self._doubles

    def show_doubles(self) -> None:
        """The firms that may be registered twice, in the place of list and record."""
        if page := self._page_shown():
            page.settle()
        view = self._doubles_view()
        self._stack.setCurrentWidget(view)
        view.reload()
        view.take_focus()

    def start_bulk(self) -> None:
        """Change a field of the firms selected; of all listed when fewer than two are."""
        chosen = self.list.selected_ids()
        if len(chosen) < 2:
            chosen = self.list.listed_ids()
        if self._lookups is None or not chosen:
            self.say.emit(f"列表里还没有{self.list.model.label}，没有可以批量修改的。")
            return
        if page := self._page_shown():
            page.settle()
        view = self._bulk_view(self._lookups)
        self._stack.setCurrentWidget(view)
        view.show_chosen(self.list.model, chosen)
        view.take_focus()

    def _bulk_view(self, lookups: Lookups) -> "BulkView":
        from ui.enterprises.bulk_view import BulkView

        if self.bulk is None:
            self.bulk = BulkView(self.worker, lookups)
            self.bulk.back.connect(self.show_list)
            self.bulk.opened.connect(self._open_record)
            self.bulk.written.connect(self._bulk_written)
            self._stack.addWidget(self.bulk)
        return self.bulk

    def _bulk_written(self, sentence: str) -> None:
        """Many records are others now: the list is read again, with the same ones selected."""
        self.say.emit(sentence)
        self.changed.emit()
        self._finder.reload()
        self.list.read_few()
        self.detail.setCurrentIndex(0)
        self.show_list()

    def _list_written(self, sentence: str) -> None:
        """A view of the list was written; no firm is another for it."""
        self.say.emit(sentence)
        self.changed.emit()

    def _save_list(self) -> None:
        """The list as it is shown, as a workbook."""
        from ui.enterprises.list_workbook import save_list

        save_list(self, self.list.model, self.list.roll.listing, self.choose_place)

    def _gone(self, record: str) -> None:
        """What was typed on a firm that is merged away has no place any more."""
        if self._kept:
            self._kept.forget(Enterprise(id=record))

    def _doubles_written(self, sentence: str) -> None:
        """Firms came or went: what was shown of them is read again when it is next wanted."""
        self.say.emit(sentence)
        self.changed.emit()
        self._finder.reload()
        self.detail.setCurrentIndex(0)

    def _count_doubles(self) -> None:
        """Of very many only when they are asked for: until then the list says no number."""
        few = self._finder.whole and self._finder.count <= MOST_LOOKED_THROUGH
        if few and not self._doubles_shown:
            self.worker.run(_count_doubles, self.list.tell_doubles)

    def _open_spot(self, spot: Spot) -> None:
        model = OWNERS.get(spot.owner_noun, Enterprise)
        if spot.part and self._lookups:
            self._drawer(self._lookups).point(spot.part, spot.key)
        if spot.record:
            key = "" if spot.part else spot.key
            self.open(model, spot.owner, spot.noun, spot.record, key)
        else:
            self.open(model, spot.owner, spot.noun, new=True)

    def _open_record(self, noun: str, record: str) -> None:
        from jjgreen_desktop.domain.register import BY_NOUN

        model = BY_NOUN[noun]
        if model in (Enterprise, Park, Provider):
            self.open(model, record)
            return
        self.worker.run(
            lambda office, _progress: office.store.get(model, record),
            lambda found: self._open_owner(found),
        )

    def _open_owner(self, record: Record | None) -> None:
        from ui.enterprises.kinds import owner_of, place_of

        owner, place = (owner_of(record), place_of(record)) if record else (None, None)
        if record and owner and place and place != owner:  # a part, on the record it belongs to
            part = Spot(owner[0].noun, owner[1], place[0].noun, place[1], part=record.id)
            self._open_spot(part)
        elif record and owner:
            self.open(owner[0], owner[1], record.noun, record.id)

    def _read_again(self) -> None:
        self.list.read_views()
        self.list.read_few()
        page = self._page_shown()
        if page and page.subject and page.subject.id:
            self.open(page.model, page.subject.id)

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

        def read(office: Office) -> Record | None:
            return office.store.get(model, record)

        self.worker.run(
            lambda office, _progress: read(office),
            lambda found: self._show(model, found, (noun, wanted, key), new),
        )

    def _show(
        self, model: Subject, subject: Record | None, at: tuple[str, str, str], new: bool
    ) -> None:
        if subject is None or self._lookups is None:
            self.detail.setCurrentIndex(0)
            self.show_list()
            return
        page = self._page(model, self._lookups)
        again = page.subject is not None and page.subject.id == subject.id
        cursor = (
            page.focusWidget() if again and page.isAncestorOf(self.focusWidget() or self) else None
        )
        page.show_subject(subject, *at)
        listing = self.list.isAncestorOf(self.focusWidget() or self)
        self._show_detail(page)
        if not (self._wide and listing):
            self.visited.emit(subject.noun, subject.id)
        if not (self._wide and listing) and not self._typing_elsewhere():
            stays = cursor and cursor.isVisible()  # read again after an undo, say
            (cursor if cursor and stays else page.tabs.tabBar()).setFocus()
        if at[2] and page.tabs.currentIndex() == 0:  # the subject's own form is there already
            page.form.fill_in(at[2])
        if new:
            page.begin_record(at[0])

    def _typing_elsewhere(self) -> bool:
        """Whether the cursor went into a line beside the page, the box that finds, while this was read."""
        at = QApplication.focusWidget()
        return isinstance(at, QLineEdit) and not self.isAncestorOf(at)

    def _drawer(self, lookups: Lookups) -> "Drawer":
        from ui.enterprises.drawer import Drawer

        if self._kept is None:
            self._kept = Drawer(self.worker, lookups, self)
            self._kept.say.connect(self.say)
            self._kept.saved.connect(self._saved)
            self._kept.reasoned.connect(self.changed)
        return self._kept

    def _page(self, model: Subject, lookups: Lookups) -> "Page":
        if model not in self.pages:
            page = self._made(model, lookups)
            page.say.connect(self.say)
            page.go.connect(self.go)
            page.written.connect(self.changed)
            page.back.connect(self.leave)
            page.new.connect(self.start_new)
            page.removed.connect(self._forget)
            self.pages[model] = page
            self.detail.addWidget(page)
        return self.pages[model]

    def _made(self, model: Subject, lookups: Lookups) -> "Page":
        from ui.enterprises.provider_page import ProviderPage
        from ui.enterprises.subject_page import SubjectPage

        if issubclass(model, Provider):
            return ProviderPage(self.worker, lookups, self._drawer(lookups))
        return SubjectPage(self.worker, lookups, self._drawer(lookups), model)

    def _page_shown(self) -> "Page | None":
        shown = self.detail.currentWidget()
        return next((page for page in self.pages.values() if page is shown), None)

    def _forget(self) -> None:
        self._finder.reload()
        self.list.read_few()
        self.detail.setCurrentIndex(0)
        self.show_list()

    def start_new(self) -> None:
        """An empty form for a new enterprise or park (Ctrl+N)."""
        if self._lookups is None:
            return
        from ui.enterprises.kinds import new_subject

        page = self._page(self.list.model, self._lookups)
        page.settle()
        page.show_subject(new_subject(self.list.model, self._lookups.own_county))
        self._show_detail(page)
        page.begin()

    def begin_firm(self) -> None:
        """An empty form for a new enterprise, whatever the list shows."""
        self.list.turn(Enterprise)
        self.start_new()

    def _look_at_row(self) -> None:
        """In a wide window the record follows the cursor in the list."""
        page, record = self._page_shown(), self.list.current()
        shown = page.subject.id if page and page.subject else ""
        listing = self._stack.currentWidget() is self._split
        if self._wide and listing and record and record != shown:
            self.open(self.list.model, record)

    def show_list(self) -> None:
        """Back to the list; what was typed is settled or kept."""
        self._from_findings = False
        if page := self._page_shown():
            page.settle()
        self._stack.setCurrentWidget(self._split)
        self._arrange(detail=False)
        self.list.take_focus()
        if count := self.unsaved():
            self.say.emit(f"有 {count} 条记录还有未保存的内容，已保留；再打开时接着填。")

    def leave(self) -> None:
        """Esc: back to where the record was opened from."""
        if self._from_findings:
            if page := self._page_shown():
                page.settle()
            self.show_findings()
        else:
            self.show_list()

    def _open_listed(self, record: str) -> None:
        self._from_findings = False
        self.open(self.list.model, record)

    def show_findings(self) -> None:
        """问题清单 in the place of list and record."""
        view = self._findings_view()
        self._from_findings = False
        self._stack.setCurrentWidget(view)
        view.arrive()

    def _findings_view(self) -> "FindingsView":
        from ui.enterprises.findings_view import FindingsView

        if self.findings is None:
            self.findings = view = FindingsView(self.worker)
            for mine, its in (
                (self.say, view.say),
                (self.go, view.go),
                (self.changed, view.changed),
            ):
                its.connect(mine)
            view.back.connect(self.show_list)
            view.opened.connect(self._open_found)
            self._stack.addWidget(view)
        return self.findings

    def _open_found(self, spot: Spot) -> None:
        self._open_spot(spot)
        self._from_findings = True

    def _show_detail(self, page: "Page") -> None:
        self.detail.setCurrentWidget(page)
        self._stack.setCurrentWidget(self._split)
        self._arrange(detail=True)

    @property
    def _wide(self) -> bool:
        return self.width() >= SIDE_BY_SIDE

    def _arrange(self, *, detail: bool) -> None:
        self.list.setVisible(self._wide or not detail)
        self.detail.setVisible(self._wide or detail)
        self._new_key.setEnabled(self.list.isHidden())  # else the button of the list takes it
        for page in self.pages.values():
            page.show_back(not self._wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side when there is room."""
        super().resizeEvent(event)
        self._arrange(detail=self.list.isHidden() or self._page_shown() is not None)


def _count_doubles(office: Office, _progress: Progress) -> int:
    from jjgreen_desktop.operations.duplicates import candidates

    return sum(one.answer is None for one in candidates(office))


def _read_drafts(office: Office, _progress: Progress) -> "list[Kept]":
    from jjgreen_desktop.operations import drafts

    return drafts.kept(office)
