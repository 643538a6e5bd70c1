"""企业: the list at the left, the record at the right; in a narrow window one over the other."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from ui.enterprises.covers import Covers
from ui.enterprises.halves import Halves
from ui.enterprises.subject_list import SubjectList
from ui.enterprises.subject_stack import Subject, SubjectStack
from ui.finder import Finder
from ui.pause import after_pause
from ui.screen import Screen
from ui.showing import read_industries
from ui.theme import GRID
from ui.widgets import file_choice
from ui.worker import Worker

if TYPE_CHECKING:  # the forms and the other nouns are imported when the first record is opened
    from ui.enterprises.opener import Opener
    from ui.enterprises.spot import Spot
    from ui.lookups import Lookups

DOUBLES = "duplicates"  # the argument that asks for 疑似重复
FINDINGS = "findings"  # the argument that asks for 问题清单
NEW = "new"  # the argument that asks for an empty form
MOST_LOOKED_THROUGH = 20_000  # firms among which doubles are counted unasked: a moment's work
PAUSE = 1500  # ms after the last save before they are counted again
FILTERING = "正在筛选，列表还没有列全，请稍候再按。"
GLANCE = 150  # ms the cursor rests on a row before its record is read


class EnterprisesPage(Screen):
    """Arguments of `arrive`: an id, (noun, id) of any record, park or provider, a Spot."""

    title = "企业"
    icon = "building-factory-2"

    def __init__(self, worker: Worker, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.list = SubjectList(worker, finder)
        self.detail = SubjectStack(worker)
        self._halves = Halves(self, self.list, self.detail)
        self.covers = Covers(worker, self._halves)
        self.choose_place: file_choice.Choose = file_choice.to_save
        self._finder = finder
        self._opens: Opener | None = None
        self._wanted: object = None
        self._from_findings = False  # the record shown was opened from there
        self._glance = after_pause(self, GLANCE, self._look_at_row)
        self._soon = after_pause(self, PAUSE, self._count_doubles)
        self._lay_out()
        self._connect()
        self._add_keys()

    def _lay_out(self) -> None:
        self.splitters = (self._halves,)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        layout.addWidget(self.covers)

    def _connect(self) -> None:
        self._finder.begun.connect(lambda: self.worker.run(read_industries, self.list.equip))
        self._finder.painted.connect(self._read_lookups)
        self._connect_list()
        self._connect_detail()
        self._connect_covers()

    def _connect_list(self) -> None:
        self.list.opened.connect(self._open_listed)
        self.list.chosen.connect(lambda _record: self._glance.start())
        self.list.new.connect(self.start_new)
        self.list.turned.connect(self.show_list)
        self.list.bring.connect(lambda: self.go.emit("import", "enterprises"))
        self.list.asked.connect(self.show_findings)
        self.list.doubled.connect(self.show_doubles)
        self.list.bulk.connect(self.start_bulk)
        self.list.wrote.connect(self._written)  # a view of the list; no firm is another for it
        self.list.saved.connect(self._save_list)

    def _connect_detail(self) -> None:
        self.detail.say.connect(self.say)
        self.detail.go.connect(self.go)
        self.detail.changed.connect(self.changed)
        self.detail.saved.connect(self._saved)
        self.detail.back.connect(self.leave)
        self.detail.new.connect(self.start_new)
        self.detail.removed.connect(self._forget)

    def _connect_covers(self) -> None:
        self.covers.say.connect(self.say)
        self.covers.go.connect(self.go)
        self.covers.changed.connect(self.changed)
        self.covers.back.connect(self.show_list)
        self.covers.opened.connect(lambda noun, record: self._opener.open_record(noun, record))
        self.covers.found.connect(self._open_found)
        self.covers.counted.connect(self.list.tell_doubles)
        self.covers.gone.connect(lambda firm: self.detail.forget(Enterprise(id=firm)))
        self.covers.merged.connect(self._firms_written)
        self.covers.edited.connect(self._bulk_written)

    def _add_keys(self) -> None:
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        self._new_key = QShortcut(QKeySequence("Ctrl+N"), self)
        self._new_key.activated.connect(self.start_new)
        self._halves.arranged.connect(self._share_keys)

    def _read_lookups(self) -> None:
        from ui.lookups import read_lookups

        self.worker.run(read_lookups, self._equip)

    def _equip(self, lookups: "Lookups") -> None:
        self.detail.lookups = lookups
        self.list.know(lookups)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.arrive(wanted)
        elif not self.detail.isVisible():
            self.list.take_focus()
        self.detail.take_up()
        self._soon.start()

    def unsaved(self) -> int:
        """How many records hold something typed that could not be saved."""
        return self.detail.unsaved()

    def put_away(self) -> None:
        """Keep what is typed and cannot be saved yet."""
        self.detail.put_away()
        self.covers.put_away()

    def recall(self, memory: QSettings) -> None:
        """The lists are shown as they were left."""
        super().recall(memory)
        self.list.memory = memory

    def remember(self, memory: QSettings) -> None:
        """Keep how the lists are left."""
        super().remember(memory)
        self.list.remember(memory)

    def arrive(self, argument: object = None) -> None:
        """Show the list, or the record asked for; without an argument read again what is shown."""
        if self.detail.lookups is None:
            self._wanted = argument
        elif isinstance(argument, tuple):
            self._opener.open_record(*argument)
        elif isinstance(argument, str):
            self._arrive_at(argument)
        elif argument is not None:
            self._opener.open_spot(cast("Spot", argument))
        elif not self.covers.reload():
            self._read_again()

    def _arrive_at(self, asked: str) -> None:
        """One of the names above, else the id of an enterprise."""
        named = {DOUBLES: self.show_doubles, FINDINGS: self.show_findings, NEW: self.begin_firm}
        if asked in named:
            named[asked]()
        else:
            self._from_findings = False
            self.open(Enterprise, asked)

    def _read_again(self) -> None:
        self.detail.review()
        self.list.read_views()
        self.list.read_few()
        page = self.detail.shown
        if page and page.subject and page.subject.id:
            self.open(page.model, page.subject.id)

    def show_doubles(self) -> None:
        """The firms that may be registered twice, in the place of list and record."""
        self.detail.settle()
        self.covers.show_doubles()

    def show_findings(self) -> None:
        """问题清单 in the place of list and record."""
        self._from_findings = False
        self.covers.show_findings()

    def start_bulk(self) -> None:
        """Change a field of the firms selected; of all listed when fewer than two are."""
        if self.list.filtering:
            self.say.emit(FILTERING)
            return
        chosen = self.list.selected_ids()
        if len(chosen) < 2:
            chosen = self.list.listed_ids()
        if self.detail.lookups is None or not chosen:
            self.say.emit(f"列表里还没有{self.list.model.label}，没有可以批量修改的。")
            return
        self.detail.settle()
        self.covers.show_bulk(self.detail.lookups, self.list.model, chosen)

    def _saved(self, record: Record) -> None:
        if isinstance(record, Enterprise | Park | Provider):
            self.list.put(record)
            self._soon.start()
        self.changed.emit()

    def _written(self, sentence: str) -> None:
        self.say.emit(sentence)
        self.changed.emit()

    def _firms_written(self, sentence: str) -> None:
        """Firms came, went or changed: what was shown of them is read again when next wanted."""
        self._written(sentence)
        self._finder.reload()
        self.detail.clear()

    def _bulk_written(self, sentence: str) -> None:
        """Many records are others now: the list is read again, with the same ones selected."""
        self._firms_written(sentence)
        self.list.read_few()
        self.show_list()

    def _forget(self) -> None:
        """The subject shown was removed."""
        self._finder.reload()
        self.list.read_few()
        self.detail.clear()
        self.show_list()

    def _save_list(self) -> None:
        """The list as it is shown, as a workbook."""
        from ui.enterprises.list_workbook import save_list

        save_list(self, self.list.model, self.list.roll.listing, self.choose_place)

    def _count_doubles(self) -> None:
        """Of very many only when they are asked for: until then the list says no number."""
        few = self._finder.whole and self._finder.count <= MOST_LOOKED_THROUGH
        if few:
            self.covers.count_doubles()

    @property
    def _opener(self) -> "Opener":
        if self._opens is None:
            from ui.enterprises.opener import Opener

            self._opens = made = Opener(self.worker, self._halves, self.covers)
            made.visited.connect(self.visited)
            made.gone.connect(self.show_list)
        return self._opens

    def open(self, model: Subject, record: str) -> None:
        """Read a subject and show it."""
        self._opener.open(model, record)

    def start_new(self) -> None:
        """An empty form for a new enterprise or park (Ctrl+N)."""
        if self.detail.lookups is not None:
            self._opener.begin(self.list.model, self.detail.lookups.own_county)

    def begin_firm(self) -> None:
        """An empty form for a new enterprise, whatever the list shows."""
        self.list.turn(Enterprise)
        self.start_new()

    def _look_at_row(self) -> None:
        """In a wide window the record follows the cursor in the list."""
        page, record = self.detail.shown, self.list.current()
        shown = page.subject.id if page and page.subject else ""
        if self._halves.wide and self.covers.uncovered and record and record != shown:
            self.open(self.list.model, record)

    def show_list(self) -> None:
        """Back to the list; what was typed is settled or kept."""
        self._from_findings = False
        self.detail.settle()
        self.covers.uncover()
        self._halves.show_list()
        self.list.take_focus()
        if count := self.unsaved():
            self.say.emit(f"有 {count} 条记录还有未保存的内容，已保留；再打开时接着填。")

    def leave(self) -> None:
        """Esc: back to where the record was opened from."""
        if self._from_findings:
            self.detail.settle()
            self.show_findings()
        else:
            self.show_list()

    def _open_listed(self, record: str) -> None:
        self._from_findings = False
        self.open(self.list.model, record)

    def _open_found(self, spot: "Spot") -> None:
        self._opener.open_spot(spot)
        self._from_findings = True

    def _share_keys(self) -> None:
        """With the list in view its button takes Ctrl+N."""
        self._new_key.setEnabled(self.list.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side when there is room."""
        super().resizeEvent(event)
        self._halves.fit()
