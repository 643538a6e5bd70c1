"""findings: listed, narrowed, written to files, answered."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say

WHY = "已核对报表，当年停产技改"


@pytest.fixture
def slipped(county: Path) -> Path:
    """A firm whose year of 2023 is about a ten thousandth of the year after."""
    office = open_office(county)
    owner = office.store.find(Enterprise)[0].id
    for year, tce in ((2022, "6200"), (2023, "0.62")):
        save(
            office,
            AnnualReturn(
                enterprise=owner, year=year, energy_tce=Decimal(tce), energy_basis="dangliang"
            ),
        )
    office.store.close()
    return county


def test_listed_narrowed_and_answered(slipped: Path, say: Say) -> None:
    found = say("--data", slipped, "findings", "--grade", "verify", "--json").json
    slips = [one for one in found["findings"] if one["check"] == "slip" and one["title"] == "2023"]
    assert slips and not slips[0]["answered"]
    assert found["open"] == found["counts"]["verify"] == len(found["findings"])
    about = ("--of", slips[0]["record"], "--field", "energy_tce", "--check", "slip")
    answer = say("--data", slipped, "findings", "answer", *about, "--reason", WHY)
    assert answer.code == 0
    assert f"已保存核实说明：2023 · 综合能源消费量，{len(slips)} 项。" in answer.out
    after = say("--data", slipped, "findings", "--open", "--json").json
    assert after["open"] == found["open"] - len(slips)
    checked = say("--data", slipped, "check", "--json").json["findings"]
    kept = [each for each in checked if each["reason"] == WHY]
    assert len(kept) == len(slips)
    assert all(each["answered"] and each["field"] == "energy_tce" for each in kept)
    nothing = say(
        "--data", slipped, "findings", "answer", *about[:2], "--field", "year", "--reason", WHY
    )
    assert nothing.code == 1 and "没有要核实的问题" in nothing.err


def test_files_by_their_suffix(slipped: Path, say: Say, tmp_path: Path) -> None:
    for name, begins in (("问题.pdf", b"%PDF"), ("问题.xlsx", b"PK")):
        path = tmp_path / name
        assert say("--data", slipped, "findings", "--out", path).code == 0
        assert path.read_bytes().startswith(begins)
    refused = say("--data", slipped, "findings", "--out", tmp_path / "问题.txt")
    assert refused.code == 2 and "文件名请以 .pdf 或 .xlsx 结尾" in refused.err


def test_an_answer_without_its_record_is_not_understood(slipped: Path, say: Say) -> None:
    assert say("--data", slipped, "findings", "answer", "--reason", WHY).code == 2
    gone = ("--of", "ZZZZ00000009", "--field", "year", "--reason", WHY)
    refused = say("--data", slipped, "findings", "answer", *gone)
    assert refused.code == 1 and "没有编号为 ZZZZ00000009 的记录" in refused.err


def test_a_long_list_is_cut_and_says_how_many_are_left_off(
    slipped: Path, say: Say, tmp_path: Path
) -> None:
    every = say("--data", slipped, "findings", "--json").json
    path = tmp_path / "问题.xlsx"
    cut = say("--data", slipped, "findings", "--most", "2", "--out", path, "--json").json
    assert every["left_off"] == 0
    assert len(cut["findings"]) == 2
    assert cut["left_off"] == len(every["findings"]) - 2
    assert (cut["counts"], cut["open"]) == (every["counts"], every["open"])
    told = say("--data", slipped, "findings", "--most", "2").out
    assert f"还有 {cut['left_off']:,} 条没有列出，请用 --county、--kind 筛选" in told
    notes = [cell.value for row in load_workbook(path)["说明"].iter_rows() for cell in row]
    assert any("这里列出其中等级最高的 2 条。" in str(value) for value in notes)


def test_one_kind_or_county_alone(slipped: Path, say: Say) -> None:
    every = say("--data", slipped, "findings", "--json").json["findings"]
    returns = say("--data", slipped, "findings", "--kind", "年度报表", "--json").json["findings"]
    assert returns == [one for one in every if one["noun"] == "annual_return"] != []
    assert say("--data", slipped, "findings", "--county", "都昌县", "--json").json["findings"] == []
