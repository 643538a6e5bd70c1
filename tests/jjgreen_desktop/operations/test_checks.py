"""What the clerk is told before saving: each check fires on its fault and is silent without it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

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
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.saved_view import SavedView
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.checks import OWN, all_checks, own
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts
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
CASES: list[tuple[type[Record], dict[str, Any], Grade, str, str]] = [
    (Enterprise, {"name": None}, MUST, "企业名称", "还没有填写"),
    (Enterprise, {"name": ""}, MUST, "企业名称", "还没有填写"),
    (Enterprise, {"credit_code": None}, SUBMIT, "统一社会信用代码", "还没有填写"),
    (Enterprise, {"credit_code": "9135"}, MUST, "统一社会信用代码", "还差 14 位"),
    (Enterprise, {"county": "样例县"}, MUST, "县（市、区）", "没有“样例县”"),
    (Enterprise, {"county": "都昌县"}, VERIFY, "县（市、区）", "属于都昌县，不是湖口县"),
    (Enterprise, {"industry": "9999"}, MUST, "行业", "没有“9999”"),
    (Enterprise, {"industry": "301"}, HINT, "行业", "中类"),
    (Enterprise, {"industrial": False, "above_scale": None}, VERIFY, "工业企业", "水泥制造"),
    (Enterprise, {"industrial": False, "industry": None}, VERIFY, "规上企业", "填了否"),
    (Enterprise, {"former": ("12",)}, MUST, "前身企业信用代码", "还差 16 位"),
    (Enterprise, {"former": (CODE,)}, MUST, "前身企业信用代码", "相同"),
    (Enterprise, {"bank": None}, HINT, "开户行", "没有填开户行"),
    (Enterprise, {"bank_account": "6222OO"}, VERIFY, "银行账号", "数字以外"),
    (Park, {"county": "样例县"}, MUST, "县（市、区）", "没有“样例县”"),
    (AnnualReturn, {"year": 2026}, VERIFY, "年度", "还没有结束"),
    (AnnualReturn, {"energy_basis": None}, HINT, "电力折标口径", "当量值还是等价值"),
    (AnnualReturn, {"energy_tce": Decimal(-1)}, MUST, "综合能源消费量", "不能小于 0"),
    (Diagnosis, {"enterprise": None}, MUST, "企业", "还没有填写"),
    (
        Diagnosis,
        {"fee_fen": -1, "paid_fen": None, "subsidised_on": None},
        MUST,
        "诊断服务费",
        "小于 0",
    ),
    (Diagnosis, {"subsidised_on": None}, VERIFY, "补助兑现日期", "没有填补助兑现日期"),
    (Diagnosis, {"paid_fen": None}, VERIFY, "已兑现金额", "没有填已兑现金额"),
    (Diagnosis, {"paid_fen": 1_200_001}, VERIFY, "已兑现金额", "高于诊断服务费 12,000.00 元"),
    (Diagnosis, {"subsidised_on": date(2026, 1, 1)}, VERIFY, "补助兑现日期", "早于诊断报告日期"),
    (
        Diagnosis,
        {"report_on": date(2026, 10, 1), "subsidised_on": None, "paid_fen": None},
        VERIFY,
        "诊断报告日期",
        "还没有到",
    ),
    (
        Retrofit,
        {"accepted_on": date(2026, 2, 28)},
        VERIFY,
        "节能验收通过日期",
        "早于完工日期 2026-03-01",
    ),
    (Retrofit, {"filed_on": date(2026, 5, 9)}, VERIFY, "验收报告备案日期", "早于节能验收通过日期"),
    (
        Retrofit,
        {"accepted_on": None, "filed_on": date(2026, 2, 1)},
        VERIFY,
        "验收报告备案日期",
        "早于完工日期",
    ),
    (Retrofit, {"filed_with": ()}, VERIFY, "已向谁备案", "没有填向谁备案"),
    (
        Retrofit,
        {"unit_energy_after": Decimal(100), "improvement_stated_pct": None},
        VERIFY,
        "改造后单位产品综合能耗",
        "没有提升",
    ),
    (Retrofit, {"unit_energy_before": Decimal(0)}, VERIFY, "改造前单位产品综合能耗", "为 0"),
    (
        Retrofit,
        {"improvement_stated_pct": Decimal("5.05")},
        HINT,
        "验收报告载明的提升率",
        "复算是 5.0000%",
    ),
    (Retrofit, {"energy_unit": None}, HINT, "单耗单位", "没有填单位"),
    (Retrofit, {"level_source": None}, HINT, "标杆或先进值出处", "没有写出处"),
    (Retrofit, {"paid_on": None}, VERIFY, "奖励兑现日期", "没有填奖励兑现日期"),
    (Retrofit, {"paid_on": date(2026, 5, 31)}, VERIFY, "奖励兑现日期", "早于验收报告备案日期"),
    (Title, {"holder": "park"}, VERIFY, "获得者", "“绿色工厂”由企业获得"),
    (Title, {"kind": "green_park"}, VERIFY, "获得者", "“绿色园区”由园区获得"),
    (Title, {"kind": "other", "holder": "park"}, VERIFY, "获得者", "关联的却是企业"),
    (Title, {"park": "P"}, MUST, "获得者", "同时关联"),
    (Title, {"enterprise": None}, SUBMIT, "获得者", "没有关联"),
    (Title, {"published_month": "2026年3月"}, MUST, "公布年月", "不是年月"),
    (Title, {"published_month": "2026-04"}, VERIFY, "公布年月", "不是同一个月"),
    (Title, {"published_on": None, "published_month": None}, SUBMIT, "公布日期", "也没有公布年月"),
    (Title, {"paid_fen": 1}, VERIFY, "奖励兑现日期", "没有填奖励兑现日期"),
    (Loan, {"project": None}, MUST, "项目名称", "还没有填写"),
    (Loan, {"interest_paid_fen": 2_000_000_001}, VERIFY, "已付利息", "高于贷款本金"),
    (Loan, {"paid_on": date(2025, 9, 14)}, VERIFY, "兑现日期", "早于放款日期"),
    (Loan, {"paid_fen": None}, VERIFY, "已兑现金额", "没有填已兑现金额"),
    (Pilot, {"use_plan": None}, VERIFY, "资金使用计划", "没有登记资金使用计划"),
    (Platform, {"senior_engineers": Decimal("2.5")}, VERIFY, "节能降碳高级工程师", "不是整数"),
    (Platform, {"plans_landed": Decimal("20.5")}, VERIFY, "年推动落地方案", "不是整数"),
    (
        EnergySystem,
        {"invoiced_fen": 59_000_000},
        VERIFY,
        "已开发票金额",
        "低于合同价 600,000.00 元。",
    ),
    (
        EnergySystem,
        {"invoiced_fen": 61_000_000},
        VERIFY,
        "已开发票金额",
        "高于合同价 600,000.00 元。",
    ),
    (
        EnergySystem,
        {"invoiced_fen": 6_000},
        VERIFY,
        "已开发票金额",
        "相差约 10,000 倍，可能一个按元",
    ),
    (EnergySystem, {"audited_fen": 55_000_000}, VERIFY, "审定金额", "低于合同价 600,000.00 元。"),
    (
        EnergySystem,
        {"settled_fen": 61_000_000, "invoiced_fen": None},
        VERIFY,
        "企业已付合同款",
        "高于合同价",
    ),
    (
        Retrofit,
        {
            "unit_energy_after": Decimal("0.095"),
            "improvement_stated_pct": None,
            "benchmark": None,
            "level_source": None,
        },
        VERIFY,
        "改造后单位产品综合能耗",
        "相差约 1,053 倍，可能一个按千克",
    ),
    (
        EnergySystem,
        {"contract_without_vat_fen": 60_000_001},
        VERIFY,
        "产品合同价（不含税）",
        "高于合同价",
    ),
    (EnergySystem, {"services_fen": 60_000_001}, VERIFY, "其中服务费用", "高于合同价"),
    (PerformanceContract, {"paid_on": date(2026, 2, 1)}, VERIFY, "兑现日期", "早于改造完工日期"),
    (Rating, {"grade": None}, SUBMIT, "获评等次", "还没有填写"),
    (Listing, {"catalogue": "样例行业目录"}, HINT, "目录名称", "不是条款六所列的目录名称"),
    (SolidWaste, {"evaluation": "open"}, HINT, "资源综合利用评价", "不是“已办理”"),
    (SpecialCase, {"minutes": None}, VERIFY, "会议纪要及文号", "没有填会议纪要及文号"),
    (OutsideAward, {"amount_fen": None}, VERIFY, "金额", "没有填金额"),
    (Stop, {"to_on": date(2025, 1, 1)}, VERIFY, "截止日期", "早于起始日期"),
    (Stop, {"from_on": None}, VERIFY, "起始日期", "没有填起始日期"),
    (RulingMade, {"ruled_on": date(2027, 1, 1)}, MUST, "裁定日期", "晚于今天"),
    (RulingMade, {"choice": "upper"}, MUST, "裁定结果", "没有这一事项或这一选项"),
    (RulingMade, {"document": None}, MUST, "裁定文件及文号", "还没有填写"),
    (Seal, {"assessed_on": date(2026, 10, 1)}, MUST, "测算日期", "晚于封存日期"),
    (SameProject, {"second_noun": "retrofit", "second": "R"}, MUST, "乙记录", "同一条记录"),
    (Budget, {"pool_fen": -1}, MUST, "资金总额", "小于 0"),
    (BudgetShare, {"share_fen": -1}, MUST, "本条款资金", "小于 0"),
    (PlanMark, {"reason": None}, MUST, "理由", "还没有填写"),
    (Retrofit, {"level_source": "样例清单（待核）"}, VERIFY, "标杆或先进值出处", "取自待核的资料"),
    (EnergyUse, {"carrier": "样例气"}, MUST, "能源品种", "没有“样例气”"),
    (EnergyUse, {"unit": "t"}, SUBMIT, "计量单位", "不能按吨计量"),
    (EnergyUse, {"factor": None}, SUBMIT, "折标系数", "标准给出范围 1.1000–1.3300"),
    (EnergyUse, {"factor_source": None}, SUBMIT, "系数依据", "没有写明系数的依据"),
    (EnergyUse, {"factor_source": A1}, SUBMIT, "系数依据", "标准给出范围"),
    (EnergyUse, {"factor": Decimal("12.143")}, VERIFY, "折标系数", "与标准的 1.1000–1.3300 不同"),
    (EnergyUse, {"carrier": "电力", "unit": "kwh", "basis": None}, SUBMIT, "折标口径", "没有写明"),
    (
        EnergyUse,
        {"carrier": "电力", "unit": "kwh", "basis": "dengjia", "factor": None},
        SUBMIT,
        "折标系数",
        "没有固定的折标系数",
    ),
    (
        EnergyUse,
        {"carrier": "原煤", "unit": "t", "factor": Decimal("0.9"), "factor_source": A1},
        SUBMIT,
        "折标系数",
        "系数 0.9 不是GB/T 2589-2020 表A.1的 0.7143",
    ),
    (
        EnergyUse,
        {"carrier": "粗苯", "unit": "t", "factor": Decimal("1.4286"), "factor_source": A1},
        HINT,
        "折标系数",
        "待核",
    ),
    (
        EnergyUse,
        {"carrier": "原煤", "unit": "t", "heat_value": Decimal(2250), "factor": Decimal("0.0768")},
        VERIFY,
        "折标系数",
        "与标准的 0.7143 不同",
    ),
    (ProductEnergy, {"unit_energy": Decimal(105)}, VERIFY, "报表载明的单耗", "计算是 100.00"),
    (ProductEnergy, {"unit_energy": Decimal("0.1")}, VERIFY, "报表载明的单耗", "可能单位填错"),
    (Award, {"approved_document": None}, MUST, "核定文件及文号", "没有填核定文件及文号"),
    (Award, {"approved_on": None}, MUST, "核定日期", "没有填核定日期"),
    (Award, {"proposed_fen": 1}, VERIFY, "市级核定", "高于县区建议"),
]


def _found(findings: list[Finding]) -> list[tuple[Grade, str]]:
    return [(one.grade, one.where) for one in findings]


def test_every_kind_of_record_has_its_checks() -> None:
    assert set(OWN) == set(MODELS) == set(CLEAN)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.noun)
def test_a_sound_record_is_not_bothered(office: Office, model: type[Record]) -> None:
    assert own(office, model.model_validate(CLEAN[model])) == []


@pytest.mark.parametrize(
    ("model", "change", "grade", "where", "words"),
    CASES,
    ids=[f"{model.noun} {where} {words}" for model, _, _, where, words in CASES],
)
def test_one_fault_is_one_finding(
    office: Office,
    model: type[Record],
    change: dict[str, Any],
    grade: Grade,
    where: str,
    words: str,
) -> None:
    findings = own(office, model.model_validate({**CLEAN[model], **change}))
    assert _found(findings) == [(grade, where)]
    found = findings[0]
    assert words in found.what
    for sentence in (found.what, found.why, found.fix):
        assert not sentence or sentence.endswith("。")
        assert "！" not in sentence


def test_the_stated_percentage_may_differ_by_rounding(office: Office) -> None:
    near = {**CLEAN[Retrofit], "improvement_stated_pct": Decimal("5.0499")}
    assert own(office, Retrofit.model_validate(near)) == []


def test_the_gravest_comes_first(office: Office) -> None:
    findings = own(office, Enterprise(industry="301", bank_account="甲"))
    grades = [one.grade for one in findings]
    assert grades == sorted(grades, key=list(Grade).index)
    assert grades[0] is Grade.MANDATORY


def test_the_city_takes_in_every_county(office: Office) -> None:
    with office.store.transaction("市级") as write:
        write.set_setting("county", "市本级")
    assert own(office, Enterprise.model_validate({**CLEAN[Enterprise], "county": "都昌县"})) == []


def _against(office: Office, record: Record, words: str) -> list[Finding]:
    """The findings of one record that hold these words."""
    return [one for one in all_checks(office, record) if words in one.what]


def test_a_name_that_reads_the_same_is_pointed_out(office: Office) -> None:
    firm(office, "湖口样例（集团）一厂 有限公司")
    findings = _against(office, Enterprise(name="湖口样例(集团)一厂有限公司"), "同名")
    assert _found(findings) == [(VERIFY, "企业名称")]
    assert "湖口样例（集团）一厂 有限公司" in findings[0].what
    assert _against(office, Enterprise(name="湖口样例(集团)二厂有限公司"), "同名") == []


def test_a_firm_is_no_double_of_itself(office: Office) -> None:
    one = firm(office, credit_code=CODE)
    renamed = one.model_copy(update={"name": "湖口样例一厂 有限公司"})
    for same in (one, renamed):
        assert [f for f in all_checks(office, same) if "登记" in f.what] == []


def test_an_account_of_two_firms_is_asked_about_and_a_phone_pointed_out(office: Office) -> None:
    known = {"bank": "样例银行湖口支行", "bank_account": "62220000", "phone": "0792-1234567"}
    one = firm(office, "湖口样例一厂有限公司", **known)
    two = Enterprise(
        name="湖口样例二厂有限公司", county="湖口县", **(known | {"phone": "07921234567"})
    )
    findings = _against(office, two, "相同")
    assert _found(findings) == [(VERIFY, "银行账号")]
    assert findings[0].what == "与“湖口样例一厂有限公司”的银行账号相同。"
    same = two.model_copy(update={"phone": "0792-1234567", "bank_account": "6222-0000"})
    assert _found(_against(office, same, "相同")) == [(VERIFY, "银行账号"), (HINT, "联系电话")]
    assert _against(office, one, "相同") == []


def test_a_record_of_nobody_is_refused(office: Office) -> None:
    findings = all_checks(office, retrofit_facts("ZZZZ00000009"))
    assert (findings[0].grade, findings[0].where) == (MUST, "企业")
    assert "登记簿里没有这个企业" in findings[0].what


def _return(office: Office, year: int, energy: str, **known: Any) -> AnnualReturn:
    owner = office.store.find(Enterprise)[0].id
    return AnnualReturn(
        enterprise=owner, year=year, energy_tce=Decimal(energy), energy_basis="dangliang", **known
    )


def test_a_year_is_reported_once(office: Office) -> None:
    firm(office)
    saved = save(office, _return(office, 2024, "6000")).record
    assert _found(all_checks(office, _return(office, 2024, "6100"))) == [(MUST, "年度")]
    assert all_checks(office, saved) == []
    assert all_checks(office, _return(office, 2025, "6100")) == []


@pytest.mark.parametrize(
    ("energy", "words"),
    [
        ("0.62", "约 10,000 倍，可能有一年填成了万吨"),
        ("6200000", "约 1,000 倍，可能有一年填成了千克"),
        ("5000000", "约 806 倍"),
        ("70", None),
        ("6199", None),
    ],
)
def test_a_slip_of_unit_between_two_years(office: Office, energy: str, words: str | None) -> None:
    firm(office)
    save(office, _return(office, 2024, "6200"))
    findings = _against(office, _return(office, 2025, energy), " 倍")
    assert _found(findings) == ([(VERIFY, "综合能源消费量")] if words else [])


def test_a_large_firm_with_hardly_any_energy(office: Office) -> None:
    firm(office, above_scale=True)
    findings = all_checks(office, _return(office, 2025, "0.62"))
    assert _found(findings) == [(VERIFY, "综合能源消费量")]
    assert "可能填成了万吨" in findings[0].what


def test_a_firm_that_would_use_more_than_its_county(office: Office) -> None:
    firm(office)
    findings = all_checks(office, _return(office, 2025, "62000000"))
    assert _found(findings) == [(VERIFY, "综合能源消费量")]
    assert "超过了湖口县" in findings[0].what


def test_a_second_diagnosis_of_a_firm_is_pointed_out(office: Office) -> None:
    one = firm(office)
    first = save(office, Diagnosis(enterprise=one.id, provider="样例节能服务有限公司")).record
    findings = all_checks(office, Diagnosis(enterprise=one.id, provider="样例二服务有限公司"))
    assert _found(findings) == [(VERIFY, "诊断服务商")]
    assert "样例节能服务有限公司" in findings[0].what
    assert all_checks(office, first) == []


def test_the_same_project_and_the_same_filing_are_pointed_out(office: Office) -> None:
    one, other = firm(office), firm(office, "湖口样例二厂有限公司")
    save(office, retrofit_facts(one.id, filing_number="湖样备〔2026〕3号"))
    twice = retrofit_facts(one.id)
    assert [f.where for f in _against(office, twice, "同名")] == ["项目名称"]
    copied = retrofit_facts(other.id, filing_number="湖样备〔2026〕3号")
    assert [f.where for f in _against(office, copied, "备案文号")] == ["备案文号"]
    assert _against(office, retrofit_facts(other.id), "同名") == []


def test_a_title_held_already_is_pointed_out(office: Office) -> None:
    one = firm(office)
    save(office, title_facts(one.id, batch="第六批"))
    findings = _against(office, title_facts(one.id), "已登记过")
    assert _found(findings) == [(VERIFY, "称号")]
    assert "省级绿色工厂（第六批，2026-03-18）" in findings[0].what
    assert _against(office, title_facts(one.id, level="national"), "已登记过") == []


@pytest.mark.parametrize("made", [samples.loan, samples.system, samples.contract])
def test_a_contract_registered_twice_is_pointed_out_across_firms(
    office: Office, made: Callable[..., Loan | EnergySystem | PerformanceContract]
) -> None:
    one, other = firm(office), firm(office, "湖口样例二厂有限公司")
    save(office, made(id="", enterprise=one.id, contract_number="样合2026-01"))
    again = made(id="", enterprise=other.id, contract_number="样合2026-01")
    assert _found(_against(office, again, "这个合同号")) == [
        (VERIFY, "贷款合同号" if isinstance(again, Loan) else "合同号")
    ]
    assert _against(office, made(id="", enterprise=other.id), "这个合同号") == []


def test_a_rating_and_a_series_registered_already_are_pointed_out(office: Office) -> None:
    one = firm(office)
    save(office, samples.rating(id="", enterprise=one.id))
    save(office, samples.listing(id="", enterprise=one.id))
    twice = samples.rating(id="", enterprise=one.id, grade="second")
    assert _found(_against(office, twice, "“2025年三等”")) == [(VERIFY, "评选年度")]
    listed = samples.listing(id="", enterprise=one.id, product="样例新型电机")
    assert _found(_against(office, listed, "“样例高效电机”")) == [(VERIFY, "产品系列")]
