"""What is asked of energy by carrier and by product, of the return they belong to, and of levels taken from the library."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from jjgreen_desktop.domain.audit import UNCONFIRMED, Retrofit
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.enterprise import ENERGY_BASES, AnnualReturn
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.units import UNITS
from jjgreen_desktop.operations import energy
from jjgreen_desktop.operations.carriers import Carrier, Carriers
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.checking.general import clause, label
from jjgreen_desktop.operations.names import reads_alike
from jjgreen_desktop.operations.office import Office

STANDARD = "依据 GB/T 2589-2020《综合能耗计算通则》。"
JUMP = Decimal("0.3")  # of the intensity between two years
CERTAIN = Decimal("1e-12")  # of a change, which the 28 digits of a quotient leave no doubt of
ODD = 2  # a measured value this many times beside the standard's is pointed out
HUNDRED = 100
# 等价值 counts what was burnt to make the power or heat, losses and all, so it is never below 当量值 (0.1229 for a
# kW·h, GB/T 2589-2020 表A.1). The yearly published value of the grid was about 0.28 to 0.31 in past years, some 2.5
# times that; four times leaves room for older plants, and a slip of unit is ten times.
MOST_EQUIVALENT = 4
# By category the units a published 等价值 is given in besides that of the field, and how many times it then is.
PUBLISHED_IN = {
    "power": (("吨标准煤/万千瓦时", 10), ("克标准煤/千瓦时", 1000)),
    "heat": (("千克标准煤/吉焦", 1000),),
}


def use(office: Office, one: EnergyUse) -> Iterator[Finding]:
    """One carrier by itself: unit, basis, factor and what the factor rests on."""
    carriers = office.reference.carriers
    if not one.carrier:
        return
    ways = carriers.ways(one.carrier)
    if not ways:
        yield Finding(
            Grade.MANDATORY,
            label(one, "carrier"),
            f"折标系数表里没有“{one.carrier}”。",
            STANDARD,
            "请输名称或拼音首字母从列表中选；表里没有的选“其他能源”。",
        )
        return
    if one.unit and not ways[0].measured_in(one.unit):
        yield _submit(one, "unit", f"{one.carrier}不能按{UNITS[one.unit]}计量，算不出标准煤。")
    row = carriers.row(one)
    if row is None:
        yield _submit(one, "basis", f"{one.carrier}没有写明按当量值还是等价值。")
    elif one.factor is None:
        yield _submit(one, "factor", f"{_lacking(one, row)}请填采用的数和依据。")
    else:
        yield from _factor(carriers, one, row, one.factor)


def _submit(one: EnergyUse, key: str, what: str) -> Finding:
    what, please, rest = what.partition("请")
    fix = f"{please}{rest}" or "请对照能源统计报表补上或改正。"
    return Finding(Grade.SUBMIT, label(one, key), what, STANDARD, fix)


def _lacking(one: EnergyUse, row: Carrier) -> str:
    if one.heat_value is None:
        return _wanted(one, row)
    factor = energy.factor_of(one.heat_value)
    return f"{one.carrier}按实测低位发热量折算的系数是 {factor:f}，还没有填写。"


def _wanted(one: EnergyUse, row: Carrier) -> str:
    if row.low is None:
        return f"{one.carrier}没有固定的折标系数。"
    if row.fixed is not None:
        return f"{one.carrier}的折标系数标准为 {row.fixed:f}。"
    return f"{one.carrier}的折标系数标准给出范围 {row.range_words()}。"


def _factor(carriers: Carriers, one: EnergyUse, row: Carrier, factor: Decimal) -> Iterator[Finding]:
    standard = one.factor_source in carriers.standards
    if not one.factor_source:
        yield _submit(one, "factor_source", "没有写明系数的依据。请写化验报告、供气合同或文件。")
    elif standard and (row.fixed is None or one.factor_source != row.standard):
        yield _submit(
            one, "factor_source", f"{_wanted(one, row)}请写明取值的依据，不能只写标准号。"
        )
    elif standard and factor != row.fixed:
        yield _submit(one, "factor", f"系数 {factor:f} 不是{row.standard}的 {row.fixed:f}。")
    elif standard and not row.confirmed:
        yield Finding(
            Grade.HINT,
            label(one, "factor"),
            f"{one.carrier}的系数 {factor:f} 待核，未见标准原文。",
            STANDARD,
            "请对照标准原文核对，核对后在系数依据里写明。",
        )
    if row.basis != energy.DIRECT:
        yield from _equivalent(carriers, one, row, factor)
    if not standard and _beside(one, row, factor):
        yield Finding(
            Grade.VERIFY,
            label(one, "factor"),
            f"系数 {factor:f} 与标准的 {_standard_words(row)} 不同。",
            STANDARD,
            f"请核对依据和单位（{row.factor_unit(one.unit or row.usual_unit)}）；实测值请连低位发热量一起填。",
            check="other_factor",
        )


def _equivalent(
    carriers: Carriers, one: EnergyUse, row: Carrier, factor: Decimal
) -> Iterator[Finding]:
    """核实性 for a 等价值 of 电力 or 热力 that cannot be, measured by its 当量值."""
    ways = (way for way in carriers.ways(one.carrier) if way.basis == energy.DIRECT)
    direct = next((way.fixed for way in ways), None)
    if direct is None or direct <= factor <= direct * MOST_EQUIVALENT:
        return
    unit = row.factor_unit(one.unit or row.usual_unit)
    told = _too_large(row, factor, direct) if factor > direct else f"低于当量值 {direct:f}。"
    yield Finding(
        Grade.VERIFY,
        label(one, "factor"),
        f"等价值系数 {factor:f} {unit}{told}",
        f"{STANDARD}等价值计入生产电力、热力时的损失，不低于当量值，通常是它的 1 至 {MOST_EQUIVALENT} 倍。",
        f"请对照公布文件核对系数，换算成{unit}填写；确实如此的写明原因。",
        check="other_factor",
    )


def _too_large(row: Carrier, factor: Decimal, direct: Decimal) -> str:
    """How much above the 当量值, and what it would be in each unit that makes it likely."""
    told = f"，是当量值 {direct:f} 的约 {factor / direct:,.0f} 倍"
    for unit, times in PUBLISHED_IN[row.category]:
        if direct <= factor / times <= direct * MOST_EQUIVALENT:
            told += f"；公布的数如是{unit}，应填 {(factor / times).normalize():f}"
    return f"{told}。"


def _standard_words(row: Carrier) -> str:
    return row.range_words() if row.fixed is None else f"{row.fixed:f}"


def _beside(one: EnergyUse, row: Carrier, factor: Decimal) -> bool:
    """Outside what the standard gives; with a measured value, far outside."""
    if row.low is None or row.high is None:
        return False
    slack = ODD if one.heat_value is not None else 1
    return not row.low / slack <= factor <= row.high * slack


def against_register(office: Office, one: EnergyUse) -> Iterator[Finding]:
    """One carrier against the same carrier of this and other years, and against its return."""
    if not one.enterprise or not one.carrier or not one.year:
        return
    kin = office.find(EnergyUse, enterprise=one.enterprise, carrier=one.carrier)
    for other in (each for each in kin if each.id != one.id and each.flow == one.flow):
        if other.year == one.year:
            yield Finding(
                Grade.VERIFY,
                label(one, "carrier"),
                f"{one.year} 年已登记过{one.carrier}。",
                "同一品种登记两次，合计会多算。",
                "请核对；是同一笔的请在已登记的那一条上修改。",
                check="carrier_twice",
            )
    yield from _slipped(office, one, kin)
    report = energy.report_of(office, one.enterprise, one.year)
    if report and energy.disagrees(office.reference.carriers, one, report.energy_basis):
        yield Finding(
            Grade.VERIFY,
            label(one, "basis"),
            f"{one.carrier}按{ENERGY_BASES[one.basis or '']}，年度报表写的是{ENERGY_BASES[report.energy_basis or '']}。",
            "两种口径相差可达一倍以上，不能相加。",
            "请改为一致后再合计。",
            check="other_basis",
        )


def _slipped(office: Office, one: EnergyUse, kin: Iterable[EnergyUse]) -> Iterator[Finding]:
    """核实性 for a quantity that only a slip of unit sets apart from that of the year before or after."""
    beside = [each for each in kin if each.flow == one.flow and _adjacent(one, each)]
    other = slips.nearest(one.year, beside, lambda each: _amount(office, each))
    if other is None:
        return
    now, then = (_amount(office, each) for each in (one, other))
    if apart := slips.times(now, then):
        told = slips.words(
            apart, "可能单位填错（千克和吨）。", "可能单位填错（吨和万吨、立方米和万立方米）。"
        )
        yield Finding(
            Grade.VERIFY,
            label(one, "quantity"),
            f"与 {other.year} 年的 {_words(other)}{told}",
            "",
            "请对照两年的能源统计报表核对数量和单位。",
            check="slip",
        )


def _adjacent(one: EnergyUse | AnnualReturn, other: EnergyUse | AnnualReturn) -> bool:
    return bool(one.year and other.year) and abs((one.year or 0) - (other.year or 0)) == 1


def _amount(office: Office, one: EnergyUse) -> Decimal | None:
    way = next(iter(office.reference.carriers.ways(one.carrier)), None)
    if way is None or one.quantity is None or not one.unit or not way.measured_in(one.unit):
        return None
    return way.base_amount(one.quantity, one.unit)


def _words(one: EnergyUse) -> str:
    return f"{one.quantity or 0:,f} {UNITS[one.unit or '']}"


def against_uses(office: Office, report: AnnualReturn) -> Iterator[Finding]:
    """核实性 when the carriers' sum is not what the return says; 提示性 while there is no sum yet."""
    found = energy.sheet(office, report)
    if not found.lines:
        return
    where = label(report, "energy_tce")
    if found.total is None:
        yield Finding(
            Grade.HINT,
            where,
            f"分品种能耗还没有合计：{found.lacking}",
            fix="请在分品种能耗里补齐。",
        )
    elif report.energy_tce is None:
        yield Finding(
            Grade.HINT,
            where,
            f"还没有填写，按品种合计是 {energy.tons(found.total)} 吨标准煤。",
            fix="请核对后采用合计。",
        )
    elif not found.agrees:
        yield Finding(
            Grade.VERIFY,
            where,
            f"按品种合计 {energy.tons(found.total)} 吨标准煤，与已填 {report.energy_tce:,f} 吨标准煤不一致。",
            clause("1"),
            "请对照能源统计报表核对；合计无误的，在分品种能耗里采用合计。",
            check="carriers_sum",
        )


