"""The start of the program: what is imported, and what the child process of the reader gets."""

import subprocess
import sys
from pathlib import Path

import pytest

from jjgreen_desktop.__main__ import main
from jjgreen_desktop.exchange import reader_child

HEAVY = ("PySide6", "reportlab", "openpyxl", "sqlite_utils", "python_calamine", "numpy", "pip")


def test_the_reading_child_is_started_before_anything_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader_child, "main", lambda path: 1 if path == "/表.xlsx" else 0)
    assert main(["_read-workbook", "/表.xlsx"]) == 1


@pytest.mark.parametrize("command", ["--help", "cases --help", "init --help"])
def test_help_loads_no_heavy_library(command: str) -> None:
    program = (
        "import sys, runpy\n"
        f"sys.argv = ['jjgreen-desktop', *{command.split()!r}]\n"
        "try:\n"
        "    runpy.run_module('jjgreen_desktop', run_name='__main__')\n"
        "except SystemExit:\n"
        "    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_chinese_is_printed_where_the_system_speaks_ascii() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "jjgreen_desktop", "init"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "HOME": "/nonexistent"},
        check=False,
    )
    assert done.returncode == 2
    assert "还缺少：--county。" in done.stderr.decode("utf-8")
