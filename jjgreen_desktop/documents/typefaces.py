"""Which face draws which character: the faces of this PC or the bundled ones, with per-character fallback."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

import resources
from jjgreen_desktop.documents.installed_fonts import FontFile, find_installed

BEYOND_BMP = re.compile(r"<([0-9A-F]{5})>")


class Role(StrEnum):
    """The faces GB/T 9704 asks for, by the names `resources/fonts/faces.toml` uses."""

    SONG = "宋体"
    BIAOSONG = "小标宋"
    FANGSONG = "仿宋"
    KAI = "楷体"
    HEI = "黑体"


@dataclass(frozen=True, slots=True)
class Glyph:
    """How one character is drawn: the registered font and the advance as a share of the size."""

    font: str
    width: float


class NoGlyph(LookupError):
    """A character that no face has."""

    def __init__(self, character: str) -> None:
        super().__init__(character)
        self.character = character


Loader = Callable[[], TTFont]


class Glyphs(dict[str, Glyph]):
    """The glyphs of one role, found when first asked for. Raises NoGlyph."""

    def __init__(self, loaders: Iterable[Loader]) -> None:
        super().__init__()
        self._loaders = tuple(loaders)

    def __missing__(self, character: str) -> Glyph:
        for font in self._fonts():
            if ord(character) in font.face.charToGlyph:
                width = font.face.charWidths[ord(character)] / 1000
                return self.setdefault(character, Glyph(font.fontName, width))
        raise NoGlyph(character)

    def _fonts(self) -> Iterator[TTFont]:
        return (load() for load in self._loaders)


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose text can be copied back from the PDF, 𠮷 too.

    reportlab writes characters beyond U+FFFF into the ToUnicode table as they are; it wants UTF-16.
    """

    def addObjects(self, doc: PDFDocument) -> None:
        """Embed the subsets used in this document."""
        super().addObjects(doc)
        for name, entry in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                entry.content = BEYOND_BMP.sub(_utf16, entry.content)


def _utf16(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"


class Typefaces:
    """The faces papers are set in, by role. Fonts are read when a character first needs them."""

    def __init__(self, installed: Callable[[Role], FontFile | None]) -> None:
        self._installed = installed
        self._glyphs: dict[Role, Glyphs] = {}

    def glyphs(self, role: Role) -> Glyphs:
        """Glyphs of a role: the PC's face, the bundled one, then 宋体 (every character) and 楷体 (𠮷)."""
        if role not in self._glyphs:
            self._glyphs[role] = Glyphs(self._loaders(role))
        return self._glyphs[role]

    def _loaders(self, role: Role) -> Iterator[Loader]:
        if file := self._installed(role):
            yield lambda: _installed_font(file)
        for each in dict.fromkeys((role, Role.SONG, Role.KAI)):
            yield lambda each=each: _bundled_font(each)  # type: ignore[misc]


@cache
def bundled() -> Typefaces:
    """Only the faces that ship with the program: the same paper on every PC."""
    return Typefaces(lambda _role: None)


@cache
def of_this_pc() -> Typefaces:
    """The PC's own 方正小标宋, 仿宋, 楷体, 黑体 and 宋体 where installed, else the bundled faces."""
    found = find_installed({role: tuple(face(role)["installed"]) for role in Role})
    return Typefaces(lambda role: found.get(role))


@cache
def face(role: str) -> dict[str, Any]:
    """The entry of `resources/fonts/faces.toml` for a role. Raises KeyError for an unknown role."""
    listed = tomllib.loads(resources.read("fonts", "faces.toml").decode("utf-8"))["face"]
    by_role: dict[str, dict[str, Any]] = {entry["role"]: entry for entry in listed}
    return by_role[role]


@cache
def _bundled_font(role: Role) -> TTFont:
    entry = face(role)
    return _register(entry["family"].replace(" ", ""), resources.read("fonts", entry["file"]), 0)


@cache
def _installed_font(file: FontFile) -> TTFont:
    return _register(f"{file.path.name}:{file.index}", file.path.read_bytes(), file.index)


def _register(name: str, content: bytes, index: int) -> TTFont:
    font = EmbeddedFont(name, BytesIO(content), subfontIndex=index, asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font
