"""The charts of a dossier: energy and its intensity by year as bars, and the years as a ribbon of marks.

Every bar has its figure and its year beside it, value axes start at 0, and a sentence says the same.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jjgreen_desktop.documents.sheet import CENTRE, LEFT, Sheet
from jjgreen_desktop.documents.typefaces import Role, Typefaces, of_this_pc
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.dossier_energy import INTENSITY, in_words
from jjgreen_desktop.operations.dossier_shape import Dossier, EnergyYear, Row
from jjgreen_desktop.operations.energy import tons

CAPTION, LABEL, MARK = Style(Role.HEI, 8.5), Style(Role.HEI, 8.5), Style(Role.SONG, 8)
CAPTION_PITCH, LABEL_PITCH = 15.0, 12.0  # pt
ENERGY_HEIGHT = 118.0  # pt
MOST_YEARS = 6  # the last ones; the table has all
BAR = 0.5  # of a year's room
WIDEST_BAR = 60.0  # pt
BETWEEN = 24.0  # pt between the two charts
SLOT = 8.0  # pt; marks nearer than that stand on one another
MOST_MARKS = 6  # in one place of the ribbon
STRONG, THIN = 1.0, 0.4  # pt


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a chart: its ground, text and lines, what is measured."""

    ground: str = "#FFFFFF"
    text: str = "#000000"
    bars: str = "#1F7A4D"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a chart stands: its left and top, how wide and how high, in pt."""

    left: float
    top: float
    width: float
    height: float


def has_energy(made: Dossier) -> bool:
    """Whether there are years to compare: one alone is told by the table."""
    return sum(one.tce is not None for one in made.energy) > 1


def energy(sheet: Sheet, box: Box, made: Sequence[EnergyYear], ink: Ink) -> None:
    """Both charts beside one another: tce by year, and its intensity where one is known."""
    years = made[-MOST_YEARS:]
    rates = any(one.intensity is not None for one in years)
    width = (box.width - BETWEEN) / 2 if rates else box.width
    tce = [(one.year, one.tce, tons(one.tce) if one.tce is not None else UNKNOWN) for one in years]
    _bars(sheet, Box(box.left, box.top, width, box.height), "综合能源消费量（吨标准煤）", tce, ink)
    if rates:
        told = [(one.year, one.intensity, in_words(one.intensity)) for one in years]
        right = Box(box.left + width + BETWEEN, box.top, width, box.height)
        _bars(sheet, right, INTENSITY.text, told, ink)


def _bars(
    sheet: Sheet,
    box: Box,
    caption: str,
    values: Sequence[tuple[int, Decimal | None, str]],
    ink: Ink,
) -> None:
    sheet.write_within(caption, CAPTION, box.left, box.top - CAPTION.size, box.width, LEFT)
    base = box.top - box.height + LABEL_PITCH
    room = box.height - CAPTION_PITCH - 2 * LABEL_PITCH
    most = max((value for _year, value, _words in values if value is not None), default=None)
    step = box.width / len(values)
    bar = min(BAR * step, WIDEST_BAR)
    for place, (year, value, words) in enumerate(values):
        middle = box.left + (place + 0.5) * step
        share = float(value / most) if value is not None and most else 0.0
        sheet.bar(middle - bar / 2, base, bar, share * room, ink.bars)
        sheet.write_within(words, LABEL, middle, base + share * room + 3, step - 2, CENTRE)
        sheet.write(str(year), LABEL, middle, base - LABEL_PITCH + 2, CENTRE)
    sheet.rule(box.left, base, box.left + box.width, base, STRONG)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The marks of the timeline by their place on an axis of whole years, `first` to `last`."""

    first: int
    last: int
    marks: tuple[tuple[float, str], ...]  # share of the axis, mark

    @classmethod
    def of(cls, made: Dossier) -> "Ribbon | None":
        """The ribbon of a dossier; None where nothing has a day."""
        rows = [(row.cells[0].text, row.cells[1].text) for row in _events(made)]
        found = [(on, mark) for when, mark in rows if (on := _on(when))]
        if not found:
            return None
        first, last = (pick(on.year for on, _mark in found) for pick in (min, max))
        start, whole = date(first, 1, 1), date(last + 1, 1, 1) - date(first, 1, 1)
        return cls(first, last, tuple(((on - start) / whole, mark) for on, mark in sorted(found)))

    def columns(self, width: float) -> dict[int, list[str]]:
        """The marks that stand on one another, by their place from the left in steps of SLOT."""
        found: dict[int, list[str]] = {}
        for share, mark in self.marks:
            found.setdefault(int(share * width / SLOT), []).append(mark)
        return found

    def height(self, width: float) -> float:
        """How high the ribbon is in pt."""
        most = max(min(len(marks), MOST_MARKS) for marks in self.columns(width).values())
        return most * SLOT + 2 * LABEL_PITCH


