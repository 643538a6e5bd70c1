"""The first start: which county, who works, how the bureau signs. One page, one button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.problem import Problem
from ui.icons import set_icon
from ui.theme import GRID, set_role
from ui.widgets.onward import ENTER
from ui.widgets.text import button, frame, label

WIDTH = 520
ASK = "请选择"


class _County(QComboBox):
    """The counties to choose from; Enter goes on, as in every field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class WelcomePage(QWidget):
    """Asks for county, operator and bureau; `ready` carries the three."""

    ready = Signal(str, str, str)

    def __init__(
        self,
        counties: Sequence[str],
        bureau_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bureau_name = bureau_name
        self.county = _County()
        self.county.addItem(ASK)
        self.county.addItems(list(counties))
        self.operator = QLineEdit()
        self.bureau = QLineEdit()
        self.message = label(role="error", wrap=True)
        self.message.hide()
        self.start = button("开始使用", self._finish, "primary")
        _centre(self, self._card())
        self.county.currentTextChanged.connect(self._propose_bureau)
        self.operator.returnPressed.connect(self.bureau.setFocus)
        self.bureau.returnPressed.connect(self._finish)
        self.county.setFocus()

    def _card(self) -> QFrame:
        card = frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(5 * GRID, 3 * GRID, 5 * GRID, 3 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(
            _heading("九江绿色制造奖补", "登记企业和审核结果，测算奖补，打印文书，汇总附件2。")
        )
        layout.addSpacing(2 * GRID)
        self._ask(layout, labels.COUNTY, self.county, "数据按此归属；市级汇总请选“市本级”。")
        self._ask(layout, "操作员姓名", self.operator, "记在每一次登记和修改上。")
        self._ask(layout, "单位全称", self.bureau, "印在文书落款处，以后可在“设置”中修改。")
        layout.addWidget(self.message)
        layout.addWidget(self.start)
        layout.addSpacing(GRID)
        layout.addWidget(label("全部数据只保存在这台电脑上，不连接网络。", "note"))
        return card

    def _ask(self, layout: QVBoxLayout, name: str, editor: QWidget, help_: str) -> None:
        text = label(name, "label")
        text.setBuddy(editor)
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(help_)
        for part in (text, editor, label(help_, "note")):
            layout.addWidget(part)
        layout.addSpacing(GRID)

    def _propose_bureau(self, county: str) -> None:
        self.bureau.setText("" if county == ASK else self._bureau_name(county))

    def _finish(self) -> None:
        county, operator = self.county.currentText(), self.operator.text().strip()
        if county == ASK:
            self._say("请选择县（市、区）。", self.county)
        elif not operator:
            self._say("请填写操作员姓名。", self.operator)
        else:
            self._say("", self.start)
            self.start.setEnabled(False)
            self.ready.emit(county, operator, self.bureau.text().strip())

    def _say(self, sentence: str, editor: QWidget) -> None:
        self._tell(sentence)
        editor.setFocus()

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def refuse(self, problem: Problem) -> None:
        """The register could not be made: say why; nothing typed is lost."""
        self.start.setEnabled(True)
        self._tell(f"{problem.what}{problem.fix}")


class Trouble(QWidget):
    """The register could not be opened: what happened, what to do, and another try."""

    def __init__(self, problem: Problem, again: Callable[[], object]) -> None:
        super().__init__()
        card = frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(_heading("登记簿没有打开", "已登记的数据没有变动。"))
        layout.addWidget(label(problem.what, wrap=True))
        layout.addWidget(label(problem.fix, wrap=True))
        layout.addWidget(button("再试一次", again, "primary"))
        _centre(self, card)


def _heading(title: str, below: str) -> QGridLayout:
    mark = QLabel()
    set_icon(mark, "leaf", 36)
    layout = QGridLayout()
    layout.setHorizontalSpacing(2 * GRID)
    layout.setVerticalSpacing(4)
    layout.addWidget(mark, 0, 0, 2, 1)
    layout.addWidget(label(title, "title"), 0, 1)
    layout.addWidget(label(below, "muted"), 1, 1)
    layout.setColumnStretch(1, 1)
    return layout


def _centre(page: QWidget, card: QFrame) -> None:
    card.setFixedWidth(WIDTH)
    set_role(page, "page")
    middle = frame("page")
    row = QHBoxLayout()  # an alignment would take the height its words have in a narrow card
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    column = QVBoxLayout(middle)
    column.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    area = QScrollArea()  # a low screen shows it all the same, none of it cut
    area.setWidget(middle)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)
