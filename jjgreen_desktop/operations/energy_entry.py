"""Entering energy: an amount typed with its unit, the sum taken into the return, which levels fit a retrofit."""

import unicodedata
from decimal import Decimal

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.units import key_of, scaled, written
from jjgreen_desktop.operations import energy, recording
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.limits import Limit
from jjgreen_desktop.operations.office import Office

LARGE = {"亿立方米": "万立方米", "亿千瓦时": "万千瓦时"}  # kept in the unit of the reports

MEASURED = ("unit_energy_before", "unit_energy_after", "benchmark", "advanced_level")


def split_amount(text: str) -> tuple[Decimal, str] | None:
    """The quantity and the key of its unit in “120万立方米”; None when the text has no unit of energy."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = written(plain)
    if found is None:
        return None
    quantity, unit = found
    if kept := LARGE.get(unit):
        quantity, unit = scaled(quantity, unit, kept), kept
    key = key_of(unit)
    return (quantity, key) if key else None


def adopt(office: Office, report: AnnualReturn) -> recording.Saved[AnnualReturn]:
    """采用合计: the sum becomes the return's 综合能源消费量, as one write. Raises Problem while there is none."""
    report = office.get(AnnualReturn, report.id) or report
    found = energy.sheet(office, report)
    if found.rounded is None:
        raise Problem("分品种能耗还没有合计。", found.lacking or "请先按品种录入能耗。")
    uses = [line.use for line in found.lines]
    basis = report.energy_basis or energy.said_basis(office.reference.carriers, uses)
    changes = {"energy_tce": found.rounded, "energy_basis": basis}
    return recording.save(office, report.model_copy(update=changes))


def unfit(retrofit: Retrofit, limit: Limit) -> str:
    """Why a level cannot be taken as it stands; "" when it can."""
    if limit.best is None:
        return "这一条没有先进值。"
    if limit.best < 0:
        return "这一条是负值（对外供能多于消耗），不能直接比较。"
    if retrofit.energy_unit and _unit(retrofit.energy_unit) != _unit(limit.unit):
        return f"单位是 {limit.unit}，本项目的单耗单位是 {retrofit.energy_unit}。"
    return "" if retrofit.energy_unit else _ill_sized(retrofit, limit)


def _ill_sized(retrofit: Retrofit, limit: Limit) -> str:
    """What was typed without a unit gets that of the level: it must be of the size of the level."""
    known: list[Decimal | None] = [getattr(retrofit, key) for key in MEASURED if key != limit.field]
    for value in known:
        if apart := slips.times(value, limit.best, slips.LEVEL_APART):
            told = slips.of_energy(apart)
            return (
                f"单耗单位还没有填；已填的 {value:,f} 与这一条的 {limit.best:,f} {limit.unit} {told}"
                "请先照验收报告填写单耗单位。"
            )
    return ""


def _unit(text: str) -> str:
    """A unit as it compares: kW·h and kWh, m² and m2 are one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(folded.replace("千克标准煤", "kgce").replace("吨", "t").replace("·", "").split())
