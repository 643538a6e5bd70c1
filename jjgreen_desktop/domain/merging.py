"""合并: two entries of the register that are one firm, and two that were found not to be."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record

ONE_FIRM = "查重合并"


class Merging(Record):
    """One firm merged into another. What it changed stands in the journal, under this record's own write.

    `kept` and `lost` are ids of enterprises; the one lost is in the register no more.
    """

    noun: ClassVar[str] = "merging"
    label: ClassVar[str] = "企业合并"
    title_field: ClassVar[str] = "lost_name"

    kept: Annotated[
        str | None, Field("保留的企业", Kind.LINK, group=ONE_FIRM, required=Grade.MANDATORY)
    ] = None
    kept_name: Annotated[str | None, Field("保留的企业名称", group=ONE_FIRM, in_table=True)] = None
    lost: Annotated[
        str | None, Field("并入的企业", Kind.LINK, group=ONE_FIRM, required=Grade.MANDATORY)
    ] = None
    lost_name: Annotated[str | None, Field("并入的企业名称", group=ONE_FIRM, in_table=True)] = None
    lost_code: Annotated[
        str | None, Field("并入企业的代码", Kind.CODE, group=ONE_FIRM, in_table=True)
    ] = None
    merged_on: Annotated[
        date | None, Field("合并日期", Kind.DATE, group=ONE_FIRM, in_table=True)
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT, group=ONE_FIRM)] = None


class DifferentFirms(Record):
    """The answer that two enterprises (by id, the lower one first) are not one firm, and why."""

    noun: ClassVar[str] = "different_firms"
    label: ClassVar[str] = "不是同一家"
    title_field: ClassVar[str] = "sign"

    first: Annotated[str | None, Field("甲企业", Kind.LINK, required=Grade.MANDATORY)] = None
    second: Annotated[str | None, Field("乙企业", Kind.LINK, required=Grade.MANDATORY)] = None
    sign: Annotated[str | None, Field(labels.SIGN, in_table=True)] = None
    reason: Annotated[
        str | None,
        Field(
            "理由",
            help="写明核对了什么，如营业执照、地址；可以不写。",
            example="两张营业执照的代码和法定代表人都不同",
            in_table=True,
        ),
    ] = None
    answered_on: Annotated[date | None, Field("答复日期", Kind.DATE, in_table=True)] = None
