"""Papers to attach, and what the tab lists of them."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from jjgreen_desktop.domain.enterprise import Enterprise
from tests.jjgreen_desktop.commands.test_attach import pdf
from tests.ui import accessibility
from tests.ui.clerk import Clerk
from ui.attached.tab import AttachedTab


def files(tmp_path: Path, **pages: int) -> list[Path]:
    paths = [tmp_path / f"{name}.pdf" for name in pages]
    for path, count in zip(paths, pages.values(), strict=True):
        path.write_bytes(pdf(count))
    return paths


def rows(tab: AttachedTab) -> list[list[str]]:
    grid = tab.papers.grid.rows
    return [[column.show(row) for column in grid.columns] for _key, row in grid.rows]


def names(tab: AttachedTab) -> list[str]:
    return [row[0] for row in rows(tab)]


def drop(onto: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how: tuple[Any, ...] = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), *how, none)
    QApplication.sendEvent(onto, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(onto, QDropEvent(QPointF(5, 5), *how, none))


def seen(desk: Clerk) -> list[str]:
    looks = (accessibility.unnamed, accessibility.unreached, accessibility.cut_off)
    return [
        fault
        for look in (*looks, accessibility.outside, accessibility.faint)
        for fault in look(desk.window)
    ]


def firm_id(desk: Clerk, name: str) -> str:
    found: list[str] = []
    desk.window.worker.run(
        lambda office, _progress: office.store.find(Enterprise, name=name)[0].id, found.append
    )
    desk.rest()
    return found[0]
