"""A register of 湖口县 with the sample workbooks in it, and a way to type commands at it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import resources
from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.commands import desk
from jjgreen_desktop.commands.line import run
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.exchange.templates import fill_template
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.import_sheets import FIRM, PARK, Row, Write
from tests.jjgreen_desktop.operations.desk import title_facts
from tests.jjgreen_desktop.policy import samples

TODAY = date(2026, 9, 30)
SAMPLES = Path(str(resources.folder("samples")))
COUNTY_SAMPLES = {
    "enterprises": "企业",
    "returns": "年度报表",
    "diagnoses": "诊断",
    "retrofits": "改造",
    "titles": "称号",
}


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Say = Callable[..., Said]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Type a command; paths may be given as they are."""

    def type_(*words: object) -> Said:
        code = run([str(word) for word in words])
        shown = capsys.readouterr()
        return Said(code, shown.out, shown.err)

    return type_


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands think it is the same day."""

    def opened(folder: Path) -> Office:
        return replace(open_office(folder), today=lambda: TODAY)

    monkeypatch.setattr(desk, "open_office", opened)


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "湖口县"
    assert run(["--data", str(folder), "init", "--county", "湖口县", "--operator", "张样例"]) == 0
    for kind, name in COUNTY_SAMPLES.items():
        book = SAMPLES / "湖口样例" / f"{name}.xlsx"
        assert run(["--data", str(folder), "import", kind, str(book)]) == 0
    return folder


@pytest.fixture
def county(_filled: Path, tmp_path: Path) -> Path:
    """A register of 湖口县 that holds the sample firms, the test's own copy."""
    return Path(shutil.copytree(_filled, tmp_path / "湖口县"))


@pytest.fixture
def empty(tmp_path: Path, say: Say) -> Path:
    """A register of 湖口县 that holds nothing yet."""
    folder = tmp_path / "空"
    assert say("--data", folder, "init", "--county", "湖口县").code == 0
    return folder


@pytest.fixture
def stocked(empty: Path) -> Path:
    """A firm with a diagnosis, a system and a title; a park with a title."""
    office = open_office(empty)
    firm = save(office, Enterprise(name=FIRM, county="湖口县", industrial=True)).record
    park = save(office, Park(name=PARK, county="湖口县")).record
    save(office, samples.diagnosis(id="", enterprise=firm.id))
    save(office, samples.system(id="", enterprise=firm.id, contract_number="样系2025-07"))
    save(office, title_facts(firm.id))
    of_park = {"enterprise": None, "park": park.id, "kind": "green_park", "holder": "park"}
    save(office, title_facts("").model_copy(update=of_park))
    office.store.close()
    return empty


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows into the template of a kind."""

    def write_(kind: str, *rows: Row) -> Path:
        path = tmp_path / f"{kind}.xlsx"
        path.write_bytes(fill_template(kind, rows))
        return path

    return write_


@pytest.fixture
def record(county: Path, say: Say) -> Callable[[str, str], str]:
    """The record behind the line of one firm (by the number in its name) under a clause."""

    def find(name: str, clause: str) -> str:
        answer = say("--data", county, "assess", "--subject", name, "--json").json
        return next(x["of"] for x in answer["results"][0]["lines"] if x["clause"] == clause)

    return find


SEALED = "湖口样例二厂有限公司"


@pytest.fixture
def sealed(county: Path, say: Say, tmp_path: Path) -> Path:
    """A sealed assessment of one sample firm as a file."""
    file = tmp_path / "样例二厂.jjseal.zip"
    assert say("--data", county, "seal", "--subject", SEALED, "--out", file).code == 0
    return file
