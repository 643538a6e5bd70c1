"""试算: another pack or other rulings over one firm or everyone, without touching data."""

from pathlib import Path

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.what_if_answer import WhatIf
from jjgreen_desktop.policy.pack import Pack
from ui.policy.what_if_basis import Basis, Wanted, gather, read_pack, run
from ui.policy.what_if_form import WhatIfForm
from ui.policy.what_if_result import WhatIfResult
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.text import label
from ui.worker import Worker

FORM = 360  # px


class WhatIfTab(Screen):
    """The form at the left, the answer at the right."""

    title = "试算"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.choose_file: file_choice.Choose = file_choice.to_open
        self.folder = file_choice.documents()
        self.form = WhatIfForm()
        self.result = WhatIfResult()
        self.problem = label(role="warning", wrap=True)
        self._lay_out()
        self.form.asked.connect(self.run)
        self.form.browse.connect(self.browse)
        self.form.repacked.connect(self.arrive)
        self.result.opened.connect(self.go)
        self._tell("")

    def _lay_out(self) -> None:
        split = QSplitter()
        split.setObjectName("what_if")
        self.splitters = (split,)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GRID)
        split.addWidget(self.form)
        split.addWidget(self.result)
        split.setStretchFactor(1, 1)
        split.setSizes([FORM, 3 * FORM])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.problem)
        column.addWidget(split, 1)

    def arrive(self, _argument: object = None) -> None:
        """Read the questions again; an answer to what was registered before is put away."""
        pack = self.form.pack
        self.result.show_nothing()
        self.worker.run(lambda office, progress: gather(office, progress, pack), self._take)

    def _take(self, basis: Basis) -> None:
        self.form.show_basis(basis)

    def run(self, wanted: Wanted) -> None:
        """Try it."""
        self._tell("")
        self.worker.run(
            lambda office, progress: run(office, progress, wanted),
            self._show,
            says="正在试算",
            failed=self._fail,
        )

    def _show(self, found: WhatIf) -> None:
        self.result.show_found(found, self.form.basis.counties)

    def browse(self) -> None:
        """Ask for a pack file and check it; it is not put in force."""
        path = self.choose_file(self, "选政策包文件", self.folder, file_choice.PACK)
        if path is not None:
            self.folder = path.parent
            self.try_file(path)

    def try_file(self, path: Path) -> None:
        """Check the pack of a file, then show its questions."""
        self._tell("")
        self.worker.run(
            lambda _office, progress: read_pack(path, progress),
            self._packed,
            says="正在核对政策包和算例",
            failed=self._fail,
        )

    def _packed(self, pack: Pack) -> None:
        self.form.show_pack(pack)

    def _fail(self, problem: Problem) -> None:
        self._tell(f"{problem.what}{problem.fix}")

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
