"""A project is known by its name; what it costs is said by itself first."""

from pathlib import Path

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.merging import merge, plan
from jjgreen_desktop.operations.offers import PROJECT, _projects
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.projects import investment, naming, same
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, make_office
from tests.jjgreen_desktop.operations.named_project import OLD, named_project


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path)


@pytest.fixture
def project(office: Office) -> Project:
    return named_project(office)


def test_what_names_a_project_is_found_however_it_is_spaced(
    office: Office, project: Project
) -> None:
    assert [one.noun for one in naming(office, project)] == [
        "retrofit",
        "loan",
        "diagnosis_finding",
    ]
    assert same(OLD, "一号窑 余热利用改造")
    assert not same("", None)


def test_registered_projects_are_offered_first(office: Office, project: Project) -> None:
    save(office, Project(enterprise=project.enterprise, name="三号窑改造"))
    offered = _projects(office, project.enterprise)
    assert offered[:2] == ["三号窑改造", OLD]
    assert "二号窑改造" in offered
    assert PROJECT == "project"


def test_the_registered_investment_goes_before_that_of_the_retrofit(
    office: Office, project: Project
) -> None:
    owner = project.enterprise or ""
    assert investment(office, owner, OLD) is None
    retrofit = office.store.find(Retrofit, project=OLD)[0]
    save(office, retrofit.model_copy(update={"investment_fen": 300}))
    assert investment(office, owner, "一号窑 余热利用改造") == 300
    save(office, project.model_copy(update={"investment_fen": 200}))
    assert investment(office, owner, OLD) == 200
    assert investment(office, owner, "二号窑改造") is None


def test_of_two_firms_merged_one_project_of_a_name_is_kept(
    office: Office, project: Project
) -> None:
    keep = office.store.find(Enterprise)[0]
    lose = firm(office, "湖口样例（一厂）公司")
    save(office, Project(enterprise=lose.id, name="一号窑 余热利用改造", code="2509-36"))
    save(office, Project(enterprise=lose.id, name="三号窑改造"))
    made = plan(office, keep, lose)
    assert [clash.said for clash in made.clashes] == ["两家都有项目“一号窑 余热利用改造”"]
    merge(office, keep, lose, {made.clashes[0].key: "lose"})
    held = office.store.find(Project, enterprise=keep.id)
    assert [one.name for one in held] == ["一号窑 余热利用改造", "三号窑改造"]
    assert project not in held
