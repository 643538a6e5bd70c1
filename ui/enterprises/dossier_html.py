"""The dossier as one page of text: headings, tables and links, in the colours of the window."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape
from itertools import zip_longest

from PySide6.QtGui import QPalette

from jjgreen_desktop.operations.dossier_shape import Block, Dossier, Heading, Place, Row, Section

CHARTS = {"energy": "chart:energy", "timeline": "chart:ribbon"}
MOST_ROWS = 60  # of a chapter, unless more are asked for; paper has them all
WHOLE = "whole:"  # begins the link that asks
MOST_COLUMNS = 6  # of a narrow page
MARK_WIDTH = 4  # % of the width
FACT_WIDTHS = (16, 34, 16, 34)  # % of the width: label and value, twice
Sizes = dict[str, tuple[int, int]]  # of the charts there are, by section, in px


@dataclass(frozen=True, slots=True)
class Colours:
    """What the page borrows from the palette."""

    border: str
    ground: str
    muted: str

    @classmethod
    def of(cls, palette: QPalette) -> "Colours":
        """The colours of the look shown now."""
        role = QPalette.ColorRole
        wanted = (role.Mid, role.AlternateBase, role.PlaceholderText)
        return cls(*(palette.color(each).name() for each in wanted))


@dataclass(slots=True)
class Page:
    """The page of a dossier; `places` are what its links open, by their number."""

    made: Dossier
    colours: Colours
    charts: Sizes = field(default_factory=dict)
    narrow: bool = False  # the last words of a broad table stand beneath its row
    whole: frozenset[str] = frozenset()  # chapters shown with all their rows
    places: list[Place] = field(default_factory=list)

    def html(self) -> str:
        """The whole page."""
        told = "".join(part for section in self.made.told() for part in self._section(section))
        untold = f"<p>{escape(self.made.untold())}</p>" if self.made.untold() else ""
        basis = self.made.basis
        rests = f"按 {basis.on} 的登记情况，政策包“{basis.pack_title}”。"
        return f"{told}{untold}{self._muted(rests)}"

    def _section(self, section: Section) -> Iterator[str]:
        yield f'<h3 style="margin-top:18px"><a name="{section.key}">{escape(section.title)}</a></h3>'
        if section.said:
            yield f"<p>{_words(section.said)}</p>"
        if size := self.charts.get(section.key):
            yield f'<p><img src="{CHARTS[section.key]}" width="{size[0]}" height="{size[1]}"></p>'
        rows, room = sum(len(block.rows) for block in section.blocks), self._room(section)
        for block in section.blocks:
            if block.rows and room > 0:
                yield from self._block(replace(block, rows=block.rows[:room]))
            room -= len(block.rows)
        if room < 0:
            words = f"显示本章全部 {rows:,} 行"
            link = f'<a href="{WHOLE}{section.key}" style="text-decoration:none">{words}</a>'
            yield f"<p>{link}</p>"

    def _room(self, section: Section) -> int:
        """How many rows of a chapter are shown: laying out very many would hold up the window."""
        return sys.maxsize if section.key in self.whole else MOST_ROWS

    def _block(self, block: Block) -> Iterator[str]:
        if block.title:
            title = escape(block.title)
            linked = self._link(title, block.opens) if block.opens else title
            yield f'<h4 style="margin-top:12px">{linked}</h4>'
        rows = self._listing(block) if block.heads else self._facts(block)
        yield (
            f'<table width="99%" cellspacing="0" cellpadding="4" border="1" '
            f'style="border-collapse:collapse;border-style:solid;border-color:{self.colours.border}">'
        )
        yield from rows
        yield "</table>"

    def _listing(self, block: Block) -> Iterator[str]:
        beneath = self.narrow and len(block.heads) > MOST_COLUMNS
        heads = block.heads[:-1] if beneath else block.heads
        yield f"<thead><tr>{''.join(map(self._head, heads))}</tr></thead>"
        for row in block.rows:
            words = list(self._linked(row))
            told = zip(words, heads, strict=False)
            yield f"<tr>{''.join(_cell(each, head.number) for each, head in told)}</tr>"
            if beneath and words[-1]:
                yield f"<tr>{_cell(words[-1], False, len(heads))}</tr>"

    def _head(self, head: Heading) -> str:
        side = "right" if head.number else "left"
        width = "" if head.text else f' width="{MARK_WIDTH}%"'
        words = f'<span style="color:{self.colours.muted}">{_words(head.text)}</span>'
        return f'<th align="{side}" bgcolor="{self.colours.ground}"{width}>{words}</th>'

    def _linked(self, row: Row) -> Iterator[str]:
        """The first words lead to what the row opens; the rest of it is reached by a double click."""
        number = self._number(row.opens) if row.opens else None
        for at, cell in enumerate(row.cells):
            words = _words(cell.text)
            if row.summed and words:
                words = f"<b>{words}</b>"
            elif number is not None and at == 0:
                words = f'<a href="{number}" style="text-decoration:none">{words}</a>'
            yield words

    def _facts(self, block: Block) -> Iterator[str]:
        """Label and value, twice in a row; the label leads to its field."""
        rows = list(zip_longest(block.rows[::2], block.rows[1::2]))
        for left, right in rows:
            cells = (part for row in (left, right) for part in self._fact(row))
            widths = zip(FACT_WIDTHS, cells, strict=True)
            yield "<tr>" + "".join(f'<td width="{w}%"{cell}</td>' for w, cell in widths) + "</tr>"

    def _fact(self, row: Row | None) -> tuple[str, str]:
        if row is None:
            return ">", ">"
        label, value = (cell.text for cell in row.cells)
        linked = self._label(_words(label), row.opens) if row.opens else _words(label)
        return f' bgcolor="{self.colours.ground}">{linked}', f">{_words(value)}"

    def _number(self, place: Place) -> int:
        self.places.append(place)
        return len(self.places) - 1

    def _link(self, words: str, place: Place) -> str:
        return f'<a href="{self._number(place)}" style="text-decoration:none">{words}</a>'

    def _label(self, words: str, place: Place) -> str:
        """A link that reads like a label: there are many of them."""
        style = f"text-decoration:none;color:{self.colours.muted}"
        return f'<a href="{self._number(place)}" style="{style}">{words}</a>'

    def _muted(self, text: str) -> str:
        return f'<p><span style="color:{self.colours.muted}">{escape(text)}</span></p>'


def _cell(words: str, number: bool, span: int = 1) -> str:
    whole = ' align="right" style="white-space:nowrap"' if number else ""
    return f'<td colspan="{span}"{whole}>{words}</td>'


def _words(text: str) -> str:
    """Words of the register are only words; line ends and wide blanks stay."""
    return escape(text).replace("\n", "<br>").replace("\u3000", 3 * "&nbsp;")
