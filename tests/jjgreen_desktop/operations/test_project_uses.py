"""What names a project, and what 就高 makes of it."""

from pathlib import Path

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.project_uses import in_words, uses
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import make_office
from tests.jjgreen_desktop.operations.named_project import named_project


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path)


@pytest.fixture
def project(office: Office) -> Project:
    return named_project(office)


def test_the_uses_show_whom_the_higher_award_takes(office: Office, project: Project) -> None:
    found = uses(office, project)
    assert [one.record.noun for one in found] == ["retrofit", "loan", "diagnosis_finding"]
    retrofit, loan = (one.line for one in found[:2])
    assert retrofit is not None
    assert loan is not None
    outcomes = {retrofit.outcome, loan.outcome}
    assert outcomes == {Outcome.ELIGIBLE, Outcome.SUPERSEDED}
    assert found[2].line is None
    assert found[2].matter == "余热回收"
    said = in_words(found)
    assert said.startswith("3 条记录写明这个项目；可得 ")
    assert "就高未选用" in said
    assert found[0].amount_fen == retrofit.ceiling_fen


def test_a_project_nobody_names_has_no_uses(office: Office, project: Project) -> None:
    firms = office.store.find(Enterprise)
    other = save(office, Project(enterprise=firms[0].id, name="三号窑改造")).record
    assert uses(office, other) == []
    assert project.id != other.id
