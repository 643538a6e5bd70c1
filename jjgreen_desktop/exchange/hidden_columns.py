"""Which columns of a workbook are hidden: the parser of sheets does not tell. Of files that have been checked."""

import io
import re
import struct
import zipfile
from collections import defaultdict

from jjgreen_desktop.exchange import hidden_rows, ole, xls_check, zip_check

Ranges = dict[str, list[tuple[int, int]]]  # by sheet: the first and last place of each, from 0
COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\bwidth="0(?:\.0*)?"')
FIRST, LAST = re.compile(rb'\bmin="(\d+)"'), re.compile(rb'\bmax="(\d+)"')
ROWS = b"sheetData"  # the columns are told before them
ODS_HIDDEN = (b'visibility="collapse"', b'visibility="filter"')
COLUMN_RECORD, IS_HIDDEN = 0x7D, 0x1


def hidden_columns(content: bytes) -> Ranges:
    """The hidden columns by the name of the sheet; sheets without any are left out."""
    if content.startswith(ole.MAGIC):
        return _of_xls(hidden_rows.book_stream(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if hidden_rows.ODS_PART in archive.namelist():
            return _of_ods(archive)
        parts = [one for one in archive.infolist() if zip_check.SHEET.fullmatch(one.filename)]
        found = {one.filename: told for one in parts if (told := _in_part(archive, one))}
        names = hidden_rows.sheet_names(archive) if found else {}
    return {names[part]: told for part, told in found.items() if part in names}


def _in_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> list[tuple[int, int]]:
    head, _ = next(zip_check.pieces(archive, part), (b"", 0))
    tags = filter(HIDDEN.search, COLUMN.findall(head.partition(ROWS)[0]))
    ends = ((FIRST.search(tag), LAST.search(tag)) for tag in tags)
    return [(int(one[1]) - 1, int(two[1]) - 1) for one, two in ends if one and two]


def _of_ods(archive: zipfile.ZipFile) -> Ranges:
    part = archive.getinfo(hidden_rows.ODS_PART)
    pieces = (piece for piece, _ in zip_check.pieces(archive, part))
    if not any(mark in piece for piece in pieces for mark in ODS_HIDDEN):
        return {}
    from xml.etree import ElementTree  # checked to be without definitions; few sheets need it

    found: Ranges = defaultdict(list)
    name, place = "", 0
    with archive.open(part) as stream:
        for event, one in ElementTree.iterparse(stream, ("start", "end")):
            kind = hidden_rows.local(one.tag)
            told = {hidden_rows.local(key): value for key, value in one.items()}
            if event == "end":
                one.clear()
            elif kind == "table":
                name, place = told.get("name", ""), 0
            elif kind == "table-column":
                first, place = place, place + int(told.get("number-columns-repeated", "1"))
                if told.get("visibility") in ("collapse", "filter"):
                    found[name].append((first, place - 1))
    return dict(found)


def _of_xls(book: bytes) -> Ranges:
    names: dict[int, str] = {}  # by where the sheet begins
    found: Ranges = defaultdict(list)
    name = ""
    for at, kind, body in hidden_rows.records(book):
        if kind == hidden_rows.SHEET:
            names[struct.unpack_from("<I", body)[0]] = hidden_rows.sheet_name(body)
        elif kind == xls_check.BOF:
            name = names.get(at, "")
        elif kind == COLUMN_RECORD and name:
            first, last, width, _format, options = struct.unpack_from("<5H", body)
            if options & IS_HIDDEN or not width:
                found[name].append((first, last))
    return dict(found)
