"""The one door from text to ink: every string a paper shows becomes lines of glyphs here.

User text is data: there is no markup. A character that no face has is refused by name, never dropped.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from jjgreen_desktop.documents.line_breaking import break_lines
from jjgreen_desktop.documents.typefaces import NoGlyph, Role, Typefaces
from jjgreen_desktop.domain.problem import Problem

BLANKS = re.compile(r"[\t\n\v\f\r\x85\xa0\u2028\u2029]+")
AROUND = 10  # characters of the text shown on each side of one that cannot be printed
CACHED = 20_000
ROUNDING = 0.01  # pt: 28 characters of exactly 1/28 of the width are one line


@dataclass(frozen=True, slots=True)
class Style:
    """Role and size (pt) of the face, and what is added after every character (pt)."""

    role: Role
    size: float
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its runs (registered font, text), size, tracking and width (pt), how many characters."""

    runs: tuple[tuple[str, str], ...]
    size: float
    tracking: float
    width: float
    count: int

    def stretched(self, width: float) -> "Line":
        """The same line spread to `width`; one more than a quarter short stays as it is."""
        gap = width - self.width
        if self.count < 2 or gap > width / 4:
            return self
        tracking = self.tracking + gap / (self.count - 1)
        return Line(self.runs, self.size, tracking, width, self.count)


class Typesetter:
    """Measures and sets text in the given faces, remembering what it has measured."""

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces
        self._measure = lru_cache(CACHED)(self._measured)
        self.paragraph = lru_cache(CACHED // 20)(self._paragraph)

    def line(self, text: str, style: Style) -> Line:
        """The text on one line. Raises Problem for a character that cannot be printed."""
        return self._set(clean(text), style)

    def _paragraph(
        self, text: str, style: Style, width: float, indent: float = 0, justified: bool = True
    ) -> tuple[Line, ...]:
        """Lines no wider than `width` (pt), all but the last spread to it; none breaks 禁则.

        Raises Problem for a character that cannot be printed.
        """
        text = clean(text)
        try:
            # The last character of a line needs no tracking after it.
            room = width + style.tracking + ROUNDING
            texts = list(break_lines(text, self._ruler(style), room, indent))
        except NoGlyph as missing:
            raise unprintable(missing.character, text) from missing
        lines = [self._set(each, style) for each in texts]
        if justified:
            for at in range(len(lines) - 1):
                lines[at] = lines[at].stretched(width - (0 if at else indent))
        return tuple(lines)

    def _ruler(self, style: Style) -> Callable[[str], float]:
        return lambda piece: self._measure(piece, style)

    def _measured(self, piece: str, style: Style) -> float:
        glyphs = self._typefaces.glyphs(style.role)
        return sum(glyphs[each].width for each in piece) * style.size + len(piece) * style.tracking

    def _set(self, text: str, style: Style) -> Line:
        glyphs = self._typefaces.glyphs(style.role)
        try:
            width = self._measured(text, style) - (style.tracking if text else 0)
        except NoGlyph as missing:
            raise unprintable(missing.character, text) from missing
        runs = groupby(text, lambda each: glyphs[each].font)
        joined = tuple((font, "".join(run)) for font, run in runs)
        return Line(joined, style.size, style.tracking, width, len(text))


def clean(text: str) -> str:
    """The text as it prints: line ends and tabs are one blank, marks without ink (U+200B) nothing."""
    if text.isprintable():
        return text
    text = BLANKS.sub(" ", text)
    return "".join(each for each in text if unicodedata.category(each) not in ("Cc", "Cf"))


def unprintable(character: str, text: str) -> Problem:
    """Names the character, its code and the words it stands in."""
    at = text.index(character)
    before, after = text[max(0, at - AROUND) : at], text[at + 1 : at + 1 + AROUND]
    return Problem(
        f"“{before}{character}{after}”里的“{character}”（U+{ord(character):04X}）没有字体可以印出。",
        "请核对这个字是否录错；确是此字的，请安装含有它的字体，或改用通用字后再打印。",
    )
