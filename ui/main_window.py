"""The main window: rail, header, the pages, and the message bar."""

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from jjgreen_desktop.domain.problem import Problem
from ui.finder import Finder
from ui.pages import OPENS, PAGES, Page
from ui.screen import Screen
from ui.theme import Theme
from ui.widgets.fault_strip import FaultStrip
from ui.widgets.header import Header
from ui.widgets.message_bar import MessageBar
from ui.widgets.rail import Rail
from ui.worker import NotDone, Progress, Worker

if TYPE_CHECKING:
    from jjgreen_desktop.operations.office import Office
    from jjgreen_desktop.operations.seeking import Hit
    from ui.seeker import Seeker
    from ui.widgets.seek_rows import Step

NAME = "九江绿色制造奖补"
FIRST = "enterprises"
SETTINGS = "settings"
NARROW = 1400  # px; below it the rail shows icons alone
USUAL = (1366, 768)
CLOSING = "正在做完手上的事，做完就关闭窗口。"
EARLIER = "没有撤销：“{}”是上次打开程序时做的。要撤销它，请按 Ctrl+H，在操作记录里选中它再撤销。"
WAIT = "请等它做完再关闭；不要了，就再关闭一次窗口，只停下这一件。"
RECENT = 200  # entries looked at for the last write that stands
DONE = ("write", "redo")
SMALLEST = (880, 480)  # a 1920 × 1080 screen at 200 %, less the task bar