def _events(made: Dossier) -> Iterator[Row]:
    """The rows of the timeline; a provider has none."""
    chapters = (section for section in made.sections if section.key == "timeline")
    for block in (block for chapter in chapters for block in chapter.blocks):
        yield from block.rows


def _on(when: str) -> date | None:
    """The day; of a month its first."""
    parts = when.split("-")
    if len(parts) not in (2, 3) or not all(part.isdigit() for part in parts):
        return None
    return date(*map(int, (*parts, "01")[:3]))


def ribbon(sheet: Sheet, left: float, top: float, width: float, made: Ribbon) -> None:
    """The axis with its years, a mark for each event above; of very many in one place a number."""
    base = top - made.height(width) + LABEL_PITCH
    for slot, marks in made.columns(width).items():
        middle = left + (slot + 0.5) * SLOT
        shown = (
            marks
            if len(marks) <= MOST_MARKS
            else [*marks[: MOST_MARKS - 1], f"+{len(marks) - MOST_MARKS + 1}"]
        )
        for place, mark in enumerate(shown):
            sheet.write_within(mark, MARK, middle, base + 2.5 + place * SLOT, SLOT, CENTRE)
    sheet.rule(left, base, left + width, base, STRONG)
    years = made.last - made.first + 1
    every = -(-years * 26 // int(width))  # a year's label needs its room
    for place in range(years + 1):
        x = left + place / years * width
        sheet.rule(x, base, x, base - 4, THIN)
        if place < years and place % every == 0:
            sheet.write(str(made.first + place), LABEL, x + 3, base - LABEL_PITCH + 2)


def energy_pdf(made: Dossier, width: float, ink: Ink, typefaces: Typefaces | None = None) -> bytes:
    """One page of `width` pt that is the chart of the energy, for the screen."""
    with _page(made, width, ENERGY_HEIGHT, ink, typefaces) as sheet:
        energy(sheet, Box(0, sheet.height, sheet.width, sheet.height), made.energy, ink)
    return sheet.finish()


def ribbon_pdf(
    made: Dossier, found: Ribbon, width: float, ink: Ink, typefaces: Typefaces | None = None
) -> bytes:
    """One page of `width` pt that is the ribbon, for the screen."""
    with _page(made, width, found.height(width) + STRONG, ink, typefaces) as sheet:
        ribbon(sheet, 0, sheet.height - STRONG, sheet.width, found)
    return sheet.finish()


@contextmanager
def _page(
    made: Dossier, width: float, height: float, ink: Ink, typefaces: Typefaces | None
) -> Iterator[Sheet]:
    """A page of its own on the ground of the window."""
    faces = typefaces or of_this_pc()
    sheet = Sheet(f"{made.name}{made.title}", made.bureau, faces, size=(width, height))
    sheet.bar(0, 0, width, height, ink.ground)
    sheet.ink(ink.text)
    with sheet.page():
        yield sheet
