"""Starts the window: environment, translation, theme, and the office opened behind the first paint."""

import os
import sys
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from jjgreen_desktop.domain.problem import Problem
from ui.main_window import MainWindow
from ui.theme import STYLE, Theme
from ui.translation import translators
from ui.worker import Progress, Worker

if TYPE_CHECKING:
    from jjgreen_desktop.operations.office import Office

SHARE = (
    0.0005  # s a thread may compute while another waits: the window paints while the worker works
)
MEMORY = (
    "window.ini"  # in the data folder: how the window stood, light or dark; nothing of the register
)

TIDY_MS = 5000  # after the window is shown: long after the first list is


class Doors(NamedTuple):
    """How the window reaches what it may not import: the store of one folder and the pack's counties."""

    folder: Path
    has_store: Callable[[], bool]
    open: "Callable[[], Office]"
    create: "Callable[[str, str, str], Office]"  # county, operator, bureau
    counties: Callable[[], Sequence[str]]
    bureau_name: Callable[[str], str]


def run(doors: Doors) -> int:
    """Show the window until it is closed; returns the exit code."""
    prepare_environment(os.environ)
    application = QApplication([*sys.argv[:1], *STYLE])
    sys.setswitchinterval(SHARE)
    window = start(application, doors)
    sys.excepthook = window.show_fault
    window.show_fitting()
    QTimer.singleShot(TIDY_MS, window, lambda: window.worker.run(_tidy, lambda _done: None))
    code = application.exec()
    window.worker.close()
    return code


def _tidy(_office: "Office | None", _progress: Progress) -> None:
    """Remove the copies of papers that a program killed meanwhile left for others to show."""
    from ui.attached.opening import sweep

    sweep()


def prepare_environment(environment: MutableMapping[str, str]) -> None:
    """Qt's wheels carry no fcitx plug-in: without ibus no Chinese could be typed under fcitx."""
    named = ("QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE")
    if any("fcitx" in environment.get(name, "") for name in named):
        environment["QT_IM_MODULE"] = "ibus"


def start(application: QApplication, doors: Doors) -> MainWindow:
    """Dress the application and build the window; the office opens in the worker."""
    translate(application)
    memory = QSettings(str(doors.folder / MEMORY), QSettings.Format.IniFormat)
    theme = Theme(application, memory)
    theme.use(str(memory.value("theme", "system")))
    window = MainWindow(Worker(), memory, theme)
    _open(window, doors)
    return window


def translate(application: QApplication) -> None:
    """Qt's own dialogs in Chinese, as are its dates and numbers."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    for translator in translators(application):
        application.installTranslator(translator)


def _open(window: MainWindow, doors: Doors) -> None:
    """Open the register in the worker while the window builds the page that will show it."""

    def failed(problem: Problem) -> None:
        from ui.welcome.page import Trouble

        window.show_alone(Trouble(problem, lambda: _open(window, doors)))

    try:
        stored = doors.has_store()
    except Problem as problem:
        failed(problem)
    else:
        if stored:
            window.worker.open(doors.open, lambda _office: window.show_office(), failed=failed)
            window.prepare()
        else:
            _welcome(window, doors)


def _welcome(window: MainWindow, doors: Doors) -> None:
    from ui.welcome.page import WelcomePage

    page = WelcomePage(doors.counties(), doors.bureau_name)

    def create(county: str, operator: str, bureau: str) -> None:
        window.worker.open(
            lambda: doors.create(county, operator, bureau),
            lambda _office: window.show_office(),
            says="正在建立登记簿",
            failed=page.refuse,
        )
        window.prepare()

    page.ready.connect(create)
    window.show_alone(page)
