"""The list of 500,000 firms: from the key to the first page, sorting, scrolling, memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from jjgreen_desktop.bootstrap import create_office
from tests.bench.measure import Figure
from tests.bench.samples import firms

NATION = 500_000
TIMES = 3
GOALS = {
    "first page": ("key press to filtered first page, nation", 0.05, "s"),
    "scroll": ("the slowest frame while scrolling, nation", 0.1, "s"),
    "sort": ("sorting by a column, nation, the list in use meanwhile", 5, "s"),
    "memory": ("memory beyond an empty window, nation open and scrolled", 150, "MB"),
    "memory when sorted": ("the same, when sorted by each column as well", 150, "MB"),
}


def figures(folder: Path) -> list[Figure]:
    """Medians of some runs, each in a process of its own."""
    place = folder / "lists"
    office = create_office(place, "湖口县", "bench")
    office.store.put_many("bench", firms(NATION))
    office.store.close()
    told = [_told(place) for _ in range(TIMES)]
    return [
        Figure(name, median(each[key] for each in told), goal, unit=unit)
        for key, (name, goal, unit) in GOALS.items()
    ]


def _told(place: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.list_ours", str(place)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
