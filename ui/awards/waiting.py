"""待会商: how many lines wait for a ruling and what hangs on them, below the sum that leaves them out."""

from PySide6.QtWidgets import QPushButton

from jjgreen_desktop.policy.assessment import Assessment
from jjgreen_desktop.policy.waiting import waiting
from ui.policy.ruling_words import held
from ui.theme import set_role

TIP = "只看待裁定的项目"


class WaitingStrip(QPushButton):
    """A sentence that leads to the lines it is about; not there while nothing waits."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "link")
        self.setToolTip(TIP)
        self.setAutoDefault(True)
        self.hide()

    def tell(self, lines: list[Assessment]) -> None:
        """Say what waits among all lines."""
        found = waiting(lines)
        self.setText(f"◇ {held(found)} ▸")
        self.setAccessibleDescription(TIP)
        self.setVisible(found.lines > 0)
