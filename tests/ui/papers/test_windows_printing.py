"""Drawing pages on a printer, tried on Qt's own PDF printer."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tests.ui.papers.test_printing import paper
from ui.papers.windows_printing import draw


def printer_into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def info(path: Path) -> str:
    said = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True)
    return said.stdout


def test_every_page_is_drawn_on_a_sheet_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    draw(paper(tmp_path / "sent.pdf", 3), printer_into(tmp_path / "drawn.pdf"))
    said = info(tmp_path / "drawn.pdf")
    assert "Pages:           3" in said
    assert "A4" in said


def test_only_the_chosen_range_is_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "drawn.pdf")
    printer.setFromTo(2, 3)
    draw(paper(tmp_path / "sent.pdf", 5), printer)
    assert "Pages:           2" in info(tmp_path / "drawn.pdf")


def test_pages_are_drawn_at_300_dots_to_the_inch(qtbot: QtBot, tmp_path: Path) -> None:
    draw(paper(tmp_path / "sent.pdf", 1), printer_into(tmp_path / "drawn.pdf"))
    listed = subprocess.run(
        ["pdfimages", "-list", tmp_path / "drawn.pdf"], capture_output=True, check=True, text=True
    )
    width, height = listed.stdout.splitlines()[2].split()[3:5]
    assert (int(width), int(height)) == pytest.approx((2480, 3508), abs=2)
