"""What ships and is not code; this module is the one door to it.

Plain paths: `importlib.resources` takes 15 ms to import, and the program is never run from an archive.
"""

from pathlib import Path

ROOT = Path(__file__).parent


def folder(*names: str) -> Path:
    """A folder of the resources, e.g. `folder("policy", "jiujiang-2025")`."""
    return ROOT.joinpath(*names)


def read(*names: str) -> bytes:
    """The bytes of one resource file. Raises FileNotFoundError."""
    return folder(*names).read_bytes()


def tree(*names: str) -> dict[str, bytes]:
    """Every file below a folder, by its path from there with "/", sorted."""
    found: dict[str, bytes] = {}
    _collect(folder(*names), "", found)
    return dict(sorted(found.items()))


def _collect(place: Path, prefix: str, found: dict[str, bytes]) -> None:
    for entry in place.iterdir():
        if entry.is_dir():
            _collect(entry, f"{prefix}{entry.name}/", found)
        else:
            found[prefix + entry.name] = entry.read_bytes()
