"""The notes under 附件2: how far the lists go, what was left out, on which reading the counts rest."""

from jjgreen_desktop.domain.title import LEVELS, TITLE_KINDS
from jjgreen_desktop.policy.annex2_energy import EnergyActuals
from jjgreen_desktop.policy.annex2_holders import Listed
from jjgreen_desktop.policy.annex2_titles import Counts
from jjgreen_desktop.policy.pack import County, Pack
from jjgreen_desktop.policy.rulings import Rulings

ENERGY_GAP = "（一）的差距为实际减目标的百分点，大于 0 为尚未达到。"
UNSAID = "“—”表示没有登记、也没有导入名单，情况未知，不等于 0。"
RULINGS = ("annex2-count", "annex2-levels", "annex2-leaders")


def energy(pack: Pack, county: County | None, actuals: EnergyActuals) -> tuple[str, ...]:
    """Under （一）, whole sentences."""
    return (_energy(pack, county, actuals), ENERGY_GAP)


def titles(
    pack: Pack, county: County | None, rulings: Rulings, counts: Counts, lists: Listed
) -> tuple[str, ...]:
    """Under （二）, whole sentences."""
    found = [
        *_lists(pack, lists),
        _homeless(counts, county),
        *(f"另有 {n} 条称号{why}，未计入。" for why, n in sorted(counts.left_out.items())),
        f"（二）的口径：{'；'.join(rulings.label(id) for id in RULINGS)}。",
        "（二）的差距为目标减实际的个数，小于 0 为超出。",
        UNSAID,
    ]
    return tuple(note for note in found if note)


def _energy(pack: Pack, county: County | None, actuals: EnergyActuals) -> str:
    key = county.key if county else None
    if not any(actuals.firms(year, key) for year in pack.energy.years):
        return "（一）没有同时登记了两年能耗和增加值的企业，单位工业增加值能耗实绩未知。"
    return (
        "（一）的实绩按本年、上年报表都齐全的企业合计计算；覆盖率是这些企业上年能耗"
        f"占附件2所列 {pack.energy.base_year} 年综合能源消费量的比例。"
    )


def _lists(pack: Pack, lists: Listed) -> list[str]:
    """How far the lists go, the kinds of one level that go equally far in one sentence."""
    shown = {(kind, column.level) for column in pack.titles.column for kind in column.kinds}
    reach: dict[tuple[str, str], list[str]] = {}
    for (kind, level), until in lists.until.items():
        if (kind, level) in shown:
            reach.setdefault((level, until), []).append(TITLE_KINDS[kind])
    return [
        f"{LEVELS[level]}{'、'.join(kinds)}名单收录至{until}，覆盖不全。"
        for (level, until), kinds in sorted(reach.items())
    ]


def _homeless(counts: Counts, county: County | None) -> str:
    names = "、".join(ref.name for ref in counts.homeless())
    effect = "没有计入本表" if county else "只计入全市合计"
    return f"以下获得者没有填报县（市、区），{effect}：{names}。" if names else ""
