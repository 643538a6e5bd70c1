"""The charts of a dossier on screen: pages drawn by `documents`, in the colours of the window."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPalette
from PySide6.QtPdf import QPdfDocument

from jjgreen_desktop.operations.dossier_shape import Dossier

SCALE = 1.4  # px to a point: the labels of a chart read like those beside it
Sizes = dict[str, tuple[int, int]]  # px, by the section a chart stands in


@dataclass(frozen=True, slots=True)
class Look:
    """How wide the charts may be (px), and the colours of the window."""

    width: int
    ground: str
    text: str
    bars: str

    @classmethod
    def of(cls, palette: QPalette, width: int) -> "Look":
        """The look shown now."""
        role = QPalette.ColorRole
        wanted = (role.Window, role.Text, role.Accent)
        return cls(width, *(palette.color(each).name() for each in wanted))


def sizes_of(made: Dossier, width: int) -> Sizes:
    """The charts there are with their sizes; for the worker, which imports what draws them."""
    from jjgreen_desktop.documents import dossier_charts as charts

    found: Sizes = {}
    if charts.has_energy(made):
        found["energy"] = (width, round(charts.ENERGY_HEIGHT * SCALE))
    if ribbon := charts.Ribbon.of(made):
        found["timeline"] = (width, round((ribbon.height(width / SCALE) + charts.STRONG) * SCALE))
    return found


def pages_of(made: Dossier, look: Look) -> dict[str, bytes]:
    """A PDF of one page for each chart, by its section; for the worker."""
    from jjgreen_desktop.documents import dossier_charts as charts

    ink, width = charts.Ink(look.ground, look.text, look.bars), look.width / SCALE
    found = {}
    if charts.has_energy(made):
        found["energy"] = charts.energy_pdf(made, width, ink)
    if ribbon := charts.Ribbon.of(made):
        found["timeline"] = charts.ribbon_pdf(made, ribbon, width, ink)
    return found


def images_of(pages: Mapping[str, bytes], sizes: Sizes, density: float) -> dict[str, QImage]:
    """The pages as pictures of these sizes, sharp at `density` pixels to a point of the screen."""
    return {key: _image(page, sizes[key], density) for key, page in pages.items() if key in sizes}


def _image(page: bytes, size: tuple[int, int], density: float) -> QImage:
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(page))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    found = document.render(0, QSize(*(round(each * density) for each in size)))
    found.setDevicePixelRatio(density)
    document.close()
    return found