def against_years(report: AnnualReturn, others: Collection[AnnualReturn]) -> Iterator[Finding]:
    """核实性 for a slip in value added, and for an intensity that jumps by more than 30 % in a year."""
    other = slips.nearest(report.year, others, lambda one: one.value_added)
    if other and (apart := slips.times(report.value_added, other.value_added)):
        told = slips.words(apart, "可能有一年填成了千元。", "可能有一年填成了元或亿元。")
        yield Finding(
            Grade.VERIFY,
            label(report, "value_added"),
            f"与 {other.year} 年的 {other.value_added:,f} 万元{told}",
            "",
            "请对照统计报表核对数值和单位（万元）。",
            check="slip",
        )
    for each in others:
        if _adjacent(report, each) and not slips.times(report.value_added, each.value_added):
            yield from _jump(report, each)


def _jump(report: AnnualReturn, other: AnnualReturn) -> Iterator[Finding]:
    now, then = energy.intensity(report), energy.intensity(other)
    if now is None or then is None or slips.times(report.energy_tce, other.energy_tce):
        return
    change = _change(report, now, other, then)
    if change is None or abs(change) > JUMP:
        early, late = sorted(((report.year or 0, now), (other.year or 0, then)))
        yield Finding(
            Grade.VERIFY,
            label(report, "value_added"),
            f"单位工业增加值能耗 {early[0]} 年到 {late[0]} 年{_moved(change)}："
            f"{early[0]} 年 {early[1]:.4f}，{late[0]} 年 {late[1]:.4f} 吨标准煤/万元。",
            "一年内变动超过 30% 的，多是能耗、增加值填错或价格口径不同。",
            "请核对两年的综合能源消费量和可比价增加值；确实如此的写明原因。",
            check="intensity_jump",
        )


