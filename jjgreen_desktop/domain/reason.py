"""核实说明: the reason staff typed for a 核实性 finding, kept with the finding as it stood."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record


class Reason(Record):
    """One answer: `of` the id of the record and `of_noun` its kind, `field` and `check` what was asked.

    `sentence` is what the finding said; the reason holds only while it says the same.
    """

    noun: ClassVar[str] = "reason"
    label: ClassVar[str] = "核实说明"
    title_field: ClassVar[str] = "reason"

    of_noun: Annotated[str | None, Field(labels.RECORD_KIND, required=Grade.MANDATORY)] = None
    of: Annotated[str | None, Field("记录", Kind.LINK, required=Grade.MANDATORY)] = None
    field: Annotated[str | None, Field("字段", required=Grade.MANDATORY)] = None
    check: Annotated[str | None, Field("检查项")] = None
    sentence: Annotated[str | None, Field("核实内容", required=Grade.MANDATORY, in_table=True)] = (
        None
    )
    reason: Annotated[
        str | None,
        Field(
            "核实说明",
            required=Grade.MANDATORY,
            help="写明核对了什么、为什么确实如此；打印在计算书和问题清单上。",
            example="已核对能源统计报表，当年停产技改",
            in_table=True,
        ),
    ] = None
    given_by: Annotated[str | None, Field("说明人", in_table=True)] = None
    given_on: Annotated[date | None, Field("说明日期", Kind.DATE, in_table=True)] = None
