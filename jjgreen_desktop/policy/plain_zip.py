"""A zip without compression, written and read here: the same parts give the same bytes on any PC.

Compression differs between library versions and systems; any unpacker opens what is only stored.
"""

import struct
import zlib
from collections.abc import Mapping

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
VERSION, UTF8, STORED = 20, 0x800, 0
MADE_BY, READABLE = 3 << 8 | VERSION, 0o100644 << 16  # as on Unix: names are not taken for DOS ones
MOST_PARTS = 2_000
NO_TIME, FIRST_DAY = 0, 0x21  # 1980-01-01: zip knows no day before


class Damaged(ValueError):
    """The bytes are not what this module writes: the part it is about ("" is the whole), and what is wrong."""

    def __init__(self, what: str, part: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.part = part


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts in their order as one zip."""
    body, directory, place = [], [], 0
    for name, data in parts.items():
        known = (UTF8, STORED, NO_TIME, FIRST_DAY, zlib.crc32(data), len(data), len(data))
        path = name.encode()
        head = LOCAL.pack(b"PK\3\4", VERSION, *known, len(path), 0)
        body += [head, path, data]
        directory += [_central(known, len(path), place), path]
        place += len(head) + len(path) + len(data)
    whole, listed = b"".join(body), b"".join(directory)
    count = len(parts)
    return whole + listed + END.pack(b"PK\5\6", 0, 0, count, count, len(listed), len(whole), 0)


def _central(known: tuple[int, ...], length: int, place: int) -> bytes:
    return CENTRAL.pack(b"PK\1\2", MADE_BY, VERSION, *known, length, 0, 0, 0, 0, READABLE, place)


def unzipped(content: bytes) -> dict[str, bytes]:
    """The parts in their order. Raises Damaged for anything but what `zipped` wrote, to the bit."""
    parts: dict[str, bytes] = {}
    place = 0
    while content[place : place + 4] == b"PK\3\4":
        if len(parts) >= MOST_PARTS:
            raise Damaged("文件里的条目太多，不是测算封存文件。")
        name, data, place = _part(content, place)
        if name in parts:
            raise Damaged("有两份。", name)
        parts[name] = data
    if not parts:
        raise Damaged("这不是测算封存文件。")
    if zipped(parts) != content:
        raise Damaged("文件的目录部分不是程序写出的原样，被改动、截断过，或用别的软件重新打过包。")
    return parts


def _part(content: bytes, place: int) -> tuple[str, bytes, int]:
    if len(content) < place + LOCAL.size:
        raise Damaged("文件不完整，后面一段缺失。")
    head = LOCAL.unpack_from(content, place)
    crc, size, length = head[6], head[8], head[9]
    start = place + LOCAL.size + length + head[10]
    name = _name(content[place + LOCAL.size : place + LOCAL.size + length])
    data = content[start : start + size]
    if len(data) < size:
        raise Damaged("没有写完，从这里起缺失。", name)
    if zlib.crc32(data) != crc:
        raise Damaged("已损坏或被改动。", name)
    return name, data, start + size


def _name(path: bytes) -> str:
    try:
        return path.decode()
    except UnicodeDecodeError as error:
        raise Damaged("文件的目录部分已损坏。") from error
