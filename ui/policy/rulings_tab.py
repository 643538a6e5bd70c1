"""口径裁定: the questions the measures leave open, what hangs on them, and what has been ruled."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screen import Screen
from ui.widgets.empty import Empty
from ui.worker import Worker


class RulingsTab(Screen):
    """The questions at the left; the one chosen, with its choices and their effect, at the right."""

    title = "口径裁定"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        QVBoxLayout(self).addWidget(Empty("口径裁定", "这里列出条文没有说清、须经裁定的事项。"))
