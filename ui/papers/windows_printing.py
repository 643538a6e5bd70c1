"""The way to a printer on Windows: its own dialog chooses, and the pages are drawn at 300 dpi."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.problem import Problem

DPI = 300


def ask(parent: QWidget, pages: int) -> QPrinter | None:
    """Let the clerk choose printer, range and copies; None when nothing is to be printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def draw(
    pdf: bytes, printer: QPrinter, progress: Callable[[int, int], bool] = lambda _done, _of: True
) -> None:
    """Draw the chosen pages on the printer, each filling its sheet from edge to edge.

    A page takes about 0.3 s: run it on the worker. `progress(done, of)` returns False to drop the job.
    Raises Problem when the printer takes no job.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    painter = QPainter()
    pages = _chosen(printer, document.pageCount())
    for place, page in enumerate(pages):
        _turn(printer, document, page)
        if place:
            printer.newPage()
        elif not painter.begin(printer):
            raise Problem(
                "打印机没有接收这份文书。", "请检查打印机是否开着、有没有连好，再打印一次。"
            )
        size = printer.pageLayout().fullRectPixels(DPI).size()
        painter.drawImage(0, 0, document.render(page, QSize(size)))
        if not progress(place + 1, len(pages)):
            printer.abort()
            break
    painter.end()


def _turn(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """The sheet lies as the page does."""
    points = document.pagePointSize(page)
    wide = points.width() > points.height()
    layout = printer.pageLayout()
    orientation = layout.Orientation.Landscape if wide else layout.Orientation.Portrait
    printer.setPageOrientation(orientation)


def _chosen(printer: QPrinter, count: int) -> list[int]:
    """The pages asked for, from 0; all of them when no range was given."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or count, count)
    return list(range(first - 1, last))
