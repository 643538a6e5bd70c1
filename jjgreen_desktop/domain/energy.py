"""Energy by carrier of one enterprise and year, and the energy a product takes. GB/T 2589."""

from decimal import Decimal
from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.enterprise import ENERGY_BASES
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.shared import Owner
from jjgreen_desktop.domain.units import UNITS

FLOWS = {"consumed": "消费", "output": "加工转换产出", "recovered": "回收利用"}
FACTOR = "折标系数"


class EnergyUse(Record):
    """分品种能耗: one carrier of a year. `carrier` is a name of the table of carriers.

    `factor` is in kg of standard coal for one kg, m³, kW·h or MJ (water: one t), as the table has it.
    `heat_value` is the measured net calorific value, kJ for one kg or m³. GB/T 2589-2020.
    """

    noun: ClassVar[str] = "energy_use"
    label: ClassVar[str] = "分品种能耗"
    title_field: ClassVar[str] = "carrier"

    enterprise: Owner = None
    year: Annotated[
        int | None,
        Field("年度", Kind.YEAR, required=Grade.MANDATORY, example="2025", in_table=True),
    ] = None
    carrier: Annotated[
        str | None,
        Field(
            "能源品种",
            Kind.CHOICE,
            picker="carrier",
            required=Grade.MANDATORY,
            help="输名称或拼音首字母，从列表中选；标准里没有的选“其他能源”。",
            example="原煤",
            in_table=True,
        ),
    ] = None
    quantity: Annotated[
        Decimal | None,
        Field(
            "数量",
            Kind.QUANTITY,
            required=Grade.SUBMIT,
            help="全年实物量，照能源统计报表。可连单位一起填，如 120万立方米。",
            example="8000",
            in_table=True,
        ),
    ] = None
    unit: Annotated[
        str | None,
        Field(
            "计量单位",
            Kind.CHOICE,
            choices=UNITS,
            help="空着时取这个品种常用的单位。",
            example="吨",
            in_table=True,
        ),
    ] = None
    flow: Annotated[
        str | None,
        Field(
            "计入方式",
            Kind.CHOICE,
            choices=FLOWS,
            help="加工转换产出和回收利用的能源从合计中减去；空着即消费。",
            example="消费",
        ),
    ] = None
    basis: Annotated[
        str | None,
        Field(
            "折标口径",
            Kind.CHOICE,
            choices=ENERGY_BASES,
            help="电力、热力须写明按当量值还是等价值，并与年度报表一致；燃料按当量值，耗能工质按等价值。",
            example="当量值",
            group=FACTOR,
        ),
    ] = None
    heat_value: Annotated[
        Decimal | None,
        Field(
            "实测低位发热量",
            Kind.QUANTITY,
            help="有化验报告的填实测值，单位千焦/千克或千焦/立方米；系数即按它除以 29307.6 计算。",
            example="22500",
            group=FACTOR,
        ),
    ] = None
    factor: Annotated[
        Decimal | None,
        Field(
            FACTOR,
            Kind.QUANTITY,
            help="千克标准煤每千克（立方米、千瓦时、兆焦）；水为每吨。标准有定值的自动填入，"
            "标准给出范围的填实际采用的数。",
            example="0.7677",
            group=FACTOR,
        ),
    ] = None
    factor_source: Annotated[
        str | None,
        Field(
            "系数依据",
            help="标准定值自动写明；在范围内取值、实测或自定的，写明化验报告、供气合同或文件。",
            example="样例化验报告",
            group=FACTOR,
            repeats=True,
        ),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT, group=FACTOR)] = None


class ProductEnergy(Record):
    """产品能耗: what one product of a year took; `energy_tce` in tce, `output` in `output_unit`."""

    noun: ClassVar[str] = "product_energy"
    label: ClassVar[str] = "产品能耗"
    title_field: ClassVar[str] = "product"

    enterprise: Owner = None
    year: Annotated[
        int | None,
        Field("年度", Kind.YEAR, required=Grade.MANDATORY, example="2025", in_table=True),
    ] = None
    product: Annotated[
        str | None,
        Field(
            "产品",
            required=Grade.MANDATORY,
            example="水泥熟料",
            in_table=True,
            repeats=True,
            found=Found.NAME,
        ),
    ] = None
    output: Annotated[
        Decimal | None,
        Field("产量", Kind.QUANTITY, required=Grade.SUBMIT, example="1200000", in_table=True),
    ] = None
    output_unit: Annotated[
        str | None,
        Field(
            "产量单位",
            required=Grade.SUBMIT,
            help="如吨、重量箱、平方米。",
            example="吨",
            in_table=True,
            repeats=True,
        ),
    ] = None
    energy_tce: Annotated[
        Decimal | None,
        Field(
            "产品综合能耗",
            Kind.QUANTITY,
            unit="吨标准煤",
            required=Grade.SUBMIT,
            help="这一产品全年分摊的综合能耗，单位吨标准煤。",
            example="120000",
            in_table=True,
        ),
    ] = None
    unit_energy: Annotated[
        Decimal | None,
        Field(
            "报表载明的单耗",
            Kind.QUANTITY,
            unit="千克标准煤/产量单位",
            help="报表或审核报告上的单位产品综合能耗，用来与计算值核对。",
            example="100",
            in_table=True,
        ),
    ] = None
    source: Annotated[
        str | None,
        Field("依据", help="报表名称或审核报告文号。", example="205-3 表", repeats=True),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None
