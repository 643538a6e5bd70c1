"""The check of .xls and .et workbooks: password, macros, error cells, charts that spoil the first columns."""

import struct
from collections.abc import Iterator

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import ole
from jjgreen_desktop.exchange.refusals import SAVE_AS, damaged, locked, macros, no_workbook

BOF, EOF, FILE_PASSWORD, BOOL_OR_ERROR, FORMULA = 0x809, 0x0A, 0x2F, 0x205, 0x06
BOOKS = ("Workbook", "Book")


def check(name: str, content: bytes) -> None:
    """Raises Problem naming the file and the next step."""
    try:
        compound = ole.Compound(content)
        streams = {entry.name: entry for entry in compound.entries}
        _check_streams(name, set(streams))
        book = next(streams[stream] for stream in BOOKS if stream in streams)
        _check_records(name, compound.stream(book))
    except (ole.Damaged, struct.error, IndexError) as error:
        raise damaged(name) from error


def _check_streams(name: str, streams: set[str]) -> None:
    if "EncryptedPackage" in streams:
        raise locked(name)
    if "WordDocument" in streams:
        raise no_workbook(name, "是 Word 文档，不是 Excel 工作簿")
    if not streams & set(BOOKS):
        raise no_workbook(name)
    if "_VBA_PROJECT_CUR" in streams or "_VBA_PROJECT" in streams:
        raise macros(name)


def _check_records(name: str, book: bytes) -> None:
    depth = 0
    for kind, body in _records(book):
        if kind == FILE_PASSWORD:
            raise locked(name)
        if kind == BOF:
            depth += 1
            if depth > 1:  # a chart inside a sheet: its stored points would be read as cells
                raise Problem(
                    f"“{name}”的工作表里嵌有图表，旧格式下图表的数据会混进前几列。", SAVE_AS
                )
        elif kind == EOF:
            depth -= 1
        elif _is_error(kind, body):
            row, column = struct.unpack_from("<HH", body)
            raise Problem(
                f"“{name}”第 {row + 1} 行第 {column + 1} 列是出错值（如 #N/A、#REF!）。",
                "请改正公式或填上实际数值并保存，再导入。",
            )


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    at, end = 0, len(book) - 4
    while at <= end:
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _is_error(kind: int, body: bytes) -> bool:
    if kind == BOOL_OR_ERROR:
        return body[7] == 1
    return kind == FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff"
