"""import: records kept within others find the record they belong to; what they say of it is taken up."""

from datetime import date
from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say
from tests.jjgreen_desktop.commands.import_sheets import OWN, SHEETS, Row, Write, held
from tests.jjgreen_desktop.policy import samples


def test_a_measure_needs_no_diagnosis_named_where_there_is_one(
    stocked: Path, write: Write, say: Say
) -> None:
    row = OWN | {"measure": "空压机余热回收"}
    path = write("diagnosis_findings", row)
    assert say("--data", stocked, "import", "diagnosis_findings", path).code == 0
    office = open_office(stocked)
    firm = office.store.find(Enterprise)[0].id
    save(office, samples.diagnosis(id="", enterprise=firm, report_on=date(2026, 4, 1)))
    office.store.close()
    path = write("diagnosis_findings", row | {"measure": "照明改造"})
    answer = say("--data", stocked, "import", "diagnosis_findings", path)
    assert answer.code == 1
    assert "名下有 2 条诊断符合，不能确定是哪一条。" in answer.err
    assert "请把诊断服务商、诊断报告日期填全" in answer.err


def test_a_firm_without_a_diagnosis_is_told_what_to_do_first(
    stocked: Path, write: Write, say: Say
) -> None:
    office = open_office(stocked)
    save(office, Enterprise(name="湖口样例二厂有限公司", county="湖口县"))
    office.store.close()
    row: Row = {"@name": "湖口样例二厂有限公司", "measure": "照明改造"}
    answer = say(
        "--data", stocked, "import", "diagnosis_findings", write("diagnosis_findings", row)
    )
    assert "名下还没有登记诊断。请先登记或导入诊断，再导入本表。" in answer.err


def test_a_title_follows_its_latest_change_and_comes_back(
    stocked: Path, write: Write, say: Say
) -> None:
    row = dict(SHEETS["title_statuses"].rows[0])
    later = row | {"status": "有效", "changed_on": date(2026, 6, 1)}
    say("--data", stocked, "import", "title_statuses", write("title_statuses", row))
    assert [one.status for one in _titles(stocked)] == ["removed", "valid"]
    earlier = later | {"status": "到期", "changed_on": date(2026, 4, 1)}
    say("--data", stocked, "import", "title_statuses", write("title_statuses", later, earlier))
    assert [one.status for one in _titles(stocked)] == ["valid", "valid"]
    say("--data", stocked, "undo")
    assert [one.status for one in _titles(stocked)] == ["removed", "valid"]


def test_a_note_on_a_change_does_not_overrule_a_status_set_by_hand(
    stocked: Path, write: Write, say: Say
) -> None:
    row = dict(SHEETS["title_statuses"].rows[0])
    say("--data", stocked, "import", "title_statuses", write("title_statuses", row))
    office = open_office(stocked)
    title = office.store.find(Title)[0]
    save(office, title.model_copy(update={"status": "expired"}))
    office.store.close()
    noted = write("title_statuses", row | {"note": "厅函复印件"})
    answer = say("--data", stocked, "import", "title_statuses", noted, "--json")
    assert (answer.json["changed"], answer.json["new"]) == (1, 0)
    assert [one.status for one in _titles(stocked)] == ["expired", "valid"]


def _titles(folder: Path) -> list[Title]:
    return [one for one in held(folder, Title) if isinstance(one, Title)]


def test_the_checks_of_the_register_are_asked_of_each_row(
    stocked: Path, write: Write, say: Say
) -> None:
    row = dict(SHEETS["invoices"].rows[0])
    say("--data", stocked, "import", "invoices", write("invoices", row))
    above = row | {"number": "25360003", "amount_fen": 600001}
    told = say("--data", stocked, "import", "invoices", write("invoices", above), "--json").json
    said = "600,001.00 元，高于合同价 600,000.00 元。"
    assert said in [one["what"] for one in told["findings"]]
