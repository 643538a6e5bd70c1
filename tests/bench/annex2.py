"""Annex 2 of the county and of the city, as PDF and workbook, from cold: one process each."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from jjgreen_desktop.bootstrap import create_office
from tests.bench.measure import Figure
from tests.bench.samples import firms

TIMES = 5
FIRMS = 2_000


def figures(folder: Path) -> list[Figure]:
    """Seconds from starting the program to its end, the file written."""
    return [
        Figure(f"Annex 2, {name}, {form}, from cold", _seconds(place, form), 1.0)
        for name, place in _places(folder).items()
        for form in ("pdf", "xlsx")
    ]


def _places(folder: Path) -> dict[str, Path]:
    places = {"county": folder / "annex2-county", "city": folder / "annex2-city"}
    for name, place in places.items():
        office = create_office(place, "湖口县" if name == "county" else "市本级", "bench")
        office.store.put_many("bench", firms(FIRMS))
        office.store.close()
    return places


def _seconds(place: Path, form: str) -> float:
    words = ["-m", "jjgreen_desktop", "--data", str(place), "annex2", "--out"]
    taken = []
    for number in range(TIMES):
        start = time.perf_counter()
        out = str(place / f"{number}.{form}")
        subprocess.run([sys.executable, *words, out], check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return median(taken)
