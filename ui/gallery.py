"""Pictures of every screen of an office: light and dark at 1366×768, and light at twice the density."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from ui.application import Doors, start
from ui.main_window import MainWindow
from ui.shots import SHOTS
from ui.theme import STYLE

SIZE = QSize(1366, 768)
Look = tuple[str, str, int]  # its name, light or dark, pixels to a point
LOOKS: tuple[Look, ...] = (("浅色", "light", 1), ("深色", "dark", 1), ("两倍", "light", 2))
LOOK_MS = 20  # how often it is asked whether all is done
SETTLED_MS = (
    150  # after the last task: what the window does a moment later (layout, pages of a paper)
)


@dataclass(frozen=True)
class Picture:
    """One picture and what it shows."""

    path: Path
    what: str


def render(doors: Doors, folder: Path, looks: Sequence[Look] = LOOKS) -> list[Picture]:
    """Draw every screen of the office behind `doors` into PNG files in `folder`, which must be there."""
    application = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    return [
        picture
        for look in looks
        for picture in _album(cast(QApplication, application), doors, folder, *look)
    ]


def _album(
    application: QApplication, doors: Doors, folder: Path, name: str, mode: str, density: int
) -> Iterator[Picture]:
    with _window(application, doors._replace(has_store=lambda: False), mode) as window:
        yield _take(window, folder, 0, f"{FIRST}-{name}", density)
    with _window(application, doors, mode) as window:
        for number, shot in enumerate(SHOTS, 1):
            shot.step(window)
            _settle(window)
            yield _take(window, folder, number, f"{shot.what}-{name}", density)


@contextmanager
def _window(application: QApplication, doors: Doors, mode: str) -> Iterator[MainWindow]:
    """A window that is never on the screen and leaves nothing in the data folder."""
    hook = sys.excepthook
    with TemporaryDirectory() as memory:
        window = start(application, doors._replace(folder=Path(memory)))
        window.theme.use(mode)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(SIZE)
        window.show()
        _settle(window)
        try:
            yield window
        finally:
            window.close()
            window.worker.close()
            window.theme.deleteLater()
            window.deleteLater()
            sys.excepthook = hook


def _settle(window: MainWindow) -> None:
    """Wait until nothing is being done any more."""
    _pause(LOOK_MS)
    while not window.worker.idle:
        _pause(LOOK_MS)
    _pause(SETTLED_MS)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _take(window: MainWindow, folder: Path, number: int, what: str, density: int) -> Picture:
    picture = QPixmap(window.size() * density)
    picture.setDevicePixelRatio(density)
    window.render(picture)
    path = folder / f"{number:02d}-{what}.png"
    picture.save(str(path))
    return Picture(path, f"画面：{what}")


FIRST = "首次启动"
