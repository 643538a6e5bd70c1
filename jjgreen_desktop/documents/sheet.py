"""Pages of a PDF: the only place that draws. Sizes in points, origin at the lower left, as in PDF."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from jjgreen_desktop.documents.typefaces import Role, Typefaces
from jjgreen_desktop.documents.typesetting import Line, Style, Typesetter, clean

PRODUCER = "九江绿色制造奖补"
ASCENT = 0.88  # of the em box above the baseline, in Han faces
MARK = Style(Role.HEI, 14, 2)
WATERMARK = Style(Role.HEI, 46, 8)
WATERMARK_GREY = 0.92
LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0  # share of the width that lies left of the given x

rl_config.useA85 = 0  # binary streams: a fifth smaller and sooner written


class Sheet:
    """One PDF being drawn. The same drawing gives the same bytes.

    `offset_mm` moves everything right and up, for printers that feed askew. `size` (pt) is of a page that
    is no paper: a chart on the screen.
    """

    def __init__(
        self,
        title: str,
        author: str,
        typefaces: Typefaces,
        wide: bool = False,
        offset_mm: tuple[float, float] = (0, 0),
        size: tuple[float, float] | None = None,
    ) -> None:
        paper: tuple[float, float] = landscape(A4) if wide else A4
        self.width, self.height = size or paper
        self.setter = Typesetter(typefaces)
        self._offset = (offset_mm[0] * mm, offset_mm[1] * mm)
        self._buffer = BytesIO()
        # Any face of ours as the first: the default would list Helvetica, which is not embedded.
        first = typefaces.glyphs(Role.SONG)[" "].font
        self._canvas = Canvas(
            self._buffer,
            (self.width, self.height),
            invariant=1,
            initialFontName=first,
            lang="zh-CN",
        )
        self._text: PDFTextObject | None = None
        self._describe(title, author)

    def _describe(self, title: str, author: str) -> None:
        self._canvas.setTitle(clean(title))
        self._canvas.setAuthor(clean(author))
        self._canvas.setSubject(clean(title))
        self._canvas.setCreator(PRODUCER)
        self._canvas.setProducer(PRODUCER)
        self._canvas.setViewerPreference("PrintScaling", "None")

    @contextmanager
    def page(self, mark: str = "") -> Iterator[None]:
        """One page; `mark` (测算稿…) is framed at its head and laid across it in grey."""
        self.begin_page(mark)
        yield
        self.end_page(mark)

    def begin_page(self, mark: str = "") -> None:
        """Begin a page; a flow that turns pages itself ends it with `end_page`."""
        self._canvas.translate(*self._offset)
        if mark:
            self._watermark(mark)
        self._text = self._canvas.beginText()

    def end_page(self, mark: str = "") -> None:
        """Finish the page."""
        self._canvas.drawText(self._text)
        self._text = None
        if mark:
            self._framed(mark)
        self._canvas.showPage()

    def put(self, line: Line, x: float, baseline: float, align: float = LEFT) -> None:
        """Draw a set line; `x` is its left end, middle or right end."""
        text = self._text or self._canvas.beginText()
        text.setTextOrigin(x - align * line.width, baseline)
        text.setCharSpace(line.tracking)
        for font, run in line.runs:
            text.setFont(font, line.size)
            text.textOut(run)
        if text is not self._text:
            self._canvas.drawText(text)

    def write(
        self, text: str, style: Style, x: float, baseline: float, align: float = LEFT
    ) -> Line:
        """Set and draw one line of text. Raises Problem for a character that cannot be printed."""
        line = self.setter.line(text, style)
        self.put(line, x, baseline, align)
        return line

    def write_within(
        self, text: str, style: Style, x: float, baseline: float, room: float, align: float = LEFT
    ) -> Line:
        """As `write`, in a smaller size when the text is wider than `room` (pt)."""
        line = self.setter.line(text, style)
        if line.width > room:
            share = room / line.width
            line = self.setter.line(
                text, Style(style.role, style.size * share, style.tracking * share)
            )
        self.put(line, x, baseline, align)
        return line

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5) -> None:
        """A black line, `width` in pt."""
        self._canvas.setLineWidth(width)
        self._canvas.line(x1, y1, x2, y2)

    def frame(
        self, x: float, y: float, width: float, height: float, line: float, colour: str = "#000000"
    ) -> None:
        """An empty rectangle; `line` in pt."""
        self._canvas.saveState()
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(line)
        self._canvas.rect(x, y, width, height)
        self._canvas.restoreState()

    def strokes(
        self, lines: Iterable[list[tuple[float, float]]], width: float, colour: str
    ) -> None:
        """Open polygons, each a list of points; `width` in pt."""
        self._canvas.saveState()
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(width)
        path = self._canvas.beginPath()
        for first, *rest in lines:
            path.moveTo(*first)
            for point in rest:
                path.lineTo(*point)
        self._canvas.drawPath(path)
        self._canvas.restoreState()

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._canvas.saveState()
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)
        self._canvas.restoreState()

    def ink(self, colour: str) -> None:
        """The colour of all text and rules from here to the end of the page."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.setStrokeColor(HexColor(colour))

    def finish(self) -> bytes:
        """The whole PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _watermark(self, mark: str) -> None:
        """The mark in grey behind the text; copied text leaves it out (ActualText, ISO 32000 14.9.4)."""
        self._canvas.saveState()
        self._canvas.addLiteral("/Span <</ActualText ()>> BDC")
        self._canvas.setFillGray(WATERMARK_GREY)
        self._canvas.translate(self.width / 2, self.height / 2)
        self._canvas.rotate(45 if self.height > self.width else 30)
        self.write(mark, WATERMARK, 0, -WATERMARK.size / 3, CENTRE)
        self._canvas.addLiteral("EMC")
        self._canvas.restoreState()

    def _framed(self, mark: str) -> None:
        line = self.setter.line(mark, MARK)
        x, y = self.width - 26 * mm - 6, self.height - 22 * mm
        self.put(line, x, y, RIGHT)
        self.frame(x - line.width - 6, y - 6, line.width + 12, MARK.size + 9, 0.8)
