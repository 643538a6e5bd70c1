"""An error of ours, told loudly and calmly at once, with its details to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.icons import set_icon
from ui.theme import GRID, set_role
from ui.widgets.text import button, label

WORDS = (
    "程序出了差错，刚才的操作没有完成；已保存的数据没有受影响。"
    "请点“复制详情”，把内容粘贴给维护人员，然后重试或重新打开程序。"
)


class FaultStrip(QFrame):
    """Hidden until something of ours goes wrong; what it holds is made then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "fault")
        self.details = ""
        self.hide()

    def _lay_out(self) -> None:
        mark = QLabel()
        set_icon(mark, "alert-triangle", 22)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(mark)
        layout.addWidget(label(WORDS, wrap=True), 1)
        layout.addWidget(button("复制详情", self.copy, icon="copy"))
        layout.addWidget(button("关闭", self.hide))

    def tell(self, details: str) -> None:
        """Show the strip for an error with these details."""
        self.details = details
        if self.layout() is None:
            self._lay_out()
        self.show()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)
