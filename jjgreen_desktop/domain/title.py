"""称号 (clause 三): green-manufacturing titles of enterprises and parks, as the published lists name them."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record

OTHER = "other"
TITLE_KINDS = {
    "green_factory": "绿色工厂",
    "green_supply_chain": "绿色供应链",
    "green_design": "工业产品绿色设计示范",
    "zero_carbon_factory": "零碳工厂",
    "green_park": "绿色园区",
    "zero_carbon_park": "零碳园区",
    "energy_leader": "能效领跑者",
    "water_leader": "水效领跑者",
    OTHER: "其他（条款“等”内）",
}
LEADER_KINDS = ("energy_leader", "water_leader")
PARK_KINDS = ("green_park", "zero_carbon_park")
LEVELS = {"national": "国家级", "provincial": "省级"}
HOLDERS = {"enterprise": "企业", "park": "园区"}
STATUSES = {"valid": "有效", "renamed": "更名", "removed": "移出名单", "expired": "到期"}


class Title(Record):
    """One row of a published list. `enterprise` or `park` links the holder.

    `published_month` ("2018-02") stands in when the day of publication is not known.
    """

    noun: ClassVar[str] = "title"
    label: ClassVar[str] = "称号"
    title_field: ClassVar[str] = "holder_name"

    enterprise: Annotated[str | None, Field("企业", Kind.LINK, in_template=False)] = None
    park: Annotated[str | None, Field("园区", Kind.LINK, in_template=False)] = None
    kind: Annotated[
        str | None,
        Field(
            "称号",
            Kind.CHOICE,
            choices=TITLE_KINDS,
            required=Grade.MANDATORY,
            clause="3",
            group="称号",
            example="绿色工厂",
            in_table=True,
        ),
    ] = None
    level: Annotated[
        str | None,
        Field(
            "级别",
            Kind.CHOICE,
            choices=LEVELS,
            required=Grade.MANDATORY,
            clause="3",
            group="称号",
            example="国家级",
            in_table=True,
        ),
    ] = None
    holder: Annotated[
        str | None,
        Field(
            "获得者",
            Kind.CHOICE,
            choices=HOLDERS,
            required=Grade.MANDATORY,
            single=True,
            clause="3",
            group="称号",
            example="企业",
        ),
    ] = None
    holder_name: Annotated[
        str | None,
        Field(
            "名单所列名称",
            group="公布",
            help="照录公布名单，更名后仍保留当时的名称。",
            in_table=True,
            found=Found.NAME,
        ),
    ] = None
    batch: Annotated[
        str | None, Field("批次", group="公布", example="第六批", in_table=True, repeats=True)
    ] = None
    list_number: Annotated[str | None, Field("名单序号", Kind.CODE, group="公布", single=True)] = (
        None
    )
    published_on: Annotated[
        date | None,
        Field(
            "公布日期",
            Kind.DATE,
            clause="3",
            group="公布",
            help="以此日期判断是否在措施有效期内。",
            example="2026-03-18",
            in_table=True,
        ),
    ] = None
    published_month: Annotated[
        str | None,
        Field("公布年月", Kind.CODE, group="公布", help="只知年月时填写。", example="2022-01"),
    ] = None
    document: Annotated[
        str | None,
        Field(
            "公布文件及文号",
            group="公布",
            example="样例厅函〔2026〕1号",
            repeats=True,
            found=Found.DOCUMENT,
        ),
    ] = None
    issuer: Annotated[
        str | None, Field("公布机关", group="公布", example="工业和信息化部", repeats=True)
    ] = None
    status: Annotated[
        str | None,
        Field(
            "状态",
            Kind.CHOICE,
            choices=STATUSES,
            clause="3",
            group="公布",
            example="有效",
            in_table=True,
        ),
    ] = None
    paid_on: Annotated[
        date | None, Field("奖励兑现日期", Kind.DATE, clause="3", group="已兑现")
    ] = None
    paid_fen: Annotated[
        int | None, Field(labels.PAID, Kind.MONEY, unit="元", clause="3", group="已兑现")
    ] = None
    source: Annotated[str | None, Field("资料来源", group="已兑现", repeats=True)] = None
    confidence: Annotated[
        str | None, Field("可信度", group="已兑现", help="资料是核对过的，还是待核。", repeats=True)
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT, group="已兑现")] = None

    def title(self) -> str:
        """The name on the list; of a title typed by hand, which has none, its level and kind."""
        words = (LEVELS.get(self.level or "", ""), TITLE_KINDS.get(self.kind or "", ""))
        return self.holder_name or "".join(words) or super().title()
