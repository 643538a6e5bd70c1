"""Audit results: 诊断 (clause 一) and 改造 with its 节能验收 (clause 二)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Contract, Equipment, Invoices, Owner

RETROFIT_KINDS = {
    "energy_saving": "节能",
    "water_saving": "节水",
    "material_saving": "节材",
    "carbon_reduction": "降碳",
    "pollution_reduction": "减污",
    "emission_reduction": "减排",
    "efficiency_gain": "增效",
    "resource_use": "资源综合利用",
}
FILING_BODIES = {"review": "节能审查机关", "department": "主管部门"}
STAGES = {  # the date that shows a stage of a retrofit is reached, the latest stage first
    "filed_on": "备案",
    "accepted_on": "验收",
    "completed_on": "完工",
    "started_on": "开工",
    "intended_on": "意愿",
}

UNCONFIRMED = "（待核）"  # in `level_source`: taken from a row nobody has compared with the paper


class Diagnosis(Record):
    """绿色低碳诊断 of one enterprise by one service provider. Clause 一; fee in 分."""

    noun: ClassVar[str] = "diagnosis"
    label: ClassVar[str] = "诊断"
    title_field: ClassVar[str] = "provider"

    enterprise: Owner = None
    provider: Annotated[
        str | None,
        Field(
            "诊断服务商",
            clause="1",
            help="补助由服务商领取，须写全称。",
            example="样例节能服务有限公司",
            in_table=True,
            repeats=True,
            found=Found.PROVIDER,
            firm=True,
        ),
    ] = None
    report_on: Annotated[
        date | None,
        Field(
            "诊断报告日期",
            Kind.DATE,
            clause="1",
            help="报告封面或签章日期。",
            example="2026-03-20",
            in_table=True,
        ),
    ] = None
    plan: Annotated[
        bool | None,
        Field("已制定改造提升方案", Kind.YES_NO, clause="1", example="是", in_table=True),
    ] = None
    deep_diagnosis_by_ndrc: Annotated[
        bool | None,
        Field(
            "发改部门已做深度节能诊断",
            Kind.YES_NO,
            clause="1",
            help="已开展的不再重复诊断和补助，须向同级发改部门核实。",
            example="否",
        ),
    ] = None
    fee_fen: Annotated[
        int | None,
        Field("诊断服务费", Kind.MONEY, unit="元", clause="1", example="12000", in_table=True),
    ] = None
    subsidised_on: Annotated[
        date | None,
        Field("补助兑现日期", Kind.DATE, clause="1", help="以前已兑现的填写；未兑现空着。"),
    ] = None
    paid_fen: Annotated[int | None, Field(labels.PAID, Kind.MONEY, unit="元", clause="1")] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None


class Retrofit(Record):
    """绿色低碳改造 project and its 节能验收. Clause 二(1).

    Unit energies share one unit (per unit of product, as the report states it); lower is better.
    `improvement_stated_pct` is the filed report's own percentage.
    """

    noun: ClassVar[str] = "retrofit"
    label: ClassVar[str] = "改造项目"
    title_field: ClassVar[str] = "project"

    enterprise: Owner = None
    project: Annotated[
        str | None,
        Field(
            labels.PROJECT,
            required=Grade.MANDATORY,
            clause="2.1",
            group="项目",
            help="同一项目在各条款下写同一名称，据此就高、不重复享受。",
            example="一号窑余热利用改造",
            in_table=True,
            repeats=True,
            found=Found.PROJECT,
        ),
    ] = None
    kind: Annotated[
        str | None,
        Field("改造类型", Kind.CHOICE, choices=RETROFIT_KINDS, group="项目", example="节能"),
    ] = None
    intended_on: Annotated[
        date | None,
        Field("意愿登记日期", Kind.DATE, group="项目", help="企业提出改造意愿的日期。"),
    ] = None
    investment_fen: Annotated[
        int | None, Field("项目投资", Kind.MONEY, unit="元", group="项目", example="32000000")
    ] = None
    started_on: Annotated[
        date | None, Field("开工日期", Kind.DATE, group="项目", example="2025-09-01")
    ] = None
    completed_on: Annotated[
        date | None, Field("完工日期", Kind.DATE, clause="2.1", group="项目", example="2026-03-01")
    ] = None
    accepted_on: Annotated[
        date | None,
        Field(
            "节能验收通过日期", Kind.DATE, clause="2.1", group="验收与备案", example="2026-05-10"
        ),
    ] = None
    filed_on: Annotated[
        date | None,
        Field(
            "验收报告备案日期",
            Kind.DATE,
            clause="2.1",
            group="验收与备案",
            help="以此日期判断是否在措施有效期内。",
            example="2026-06-01",
            in_table=True,
        ),
    ] = None
    filed_with: Annotated[
        tuple[str, ...] | None,
        Field(
            "已向谁备案",
            Kind.CHOICES,
            choices=FILING_BODIES,
            clause="2.1",
            group="验收与备案",
            help="节能审查机关和主管部门都要备案。",
            example="节能审查机关、主管部门",
        ),
    ] = None
    filing_number: Annotated[
        str | None,
        Field(
            "备案文号",
            Kind.CODE,
            group="验收与备案",
            example="湖样备〔2026〕3号",
            found=Found.NUMBER,
        ),
    ] = None
    product: Annotated[
        str | None, Field("产品", group="能效", example="水泥熟料", repeats=True)
    ] = None
    energy_unit: Annotated[
        str | None,
        Field(
            "单耗单位", group="能效", help="改造前后须同一单位。", example="kgce/t", repeats=True
        ),
    ] = None
    unit_energy_before: Annotated[
        Decimal | None,
        Field("改造前单位产品综合能耗", Kind.QUANTITY, clause="2.1", group="能效", example="100"),
    ] = None
    unit_energy_after: Annotated[
        Decimal | None,
        Field("改造后单位产品综合能耗", Kind.QUANTITY, clause="2.1", group="能效", example="95"),
    ] = None
    improvement_stated_pct: Annotated[
        Decimal | None,
        Field(
            "验收报告载明的提升率",
            Kind.QUANTITY,
            unit="%",
            clause="2.1",
            group="能效",
            help="照录备案的验收报告，不要自行四舍五入。",
            example="5.00",
            in_table=True,
        ),
    ] = None
    benchmark: Annotated[
        Decimal | None,
        Field(
            "行业标杆水平",
            Kind.QUANTITY,
            clause="2.1",
            group="能效",
            help="改造后达到标杆水平或先进值之一即可，知道哪个填哪个。",
            library="limits",
            example="96",
        ),
    ] = None
    advanced_level: Annotated[
        Decimal | None,
        Field(
            "行业先进值",
            Kind.QUANTITY,
            clause="2.1",
            group="能效",
            library="limits",
            example="98",
        ),
    ] = None
    level_source: Annotated[
        str | None, Field("标杆或先进值出处", group="能效", help="写明文件或标准号。", repeats=True)
    ] = None
    contract_number: Contract = None
    invoice_numbers: Invoices = None
    equipment_numbers: Equipment = None
    paid_on: Annotated[
        date | None, Field("奖励兑现日期", Kind.DATE, clause="2.1", group="已兑现")
    ] = None
    paid_fen: Annotated[
        int | None, Field(labels.PAID, Kind.MONEY, unit="元", clause="2.1", group="已兑现")
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT, group="已兑现")] = None

    @property
    def reached(self) -> str:
        """The field with the last of its dates from 意愿 to 备案; "" while it has none."""
        return next((key for key in STAGES if getattr(self, key)), "")

    @property
    def stage(self) -> str:
        """How far it has come from 意愿 to 备案, by the last of its dates; "" while it has none."""
        return STAGES.get(self.reached, "")
