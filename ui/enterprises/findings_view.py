"""问题清单: every finding of the register in one table; the one chosen is explained, answered and opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations import county_findings
from jjgreen_desktop.operations.county_findings import Listed
from jjgreen_desktop.operations.drafts import ReasonPlace, kept_reasons
from ui.enterprises.finding_card import FindingCard
from ui.enterprises.findings_check import FindingsCheck
from ui.enterprises.findings_filters import OPEN, FindingsFilters
from ui.enterprises.findings_held import FindingsHeld
from ui.enterprises.findings_leaving import print_shown, save_shown
from ui.enterprises.findings_progress import FindingsProgress
from ui.enterprises.findings_reading import (
    At,
    Gathered,
    behind,
    keep_reason,
    place_of,
    stands_alone,
)
from ui.enterprises.findings_table import COLUMNS, NONE, NONE_LEFT, NOT_YET, TITLE, key_of
from ui.enterprises.spot import Spot
from ui.half_reasons import HalfReasons
from ui.pause import after_pause
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.elided import Elided
from ui.widgets.empty import Empty
from ui.widgets.grid import Grid
from ui.widgets.text import button, label
from ui.worker import Worker

PAUSE = 600  # ms after a filter moved before a large register is checked for it


class FindingsView(Screen):
    """Checks everything when it is shown and something was written since, on F5, and on demand."""

    title = TITLE
    back = Signal()
    opened = Signal(object)  # the Spot to go to

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.choose_place: file_choice.Choose = file_choice.to_save
        self.filters = FindingsFilters()
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName(TITLE)
        self.count = Elided("muted")
        self.card = FindingCard(TITLE)
        self.reason = self.card.reason
        self.half = HalfReasons(worker, self)
        self.empty = Empty()
        self.empty.tell(*NOT_YET)
        self.progress = FindingsProgress()
        self.check = FindingsCheck(worker, self)
        self._held = FindingsHeld()
        self._soon = after_pause(self, PAUSE, lambda: self._check(self._held.before))
        self._lay_out()
        self._connect()

    @property
    def found(self) -> list[Listed]:
        """The findings there are to show, before the filters."""
        return self._held.found

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(
            button("返回列表", self.back.emit, icon="arrow-left", tip="返回企业列表（Esc）")
        )
        top.addSpacing(GRID)
        top.addWidget(label(TITLE, "title"))
        top.addWidget(self.count, 1)
        for made in (
            button("重新检查", self.reload, icon="refresh", tip="重新检查（F5）"),
            button("打印…", self._print, icon="printer", tip="打印显示的问题（Ctrl+P）"),
            button("存为表格…", self._save, icon="file-spreadsheet"),
        ):
            top.addWidget(made)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self.progress)
        column.addWidget(self._stack, 1)
        column.addWidget(self.card)

    def _connect(self) -> None:
        self.filters.moved.connect(self._narrow)
        self.progress.stopped.connect(self._halt)
        self.check.began.connect(self._held.begin)
        self.check.told.connect(self.progress.tell)
        self.check.found.connect(self._take)
        self.check.cancelled.connect(self._halt)
        self.card.opened.connect(self._go)
        self.grid.chosen.connect(lambda _key: self._explain())
        self.grid.opened.connect(lambda _key: self._go())
        self.reason.given.connect(self._answer)
        self.reason.half.connect(self._begin_reason)
        self.reason.returnPressed.connect(self.grid.setFocus)  # on with the arrow keys
        self.empty.stepped.connect(self._step)
        for key, press in (
            ("Ctrl+P", self._print),
            ("Ctrl+F", self.filters.seek),
            ("F8", self._seek_reason),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)

    def arrive(self, argument: object = None) -> None:
        """Show it; check again when something was written since. OPEN: what waits for a reason alone."""
        if argument == OPEN:
            self.filters.only_open()
        self.grid.setFocus()
        self.worker.run(lambda office, _progress: kept_reasons(office), self._restore)
        self._check(self._held.before)

    def _restore(self, kept: dict[ReasonPlace, str]) -> None:
        self.half.take(kept)
        self._explain()

    def put_away(self) -> None:
        """Keep the reason that is half typed."""
        self.half.flush()

    def reload(self) -> None:
        """Check everything again (F5); one that was stopped goes on."""
        self._check(())

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing is checked for it; it goes on from there when it is shown again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._leave_off()

    def _leave_off(self) -> None:
        self._soon.stop()
        self.check.leave_off()
        self.progress.settle(self._held.now)

    def _check(self, before: tuple[Gathered, ...]) -> None:
        """Check anew, unless something of `before` still holds."""
        self._leave_off()
        self.progress.begin()
        self.check.start(self.filters.wanted, before)

    def _halt(self) -> None:
        """Stop, and show what was found so far."""
        self._leave_off()
        self.check.halt()

    def _take(self, found: Gathered) -> None:
        if found is not self._held.now:
            self._held.take(found)
            self.filters.offer(found.kinds, found.counties)
            self._show()
        self.progress.settle(self._held.now)
        if not found.known.any and found.known.wanted != self.filters.wanted:
            self._soon.start()  # they moved meanwhile

    def _narrow(self) -> None:
        """Other filters: of a list that holds but a part the check is made again for them."""
        self._show()
        if self._held.part:
            self._soon.start()

    @property
    def _whole(self) -> county_findings.Counts | None:
        return self._held.whole(self.filters.wanted)

    def _show(self) -> None:
        rows = [(key_of(one), one) for one in self._held.filtered(self.filters.wanted)]
        kept = self._chosen()
        self.grid.show_rows(rows)
        if kept:
            self.grid.select(key_of(kept))
        if rows and self._chosen() is None:
            self.grid.selectRow(0)
        self._stack.setCurrentWidget(self.grid if rows else self.empty)
        if not rows and self._held.now:
            self.empty.tell(*(NONE_LEFT if self.found else NONE))
        self._say_count()
        self._explain()

    def _shown(self) -> list[Listed]:
        return [one for _key, one in self.grid.rows.rows]

    def _say_count(self) -> None:
        shown = self._shown()
        counts = self._whole or county_findings.counted(shown)
        of = f"显示 {len(shown):,} / {len(self.found):,} 项：" if self.filters.used else ""
        self.count.setText(of + county_findings.in_words(counts) if self._held.now else "")

    def _chosen(self) -> Listed | None:
        row = self.grid.currentIndex().row()
        rows = self.grid.rows.rows
        return rows[row][1] if 0 <= row < len(rows) else None

    def _explain(self) -> None:
        """The chosen finding in whole sentences, and its reason."""
        one = self._chosen()
        self.card.explain(one, self.half.text(place_of(one)) if one else "")

    def _seek_reason(self) -> None:
        """F8: to the line for the reason; from there to the next finding that lacks one."""
        rows = self._shown()
        start = max(self.grid.currentIndex().row(), 0)
        if self.reason.hasFocus():
            self.reason.clearFocus()
            start += 1
        later = [at for at in range(start, len(rows)) if rows[at].asked.open]
        for at in (later or [at for at, one in enumerate(rows) if one.asked.open])[:1]:
            self.grid.selectRow(at)
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _listed(self, found: Finding) -> Listed | None:
        one = self._chosen()
        return one if one and one.finding is found else self._held.listed(found)

    def _begin_reason(self, found: Finding, text: str) -> None:
        if one := self._listed(found):
            self.half.note(place_of(one), text)

    def _answer(self, found: Finding, text: str) -> None:
        if one := self._listed(found):
            about = one
            self.half.settle(place_of(one))
            self.worker.run(
                lambda office, _progress: keep_reason(office, about, text),
                lambda kept: self._kept(about, kept),
                failed=lambda problem: self._not_kept(about, text, problem),
            )

    def _not_kept(self, about: Listed, text: str, problem: Problem) -> None:
        """What was typed is still only typed."""
        self.half.note(place_of(about), text)
        self.worker.failed.emit(problem)
        self._explain()

    def _kept(self, about: Listed, kept: tuple[Reason | None, At] | None) -> None:
        if kept is None:
            return
        reason, at = kept
        self._held.answer(about, reason, at)
        self._show()
        done = "已保存核实说明" if reason else "已删去核实说明"
        self.say.emit(f"{done}“{about.name} · {about.finding.where}”。")
        self.changed.emit()

    def _go(self) -> None:
        """Open the record at the field."""
        one = self._chosen()
        if one is None:
            return
        if SameProject.label in (one.finding.where, one.kind):
            self.go.emit("awards", "same-projects")
        elif stands_alone(one.noun):
            self.opened.emit(Spot(one.owner_noun, one.owner, one.noun, one.record, one.asked.field))
        else:
            self.worker.run(lambda office, _progress: behind(office, one), self._go_behind)

    def _go_behind(self, found: "Spot | tuple[str, str] | None") -> None:
        if isinstance(found, Spot):
            self.opened.emit(found)
        elif found:
            self.go.emit("awards", found)

    def _step(self) -> None:
        if self._held.now is None:
            self.reload()
        else:
            self.filters.clear()

    def _print(self) -> None:
        print_shown(self, self._shown(), self._whole)

    def _save(self) -> None:
        save_shown(self, self._shown(), self._whole, self.choose_place)
