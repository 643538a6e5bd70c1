"""政策包: which are in use, trying one from a file, putting it in force, taking it back, passing it on."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.policy_work import PackLoaded
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import packs
from jjgreen_desktop.operations.files import read_whole, write_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.pack_candidate import Candidate, Told, read
from jjgreen_desktop.operations.pack_plan import PackPlan, effect_text, plan, plan_retiring
from jjgreen_desktop.operations.packs import InUse
from jjgreen_desktop.policy.pack_file import MOST_BYTES
from ui.policy.pack_list import PackList
from ui.policy.pack_refusal import PackRefusal
from ui.policy.pack_report import PackReport
from ui.screen import Screen
from ui.widgets import file_choice
from ui.worker import Cancelled, Progress, Worker

Tried = tuple[Candidate, PackLoaded | None, date]  # what was read, what it mended, today


class PacksTab(Screen):
    """The list; over it the report of a pack that was tried, or why one was refused."""

    title = "政策包"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.choose_file: file_choice.Choose = file_choice.to_open
        self.choose_place: file_choice.Choose = file_choice.to_save
        self.folder = file_choice.documents()
        self.list = PackList()
        self.report = PackReport()
        self.refusal = PackRefusal()
        self.stack = QStackedWidget()
        for part in (self.list, self.report, self.refusal):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._connect()

    def _connect(self) -> None:
        self.list.load.connect(self.browse)
        self.list.retire.connect(self._retire)
        self.list.export.connect(self._export)
        self.list.copied.connect(self.say)
        self.report.dated.connect(self._plan)
        self.report.given.connect(self._load)
        self.report.left.connect(self._back)
        self.refusal.again.connect(self.browse)
        self.refusal.left.connect(self._back)

    def arrive(self, _argument: object = None) -> None:
        """Read again which are in use."""
        self.worker.run(lambda office, _progress: packs.in_use(office), self.list.show_packs)

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.list)
        self.list.grid.setFocus()

    def browse(self) -> None:
        """Ask for a file and try it."""
        path = self.choose_file(self, "载入政策包", self.folder, file_choice.PACK)
        if path is not None:
            self.folder = path.parent
            self.try_file(path)

    def try_file(self, path: Path) -> None:
        """Check the pack in a file and run its examples; nothing is written yet."""
        self.worker.run(
            partial(_try, path),
            self._tried,
            says="正在核对政策包和算例",
            failed=partial(self._refuse, path.name),
        )

    def _refuse(self, name: str, problem: Problem) -> None:
        self.refusal.show_problem(name, problem)
        self.stack.setCurrentWidget(self.refusal)
        self.refusal.other.setFocus()

    def _tried(self, tried: Tried) -> None:
        candidate, mended, today = tried
        if mended:
            self._written(f"政策包“{mended.name}”（版本 {mended.version}）的内容已补全。")
            return
        self.stack.setCurrentWidget(self.report)
        self.report.date.widget.setFocus()
        self.report.show_candidate(candidate, max(today, candidate.pack.valid_from))

    def _plan(self, from_on: date) -> None:
        candidate = self.report.candidate
        if candidate is None:
            return

        def task(office: Office, progress: Progress) -> PackPlan:
            return plan(office, candidate, from_on, _heard(progress))

        self.worker.run(task, self.report.show_plan, says="正在测算影响", failed=self.report.refuse)

    def _load(self, from_on: date) -> None:
        candidate = self.report.candidate
        if candidate is None:
            return

        def task(office: Office, _progress: Progress) -> PackLoaded:
            return packs.load(office, candidate, from_on)

        self.worker.run(task, self._loaded, says="正在启用政策包", failed=self.report.refuse)

    def _loaded(self, loaded: PackLoaded) -> None:
        self._written(
            f"已启用政策包“{loaded.name}”（版本 {loaded.version}），自 {loaded.from_on} 起。"
        )

    def _written(self, sentence: str) -> None:
        self.say.emit(sentence)
        self.changed.emit()
        self._back()
        self.arrive()

    def _retire(self, entry: InUse) -> None:
        self.worker.run(partial(_retire, entry), self._written, says="正在停用政策包")

    def _export(self, entry: InUse) -> None:
        proposed = self.folder / packs.proposed_name(entry)
        path = self.choose_place(self, "另存政策包", proposed, file_choice.PACK)
        if path is None:
            return
        self.folder = path.parent

        def task(office: Office, _progress: Progress) -> None:
            write_whole(path, packs.export(office, entry))

        self.worker.run(task, lambda _nothing: self.say.emit(f"已保存到“{path}”。"))


def _heard(progress: Progress) -> Told:
    """Say how far it is; stop when the clerk pressed 取消."""

    def told(done: int, of: int) -> None:
        if not progress.go_on(done, of):
            raise Cancelled

    return told


def _try(path: Path, office: Office, progress: Progress) -> Tried:
    candidate = read(path.name, read_whole(path, MOST_BYTES), _heard(progress))
    return candidate, packs.repair(office, candidate), office.today()


def _retire(entry: InUse, office: Office, progress: Progress) -> str:
    """Take a loaded pack out of use; returns what that means."""
    loaded = entry.loaded
    if loaded is None:
        return ""
    effect = "" if entry.fault else effect_text(plan_retiring(office, loaded, _heard(progress)))
    packs.retire(office, loaded)
    return f"已停用政策包“{loaded.name}”（版本 {loaded.version}）。{effect}"
