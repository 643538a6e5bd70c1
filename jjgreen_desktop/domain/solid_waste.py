"""固废综合利用 (clause 七): no city money, but a list of what state tax and fiscal policy to claim."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Owner

STATES = {"not_due": "不适用", "open": "未办理", "underway": "办理中", "done": "已办理"}


class SolidWaste(Record):
    """Where one enterprise stands with the resource use of its industrial solid waste. Clause 七."""

    noun: ClassVar[str] = "solid_waste"
    label: ClassVar[str] = "固废综合利用"
    title_field: ClassVar[str] = "waste"

    enterprise: Owner = None
    waste: Annotated[
        str | None,
        Field(
            "固废种类",
            clause="7",
            group="利用",
            example="样例尾矿",
            in_table=True,
            repeats=True,
            found=Found.NAME,
        ),
    ] = None
    evaluation: Annotated[
        str | None,
        Field(
            "资源综合利用评价",
            Kind.CHOICE,
            choices=STATES,
            clause="7",
            group="利用",
            help="工业固体废物资源综合利用评价的办理情况。",
            example="办理中",
            in_table=True,
        ),
    ] = None
    evaluated_on: Annotated[
        date | None, Field("评价报告日期", Kind.DATE, clause="7", group="利用")
    ] = None
    standard_listing: Annotated[
        str | None,
        Field(
            "行业规范条件公告",
            Kind.CHOICE,
            choices=STATES,
            clause="7",
            group="利用",
            help="再生资源行业规范条件企业的申报和公告情况。",
            example="未办理",
            in_table=True,
        ),
    ] = None
    tax_claim: Annotated[
        str | None,
        Field(
            "国家税收政策",
            Kind.CHOICE,
            choices=STATES,
            clause="7",
            group="政策",
            help="资源综合利用增值税、所得税、环境保护税等优惠，向税务部门办理。",
            example="未办理",
            in_table=True,
        ),
    ] = None
    fiscal_claim: Annotated[
        str | None,
        Field(
            "国家财政政策",
            Kind.CHOICE,
            choices=STATES,
            clause="7",
            group="政策",
            help="国家财政资金支持，向财政部门和主管部门办理。",
            example="不适用",
        ),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT, group="政策")] = None
