"""企业 and 园区: who can hold titles, do projects and receive awards; and the firm's yearly return."""

from decimal import Decimal
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.credit_code import fault as credit_code_fault
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record

MORE = "经营、用水与设备"
ENERGY_BASES = {"dangliang": "当量值", "dengjia": "等价值"}


class Enterprise(Record):
    """企业. `county` is a county key of the pack; `industry` a GB/T 4754 code, four digits."""

    noun: ClassVar[str] = "enterprise"
    label: ClassVar[str] = "企业"
    title_field: ClassVar[str] = "name"

    name: Annotated[
        str | None,
        Field(
            "企业名称",
            required=Grade.MANDATORY,
            group="基本信息",
            help="与营业执照一致，打印的文书用这个名称。",
            example="湖口样例一厂有限公司",
            in_table=True,
            found=Found.NAME,
        ),
    ] = None
    credit_code: Annotated[
        str | None,
        Field(
            labels.CREDIT_CODE,
            Kind.CODE,
            required=Grade.SUBMIT,
            group="基本信息",
            check=credit_code_fault,
            help="营业执照上的 18 位代码，输入时按 GB 32100 校验；暂缺可先空着，上报前补齐。",
            in_table=True,
            found=Found.NUMBER,
        ),
    ] = None
    county: Annotated[
        str | None,
        Field(
            labels.COUNTY,
            Kind.CHOICE,
            picker="county",
            required=Grade.SUBMIT,
            group="基本信息",
            help="由哪个县（市、区）统计上报，附件2按此归属。",
            example="湖口县",
            in_table=True,
        ),
    ] = None
    industry: Annotated[
        str | None,
        Field(
            "行业",
            Kind.CHOICE,
            picker="industry",
            group="基本信息",
            help="国民经济行业分类（GB/T 4754-2017），可输代码、名称或拼音首字母。",
            example="3011",
            in_table=True,
        ),
    ] = None
    industrial: Annotated[
        bool | None,
        Field(
            "工业企业",
            Kind.YES_NO,
            clause="1",
            group="基本信息",
            help="条款一支持工业企业，条款二、三、四、五（2）按口径裁定“制造业企业范围”执行。",
            example="是",
        ),
    ] = None
    above_scale: Annotated[
        bool | None,
        Field(
            "规上企业",
            Kind.YES_NO,
            group="基本信息",
            help="年主营业务收入 2000 万元及以上的工业企业。",
            example="是",
            in_table=True,
        ),
    ] = None
    former: Annotated[
        tuple[str, ...] | None,
        Field(
            "前身企业信用代码",
            Kind.CODES,
            group="基本信息",
            help="更名、改制、吸收合并前的代码，多个用顿号隔开；查“首次”和重复享受时一并查。",
            found=Found.NUMBER,
        ),
    ] = None
    former_names: Annotated[
        tuple[str, ...] | None,
        Field(
            "曾用名",
            Kind.NAMES,
            group="基本信息",
            help="改名时自动留下原来的名称，按它也查得到；只是改正错字的可以删去。多个用顿号隔开。",
            example="湖口样例老厂",
            found=Found.NAME,
        ),
    ] = None
    address: Annotated[str | None, Field("地址", group="联系与账户")] = None
    contact: Annotated[
        str | None, Field("联系人", group="联系与账户", example="张样例", found=Found.PERSON)
    ] = None
    phone: Annotated[
        str | None, Field("联系电话", Kind.CODE, group="联系与账户", found=Found.PERSON)
    ] = None
    bank: Annotated[
        str | None,
        Field("开户行", group="联系与账户", help="写到支行，告知书请企业据此确认。", repeats=True),
    ] = None
    bank_account: Annotated[
        str | None, Field("银行账号", Kind.CODE, group="联系与账户", found=Found.NUMBER)
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT, group="联系与账户")] = None


class Park(Record):
    """园区: holder of 绿色园区 and 零碳园区."""

    noun: ClassVar[str] = "park"
    label: ClassVar[str] = "园区"
    title_field: ClassVar[str] = "name"

    name: Annotated[
        str | None,
        Field(
            "园区名称",
            required=Grade.MANDATORY,
            example="湖口样例产业园",
            in_table=True,
            found=Found.NAME,
        ),
    ] = None
    county: Annotated[
        str | None,
        Field(labels.COUNTY, Kind.CHOICE, picker="county", required=Grade.SUBMIT, in_table=True),
    ] = None
    contact: Annotated[str | None, Field("联系人", found=Found.PERSON)] = None
    phone: Annotated[str | None, Field("联系电话", Kind.CODE, found=Found.PERSON)] = None
    bank: Annotated[str | None, Field("开户行", repeats=True)] = None
    bank_account: Annotated[str | None, Field("银行账号", Kind.CODE, found=Found.NUMBER)] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None


class AnnualReturn(Record):
    """年度报表 of one enterprise and year: energy in tce, value added in 万元 at constant prices."""

    noun: ClassVar[str] = "annual_return"
    label: ClassVar[str] = "年度报表"
    title_field: ClassVar[str] = "year"

    enterprise: Annotated[
        str | None, Field("企业", Kind.LINK, required=Grade.MANDATORY, in_template=False)
    ] = None
    year: Annotated[
        int | None,
        Field("年度", Kind.YEAR, required=Grade.MANDATORY, example="2025", in_table=True),
    ] = None
    energy_tce: Annotated[
        Decimal | None,
        Field(
            "综合能源消费量",
            Kind.QUANTITY,
            unit="吨标准煤",
            clause="1",
            help="按 GB/T 2589 折算的全年数。单位是吨标准煤，不是万吨。",
            example="6200",
            in_table=True,
        ),
    ] = None
    energy_basis: Annotated[
        str | None,
        Field(
            "电力折标口径",
            Kind.CHOICE,
            choices=ENERGY_BASES,
            clause="1",
            help="电力按当量值（0.1229 千克标准煤/千瓦时）还是等价值折算。",
            example="当量值",
        ),
    ] = None
    value_added: Annotated[
        Decimal | None,
        Field(
            "工业增加值（可比价）",
            Kind.QUANTITY,
            unit="万元",
            help="用于附件2（一）的单位工业增加值能耗。",
            in_table=True,
        ),
    ] = None
    revenue: Annotated[
        Decimal | None,
        Field("营业收入", Kind.QUANTITY, unit="万元", group=MORE, example="52000"),
    ] = None
    water: Annotated[
        Decimal | None,
        Field(
            "取水量",
            Kind.QUANTITY,
            unit="立方米",
            group=MORE,
            help="全年取用的新水量；可连单位输，如 12万立方米、12万吨。",
            example="120000",
            of_water=True,
        ),
    ] = None
    carbon: Annotated[
        Decimal | None,
        Field(
            "二氧化碳排放量",
            Kind.QUANTITY,
            unit="吨",
            group=MORE,
            help="照核查报告或本企业核算，没有的空着。",
            example="15800",
        ),
    ] = None
    motors: Annotated[
        Decimal | None,
        Field("在役电机功率", Kind.QUANTITY, unit="千瓦", group=MORE, example="4200"),
    ] = None
    efficient_motors: Annotated[
        Decimal | None,
        Field(
            "其中高效节能电机功率",
            Kind.QUANTITY,
            unit="千瓦",
            group=MORE,
            help="除以在役电机功率，得在役高效节能电机占比。",
            example="1300",
        ),
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None
