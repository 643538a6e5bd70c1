"""Records that belong to another record: findings of a diagnosis, invoices of a system, a title's changes of status."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.audit import RETROFIT_KINDS
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Owner
from jjgreen_desktop.domain.title import STATUSES

DECISIONS = {
    "open": "待定",
    "planned": "计划实施",
    "doing": "实施中",
    "done": "已实施",
    "refused": "不实施",
}


class DiagnosisFinding(Record):
    """诊断措施: one measure a diagnosis proposes. Investment and yearly benefit in 分, saving in tce a year."""

    noun: ClassVar[str] = "diagnosis_finding"
    label: ClassVar[str] = "诊断措施"
    title_field: ClassVar[str] = "measure"

    enterprise: Owner = None
    diagnosis: Annotated[
        str | None,
        Field("诊断", Kind.LINK, required=Grade.MANDATORY, in_template=False, links="diagnosis"),
    ] = None
    measure: Annotated[
        str | None,
        Field(
            "措施",
            required=Grade.MANDATORY,
            help="照诊断报告，一条措施一条记录。",
            example="空压机余热回收",
            in_table=True,
            found=Found.NAME,
        ),
    ] = None
    kind: Annotated[
        str | None, Field("措施类型", Kind.CHOICE, choices=RETROFIT_KINDS, example="节能")
    ] = None
    investment_fen: Annotated[
        int | None, Field("投资估算", Kind.MONEY, unit="元", example="600000", in_table=True)
    ] = None
    saving_tce: Annotated[
        Decimal | None,
        Field(
            "年节能量",
            Kind.QUANTITY,
            unit="吨标准煤",
            help="可连单位一起输，如 0.02万吨标准煤。",
            example="180",
            in_table=True,
        ),
    ] = None
    benefit_fen: Annotated[
        int | None,
        Field("年经济效益", Kind.MONEY, unit="元", example="300000", in_table=True),
    ] = None
    payback_years: Annotated[
        Decimal | None,
        Field(
            "投资回收期",
            Kind.QUANTITY,
            unit="年",
            help="照诊断报告；填了投资和年效益的，按投资除以年效益核对。",
            example="2",
            in_table=True,
        ),
    ] = None
    decision: Annotated[
        str | None,
        Field(
            "落实情况",
            Kind.CHOICE,
            choices=DECISIONS,
            help="企业打算怎么办；已立项改造的在下面写项目名称。",
            example="计划实施",
            in_table=True,
        ),
    ] = None
    project: Annotated[
        str | None,
        Field(
            "落实的项目",
            help="与改造项目同名，据此看出措施落实到哪里。",
            repeats=True,
            found=Found.PROJECT,
        ),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None


class Invoice(Record):
    """发票 under the contract of an energy management system; amount in 分, VAT in. Clause 五(2)."""

    noun: ClassVar[str] = "invoice"
    label: ClassVar[str] = "发票"
    title_field: ClassVar[str] = "number"

    enterprise: Owner = None
    energy_management_system: Annotated[
        str | None,
        Field(
            "能源管理系统",
            Kind.LINK,
            required=Grade.MANDATORY,
            in_template=False,
            links="energy_management_system",
        ),
    ] = None
    number: Annotated[
        str | None,
        Field(
            "发票号码",
            Kind.CODE,
            required=Grade.MANDATORY,
            help="据此提示疑似同一项目。",
            example="25360000000000000001",
            in_table=True,
            found=Found.NUMBER,
        ),
    ] = None
    invoiced_on: Annotated[
        date | None, Field("开票日期", Kind.DATE, example="2026-01-05", in_table=True)
    ] = None
    amount_fen: Annotated[
        int | None,
        Field(
            "价税合计",
            Kind.MONEY,
            unit="元",
            required=Grade.SUBMIT,
            example="600000",
            in_table=True,
        ),
    ] = None
    without_vat_fen: Annotated[
        int | None, Field("不含税金额", Kind.MONEY, unit="元", in_table=True)
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None


class TitleStatus(Record):
    """称号状态: a change a published paper made to a title: 更名, 移出名单, 到期, 恢复有效. Clause 三."""

    noun: ClassVar[str] = "title_status"
    label: ClassVar[str] = "状态变更"
    title_field: ClassVar[str] = "document"

    enterprise: Annotated[str | None, Field("企业", Kind.LINK, in_template=False)] = None
    park: Annotated[str | None, Field("园区", Kind.LINK, in_template=False)] = None
    of_title: Annotated[
        str | None,
        Field("称号", Kind.LINK, required=Grade.MANDATORY, in_template=False, links="title"),
    ] = None
    status: Annotated[
        str | None,
        Field(
            "状态",
            Kind.CHOICE,
            choices=STATUSES,
            required=Grade.MANDATORY,
            example="移出名单",
            in_table=True,
        ),
    ] = None
    changed_on: Annotated[
        date | None,
        Field(
            "变更日期",
            Kind.DATE,
            required=Grade.MANDATORY,
            help="以文件日期为准。",
            example="2026-05-01",
            in_table=True,
        ),
    ] = None
    document: Annotated[
        str | None,
        Field(
            "依据文件及文号",
            example="样例厅函〔2026〕8号",
            in_table=True,
            repeats=True,
            found=Found.DOCUMENT,
        ),
    ] = None
    new_name: Annotated[
        str | None,
        Field("变更后名称", help="更名的写名单上的新名称。", in_table=True, found=Found.NAME),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None
