"""Numbers with their units: converted where they measure the same, refused where they do not."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import Field, field_of
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.units import MEASURES, UNITS, converted, known
from jjgreen_desktop.domain.values import Unreadable, parse

ENERGY = field_of(AnnualReturn, "energy_tce")
MOTORS = field_of(AnnualReturn, "motors")
ADDED = field_of(AnnualReturn, "value_added")
STATED = field_of(Retrofit, "improvement_stated_pct")
PRINCIPAL = field_of(Loan, "principal_fen")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2万吨", "12000"),
        ("1.2 万吨标准煤", "12000"),
        ("0.62万tce", "6200"),
        ("6200 吨", "6200"),
        ("6,200.50吨标煤", "6200.50"),
        ("500千克标准煤", "0.5"),
        ("1.2万", "12000"),
    ],
)
def test_energy_with_its_unit(text: str, value: str) -> None:
    assert parse(ENERGY, text) == Decimal(value)


def test_money_with_its_unit() -> None:
    assert parse(PRINCIPAL, "1.2万元") == 1_200_000
    assert parse(PRINCIPAL, "2亿元") == 20_000_000_000
    assert parse(ADDED, "1.5亿元") == 15000
    assert parse(ADDED, "20000000元") == 2000
    assert parse(PRINCIPAL, "50万") == 50_000_000
    assert parse(PRINCIPAL, "3 亿") == 30_000_000_000
    assert parse(PRINCIPAL, "1,200.5万") == 1_200_500_000


@pytest.mark.parametrize(
    "text", ["￥20000000", "¥20,000,000", "20000000元整", "￥ 2000万元整", "¥2000万"]
)
def test_money_as_contracts_and_vouchers_write_it(text: str) -> None:
    assert parse(PRINCIPAL, text) == 2_000_000_000


def test_value_added_as_vouchers_write_it() -> None:
    assert parse(ADDED, "￥20000000元整") == 2000


@pytest.mark.parametrize("text", ["¥", "整", "5整", "¥¥5", "5¥", "元整", "-￥5"])
def test_a_sign_of_money_alone_is_no_amount(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(PRINCIPAL, text)


@pytest.mark.parametrize("text", ["￥6200", "6200元整", "6200整"])
def test_where_no_money_is_counted_its_sign_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(ENERGY, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4200kW", 4200),
        ("4200 KW", 4200),
        ("4200千瓦", 4200),
        ("4.2MW", 4200),
        ("4.2兆瓦", 4200),
        ("4.2万千瓦", 42000),
        ("4.2万kw", 42000),
        ("4.2万", 42000),
    ],
)
def test_power_of_motors_with_its_unit(text: str, value: int) -> None:
    assert parse(MOTORS, text) == value


@pytest.mark.parametrize("text", ["4200kWh", "4200度", "4.2万千瓦时", "4200吨"])
def test_what_motors_draw_is_not_their_power(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(MOTORS, text)


@pytest.mark.parametrize("text", ["1.2万元", "120万立方米", "3只", "万吨", "-1万吨"])
def test_what_measures_something_else_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(ENERGY, text)


@pytest.mark.parametrize("field", [ADDED, field_of(Retrofit, "benchmark"), STATED])
def test_a_bare_ten_thousand_is_refused_where_it_could_mean_two_things(field: Field) -> None:
    with pytest.raises(Unreadable, match="没有写全单位，请把单位写全"):
        parse(field, "50万")


def test_a_bare_ten_thousand_is_no_unit() -> None:
    assert converted("1.2万", "吨标准煤") is None
    assert converted("1.2万吨", "%") is None
    assert known("万") == ""


def test_every_unit_amounts_are_kept_in_is_measured() -> None:
    assert set(UNITS.values()) <= set(MEASURES)
