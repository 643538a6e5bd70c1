"""A reason holds while the finding says the same; it is kept, undone and asked for again."""

from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import Asked, answer, asked
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office

WHY = "当年新增二号窑，已核对能源统计报表"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path)


def jump(office: Office, energy: str = "9000") -> AnnualReturn:
    """A return whose intensity is half as high again as the year before."""
    owner = firm(office).id

    def one(year: int, tce: str) -> AnnualReturn:
        return AnnualReturn(
            enterprise=owner,
            year=year,
            energy_tce=Decimal(tce),
            energy_basis="dangliang",
            value_added=Decimal(10000),
        )

    save(office, one(2024, "6000"))
    return save(office, one(2025, energy)).record


def only(office: Office, record: AnnualReturn) -> Asked:
    (found,) = [one for one in asked(office, record) if one.finding.grade is Grade.VERIFY]
    return found


def test_a_reason_is_kept_with_who_and_when_and_the_sentence_as_it_stood(office: Office) -> None:
    report = jump(office)
    found = only(office, report)
    assert (found.field, found.finding.check, found.open) == ("value_added", "intensity_jump", True)
    answer(office, report, found.finding, f"  {WHY} ")
    kept = only(office, report)
    assert not kept.open
    assert kept.reason == office.store.find(Reason)[0]
    assert kept.reason.model_dump(exclude={"id"}) == {
        "of_noun": "annual_return",
        "of": report.id,
        "field": "value_added",
        "check": "intensity_jump",
        "sentence": found.finding.what,
        "reason": WHY,
        "given_by": "测试员",
        "given_on": DAY,
    }


def test_a_changed_value_is_asked_about_again_and_the_reason_before_is_shown(
    office: Office,
) -> None:
    report = jump(office)
    answer(office, report, only(office, report).finding, WHY)
    changed = save(office, report.model_copy(update={"energy_tce": Decimal(9900)})).record
    again = only(office, changed)
    assert again.open
    assert again.before and again.before.reason == WHY
    answer(office, changed, again.finding, "又核对了一次")
    assert only(office, changed).text == "又核对了一次"
    assert len(office.store.find(Reason)) == 2
    back = save(office, changed.model_copy(update={"energy_tce": Decimal(9000)})).record
    assert only(office, back).text == WHY


def test_a_reason_is_changed_taken_back_and_undone(office: Office) -> None:
    report = jump(office)
    found = only(office, report).finding
    answer(office, report, found, WHY)
    answer(office, report, found, "报表已更正")
    assert [one.reason for one in office.store.find(Reason)] == ["报表已更正"]
    assert answer(office, report, found, " ") is None
    assert only(office, report).open
    assert office.store.undo() == "删去核实说明 年度报表 2025 · 工业增加值（可比价）"
    assert only(office, report).text == "报表已更正"
    assert office.store.undo() == "核实说明 年度报表 2025 · 工业增加值（可比价）"
    assert only(office, report).text == WHY


def test_the_same_reason_again_writes_nothing(office: Office) -> None:
    report = jump(office)
    found = only(office, report).finding
    answer(office, report, found, WHY)
    before = office.store.revision
    answer(office, report, found, WHY)
    assert office.store.revision == before


def test_two_findings_of_one_check_are_answered_each_for_itself(office: Office) -> None:
    report = jump(office)
    save(
        office,
        report.model_copy(update={"id": "", "year": 2026, "energy_tce": Decimal(6000)}),
    )
    first, second = [one for one in asked(office, report) if one.finding.grade is Grade.VERIFY]
    answer(office, report, first.finding, WHY)
    after = [one for one in asked(office, report) if one.finding.grade is Grade.VERIFY]
    assert [one.text for one in after] == [WHY, ""]
    assert after[1].before is None
    assert second.finding == after[1].finding


def test_only_what_needs_a_reason_gets_one(office: Office) -> None:
    report = jump(office)
    with pytest.raises(Problem, match="不需要核实说明"):
        answer(office, report, Finding(Grade.HINT, "年度", "样例"), "已核对")
    with pytest.raises(Problem, match="不需要核实说明"):
        answer(
            office,
            AnnualReturn(),
            Finding(Grade.VERIFY, "年度", "样例"),
            "已核对",
        )
