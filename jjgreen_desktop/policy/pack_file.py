"""A policy pack as one file: a zip of its files, the same bytes for the same content."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from jjgreen_desktop.policy.tables import fault

MOST_BYTES = 20_000_000  # of all files together; the shipped pack has 0.3 MB
MOST_FILES = 2_000
EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip knows no time before
# An encrypted or unknown sort of zip is told by the last two.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


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

    Raises PackFault when it is no zip, is damaged, or grows beyond measure.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _measure(archive, name)
            files = {entry: archive.read(entry) for entry in archive.namelist()}
    except UNREADABLE as error:
        raise fault(name, "文件", "不是政策包文件，或者已经损坏") from error
    return _without_folder({path: data for path, data in files.items() if not path.endswith("/")})


def _measure(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise fault(name, "文件", "太大，不是政策包文件")


def _without_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {path.split("/", 1)[0] for path in files}
    if "pack.toml" in files or len(tops) != 1:
        return files
    top = f"{tops.pop()}/"
    return {path.removeprefix(top): data for path, data in files.items()}
