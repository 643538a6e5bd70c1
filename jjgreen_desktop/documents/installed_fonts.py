"""Finds the PC's own TrueType faces by family name, reading only the tables that tell."""

import os
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

R = TypeVar("R")

FAMILY = (1, 16)
MICROSOFT = 3
RESTRICTED = 0x0002  # OS/2 fsType: must not be embedded


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face: a file, and its number inside a collection (.ttc)."""

    path: Path
    index: int


def font_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts, the user's own first."""
    home = Path.home()
    if os.name == "nt":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return (local / "Microsoft" / "Windows" / "Fonts", windows / "Fonts")
    return (home / ".local/share/fonts", home / ".fonts", Path("/usr/share/fonts"))


def find_installed(
    wanted: Mapping[R, tuple[str, ...]], folders: tuple[Path, ...] | None = None
) -> dict[R, FontFile]:
    """For each key the face with the first of its family names that is installed and may be embedded."""
    families: dict[str, FontFile] = {}
    for file, names in _faces(font_folders() if folders is None else folders):
        for name in names:
            families.setdefault(name, file)
    found = {
        key: next((families[name] for name in names if name in families), None)
        for key, names in wanted.items()
    }
    return {key: file for key, file in found.items() if file}


def _faces(folders: tuple[Path, ...]) -> Iterator[tuple[FontFile, set[str]]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in (".ttf", ".ttc"):
                yield from _faces_in(path)


def _faces_in(path: Path) -> Iterator[tuple[FontFile, set[str]]]:
    """The usable faces of one file; a file that is no font, or cannot be read, has none."""
    try:
        with path.open("rb") as file:
            for index, start in enumerate(_starts(file)):
                tables = _tables(file, start)
                if "glyf" in tables and _may_embed(file, tables):
                    yield FontFile(path, index), _families(file, tables)
    except (OSError, struct.error, KeyError):
        return


def _starts(file: BinaryIO) -> tuple[int, ...]:
    tag, _version, count = struct.unpack(">4sLL", file.read(12))
    if tag != b"ttcf":
        return (0,)
    return struct.unpack(f">{count}L", file.read(4 * count))


def _tables(file: BinaryIO, start: int) -> dict[str, int]:
    file.seek(start + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    entries = struct.iter_unpack(">4s4xL4x", file.read(16 * count))
    return {tag.decode("latin-1"): offset for tag, offset in entries}


def _may_embed(file: BinaryIO, tables: dict[str, int]) -> bool:
    file.seek(tables["OS/2"] + 8)
    (rights,) = struct.unpack(">H", file.read(2))
    return bool(rights & 0x000F != RESTRICTED)


def _families(file: BinaryIO, tables: dict[str, int]) -> set[str]:
    start = tables["name"]
    file.seek(start)
    _format, count, strings = struct.unpack(">HHH", file.read(6))
    entries = list(struct.iter_unpack(">6H", file.read(12 * count)))
    found = set()
    for platform, _encoding, _language, name, length, offset in entries:
        if platform == MICROSOFT and name in FAMILY:
            file.seek(start + strings + offset)
            found.add(file.read(length).decode("utf-16-be", "replace"))
    return found
