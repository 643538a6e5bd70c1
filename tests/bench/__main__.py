"""Measures and prints: `python -m tests.bench [--json] [startup] [importing] [papers] [annex2] [assessing] [lists]`."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import jjgreen_desktop.__main__  # noqa: F401 - measured as it runs: with the collector as the program sets it
from tests.bench import annex2, assessing, importing, lists, papers, startup
from tests.bench.measure import Figure

PARTS: dict[str, Callable[[Path], list[Figure]]] = {
    "startup": startup.figures,
    "importing": importing.figures,
    "papers": papers.figures,
    "annex2": annex2.figures,
    "assessing": assessing.figures,
    "lists": lists.figures,
}


def main(words: list[str]) -> int:
    """Run the parts named, or all; the exit code says nothing about the goals."""
    chosen = [word for word in words if word in PARTS] or list(PARTS)
    figures = []
    with TemporaryDirectory() as folder:
        for name in chosen:
            figures += PARTS[name](Path(folder))
    if "--json" in words:
        told = [asdict(each) | {"value": each.value, "reached": each.reached} for each in figures]
        print(json.dumps({"figures": told}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(table(figures)))
    return 0


def table(figures: list[Figure]) -> list[str]:
    """The figures as the README shows them."""
    rows = ["| what | against | measured | goal |", "| --- | --- | --- | --- |"]
    for each in figures:
        if each.against is None:
            against, measured, goal = (
                "–",
                f"{each.ours:.3g} {each.unit}",
                f"≤ {each.goal:g} {each.unit}",
            )
        else:
            against = f"{each.against_name} ({each.against:.2f} s)"
            unit, sign = ("× faster", "≥") if each.faster else ("×", "≤")
            measured = f"{each.value:.2f} {unit} ({each.ours:.2f} s)"
            goal = f"{sign} {each.goal:g} {unit}"
        mark = "" if each.reached else " **not reached**"
        rows.append(f"| {each.name} | {against} | {measured}{mark} | {goal} |")
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
