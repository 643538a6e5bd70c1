"""The list of the nation as staff use it, in a process of its own; prints what it measured as JSON.

`python -m tests.bench.list_ours FOLDER` — seconds, memory in MB beyond an empty window. Keys and frames are timed in
seconds of the window's thread: they wait for nothing.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

LOOK = 5  # ms
WORDS = ("样", "样例", "样例12", "yl", "yl9", "9100", "91000000000012", "12", "厂 77", "没有")
STEPS = 200


def resident() -> float:
    """MB of this process in memory."""
    with Path("/proc/self/status").open(encoding="ascii") as status:
        line = next(one for one in status if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def until(holds: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if holds() else None)
    timer.start(LOOK)
    loop.exec()


def main(folder: Path) -> None:
    """Open the register there and measure."""
    application = QApplication([])
    empty = QTableView()
    empty.setModel(QStandardItemModel(20, 5))
    empty.show()
    application.processEvents()
    before = resident()
    sys.setswitchinterval(0.0005)
    window = _open(folder)
    until(lambda: window.finder.records.index and window.worker.idle)
    told = {"first page": statistics.median(_keys(application, window))}
    told["scroll"] = max(_scroll(application, window))
    told["memory"] = resident() - before
    told["sort"] = statistics.median(_sorts(window))
    _scroll(application, window)
    told["memory when sorted"] = resident() - before
    print(json.dumps(told), flush=True)
    os._exit(0)


def _open(folder: Path) -> Any:
    from jjgreen_desktop import bootstrap
    from ui.main_window import MainWindow
    from ui.theme import Theme
    from ui.worker import Worker

    memory = QSettings(str(folder / "bench.ini"), QSettings.Format.IniFormat)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application, memory)
    theme.use("light")
    window = MainWindow(Worker(), memory, theme)
    window.show()
    window.worker.open(lambda: bootstrap.open_office(folder), lambda _office: window.show_office())
    window.prepare()
    return window


def _list(window: Any) -> Any:
    return window.screens["enterprises"].list


def _keys(application: QApplication, window: Any) -> list[float]:
    """From the key to the painted first page, for each word."""
    taken = []
    for word in WORDS:
        until(lambda: window.finder.complete)
        shown: list[int] = []
        told = window.finder.changed.connect(lambda shown=shown: shown.append(1))
        start = time.thread_time()
        _list(window).filter.setText(word)
        while not shown:
            application.processEvents()
        application.processEvents()  # paints it
        taken.append(time.thread_time() - start)
        window.finder.disconnect(told)
    _list(window).filter.clear()
    until(lambda: len(window.finder.places) == window.finder.count)
    return taken


def _grid(window: Any) -> Any:
    return next(iter(_list(window).grids.values()))


def _scroll(application: QApplication, window: Any) -> list[float]:
    """Each step of dragging the thumb all over the list, until it is painted."""
    bar, taken = _grid(window).verticalScrollBar(), []
    for step in range(STEPS):
        start = time.thread_time()
        bar.setValue(bar.maximum() * ((step * 37) % STEPS) // STEPS)
        application.processEvents()
        taken.append(time.thread_time() - start)
        until(lambda: True)
    return taken


def _sorts(window: Any) -> list[float]:
    """From pressing a heading to the sorted list."""
    taken = []
    for number, field in enumerate(_grid(window).rows.fields):
        start = time.perf_counter()
        _grid(window).horizontalHeader().sectionClicked.emit(number)
        until(partial(_sorted_by, window, field.key))
        taken.append(time.perf_counter() - start)
    return taken


def _sorted_by(window: Any, key: str) -> bool:
    roll = window.finder
    return bool(roll.listing.order == key and roll.settled and window.worker.idle)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
