"""A policy pack as one file: a zip of its files, the same bytes for the same content."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

from jjgreen_desktop.policy.tables import fault

MOST_BYTES = 2_000_000  # of all files together; the shipped pack has 0.3 MB
MOST_FILES = 2_000
EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip knows no time before
LOCKED = 1  # the flag of an encrypted entry
STRANGE = {"\\", ":", "\0"}  # parts of paths of other systems; a zip has "/" alone
KNOWN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Places before the start of the file, names in another encoding, times and sorts zip does not know.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files of a pack as one zip."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return whole.getvalue()


def unpacked(content: bytes, name: str = "政策包") -> dict[str, bytes]:
    """The files of a pack by their path inside it; one folder around all of them is left out.

    Raises PackFault when it is no zip, is locked or damaged, grows beyond measure, or holds a path
    that leads elsewhere, a link, or one name twice.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = _measured(archive, name)
            files = {entry.filename: _bytes(archive, entry) for entry in entries}
    except UNREADABLE as error:
        raise fault(name, "文件", "不是政策包文件，或者已经损坏") from error
    return _without_folder(files)


def _measured(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The entries that are files, none of them read yet."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise fault(name, "文件", "太大，不是政策包文件")
    seen: set[str] = set()
    for entry in entries:
        if reason := _wrong(entry, seen):
            raise fault(name, entry.orig_filename, reason)
        seen.add(entry.filename)
    return [entry for entry in entries if not entry.is_dir()]


def _wrong(entry: zipfile.ZipInfo, seen: set[str]) -> str:
    """Why an entry cannot belong to a pack, "" when it can."""
    if entry.flag_bits & LOCKED:
        return "加了密码，读不出来；请向发放单位要没有密码的文件"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "是指向别处的链接，不是文件"
    if entry.compress_type not in KNOWN:
        return "压缩方式不认识；请用普通的 zip 格式重新打包"
    if entry.filename in seen:
        return "重名，不能确定该用哪一份"
    return "" if _stays_inside(entry.orig_filename) else "路径指向政策包以外"


def _stays_inside(path: str) -> bool:
    return not (set(path) & STRANGE or {"", ".", ".."} & set(path.removesuffix("/").split("/")))


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """No more than the entry says it holds, and what it says: an entry may lie about its size."""
    with archive.open(entry) as stream:
        return stream.read(entry.file_size + 1)


def _without_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {path.split("/", 1)[0] for path in files}
    if "pack.toml" in files or len(tops) != 1:
        return files
    top = f"{tops.pop()}/"
    return {path.removeprefix(top): data for path, data in files.items()}
