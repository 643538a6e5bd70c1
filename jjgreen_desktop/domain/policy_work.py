"""Working with the policy itself: rulings made, packs loaded, assessments sealed."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record

OCCASIONS = {"by_hand": "手工封存", "approval": "登记市级核定时封存"}
RULED, PAPER = "裁定", "依据"


class RulingMade(Record):
    """口径裁定 as made on paper: `choice` of the pack's question `ruling`, in force from `ruled_on`.

    `of` names one record when the ruling is for that matter alone (等 of a list).
    """

    noun: ClassVar[str] = "ruling"
    label: ClassVar[str] = "口径裁定"
    title_field: ClassVar[str] = "document"

    pack: Annotated[
        str | None, Field("政策包", Kind.CHOICE, required=Grade.MANDATORY, picker="pack")
    ] = None
    ruling: Annotated[str | None, Field(labels.RULING, group=RULED, required=Grade.MANDATORY)] = (
        None
    )
    choice: Annotated[str | None, Field("裁定结果", group=RULED, required=Grade.MANDATORY)] = None
    of: Annotated[
        str | None,
        Field("适用记录", Kind.LINK, group=RULED, help="只对这一条记录裁定；空着的对全部适用。"),
    ] = None
    ruled_by: Annotated[
        str | None,
        Field(
            "裁定机关",
            group=PAPER,
            required=Grade.MANDATORY,
            help="作出裁定的机关全称。",
            example="样例市工业和信息化局",
        ),
    ] = None
    ruled_on: Annotated[
        date | None,
        Field(
            "裁定日期",
            Kind.DATE,
            group=PAPER,
            required=Grade.MANDATORY,
            help="文件的落款日期；自这一天起按此口径测算。",
            example="2026-03-02",
        ),
    ] = None
    document: Annotated[
        str | None,
        Field(
            "裁定文件及文号",
            group=PAPER,
            required=Grade.MANDATORY,
            help="写明文件标题和文号，没有文号的写明会议纪要或复函。",
            example="关于奖补口径的复函（样工信函〔2026〕3号）",
            found=Found.DOCUMENT,
        ),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT, group=PAPER)] = None


class PackLoaded(Record):
    """A policy pack loaded from a file, by its content's `hash`, used for days from `from_on` on."""

    noun: ClassVar[str] = "pack"
    label: ClassVar[str] = "政策包"
    title_field: ClassVar[str] = "name"

    pack: Annotated[str | None, Field("编号", required=Grade.MANDATORY)] = None
    name: Annotated[str | None, Field("名称", required=Grade.MANDATORY)] = None
    version: Annotated[str | None, Field("版本", required=Grade.MANDATORY)] = None
    hash: Annotated[str | None, Field("校验值", required=Grade.MANDATORY)] = None
    content: Annotated[str | None, Field("文件校验值", required=Grade.MANDATORY)] = None
    from_on: Annotated[
        date | None,
        Field(
            "启用日期",
            Kind.DATE,
            required=Grade.MANDATORY,
            help="测算日期在这一天及以后的用这个政策包，以前的仍用原来的。",
            example="2026-01-01",
        ),
    ] = None
    file_name: Annotated[str | None, Field("文件名")] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None


class Seal(Record):
    """A frozen assessment: the hashes of what went in and came out; the file is kept under `content`.

    `clause` and `of` name the line when it was sealed for one.
    """

    noun: ClassVar[str] = "seal"
    label: ClassVar[str] = "测算封存"
    title_field: ClassVar[str] = "note"

    enterprise: Annotated[str | None, Field("企业", Kind.LINK)] = None
    park: Annotated[str | None, Field("园区", Kind.LINK)] = None
    occasion: Annotated[str | None, Field("封存缘由", Kind.CHOICE, choices=OCCASIONS)] = None
    clause: Annotated[str | None, Field("条款", Kind.CHOICE, choices=CLAUSES)] = None
    of: Annotated[str | None, Field(labels.BASIS, Kind.LINK)] = None
    assessed_on: Annotated[date | None, Field("测算日期", Kind.DATE, required=Grade.MANDATORY)] = (
        None
    )
    sealed_on: Annotated[date | None, Field("封存日期", Kind.DATE, required=Grade.MANDATORY)] = None
    pack: Annotated[str | None, Field("政策包", Kind.CHOICE, picker="pack")] = None
    pack_version: Annotated[str | None, Field("政策包版本")] = None
    pack_hash: Annotated[str | None, Field("政策包校验值")] = None
    facts_hash: Annotated[str | None, Field("事实校验值")] = None
    result_hash: Annotated[str | None, Field("结果校验值")] = None
    content: Annotated[str | None, Field("文件校验值", required=Grade.MANDATORY)] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None

    def title(self) -> str:
        """Why it was sealed, else the day it is of."""
        day = f"{self.assessed_on} 的测算" if self.assessed_on else f"未命名{self.label}"
        return self.note or day
