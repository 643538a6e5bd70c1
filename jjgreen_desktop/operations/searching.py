"""Instant search: names, pinyin initials and codes as long texts, scanned for what is typed.

At 500,000 rows LIKE takes 0.2 s; looking through a text takes milliseconds, and reads only as far as a page
needs. The texts are kept in blocks: what is done to one of them takes no longer than a frame on the screen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count, islice
from operator import methodcaller
from typing import Any, NamedTuple

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reference import Reference

LINES = 4096  # of a block
SOUGHT = ("name", "credit_code", "former_names", "former")
PLAIN = re.compile(r"[0-9a-z一-鿿]*")  # a name that compares as it is written
DIGITS = re.compile(r"\d+")
_breaks = methodcaller("count", "\n")
Row = tuple[str | None, ...]  # the values of SOUGHT


class Entry(NamedTuple):
    """What one enterprise is found by."""

    name: str  # and the former ones
    initials: str  # of all readings, with the letters and digits of the names
    code: str  # and the former ones, and the digits of the names


class _Block:
    """Some enterprises: their names, initials and codes as three texts of a line each."""

    def __init__(self, entries: Sequence[Entry], written: dict[int, str] | None = None) -> None:
        self.size = len(entries)
        self._texts = tuple("\n".join(lines) for lines in zip(*entries, strict=True))
        self._written = written or {}  # names that are written otherwise than they compare

    def found(self, words: Sequence[str]) -> bytes:
        """A byte for each line: 1 where it contains every word."""
        found = (1 << 8 * self.size) - 1
        for word in words:
            either = 0
            for text in self._where(word):
                either |= int.from_bytes(_lines(text, word, self.size), "little")
            found &= either
        ones = int.from_bytes(bytes([1]) * self.size, "little")
        return (found & ones).to_bytes(self.size, "little")

    def _where(self, word: str) -> tuple[str, ...]:
        """The texts that may hold a word: letters are initials, digits stand in the code or the name."""
        names, initials, codes = self._texts
        if not (word.isascii() and word.isalnum()):
            return (names,)
        if word.isalpha():
            return (initials,)
        return (codes,) if word.isdigit() else (initials, codes)

    def line(self, number: int) -> tuple[str, str]:
        """The name as it is written and the code; of a firm with former names what it is found by."""
        name = self._written.get(number) or _line(self._texts[0], number)
        return name, _line(self._texts[2], number).partition(" ")[0].upper()


def _lines(text: str, word: str, size: int) -> bytes:
    """A byte for each line of a text: 1 where it contains the word."""
    parts = text.split(word)
    if len(parts) == 1:
        return b""
    found = bytearray(size)
    del parts[-1]
    for line in accumulate(map(_breaks, parts)):
        found[line] = 1
    return bytes(found)


def _line(text: str, number: int) -> str:
    return text.split("\n", number + 1)[number]


class Index:
    """The enterprises in display order (order of entry). Filled off the window's thread, then searched on it."""

    def __init__(self, ids: Iterable[str] = (), entries: Sequence[Entry] = ()) -> None:
        self.ids = Ids(ids)
        self._blocks = [
            _Block(entries[start : start + LINES]) for start in range(0, len(entries), LINES)
        ]
        self._lined = len(entries)  # enterprises that have a line; later ones are in `_changed`
        # Enterprises changed since the texts were made, by place: what they are found by now, None if gone.
        self._changed: dict[int, tuple[Entry, str, str] | None] = {}

    @classmethod
    def build(cls, office: Office, model: type[Record] = Enterprise) -> "Index":
        """Read all enterprises of the register (or another model's records): about 3 µs each."""
        index = cls()
        while not index.read_on(office, model):
            pass
        return index

    def read_on(self, office: Office, model: type[Record] = Enterprise, blocks: int = 64) -> bool:
        """Read some more records, in order of entry; returns whether these were the last."""
        after = self.ids[-1] if self.ids else ""
        keys = [key for key in SOUGHT if key in model.model_fields]
        rows = office.store.rows(model, "id", *keys, after=after, most=blocks * LINES)
        while some := list(islice(rows, LINES)):
            self._add(office.reference, some)
            blocks -= 1
        self._lined = len(self.ids)
        return blocks > 0

    def _add(self, reference: Reference, rows: Sequence[tuple[Any, ...]]) -> None:
        blanks = (None,) * (len(SOUGHT) + 1 - len(rows[0]))
        found = _entries(reference, [(*row[1:], *blanks) for row in rows])
        written = {}
        for line, (row, entry) in enumerate(zip(rows, found, strict=True)):
            self.ids.append(row[0])
            if row[1] and row[1] != entry.name:
                written[line] = row[1]
        self._blocks.append(_Block(found, written))

    def update(self, office: Office, record: str) -> None:
        """Take in that one enterprise was registered, changed or deleted."""
        self.put(office.reference, record, office.store.get(Enterprise, record))

    def put(self, reference: Reference, record: str, firm: Record | None) -> None:
        """Take in what one enterprise is now; None: it is no more. A new one stands last."""
        place = self.ids.place(record)
        if place < 0:
            self.ids.append(record)
            place = len(self.ids) - 1
        self._changed[place] = None if firm is None else _as_found(reference, firm)

    def find(self, text: str, limit: int, start: int = 0) -> list[str]:
        """Ids of the enterprises that match, in display order, from the `start`-th on.

        Matches a part of the name, of the pinyin initials or of the credit code, those of former days
        as well; several words apart by blanks must all match. Empty text matches all.
        """
        places = compress(count(), (one for part in self.found(text) for one in part))
        return [self.ids[place] for place in islice(places, start, start + limit)]

    def count(self, text: str, up_to: int = 10_000) -> int:
        """How many match, counted no further than `up_to`."""
        return len(self.find(text, up_to))

    def found(self, text: str) -> Iterator[bytes]:
        """A byte for each enterprise by its place, some thousand at a time: 1 where it matches."""
        words = [plain_name(word) for word in text.split()]
        changed = {
            place: bool(now and all(any(word in part for part in now[0]) for word in words))
            for place, now in self._changed.items()
        }
        start = 0
        for block in self._blocks:
            yield _corrected(block.found(words), start, changed)
            start += block.size
        yield _corrected(bytes(len(self.ids) - start), start, changed)

    def told(self, place: int) -> tuple[str, str]:
        """The name and the code of the enterprise at a place, as far as they are kept here."""
        if now := self._changed.get(place):
            return now[1], now[2]
        if place >= self._lined:
            return "", ""
        return self._blocks[place // LINES].line(place % LINES)


def _corrected(found: bytes, start: int, changed: dict[int, bool]) -> bytes:
    if not changed:
        return found
    right = bytearray(found)
    for place, matches in changed.items():
        if start <= place < start + len(right):
            right[place - start] = matches
    return bytes(right)


def _as_found(reference: Reference, firm: Record) -> tuple[Entry, str, str]:
    held = firm.__dict__
    name, code = held.get("name") or "", held.get("credit_code") or ""
    names = "\n".join(filter(None, (name, *(held.get("former_names") or ()))))
    codes = " ".join(filter(None, (code, *(held.get("former") or ()))))
    return entry_of(reference, names, codes), name, code


def _entries(reference: Reference, rows: Sequence[Row]) -> list[Entry]:
    """What each is found by: plain names all at once, the others one by one."""
    plain = [row[0] or "" for row in rows]
    usual = [
        not (row[2] or row[3])
        and PLAIN.fullmatch(name) is not None
        and not reference.has_further_readings(name)
        for name, row in zip(plain, rows, strict=True)
    ]
    names = [name if plain_ else "" for name, plain_ in zip(plain, usual, strict=True)]
    initials = reference.initials("\n".join(names)).split("\n")
    return [
        Entry(row[0] or "", sound, _digits(row[0] or "", row[1] or ""))
        if plain_
        else entry_of(reference, *_with_former(row))
        for row, sound, plain_ in zip(rows, initials, usual, strict=True)
    ]


def _with_former(row: Row) -> tuple[str | None, str | None]:
    name, code, names, codes = row
    if names or codes:  # few have been renamed
        return f"{name or ''}\n{names or ''}", f"{code or ''} {codes or ''}"
    return name, code


def entry_of(reference: Reference, name: str | None, code: str | None) -> Entry:
    """What a firm is found by: its names, one a line, and its codes."""
    if name and "\n" in name:
        each = [entry_of(reference, one, code) for one in name.split("\n") if one]
        return Entry(*(" ".join(dict.fromkeys(part)) for part in zip(*each, strict=True)))
    plain = plain_name(name or "")
    return Entry(plain, " ".join(reference.readings(name or "")), _digits(plain, code or ""))


def _digits(plain: str, code: str) -> str:
    """The code, and the digits of the name: they are looked for where codes are."""
    return " ".join((code.casefold().replace("\n", " "), *DIGITS.findall(plain)))
