"""parts and remove: what is part of a record by script, and gone and back with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.policy_work import Seal
from tests.jjgreen_desktop.commands.conftest import SAMPLES, Say

FIRM = "湖口样例一厂有限公司"


@pytest.fixture
def diagnosis(county: Path, say: Say, record: Callable[[str, str], str]) -> str:
    """The first firm's diagnosis, with the findings of the samples."""
    book = SAMPLES / "湖口样例" / "诊断措施.xlsx"
    assert say("--data", county, "import", "diagnosis_findings", str(book)).code == 0
    return record(FIRM, "1")


def test_findings_are_listed_with_their_sum(county: Path, say: Say, diagnosis: str) -> None:
    found = say("--data", county, "parts", diagnosis, "--json").json
    assert (found["noun"], found["record"], found["agrees"]) == ("diagnosis", diagnosis, True)
    assert [one["investment_fen"] for one in found["parts"]] == [
        320_000_000,
        60_000_000,
        45_000_000,
        25_000_000,
        8_000_000,
    ]
    assert {one["diagnosis"] for one in found["parts"]} == {diagnosis}
    said = say("--data", county, "parts", diagnosis).out.splitlines()
    assert said[1].endswith(
        "诊断措施　措施 空压机余热回收，投资估算 600,000.00元，年节能量 180吨标准煤，"
        "年经济效益 300,000.00元，投资回收期 2年，落实情况 计划实施"
    )
    assert said[-1] == found["sum"]
    assert said[-1].startswith("5 条措施，投资 458.00 万元")


def test_a_record_without_parts_says_so(
    county: Path, say: Say, record: Callable[[str, str], str]
) -> None:
    retrofit = record(FIRM, "2.1")
    assert "名下没有下级记录" in say("--data", county, "parts", retrofit).out


def test_a_diagnosis_goes_with_its_findings_and_comes_back(
    county: Path, say: Say, diagnosis: str
) -> None:
    done = say("--data", county, "remove", diagnosis, "--json").json
    assert done["along"] == "诊断措施 5 条"
    gone = say("--data", county, "parts", diagnosis)
    assert gone.code == 1
    assert say("--data", county, "undo").code == 0
    assert len(say("--data", county, "parts", diagnosis, "--json").json["parts"]) == 5


def test_a_firm_with_records_stays(county: Path, say: Say) -> None:
    refused = say("--data", county, "remove", FIRM)
    assert (refused.code, "不能删除" in refused.err) == (1, True)


def test_what_stands_for_more_than_its_row_is_not_deleted_alone(county: Path, say: Say) -> None:
    with desk(county) as office, office.store.transaction("备好") as write:
        rows = [
            (write.put(Merging(kept="A", lost="B", lost_name="老厂")), "unmerge"),
            (write.put(PastAward(matter="贴息", direction="paid")), "past-awards --remove"),
            (write.put(Seal(note="封存")), "undo"),
        ]
    for row, way in rows:
        refused = say("--data", county, "remove", row.id)
        assert refused.code == 1
        assert "不能单独删除" in refused.err
        assert way in refused.err
        with desk(county) as office:
            assert office.store.get(type(row), row.id) == row
