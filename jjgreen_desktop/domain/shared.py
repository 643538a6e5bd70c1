"""Fields that many records have alike: whose record it is, its project, what has been paid, a note."""

from datetime import date
from typing import Annotated, TypeAlias

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade

PAID = "已兑现"

Owner: TypeAlias = Annotated[
    str | None, Field("企业", Kind.LINK, required=Grade.MANDATORY, in_template=False)
]
Project: TypeAlias = Annotated[
    str | None,
    Field(
        labels.PROJECT,
        required=Grade.MANDATORY,
        group="项目",
        help="同一项目在各条款下写同一名称，据此就高、不重复享受。",
        example="一号窑余热利用改造",
        in_table=True,
        repeats=True,
        found=Found.PROJECT,
    ),
]
PaidOn: TypeAlias = Annotated[
    date | None,
    Field("兑现日期", Kind.DATE, group=PAID, help="以前已兑现的填写；未兑现空着。"),
]
PaidFen: TypeAlias = Annotated[int | None, Field(labels.PAID, Kind.MONEY, unit="元", group=PAID)]
SIGNS = "查重"
Contract: TypeAlias = Annotated[
    str | None,
    Field("合同号", Kind.CODE, group=SIGNS, help="据此提示疑似同一项目。", found=Found.NUMBER),
]
Invoices: TypeAlias = Annotated[
    str | None,
    Field(
        "发票号码",
        group=SIGNS,
        help="几张的用顿号隔开；据此提示疑似同一项目。",
        found=Found.NUMBER,
    ),
]
Equipment: TypeAlias = Annotated[
    str | None,
    Field(
        "设备编号",
        group=SIGNS,
        help="几台的用顿号隔开；据此提示疑似同一项目。",
        found=Found.NUMBER,
    ),
]
Note: TypeAlias = Annotated[str | None, Field("备注", Kind.LONG_TEXT, group=PAID)]
