"""问题清单: every finding of the register in one table; the one chosen is explained, answered and opened."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.exchange.findings_workbook import write_findings
from jjgreen_desktop.operations import county_findings
from jjgreen_desktop.operations.county_findings import Listed
from jjgreen_desktop.operations.drafts import ReasonPlace, kept_reasons
from ui.enterprises.findings_filters import OPEN, FindingsFilters
from ui.enterprises.findings_progress import FindingsProgress
from ui.enterprises.findings_reading import (
    At,
    Gathered,
    Going,
    begin,
    behind,
    gathered,
    go_on,
    keep_reason,
    place_of,
    stands_alone,
)
from ui.enterprises.spot import Spot
from ui.half_reasons import HalfReasons
from ui.pause import after_pause
from ui.screen import Screen
from ui.theme import GRID, set_role
from ui.widgets import file_choice
from ui.widgets.elided import Elided
from ui.widgets.empty import Empty
from ui.widgets.field_box import ROLES
from ui.widgets.grid import Column, Grid
from ui.widgets.reason_line import ReasonLine
from ui.widgets.text import button, frame, label
from ui.worker import Job, Worker

TITLE = "问题清单"
PAUSE = 600  # ms after a filter moved before a large register is checked for it
NOT_YET = (
    "还没有检查",
    "把登记的每条记录都检查一遍，这里列出每一处问题和要写的核实说明。",
    "开始检查",
)
NONE = ("没有发现问题", "登记的记录都检查过了，没有要改正、补齐或核实的地方。", "")
NONE_LEFT = ("没有符合条件的问题", "请换一个等级、种类或查找的词。", "显示全部")

RANKS = {grade: place for place, grade in enumerate(Grade)}
COLUMNS = (
    Column("企业、园区", lambda one: one.name),
    Column("记录", lambda one: one.matter),
    Column("栏目", lambda one: one.finding.where),
    Column(
        "等级",
        lambda one: f"{one.finding.grade.mark} {one.finding.grade}",
        key=lambda one: RANKS[one.finding.grade],
    ),
    Column("问题", lambda one: one.finding.what),
    Column(Reason.label, lambda one: one.state),
)
REASON = len(COLUMNS) - 1


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
        self.sentence = label("", wrap=True)
        self.reason = ReasonLine(TITLE)
        self.half = HalfReasons(worker, self)
        self.empty = Empty()
        self.empty.tell(*NOT_YET)
        self.progress = FindingsProgress()
        self._gathered: Gathered | None = None
        self._unfiltered: Gathered | None = None  # to come back to from a check by filters
        self._going: Going | None = None  # a check under way, or left on the way
        self._given: dict[str, Listed] = {}  # what was answered meanwhile
        self._turns = 0  # what comes from an earlier check is not taken
        self._job: Job | None = None
        self._soon = after_pause(self, PAUSE, lambda: self._check(self._before()))
        self._lay_out()
        self._connect()

    @property
    def found(self) -> list[Listed]:
        """The findings there are to show, before the filters."""
        return self._gathered.found if self._gathered else []

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
        column.addWidget(self._below())

    def _below(self) -> QWidget:
        self._card = frame("card")
        self._open = button("打开这一条", self._go, icon="file-text", tip="打开这一条（Enter）")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.sentence, 1)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.reason)
        self._card.hide()
        return self._card

    def _connect(self) -> None:
        self.filters.moved.connect(self._narrow)
        self.progress.stopped.connect(self._halt)
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
        self._check(self._before())

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

    def _before(self) -> tuple[Gathered, ...]:
        return tuple(one for one in (self._gathered, self._unfiltered) if one)

    def _leave_off(self) -> None:
        self._turns += 1
        self._soon.stop()
        if self._job:
            self._job.cancel()
        self.progress.settle(self._gathered)

    def _check(self, before: tuple[Gathered, ...]) -> None:
        """Check in turns handed to the worker one after another: other work is done between them."""
        self._leave_off()
        turns, wanted, paused = self._turns, self.filters.wanted, self._going
        self.progress.begin()
        self._job = self.worker.run(
            lambda office, _progress: begin(office, wanted, before, paused),
            lambda found: self._begun(turns, found),
        )

    def _begun(self, turns: int, found: Gathered | Going) -> None:
        if turns != self._turns:
            return
        if isinstance(found, Gathered):
            self._take(found)
            return
        if found is not self._going:
            self._going, self._given = found, {}
        self._go_on(found)

    def _go_on(self, going: Going) -> None:
        turns = self._turns
        self._job = self.worker.run(
            lambda office, _progress: go_on(office, going),
            lambda found: self._turned(turns, going, found),
        )

    def _turned(self, turns: int, going: Going, found: Gathered | tuple[int, int]) -> None:
        if turns != self._turns:
            return
        if isinstance(found, Gathered):
            self._going = None
            self._take(found)
        elif self._job and self._job.cancelled:
            self._halt()
        else:
            self.progress.tell(*found)
            self._go_on(going)

    def _halt(self) -> None:
        """Stop, and show what was found so far."""
        self._leave_off()
        turns, going = self._turns, self._going
        if going:
            self.worker.run(
                lambda office, _progress: gathered(office, going),
                lambda found: self._take(found) if turns == self._turns else None,
            )

    def _take(self, found: Gathered) -> None:
        if found is not self._gathered:
            self._gathered = self._amended(found)
            self._keep_unfiltered()
            self.filters.offer(found.kinds, found.counties)
            self._show()
        self.progress.settle(self._gathered)
        if not found.known.any and found.known.wanted != self.filters.wanted:
            self._soon.start()  # they moved meanwhile

    def _keep_unfiltered(self) -> None:
        if self._gathered and self._gathered.known.wanted.everything:
            self._unfiltered = self._gathered

    def _amended(self, found: Gathered) -> Gathered:
        """With the reasons given while it was on its way."""
        now = [self._given.get(_key(one), one) for one in found.found]
        answered = sum(a.asked.open - b.asked.open for a, b in zip(found.found, now, strict=True))
        counts = replace(found.counts, open=found.counts.open - answered)
        return replace(found, found=now, counts=counts)

    def _narrow(self) -> None:
        """Other filters: of a list that holds but a part the check is made again for them."""
        self._show()
        if self._gathered and not self._gathered.known.any:
            self._soon.start()

    @property
    def _whole(self) -> county_findings.Counts | None:
        """The counts of what the list holds a part of; None when it holds all."""
        one = self._gathered
        if one is None or not one.left_off or one.known.wanted != self.filters.wanted:
            return None
        return one.counts

    def _show(self) -> None:
        rows = [(_key(one), one) for one in self._filtered()]
        kept = self._chosen()
        self.grid.show_rows(rows)
        if kept:
            self.grid.select(_key(kept))
        if rows and self._chosen() is None:
            self.grid.selectRow(0)
        self._stack.setCurrentWidget(self.grid if rows else self.empty)
        if not rows and self._gathered:
            self.empty.tell(*(NONE_LEFT if self.found else NONE))
        self._say_count()
        self._explain()

    def _filtered(self) -> list[Listed]:
        names = self._gathered.initials if self._gathered else {}
        wanted = self.filters.wanted
        return [one for one in self.found if wanted.takes(one, lambda name: names.get(name, ""))]

    def _say_count(self) -> None:
        shown = [one for _key, one in self.grid.rows.rows]
        counts = self._whole or county_findings.counted(shown)
        of = f"显示 {len(shown):,} / {len(self.found):,} 项：" if self.filters.used else ""
        self.count.setText(of + county_findings.in_words(counts) if self._gathered else "")

    def _chosen(self) -> Listed | None:
        row = self.grid.currentIndex().row()
        rows = self.grid.rows.rows
        return rows[row][1] if 0 <= row < len(rows) else None

    def _explain(self) -> None:
        """The chosen finding in whole sentences, and its reason."""
        one = self._chosen()
        self._card.setVisible(one is not None)
        self.reason.setVisible(one is not None)
        if one is None:
            return
        found = one.finding
        set_role(self.sentence, "note" if one.asked.reason else ROLES[found.grade])
        words = f"{found.grade.mark} {found.grade}　{one.name}　{one.matter}　{found.where}："
        self.sentence.setText(f"{words}{found.what}{found.why}{found.fix}")
        asked = replace(one.asked, half=self.half.text(place_of(one)))
        self.reason.show_asked(asked if found.grade is Grade.VERIFY else None)

    def _seek_reason(self) -> None:
        """F8: to the line for the reason; from there to the next finding that lacks one."""
        rows = [one for _key, one in self.grid.rows.rows]
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
        if one is None or one.finding is not found:
            one = next((each for each in self.found if each.finding is found), None)
        return one

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
            )

    def _kept(self, about: Listed, kept: tuple[Reason | None, At] | None) -> None:
        if kept is None:
            return
        reason, at = kept
        self._given[_key(about)] = replace(about, asked=replace(about.asked, reason=reason))
        if shown := self._gathered:
            self._gathered = replace(self._amended(shown), known=replace(shown.known, at=at))
            self._unfiltered = None  # it lacks the reason
            self._keep_unfiltered()
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
        if self._gathered is None:
            self.reload()
        else:
            self.filters.clear()

    def _print(self) -> None:
        from ui.papers.requests import findings_paper  # reportlab only when a paper is wanted

        shown = [one for _key, one in self.grid.rows.rows]
        if shown:
            self.go.emit("papers", findings_paper(shown, self._whole))

    def _save(self) -> None:
        shown, whole = [one for _key, one in self.grid.rows.rows], self._whole

        def named(name: str) -> None:
            path = self.choose_place(
                self, "存为表格", file_choice.documents() / name, file_choice.WORKBOOK
            )
            if path is not None:
                self._write(shown, path, whole)

        self.worker.run(
            lambda office, _progress: f"{TITLE}-{office.name}-{office.today()}.xlsx", named
        )

    def _write(self, shown: list[Listed], path: Path, whole: county_findings.Counts | None) -> None:
        self.worker.run(
            lambda office, _progress: write_findings(
                shown, office.name, office.today(), path, whole
            ),
            lambda _nothing: self.say.emit(f"已把 {len(shown):,} 项问题保存到“{path}”。"),
            says="正在存为表格",
        )


def _key(one: Listed) -> str:
    found = one.finding
    return f"{one.record}|{found.where}|{found.check}|{found.what}"
