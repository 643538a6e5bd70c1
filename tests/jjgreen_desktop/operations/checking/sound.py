"""A sound record of every kind, what one fault in it must be told as, and the register around it."""

from datetime import date
from decimal import Decimal
from typing import Any

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.budget import Budget, BudgetShare, PlanMark
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.merging import DifferentFirms, Merging
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.policy_work import PackLoaded, RulingMade, Seal
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.saved_view import SavedView
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.checks import all_checks, own
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.policy import samples

MUST, SUBMIT, VERIFY, HINT = Grade
A1 = "GB/T 2589-2020 表A.1"
PAID_ON = date(2026, 9, 1)


def _whole(record: Record) -> dict[str, Any]:
    """A complete record of the policy's samples, paid."""
    known = record.model_dump(exclude={"id"}, exclude_none=True)
    return known | {"enterprise": "E", "paid_on": PAID_ON, "paid_fen": 1_000_000}


CODE = "91350100M000100Y43"
CLEAN: dict[type[Record], dict[str, Any]] = {
    Enterprise: {
        "name": "湖口样例一厂有限公司",
        "credit_code": CODE,
        "county": "湖口县",
        "industry": "3011",
        "industrial": True,
        "above_scale": True,
        "former": ("914403001922038216",),
        "bank": "样例银行湖口支行",
        "bank_account": "6222 0000-1111",
    },
    Park: {"name": "湖口样例园区", "county": "湖口县"},
    Loan: _whole(samples.loan(principal_fen=2_000_000_000)),
    Pilot: _whole(samples.pilot(followed_up_on=PAID_ON)),
    Platform: _whole(samples.platform()),
    EnergySystem: _whole(samples.system(invoiced_fen=60_000_000, audited_fen=60_000_000)),
    PerformanceContract: _whole(samples.contract()),
    Rating: _whole(samples.rating()),
    Listing: _whole(samples.listing()),
    SolidWaste: {
        "enterprise": "E",
        "waste": "样例尾矿",
        "evaluation": "done",
        "evaluated_on": date(2026, 3, 1),
    },
    EnergyUse: {
        "enterprise": "E",
        "year": 2025,
        "carrier": "天然气",
        "quantity": Decimal(120),
        "unit": "wan_m3",
        "basis": "dangliang",
        "factor": Decimal("1.2143"),
        "factor_source": "样例燃气公司 2025 年气质报告",
    },
    ProductEnergy: {
        "enterprise": "E",
        "year": 2025,
        "product": "水泥熟料",
        "output": Decimal(1_200_000),
        "output_unit": "吨",
        "energy_tce": Decimal(120_000),
        "unit_energy": Decimal(100),
    },
    SpecialCase: _whole(samples.special()),
    Provider: {"name": "样例节能服务有限公司", "credit_code": CODE, "services": ("diagnosis",)},
    Project: {
        "enterprise": "E",
        "name": "一号窑余热利用改造",
        "started_on": date(2025, 9, 1),
        "completed_on": date(2026, 3, 1),
    },
    DiagnosisFinding: {
        "enterprise": "E",
        "diagnosis": "D",
        "measure": "空压机余热回收",
        "investment_fen": 60_000_000,
        "benefit_fen": 30_000_000,
        "saving_tce": Decimal(180),
        "payback_years": Decimal(2),
    },
    Invoice: {
        "enterprise": "E",
        "energy_management_system": "S",
        "number": "25360000000000000001",
        "invoiced_on": date(2026, 1, 5),
        "amount_fen": 60_000_000,
    },
    TitleStatus: {
        "enterprise": "E",
        "of_title": "T",
        "status": "removed",
        "changed_on": date(2026, 5, 1),
    },
    RecordNote: {"enterprise": "E", "of_noun": "enterprise", "of": "E", "text": "下周补交原件"},
    Attachment: {
        "enterprise": "E",
        "of_noun": "enterprise",
        "of": "E",
        "file_name": "营业执照.pdf",
        "content": "0" * 64,
    },
    SavedView: {"screen": "enterprises", "name": "未填代码", "state": "{}"},
    PastAward: {
        "enterprise": "E",
        "matter": "国家级绿色工厂奖励",
        "direction": "paid",
        "amount_fen": 20_000_000,
        "year": 2024,
    },
    AnnualReturn: {
        "enterprise": "E",
        "year": 2025,
        "energy_tce": Decimal(6200),
        "energy_basis": "dangliang",
    },
    Diagnosis: {
        "enterprise": "E",
        "provider": "样例节能服务有限公司",
        "report_on": date(2026, 3, 20),
        "plan": True,
        "fee_fen": 1_200_000,
        "subsidised_on": date(2026, 9, 1),
        "paid_fen": 1_000_000,
    },
    Retrofit: {
        "enterprise": "E",
        "project": "一号窑余热利用改造",
        "completed_on": date(2026, 3, 1),
        "accepted_on": date(2026, 5, 10),
        "filed_on": date(2026, 6, 1),
        "filed_with": ("review", "department"),
        "energy_unit": "kgce/t",
        "unit_energy_before": Decimal(100),
        "unit_energy_after": Decimal(95),
        "improvement_stated_pct": Decimal("5.00"),
        "benchmark": Decimal(96),
        "level_source": "样例标准",
        "paid_on": date(2026, 9, 1),
        "paid_fen": 50_000_000,
    },
    Title: {
        "enterprise": "E",
        "kind": "green_factory",
        "level": "national",
        "holder": "enterprise",
        "published_on": date(2026, 3, 18),
        "published_month": "2026-03",
        "status": "valid",
    },
    OutsideAward: {
        "enterprise": "E",
        "project": "一号窑",
        "amount_fen": 1,
        "received_on": date(2026, 3, 1),
    },
    Stop: {
        "enterprise": "E",
        "document": "样例处罚决定书",
        "from_on": date(2026, 1, 1),
        "to_on": date(2027, 1, 1),
    },
    RulingMade: {
        "pack": "jiujiang-2025",
        "ruling": "band-3",
        "choice": "in",
        "ruled_by": "样例市工业和信息化局",
        "ruled_on": date(2026, 3, 2),
        "document": "样工信函〔2026〕3号",
    },
    PackLoaded: {
        "pack": "jiujiang-2025",
        "name": "样例政策包",
        "version": "2",
        "hash": "0" * 64,
        "content": "0" * 64,
        "from_on": date(2027, 1, 1),
    },
    Seal: {
        "enterprise": "E",
        "assessed_on": date(2026, 9, 30),
        "sealed_on": date(2026, 9, 30),
        "content": "0" * 64,
    },
    SameProject: {
        "enterprise": "E",
        "first_noun": "retrofit",
        "first": "R",
        "second_noun": "loan",
        "second": "L",
        "answer": "same",
        "reason": "同一合同的两次付款",
    },
    Budget: {"year": 2026, "pool_fen": 500_000_000},
    Reason: {
        "of_noun": "enterprise",
        "of": "E",
        "field": "industrial",
        "sentence": "填了规上企业，“工业企业”却填了否。",
        "reason": "已核对营业执照",
    },
    BudgetShare: {"year": 2026, "clause": "2.1", "share_fen": 300_000_000},
    PlanMark: {"year": 2026, "clause": "2.1", "of": "R", "mark": "must", "reason": "会议议定"},
    Merging: {"kept": "K", "lost": "L", "lost_name": "湖口样例老厂"},
    DifferentFirms: {"first": "A", "second": "B", "reason": "两张营业执照"},
    Award: {
        "clause": "2.1",
        "of": "R",
        "approved_fen": 50_000_000,
        "approved_document": "样例文件",
        "approved_on": date(2026, 9, 1),
    },
}


Case = tuple[type[Record], dict[str, Any], Grade, str, str]


def named(cases: list[Case]) -> list[str]:
    """What to call the cases in the report."""
    return [f"{model.noun} {where} {words}" for model, _, _, where, words in cases]


def fault(office: Office, case: Case) -> None:
    """Of a sound record with one fault there is one finding: its grade, its field, its words."""
    model, change, grade, where, words = case
    findings = own(office, model.model_validate({**CLEAN[model], **change}))
    assert found(findings) == [(grade, where)]
    assert words in findings[0].what
    well_said(findings[0])


def well_said(one: Finding) -> None:
    """Whole calm sentences."""
    for sentence in (one.what, one.why, one.fix):
        assert not sentence or sentence.endswith("。")
        assert "！" not in sentence


def found(findings: list[Finding]) -> list[tuple[Grade, str]]:
    """Grade and field of each."""
    return [(one.grade, one.where) for one in findings]


def against(office: Office, record: Record, words: str) -> list[Finding]:
    """The findings of one record that hold these words."""
    return [one for one in all_checks(office, record) if words in one.what]