def _change(
    one: AnnualReturn | ProductEnergy,
    now: Decimal,
    other: AnnualReturn | ProductEnergy,
    then: Decimal,
) -> Decimal | None:
    """The change from the earlier of two years as a part of it, whichever of them is looked at; None from 0 to more.

    Both are quotients: what is exactly 30 % must not exceed it by their last digit.
    """
    early, late = (now, then) if (one.year or 0) < (other.year or 0) else (then, now)
    if not early:
        return None if late else Decimal(0)
    return energy.half_up((late - early) / early, CERTAIN)


def _moved(change: Decimal | None) -> str:
    if change is None:
        return "由 0 上升"
    return f"{'上升' if change > 0 else '下降'} {abs(change) * HUNDRED:.1f}%"


def product(_office: Office, one: ProductEnergy) -> Iterator[Finding]:
    """The stated energy of a product against energy and output."""
    found = energy.unit_energy(one)
    if found is None or one.unit_energy is None or energy.same(one.unit_energy, found):
        return
    unit = "，可能单位填错" if slips.times(one.unit_energy, found) else ""
    yield Finding(
        Grade.VERIFY,
        label(one, "unit_energy"),
        f"载明 {one.unit_energy:,f}，按能耗和产量计算是 {energy.tons(found)}{unit}。",
        "单位产品综合能耗等于产品综合能耗除以产量。",
        "请核对这三个数和单位；照录无误的写明原因。",
        check="unit_energy",
    )


