"""政策自查: where the published figures disagree with one another. They are printed as published all the same."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jjgreen_desktop.policy.annex2_energy import shown
from jjgreen_desktop.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement: what it is about, the figure printed and the figure it comes to with their unit, and both in a sentence."""

    what: str
    printed: str
    computed: str
    text: str


def differences(pack: Pack) -> list[Difference]:
    """Every disagreement inside the pack."""
    found = (_energy_sum(pack), _compound(pack), _parks(pack), _leaders(pack))
    return [difference for difference in found if difference]


def _energy_sum(pack: Pack) -> Difference | None:
    city, *counties = pack.energy.row
    total = sum((Decimal(row.energy) for row in counties), Decimal(0))
    return _unless_equal(
        "附件2（一）综合能源消费量",
        Decimal(city.energy),
        total,
        " 万吨标准煤",
        f"全市印为 {city.energy} 万吨标准煤，{len(counties)} 个县（市、区）相加为 {total} 万吨。",
    )


def _compound(pack: Pack) -> Difference | None:
    """The yearly targets of the city, one after the other, against the plan's target for 2027."""
    rest = Fraction(1)
    for target in pack.energy.row[0].targets:
        rest *= 1 + Fraction(target) / 100
    computed, planned = shown((rest - 1) * 100), _target(pack, "intensity")
    yearly = "、".join(f"{target}%" for target in pack.energy.row[0].targets)
    return _unless_equal(
        "规上工业增加值能耗三年目标",
        planned,
        computed,
        "%",
        f"行动计划为三年下降 {abs(planned)}%，附件2（一）全市逐年 {yearly} 连乘为 {computed}%。",
    )


def _parks(pack: Pack) -> Difference | None:
    total, planned = _column_sum(pack, "park_national"), _target(pack, "parks_national")
    text = f"行动计划为总量 {planned} 家，附件2（二）各县（市、区）相加为 {total} 家。"
    return _unless_equal("国家级绿色园区", planned, total, " 家", text)


def _leaders(pack: Pack) -> Difference | None:
    total, planned = _column_sum(pack, "leader_national"), _target(pack, "leaders")
    text = f"行动计划为 {planned} 个以上，附件2（二）各县（市、区）相加为 {total} 个。"
    return _unless_equal("国家能效/水效领跑者", planned, total, " 个", text)


def _unless_equal(
    what: str, printed: Decimal, computed: Decimal, unit: str, text: str
) -> Difference | None:
    if printed == computed:
        return None
    return Difference(what, f"{printed}{unit}", f"{computed}{unit}", text)


def _column_sum(pack: Pack, key: str) -> Decimal:
    at = [column.key for column in pack.titles.column].index(key)
    return sum((Decimal(row.cells[at] or 0) for row in pack.titles.row), Decimal(0))


def _target(pack: Pack, key: str) -> Decimal:
    """The value of one of the plan's figures. Raises KeyError."""
    return {target.key: target.value for target in pack.targets if target.value is not None}[key]
