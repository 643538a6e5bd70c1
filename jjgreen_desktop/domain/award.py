"""奖补 as decided outside the engine: 县区建议 and 市级核定 of a line, awards from elsewhere, stop flags."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import SIGNS, Contract, Equipment, Invoices, Owner

CLAUSES = {
    "1": "一、诊断服务补助",
    "2.1": "二（1）、改造奖励",
    "2.2": "二（2）、绿色贷贴息",
    "3": "三、标杆称号奖励",
    "4": "四、试点奖补",
    "5.1": "五（1）、公共服务平台",
    "5.2": "五（2）、能源管理系统",
    "5.3": "五（3）、合同能源管理",
    "6.1": "六（1）、装备评选",
    "6.2": "六（2）、推荐目录",
    "7": "七、固废综合利用",
    "8": "八、一事一议",
}


class Award(Record):
    """What county and city decided on one line: `clause` and `of`, the id of the record it rests on.

    `approved_fen` is the only amount a notice may promise; it comes from the city's paper.
    """

    noun: ClassVar[str] = "award"
    label: ClassVar[str] = "奖补"
    title_field: ClassVar[str] = "notice_number"

    enterprise: Annotated[str | None, Field("企业", Kind.LINK)] = None
    park: Annotated[str | None, Field("园区", Kind.LINK)] = None
    clause: Annotated[
        str | None, Field("条款", Kind.CHOICE, choices=CLAUSES, required=Grade.MANDATORY)
    ] = None
    of: Annotated[str | None, Field(labels.BASIS, Kind.LINK, required=Grade.MANDATORY)] = None
    proposed_fen: Annotated[
        int | None,
        Field("县区建议", Kind.MONEY, unit="元", help="不高于政策上限；低于上限写明理由。"),
    ] = None
    proposed_reason: Annotated[str | None, Field("低于上限的理由")] = None
    approved_fen: Annotated[
        int | None,
        Field("市级核定", Kind.MONEY, unit="元", help="照录市里文件核定的金额，不高于政策上限。"),
    ] = None
    approved_document: Annotated[
        str | None,
        Field("核定文件及文号", help="市里文件的标题和文号。", repeats=True, found=Found.DOCUMENT),
    ] = None
    approved_on: Annotated[date | None, Field("核定日期", Kind.DATE)] = None
    notice_number: Annotated[
        str | None,
        Field(
            "告知书文号",
            Kind.CODE,
            help="办公室编号后填写，如“湖样字〔2026〕8号”；未编号时空着。",
            found=Found.DOCUMENT,
        ),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None

    def title(self) -> str:
        """The notice's number, else the clause it is awarded by."""
        return self.notice_number or CLAUSES.get(self.clause or "") or super().title()


class OutsideAward(Record):
    """Money for the same project from elsewhere, entered by hand for 查重."""

    noun: ClassVar[str] = "outside_award"
    label: ClassVar[str] = "其他渠道资金"
    title_field: ClassVar[str] = "source"

    enterprise: Owner = None
    project: Annotated[
        str | None,
        Field(
            labels.PROJECT,
            required=Grade.MANDATORY,
            help="与改造、贷款等项目同名即视为同一项目。",
            example="一号窑余热利用改造",
            in_table=True,
            repeats=True,
            found=Found.PROJECT,
        ),
    ] = None
    source: Annotated[
        str | None, Field("资金来源", in_table=True, example="省级专项资金", repeats=True)
    ] = None
    amount_fen: Annotated[
        int | None, Field("金额", Kind.MONEY, unit="元", example="500000", in_table=True)
    ] = None
    received_on: Annotated[
        date | None, Field("到账日期", Kind.DATE, example="2025-11-20", in_table=True)
    ] = None
    contract_number: Contract = None
    invoice_numbers: Invoices = None
    filing_number: Annotated[
        str | None,
        Field(
            "备案文号",
            Kind.CODE,
            group=SIGNS,
            help="据此提示疑似同一项目。",
            found=Found.NUMBER,
        ),
    ] = None
    equipment_numbers: Equipment = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None


class Stop(Record):
    """停止兑现标记 (失信, 环保, 安全): rests on other rules than the measures and cites its document."""

    noun: ClassVar[str] = "stop"
    label: ClassVar[str] = "停兑标记"
    title_field: ClassVar[str] = "document"

    enterprise: Owner = None
    document: Annotated[
        str | None,
        Field(
            "依据文件",
            required=Grade.MANDATORY,
            help="依据其他规定，须写明文件名和文号。",
            example="样例行政处罚决定书〔2026〕1号",
            in_table=True,
            repeats=True,
            found=Found.DOCUMENT,
        ),
    ] = None
    from_on: Annotated[
        date | None, Field("起始日期", Kind.DATE, example="2026-01-01", in_table=True)
    ] = None
    to_on: Annotated[date | None, Field("截止日期", Kind.DATE, in_table=True)] = None
    clauses: Annotated[
        tuple[str, ...] | None,
        Field(
            "停哪些条款", Kind.CHOICES, choices=CLAUSES, help="空着表示全部条款。", in_table=True
        ),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None
