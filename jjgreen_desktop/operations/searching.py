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


class Entry(NamedTuple):
    """What one enterprise is found by."""

    name: str
    initials: str  # of all readings, with the letters and digits of the name
    code: str  # and the digits of the name


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
        for record, name, code in office.store.rows(Enterprise, "id", "name", "credit_code"):
            ids.append(record)
            entries.append(entry_of(office.reference, name, code))
        return cls(ids, entries)

    def update(self, office: Office, record: str) -> None:
        """Take in that one enterprise was registered, changed or deleted."""
        firm = office.store.get(Enterprise, record)
        entry = entry_of(office.reference, firm.name, firm.credit_code) if firm else None
        self._changed[record] = (self._place(record), entry)

    def find(self, text: str, limit: int, start: int = 0) -> list[str]:
        """Ids of the enterprises that match, in display order, from the `start`-th on.

        Matches a part of the name, of the pinyin initials or of the credit code; several words
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


def entry_of(reference: Reference, name: str | None, code: str | None) -> Entry:
    plain = plain_name(name or "")
    digits = "" if plain.isalpha() else " " + "".join(c if c.isdigit() else " " for c in plain)
    return Entry(plain, " ".join(reference.readings(name or "")), (code or "").casefold() + digits)
