"""What ships and is not code; this module is the one door to it."""

from importlib.resources import files
from importlib.resources.abc import Traversable

ROOT = files(__name__)


def folder(*names: str) -> Traversable:
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


def _collect(place: Traversable, prefix: str, found: dict[str, bytes]) -> None:
    for entry in place.iterdir():
        if entry.is_dir():
            _collect(entry, f"{prefix}{entry.name}/", found)
        else:
            found[prefix + entry.name] = entry.read_bytes()
