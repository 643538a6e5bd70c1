"""绿色贷 (clause 二(2)) and 合同能源管理 (clause 五(3)): retrofits financed by a green loan."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Equipment, Invoices, Note, Owner, PaidFen, PaidOn, Project


class Loan(Record):
    """A project loan that financed a green retrofit. Clause 二(2); principal and interest in 分."""

    noun: ClassVar[str] = "loan"
    label: ClassVar[str] = "绿色贷款"
    title_field: ClassVar[str] = "project"

    enterprise: Owner = None
    project: Project = None
    green: Annotated[
        bool | None,
        Field(
            "属于绿色贷",
            Kind.YES_NO,
            clause="2.2",
            group="贷款",
            help="贷款合同或银行证明写明是“绿色贷”项目贷款，用于本项目的绿色低碳改造。",
            example="是",
        ),
    ] = None
    bank: Annotated[
        str | None, Field("贷款银行", group="贷款", example="样例银行湖口支行", repeats=True)
    ] = None
    contract_number: Annotated[
        str | None,
        Field("贷款合同号", Kind.CODE, group="贷款", example="样贷2025-018", found=Found.NUMBER),
    ] = None
    principal_fen: Annotated[
        int | None, Field("贷款本金", Kind.MONEY, unit="元", group="贷款", example="20000000")
    ] = None
    drawn_on: Annotated[
        date | None,
        Field(
            "放款日期",
            Kind.DATE,
            clause="2.2",
            group="贷款",
            help="以此日期判断是否在措施有效期内；几笔贷款按此先后占用上限。",
            example="2025-09-15",
            in_table=True,
        ),
    ] = None
    due_on: Annotated[
        date | None, Field("到期日期", Kind.DATE, group="贷款", example="2028-09-14")
    ] = None
    rate_pct: Annotated[
        Decimal | None,
        Field(
            "年利率",
            Kind.QUANTITY,
            unit="%",
            group="贷款",
            help="照贷款合同；据此核对已付利息是否可能。",
            example="3.85",
        ),
    ] = None
    interest_paid_fen: Annotated[
        int | None,
        Field(
            "已付利息",
            Kind.MONEY,
            unit="元",
            clause="2.2",
            group="贷款",
            help="照付息凭证合计，只填已经付出的利息。",
            example="850000",
            in_table=True,
        ),
    ] = None
    paid_on: PaidOn = None
    paid_fen: PaidFen = None
    note: Note = None


class PerformanceContract(Record):
    """A retrofit done under 合同能源管理; the contract's provider is paid. Clause 五(3); interest in 分."""

    noun: ClassVar[str] = "energy_performance_contract"
    label: ClassVar[str] = "合同能源管理"
    title_field: ClassVar[str] = "project"

    enterprise: Owner = None
    project: Project = None
    provider: Annotated[
        str | None,
        Field(
            "节能服务商",
            clause="5.3",
            group="合同",
            help="贴息或奖补由服务商领取，须写全称。",
            example="样例节能服务有限公司",
            in_table=True,
            repeats=True,
            found=Found.PROVIDER,
            firm=True,
        ),
    ] = None
    contract_number: Annotated[
        str | None,
        Field("合同号", Kind.CODE, group="合同", example="样能2025-03", found=Found.NUMBER),
    ] = None
    completed_on: Annotated[
        date | None,
        Field(
            "改造完工日期",
            Kind.DATE,
            clause="5.3",
            group="合同",
            help="以此日期判断是否在措施有效期内。",
            example="2026-03-01",
            in_table=True,
        ),
    ] = None
    green: Annotated[
        bool | None,
        Field(
            "使用绿色贷",
            Kind.YES_NO,
            clause="5.3",
            group="贷款",
            help="依照“绿色贷”规定执行，所用贷款须是“绿色贷”。",
            example="是",
        ),
    ] = None
    interest_paid_fen: Annotated[
        int | None,
        Field(
            "已付利息",
            Kind.MONEY,
            unit="元",
            clause="5.3",
            group="贷款",
            help="照付息凭证合计，只填已经付出的利息。",
            example="300000",
            in_table=True,
        ),
    ] = None
    loan_number: Annotated[
        str | None,
        Field(
            "贷款合同号",
            Kind.CODE,
            group="贷款",
            help="据此提示疑似同一项目。",
            found=Found.NUMBER,
        ),
    ] = None
    invoice_numbers: Invoices = None
    equipment_numbers: Equipment = None
    paid_on: PaidOn = None
    paid_fen: PaidFen = None
    note: Note = None
