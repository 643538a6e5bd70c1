"""贴息或奖补 under the rules of 绿色贷: what one loan, or one contract under clause 五(3), reaches by itself."""

from collections.abc import Sequence

from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import ParameterUsed
from jjgreen_desktop.policy.conditions import yes
from jjgreen_desktop.policy.line import Line

CEILING = "2.2.ceiling"


def green(line: Line, terms: Sequence[ParameterUsed]) -> None:
    """The loan is a 绿色贷."""
    words = {
        True: "使用的是“绿色贷”项目贷款。",
        False: "使用的不是“绿色贷”项目贷款，不在支持范围。",
        None: "尚不清楚使用的是不是“绿色贷”项目贷款。",
    }
    yes(line, "green", words, terms)


def subsidised(
    line: Line, record: Loan | PerformanceContract, terms: Sequence[ParameterUsed]
) -> None:
    """The interest paid, or by ruling a grant, up to the ceiling of one project."""
    most = line.amount(CEILING)
    line.ceiling_fen = most
    terms = [*terms, line.term(CEILING), line.ruling("loan-form")]
    if line.choice("loan-form") == "grant":
        said = f"按裁定在上限内给予奖补，单个项目最高 {explaining.wan(most)}，金额由核定确定。"
        line.note(said, facts=[(record, "project")], terms=terms)
        return
    _by_interest(line, record, most, terms)


def _by_interest(
    line: Line, record: Loan | PerformanceContract, most: int, terms: Sequence[ParameterUsed]
) -> None:
    fact, interest = (record, "interest_paid_fen"), record.interest_paid_fen
    if interest is None:
        said = f"已付利息未填；单个项目最高贴息 {explaining.wan(most)}。"
        line.require(None, said, facts=[fact], terms=terms, needs=[fact])
        return
    line.ceiling_fen = min(most, interest)
    said = (
        f"已付利息 {explaining.wan(interest)}，单个项目最高 {explaining.wan(most)}，"
        f"本笔可到 {explaining.wan(line.ceiling_fen)}。"
    )
    line.require(interest > 0, said, facts=[fact], terms=terms)
