"""Clause 二(1): 改造奖励 for a completed, accepted and filed retrofit, by its band of improvement."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from itertools import pairwise

from jjgreen_desktop.domain.audit import FILING_BODIES, UNCONFIRMED, Retrofit
from jjgreen_desktop.domain.enterprise import ENERGY_BASES
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.certainty import Holds, either
from jjgreen_desktop.policy.clauses import bands
from jjgreen_desktop.policy.conditions import (
    decided,
    happened,
    manufacturing_enterprise,
    own_enterprise,
    settled,
    stopped,
)
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.line import Line, Reading
from jjgreen_desktop.policy.pack import Band

LEVELS = ("benchmark", "advanced_level")


def lines(reading: Reading) -> list[Line]:
    """One line for each retrofit of the subject."""
    return [_line(reading, retrofit) for retrofit in reading.subject.retrofits]


def _line(reading: Reading, retrofit: Retrofit) -> Line:
    line = Line(reading, "2.1", retrofit, own_enterprise(reading))
    settled(line, retrofit)
    decided(line, "filed_on")
    stopped(line)
    if line.closed:
        return line
    manufacturing_enterprise(line, "2.1.holder", Retrofit.label)
    happened(line, "completed_on", "2.1.project")
    happened(line, "accepted_on", "2.1.project")
    _filed(line, retrofit)
    _in_order(line, retrofit)
    _level(line, retrofit)
    if line.closed:
        return line
    _improvement(line, retrofit)
    return line


def _filed(line: Line, retrofit: Retrofit) -> None:
    """The acceptance report is filed with the 节能审查 body and the department in charge."""
    fact, bodies = (retrofit, "filed_with"), retrofit.filed_with
    if bodies is not None and "review" not in bodies and "department" in bodies:
        _department_alone(line, fact)
        return
    if line.counted(FILING_BODIES.keys() <= set(bodies or ()) or None):
        return
    absent = [label for key, label in FILING_BODIES.items() if key not in (bodies or ())]
    if bodies is None:
        said = "验收报告向谁备案未填。"
    elif absent:
        said = f"验收报告还没有向{'、'.join(absent)}备案。"
    else:
        said = "验收报告已向节能审查机关和主管部门备案。"
    terms = [line.term("2.1.filing")]
    line.require(None if absent else True, said, facts=[fact], terms=terms, needs=[fact])


def _department_alone(line: Line, fact: Fact) -> None:
    exempt = line.choice("review-exempt") == "yes"
    if line.counted(exempt or None):
        return
    terms = [line.term("2.1.filing"), line.ruling("review-exempt")]
    if exempt:
        line.caution("只向主管部门备案，请核对该项目确属不需节能审查。")
        said = "验收报告已向主管部门备案，按裁定不需节能审查的项目这样即可。"
        line.require(True, said, facts=[fact], terms=terms)
        return
    said = "验收报告只向主管部门备案，还差节能审查机关。"
    line.require(None, said, facts=[fact], terms=terms, needs=[fact])


def _in_order(line: Line, retrofit: Retrofit) -> None:
    """Dates that run backwards are for a person to look at, they decide nothing."""
    if not line.explained:
        return
    days = [(k, getattr(retrofit, k)) for k in ("completed_on", "accepted_on", "filed_on")]
    known = [(key, day) for key, day in days if day is not None]
    for (early, first), (late, second) in pairwise(known):
        if second < first:
            labels = [explaining.label((retrofit, key)) for key in (late, early)]
            line.caution(f"{labels[0]}早于{labels[1]}，请核对日期。")


def _level(line: Line, retrofit: Retrofit) -> None:
    """Unit energy after is at or better than 行业标杆 or 行业先进值: either suffices."""
    after = retrofit.unit_energy_after
    reached = [_reached(after, getattr(retrofit, key)) for key in LEVELS]
    holds = either(*reached)
    if line.counted(holds):
        return
    facts: list[Fact] = [(retrofit, key) for key in ("unit_energy_after", *LEVELS)]
    line.require(
        holds,
        lambda: _about_level(retrofit, holds),
        facts=facts,
        terms=[line.term("2.1.level")],
        needs=_level_needs(retrofit),
    )
    if holds and not retrofit.level_source:
        line.caution("标杆水平或先进值的出处未填，请写明文件或标准号备查。")
    if UNCONFIRMED in (retrofit.level_source or ""):
        line.caution("标杆水平或先进值取自待核的资料，请对照原文核对后再上报。")


def _reached(after: Decimal | None, level: Decimal | None) -> Holds:
    return None if after is None or level is None else after <= level


def _about_level(retrofit: Retrofit, holds: Holds) -> str:
    after = retrofit.unit_energy_after
    if after is None:
        return "改造后单位产品综合能耗未填，无法判断是否达到行业标杆或先进值。"
    if holds:
        label = next(
            explaining.label((retrofit, key))
            for key in LEVELS
            if _reached(after, getattr(retrofit, key))
        )
        return f"改造后单位产品综合能耗 {after:f}，达到{label}。"
    if holds is False:
        return f"改造后单位产品综合能耗 {after:f}，行业标杆水平和行业先进值都没有达到。"
    known = [explaining.label((retrofit, k)) for k in LEVELS if getattr(retrofit, k) is not None]
    if known:
        return f"改造后单位产品综合能耗 {after:f}，没有达到{known[0]}，另一项未填，还不能判断。"
    return "行业标杆水平和行业先进值都未填，无法判断改造后是否达到。"


def _level_needs(retrofit: Retrofit) -> list[Fact]:
    after: list[Fact] = []
    if retrofit.unit_energy_after is None:
        after = [(retrofit, "unit_energy_after")]
        if any(getattr(retrofit, key) is not None for key in LEVELS):
            return after
    return after + [(retrofit, key) for key in LEVELS if getattr(retrofit, key) is None]


def _improvement(line: Line, retrofit: Retrofit) -> None:
    """The percentage that decides, its band, and what stands near it."""
    if line.explained:
        _basis(line)
    pct = _deciding_pct(line, retrofit)
    if pct is None:
        _at_most(line, line.reading.pack.bands[-1])
        return
    at = bands.place(line.reading, pct)
    line.ceiling_fen = at.fen
    if line.explained:
        line.next_band = bands.next_band(line.reading, pct)
        _edges(line, pct, at)
    elif not at.open:
        line.counted(at.band is not None)
        return
    if at.open:
        said = f"提升率恰为 {bands.percent(pct)}，归哪一档条文未明，待裁定。"
        terms = [at.edge.used()] if at.edge else []
        options = bands.alternatives(line.reading, at)
        line.leave_open(said, options, _pct_facts(line, retrofit), terms)
    else:
        _banded(line, retrofit, pct, at)


def _at_most(line: Line, top: Band) -> None:
    """What the line can still come to while the improvement is unknown: the highest band."""
    line.ceiling_fen = top.fen
    said = f"提升率未定，最高一档（{top.span()}）可到 {explaining.wan(top.fen)}。"
    line.note(said, terms=[top.used()])


def _basis(line: Line) -> None:
    ruled = ENERGY_BASES[line.choice("energy-basis")]
    said = f"电力折标口径：{ruled}，改造前后须用同一口径。"
    line.note(said, terms=[line.ruling("energy-basis")])


def _banded(line: Line, retrofit: Retrofit, pct: Fraction, at: bands.Place) -> None:
    terms = [at.band.used()] if at.band else [line.reading.pack.bands[0].used()]
    terms += [line.ruling(at.edge.ruling)] if at.edge else []
    terms.append(line.ruling("band-basis"))
    said = partial(_about_band, pct, at)
    line.require(at.band is not None, said, facts=_pct_facts(line, retrofit), terms=terms)


def _about_band(pct: Fraction, at: bands.Place) -> str:
    reach = f"，政策上限 {explaining.wan(at.fen)}" if at.band else "，不在奖励范围"
    return f"较改造前提升 {bands.percent(pct)}，{at.words()}{reach}。"


def _edges(line: Line, pct: Fraction, at: bands.Place) -> None:
    for band in bands.near_edges(line.reading, pct):
        exact = at.edge is not None and band is at.edge
        near = f"离 {band.over}% 的界线不超过 {line.reading.pack.margins.edge_points} 个百分点"
        where = f"恰为 {band.over}%" if exact else near
        line.caution(f"提升率{where}，请对照验收报告原件核对。")


def _pct_facts(line: Line, retrofit: Retrofit) -> list[Fact]:
    if line.choice("band-basis") == "stated":
        return [(retrofit, "improvement_stated_pct")]
    return [(retrofit, "unit_energy_before"), (retrofit, "unit_energy_after")]


def _deciding_pct(line: Line, retrofit: Retrofit) -> Fraction | None:
    """The improvement in % by the ruling `band-basis`; asked for when unknown."""
    stated = retrofit.improvement_stated_pct
    if line.explained:
        _compare(line, stated, recomputed_pct(retrofit))
    by_report = line.choice("band-basis") == "stated"
    pct = _fraction(stated) if by_report else recomputed_pct(retrofit)
    if pct is None:
        _ask_for_pct(line, retrofit, by_report)
    return pct


@lru_cache(maxsize=5_000)  # of two decimals there are not more
def _fraction(stated: Decimal | None) -> Fraction | None:
    return None if stated is None else Fraction(stated)


def recomputed_pct(retrofit: Retrofit) -> Fraction | None:
    """(before − after) ÷ before in %, exact; None when a value is unknown or before is 0."""
    before, after = retrofit.unit_energy_before, retrofit.unit_energy_after
    if not before or after is None:
        return None
    (whole, parts), (left, pieces) = before.as_integer_ratio(), after.as_integer_ratio()
    return Fraction((whole * pieces - left * parts) * 100, whole * pieces)


def _ask_for_pct(line: Line, retrofit: Retrofit, by_report: bool) -> None:
    terms = [line.reading.pack.bands[0].used(), line.ruling("band-basis")]
    facts = _pct_facts(line, retrofit)
    if by_report:
        said, needs = "验收报告载明的提升率未填，无法分档。", facts
    else:
        said = "改造前后单位产品综合能耗不全，或改造前为 0，无法复算提升率。"
        needs = [(retrofit, "unit_energy_before")] if not retrofit.unit_energy_before else []
        needs += [(retrofit, "unit_energy_after")] if retrofit.unit_energy_after is None else []
    line.require(None, said, facts=facts, terms=terms, needs=needs)


def _compare(line: Line, stated: Decimal | None, recomputed: Fraction | None) -> None:
    """Report and recomputation side by side: a person must judge when they part."""
    if recomputed is None and line.choice("band-basis") == "stated":
        line.caution("改造前后单耗不全，不能复算提升率，请对照验收报告核对。")
    if recomputed is None or stated is None:
        return
    other, own = bands.percent(recomputed), f"{stated:f}%"
    margin = Fraction(line.reading.pack.margins.recomputed_points)
    if abs(recomputed - Fraction(stated)) >= margin:
        line.caution(f"载明提升率 {own} 与复算值 {other} 相差较大，请核对验收报告。")
    if bands.places(line.reading, Fraction(stated), recomputed):
        line.caution(f"载明提升率 {own} 与复算值 {other} 分属不同档位，请核对验收报告。")
