"""Saving every line with its steps as a workbook: asked where, written and read back by the worker."""

from pathlib import Path

from jjgreen_desktop.exchange.assessment_workbook import write_assessment
from jjgreen_desktop.operations.calculation import calculations
from jjgreen_desktop.operations.office import Office
from ui.screen import Screen
from ui.widgets import file_choice
from ui.worker import Cancelled, Progress

TITLE = "测算结果"


def save_workbook(screen: Screen, choose: file_choice.Choose) -> None:
    """Ask where to put it, write it there, and say so."""

    def named(name: str) -> None:
        path = choose(screen, "存为表格", file_choice.documents() / name, file_choice.WORKBOOK)
        if path is not None:
            screen.worker.run(
                lambda office, progress: _write(office, path, progress),
                lambda count: screen.say.emit(f"已把 {count:,} 项及其步骤保存到“{path}”。"),
                says="正在存为表格",
            )

    screen.worker.run(
        lambda office, _progress: f"{TITLE}-{office.name}-{office.today()}.xlsx", named
    )


def _write(office: Office, path: Path, progress: Progress) -> int:
    sheets = calculations(office, progress=progress.go_on)
    if progress.cancelled:
        raise Cancelled
    write_assessment(sheets, path, office.name)
    return len(sheets)
