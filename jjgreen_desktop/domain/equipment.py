"""节能环保装备 (clause 六): the city's 综合评选 of makers, and products listed in national 目录."""

from datetime import date
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Note, Owner, PaidFen, PaidOn

# From the lowest to the highest.
GRADES = {"third": "三等", "second": "二等", "first": "一等", "special": "特等"}


class Rating(Record):
    """One result of the city's rating of equipment makers. Clause 六(1)."""

    noun: ClassVar[str] = "equipment_rating"
    label: ClassVar[str] = "装备评选"
    title_field: ClassVar[str] = "year"

    enterprise: Owner = None
    year: Annotated[
        int | None, Field("评选年度", Kind.YEAR, group="评选", example="2026", in_table=True)
    ] = None
    grade: Annotated[
        str | None,
        Field(
            "获评等次",
            Kind.CHOICE,
            choices=GRADES,
            required=Grade.SUBMIT,
            clause="6.1",
            group="评选",
            example="二等",
            in_table=True,
        ),
    ] = None
    rated_on: Annotated[
        date | None,
        Field(
            "评选结果公布日期",
            Kind.DATE,
            clause="6.1",
            group="评选",
            help="以此日期判断是否在措施有效期内。",
            example="2026-08-01",
            in_table=True,
        ),
    ] = None
    document: Annotated[
        str | None,
        Field(
            "评选文件及文号",
            group="评选",
            example="样例字〔2026〕21号",
            repeats=True,
            found=Found.DOCUMENT,
        ),
    ] = None
    paid_on: PaidOn = None
    paid_fen: PaidFen = None
    note: Note = None

    def title(self) -> str:
        """The year and grade, which name a rating to staff."""
        words = (f"{self.year}年" if self.year else "", GRADES.get(self.grade or "", ""))
        return "".join(words) or super().title()


class Listing(Record):
    """One product in one national catalogue. Clause 六(2)."""

    noun: ClassVar[str] = "catalogue_listing"
    label: ClassVar[str] = "推荐目录产品"
    title_field: ClassVar[str] = "product"

    enterprise: Owner = None
    product: Annotated[
        str | None,
        Field(
            "产品名称",
            group="产品",
            example="样例高效电机",
            in_table=True,
            repeats=True,
            found=Found.NAME,
        ),
    ] = None
    project: Annotated[
        str | None,
        Field(
            "所属项目",
            group="产品",
            help="与其他条款的项目是同一项目时写同一名称，据此就高；没有的空着。",
            repeats=True,
            found=Found.PROJECT,
        ),
    ] = None
    catalogue: Annotated[
        str | None,
        Field(
            "目录名称",
            clause="6.2",
            group="目录",
            help="照录条款六所列六个国家目录的全称；所列之外的目录由口径裁定。",
            example="国家工业节能技术装备推荐目录",
            in_table=True,
            repeats=True,
        ),
    ] = None
    category: Annotated[
        str | None,
        Field("产品类别", clause="6.2", group="目录", example="电机", in_table=True, repeats=True),
    ] = None
    series: Annotated[
        str | None,
        Field(
            "产品系列",
            clause="6.2",
            group="目录",
            help="同一产品的系列产品只奖一次；同一系列写同一名称。",
            example="样例 YE5 系列",
            in_table=True,
        ),
    ] = None
    listed_on: Annotated[
        date | None,
        Field(
            "列入日期",
            Kind.DATE,
            clause="6.2",
            group="目录",
            help="目录公布的日期；以此判断是否在措施有效期内。",
            example="2026-01-20",
            in_table=True,
        ),
    ] = None
    batch: Annotated[
        str | None, Field("批次或年度", group="目录", example="2025年版", repeats=True)
    ] = None
    document: Annotated[
        str | None,
        Field("公布文件及文号", group="目录", repeats=True, found=Found.DOCUMENT),
    ] = None
    paid_on: PaidOn = None
    paid_fen: PaidFen = None
    note: Note = None

    def title(self) -> str:
        """The product, or the series or category it stands for."""
        return self.product or self.series or self.category or super().title()
