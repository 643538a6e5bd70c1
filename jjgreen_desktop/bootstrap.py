"""Wires the parts: the shipped pack, the store of one folder, the reference tables, the window."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from jjgreen_desktop.domain.problem import Unknown
from jjgreen_desktop.operations.office import CITY, Office
from jjgreen_desktop.operations.reference import load_reference

if TYPE_CHECKING:
    from jjgreen_desktop.policy.pack import Pack

PACK = "jiujiang-2025"
FOLDER = "九江绿色制造奖补"


@cache
def shipped_pack() -> "Pack":
    """The policy pack that ships, read once."""
    from jjgreen_desktop.policy.loading import load_pack  # start-up: not before the first list

    return load_pack(shipped_files())


def shipped_files() -> dict[str, bytes]:
    """The files of the policy pack that ships, by their path inside it."""
    return resources.tree("policy", PACK)


def default_folder() -> Path:
    """Where a store lies when no folder is named: under the user's documents."""
    home = Path.home()
    documents = next(
        (home / name for name in ("Documents", "文档") if (home / name).is_dir()), home
    )
    return documents / FOLDER


def create_office(folder: Path, county: str, operator: str, bureau: str = "") -> Office:
    """Make a store for a county (any of its names) or 市本级 and open it.

    Raises Unknown for another county, Problem when the folder holds a store or cannot be written.
    """
    from db.opening import open_store  # the engine is loaded when first needed

    pack = shipped_pack()
    known = pack.county(county)
    if known is None and county != CITY:
        names = "、".join(each.key for each in pack.counties)
        raise Unknown(f"没有“{county}”这个县（市、区）。", f"请从中选一个：{names}、{CITY}。")
    store = open_store(folder, create=True)
    name = known.key if known else CITY
    settings = {"county": name, "operator": operator, "bureau": bureau or bureau_name(name)}
    with store.transaction(f"建立{name}登记簿") as writing:
        for key, value in settings.items():
            writing.set_setting(key, value)
    return Office(store, shipped_pack, load_reference(), read_pack_files=shipped_files)


def open_office(folder: Path) -> Office:
    """Open the store of a folder. Raises Problem when there is none or it cannot be opened."""
    from db.opening import open_store

    return Office(open_store(folder), shipped_pack, load_reference(), read_pack_files=shipped_files)


def has_store(folder: Path) -> bool:
    """Whether the folder holds a store already."""
    from db.place import has_store as stored

    return stored(folder)


def bureau_name(county: str) -> str:
    """The usual full name of the reporting bureau; staff can change it in the settings."""
    return f"{'九江市' if county == CITY else county}工业和信息化局"


def has_display() -> bool:
    """Whether a window can be shown; asked before QApplication, which would abort."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)
