"""项目: one undertaking of a firm, named alike under every clause it touches."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.audit import RETROFIT_KINDS
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Owner


class Project(Record):
    """项目 of an enterprise; retrofits, loans and contracts name it by `name`. Investment in 分."""

    noun: ClassVar[str] = "project"
    label: ClassVar[str] = "项目"
    title_field: ClassVar[str] = "name"

    enterprise: Owner = None
    name: Annotated[
        str | None,
        Field(
            labels.PROJECT,
            required=Grade.MANDATORY,
            help="与备案文件一致；改造、贷款、合同里选同一名称，据此就高、不重复享受。",
            example="一号窑余热利用改造",
            in_table=True,
            found=Found.PROJECT,
        ),
    ] = None
    code: Annotated[
        str | None,
        Field(
            "项目代码",
            Kind.CODE,
            help="投资项目在线审批监管平台的代码，没有的空着。",
            in_table=True,
            found=Found.NUMBER,
        ),
    ] = None
    kind: Annotated[
        str | None, Field("项目类型", Kind.CHOICE, choices=RETROFIT_KINDS, example="节能")
    ] = None
    investment_fen: Annotated[
        int | None,
        Field("总投资", Kind.MONEY, unit="元", example="32000000", in_table=True),
    ] = None
    started_on: Annotated[
        date | None, Field("开工日期", Kind.DATE, example="2025-09-01", in_table=True)
    ] = None
    completed_on: Annotated[
        date | None, Field("完工日期", Kind.DATE, example="2026-03-01", in_table=True)
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None
