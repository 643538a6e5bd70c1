"""Findings of a diagnosis, invoices of a system, changes of a title: each fault told, its sound neighbour not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.checks import all_checks, own
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import answer, asked
from jjgreen_desktop.operations.recording import Refused, save
from tests.jjgreen_desktop.operations.checking.sound import (
    CLEAN,
    MUST,
    VERIFY,
    Case,
    fault,
    found,
    named,
    well_said,
)
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts
from tests.jjgreen_desktop.policy import samples

NUMBER = "25360000000000000001"
CASES: list[Case] = [
    (DiagnosisFinding, {"measure": None}, MUST, "措施", "还没有填写"),
    (
        DiagnosisFinding,
        {"payback_years": Decimal("2.3")},
        VERIFY,
        "投资回收期",
        "填了 2.3 年，按投资估算除以年经济效益是 2 年。",
    ),
    (DiagnosisFinding, {"payback_years": Decimal("1.7")}, VERIFY, "投资回收期", "是 2 年。"),
    (
        DiagnosisFinding,
        {"investment_fen": 600_000_000_000},
        VERIFY,
        "投资回收期",
        "相差约 10,000 倍，可能有一项按万元填写。",
    ),
    (Invoice, {"number": None}, MUST, "发票号码", "还没有填写"),
    (
        Invoice,
        {"without_vat_fen": 60_000_001},
        VERIFY,
        "不含税金额",
        "高于价税合计 600,000.00 元。",
    ),
    (Invoice, {"invoiced_on": date(2026, 10, 1)}, VERIFY, "开票日期", "还没有到"),
    (TitleStatus, {"status": "renamed"}, VERIFY, "变更后名称", "没有填变更后名称"),
    (TitleStatus, {"status": None}, MUST, "状态", "还没有填写"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


@pytest.mark.parametrize("years", ["1.8", "2", "2.2"])
def test_a_payback_may_be_rounded(office: Office, years: str) -> None:
    near = {**CLEAN[DiagnosisFinding], "payback_years": Decimal(years)}
    assert own(office, DiagnosisFinding.model_validate(near)) == []


def _told(office: Office, record: Any) -> list[Finding]:
    told = all_checks(office, record)
    for one in told:
        well_said(one)
    return told


def _finding(office: Office, **known: Any) -> DiagnosisFinding:
    """A sound finding of a firm that used 6,200 tce in 2025 and 100 tce in 2020."""
    owner = firm(office)
    for year, tce in ((2025, "6200"), (2020, "100")):
        energy = {"energy_tce": Decimal(tce), "energy_basis": "dangliang"}
        report = AnnualReturn(enterprise=owner.id, year=year, **energy)
        save(office, report)
    diagnosis = save(office, samples.diagnosis(id="", enterprise=owner.id)).record
    sound = {**CLEAN[DiagnosisFinding], "enterprise": owner.id, "diagnosis": diagnosis.id}
    return DiagnosisFinding.model_validate(sound | known)


def test_a_measure_saves_no_more_than_the_firm_uses(office: Office) -> None:
    one = _finding(office, saving_tce=Decimal(6201))
    told = _told(office, one)
    assert found(told) == [(VERIFY, "年节能量")]
    assert told[0].what == ("年节能量 6,201 吨标准煤，高于企业 2025 年全年的 6,200 吨标准煤。")
    assert _told(office, one.model_copy(update={"saving_tce": Decimal(6200)})) == []


def test_a_measure_stands_once_in_a_diagnosis(office: Office) -> None:
    first = save(office, _finding(office)).record
    again = first.model_copy(update={"id": "", "measure": "空压机 余热回收"})
    assert found(_told(office, again)) == [(VERIFY, "措施")]
    assert _told(office, first) == []
    assert _told(office, again.model_copy(update={"measure": "照明改造"})) == []


def _system(office: Office, name: str = "湖口样例一厂有限公司", **known: Any) -> EnergySystem:
    owner = firm(office, name)
    return save(office, samples.system(id="", enterprise=owner.id, **known)).record


def _invoice(system: EnergySystem, **known: Any) -> Invoice:
    of = {"enterprise": system.enterprise, "energy_management_system": system.id}
    return Invoice.model_validate({**CLEAN[Invoice], **of, **known})


def test_a_number_is_refused_twice_in_one_contract_and_asked_about_elsewhere(
    office: Office,
) -> None:
    one, other = _system(office), _system(office, "湖口样例二厂有限公司")
    first = save(office, _invoice(one, amount_fen=100)).record
    with pytest.raises(Refused, match=f"发票 {NUMBER} 已登记在能源管理系统"):
        save(office, _invoice(one, amount_fen=200))
    assert found(_told(office, _invoice(other, amount_fen=200))) == [(VERIFY, "发票号码")]
    spaced = f"{NUMBER[:4]} {NUMBER[4:]}"
    with pytest.raises(Refused, match=f"发票 {spaced} 已登记在能源管理系统"):
        save(office, _invoice(one, number=spaced, amount_fen=200))
    assert found(_told(office, _invoice(other, number=spaced, amount_fen=200))) == [
        (VERIFY, "发票号码")
    ]
    assert _told(office, _invoice(one, number="25360000000000000002", amount_fen=1)) == []
    assert [f for f in _told(office, first) if f.where == "发票号码"] == []


def test_a_number_that_stands_on_another_record_of_the_firm_is_asked_about(
    office: Office,
) -> None:
    system = _system(office, invoice_numbers=NUMBER)
    one = _invoice(system, amount_fen=100)
    assert _told(office, one) == []
    project = {"project": "二号窑改造", "invoice_numbers": f"04418、{NUMBER}"}
    save(office, retrofit_facts(system.enterprise or "", **project))
    told = _told(office, one)
    assert found(told) == [(VERIFY, "发票号码")]
    assert "还写在改造项目“二号窑改造”上" in told[0].what


def test_an_invoice_stays_within_its_contract_and_before_its_payment(office: Office) -> None:
    paid = {"paid_on": date(2026, 3, 1), "paid_fen": 100}
    system = _system(office, contract_fen=60_000_000, **paid)
    assert _told(office, _invoice(system)) == []
    above = _told(office, _invoice(system, amount_fen=60_000_001))
    assert [(f.where, f.what) for f in above] == [
        ("价税合计", "600,000.01 元，高于合同价 600,000.00 元。")
    ]
    slip = _told(office, _invoice(system, amount_fen=600_000_000_000))
    assert "可能一个按元、一个按万元填写" in slip[0].what
    late = _told(office, _invoice(system, invoiced_on=date(2026, 3, 2)))
    assert found(late) == [(VERIFY, "开票日期")]


@pytest.mark.parametrize(
    ("invoiced", "amounts", "where", "words"),
    [
        (None, (40_000_000, 20_000_000), None, ""),
        (None, (40_000_000,), "产品合同价（含税）", "1 张发票合计 400,000.00 元，低于"),
        (None, (40_000_000, 20_000_001), "产品合同价（含税）", "合计 600,000.01 元，高于"),
        (60_000_000, (40_000_000,), "已开发票金额", "低于已开发票金额 600,000.00 元"),
        (60_000_000, (60_000_000, 1), "已开发票金额", "高于已开发票金额"),
        (60_000_000, (60_000_000,), None, ""),
        (None, (40_000_000, None), None, ""),
        (None, (), None, ""),
    ],
)
def test_the_invoices_add_up_to_the_contract_both_ways(
    office: Office,
    invoiced: int | None,
    amounts: tuple[int | None, ...],
    where: str | None,
    words: str,
) -> None:
    system = _system(office, contract_fen=60_000_000, invoiced_fen=invoiced)
    for number, amount in enumerate(amounts):
        save(office, _invoice(system, number=f"2536000{number}", amount_fen=amount))
    told = _told(office, system)
    assert found(told) == ([(VERIFY, where)] if where else [])
    assert all(words in one.what for one in told)


def _changed(office: Office, title: Title, status: str, day: date, **known: Any) -> TitleStatus:
    of = {"enterprise": title.enterprise, "of_title": title.id}
    return TitleStatus.model_validate({**of, "status": status, "changed_on": day, **known})


@pytest.fixture
def title(office: Office) -> Title:
    """A title published on 2026-03-18."""
    return save(office, title_facts(firm(office).id)).record


def test_a_title_changes_after_it_was_published(office: Office, title: Title) -> None:
    early = _changed(office, title, "removed", date(2026, 3, 17))
    assert found(_told(office, early)) == [(VERIFY, "变更日期")]
    assert _told(office, _changed(office, title, "removed", date(2026, 3, 18))) == []


def test_where_only_the_month_is_known_the_month_counts(office: Office) -> None:
    listed = {"published_on": None, "published_month": "2022-01"}
    title = save(office, title_facts(firm(office).id, **listed)).record
    assert _told(office, _changed(office, title, "expired", date(2022, 1, 1))) == []
    early = _told(office, _changed(office, title, "expired", date(2021, 12, 31)))
    assert [one.what for one in early] == ["2021-12-31 早于名单公布的 2022-01。"]


def test_changes_of_a_title_follow_one_another(office: Office, title: Title) -> None:
    save(office, _changed(office, title, "removed", date(2026, 5, 1)))
    same_day = _changed(office, title, "valid", date(2026, 5, 1))
    assert [one.check for one in _told(office, same_day)] == ["two_on_one_day"]
    again = _changed(office, title, "removed", date(2026, 6, 1))
    assert [one.check for one in _told(office, again)] == ["said_before"]
    assert _told(office, _changed(office, title, "valid", date(2026, 6, 1))) == []


def test_what_was_paid_after_the_end_is_asked_about(office: Office, title: Title) -> None:
    paid = {"paid_on": date(2026, 6, 1), "paid_fen": 100}
    title = save(office, title.model_copy(update=paid)).record
    ended = _changed(office, title, "removed", date(2026, 6, 1))
    assert [one.check for one in _told(office, ended)] == ["paid_after_end"]
    assert _told(office, _changed(office, title, "removed", date(2026, 6, 2))) == []


def test_a_reason_answers_what_is_asked_of_a_part(office: Office) -> None:
    one = save(office, _finding(office, saving_tce=Decimal(7000))).record
    found_ = asked(office, one)[0]
    assert found_.open
    answer(office, one, found_.finding, "含余热外供，已核对诊断报告")
    assert [(each.text, each.open) for each in asked(office, one)] == [
        ("含余热外供，已核对诊断报告", False)
    ]
