"""One paper dossier typed from the first key to the last without the mouse, what it leads to, and all of it undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import assessing
from jjgreen_desktop.policy.assessment import Outcome
from tests.ui.clerk import Clerk
from tests.ui.desk import DAY
from tests.ui.typist import ALT, CTRL, Typist

FIRM = {
    "企业名称": "湖口样例一厂有限公司",
    "统一社会信用代码": "91360429MA38A0000X",
    "县（市、区）": "湖口县",
    "行业": "3011",
    "工业企业": "是",
    "规上企业": "是",
    "地址": "湖口县样例路1号",
    "联系人": "李样例",
    "联系电话": "0792-0000001",
    "开户行": "样例银行湖口支行",
    "银行账号": "6222000000000000018",
}
EARLIER = {
    "年度": "2024",
    "综合能源消费量": "7300.5",
    "电力折标口径": "当量值",
    "工业增加值（可比价）": "5200",
}
LATER = {
    "年度": "2025",
    "电力折标口径": "当量值",
    "工业增加值（可比价）": "5300",
    "营业收入": "21000",
}
CARRIERS = (("dl", "1200万度"), ("ym", "0.8万吨"))
DIAGNOSIS = {
    "诊断服务商": "样例节能服务有限公司",
    "诊断报告日期": "2026.3.20",
    "已制定改造提升方案": "是",
    "发改部门已做深度节能诊断": "否",
    "诊断服务费": "12000",
}
FINDINGS = (
    ("空压机余热回收", "节能", "600000", "180", "300000", "2", "计划实施"),
    ("高效电机更换", "节能", "30万", "60.5", "120000", "2.5", "实施中"),
    ("冷却水循环利用", "节水", "250000", "", "100000", "2.5", "待定"),
    ("一号窑余热发电", "资源综合利用", "1200万元", "3200", "400万", "3", "计划实施"),
    ("车间照明改造", "节能", "80000", "12", "", "", "不实施"),
)
FINDING_LABELS = (
    "措施",
    "措施类型",
    "投资估算",
    "年节能量",
    "年经济效益",
    "投资回收期",
    "落实情况",
)
PROJECT = "一号窑余热利用改造"
RETROFIT = {
    "项目名称": PROJECT,
    "改造类型": "节能",
    "意愿登记日期": "20250301",
    "项目投资": "3200万",
    "开工日期": "2025.9.1",
    "完工日期": "2026-3-1",
    "节能验收通过日期": "20260510",
    "验收报告备案日期": "6-1",
    "已向谁备案": "节能审查机关、主管部门",
    "备案文号": "湖样备〔2026〕3号",
    "产品": "水泥熟料",
    "单耗单位": "kgce/t",
    "改造前单位产品综合能耗": "100",
    "改造后单位产品综合能耗": "95",
    "验收报告载明的提升率": "5.00",
    "行业标杆水平": "96",
    "标杆或先进值出处": "样例标准",
}
LOAN = {
    "项目名称": PROJECT,
    "属于绿色贷": "是",
    "贷款银行": "样例银行湖口支行",
    "贷款合同号": "样贷2025-018",
    "贷款本金": "2000万",
    "放款日期": "2025.9.15",
    "到期日期": "2028.9.14",
    "年利率": "3.85",
    "已付利息": "500000",
}
NATIONAL = {
    "称号": "绿色工厂",
    "级别": "国家级",
    "批次": "样例批",
    "公布日期": "2026-3-18",
    "公布文件及文号": "样例部函〔2026〕1号",
    "公布机关": "工业和信息化部",
}
PROVINCIAL = {
    "称号": "水效领跑者",
    "级别": "省级",
    "公布日期": "20260401",
    "公布文件及文号": "样例厅函〔2026〕8号",
}


@pytest.fixture
def clerk(sit_down: Callable[[], Clerk], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """A clerk of 湖口县 at an empty register, on a fixed day."""
    bootstrap.create_office(folder, "湖口县", "张样例").store.close()
    opened = bootstrap.open_office
    monkeypatch.setattr(
        bootstrap, "open_office", lambda place: replace(opened(place), today=lambda: DAY)
    )
    return sit_down()


@pytest.fixture
def typist(clerk: Clerk) -> Typist:
    return Typist(clerk)


def type_dossier(typist: Typist) -> None:
    """The firm, two returns, a diagnosis with five findings, a retrofit, a loan, two titles."""
    typist.press(Qt.Key.Key_N, CTRL)
    typist.fill(Enterprise, FIRM)
    _returns(typist)
    _diagnosis(typist)
    for tab, model, papers in (
        ("改造", Retrofit, (RETROFIT,)),
        ("绿色贷款", Loan, (LOAN,)),
        ("称号", Title, (NATIONAL, PROVINCIAL)),
    ):
        typist.go_to_tab(tab)
        for paper in papers:
            begin(typist, model)
            typist.fill(model, paper)


def begin(typist: Typist, model: type[Record]) -> None:
    """Enter on the step that begins a record of this kind."""
    assert typist.cursor.toolTip() == f"新建{model.label}（Ctrl+Enter）"
    typist.press(Qt.Key.Key_Return)


def _returns(typist: Typist) -> None:
    begin(typist, AnnualReturn)
    typist.fill(AnnualReturn, EARLIER)
    assert typist.name == "能源品种"
    typist.press(Qt.Key.Key_Return)
    begin(typist, AnnualReturn)
    typist.fill(AnnualReturn, LATER)
    for each in CARRIERS:
        for text in each:
            typist.write(text)
            typist.press(Qt.Key.Key_Return)
        typist.settle()
        assert typist.name == "能源品种"
    typist.press(Qt.Key.Key_A, ALT)
    typist.settle()
    typist.press(Qt.Key.Key_Return)


def _diagnosis(typist: Typist) -> None:
    typist.go_to_tab("诊断")
    begin(typist, Diagnosis)
    typist.fill(Diagnosis, DIAGNOSIS)
    for finding in FINDINGS:
        typist.fill(DiagnosisFinding, dict(zip(FINDING_LABELS, finding, strict=True)))
        assert typist.name == "措施"
    typist.press(Qt.Key.Key_Return)
    assert typist.cursor.toolTip() == "新建诊断（Ctrl+Enter）"


FEN_PER_YUAN = 100
FIRM_KEPT = Enterprise(
    name="湖口样例一厂有限公司",
    credit_code="91360429MA38A0000X",
    county="湖口县",
    industry="3011",
    industrial=True,
    above_scale=True,
    address="湖口县样例路1号",
    contact="李样例",
    phone="0792-0000001",
    bank="样例银行湖口支行",
    bank_account="6222000000000000018",
)
FACTOR_SOURCE = "GB/T 2589-2020 表A.1"


def kept_records(firm: str, diagnosis: str) -> list[Record]:
    """What the dossier is in the register, of the firm and diagnosis with these ids; 分, tce and days."""
    return [
        AnnualReturn(
            enterprise=firm,
            year=2024,
            energy_tce=Decimal("7300.5"),
            energy_basis="dangliang",
            value_added=Decimal(5200),
        ),
        AnnualReturn(
            enterprise=firm,
            year=2025,
            energy_tce=Decimal("7189.20"),
            energy_basis="dangliang",
            value_added=Decimal(5300),
            revenue=Decimal(21000),
        ),
        _carrier(firm, "电力", "1200", "wan_kwh", "0.1229"),
        _carrier(firm, "原煤", "0.8", "wan_t", "0.7143"),
        Diagnosis(
            enterprise=firm,
            provider="样例节能服务有限公司",
            report_on=date(2026, 3, 20),
            plan=True,
            deep_diagnosis_by_ndrc=False,
            fee_fen=12_000 * FEN_PER_YUAN,
        ),
        *(
            DiagnosisFinding(
                enterprise=firm,
                diagnosis=diagnosis,
                measure=measure,
                kind=kind,
                investment_fen=investment * FEN_PER_YUAN,
                saving_tce=Decimal(saving) if saving else None,
                benefit_fen=benefit * FEN_PER_YUAN if benefit else None,
                payback_years=Decimal(years) if years else None,
                decision=decision,
            )
            for measure, kind, investment, saving, benefit, years, decision in (
                ("空压机余热回收", "energy_saving", 600_000, "180", 300_000, "2", "planned"),
                ("高效电机更换", "energy_saving", 300_000, "60.5", 120_000, "2.5", "doing"),
                ("冷却水循环利用", "water_saving", 250_000, "", 100_000, "2.5", "open"),
                ("一号窑余热发电", "resource_use", 12_000_000, "3200", 4_000_000, "3", "planned"),
                ("车间照明改造", "energy_saving", 80_000, "12", 0, "", "refused"),
            )
        ),
        Retrofit(
            enterprise=firm,
            project=PROJECT,
            kind="energy_saving",
            intended_on=date(2025, 3, 1),
            investment_fen=32_000_000 * FEN_PER_YUAN,
            started_on=date(2025, 9, 1),
            completed_on=date(2026, 3, 1),
            accepted_on=date(2026, 5, 10),
            filed_on=date(2026, 6, 1),
            filed_with=("review", "department"),
            filing_number="湖样备〔2026〕3号",
            product="水泥熟料",
            energy_unit="kgce/t",
            unit_energy_before=Decimal(100),
            unit_energy_after=Decimal(95),
            improvement_stated_pct=Decimal("5.00"),
            benchmark=Decimal(96),
            level_source="样例标准",
        ),
        Loan(
            enterprise=firm,
            project=PROJECT,
            green=True,
            bank="样例银行湖口支行",
            contract_number="样贷2025-018",
            principal_fen=20_000_000 * FEN_PER_YUAN,
            drawn_on=date(2025, 9, 15),
            due_on=date(2028, 9, 14),
            rate_pct=Decimal("3.85"),
            interest_paid_fen=500_000 * FEN_PER_YUAN,
        ),
        _title(
            firm,
            kind="green_factory",
            level="national",
            batch="样例批",
            published_on=date(2026, 3, 18),
            document="样例部函〔2026〕1号",
            issuer="工业和信息化部",
        ),
        _title(
            firm,
            kind="water_leader",
            level="provincial",
            published_on=date(2026, 4, 1),
            document="样例厅函〔2026〕8号",
        ),
    ]


def _carrier(firm: str, carrier: str, quantity: str, unit: str, factor: str) -> EnergyUse:
    return EnergyUse(
        enterprise=firm,
        year=2025,
        carrier=carrier,
        quantity=Decimal(quantity),
        unit=unit,
        basis="dangliang",
        factor=Decimal(factor),
        factor_source=FACTOR_SOURCE,
    )


def _title(firm: str, **known: Any) -> Title:
    return Title(
        enterprise=firm,
        holder="enterprise",
        holder_name="湖口样例一厂有限公司",
        status="valid",
        **known,
    )


KINDS = (
    Enterprise,
    AnnualReturn,
    EnergyUse,
    Diagnosis,
    DiagnosisFinding,
    Retrofit,
    Loan,
    Title,
)


def test_a_dossier_is_typed_without_the_mouse_and_kept_field_by_field(typist: Typist) -> None:
    type_dossier(typist)
    firm, diagnosis = (typist.stored(model)[0].id for model in (Enterprise, Diagnosis))
    kept = [one.model_copy(update={"id": ""}) for model in KINDS for one in typist.stored(model)]
    assert kept == [FIRM_KEPT, *kept_records(firm, diagnosis)]


def test_the_dossier_leads_to_its_awards(typist: Typist) -> None:
    type_dossier(typist)
    firm = typist.stored(Enterprise)[0].id
    lines = typist.read(lambda office: assessing.assess_enterprise(office, firm)).lines
    assert [(x.clause, x.record_title, x.outcome, x.ceiling_fen) for x in lines] == [
        ("1", "样例节能服务有限公司", Outcome.ELIGIBLE, 10_000 * FEN_PER_YUAN),
        ("2.1", PROJECT, Outcome.SUPERSEDED, 500_000 * FEN_PER_YUAN),
        ("2.2", PROJECT, Outcome.ELIGIBLE, 500_000 * FEN_PER_YUAN),
        ("3", FIRM["企业名称"], Outcome.ELIGIBLE, 200_000 * FEN_PER_YUAN),
        ("3", FIRM["企业名称"], Outcome.NOT_APPLICABLE, 0),
    ]


def test_undone_step_by_step_nothing_of_it_is_left(typist: Typist) -> None:
    type_dossier(typist)
    history = typist.read(lambda office: office.store.history(1000))
    writes = [entry.name for entry in history if entry.kind == "write"]
    assert len(writes) >= sum(len(typist.stored(model)) for model in KINDS)
    for name in writes:
        typist.press(Qt.Key.Key_Z, CTRL)
        typist.settle()
        assert typist.said == f"已撤销“{name}”。"
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.settle()
    assert typist.said == "没有可以撤销的操作。"
    assert all(typist.stored(model) == [] for model in KINDS)


def test_after_undo_the_cursor_stays_in_its_field(typist: Typist) -> None:
    typist.press(Qt.Key.Key_N, CTRL)
    typist.write("湖口样例一厂有限公司")
    typist.press(Qt.Key.Key_Return)
    typist.settle()
    typist.write("91360429MA38A0000X")
    typist.press(Qt.Key.Key_Return)
    typist.settle()
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.settle()
    assert typist.said.startswith("已撤销“修改企业")
    assert typist.name == "县（市、区）"
