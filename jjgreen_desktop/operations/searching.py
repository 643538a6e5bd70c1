"""Instant search: names, pinyin initials and codes as three long texts, scanned for what is typed.

At 500,000 rows LIKE takes 0.2 s; `str.find` takes milliseconds, and reads only as far as a page needs.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import accumulate, islice
from typing import NamedTuple

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reference import Reference

END = 1 << 60
SOUGHT = ("name", "credit_code", "former_names", "former")


class Entry(NamedTuple):
    """What one enterprise is found by."""

    name: str  # and the former ones
    initials: str  # of all readings, with the letters and digits of the names
    code: str  # and the former ones, and the digits of the names


class _Text:
    """Many lines as one text, with where each starts."""

    def __init__(self, lines: list[str]) -> None:
        self.text = "\n".join(lines)
        self.starts = array("L", accumulate((len(line) + 1 for line in lines), initial=0))

    def next(self, word: str, line: int) -> int:
        """The first line from `line` on that contains `word`; END when there is none."""
        place = self.text.find(word, self.starts[line])
        return END if place < 0 else bisect_right(self.starts, place) - 1


class _Cursor:
    """Walks the lines that contain one word in any of the texts; never reads a stretch twice."""

    def __init__(self, texts: Iterable[_Text], word: str) -> None:
        self._word = word
        self._at = [(text, text.next(word, 0)) for text in texts]

    def seek(self, line: int) -> int:
        """The first line from `line` on that contains the word."""
        self._at = [
            (text, at if at >= line else text.next(self._word, line)) for text, at in self._at
        ]
        return min(at for _, at in self._at)


class Index:
    """The enterprises in display order (order of entry). Filled off the window's thread, then searched on it."""

    def __init__(self, ids: list[str], entries: list[Entry]) -> None:
        self._ids = ids
        names, initials, codes = zip(*entries, strict=True) if entries else ((), (), ())
        self._texts = tuple(_Text(list(lines)) for lines in (names, initials, codes))
        # Enterprises changed since the texts were made: their place, and what they are found by now.
        self._changed: dict[str, tuple[int, Entry | None]] = {}

    @classmethod
    def build(cls, office: Office) -> "Index":
        """Read all enterprises of the register: about 6 µs each."""
        ids, entries = [], []
        for record, name, code, names, codes in office.store.rows(Enterprise, "id", *SOUGHT):
            ids.append(record)
            if names or codes:  # few have been renamed
                name, code = f"{name or ''}\n{names or ''}", f"{code or ''} {codes or ''}"
            entries.append(entry_of(office.reference, name, code))
        return cls(ids, entries)

    def update(self, office: Office, record: str) -> None:
        """Take in that one enterprise was registered, changed or deleted."""
        firm = office.store.get(Enterprise, record)
        self._changed[record] = (self._place(record), _entry(office.reference, firm))

    def find(self, text: str, limit: int, start: int = 0) -> list[str]:
        """Ids of the enterprises that match, in display order, from the `start`-th on.

        Matches a part of the name, of the pinyin initials or of the credit code, those of former days
        as well; several words
        apart by blanks must all match. Empty text matches all.
        """
        return list(islice(self._matches(text), start, start + limit))

    def count(self, text: str, up_to: int = 10_000) -> int:
        """How many match, counted no further than `up_to`."""
        return sum(1 for _ in islice(self._matches(text), up_to))

    def _where(self, word: str) -> tuple[_Text, ...]:
        """The texts that may hold a word: letters are initials, digits stand in the code or the name."""
        names, initials, codes = self._texts
        if not (word.isascii() and word.isalnum()):
            return (names,)
        if word.isalpha():
            return (initials,)
        return (codes,) if word.isdigit() else (initials, codes)

    def _matches(self, text: str) -> Iterator[str]:
        words = [plain_name(word) for word in text.split()]
        kept = ((line, self._ids[line]) for line in self._lines(words))
        unchanged = (pair for pair in kept if pair[1] not in self._changed)
        changed = sorted(
            (place, record)
            for record, (place, entry) in self._changed.items()
            if entry and all(any(word in part for part in entry) for word in words)
        )
        return (record for _, record in merge(unchanged, changed))

    def _lines(self, words: list[str]) -> Iterator[int]:
        """Lines that contain every word: each word's cursor leaps to where the others are."""
        if not words:
            yield from range(len(self._ids))
            return
        cursors = [_Cursor(self._where(word), word) for word in words]
        line = 0
        while line < len(self._ids):
            reached = max(cursor.seek(line) for cursor in cursors)
            if reached == line:
                yield line
            line = line + 1 if reached == line else reached

    def _place(self, record: str) -> int:
        """Where the enterprise stands or would stand: ids are in order of entry."""
        return bisect_left(self._ids, record)


def _entry(reference: Reference, firm: Enterprise | None) -> Entry | None:
    if firm is None:
        return None
    names = "\n".join(filter(None, (firm.name, *(firm.former_names or ()))))
    codes = " ".join(filter(None, (firm.credit_code, *(firm.former or ()))))
    return entry_of(reference, names, codes)


def entry_of(reference: Reference, name: str | None, code: str | None) -> Entry:
    """What a firm is found by: its names, one a line, and its codes."""
    if name and "\n" in name:
        each = [entry_of(reference, one, code) for one in name.split("\n") if one]
        return Entry(*(" ".join(dict.fromkeys(part)) for part in zip(*each, strict=True)))
    plain = plain_name(name or "")
    digits = "" if plain.isalpha() else " " + "".join(c if c.isdigit() else " " for c in plain)
    return Entry(plain, " ".join(reference.readings(name or "")), (code or "").casefold() + digits)
