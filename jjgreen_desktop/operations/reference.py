"""Reference tables that ship with the program, read when first asked for: industries, pinyin, energy, limits."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, product
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from resources import read

if TYPE_CHECKING:  # read when first asked for
    from jjgreen_desktop.operations.carriers import Carriers
    from jjgreen_desktop.operations.limits import Limits

LEVELS = ("小类", "中类", "大类", "门类")
MOST_READINGS = 8


class Industry(NamedTuple):
    """One row of GB/T 4754-2017. `section` is the letter (C: 制造业); `code` of a 小类 has four digits."""

    code: str
    name: str
    level: str
    section: str
    parent: str
    source: str
    confidence: str

    def title(self) -> str:
        """Code and name, as staff pick it."""
        return f"{self.code} {self.name}"


class Reference:
    """The reference tables. Nothing is read before it is asked for: start-up matters."""

    @cached_property
    def industries(self) -> dict[str, Industry]:
        """Every industry of sections B, C and D by its code, in the order of the standard."""
        text = read("reference", "industries.csv").decode("utf-8")
        heading, *rows = csv.reader(io.StringIO(text))
        in_order = itemgetter(*map(heading.index, Industry._fields))
        return {one.code: one for one in map(Industry._make, map(in_order, rows))}

    @cached_property
    def carriers(self) -> "Carriers":
        """The energy carriers with their factors of standard coal. GB/T 2589."""
        from jjgreen_desktop.operations.carriers import read_carriers

        return read_carriers(self.readings)

    @cached_property
    def limits(self) -> "Limits":
        """能效标杆水平 and energy limits per product."""
        from jjgreen_desktop.operations.limits import read_limits

        return read_limits(self.readings, self._industry_name)

    def _industry_name(self, code: str) -> str:
        found = self.industries.get(code)
        return found.name if found else ""

    def industry(self, text: str) -> Industry | None:
        """The industry meant by a code or a full name, the finest level first; None if there is none."""
        wanted = _folded(text)
        if found := self.industries.get(wanted.upper()):
            return found
        named = [one for one in self.industries.values() if one.name == wanted]
        return min(named, key=lambda one: LEVELS.index(one.level), default=None)

    def find_industries(self, text: str, limit: int = 20) -> list[Industry]:
        """Industries by the start of the code, a part of the name, or initials; 小类 first."""
        wanted = _folded(text).lower()
        found = [one for one in self.industries.values() if self._matches(one, wanted)]
        found.sort(key=lambda one: (one.code.lower() != wanted, LEVELS.index(one.level)))
        return list(islice(found, limit))

    def _matches(self, industry: Industry, wanted: str) -> bool:
        return (
            industry.code.lower().startswith(wanted)
            or wanted in industry.name.lower()
            or (wanted.isascii() and wanted.isalpha() and self._sounds(industry, wanted))
        )

    def _sounds(self, industry: Industry, wanted: str) -> bool:
        return any(wanted in reading for reading in self._industry_readings[industry.code])

    @cached_property
    def _industry_readings(self) -> dict[str, tuple[str, ...]]:
        return {one.code: self.readings(one.name) for one in self.industries.values()}

    def initials(self, text: str) -> str:
        """The pinyin initials of the usual readings: 九江石化 → jjsh. Letters and digits stay; marks go.

        Lines stay lines: very many names are read at once.
        """
        return unicodedata.normalize("NFKC", text).translate(self._pinyin.usual)

    def readings(self, text: str) -> tuple[str, ...]:
        """All initials a reader might type, the usual one first: 长江 → zj, cj. At most eight."""
        usual = self.initials(text)
        if not self.has_further_readings(text):
            return (usual,)
        spread = product(*self._letters(unicodedata.normalize("NFKC", text)))
        return tuple(islice(("".join(one) for one in spread), MOST_READINGS))

    def has_further_readings(self, text: str) -> bool:
        """Whether a character of it is read in more than one way."""
        return not (text.isascii() or self._pinyin.further.keys().isdisjoint(text))

    def _letters(self, text: str) -> Iterator[str]:
        for character in text:
            if usual := character.translate(self._pinyin.usual):
                yield usual + self._pinyin.further.get(character, "")

    @cached_property
    def _pinyin(self) -> "_Pinyin":
        return _Pinyin(read("pinyin", "initials.txt").decode("utf-8"))


class _Letters(dict[int, str | None]):
    """A table for `str.translate`: what it does not know stays if it is a letter or digit, else goes."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = character.lower() if character.isalnum() else None
        return self[code]


class _Pinyin:
    """The initials of `resources/pinyin/initials.txt`: `usual` per character, `further` where there are more."""

    def __init__(self, table: str) -> None:
        self.usual = _Letters()
        self.usual[ord("\n")] = "\n"
        self.further: dict[str, str] = {}
        for line in table.splitlines():
            head, characters = line.split(" ")
            if head.startswith("+"):
                self._add(head[1], characters)
            else:
                self.usual.update(dict.fromkeys(map(ord, characters), head))

    def _add(self, letter: str, characters: str) -> None:
        for character in characters:
            self.further[character] = self.further.get(character, "") + letter


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def load_reference() -> Reference:
    """The shipped tables. Quick: each table is read at its first use."""
    return Reference()
