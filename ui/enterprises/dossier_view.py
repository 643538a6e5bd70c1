"""The page of a dossier: a text with links that Tab reaches, and rows a double click opens."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QMouseEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser

from jjgreen_desktop.operations.dossier_shape import Dossier, Place
from ui.enterprises.dossier_charts import Sizes
from ui.enterprises.dossier_html import CHARTS, WHOLE, Colours, Page
from ui.theme import set_role

NARROW = 900  # px
END = QTextCursor.MoveOperation.EndOfBlock


class DossierView(QTextBrowser):
    """Shows one dossier; what it opens is told by `opened`."""

    opened = Signal(object)  # a Place
    reloaded = Signal()  # the page is to be shown again, its charts too

    def __init__(self) -> None:
        super().__init__()
        self.made: Dossier | None = None
        self.places: list[Place] = []
        self._sizes: Sizes = {}
        self._colours: Colours | None = None  # those the page was laid out in
        self._whole: frozenset[str] = frozenset()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Shown only where needed it would make the page narrower: all of it were laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName("一企一档")
        set_role(self, "reading")
        self.anchorClicked.connect(lambda url: self._open(url.toString()))

    def show_dossier(self, made: Dossier, sizes: Sizes) -> None:
        """Show a dossier with room for its charts; of the same subject the reader stays where they are."""
        same = self.made is not None and self.made.subject == made.subject
        place = self.verticalScrollBar().value() if same else 0
        self._whole = self._whole if same else frozenset()
        self.made, self._sizes = made, sizes
        narrow = self.viewport().width() < NARROW
        self._colours = Colours.of(self.palette())
        page = Page(made, self._colours, sizes, narrow, self._whole)
        self.setHtml(page.html())
        self.places = page.places
        self.verticalScrollBar().setValue(place)

    def show_charts(self, images: Mapping[str, QImage]) -> None:
        """Put the charts into their room."""
        kind = QTextDocument.ResourceType.ImageResource
        for key, image in images.items():
            self.document().addResource(kind, QUrl(CHARTS[key]), image)
        self.viewport().update()

    def jump(self, section: str) -> None:
        """Go to a chapter: its heading is marked at the top, and Tab goes on to its first link."""
        self.scrollToAnchor(section)
        top = self.verticalScrollBar().value()
        cursor = self._heading(section)
        cursor.movePosition(END, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(top)

    def _heading(self, section: str) -> QTextCursor:
        cursor, block = QTextCursor(self.document()), self.document().begin()
        while block.isValid():
            if section in block.begin().fragment().charFormat().anchorNames():
                cursor.setPosition(block.position())
                break
            block = block.next()
        return cursor

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked, as in a list."""
        number = self._behind(self.cursorForPosition(event.position().toPoint()))
        if number:
            self._open(number)
        else:
            super().mouseDoubleClickEvent(event)

    def _behind(self, cursor: QTextCursor) -> str:
        """The link of a cell: its own, the one at its left, or of the row whose words go on beneath."""
        table = cursor.currentTable()
        if table is None:
            return ""
        cell = table.cellAt(cursor)
        places = [(cell.row(), column) for column in range(cell.column(), -1, -1)]
        if cell.columnSpan() > 1:
            places.append((cell.row() - 1, 0))
        for row, column in places:
            start = table.cellAt(row, column).firstCursorPosition().block().begin()
            if href := start.fragment().charFormat().anchorHref():
                return href
        return ""

    def changeEvent(self, event: QEvent) -> None:
        """The page wears the colours of the window; a change of look tells many times of few changes."""
        super().changeEvent(event)
        changed = event.type() == QEvent.Type.PaletteChange
        if changed and self.made and Colours.of(self.palette()) != self._colours:
            self.show_dossier(self.made, self._sizes)

    def _open(self, link: str) -> None:
        if not link.startswith(WHOLE):
            self.opened.emit(self.places[int(link)])
        elif self.made is not None:
            self._whole |= {link.removeprefix(WHOLE)}
            self.reloaded.emit()
