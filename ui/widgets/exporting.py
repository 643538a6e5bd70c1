"""Putting a seal into a file: asked for on two pages."""

from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.operations import seals
from ui.screen import Screen
from ui.widgets import file_choice


def export(screen: Screen, made: Seal, choose: file_choice.Choose) -> None:
    """Ask where to put a seal, write it there, and say so."""

    def named(name: str) -> None:
        path = choose(screen, "导出封存文件", file_choice.documents() / name, file_choice.SEAL)
        if path is not None:
            screen.worker.run(
                lambda office, _progress: seals.export(office, made, path),
                lambda there: screen.say.emit(
                    f"已导出到“{there}”，可在任何装有本程序的电脑上核验。"
                ),
            )

    screen.worker.run(lambda office, _progress: seals.file_name(office, made), named)