def against_products(office: Office, one: ProductEnergy) -> Iterator[Finding]:
    """The product of another year: twice in one, or a unit energy that jumps by more than 30 %."""
    if not one.enterprise or not one.product or not one.year:
        return
    kin = office.find(ProductEnergy, enterprise=one.enterprise)
    for other in (each for each in kin if reads_alike(each.product, one.product)):
        if other.id == one.id or not other.year:
            continue
        if other.year == one.year:
            yield Finding(
                Grade.VERIFY,
                label(one, "product"),
                f"{one.year} 年已登记过“{one.product}”。",
                "同一产品一年一条。",
                "请在已登记的那一条上修改。",
                check="product_twice",
            )
        elif abs(other.year - one.year) == 1:
            yield from _product_jump(one, other)


def _product_jump(one: ProductEnergy, other: ProductEnergy) -> Iterator[Finding]:
    now, then = energy.unit_energy(one), energy.unit_energy(other)
    if now is None or then is None or one.output_unit != other.output_unit:
        return
    change = _change(one, now, other, then)
    if change is None or abs(change) > JUMP:
        yield Finding(
            Grade.VERIFY,
            label(one, "energy_tce"),
            f"单位产品综合能耗与 {other.year} 年的 {energy.tons(then)} 相差超过 30%，现为 {energy.tons(now)}。",
            "",
            "请核对能耗、产量和单位；确实如此的写明原因。",
            check="product_jump",
        )


def unconfirmed(one: Retrofit) -> Iterator[Finding]:
    """核实性 for a level that was taken from the library and that nobody has compared with the paper."""
    known = one.benchmark is not None or one.advanced_level is not None
    if known and UNCONFIRMED in (one.level_source or ""):
        yield Finding(
            Grade.VERIFY,
            label(one, "level_source"),
            "标杆水平或先进值取自待核的资料，测算结论靠它成立时不能作数。",
            clause("2.1"),
            f"请对照文件或标准原文核对数值，无误后删去出处里的“{UNCONFIRMED}”。",
            check="unconfirmed_level",
        )