class MainWindow(QMainWindow):
    """Shows one page at a time and does for all of them what they ask for."""

    opened = Signal()

    def __init__(self, worker: Worker, memory: QSettings, theme: Theme) -> None:
        super().__init__()
        self.worker = worker
        self.memory = memory
        self.theme = theme
        self.finder = Finder(worker, self)
        self.screens: dict[str, Screen] = {}
        self._began = datetime.now().astimezone().replace(microsecond=0)
        self._asked = False  # whether to close although something is not saved
        self._left_off = False  # whether closing said that something is unfinished
        self._confessed = False  # whether closing said that something could not even be kept
        self._rail = Rail(PAGES)
        self.header = Header()
        self.seeker: Seeker | None = None  # made when the first list is painted
        self.messages = MessageBar()
        self.fault = FaultStrip()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_keys()
        self._restore()

    def _lay_out(self) -> None:
        self.setWindowTitle(NAME)
        self.setMinimumSize(*SMALLEST)
        column = QVBoxLayout()
        for part, stretch in (
            (self.header, 0),
            (self._stack, 1),
            (self.fault, 0),
            (self.messages, 0),
        ):
            column.addWidget(part, stretch)
        column.setSpacing(0)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(body)
        self._show_furniture(False)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.show_page)
        self.finder.painted.connect(self.read_header)
        self.finder.painted.connect(self._begin_seeking)
        self.header.finding.picked.connect(self._open_found)
        self.messages.undo.connect(self.undo)
        self.messages.redo.connect(self.redo)
        self.messages.recent.connect(lambda: self.show_page("history"))
        self.messages.cancel.connect(self.worker.cancel)
        self.worker.busy.connect(self.messages.show_busy)
        self.worker.progressed.connect(self.messages.show_progress)
        self.worker.failed.connect(self._tell_problem)
        self.worker.fault.connect(self.fault.tell)

    def _add_keys(self) -> None:
        for key, press in (
            ("Ctrl+K", self.header.finding.seek),
            ("Ctrl+Z", self._undo_by_key),
            ("Ctrl+Y", self.redo),
            ("F5", self.refresh),
            ("Ctrl+H", self.messages.recent.emit),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(press)

    def prepare(self) -> None:
        """An office is being opened: build its first page meanwhile, and have its first rows read next."""
        if FIRST not in self.screens:
            self._make(next(page for page in PAGES if page.key == FIRST))
        self.worker.run(_whose, self._show_who_and_where)
        self.finder.begin()

    def show_office(self) -> None:
        """An office is open: show whose it is and the first page."""
        self._show_furniture(True)
        self.show_page(FIRST)
        self.opened.emit()

    def read_header(self) -> None:
        """Read again whose register this is and who works."""
        self.worker.run(_who_and_where, self._show_who_and_where)

    def _show_who_and_where(self, found: tuple[str, int, str]) -> None:
        self.header.show_office(*found)
        self.setWindowTitle(f"{found[0]} - {NAME}")

    def show_alone(self, page: QWidget) -> None:
        """Show a page without rail and header (the first start)."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        _enter(page)

    def _show_furniture(self, visible: bool) -> None:
        for part in (self._rail, self.header, self.messages):
            part.setVisible(visible)

    def open(self, what: str, argument: object = None) -> None:
        """Open what another page asked for."""
        key = OPENS[what]
        wanted = argument if key == what else (what, argument)
        self.show_page(key, wanted)

    def _open_found(self, row: "Hit | Step") -> None:
        """Open what was picked in the box: the record at the field it was found by, or another step."""
        from jjgreen_desktop.domain.award import Award
        from jjgreen_desktop.domain.budget import Budget
        from jjgreen_desktop.domain.past_award import PastAward
        from jjgreen_desktop.domain.policy_work import RulingMade
        from ui.awards.page import PAST
        from ui.enterprises.spot import Spot
        from ui.widgets.seek_rows import Step

        if isinstance(row, Step):
            self._begin(row.what)
        elif row.noun == Award.noun:
            self.open("awards", row.place)
        elif row.noun == PastAward.noun:
            self.open("awards", (PAST, row.record))
        elif row.noun == RulingMade.noun:
            question, of = row.place
            self.open("policy", ("rulings", (question, of or None)))
        elif row.noun == Budget.noun:
            self.open("budget", int(row.place[0]))
        elif not row.owner and not row.key:
            self.open(FIRST, (row.noun, row.record))
        else:
            owner = (row.owner_noun, row.owner) if row.owner else (row.noun, row.record)
            self.open(FIRST, Spot(*owner, row.noun, row.record, row.key, row.part))

    def _begin_seeking(self) -> None:
        from ui.seeker import Seeker

        if self.seeker is None:
            self.seeker = Seeker(self.worker, self.finder, self.memory, self.header.finding)
        self.seeker.prepare()

    def _remember_visit(self, noun: str, record: str) -> None:
        if self.seeker:
            self.seeker.remember(noun, record)

    def _begin(self, what: str) -> None:
        from ui.seeker import BRING, NEW

        if what == NEW:
            self.show_page(FIRST, NEW)
        elif what == BRING:
            self.open("import", FIRST)

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page, making it when it is first wanted."""
        page = next(page for page in PAGES if page.key == key)
        screen = self.screens.get(key) or self._make(page)
        self._asked = self._left_off = False
        self.header.finding.close_list()
        self._stack.setCurrentWidget(screen)
        self._rail.select(key)
        screen.arrive(argument)
        _enter(screen)

    def _make(self, page: Page) -> Screen:
        screen = page.make(self.worker, self.finder)
        screen.go.connect(self.open)
        screen.say.connect(self.messages.say)
        screen.taken_back.connect(self._undone)
        screen.visited.connect(self._remember_visit)
        screen.changed.connect(lambda: self._written(page.key))
        self.screens[page.key] = screen
        screen.recall(self.memory)
        self._stack.addWidget(screen)
        return screen

    def _written(self, by: str) -> None:
        self._asked = False
        self.messages.say(self.messages.text, undo=by != SETTINGS)  # those are set back by hand
        if by == SETTINGS:
            self.read_header()
        elif by != FIRST:  # the list's own page tells the finder what it wrote
            self.finder.reload()

    def refresh(self) -> None:
        """Read again what the page shows (F5)."""
        screen = self._stack.currentWidget()
        if isinstance(screen, Screen):
            screen.arrive()

    def undo(self) -> None:
        """Take back the last write, in words."""
        self.worker.run(lambda office, _progress: office.store.undo(), self._undone)

    def _undo_by_key(self) -> None:
        """In a text field the key may be meant for what is typed: it takes back nothing of an earlier sitting."""
        if not isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self.undo()
            return
        began = self._began
        self.worker.run(lambda office, _progress: _undo_since(office, began), self._undone_since)

    def _undone_since(self, found: "tuple[str, str | None]") -> None:
        earlier, name = found
        if earlier:
            self.messages.say(EARLIER.format(earlier))
        else:
            self._undone(name)

    def redo(self) -> None:
        """Do again what was taken back, in words."""
        self.worker.run(lambda office, _progress: _redo(office), self._redone)

    def _undone(self, name: str | None) -> None:
        sentence = f"已撤销“{name}”。" if name else "没有可以撤销的操作。"
        self._moved(sentence, redo=bool(name))

    def _redone(self, name: str | None) -> None:
        sentence = f"已重做“{name}”。" if name else "没有可以重做的操作。"
        self._moved(sentence, undo=bool(name))

    def _moved(self, sentence: str, *, undo: bool = False, redo: bool = False) -> None:
        self.messages.say(sentence, undo=undo, redo=redo)
        self.finder.reload()
        self.read_header()
        self.refresh()

    def _tell_problem(self, problem: Problem) -> None:
        """An error of ours is told by the strip alone."""
        if not isinstance(problem, NotDone):
            self.messages.problem(problem)

    def show_fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """An unexpected error on the UI thread (sys.excepthook)."""
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        self.fault.tell(details)

    def _restore(self) -> None:
        self.resize(*USUAL)
        place = self.memory.value("window")
        if isinstance(place, QByteArray):
            self.restoreGeometry(place)

    def show_fitting(self) -> None:
        """Show as it was left; the first time fill a screen without room for the usual size."""
        room = self.screen().availableSize()
        fits = room.width() > USUAL[0] and room.height() > USUAL[1]
        if fits or self.memory.contains("window"):
            self.show()
        else:
            self.showMaximized()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail when there is little room."""
        super().resizeEvent(event)
        self._rail.fold(event.size().width() < NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood; leave when all is saved."""
        self._remember()
        event.setAccepted(self._may_leave())

    def _may_leave(self) -> bool:
        if focused := self.focusWidget():
            focused.clearFocus()  # settles what is being typed
        self._put_away()
        if self._goes_on():
            return False
        lost = self._unkept()
        if self._asked and (self._confessed or not lost):
            return True
        if self.worker.idle and not lost and not self._unsaved():
            return True
        self._asked = True
        self.messages.say(CLOSING)
        self._when_done(self._put_away_again)
        return False

    def _goes_on(self) -> bool:
        """Whether the window stays for what would come to nothing; asked once, it is stopped the next time."""
        going = [screen for screen in self.screens.values() if screen.unfinished()]
        if going and not self._left_off:
            self._left_off = True
            words = "，".join(screen.unfinished() for screen in going)
            self.messages.say(f"{words}，窗口没有关闭。{WAIT}")
            return True
        for screen in going:
            screen.leave_off()
        return False

    def _put_away(self) -> None:
        for screen in self.screens.values():
            screen.put_away()
        for writer in self.worker.writers:
            if isValid(writer):
                writer.again()

    def _put_away_again(self) -> None:
        """What was being saved is saved, or refused and now to be kept."""
        self._put_away()
        self._when_done(self._leave)

    def _when_done(self, then: Callable[[], None]) -> None:
        self.worker.run(
            lambda _office, _progress: None, lambda _nothing: then(), needs_office=False
        )

    def _leave(self) -> None:
        """All tasks are done: close, unless something typed could not be saved."""
        self._asked = True  # also where saving something moved it back meanwhile
        lost = self._unkept()
        self._confessed = bool(lost)
        if lost:
            what = f"还有 {lost} 处填写的内容没有存下，窗口没有关闭。{self._why()}"
            fix = "再关闭窗口时会再存一次；还是存不下的，就不保留了。"
            self.messages.problem(Problem(what, fix))
        elif count := self._unsaved():
            what = f"还有 {count} 条记录有未保存的内容，窗口没有关闭。"
            fix = "请打开该记录照提示改正；再关闭一次窗口，这些内容先留着，下次打开接着填。"
            self.messages.problem(Problem(what, fix))
        else:
            self.close()

    def _unsaved(self) -> int:
        return sum(screen.unsaved() for screen in self.screens.values())

    def _unkept(self) -> int:
        """How much is typed that the store does not even have as a draft."""
        return sum(writer.unkept for writer in self.worker.writers)

    def _why(self) -> str:
        problems = (writer.problem for writer in self.worker.writers if writer.unkept)
        return next((str(one) for one in problems if one), "")

    def _remember(self) -> None:
        self.memory.setValue("window", self.saveGeometry())
        for screen in self.screens.values():
            screen.remember(self.memory)
        self.memory.sync()


def _enter(page: QWidget) -> None:
    """The cursor goes to where it last was on the page that is shown, or to its first field."""
    focused = QApplication.focusWidget()
    if focused and page.isAncestorOf(focused):
        return
    last = page.focusWidget()
    if last and last.isVisibleTo(page):
        last.setFocus()
    else:
        page.setFocus()
        page.focusNextChild()


def _earlier(office: "Office", began: datetime) -> str:
    """The name of the last write that stands when it was done before; "" when it was done since."""
    entries = office.store.history(RECENT)
    gone = {one.seq for one in entries if one.taken_back}
    last = next(
        (one for one in entries if one.kind in DONE and (one.of or one.seq) not in gone), None
    )
    if last is None or datetime.fromisoformat(last.at) >= began:
        return ""
    return last.name


def _undo_since(office: "Office", began: datetime) -> "tuple[str, str | None]":
    """In one turn, lest what is saved meanwhile be taken back instead."""
    earlier = _earlier(office, began)
    return earlier, None if earlier else office.store.undo()


def _redo(office: "Office") -> str | None:
    """As in 操作记录: nothing comes back that could not be saved."""
    from jjgreen_desktop.operations.taking_back import do_again

    return do_again(office)


def _whose(office: "Office", _progress: Progress) -> tuple[str, int, str]:
    """The same before the policy pack is read, which knows the county's name in full."""
    setting = office.store.setting
    return setting("county") or "", office.today().year, setting("operator") or ""


def _who_and_where(office: "Office", _progress: Progress) -> tuple[str, int, str]:
    return office.name, office.today().year, office.store.setting("operator") or ""
