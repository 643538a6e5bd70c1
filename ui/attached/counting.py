"""How many pages a PDF has, as the viewer counts them; needs neither a screen nor an application."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument


def pdf_pages(pdf: bytes) -> int | None:
    """The pages; None of a PDF that cannot be read or asks for a password."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    known = document.error() == QPdfDocument.Error.None_
    pages = document.pageCount() if known else 0
    document.close()
    return pages or None
