"""A project's new name is taken over by the records that name it, in one write, unless one is decided."""

from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.project_uses import uses
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import make_office
from tests.jjgreen_desktop.operations.named_project import NEW, OLD, named_project


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path)


@pytest.fixture
def project(office: Office) -> Project:
    return named_project(office)


def _names(office: Office) -> list[str | None]:
    models: tuple[type[Retrofit] | type[Loan] | type[DiagnosisFinding], ...] = (
        Retrofit,
        Loan,
        DiagnosisFinding,
    )
    return [one.project for model in models for one in office.store.find(model)]


def test_the_records_follow_in_the_same_write_and_come_back_with_it(
    office: Office, project: Project
) -> None:
    before = _names(office)
    saved = save(office, project.model_copy(update={"name": NEW}))
    assert saved.told == "写明这个项目的 3 条记录一并改名。"
    assert _names(office) == [NEW, "二号窑改造", NEW, NEW]
    assert office.store.undo() == f"修改项目 {NEW}（湖口样例一厂有限公司）"
    assert _names(office) == before
    assert office.store.get(Project, project.id) == project


def test_nothing_is_renamed_apart_from_a_record_that_is_paid(
    office: Office, project: Project
) -> None:
    loan = office.store.find(Loan)[0]
    paid = {"paid_on": date(2026, 9, 1), "paid_fen": 100}
    save(office, loan.model_copy(update=paid))
    before = _names(office)
    saved = save(office, project.model_copy(update={"name": NEW}))
    assert saved.told == (f"有 3 条记录写的是“{OLD}”，其中 1 条已兑现或已核定，都没有随着改。")
    assert _names(office) == before


def test_nor_from_one_the_city_approved(office: Office, project: Project) -> None:
    lines = [one.line for one in uses(office, project) if one.line]
    line = next(line for line in lines if line.outcome is Outcome.ELIGIBLE)
    approve(office, line, 100, "样例文件", date(2026, 9, 1))
    saved = save(office, project.model_copy(update={"name": NEW}))
    assert "其中 1 条已兑现或已核定" in saved.told
    assert OLD in _names(office)


def test_a_change_of_something_else_moves_nothing(office: Office, project: Project) -> None:
    saved = save(office, project.model_copy(update={"investment_fen": 100}))
    assert (saved.told, OLD in _names(office)) == ("", True)
    unnamed = save(office, Project(enterprise=project.enterprise, name="三号窑改造")).record
    assert save(office, unnamed.model_copy(update={"name": "四号窑改造"})).told == ""


def test_a_name_others_bear_is_pointed_out(office: Office, project: Project) -> None:
    saved = save(office, project.model_copy(update={"name": "二号窑改造"}))
    told = [one for one in saved.findings if "算同一项目" in one.what]
    assert [one.grade for one in told] == [Grade.HINT]
    assert told[0].what == "已有 1 条记录写的是“二号窑改造”，改名后与它们算同一项目。"
