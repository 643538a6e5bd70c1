"""The yearly pool (统筹) the awards are paid from, its optional split by clause, and the marks on lines."""

from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record

# What a plan may be ranked by; the order in which staff publish them is theirs.
CRITERIA = {
    "deciding_on": "验收备案、公布等日期在先的优先",
    "improvement": "能效提升率高的优先",
    "ceiling_high": "金额高的优先",
    "ceiling_low": "金额低的优先",
    "clause": "照条款一至八的次序",
    "first_award": "以前没有得过奖补的企业优先",
}
MARKS = {"must": "必保", "exclude": "不列入"}


class Budget(Record):
    """One year's pool in 分, and by which published criteria, in their order, a plan is ranked."""

    noun: ClassVar[str] = "budget"
    label: ClassVar[str] = "年度资金"
    title_field: ClassVar[str] = "document"

    year: Annotated[int | None, Field("年度", Kind.YEAR, required=Grade.MANDATORY)] = None
    pool_fen: Annotated[
        int | None,
        Field(
            "资金总额",
            Kind.MONEY,
            unit="元",
            required=Grade.MANDATORY,
            help="当年安排的奖补资金总额，各条款统筹使用。",
            example="5000000",
        ),
    ] = None
    document: Annotated[
        str | None,
        Field("资金文件及文号", help="下达或安排资金的文件。", found=Found.DOCUMENT),
    ] = None
    criteria: Annotated[
        tuple[str, ...] | None,
        Field(
            "排序依据",
            Kind.CHOICES,
            choices=CRITERIA,
            help="按先后逐项比较；都相同的按记录编号。对外公布的就是这几条。",
        ),
    ] = None
    carry_down: Annotated[
        bool | None,
        Field(
            "余额顺延",
            Kind.YES_NO,
            help="余额不够排在前面的一项时，是否顺延给后面够的项目；“否”则到此截止。",
        ),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None


class BudgetShare(Record):
    """The part of a year's pool set aside for one clause, in 分."""

    noun: ClassVar[str] = "budget_share"
    label: ClassVar[str] = "条款资金"
    title_field: ClassVar[str] = "note"

    year: Annotated[int | None, Field("年度", Kind.YEAR, required=Grade.MANDATORY)] = None
    clause: Annotated[
        str | None, Field("条款", Kind.CHOICE, choices=CLAUSES, required=Grade.MANDATORY)
    ] = None
    share_fen: Annotated[
        int | None, Field("本条款资金", Kind.MONEY, unit="元", required=Grade.MANDATORY)
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None


class PlanMark(Record):
    """A line that must be in a year's plan, or stays out of it, with the reason."""

    noun: ClassVar[str] = "plan_mark"
    label: ClassVar[str] = "计划标记"
    title_field: ClassVar[str] = "reason"

    year: Annotated[int | None, Field("年度", Kind.YEAR, required=Grade.MANDATORY)] = None
    clause: Annotated[
        str | None, Field("条款", Kind.CHOICE, choices=CLAUSES, required=Grade.MANDATORY)
    ] = None
    of: Annotated[str | None, Field(labels.BASIS, Kind.LINK, required=Grade.MANDATORY)] = None
    mark: Annotated[
        str | None, Field("标记", Kind.CHOICE, choices=MARKS, required=Grade.MANDATORY)
    ] = None
    reason: Annotated[
        str | None, Field("理由", required=Grade.MANDATORY, help="写明依据，如会议纪要。")
    ] = None
