"""以前兑现: one row of an old award ledger, as it was entered, and the record it was paid on."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record

PAID, RECOVERED = "paid", "recovered"
DIRECTIONS = {PAID: "兑现", RECOVERED: "追回"}


class PastAward(Record):
    """A payment (or its recovery) taken from a ledger; amount in 分, never negative.

    `of_noun` and `of` name the record whose 已兑现 it went into; without `clause` it is money from
    elsewhere. `made`: that record was registered along with it.
    """

    noun: ClassVar[str] = "past_award"
    label: ClassVar[str] = "以前兑现"
    title_field: ClassVar[str] = "matter"

    enterprise: Annotated[str | None, Field("企业", Kind.LINK, in_template=False)] = None
    park: Annotated[str | None, Field("园区", Kind.LINK, in_template=False)] = None
    payee: Annotated[
        str | None,
        Field(
            "台账所列名称",
            help="照录台账，可以是更名以前的名称。",
            in_template=False,
            found=Found.NAME,
        ),
    ] = None
    matter: Annotated[
        str | None,
        Field("兑现事项", required=Grade.MANDATORY, example="国家级绿色工厂奖励", in_table=True),
    ] = None
    clause: Annotated[
        str | None, Field("条款", Kind.CHOICE, choices=CLAUSES, in_table=True, in_template=False)
    ] = None
    of_noun: Annotated[str | None, Field(labels.RECORD_KIND, in_template=False)] = None
    of: Annotated[str | None, Field(labels.BASIS, Kind.LINK)] = None
    direction: Annotated[
        str | None,
        Field(
            "收付",
            Kind.CHOICE,
            choices=DIRECTIONS,
            required=Grade.MANDATORY,
            in_table=True,
            in_template=False,
        ),
    ] = None
    amount_fen: Annotated[
        int | None,
        Field(
            "金额",
            Kind.MONEY,
            unit="元",
            required=Grade.MANDATORY,
            example="200000",
            in_table=True,
        ),
    ] = None
    paid_on: Annotated[
        date | None, Field("兑现日期", Kind.DATE, example="2024-12-20", in_table=True)
    ] = None
    year: Annotated[
        int | None,
        Field("兑现年度", Kind.YEAR, help="只知年度时填写。", example="2024", in_table=True),
    ] = None
    document: Annotated[
        str | None,
        Field("文件及文号", example="样财企指〔2024〕12号", in_table=True, found=Found.DOCUMENT),
    ] = None
    ledger: Annotated[str | None, Field("台账文件", in_table=True, in_template=False)] = None
    place: Annotated[str | None, Field("台账位置", in_table=True, in_template=False)] = None
    content: Annotated[str | None, Field("校验值", Kind.CODE, in_template=False)] = None
    imported_on: Annotated[
        date | None, Field("导入日期", Kind.DATE, in_table=True, in_template=False)
    ] = None
    made: Annotated[bool | None, Field("随导入登记了记录", Kind.YES_NO, in_template=False)] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None

    @property
    def signed_fen(self) -> int:
        """What it adds to 已兑现, in 分: a recovery takes away."""
        fen = self.amount_fen or 0
        return -fen if self.direction == RECOVERED else fen
