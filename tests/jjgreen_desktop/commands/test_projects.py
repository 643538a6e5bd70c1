"""projects: those of a firm, what names each, and what 就高 makes of that."""

from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say
from tests.jjgreen_desktop.operations.desk import retrofit_facts
from tests.jjgreen_desktop.policy import samples

FIRM, KILN = "湖口样例九厂有限公司", "一号窑余热利用改造"


def test_the_projects_of_a_firm_with_what_names_them(empty: Path, say: Say) -> None:
    office = open_office(empty)
    firm = save(office, Enterprise(name=FIRM, county="湖口县", industrial=True)).record
    save(office, retrofit_facts(firm.id))
    save(office, samples.loan(id="", enterprise=firm.id, project=KILN, contract_number="样贷-1"))
    save(office, Project(enterprise=firm.id, name=KILN, investment_fen=3_200_000_000))
    save(office, Project(enterprise=firm.id, name="二号窑改造"))
    office.store.close()
    told = say("--data", empty, "projects", "--subject", FIRM, "--json").json
    assert [one["name"] for one in told["projects"]] == [KILN, "二号窑改造"]
    used = told["projects"][0]["uses"]
    assert [one["noun"] for one in used] == ["retrofit", "loan"]
    assert {one["outcome"] for one in used} == {"eligible", "superseded"}
    assert used[1]["matter"] == "样贷-1"
    assert told["projects"][1]["uses"] == []
    words = say("--data", empty, "projects", "--subject", FIRM).out
    assert f"{KILN}：2 条记录写明这个项目；可得 " in words
    assert f"{FIRM}共登记 2 个项目。" in words


def test_a_firm_that_is_not_registered_is_refused(empty: Path, say: Say) -> None:
    answer = say("--data", empty, "projects", "--subject", FIRM)
    assert (answer.code, "登记簿里没有" in answer.err) == (1, True)
    assert say("--data", empty, "projects").code == 2
