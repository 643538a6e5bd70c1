"""政策自查: where the published figures disagree with one another; they are printed as published all the same."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.self_check import Difference, differences
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import frame, label
from ui.worker import Progress, Worker

ABOUT = "公布的文件里，下面几处数字彼此对不上。程序一律照公布的数字印，不改动；上报前如有疑问，请向市工信局核实。"
COLUMNS = (
    Column("事项", lambda found: found.what),
    Column("公布数", lambda found: found.printed, number=True),
    Column("推算数", lambda found: found.computed, number=True),
    Column("说明", lambda found: found.text),
)
NONE = ("没有对不上的数字", "公布的各处数字彼此一致。")


class SelfCheckTab(Screen):
    """A list; the one chosen in full below it."""

    title = "政策自查"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName("公布数字不一致之处")
        self.whole = label("", wrap=True)
        self.empty = Empty(*NONE)
        self._stack = QStackedWidget()
        self._lay_out()
        self.grid.chosen.connect(lambda what: self._tell(self.grid.row_of(what)))

    def _lay_out(self) -> None:
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        inside.addWidget(self.whole)
        list_ = QWidget()
        column = QVBoxLayout(list_)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(ABOUT, "muted", wrap=True))
        column.addWidget(self.grid, 1)
        column.addWidget(card)
        self._stack.addWidget(list_)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        outer.addWidget(self._stack)

    def arrive(self, _argument: object = None) -> None:
        """Check the pack that holds today."""
        self.worker.run(_check, self._show)

    def _show(self, found: list[Difference]) -> None:
        self._stack.setCurrentIndex(0 if found else 1)
        self.grid.show_rows([(each.what, each) for each in found])
        if found:
            self.grid.select(found[0].what)
            self._tell(found[0])

    def _tell(self, found: Difference | None) -> None:
        self.whole.setText(f"{found.what}：{found.text}" if found else "")


def _check(office: Office, _progress: Progress) -> list[Difference]:
    return differences(office.pack)
