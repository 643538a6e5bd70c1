"""An empty PySide6 window with a table, ended when it is painted; prints the monotonic time."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


def main() -> None:
    """Show it and leave."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    table = QTableView()
    table.setModel(QStandardItemModel(0, 8))
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()

    def painted() -> None:
        table.viewport().repaint()
        print(time.monotonic(), flush=True)
        os._exit(0)

    QTimer.singleShot(0, painted)
    app.exec()


if __name__ == "__main__":
    main()
