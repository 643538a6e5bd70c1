"""Titles, audits and projects as the dossier tells them."""

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.part import DiagnosisFinding, TitleStatus
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.dossier import dossier, stage
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import retrofit_facts
from tests.jjgreen_desktop.operations.full_firm import (
    KILN,
    PROVIDER,
)
from tests.jjgreen_desktop.operations.told import block, column, facts, full, texts

__all__ = ["full"]


def test_titles_stand_with_the_changes_of_their_status(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    changes = block(made, "titles", TitleStatus.noun)
    assert column(changes, "of_title") == ["称号 省级绿色工厂"] * 2
    assert column(changes, "status") == ["更名", "有效"]
    (title,) = office.store.find(Title)
    assert all(row.opens and row.opens.record == title.id for row in changes.rows)
    assert {row.opens.part for row in changes.rows if row.opens} == {
        one.id for one in office.store.find(TitleStatus)
    }


def test_audits_tell_findings_and_how_far_a_retrofit_is(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    found = block(made, "audits", DiagnosisFinding.noun)
    assert column(found, "diagnosis") == [f"诊断 {PROVIDER}"] * 2
    assert column(found, "decision") == ["已实施", "不实施"]
    retrofit = facts(block(made, "audits", "retrofit"))
    assert retrofit["进度"] == "备案（2026-06-01）"
    assert retrofit["改造前单位产品综合能耗"] == "100"
    assert retrofit["验收报告载明的提升率（%）"] == "7.00"
    assert retrofit["行业标杆水平"] == "—", "asked for by the clause, not known"
    assert "发票号码" not in retrofit, "not asked for, not known"


def test_how_far_a_record_has_come() -> None:
    assert stage(retrofit_facts("x", filed_on=None)).text == "验收（2026-05-10）"
    nothing = dict.fromkeys(("completed_on", "accepted_on", "filed_on"))
    assert stage(retrofit_facts("x", **nothing)).text == "—"


def test_projects_say_where_they_are_named(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    registered = block(made, "projects", "project")
    assert column(registered, "named_in") == ["改造项目、绿色贷款、诊断措施 2 条"]
    named = {row[0]: row[1] for row in texts(block(made, "projects", "named"))}
    assert named["屋顶光伏"] == OutsideAward.label and KILN not in named


def test_a_project_spelt_otherwise_is_the_one_the_assessment_takes_it_for(
    office: Office, full: Enterprise
) -> None:
    spelt = f" {KILN[:2]} {KILN[2:]}"
    save(office, OutsideAward(enterprise=full.id, project=spelt, source="样例专项", amount_fen=1))
    made = dossier(office, full)
    (said,) = column(block(made, "projects", "project"), "named_in")
    assert OutsideAward.label in said
    assert spelt not in [row[0] for row in texts(block(made, "projects", "named"))]
