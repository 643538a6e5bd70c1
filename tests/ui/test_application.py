"""The start: what is imported until the first list is painted, and what only after it."""

import subprocess
import sys
from pathlib import Path

from tests.ui.desk import stock

ROOT = Path(__file__).parents[2]
AFTER_THE_WINDOW = ("sqlcipher3", "db", "ui.enterprises.page")
AFTER_THE_LIST = (
    "openpyxl",
    "python_calamine",
    "reportlab",
    "sqlite_utils",
    "numpy",
    "docx",
    "importlib.metadata",
    "importlib.resources",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "jjgreen_desktop.policy",
    "jjgreen_desktop.commands.answer",
    "pydantic",
    "pydantic_core",
    "ui.widgets.seek_list",
    "jjgreen_desktop.domain.audit",
    "jjgreen_desktop.domain.award",
    "jjgreen_desktop.domain.title",
    "jjgreen_desktop.operations.searching",
    "ui.enterprises.drawer",
    "ui.enterprises.subject_page",
    "ui.welcome.page",
    "ui.awards.page",
    "ui.settings.page",
)
WINDOW = "import ui.application, sys; print(*sys.modules)"
LIST = """
import os, sys
from jjgreen_desktop.__main__ import main
from tests.bench.start_ours import watch

def painted():
    print(*sys.modules, flush=True)
    os._exit(0)

watch(painted)
main(["--data", sys.argv[1]])
"""


def _imported(program: str, *words: str) -> set[str]:
    said = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(said.stdout.split())


def test_the_window_needs_neither_the_models_nor_the_store() -> None:
    assert {*AFTER_THE_WINDOW, *AFTER_THE_LIST} & _imported(WINDOW) == set()


def test_the_first_list_is_painted_without_what_it_does_not_show(folder: Path) -> None:
    stock(folder)
    found = _imported(LIST, str(folder))
    assert {"ui.enterprises.subject_list", "db.store"} <= found
    assert set(AFTER_THE_LIST) & found == set()


def test_no_source_of_ours_is_read_at_the_start() -> None:
    found = _imported("import linecache, ui.application; print(*linecache.cache)")
    ours = tuple(str(ROOT / folder) for folder in ("ui", "jjgreen_desktop", "db", "resources"))
    assert [name for name in found if name.startswith(ours)] == []
