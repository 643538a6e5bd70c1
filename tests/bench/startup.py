"""Start to the first painted list, against an empty PySide6 window with a table."""

from pathlib import Path

from jjgreen_desktop.bootstrap import create_office
from tests.bench.measure import Figure, child_median
from tests.bench.samples import firms

COUNTY, NATION = 2_000, 500_000
TIMES = 7


def figures(folder: Path) -> list[Figure]:
    """Of a county's register, and of the nation's."""
    sizes = {f"{COUNTY:,} firms": (COUNTY, 1.5), f"{NATION:,} firms": (NATION, 2.0)}
    commands = {"empty": ["-m", "tests.bench.start_empty"]}
    for name, (count, _goal) in sizes.items():
        commands[name] = ["-m", "tests.bench.start_ours", str(_register(folder, count))]
    taken = child_median(commands, TIMES)
    return [
        Figure(
            f"start to first painted list, {name}",
            taken[name],
            goal,
            taken["empty"],
            "an empty PySide6 window with a table",
        )
        for name, (_count, goal) in sizes.items()
    ]


def _register(folder: Path, count: int) -> Path:
    place = folder / f"start-{count}"
    office = create_office(place, "湖口县", "bench")
    office.store.put_many("bench", firms(count))
    office.store.close()
    return place
