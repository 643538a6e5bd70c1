"""A window in which something unfinished is typed; it says so when that is kept, and waits to be killed.

`python -m tests.ui.enterprises.draft_harness FOLDER`
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from jjgreen_desktop.operations import drafts
from tests.ui.clerk import doors_of
from ui.application import start
from ui.enterprises import keeper
from ui.enterprises.page import EnterprisesPage
from ui.main_window import MainWindow

CODE = "9136"
TRIES = 2000  # of 5 ms


def rest(window: MainWindow) -> None:
    """Wait until nothing is being done."""
    QTest.qWait(20)
    for _ in range(TRIES):
        if window.worker.idle:
            return
        QTest.qWait(5)


def page_of(window: MainWindow) -> EnterprisesPage:
    """The enterprises, once they are shown."""
    for _ in range(TRIES):
        QTest.qWait(5)
        page = window.screens.get("enterprises")
        if isinstance(page, EnterprisesPage) and page.list.grids and window.worker.idle:
            return page
    raise SystemExit("the window did not open")


def main(folder: Path) -> None:
    """Type a code that is none into the first firm, and a diagnosis whose date is none."""
    keeper.PAUSE = 50
    application = QApplication([])
    window = start(application, doors_of(folder))
    window.show()
    page = page_of(window)
    rest(window)
    page.open(page.list.model, page.list.grids[page.list.model].rows.id(0))
    rest(window)
    subject = next(iter(page.detail.pages.values()))
    line = subject.form.form.boxes["credit_code"].widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, CODE)
    subject.tabs.setCurrentIndex(3)
    rest(window)
    QTest.keyClick(subject.tabs, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest(window)
    tab = subject._tab(3)
    line = tab.form.form.boxes["report_on"].widget
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "2026-13")
    kept: list[drafts.Kept] = []
    while len(kept) < 2:
        QTest.qWait(50)
        kept.clear()
        window.worker.run(lambda office, _p: drafts.kept(office), kept.extend)
        rest(window)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
