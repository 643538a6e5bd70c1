"""The start of an import: what kind, its template, and the file, chosen or dropped."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jjgreen_desktop.operations.importing.plans import KINDS
from ui.theme import GRID, set_role
from ui.widgets.text import button, label

ABOUT = {
    "enterprises": "企业名称、统一社会信用代码、县（市、区）、行业和联系方式。",
    "returns": "每家企业每年的综合能源消费量和工业增加值，条款一和附件2（一）要用。",
    "diagnoses": "绿色低碳诊断的服务商、报告日期、方案和费用，条款一要用。",
    "retrofits": "绿色低碳改造项目及其节能验收，条款二要用。",
    "titles": "绿色工厂、绿色园区等称号；公布的名单可以直接导入，不必改成模板的样子。",
}


class StartView(QFrame):
    """Takes one workbook."""

    chosen = Signal(Path)  # a file was dropped
    browse = Signal()
    template = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = next(iter(KINDS))
        self._about = label(role="muted", wrap=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self.choose(self.kind)

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(0)
        self._group = QButtonGroup(self)
        for kind, name in KINDS.items():
            kinds.addWidget(self._segment(kind, name))
        kinds.addStretch(1)
        kinds.addWidget(
            button("下载模板…", self.template.emit, icon="download", tip="把空白的导入表存到文件夹")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(kinds)
        column.addWidget(self._about)
        column.addWidget(self._ground(), 1)

    def _segment(self, kind: str, name: str) -> QPushButton:
        made = button(name, lambda: self.choose(kind), "segment", tip=f"导入{name}")
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def _ground(self) -> QFrame:
        ground = QFrame()
        set_role(ground, "aside")
        column = QVBoxLayout(ground)
        column.setSpacing(GRID)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label("把工作簿拖到这里", "heading"), 0, middle)
        column.addWidget(
            label(
                "可以是 .xlsx、.xls、.ods 或 WPS 的 .et；先列出将要做什么，确认后才写入。", "muted"
            ),
            0,
            middle,
        )
        column.addWidget(
            button("选择文件…", self.browse.emit, "primary", icon="folder-open", key="Ctrl+O"),
            0,
            middle,
        )
        column.addStretch(3)
        return ground

    def choose(self, kind: str) -> None:
        """Import this kind (a key of KINDS)."""
        self.kind = kind
        self._group.buttons()[list(KINDS).index(kind)].setChecked(True)
        self._about.setText(ABOUT[kind])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this PC can be dropped."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        if path := _dropped(event):
            event.acceptProposedAction()
            self.chosen.emit(path)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
