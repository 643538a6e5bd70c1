"""数字化能源管理系统 (clause 五(2)): its contract, and its connection to the platforms of province and city."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Equipment, Invoices, Note, Owner, PaidFen, PaidOn, Project


class EnergySystem(Record):
    """A digital energy management system, newly built or upgraded. Clause 五(2); prices in 分.

    `contract_fen` is the price as signed, VAT in; the award of the measures is `paid_fen`.
    """

    noun: ClassVar[str] = "energy_management_system"
    label: ClassVar[str] = "能源管理系统"
    title_field: ClassVar[str] = "project"

    enterprise: Owner = None
    project: Project = None
    new_or_upgraded: Annotated[
        bool | None,
        Field(
            "新建或提升",
            Kind.YES_NO,
            clause="5.2",
            group="系统",
            help="新建的，或在原有系统上提升的，都填“是”。",
            example="是",
        ),
    ] = None
    connected_provincial: Annotated[
        bool | None,
        Field("已接入省工作平台", Kind.YES_NO, clause="5.2", group="系统", example="是"),
    ] = None
    connected_city: Annotated[
        bool | None,
        Field("已接入市工作平台", Kind.YES_NO, clause="5.2", group="系统", example="是"),
    ] = None
    connected_on: Annotated[
        date | None,
        Field(
            "接入日期",
            Kind.DATE,
            clause="5.2",
            group="系统",
            help="省、市平台都接入的日期；以此判断是否在有效期内，几份合同按此先后占用上限。",
            example="2026-02-01",
            in_table=True,
        ),
    ] = None
    contract_number: Annotated[
        str | None,
        Field("合同号", Kind.CODE, group="合同", example="样系2025-07", found=Found.NUMBER),
    ] = None
    contract_fen: Annotated[
        int | None,
        Field(
            "产品合同价（含税）",
            Kind.MONEY,
            unit="元",
            clause="5.2",
            group="合同",
            help="照签订的合同，含增值税。",
            example="600000",
            in_table=True,
        ),
    ] = None
    contract_without_vat_fen: Annotated[
        int | None,
        Field(
            "产品合同价（不含税）",
            Kind.MONEY,
            unit="元",
            clause="5.2",
            group="合同",
            help="口径裁定为不含税价时按这个数计算。",
            example="530973.45",
        ),
    ] = None
    services_fen: Annotated[
        int | None,
        Field(
            "其中服务费用",
            Kind.MONEY,
            unit="元",
            group="合同",
            help="合同价里的实施、培训、运维等服务部分，没有的填 0。",
        ),
    ] = None
    invoiced_fen: Annotated[
        int | None,
        Field("已开发票金额", Kind.MONEY, unit="元", group="合同", help="与合同价不同的须核对。"),
    ] = None
    settled_fen: Annotated[
        int | None, Field("企业已付合同款", Kind.MONEY, unit="元", group="合同")
    ] = None
    audited_fen: Annotated[int | None, Field("审定金额", Kind.MONEY, unit="元", group="合同")] = (
        None
    )
    invoice_numbers: Invoices = None
    equipment_numbers: Equipment = None
    paid_on: PaidOn = None
    paid_fen: PaidFen = None
    note: Note = None
