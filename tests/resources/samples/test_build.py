import runpy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import resources

SAMPLES = Path(str(resources.folder("samples")))


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SAMPLES / "build.py"))


def cells(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_the_national_list_is_what_the_script_builds(script: dict[str, Any]) -> None:
    name = script["NATIONAL"]
    assert cells((SAMPLES / name).read_bytes()) == cells(script["national"]())


def test_the_old_ledger_is_what_the_script_builds(script: dict[str, Any]) -> None:
    file = SAMPLES / "湖口样例" / script["LEDGER"]
    assert cells(file.read_bytes()) == cells(script["ledger"]())


@pytest.mark.parametrize("name", ["企业", "年度报表", "诊断", "诊断措施", "改造", "称号"])
def test_the_made_up_firms_are_what_the_script_builds(script: dict[str, Any], name: str) -> None:
    kind, rows = script["FILES"][name]
    built = script["fill_template"](kind, rows(), ("湖口县",))
    assert cells((SAMPLES / "湖口样例" / f"{name}.xlsx").read_bytes()) == cells(built)
