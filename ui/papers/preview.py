"""The preview of a paper in the window: pages under each other, zoom, page n of m."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.text import button, label

STEP = 1.25
SMALLEST, LARGEST = 0.25, 4.0
ZOOM = QPdfView.ZoomMode


class Preview(QWidget):
    """Shows the very PDF that is saved and printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer: QBuffer | None = None
        self.view = QPdfView(self)  # first made, first gone: it turns pages while its document goes
        self.document = QPdfDocument(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(ZOOM.FitToWidth)
        # Shown only where needed, it makes the page narrower, so that it is needed no more, and so on:
        # at some heights a single page is laid out over and over and the window stands still.
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setAccessibleName("文书预览")
        self._place = label(role="muted")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.setMinimumWidth(10 * GRID)
        self._lay_out()
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._tell())
        self._add_keys()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(button("上一页", lambda: self.turn(-1), tip="上一页（PgUp）"))
        row.addWidget(self._place)
        row.addWidget(button("下一页", lambda: self.turn(1), tip="下一页（PgDn）"))
        row.addStretch(1)
        row.addWidget(button("缩小", lambda: self.zoom(1 / STEP), tip="缩小（Ctrl+-）"))
        row.addWidget(button("放大", lambda: self.zoom(STEP), tip="放大（Ctrl+=）"))
        row.addWidget(button("页宽", self.fit_width, tip="与窗口同宽（Ctrl+0）"))
        row.addWidget(button("整页", self.fit_page, tip="看整页（Ctrl+9）"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _add_keys(self) -> None:
        for key, press in (
            ("PgUp", lambda: self.turn(-1)),
            ("PgDown", lambda: self.turn(1)),
            ("Ctrl+-", lambda: self.zoom(1 / STEP)),
            ("Ctrl+=", lambda: self.zoom(STEP)),
            ("Ctrl+0", self.fit_width),
            ("Ctrl+9", self.fit_page),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a paper from its first page."""
        self.document.close()
        if self._buffer:
            self._buffer.deleteLater()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._tell()

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return self.document.pageCount()

    @property
    def page(self) -> int:
        """The page being read, from 1."""
        return self.view.pageNavigator().currentPage() + 1

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        wanted = min(max(self.page + by, 1), self.pages)
        navigator = self.view.pageNavigator()
        navigator.jump(wanted - 1, navigator.currentLocation(), navigator.currentZoom())

    def zoom(self, factor: float) -> None:
        """Larger or smaller letters."""
        now = self._shown_factor()
        self.view.setZoomMode(ZOOM.Custom)
        self.view.setZoomFactor(min(max(now * factor, SMALLEST), LARGEST))

    def fit_width(self) -> None:
        """As wide as the window."""
        self.view.setZoomMode(ZOOM.FitToWidth)

    def fit_page(self) -> None:
        """A whole page in the window."""
        self.view.setZoomMode(ZOOM.FitInView)

    def _shown_factor(self) -> float:
        if self.view.zoomMode() is ZOOM.Custom or not self.pages:
            return self.view.zoomFactor()
        points = self.document.pagePointSize(self.page - 1)
        shown = self.view.viewport().width() / (points.width() / 72 * self.view.logicalDpiX())
        if self.view.zoomMode() is ZOOM.FitToWidth:
            return shown
        high = self.view.viewport().height() / (points.height() / 72 * self.view.logicalDpiY())
        return min(shown, high)

    def _tell(self) -> None:
        self._place.setText(f"第 {self.page} / {self.pages} 页" if self.pages else "")
