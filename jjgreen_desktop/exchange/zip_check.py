"""The check of .xlsx and .ods containers: sizes, ratio, DTD, macros, links, merges, damaged cells."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.refusals import damaged, locked, macros, no_workbook

MOST_ENTRIES = 5_000
MOST_UNPACKED = 400 * 1024 * 1024
MOST_RATIO = 300  # of entries above RATIO_FROM bytes
RATIO_FROM = 8 * 1024 * 1024
MOST_CELLS = 3_000_000
MOST_MERGES = 20_000
MOST_MERGED_CELLS = 100_000
CHUNK, OVERLAP = 1 << 20, 256

ANEW = "请在 WPS 或 Excel 中打开，把要导入的内容复制到新建的工作簿里保存，再导入。"
MERGED = b"<mergeCell "
MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
# Cells with content only: a fill over whole rows or columns leaves empty ones out there, and is common.
FAR_CELL = re.compile(rb'<c r="([A-Z]{3}\d+|[A-Z]{1,2}\d{7,})"[^>]*(?<!/)>')
ERROR_CELL = re.compile(rb'<c (?:[^>]*? )?r="([A-Z]+\d+)"[^>]*? t="e"')
EMPTY_FORMULA = re.compile(rb"</f>(?:<v ?/>|<v></v>)?</c>")
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
HIDING = re.compile(rb' h(?:idden="|t="0)')  # begins what hides a row, and other things too
TEXT_PARTS = (".xml", ".rels", ".vml")


def check(name: str, content: bytes) -> frozenset[str]:
    """The sheets in which rows may be hidden, by their parts. Raises Problem naming the file and the next step."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_entries(name, archive)
            _check_kind(name, archive)
            parts = [one for one in archive.infolist() if one.filename.endswith(TEXT_PARTS)]
            return frozenset(one.filename for one in parts if _check_part(name, archive, one))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise damaged(name) from error


def _check_entries(name: str, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise locked(name)
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or any(map(_bomb, entries)):
        raise Problem(f"“{name}”解开后大得不正常，可能是有意做坏的文件，没有打开。", ANEW)
    if len({entry.filename for entry in entries}) < len(entries):
        raise Problem(f"“{name}”内部有重名的部分，不能确定该读哪一份。", ANEW)


def _bomb(entry: zipfile.ZipInfo) -> bool:
    packed = max(entry.compress_size, 1)
    return entry.file_size > RATIO_FROM and entry.file_size / packed > MOST_RATIO


def _check_kind(name: str, archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if any(part.endswith("vbaProject.bin") or "/macrosheets/" in part for part in names):
        raise macros(name)
    if any(part.startswith("xl/externalLinks/") for part in names):
        raise Problem(
            f"“{name}”引用了别的工作簿，数值可能不是最新的。",
            "请在 WPS 或 Excel 的“数据—编辑链接”里断开链接并保存，再导入。",
        )
    if "mimetype" in names:
        _check_ods(name, archive, names)
    elif "xl/workbook.xml" not in names:
        raise _wrong(name, names)


def _check_ods(name: str, archive: zipfile.ZipFile, names: list[str]) -> None:
    with archive.open("mimetype") as stream:
        kind = stream.read(100)
    if not kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise _wrong(name, names)
    if any(part.startswith(("Basic/", "Scripts/")) for part in names):
        raise macros(name)
    if "META-INF/manifest.xml" in names:
        with archive.open("META-INF/manifest.xml") as stream:
            if b"encryption-data" in stream.read(CHUNK):
                raise locked(name)


def _check_part(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Read one part through once, in pieces that overlap so that no mark is cut in two.

    Returns whether it is a sheet in which rows may be hidden.
    """
    sheet, hiding = bool(SHEET.fullmatch(entry.filename)), False
    cells = merges = 0
    for piece, fresh in pieces(archive, entry):
        _check_markup(name, piece)
        if entry.filename.endswith(".rels"):
            _check_links(name, piece)
        if sheet:
            _check_cells(name, piece)
            cells += piece.count(b"<c ", fresh)
            merges += piece.count(MERGED, fresh) if b"m" in piece else 0
            hiding = hiding or bool(HIDING.search(piece))
    if cells > MOST_CELLS or merges > MOST_MERGES:
        raise Problem(
            f"“{name}”的单元格太多（{cells:,} 个，合并 {merges:,} 处）。",
            "请删去空白行列和合并，或把表拆成几个文件，分次导入。",
        )
    return hiding


def pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Pieces with the place where what has not been seen before begins."""
    tail = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            yield tail + chunk, max(len(tail) - 16, 0) if tail else 0
            tail = chunk[-OVERLAP:]


def _check_markup(name: str, piece: bytes) -> None:
    if piece.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")):
        raise Problem(f"“{name}”内部用了少见的编码。", ANEW)
    if b"!" in piece and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
        raise Problem(f"“{name}”内部有表格里不该有的定义，可能是有意做坏的文件，没有打开。", ANEW)


def _check_links(name: str, piece: bytes) -> None:
    for relation in re.findall(rb"<Relationship [^>]*>", piece):
        if b'TargetMode="External"' in relation and b"/hyperlink" not in relation:
            raise Problem(
                f"“{name}”链接了文件以外的内容，没有打开。",
                "请在 WPS 或 Excel 中断开链接、删去外部图片并保存，再导入。",
            )


def _check_cells(name: str, piece: bytes) -> None:
    """Plain searches first, the plainest for a letter that is rare in a sheet: the patterns are slow on 50 MB."""
    if found := FAR_CELL.search(piece):
        raise Problem(
            f"“{name}”在很远的地方（{found[1].decode()}）还有单元格。",
            "请删去表格以外的行和列并保存，再导入。",
        )
    if b' t="e"' in piece and (found := ERROR_CELL.search(piece)):
        raise Problem(
            f"“{name}”的单元格 {found[1].decode()} 是出错值（如 #N/A、#REF!）。",
            "请改正公式或填上实际数值并保存，再导入。",
        )
    if b"f" in piece and b"</f>" in piece and EMPTY_FORMULA.search(piece):
        raise Problem(
            f"“{name}”里有公式还没有算出结果。", "请在 WPS 或 Excel 中打开并保存一次，再导入。"
        )
    if b"m" in piece and MERGED in piece:
        for merge in MERGE.finditer(piece):
            _check_merge(name, merge)


def _check_merge(name: str, found: re.Match[bytes]) -> None:
    left, top, right, bottom = found.groups()
    area = (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)
    if not 0 < area <= MOST_MERGED_CELLS:
        place = f"{left.decode()}{int(top)}:{right.decode()}{int(bottom)}"
        raise Problem(
            f"“{name}”的合并单元格 {place} 大得不正常。", "请取消这处合并并保存，再导入。"
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _wrong(name: str, names: list[str]) -> Problem:
    what = "不是 Excel 工作簿"
    if "word/document.xml" in names:
        what = "是 Word 文档，不是 Excel 工作簿"
    elif "xl/workbook.bin" in names:
        what = "是二进制工作簿（.xlsb），不能导入"
    return no_workbook(name, what)
