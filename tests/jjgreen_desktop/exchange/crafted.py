"""Workbooks made by hand: good ones, damaged ones and ones that mean harm."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
HEADER = ("企业名称", "统一社会信用代码", "县（市、区）")
FIRM = ("湖口样例一厂有限公司", "91360429MA0000001P", "湖口县")
Change = Callable[[bytes], bytes]


def xlsx(rows: Sequence[Sequence[object]] = (HEADER, FIRM), sheet: str = "企业") -> bytes:
    """A plain workbook of one sheet."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def patched(
    content: bytes,
    change: Mapping[str, Change] | None = None,
    add: Mapping[str, bytes] | None = None,
    drop: Sequence[str] = (),
) -> bytes:
    """The container with parts changed, added or dropped."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.infolist():
            if part.filename not in drop:
                keep = (change or {}).get(part.filename, bytes)
                new.writestr(part.filename, keep(old.read(part)), zipfile.ZIP_DEFLATED)
        for name, data in (add or {}).items():
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def sheet_with(old: bytes, new: bytes) -> bytes:
    """A plain workbook with a piece of its sheet's XML replaced."""

    def change(xml: bytes) -> bytes:
        assert old in xml
        return xml.replace(old, new, 1)

    return patched(xlsx(), {SHEET: change})


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the given parts, the first one stored."""
    return patched(_empty_zip(), add=parts)


def _empty_zip() -> bytes:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    return buffer.getvalue()


def record(kind: int, body: bytes = b"") -> bytes:
    """One BIFF record."""
    return struct.pack("<HH", kind, len(body)) + body


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (the container of .xls) with the given streams, sectors of 512 bytes."""
    sectors: list[bytes] = []
    table: list[int] = []

    def store(content: bytes) -> int:
        first = len(sectors)
        pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        for place, piece in enumerate(pieces):
            sectors.append(piece)
            table.append(0xFFFFFFFE if place == len(pieces) - 1 else len(sectors))
        return first

    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    entries += [_entry(name, 2, store(data), len(data)) for name, data in streams.items()]
    directory = store(b"".join(entries))
    fat = len(sectors)
    table.append(0xFFFFFFFD)
    sectors.append(struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"))
    return _header(directory, fat) + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return (head + b"\xff" * 12).ljust(116, b"\0") + struct.pack("<IQ", start, size)


def _header(directory: int, fat: int) -> bytes:
    end = 0xFFFFFFFE
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 0, end, 0, end, 0)
    return (head + struct.pack("<I", fat)).ljust(512, b"\xff")
