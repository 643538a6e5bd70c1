"""Which rows of a workbook are hidden, by filter or by hand: the parser of sheets does not tell.

Of files that have been checked: nothing is looked for in one that does harm.
"""

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Collection, Iterator, Mapping

from jjgreen_desktop.exchange import ole, xls_check, zip_check

ODS_PART, ODS_HIDDEN = "content.xml", (b'visibility="collapse"', b'visibility="filter"')
BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
NUMBER = re.compile(rb'\br="(\d+)"')
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\bht="0(?:\.0*)?"')
SHEET, ROW_RECORD = 0x85, 0x208
LAST_ROW = 1 << 20  # of a sheet: the empty rest of it may be hidden as one
NO_HEIGHT = 0x20  # of a row's options in a .xls


def hidden_rows(content: bytes, hiding: Collection[str]) -> dict[str, frozenset[int]]:
    """The numbers of the hidden rows by the name of the sheet; sheets without any are left out.

    `hiding`: the sheets of a .xlsx in which the check saw that rows may be hidden, by their parts.
    """
    if content.startswith(ole.MAGIC):
        return _of_xls(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if ODS_PART in archive.namelist():
            return _of_ods(archive)
        parts = [one for one in archive.infolist() if one.filename in hiding]
        found = {one.filename: rows for one in parts if (rows := _in_part(archive, one))}
        names = sheet_names(archive) if found else {}
    return {names[part]: rows for part, rows in found.items() if part in names}


def _in_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> frozenset[int]:
    rows: set[int] = set()
    for piece, _ in zip_check.pieces(archive, part):
        if zip_check.HIDING.search(piece):
            tags = filter(HIDDEN.search, ROW.findall(piece))
            rows.update(int(found[1]) for tag in tags if (found := NUMBER.search(tag)))
    return frozenset(rows)


def sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The sheets' names by their parts."""
    from xml.etree import ElementTree  # checked to be without definitions; few sheets need it

    relations = ElementTree.fromstring(archive.read(RELATIONS))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    book = ElementTree.fromstring(archive.read(BOOK))
    sheets = (one for one in book.iter() if one.tag.endswith("}sheet"))
    return {
        posixpath.join("/xl", targets.get(_relation(one.attrib), ""))[1:]: one.get("name", "")
        for one in sheets
    }


def _relation(attributes: Mapping[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.endswith("}id")), "")


def _of_ods(archive: zipfile.ZipFile) -> dict[str, frozenset[int]]:
    part = archive.getinfo(ODS_PART)
    pieces = (piece for piece, _ in zip_check.pieces(archive, part))
    if not any(mark in piece for piece in pieces for mark in ODS_HIDDEN):
        return {}
    from xml.etree import ElementTree  # checked to be without definitions; few sheets need it

    rows: dict[str, set[int]] = {}
    name, number = "", 0
    with archive.open(part) as stream:
        for event, one in ElementTree.iterparse(stream, ("start", "end")):
            kind, told = local(one.tag), {local(key): value for key, value in one.items()}
            if event == "end":
                one.clear()
            elif kind == "table":
                name, number = told.get("name", ""), 0
            elif kind == "table-row":
                first, number = number + 1, number + int(told.get("number-rows-repeated", "1"))
                if told.get("visibility") in ("collapse", "filter"):
                    rows.setdefault(name, set()).update(range(first, min(number, LAST_ROW) + 1))
    return {name: frozenset(found) for name, found in rows.items()}


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def _of_xls(content: bytes) -> dict[str, frozenset[int]]:
    book = book_stream(content)
    names: dict[int, str] = {}  # by where the sheet begins
    rows: dict[str, set[int]] = {}
    name = ""
    for at, kind, body in records(book):
        if kind == SHEET:
            names[struct.unpack_from("<I", body)[0]] = sheet_name(body)
        elif kind == xls_check.BOF:
            name = names.get(at, "")
        elif kind == ROW_RECORD and body[12] & NO_HEIGHT:
            rows.setdefault(name, set()).add(struct.unpack_from("<H", body)[0] + 1)
    return {name: frozenset(found) for name, found in rows.items() if name}


def book_stream(content: bytes) -> bytes:
    """The stream of a .xls its sheets are in."""
    compound = ole.Compound(content)
    streams = {entry.name: entry for entry in compound.entries}
    return compound.stream(next(streams[one] for one in xls_check.BOOKS if one in streams))


def records(book: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each record with where it begins."""
    at, end = 0, len(book) - 4
    while at <= end:
        kind, length = struct.unpack_from("<HH", book, at)
        yield at, kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def sheet_name(body: bytes) -> str:
    """The name in a sheet's record of a .xls."""
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * (2 if wide else 1)].decode(
        "utf-16-le" if wide else "latin-1", "replace"
    )
