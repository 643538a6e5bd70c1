"""Parts go with their record, and a change of status with its title: one write, taken back as one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.part import DiagnosisFinding, TitleStatus
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import held_parts, newest
from jjgreen_desktop.operations.recording import remove, save
from tests.jjgreen_desktop.operations.desk import firm, make_office, title_facts


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path / "登记簿")
    yield made
    made.store.close()


@pytest.fixture
def diagnosis(office: Office) -> Diagnosis:
    """A diagnosis with two findings, and one beside it with a finding of its own."""
    owner = firm(office).id
    made = save(office, Diagnosis(enterprise=owner, provider="样例节能服务有限公司")).record
    other = save(office, Diagnosis(enterprise=owner, provider="样例诊断服务有限公司")).record
    for whole, measure in (
        (made, "空压机余热回收"),
        (made, "电机更换"),
        (other, "照明改造"),
    ):
        save(office, DiagnosisFinding(enterprise=owner, diagnosis=whole.id, measure=measure))
    return made


@pytest.fixture
def title(office: Office) -> Title:
    return save(office, title_facts(firm(office).id)).record


def change(office: Office, title: Title, status: str, day: date) -> TitleStatus:
    made = TitleStatus(
        enterprise=title.enterprise, of_title=title.id, status=status, changed_on=day
    )
    return save(office, made).record


def stands(office: Office, title: Title) -> str | None:
    found = office.store.get(Title, title.id)
    assert found is not None
    return found.status


def test_a_diagnosis_goes_with_its_findings_and_comes_back_with_them(
    office: Office, diagnosis: Diagnosis
) -> None:
    parts = held_parts(office, diagnosis)
    assert remove(office, diagnosis) == "诊断措施 2 条"
    assert [one.measure for one in office.store.find(DiagnosisFinding)] == ["照明改造"]
    assert office.store.undo() == (
        "删除诊断 样例节能服务有限公司（湖口样例一厂有限公司），连同诊断措施 2 条"
    )
    assert office.store.get(Diagnosis, diagnosis.id) == diagnosis
    assert held_parts(office, diagnosis) == parts


def test_with_a_decided_award_neither_goes(office: Office, diagnosis: Diagnosis) -> None:
    owner = diagnosis.enterprise
    save(office, Award(enterprise=owner, clause="1", of=diagnosis.id, proposed_fen=1))
    with pytest.raises(Problem, match="奖补 1 条"):
        remove(office, diagnosis)
    assert len(held_parts(office, diagnosis)) == 2


def test_a_change_of_status_is_written_on_the_title_in_the_same_write(
    office: Office, title: Title
) -> None:
    change(office, title, "removed", date(2026, 5, 1))
    assert stands(office, title) == "removed"
    assert "状态变更" in (office.store.undo() or "")
    assert stands(office, title) == "valid"
    assert office.store.count(TitleStatus) == 0


def test_the_latest_change_counts_whatever_the_order_of_entry(office: Office, title: Title) -> None:
    change(office, title, "expired", date(2026, 6, 1))
    change(office, title, "renamed", date(2026, 5, 1))
    assert stands(office, title) == "expired"
    change(office, title, "valid", date(2026, 6, 1))
    assert stands(office, title) == "valid"


def test_a_change_put_right_moves_the_title_a_note_does_not(office: Office, title: Title) -> None:
    made = change(office, title, "removed", date(2026, 5, 1))
    save(office, made.model_copy(update={"status": "renamed"}))
    assert stands(office, title) == "renamed"
    by_hand = office.store.get(Title, title.id)
    assert by_hand is not None
    save(office, by_hand.model_copy(update={"status": "expired"}))
    noted = office.store.get(TitleStatus, made.id)
    assert noted is not None
    save(office, noted.model_copy(update={"note": "厅函复印件"}))
    assert stands(office, title) == "expired"


def test_a_title_whose_status_was_unknown_is_so_again_without_its_change(office: Office) -> None:
    title = save(office, title_facts(firm(office).id, status=None)).record
    remove(office, change(office, title, "removed", date(2026, 5, 1)))
    assert stands(office, title) is None
    assert office.store.count(TitleStatus) == 0


def test_without_its_change_a_title_is_what_it_was_before(office: Office, title: Title) -> None:
    first = change(office, title, "renamed", date(2026, 5, 1))
    second = change(office, title, "removed", date(2026, 6, 1))
    remove(office, second)
    assert stands(office, title) == "renamed"
    remove(office, first)
    assert stands(office, title) == "valid"
    office.store.undo()
    assert stands(office, title) == "renamed"


def test_a_status_set_by_hand_since_stays(office: Office, title: Title) -> None:
    made = change(office, title, "renamed", date(2026, 5, 1))
    now = office.store.get(Title, title.id)
    assert now is not None
    save(office, now.model_copy(update={"status": "expired"}))
    remove(office, made)
    assert stands(office, title) == "expired"


def test_a_change_without_a_day_decides_nothing() -> None:
    assert newest([TitleStatus(status="removed")]) is None


def test_without_any_of_its_changes_a_title_is_as_it_was_typed(
    office: Office, title: Title
) -> None:
    kept = {"of_title": title.id, "enterprise": title.enterprise}
    later = save(office, TitleStatus(**kept, status="removed", changed_on=date(2026, 5, 1))).record
    earlier = TitleStatus(**kept, status="expired", changed_on=date(2026, 4, 1))
    earlier = save(office, earlier).record
    remove(office, later)
    assert [each.status for each in office.store.find(Title)] == ["expired"]
    remove(office, earlier)
    assert office.store.find(Title) == [title]
