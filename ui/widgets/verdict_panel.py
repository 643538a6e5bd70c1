"""What verifying a sealed file found, on the page itself: the verdict large, then why, then what it is of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.policy.pack import titled
from jjgreen_desktop.policy.verifying import Verdict
from ui.theme import GRID, set_role
from ui.widgets.text import button, label


class VerdictPanel(QFrame):
    """Hidden until something has been verified."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName("核验结果")
        self.title = label("", "mark", wrap=True)
        self.said = label("", wrap=True)
        self.about = label("", "note", wrap=True)
        self.close_ = button("关上", self.left.emit, "link", tip="关上核验结果（Esc）")
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self.about)
        self.hide()

    def show_verdict(self, name: str, found: Verdict) -> None:
        """Tell the verdict on the file or seal called `name`."""
        self.title.setText(f"{found.title}　{name}")
        set_role(self, "card" if found.equal else "notice")
        self.said.setText(f"{found.said}{found.fix}")
        self.about.setText("\n".join(_about(found)))
        self.about.setVisible(bool(self.about.text()))
        self.show()
        self.close_.setFocus()

    @property
    def words(self) -> str:
        """Everything the panel says."""
        return "\n".join(part.text() for part in (self.title, self.said, self.about))


def _about(found: Verdict) -> list[str]:
    manifest = found.manifest
    if manifest is None:
        return list(found.notes)
    title = titled(manifest.pack.name, manifest.pack.version)
    pack = f"政策包“{title}”（校验值 {manifest.pack.hash[:12]}）"
    said = [
        f"对象：{manifest.subject.name}。测算日期：{manifest.on}。{_total(found)}",
        f"{pack}：{found.pack_words.rstrip('。')}。" if found.pack_words else f"{pack}。",
        f"封存校验值：{found.hash}",
    ]
    return [*said, *found.notes]


def _total(found: Verdict) -> str:
    if found.total_fen is None:
        return ""
    return f"重算可得合计 {money.wan(found.total_fen)} 万元。"
