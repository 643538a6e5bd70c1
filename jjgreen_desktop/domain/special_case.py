"""一事一议 (clause 八): an amount decided case by case, with the minutes of the meeting."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Note, Owner, PaidFen, PaidOn, Project


class SpecialCase(Record):
    """One matter decided case by case. Clause 八; `approved_fen` is what the minutes state."""

    noun: ClassVar[str] = "special_case"
    label: ClassVar[str] = "一事一议"
    title_field: ClassVar[str] = "project"

    enterprise: Owner = None
    project: Project = None
    minutes: Annotated[
        str | None,
        Field(
            "会议纪要及文号",
            clause="8",
            group="议定",
            help="议定奖补的会议纪要，写明名称和文号。",
            example="样例市政府专题会议纪要〔2026〕5号",
            in_table=True,
            found=Found.DOCUMENT,
            repeats=True,
        ),
    ] = None
    decided_on: Annotated[
        date | None,
        Field(
            "议定日期",
            Kind.DATE,
            clause="8",
            group="议定",
            help="以此日期判断是否在措施有效期内。",
            example="2026-07-15",
            in_table=True,
        ),
    ] = None
    approved_fen: Annotated[
        int | None,
        Field(
            "议定金额",
            Kind.MONEY,
            unit="元",
            clause="8",
            group="议定",
            help="照录会议纪要，程序不作计算。",
            example="2000000",
            in_table=True,
        ),
    ] = None
    paid_on: PaidOn = None
    paid_fen: PaidFen = None
    note: Note = None
