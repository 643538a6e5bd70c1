"""Files as they come from a stick or a scanner: which are taken as 附件, under what name, and reading them."""

import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import BinaryIO

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import cause

MB = 1024 * 1024
MOST = 50 * MB  # one file; a scan of 200 pages in black and white has about 10
CHUNK = MB
LONGEST = 80  # characters of a name: at three bytes each any disk takes it
PICTURES = ("jpg", "jpeg", "png", "bmp")
DOCUMENTS = ("ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ods", "ppt", "pptx", "dps", "txt")
STILL = ("tif", "tiff", "gif", "webp", "heic")  # pictures only other programs show
PACKED = ("zip", "rar", "7z")  # kept and handed out again, never opened from here
MEDIA = ("pdf", *PICTURES, *DOCUMENTS, *STILL, *PACKED)
BEGINS: dict[str, tuple[bytes, ...]] = {
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "bmp": (b"BM",),
}
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
PDF_WITHIN = 1024  # bytes; readers allow something before the mark
FORBIDDEN = frozenset('<>:"/\\|?*')  # in names on Windows
RESERVED = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10)))
)
GoOn = Callable[[int, int], bool]  # done and of how much; whether to go on


class Stopped(Problem):
    """Whoever asked for it said to stop."""


def read_paper(path: Path, go_on: GoOn = lambda _done, _of: True) -> bytes:
    """The bytes of a file on the disk or a stick, of at most MOST.

    Raises Problem: no such file, a folder, empty, too large, unreadable, or gone while it was read;
    Stopped when `go_on` says so.
    """
    try:
        size = _size(path)
        with path.open("rb") as file:
            return _read(file, path, size, go_on)
    except OSError as error:
        raise _unreadable(path, error) from error


def _size(path: Path) -> int:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise Problem(f"“{path.name}”是文件夹。", "请打开文件夹，选里面的文件；可以一次选几个。")
    if not stat.S_ISREG(found.st_mode):
        raise Problem(f"“{path.name}”不是普通文件。", "请选扫描件、照片或文档。")
    require_size(path.name, found.st_size)
    return found.st_size


def _read(file: BinaryIO, path: Path, size: int, go_on: GoOn) -> bytes:
    parts, done = [], 0
    while part := file.read(CHUNK):
        parts.append(part)
        done += len(part)
        require_size(path.name, done)
        if not go_on(done, max(size, done)):
            raise Stopped("已按要求停下。", "一份附件也没有添加，可以重新选择。")
    if done < size:
        raise Problem(
            f"“{path.name}”没有读完整（应有 {size:,} 字节，读到 {done:,} 字节）。",
            "请确认U盘插好、文件已复制完，再添加一次。",
        )
    return b"".join(parts)


def _unreadable(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(
            f"没有“{path}”这个文件。", "请核对文件名；文件在U盘上的，请确认U盘还插着，再添加一次。"
        )
    return Problem(
        f"“{path.name}”读不出来（{cause(error)}）。",
        "请确认U盘插好、文件没有被别的程序占用，再添加一次；也可以先复制到本机。",
    )


def require_size(name: str, size: int) -> None:
    """Raise Problem for an empty file and for one larger than MOST bytes."""
    if not size:
        raise Problem(f"“{name}”是空文件。", "请核对文件；扫描件请重新扫描。")
    if size > MOST:
        raise Problem(
            f"“{name}”太大，一份附件不能超过 {MOST // MB} MB。",
            "请降低扫描的分辨率（黑白 300 dpi 足够清楚），或拆成几份再添加。",
        )


def plain_name(name: str) -> str:
    """A file's name without its path, as one writes it (NFC), with nothing in it a disk would refuse.

    Raises Problem when nothing is left of it.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(map(_plain, unicodedata.normalize("NFC", last))).rstrip(" .")
    stem, dot, ending = kept.rpartition(".")
    stem, ending = (stem, ending) if dot else (kept, "")
    stem = stem.strip(" .")
    if not stem:
        raise Problem("没有写文件名。", "请写一个看得出是什么材料的名称。")
    if stem.upper() in RESERVED:
        stem = f"_{stem}"
    room = LONGEST - len(ending) - 1
    return f"{stem[:room].rstrip(' .')}.{ending}" if ending else stem[:LONGEST]


def _plain(letter: str) -> str:
    """Marks that turn the writing round or cannot be seen go; what a disk refuses becomes a line."""
    if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return ""
    return "_" if letter in FORBIDDEN else letter


def media_of(name: str) -> str:
    """The ending of a name in small letters. Raises Problem for a kind of file that is not taken."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending in MEDIA:
        return ending
    kind = f"“.{ending}”文件" if ending else "没有扩展名的文件"
    raise Problem(
        f"“{name}”不能作为附件：{kind}不在可收的格式里。",
        "附件收扫描件（PDF）、照片（JPG、PNG）、文档和表格（OFD、Word、WPS、Excel）；"
        "程序和带宏的文件不收，请另存为 PDF 再添加。",
    )


def require_genuine(name: str, content: bytes) -> None:
    """Raise Problem when a file begins as a program, or a PDF or picture does not begin as one."""
    media = media_of(name)
    if media != "txt" and content.startswith(PROGRAMS):
        raise Problem(f"“{name}”里面是程序，不能作为附件。", "请核对文件的来源，不要打开它。")
    if media == "pdf" and b"%PDF-" not in content[:PDF_WITHIN]:
        raise _misnamed(name, "PDF")
    if media in BEGINS and not content.startswith(BEGINS[media]):
        raise _misnamed(name, "照片")


def _misnamed(name: str, kind: str) -> Problem:
    return Problem(
        f"“{name}”里面不是{kind}，可能没有复制完整，或改过扩展名。",
        "请用能打开它的程序另存一份再添加；扫描件请重新扫描。",
    )
