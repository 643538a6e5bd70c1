"""The container of .xls and .et files (compound file, [MS-CFB]): the names and bytes of its streams."""

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE = 0xFFFFFFFA  # sector numbers from here on end a chain
ENTRY = 128


class Damaged(ValueError):
    """The container contradicts itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One directory entry: its first sector and its length in bytes."""

    name: str
    start: int
    size: int


class Compound:
    """A compound file held in memory. Raises Damaged."""

    def __init__(self, content: bytes) -> None:
        if len(content) < 512:
            raise Damaged("header")
        self._content = content
        self._sector = 1 << self._short(30)
        self._mini = 1 << self._short(32)
        if self._sector not in (512, 4096) or self._mini != 64:
            raise Damaged("sector size")
        self._cutoff = self._long(56)
        self._table = self._allocation()
        self._mini_table = self._numbers(self._chain(self._long(60), self._table))
        self.entries = self._directory()
        self._mini_stream = self._chain(self.entries[0].start, self._table)

    def stream(self, entry: Entry) -> bytes:
        """The bytes of one stream."""
        if entry.size < self._cutoff:
            chain = self._walk(entry.start, self._mini_table)
            pieces = [self._mini_stream[n * self._mini : (n + 1) * self._mini] for n in chain]
            return b"".join(pieces)[: entry.size]
        return self._chain(entry.start, self._table)[: entry.size]

    def _short(self, at: int) -> int:
        return int(struct.unpack_from("<H", self._content, at)[0])

    def _long(self, at: int) -> int:
        return int(struct.unpack_from("<I", self._content, at)[0])

    def _numbers(self, content: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _read(self, sector: int) -> bytes:
        at = (sector + 1) * self._sector
        if at >= len(self._content):
            raise Damaged("sector out of file")
        return self._content[at : at + self._sector]

    def _allocation(self) -> tuple[int, ...]:
        sectors = [n for n in self._numbers(self._content[76:512]) if n < FREE]
        following, seen = self._long(68), 0
        while following < FREE:
            numbers = self._numbers(self._read(following))
            sectors += [n for n in numbers[:-1] if n < FREE]
            following, seen = numbers[-1], seen + 1
            if seen > len(self._content) // self._sector:
                raise Damaged("endless table")
        return self._numbers(b"".join(map(self._read, sectors)))

    def _walk(self, start: int, table: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        while start < FREE:
            if start >= len(table) or len(chain) > len(table):
                raise Damaged("chain")
            chain.append(start)
            start = table[start]
        return chain

    def _chain(self, start: int, table: tuple[int, ...]) -> bytes:
        return b"".join(map(self._read, self._walk(start, table)))

    def _directory(self) -> list[Entry]:
        content = self._chain(self._long(48), self._table)
        found = [_entry(content[at : at + ENTRY]) for at in range(0, len(content), ENTRY)]
        if not found:
            raise Damaged("directory")
        return found


def _entry(raw: bytes) -> Entry:
    if len(raw) < ENTRY:
        raise Damaged("directory entry")
    length = max(struct.unpack_from("<H", raw, 64)[0] - 2, 0)
    name = raw[: min(length, 64)].decode("utf-16-le", "replace")
    return Entry(name, *struct.unpack_from("<II", raw, 116))
