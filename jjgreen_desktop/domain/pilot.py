"""试点 (clause 四): a national or provincial pilot task of the 工信 system."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Note, Owner, PaidFen, PaidOn, Project
from jjgreen_desktop.domain.title import LEVELS

USE_OF_MONEY = "奖补资金全部用于平台或项目建设、创新发展、企业节能降碳改造。"  # clause 四


class Pilot(Record):
    """One pilot task undertaken or won by an enterprise or a project of it. Clause 四."""

    noun: ClassVar[str] = "pilot"
    label: ClassVar[str] = "试点"
    title_field: ClassVar[str] = "project"

    enterprise: Owner = None
    project: Project = None
    level: Annotated[
        str | None,
        Field(
            "级别",
            Kind.CHOICE,
            choices=LEVELS,
            clause="4",
            group="试点",
            example="国家级",
            in_table=True,
        ),
    ] = None
    area: Annotated[
        str | None,
        Field(
            "试点领域",
            clause="4",
            group="试点",
            help="照批复文件写；绿色、低碳以外的领域是否属于条文的“等”，由口径裁定。",
            example="绿色低碳转型",
            in_table=True,
            repeats=True,
        ),
    ] = None
    approved_on: Annotated[
        date | None,
        Field(
            "批复日期",
            Kind.DATE,
            clause="4",
            group="试点",
            help="以此日期判断是否在措施有效期内。",
            example="2026-02-10",
            in_table=True,
        ),
    ] = None
    document: Annotated[
        str | None,
        Field(
            "批复文件及文号",
            group="试点",
            example="样例厅函〔2026〕6号",
            repeats=True,
            found=Found.DOCUMENT,
        ),
    ] = None
    use_plan: Annotated[
        str | None,
        Field(
            "资金使用计划",
            Kind.LONG_TEXT,
            clause="4",
            group="资金使用",
            help=USE_OF_MONEY,
        ),
    ] = None
    followed_up_on: Annotated[
        date | None, Field("最近跟踪日期", Kind.DATE, clause="4", group="资金使用")
    ] = None
    use_found: Annotated[
        str | None, Field("资金使用跟踪情况", Kind.LONG_TEXT, clause="4", group="资金使用")
    ] = None
    paid_on: PaidOn = None
    paid_fen: PaidFen = None
    note: Note = None
