"""Energy by year and carrier, compared year by year."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.energy import FLOWS, EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.operations.dossier import dossier
from jjgreen_desktop.operations.dossier_energy import change_said
from jjgreen_desktop.operations.dossier_shape import EnergyYear
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.told import block, column, full

__all__ = ["full"]


def test_energy_is_told_by_year_and_carrier(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    assert made.energy == (
        EnergyYear(2024, Decimal(7000), Decimal(7000) / 50000),
        EnergyYear(2025, Decimal(6200), Decimal(6200) / 52000),
    )
    said = made.section("energy").said
    assert said == "2025 年综合能源消费量比 2024 年下降 11.4%，单位工业增加值能耗下降 14.8%。"
    returns = block(made, "energy", AnnualReturn.noun)
    assert column(returns, "intensity") == ["0.1192", "0.1400"]
    uses = block(made, "energy", "energy_use")
    assert column(uses, "tce") == ["1,229.00", "1,457.16", "2,686.16"]
    assert uses.rows[-1].summed
    assert column(uses, "formula")[1].endswith("（样例化验报告，当量值）")
    assert column(uses, "rest") == [*map(_besides, office.store.find(EnergyUse)), ""]
    (last,) = office.store.find(AnnualReturn, year=2025)
    assert uses.rows[0].opens and uses.rows[0].opens.record == last.id
    assert column(block(made, "energy", "product_energy"), "unit_energy_computed") == ["100.00"]


def _besides(use: EnergyUse) -> str:
    flow = f"计入方式 {FLOWS[use.flow]}；" if use.flow else ""
    return f"{flow}备注 {use.note}"


def test_what_cannot_be_reckoned_yet_is_told_whole(office: Office) -> None:
    firm_id = firm(office).id
    kept = save(
        office,
        EnergyUse(
            enterprise=firm_id,
            year=2025,
            carrier="原煤",
            basis="dangliang",
            heat_value=Decimal(22500),
            factor_source="样例化验报告",
            note="磅单待补",
        ),
    ).record
    uses = block(dossier(office, office.store.get(Enterprise, firm_id)), "energy", EnergyUse.noun)
    assert column(uses, "formula") == ["请填写原煤的数量。"]
    assert column(uses, "rest") == [
        f"折标口径 当量值；实测低位发热量 22,500；折标系数 {kept.factor}；"
        "系数依据 样例化验报告；备注 磅单待补"
    ]


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([(2025, "10", None)], ""),
        ([(2023, "10", None), (2025, "9", None)], ""),
        ([(2024, "0", None), (2025, "9", None)], ""),
        ([(2024, "10", None), (2025, "10", None)], "2025 年综合能源消费量比 2024 年持平。"),
        ([(2024, "10", None), (2025, "12", None)], "2025 年综合能源消费量比 2024 年上升 20.0%。"),
    ],
)
def test_two_years_in_a_row_are_compared(
    years: list[tuple[int, str, str | None]], said: str
) -> None:
    found = tuple(EnergyYear(year, Decimal(tce), None) for year, tce, _rate in years)
    assert change_said(found) == said
