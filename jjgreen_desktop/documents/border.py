"""The border of a certificate: a band of 回纹 between two pairs of lines, drawn to any page."""

from collections.abc import Iterator

from reportlab.lib.units import mm

from jjgreen_desktop.documents.sheet import Sheet

RED, GOLD = "#9A1B1E", "#B08D3C"
EDGE, BAND, UNIT = 10 * mm, 7 * mm, 7 * mm
# One 回: a square spiral in a unit square, open to the left, so that neighbours read as a chain.
FRET = ((0, 0), (1, 0), (1, 1), (0.2, 1), (0.2, 0.3), (0.7, 0.3), (0.7, 0.7), (0.45, 0.7))
INSET = 0.14

Point = tuple[float, float]


def draw_border(sheet: Sheet) -> None:
    """Frame the page; what is inside 20 mm from the edge stays free."""
    width, height = sheet.width - 2 * EDGE, sheet.height - 2 * EDGE
    sheet.frame(EDGE - 1.6 * mm, EDGE - 1.6 * mm, width + 3.2 * mm, height + 3.2 * mm, 2.2, RED)
    sheet.frame(EDGE, EDGE, width, height, 0.7, GOLD)
    inner = BAND
    sheet.frame(EDGE + inner, EDGE + inner, width - 2 * inner, height - 2 * inner, 0.7, GOLD)
    rim = BAND + 1.6 * mm
    sheet.frame(EDGE + rim, EDGE + rim, width - 2 * rim, height - 2 * rim, 1.1, RED)
    sheet.strokes(_frets(width, height), 0.9, GOLD)


def _frets(width: float, height: float) -> Iterator[list[Point]]:
    """A spiral in every square of the band, squares stretched a little so that they come out even."""
    columns, rows = round(width / UNIT), round(height / UNIT)
    across, up = width / columns, height / rows
    for column in range(columns):
        for row in range(rows):
            if column in (0, columns - 1) or row in (0, rows - 1):
                yield [
                    (EDGE + (column + _in(x)) * across, EDGE + (row + _in(y)) * up) for x, y in FRET
                ]


def _in(share: float) -> float:
    return INSET + share * (1 - 2 * INSET)
