"""What is asked of the further figures of a yearly return: revenue, water, carbon, motors."""

from collections.abc import Collection, Iterator
from operator import attrgetter

from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.checking.general import label

# The figures that two years of one firm have alike, with the unit and how each is slipped.
ALIKE = {
    "revenue": ("万元", "可能有一年填成了千元。", "可能有一年填成了元或亿元。"),
    "water": ("立方米", "可能有一年填成了千立方米。", "可能有一年填成了万立方米。"),
    "carbon": ("吨", "可能有一年填成了千克。", "可能有一年填成了万吨。"),
    "motors": ("千瓦", "可能有一年填成了瓦或兆瓦。", "可能有一年填成了万千瓦。"),
    "efficient_motors": ("千瓦", "可能有一年填成了瓦或兆瓦。", "可能有一年填成了万千瓦。"),
}


def further(one: AnnualReturn) -> Iterator[Finding]:
    """A return by itself: a part is no more than the whole."""
    whole, part = one.motors, one.efficient_motors
    if whole is not None and part is not None and part > whole:
        yield Finding(
            Grade.MANDATORY,
            label(one, "efficient_motors"),
            f"{part:,f} 千瓦，高于在役电机功率 {whole:,f} 千瓦。",
            "高效节能电机是在役电机的一部分，占比不会超过 100%。",
            "请核对这两个数和单位（千瓦）。",
        )
    if one.revenue is not None and one.value_added is not None and one.value_added > one.revenue:
        yield Finding(
            Grade.VERIFY,
            label(one, "value_added"),
            f"{one.value_added:,f} 万元，高于营业收入 {one.revenue:,f} 万元。",
            "增加值是收入的一部分。",
            "请对照统计报表核对这两个数和单位（万元）；因可比价高于收入的写明原因。",
            check="above_revenue",
        )


def against_years(one: AnnualReturn, others: Collection[AnnualReturn]) -> Iterator[Finding]:
    """核实性 when revenue, water, carbon or motors differ from the nearest year as only a slip of unit explains."""
    for key, (unit, kilo, wan) in ALIKE.items():
        other = slips.nearest(one.year, others, attrgetter(key))
        now, then = getattr(one, key), getattr(other, key, None)
        if other and (apart := slips.times(now, then)):
            yield Finding(
                Grade.VERIFY,
                label(one, key),
                f"与 {other.year} 年的 {then:,f} {unit}{slips.words(apart, kilo, wan)}",
                "",
                f"请对照报表核对数值和单位（{unit}）；确实如此的写明原因。",
                check="slip",
            )
