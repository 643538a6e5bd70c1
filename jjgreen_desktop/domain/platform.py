"""公共服务平台 (clause 五(1)), registered under the enterprise or institution that runs it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Note, Owner, PaidFen, PaidOn, Project


class Platform(Record):
    """A public platform for the green transition of manufacturing. Clause 五(1)."""

    noun: ClassVar[str] = "platform"
    label: ClassVar[str] = "公共服务平台"
    title_field: ClassVar[str] = "project"

    enterprise: Owner = None
    project: Project = None
    senior_engineers: Annotated[
        Decimal | None,
        Field(
            "节能降碳高级工程师",
            Kind.QUANTITY,
            unit="人",
            clause="5.1",
            group="平台",
            help="持高级工程师职称、在平台任职的人数，备职称证书和社保。",
            example="2",
            in_table=True,
        ),
    ] = None
    serves_manufacturing: Annotated[
        bool | None,
        Field(
            "面向制造业服务",
            Kind.YES_NO,
            clause="5.1",
            group="平台",
            help="面向制造业提供绿色低碳技术服务、制定技术改造方案。",
            example="是",
        ),
    ] = None
    plans_landed: Annotated[
        Decimal | None,
        Field(
            "年推动落地方案",
            Kind.QUANTITY,
            unit="个",
            clause="5.1",
            group="平台",
            help="认定所依据的那一年推动落地的技术改造方案个数。",
            example="20",
            in_table=True,
        ),
    ] = None
    recognised_on: Annotated[
        date | None,
        Field(
            "认定日期",
            Kind.DATE,
            clause="5.1",
            group="平台",
            help="以此日期判断是否在措施有效期内。",
            example="2026-04-20",
            in_table=True,
        ),
    ] = None
    document: Annotated[
        str | None,
        Field(
            "认定文件及文号",
            group="平台",
            example="样例字〔2026〕9号",
            repeats=True,
            found=Found.DOCUMENT,
        ),
    ] = None
    paid_on: PaidOn = None
    paid_fen: PaidFen = None
    note: Note = None
