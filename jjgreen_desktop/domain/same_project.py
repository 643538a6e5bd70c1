"""疑似同一项目: the answer staff gave to whether two records are of one project. General rule of the measures."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Owner

ANSWERS = {
    "same": "是同一项目",
    "different": "不是同一项目",
    "first_receives": "是同一项目，由前一家领取",
    "second_receives": "是同一项目，由后一家领取",
}
WITHIN = ("same", "different")  # what can be answered on two records of one firm
BETWEEN = ("first_receives", "second_receives", "different")  # and of two


class SameProject(Record):
    """One answer about two records of an enterprise, or of it and its predecessors or another firm.

    `first` and `second` are ids, each with its noun; `sign` is what they have in common. Between two
    firms one project is received by one of them: the answer says whose record, `note` which firm in words.
    """

    noun: ClassVar[str] = "same_project"
    label: ClassVar[str] = "疑似同一项目"
    title_field: ClassVar[str] = "sign"

    enterprise: Owner = None
    first_noun: Annotated[str | None, Field("甲记录种类", required=Grade.MANDATORY)] = None
    first: Annotated[str | None, Field("甲记录", Kind.LINK, required=Grade.MANDATORY)] = None
    second_noun: Annotated[str | None, Field("乙记录种类", required=Grade.MANDATORY)] = None
    second: Annotated[str | None, Field("乙记录", Kind.LINK, required=Grade.MANDATORY)] = None
    sign: Annotated[str | None, Field(labels.SIGN, in_table=True)] = None
    answer: Annotated[
        str | None,
        Field("答复", Kind.CHOICE, choices=ANSWERS, required=Grade.MANDATORY, in_table=True),
    ] = None
    reason: Annotated[
        str | None,
        Field(
            "理由",
            required=Grade.MANDATORY,
            help="写明核对了什么，如合同、发票、现场。",
            example="两份材料为同一合同的两次付款",
            in_table=True,
        ),
    ] = None
    answered_on: Annotated[date | None, Field("答复日期", Kind.DATE, in_table=True)] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None

    @property
    def is_same(self) -> bool:
        """Both records are of one project, whoever receives."""
        return self.answer in ("same", "first_receives", "second_receives")

    @property
    def receiving(self) -> tuple[str, str] | None:
        """Noun and id of the record whose firm receives; None while no firm is named."""
        if self.answer == "first_receives":
            return self.first_noun or "", self.first or ""
        if self.answer == "second_receives":
            return self.second_noun or "", self.second or ""
        return None
