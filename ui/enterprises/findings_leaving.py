"""What is shown of 问题清单 leaves it: printed, or saved as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from jjgreen_desktop.exchange.findings_workbook import write_findings
from jjgreen_desktop.operations.county_findings import Counts, Listed
from ui.enterprises.findings_table import TITLE
from ui.screen import Screen
from ui.widgets import file_choice


def print_shown(screen: Screen, shown: Sequence[Listed], whole: Counts | None) -> None:
    """Ask the papers page for the list; `whole` counts what is shown a part of."""
    from ui.papers.requests import findings_paper  # reportlab only when a paper is wanted

    if shown:
        screen.go.emit("papers", findings_paper(shown, whole))


def save_shown(
    screen: Screen, shown: Sequence[Listed], whole: Counts | None, choose: file_choice.Choose
) -> None:
    """Ask where to, then write the workbook there and say so."""

    def named(name: str) -> None:
        path = choose(screen, "存为表格", file_choice.documents() / name, file_choice.WORKBOOK)
        if path is not None:
            _write(screen, shown, whole, path)

    screen.worker.run(
        lambda office, _progress: f"{TITLE}-{office.name}-{office.today()}.xlsx", named
    )


def _write(screen: Screen, shown: Sequence[Listed], whole: Counts | None, path: Path) -> None:
    screen.worker.run(
        lambda office, _progress: write_findings(shown, office.name, office.today(), path, whole),
        lambda _nothing: screen.say.emit(f"已把 {len(shown):,} 项问题保存到“{path}”。"),
        says="正在存为表格",
    )
