"""导出登记簿: of whom, which kinds, with or without contacts and accounts; then where to."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.register_cover import MEANWHILE, PRIVATE
from jjgreen_desktop.exchange.register_workbook import TOO_MANY, Export, Exported, too_many
from jjgreen_desktop.operations.exporting.extent import ORDER
from jjgreen_desktop.operations.importing.kinds import KINDS
from jjgreen_desktop.operations.office import Office
from ui.exchange.export_choices import Choice, Counted, Offer, counted, offered
from ui.exchange.export_turns import ExportTurns
from ui.exchange.start_view import HEADING, ROWS
from ui.theme import GRID, set_role
from ui.widgets import file_choice
from ui.widgets.flow import Flow
from ui.widgets.text import button, label
from ui.widgets.turns_line import TurnsLine
from ui.worker import Progress, Worker

ABOUT = "存成一个工作簿，一种登记一张工作表，列与导入模板相同；改好后可以再导入。"
MAKING = (
    "正在导出登记簿，可以照常做别的事",
    "导出进度",
    "停止导出",
    "停下，不写出文件；原有文件没有变动",
)
NOTHING = "这个范围里还没有登记的内容，请换一个范围，或先登记、导入。"
GAP = 12  # px between the kinds, beside and below each other
KEPT = 16  # characters the extent shows at least


class ExportView(QWidget):
    """`said` carries the sentence for the message bar; `left` that the clerk goes back to importing."""

    said = Signal(str)
    left = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_target: file_choice.Choose = file_choice.to_save
        self.extents = QComboBox()
        self.private = QCheckBox(f"含{PRIVATE}")
        self.boxes = {kind: QCheckBox() for kind in ORDER}
        self.problem = label(role="warning", wrap=True)
        self.write = button("导出…", self._choose, "primary", icon="file-spreadsheet", key="Ctrl+S")
        self._worker = worker
        self._choices: tuple[Choice, ...] = ()
        self._counts: dict[str, int] = {}
        self._within = label(role="muted", wrap=True)
        self._sum = label(role="muted", wrap=True)
        self.making = TurnsLine(*MAKING)
        self._turns: ExportTurns | None = None
        self._focused = False  # whether the button to write had the keyboard
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(ABOUT, "muted", wrap=True))
        column.addLayout(self._top())
        column.addWidget(self._kinds(), 1)
        column.addWidget(self.making)
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._sum, 1)
        foot.addWidget(button("返回导入", self.left.emit, icon="arrow-left", tip="返回导入（Esc）"))
        foot.addWidget(self.write)
        column.addLayout(foot)
        self._tell("")

    def _top(self) -> QHBoxLayout:
        self.extents.setAccessibleName("导出范围")
        self.extents.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.extents.setMinimumContentsLength(KEPT)
        self.private.setToolTip("用不到时不导出；这些列空着再导入，不会抹掉登记簿里原有的")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        words = label("范围", "muted")
        words.setFixedWidth(HEADING)
        words.setBuddy(self.extents)
        row.addWidget(words)
        row.addWidget(self.extents)
        row.addSpacing(GRID)
        row.addWidget(self.private)
        row.addStretch(1)
        row.addWidget(button("全选", lambda: self._tick(True), "link", tip="选上所有种类"))
        row.addWidget(button("全不选", lambda: self._tick(False), "link", tip="一种也不选"))
        return row

    def _kinds(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, GRID, GRID, GRID)
        column.setSpacing(GAP)
        for heading, kinds in ROWS.items():
            column.addLayout(self._group(heading, (kind for kind in kinds if kind in KINDS)))
        column.addWidget(self._within)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(area, "reading")
        return area

    def _group(self, heading: str, kinds: Iterable[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        words = label(heading, "muted")
        words.setFixedWidth(HEADING)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        boxes = Flow(gap=GAP)
        for kind in kinds:
            boxes.addWidget(self.boxes[kind])
        row.addLayout(boxes, 1)
        return row

    def _connect(self) -> None:
        self.extents.activated.connect(self._count)
        self.making.stopped.connect(self.leave_off)
        for box in self.boxes.values():
            box.toggled.connect(self._add_up)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands on what is chosen first."""
        super().showEvent(event)
        self.extents.setFocus()

    def begin(self, owner: tuple[str, str] | None = None) -> None:
        """Offer the extents there are; `owner` is the noun and id of the one that is wanted."""
        self._tell("")

        def task(office: Office, _progress: Progress) -> Offer:
            return offered(office, owner)

        self._worker.run(task, self._offer, failed=self._fail)

    def _offer(self, offer: Offer) -> None:
        self._choices = offer.choices
        self.extents.clear()
        for choice in offer.choices:
            self.extents.addItem(choice.label)
            self.extents.setItemData(
                self.extents.count() - 1, choice.label, Qt.ItemDataRole.ToolTipRole
            )
        self._show_counts(offer.counted)

    def _count(self) -> None:
        choice = self._choice()
        self._tell("")
        self._worker.run(
            lambda office, _progress: counted(office, choice), self._show_counts, failed=self._fail
        )

    def _choice(self) -> Choice:
        return self._choices[self.extents.currentIndex()]

    def _show_counts(self, found: Counted) -> None:
        self._counts = found.counts
        self.extents.setToolTip(found.said)
        self._within.setText("".join(found.not_within))
        for kind, box in self.boxes.items():
            count = found.counts[kind]
            box.setText(f"{KINDS[kind]} {count:,}")
            box.setEnabled(bool(count))
            box.setChecked(bool(count))
        self._add_up()

    def _tick(self, on: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(on and box.isEnabled())

    def _wanted(self) -> tuple[str, ...]:
        return tuple(kind for kind in ORDER if self.boxes[kind].isChecked())

    def _add_up(self) -> None:
        kinds = self._wanted()
        rows = sum(self._counts.get(kind, 0) for kind in kinds)
        lacking = "还没有选种类，请至少选一种。" if any(self._counts.values()) else NOTHING
        much = too_many({kind: self._counts.get(kind, 0) for kind in kinds})
        said = f"{len(kinds)} 种登记，共 {rows:,} 行。{''.join(TOO_MANY) if much else ''}"
        self._sum.setText(said if kinds else lacking)
        self.write.setEnabled(bool(kinds) and not much and self._turns is None)

    def _choose(self) -> None:
        if not self.write.isEnabled():
            return
        self._worker.run(
            lambda office, _progress: f"登记簿-{office.name}-{office.today()}.xlsx", self._ask
        )

    def _ask(self, name: str) -> None:
        proposed = file_choice.documents() / name
        path = self.choose_target(self, "导出登记簿", proposed, file_choice.WORKBOOK)
        if path is None or self._turns:
            return
        choice, kinds, private = self._choice(), self._wanted(), self.private.isChecked()

        def begin(office: Office) -> Export:
            return Export(
                office, replace(choice.extent(office), kinds=kinds, private=private), path
            )

        self._tell("")
        if self.write.hasFocus():  # it cannot be pressed meanwhile: the keyboard stays on this page
            self.extents.setFocus()
            self._focused = True
        self._turns = ExportTurns(
            self._worker,
            self.making,
            begin,
            lambda made: self._written(made, path),
            self._not_written,
        )
        self._add_up()

    def unfinished(self) -> str:
        """What is not written yet, in words."""
        return "正在导出登记簿，文件还没有写出" if self._turns else ""

    def leave_off(self) -> None:
        """Write no file."""
        if self._turns:
            self._turns.stop()

    def _written(self, made: Exported | None, path: Path) -> None:
        self._over()
        if made is None:
            self.said.emit("已停止导出，没有写出文件。")
            return
        self.said.emit(f"已把 {len(made.sheets)} 种登记、{made.rows:,} 行导出到“{path}”。")
        odd = (
            f"有 {made.odd:,} 行不作改动再导入时认不出或要整理，是哪几行、为什么，"
            "写在工作簿的“说明”工作表里。"
        )
        self._tell(f"{MEANWHILE if made.meanwhile else ''}{odd if made.odd else ''}")

    def _over(self) -> None:
        self._turns = None
        self._add_up()
        if self._focused and self.extents.hasFocus():
            self.write.setFocus()
        self._focused = False

    def _not_written(self, problem: Problem) -> None:
        self._over()
        self._fail(problem)

    def _fail(self, problem: Problem) -> None:
        self._tell(f"{problem.what}{problem.fix}")

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
