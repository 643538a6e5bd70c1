"""封存核验: every seal of the register; a file from elsewhere is verified here too."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.policy_work import OCCASIONS, Seal
from jjgreen_desktop.operations import changing, seals
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.changes import Change, summed
from jjgreen_desktop.policy.verifying import Verdict
from ui.screen import Screen
from ui.theme import GRID, ROW, set_role
from ui.widgets import exporting, file_choice
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, frame, label
from ui.widgets.verdict_panel import VerdictPanel
from ui.worker import Progress, Worker

NOTHING_YET = (
    "还没有封存过测算",
    "封存把一家企业当天的事实、口径裁定、政策包和测算结果一起留存，随时可以重算核对。"
    "登记市级核定时自动封存；也可以在“奖补”页打开一项，点“现在封存”。",
    "去奖补",
)
MOST_TOLD = 132  # px: six lines of changes; more are scrolled
NOTE = "核验用文件里的事实和政策包重新测算，说明相符，或指出第一处不同。"


@dataclass(frozen=True, slots=True)
class Entry:
    """A seal and whose it is."""

    made: Seal
    name: str


COLUMNS = (
    Column("企业、园区", lambda entry: entry.name),
    Column(field_of(Seal, "assessed_on").label, lambda entry: str(entry.made.assessed_on)),
    Column(field_of(Seal, "sealed_on").label, lambda entry: str(entry.made.sealed_on)),
    Column("缘由", lambda entry: OCCASIONS.get(entry.made.occasion or "", "")),
    Column("校验值", lambda entry: seals.mark(entry.made)),
    Column("备注", lambda entry: entry.made.note or ""),
)


class SealsTab(Screen):
    """The list; above it the verdict on what was verified, below it what can be done with one seal."""

    title = "封存核验"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.choose_file: file_choice.Choose = file_choice.to_open
        self.choose_place: file_choice.Choose = file_choice.to_save
        self.folder = file_choice.documents()
        self.verdict = VerdictPanel()
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName("封存的测算")
        self.empty = Empty()
        self.empty.tell(*NOTHING_YET)
        self.changes = label("", wrap=True)
        self._lay_out()
        self.verdict.left.connect(self._leave)
        self.grid.chosen.connect(lambda _record: self._tell(""))
        self.empty.stepped.connect(lambda: self.go.emit("awards", None))
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(label(NOTE, "muted", wrap=True), 1)
        top.addWidget(button("核验封存文件…", self.browse, "primary", icon="folder-open"))
        self.grid.setMinimumHeight(2 * ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.verdict)
        column.addWidget(self.empty, 1)
        column.addWidget(self.grid, 1)
        self._card = self._one()
        column.addWidget(self._card)

    def _one(self) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(button("核验这一份", self._verify, tip="用封存的事实和政策包重新测算"))
        row.addWidget(button("与现在比较", self._compare, tip="封存以后哪些结果变了、为什么"))
        row.addWidget(button("导出封存文件…", self._export, icon="device-floppy"))
        row.addStretch(1)
        column.addLayout(row)
        self._told = QScrollArea()
        set_role(self._told, "reading")
        self._told.setAccessibleName("与封存时相比")
        inside = frame("page")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.changes)
        lines.addStretch(1)
        self._told.setWidget(inside)
        self._told.setWidgetResizable(True)
        column.addWidget(self._told)
        self._told.hide()
        return card

    def arrive(self, argument: object = None) -> None:
        """Read the seals again; `argument` is the id of the one to choose."""
        self.worker.run(_read, partial(self._show, argument))

    def _show(self, wanted: object, entries: list[Entry]) -> None:
        chosen = self._chosen()
        before = wanted or (chosen.made.id if chosen else "")
        self.grid.show_rows([(entry.made.id, entry) for entry in entries])
        self.empty.setVisible(not entries)
        for part in (self.grid, self._card):
            part.setVisible(bool(entries))
        known = [entry.made.id for entry in entries]
        if entries:
            self.grid.select(str(before) if before in known else known[0])

    def _chosen(self) -> Entry | None:
        current = self.grid.currentIndex()
        return self.grid.rows.rows[current.row()][1] if current.isValid() else None

    def _leave(self) -> None:
        self.verdict.hide()
        self.grid.setFocus()

    def _tell(self, text: str) -> None:
        self.changes.setText(text)
        needed = self.changes.heightForWidth(self.width() - 8 * GRID) + 2 * GRID
        self._told.setFixedHeight(min(needed, MOST_TOLD))
        self._told.setVisible(bool(text))

    def browse(self) -> None:
        """Ask for a file and verify it."""
        path = self.choose_file(self, "核验封存文件", self.folder, file_choice.SEAL)
        if path is not None:
            self.folder = path.parent
            self.verify_file(path)

    def verify_file(self, path: Path) -> None:
        """Compute the assessment in a file again."""
        self.worker.run(
            lambda office, _progress: seals.verify_file(office, path),
            partial(self._verified, path.name),
            says="正在核验",
        )

    def _verify(self) -> None:
        entry = self._chosen()
        if entry is None:
            return
        made, name = entry.made, f"{entry.name} {entry.made.assessed_on}"

        def task(office: Office, _progress: Progress) -> Verdict:
            return seals.verify_seal(office, made)

        self.worker.run(task, partial(self._verified, name), says="正在核验")

    def _compare(self) -> None:
        entry = self._chosen()
        if entry is None:
            return
        made = entry.made

        def task(office: Office, _progress: Progress) -> list[Change]:
            return changing.since_seal(office, made)

        self.worker.run(task, self._compared, says="正在比较")

    def _compared(self, found: list[Change]) -> None:
        self.verdict.hide()
        self._tell(compared(found))

    def _verified(self, name: str, found: Verdict) -> None:
        self._tell("")  # at 960×540 there is room for one of the two
        self.verdict.show_verdict(name, found)

    def _export(self) -> None:
        if entry := self._chosen():
            exporting.export(self, entry.made, self.choose_place)


def compared(found: list[Change]) -> str:
    """The changes as lines, with their sum."""
    return "\n".join([*(change.said() for change in found), summed(found)])


def _read(office: Office, _progress: Progress) -> list[Entry]:
    names: dict[str, str] = {}
    entries = []
    for made in seals.all_seals(office):
        key = made.enterprise or made.park or ""
        if key not in names:
            holder = seals.holder_of(office, made)
            names[key] = holder.title() if holder else "已删除"
        entries.append(Entry(made, names[key]))
    return entries
