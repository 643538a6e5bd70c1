"""The preview by itself: a page stays put at every height of the window."""

import io

from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ui.papers.preview import Preview

WIDTH = 600  # px
SETTLED = 8  # layouts of one height; where the page and its scroll bar chase each other there are thousands


class Layouts(QObject):
    """Counts how often what it watches gets another size."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        return False


def certificate() -> bytes:
    """A single A4 page on its side."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=landscape(A4))
    canvas.drawString(100, 100, "1")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_one_page_is_laid_out_once_at_every_height(qtbot: QtBot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(WIDTH, 440)
    preview.show()
    qtbot.waitExposed(preview)
    preview.show_pdf(certificate())
    layouts = Layouts()
    preview.view.viewport().installEventFilter(layouts)
    for height in range(440, 480):
        layouts.count = 0
        preview.resize(WIDTH, height)
        qtbot.wait(5)
        assert layouts.count <= SETTLED, height
