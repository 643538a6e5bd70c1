"""Energy by carrier: exact tonnes of standard coal, the formula in words, their sum against the return."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import energy
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.energy_entry import adopt, split_amount
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.reference import load_reference
from tests.jjgreen_desktop.operations.desk import firm

CARRIERS = load_reference().carriers
A1 = "GB/T 2589-2020 表A.1"
PAPER = "样例燃气公司 2025 年气质报告"
Use = Callable[..., EnergyUse]


def filled(carrier: str, quantity: str, **known: Any) -> EnergyUse:
    return energy.filled(CARRIERS, EnergyUse(carrier=carrier, quantity=Decimal(quantity), **known))


@pytest.mark.parametrize(
    ("use", "tce"),
    [
        (filled("天然气", "120", factor=Decimal("1.2143")), "1457.16"),
        (filled("天然气", "1200000", unit="m3", factor=Decimal("1.2143")), "1457.16"),
        (filled("原煤", "0.8", unit="wan_t"), "5714.4"),
        (filled("原煤", "1", unit="kg"), "0.0007143"),
        (filled("电力", "1200", basis="dangliang"), "1474.8"),
        (filled("热力", "1000", basis="dangliang"), "34.12"),
        (filled("新水", "10", unit="wan_t"), "25.71"),
        (filled("新水", "1000", unit="kg"), "0.0002571"),
        (filled("焦炉煤气", "1", factor=Decimal("0.6"), flow="output"), "-6"),
        (filled("其他能源", "10", unit="t", factor=Decimal("0.5")), "5"),
        (filled("其他能源", "10", unit="wan_m3", factor=Decimal("0.5")), "50"),
        (filled("原煤", "100", heat_value=Decimal(22500)), "76.77"),
    ],
    ids=lambda each: each.carrier if isinstance(each, EnergyUse) else each,
)
def test_exact_tonnes_of_standard_coal(use: EnergyUse, tce: str) -> None:
    assert energy.to_tce(CARRIERS, use) == Decimal(tce)


@given(quantity=st.decimals(0, 10**9, places=4))
def test_a_unit_is_only_another_way_to_say_it(quantity: Decimal) -> None:
    """120 万立方米 are 1,200,000 立方米, to the last digit."""
    facts: dict[str, Any] = {"carrier": "天然气", "factor": Decimal("1.2143")}
    large = EnergyUse(quantity=quantity, unit="wan_m3", **facts)
    small = EnergyUse(quantity=quantity * 10_000, unit="m3", **facts)
    assert energy.to_tce(CARRIERS, large) == energy.to_tce(CARRIERS, small)


def test_the_formula_in_words() -> None:
    use = filled("天然气", "120", factor=Decimal("1.2143"), factor_source=PAPER)
    assert energy.formula(CARRIERS, use) == (
        "天然气 120 万立方米 × 1.2143 千克标准煤/立方米 ÷ 1000 = 1,457.16 吨标准煤"
        "（样例燃气公司 2025 年气质报告，当量值）"
    )
    measured = filled("原煤", "100", heat_value=Decimal(22500), factor_source="样例化验报告")
    assert "× 0.7677（22,500 ÷ 29307.6） 千克标准煤/千克" in energy.formula(CARRIERS, measured)
    steam = filled("高炉煤气", "1", flow="recovered")
    assert energy.formula(CARRIERS, steam).endswith(f"1.29 吨标准煤（{A1}，当量值，从合计中减去）")


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (EnergyUse(), "请选择能源品种"),
        (EnergyUse(carrier="原煤"), "请填写原煤的数量"),
        (filled("电力", "1"), "当量值还是等价值"),
        (filled("电力", "1", basis="dengjia"), "没有固定的折标系数"),
        (filled("天然气", "1"), "标准给出范围 1.1000–1.3300"),
        (filled("天然气", "1", unit="t", factor=Decimal("1.2")), "天然气不能按吨计量"),
    ],
)
def test_what_is_missing_is_asked_for(use: EnergyUse, words: str) -> None:
    assert energy.to_tce(CARRIERS, use) is None
    assert words in energy.formula(CARRIERS, use)


def test_what_has_one_value_is_filled_in() -> None:
    coal = filled("煤", "1")
    assert (coal.carrier, coal.unit, coal.basis) == ("原煤", "t", "dangliang")
    assert (coal.factor, coal.factor_source) == (Decimal("0.7143"), A1)
    own = filled("原煤", "1", factor=Decimal("0.7"), factor_source="样例化验报告")
    assert (own.factor, own.factor_source) == (Decimal("0.7"), "样例化验报告")
    assert filled("天然气", "1").factor is None
    measured = filled("原煤", "1", heat_value=Decimal("20934"), factor_source=A1)
    assert (measured.factor, measured.factor_source) == (Decimal("0.7143"), None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("120万立方米", (Decimal(120), "wan_m3")),
        ("120 万方", (Decimal(120), "wan_m3")),
        ("1.2亿度", (Decimal(12000), "wan_kwh")),
        ("８００吨", (Decimal(800), "t")),
        ("12,000 t", (Decimal(12000), "t")),
        ("1.5GJ", (Decimal("1.5"), "gj")),
        ("30m³", (Decimal(30), "m3")),
        ("120", None),
        ("120万", None),
        ("120只", None),
        ("1.2万元", None),
        ("5吨标准煤", None),
    ],
)
def test_an_amount_with_its_unit(text: str, found: object) -> None:
    assert split_amount(text) == found


@pytest.fixture
def report(office: Office) -> AnnualReturn:
    owner = firm(office).id
    facts = AnnualReturn(enterprise=owner, year=2025, energy_basis="dangliang")
    return save(office, facts).record


@pytest.fixture
def use(office: Office, report: AnnualReturn) -> Use:
    def register(carrier: str, quantity: str, year: int = 2025, **known: Any) -> EnergyUse:
        facts = {"carrier": carrier, "quantity": Decimal(quantity), "year": year, **known}
        return save(office, EnergyUse(enterprise=report.enterprise, **facts)).record

    return register


def _words(findings: list[Finding]) -> str:
    return "".join(one.sentence() for one in findings)


def test_electricity_takes_the_basis_of_the_return(report: AnnualReturn, use: Use) -> None:
    kept = use("电", "1200")
    assert (kept.carrier, kept.basis, kept.factor) == ("电力", "dangliang", Decimal("0.1229"))


def test_the_sum_is_offered_and_taken(office: Office, report: AnnualReturn, use: Use) -> None:
    use("电力", "1200")
    use("原煤", "0.8", unit="wan_t")
    use("高炉煤气", "100", flow="recovered")
    use("新水", "30", unit="wan_t")
    found = energy.sheet(office, report)
    assert found.total == Decimal("1474.8") + Decimal("5714.4") - Decimal("128.6")
    assert [line.counted for line in found.lines] == [True, True, True, False]
    assert "不计入当量值合计" in found.lines[3].words
    assert not found.agrees
    assert "按品种合计是 7,060.60 吨标准煤" in _words(all_checks(office, report))
    saved = adopt(office, report)
    assert saved.record.energy_tce == Decimal("7060.60")
    assert saved.findings == ()
    assert energy.sheet(office, saved.record).agrees
    assert office.store.undo() == "修改年度报表 2025（湖口样例一厂有限公司）"
    assert office.store.find(AnnualReturn)[0].energy_tce is None


def test_a_figure_that_is_not_the_sum_is_pointed_out(
    office: Office, report: AnnualReturn, use: Use
) -> None:
    use("电力", "1200")
    wrong = report.model_copy(update={"energy_tce": Decimal(6200)})
    findings = all_checks(office, wrong)
    assert [one.grade for one in findings] == [Grade.VERIFY]
    assert "按品种合计 1,474.80 吨标准煤，与已填 6,200 吨标准煤不一致" in findings[0].what
    for rounded in ("1475", "1474.8", "1474.80"):
        right = report.model_copy(update={"energy_tce": Decimal(rounded)})
        assert all_checks(office, right) == []


def test_there_is_no_sum_while_a_carrier_is_open(
    office: Office, report: AnnualReturn, use: Use
) -> None:
    with pytest.raises(Problem, match="请先按品种录入能耗"):
        adopt(office, report)
    use("天然气", "120")
    assert energy.sheet(office, report).total is None
    with pytest.raises(Problem, match="标准给出范围"):
        adopt(office, report)
    assert "分品种能耗还没有合计" in _words(all_checks(office, report))


def test_the_sum_names_factors_nobody_has_seen(
    office: Office, report: AnnualReturn, use: Use
) -> None:
    use("粗苯", "10")
    use("原煤", "10")
    assert energy.sheet(office, report).unconfirmed == ("粗苯",)


def test_both_bases_are_never_added(office: Office, report: AnnualReturn, use: Use) -> None:
    facts = {"basis": "dengjia", "factor": Decimal("0.29"), "factor_source": "样例能源公报"}
    odd = use("电力", "1200", **facts)
    assert "电力按等价值，年度报表写的是当量值" in _words(all_checks(office, odd))
    assert energy.sheet(office, report).total is None
    other = report.model_copy(update={"energy_basis": "dengjia"})
    assert energy.sheet(office, other).total == Decimal(3480)


def test_a_return_that_names_no_basis_takes_that_of_its_electricity(
    office: Office, report: AnnualReturn, use: Use
) -> None:
    silent = save(office, report.model_copy(update={"energy_basis": None})).record
    use("电力", "1200", basis="dangliang")
    assert adopt(office, silent).record.energy_basis == "dangliang"


def test_a_carrier_twice_and_a_slip_of_unit(office: Office, report: AnnualReturn, use: Use) -> None:
    coal = use("原煤", "8000")
    twice = coal.model_copy(update={"id": "", "quantity": Decimal(5)})
    assert "2025 年已登记过原煤" in _words(all_checks(office, twice))
    last = {"year": 2024, "id": ""}
    assert all_checks(office, coal.model_copy(update=last)) == []
    slipped = coal.model_copy(update={**last, "unit": "wan_t"})
    assert "与 2025 年的 8,000 吨相差约" in _words(all_checks(office, slipped))
    earlier = coal.model_copy(update={"year": 2020, "id": "", "unit": "wan_t"})
    assert all_checks(office, earlier) == []


@pytest.mark.parametrize(
    ("added", "words"),
    [
        ("20000", None),
        ("26000", None),  # 30 % less intensity is not more than 30 %
        ("29000", "下降 31.0%"),
        ("15000", "上升 33.3%"),
        ("20000000", "可能有一年填成了千元"),
        ("200000000", "可能有一年填成了元或亿元"),
    ],
)
def test_a_jump_of_intensity(office: Office, added: str, words: str | None) -> None:
    owner = firm(office).id
    facts: dict[str, Any] = {
        "enterprise": owner,
        "energy_tce": Decimal(6000),
        "energy_basis": "dangliang",
    }
    save(office, AnnualReturn(year=2024, value_added=Decimal(20000), **facts))
    findings = all_checks(office, AnnualReturn(year=2025, value_added=Decimal(added), **facts))
    assert [one.grade for one in findings] == ([Grade.VERIFY] if words else [])
    assert (words or "") in _words(findings)


@pytest.mark.parametrize(
    ("then", "now", "added"),
    [("6000", "7800", "20000"), ("10", "13", "11000"), ("10", "7", "7")],
    ids=lambda figure: str(figure),
)
def test_thirty_percent_exactly_is_no_jump(office: Office, then: str, now: str, added: str) -> None:
    """Neither where the quotient ends nor where it goes on for ever."""
    owner = firm(office).id
    for year, tce in ((2024, then), (2025, now)):
        facts: dict[str, Any] = {"enterprise": owner, "year": year, "energy_tce": Decimal(tce)}
        report = {"energy_basis": "dangliang", "value_added": Decimal(added)}
        product = {"product": "水泥熟料", "output": Decimal(added), "output_unit": "吨"}
        save(office, AnnualReturn(**facts, **report))
        save(office, ProductEnergy(**facts, **product))
    kept = [one for model in (AnnualReturn, ProductEnergy) for one in office.store.find(model)]
    assert [all_checks(office, one) for one in kept] == [[]] * 4


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ("140", "100", False),
        ("100", "140", True),
        ("100", "69", True),
        ("100", "70", False),
        ("0", "100", True),
        ("0", "0", False),
    ],
)
def test_both_years_of_a_product_are_told_the_same(
    office: Office, then: str, now: str, told: bool
) -> None:
    """What changed is a part of the earlier year: 140 to 100 is 28.6 % less, from both sides."""
    facts: dict[str, Any] = {
        "enterprise": firm(office).id,
        "product": "水泥熟料",
        "output": Decimal(1000),
        "output_unit": "吨",
    }
    for year, tce in ((2024, then), (2025, now)):
        save(office, ProductEnergy(year=year, energy_tce=Decimal(tce), **facts))
    said = [_words(all_checks(office, one)) for one in office.store.find(ProductEnergy)]
    assert ["相差超过 30%" in words for words in said] == [told, told]


def test_a_product_stands_once_in_a_year_however_it_is_spaced(office: Office) -> None:
    facts: dict[str, Any] = {"enterprise": firm(office).id, "year": 2025}
    save(office, ProductEnergy(product="水泥 熟料", **facts))
    assert "2025 年已登记过“水泥熟料”。" in _words(
        all_checks(office, ProductEnergy(product="水泥熟料", **facts))
    )


def test_years_apart_are_no_jump(office: Office) -> None:
    owner = firm(office).id
    facts: dict[str, Any] = {
        "enterprise": owner,
        "energy_tce": Decimal(6000),
        "energy_basis": "dangliang",
    }
    save(office, AnnualReturn(year=2022, value_added=Decimal(20000), **facts))
    assert all_checks(office, AnnualReturn(year=2025, value_added=Decimal(90000), **facts)) == []


def test_the_unit_energy_of_a_product(office: Office) -> None:
    facts: dict[str, Any] = {
        "enterprise": firm(office).id,
        "product": "水泥熟料",
        "output": Decimal(1_200_000),
        "output_unit": "吨",
    }
    this = ProductEnergy(year=2025, energy_tce=Decimal(120_000), **facts)
    assert energy.product_formula(this) == (
        "水泥熟料：120,000 吨标准煤 × 1000 ÷ 1,200,000 吨 = 100.00 千克标准煤/吨"
    )
    assert "填好产量" in energy.product_formula(ProductEnergy(product="水泥熟料"))
    save(office, this)
    later = ProductEnergy(year=2026, energy_tce=Decimal(160_000), **facts)
    assert "相差超过 30%" in _words(all_checks(office, later))
    assert "已登记过“水泥熟料”" in _words(all_checks(office, this))


def test_the_carriers_go_along_when_the_year_is_put_right(
    office: Office, report: AnnualReturn, use: Use
) -> None:
    use("原煤", "1")
    use("柴油", "1", year=2023)
    save(office, report.model_copy(update={"year": 2024}))
    assert {one.carrier: one.year for one in office.store.find(EnergyUse)} == {
        "原煤": 2024,
        "柴油": 2023,
    }
    office.store.undo()
    assert energy.uses_of(office, report)[0].carrier == "原煤"


def test_a_return_is_deleted_with_its_carriers_and_comes_back_with_them(
    office: Office, report: AnnualReturn, use: Use
) -> None:
    use("原煤", "1")
    use("柴油", "2", year=2023)
    assert remove(office, report) == "分品种能耗 1 条"
    assert office.store.count(AnnualReturn) == 0
    assert [one.carrier for one in office.store.find(EnergyUse)] == ["柴油"]
    assert (office.store.undo() or "").endswith("，连同分品种能耗 1 条")
    assert [one.carrier for one in energy.uses_of(office, report)] == ["原煤"]


def test_a_firm_with_energy_is_not_deleted_from_under_it(
    office: Office, report: AnnualReturn, use: Use
) -> None:
    use("原煤", "1")
    with pytest.raises(Problem, match="分品种能耗 1 条"):
        remove(office, office.store.find(Enterprise)[0])


def test_absurd_figures_of_a_return_and_a_product_are_asked_about(
    office: Office, report: AnnualReturn, use: Use
) -> None:
    """More digits than a sum or a change of them has room for."""
    use("原煤", "1000000")
    tiny = report.model_copy(update={"energy_tce": Decimal("5.551115123125783E-17")})
    assert "按品种合计 714,300.00 吨标准煤" in _words(all_checks(office, tiny))
    facts: dict[str, Any] = {"enterprise": report.enterprise, "product": "水泥熟料"}
    facts |= {"output_unit": "吨", "energy_tce": Decimal(6200)}
    save(office, ProductEnergy(year=2024, output=Decimal(10) ** 20, **facts))
    slipped = ProductEnergy(year=2025, output=Decimal("1e-9"), **facts)
    assert "相差超过 30%" in _words(all_checks(office, slipped))


def test_a_jump_is_told_in_the_order_of_the_years_from_either(office: Office) -> None:
    facts: dict[str, Any] = {"enterprise": firm(office).id, "value_added": Decimal(10000)}
    facts |= {"energy_basis": "dangliang"}
    for year, tce in ((2023, 9125), (2024, 14038)):
        save(office, AnnualReturn(year=year, energy_tce=Decimal(tce), **facts))
    said = [_words(all_checks(office, one)) for one in office.store.find(AnnualReturn)]
    told = "2023 年到 2024 年上升 53.8%：2023 年 0.9125，2024 年 1.4038 吨标准煤/万元。"
    assert [told in words for words in said] == [True, True]


def test_a_slip_of_a_carrier_is_told_once(office: Office, report: AnnualReturn, use: Use) -> None:
    coal = use("原煤", "8000")
    for year in (2024, 2026):
        save(office, coal.model_copy(update={"id": "", "year": year}))
    slipped = coal.model_copy(update={"unit": "wan_t"})
    (told,) = [one for one in all_checks(office, slipped) if one.check == "slip"]
    assert "与 2024 年的 8,000 吨相差约 10,000 倍" in told.what
