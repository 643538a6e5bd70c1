"""问题清单: everything the checks say of everything, as they say it of each record by itself."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.part import Invoice
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.operations import county_findings as listing
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.county_findings import counted, in_words
from jjgreen_desktop.operations.findings_sweep import county_findings
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import answer
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, make_office, retrofit_facts, title_facts

ONE, TWO = "湖口样例一厂有限公司", "湖口样例二厂有限公司"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two firms that share an account and a filing number, years that slip, a park, an award."""
    made = make_office(tmp_path)
    known = {"bank": "样例银行湖口支行", "bank_account": "62220000"}
    one, two = firm(made, ONE, **known), firm(made, TWO, **known)
    for year, tce in ((2024, "6200"), (2025, "0.62")):
        save(
            made,
            AnnualReturn(
                enterprise=two.id, year=year, energy_tce=Decimal(tce), energy_basis="dangliang"
            ),
        )
    for owner in (one, two):
        save(made, retrofit_facts(owner.id, filing_number="湖样备〔2026〕3号"))
    save(made, EnergySystem(enterprise=one.id, project="平台", contract_fen=60_000, invoiced_fen=1))
    save(made, title_facts(two.id, status=None))
    save(made, Park(name="湖口样例园区", county="湖口县", bank_account="62220001"))
    line = save(made, retrofit_facts(two.id, project="二号窑改造")).record
    save(
        made,
        Award(
            enterprise=two.id,
            clause="2.1",
            of=line.id,
            proposed_fen=1,
            approved_fen=2,
            approved_on=date(2026, 9, 1),
            approved_document="样例函",
        ),
    )
    return made


def test_the_whole_list_says_what_each_record_says_by_itself(office: Office) -> None:
    found = county_findings(office)
    alone = [
        (model.noun, record.id, finding)
        for model in MODELS
        for record in office.store.find(model)
        for finding in all_checks(office, record)
    ]
    assert len(found) > 12
    assert sorted((one.noun, one.record, one.finding.sentence()) for one in found) == sorted(
        (noun, record, finding.sentence()) for noun, record, finding in alone
    )


def test_a_large_register_is_read_record_by_record_and_says_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = county_findings(office)
    monkeypatch.setattr(listing, "MOST", 1)
    monkeypatch.setattr(listing, "PAGE", 1)
    assert county_findings(office) == whole


def test_the_findings_of_a_firm_stand_together_in_order_of_entry(office: Office) -> None:
    names = list(dict.fromkeys(one.name for one in county_findings(office)))
    assert names == [ONE, TWO, "湖口样例园区"]
    (slip,) = [
        one
        for one in county_findings(office)
        if one.finding.check == "slip" and one.title == "2025"
    ]
    assert (slip.matter, slip.owner_noun, slip.county) == ("年度报表 2025", "enterprise", "湖口县")
    own = next(one for one in county_findings(office) if one.noun == "enterprise")
    assert own.matter == "企业"


def test_counts_tell_what_waits_for_a_reason(office: Office) -> None:
    found = county_findings(office)
    counts = counted(found)
    asked = [one for one in found if one.finding.grade is Grade.VERIFY]
    assert counts.open == counts.grades[Grade.VERIFY] == len(asked)
    system = next(one for one in asked if one.noun == "energy_management_system")
    record = office.store.get(EnergySystem, system.record)
    assert record
    answer(office, record, system.finding, "分期开票，已核对合同")
    after = county_findings(office)
    assert counted(after).open == counts.open - 1
    assert [one.state for one in after if one.finding == system.finding] == ["分期开票，已核对合同"]
    assert f"核实性 {len(asked)}（待说明 {len(asked) - 1}）" in in_words(counted(after))


def test_it_tells_how_far_it_is_and_can_be_stopped(office: Office) -> None:
    told: list[tuple[int, int]] = []

    def go_on(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    county_findings(office, go_on)
    assert told[0][0] == 0 and told[-1][0] == told[-1][1] == told[0][1] == 11
    assert county_findings(office, lambda _done, _of: False) == []


def test_providers_projects_and_parts_are_looked_at_too(office: Office) -> None:
    provider = save(office, Provider(name="样例节能服务有限公司")).record
    firms = {one.name: one.id for one in office.store.find(Enterprise)}
    days = {"started_on": date(2026, 3, 2), "completed_on": date(2026, 3, 1)}
    save(office, Project(enterprise=firms[ONE], name="一号窑余热利用改造", **days))
    system = office.store.find(EnergySystem)[0]
    of = {"enterprise": firms[ONE], "energy_management_system": system.id}
    save(office, Invoice(number="25360001", amount_fen=2, **of))
    told = [(one.noun, one.name, one.finding.where) for one in county_findings(office)]
    assert ("project", ONE, "完工日期") in told
    assert ("energy_management_system", ONE, "已开发票金额") in told
    mine = [one for one in county_findings(office) if one.noun == "provider"]
    assert [(one.owner_noun, one.owner, one.name) for one in mine] == [
        ("provider", provider.id, "样例节能服务有限公司")
    ]
    assert mine[0].matter == "服务商"
