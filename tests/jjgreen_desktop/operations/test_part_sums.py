"""What parts come to, in words and to the 分."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.offers import worked_out
from jjgreen_desktop.operations.part_sums import payback, said


def finding(
    investment: int | None, benefit: int | None, tce: str | None = None
) -> DiagnosisFinding:
    saving = None if tce is None else Decimal(tce)
    return DiagnosisFinding(investment_fen=investment, benefit_fen=benefit, saving_tce=saving)


@pytest.mark.parametrize(
    ("investment", "benefit", "years"),
    [
        (60_000_000, 30_000_000, "2"),
        (60_000_000, 3_000_000, "20"),
        (100, 300, "0.33"),
        (250, 100, "2.5"),
        (None, 100, None),
        (100, 0, None),
    ],
)
def test_payback_is_investment_by_yearly_benefit(
    investment: int | None, benefit: int | None, years: str | None
) -> None:
    one = finding(investment, benefit)
    found = payback(one)
    assert (None if found is None else f"{found:f}") == years
    assert worked_out(one, field_of(DiagnosisFinding, "payback_years")) == (years or "")


def test_findings_are_added_up_and_what_is_unknown_is_said() -> None:
    parts = [finding(60_000_000, 30_000_000, "180"), finding(30_000_000, None, "20.5")]
    assert said(Diagnosis(), parts).words == (
        "2 条措施，投资 90.00 万元，年节能量 200.5 吨标准煤，"
        "年经济效益 30.00 万元（1 条未填），合计投资回收期 2 年。"
    )
    assert said(Diagnosis(), []).words == ""
    assert "投资未填" in said(Diagnosis(), [finding(None, None)]).words


@pytest.mark.parametrize(
    ("contract", "words", "agrees"),
    [
        (80_000_001, "比产品合同价（含税） 80.000001 万元少 0.01 元", False),
        (80_000_000, "与产品合同价（含税） 80.00 万元一致", True),
        (79_000_000, "比产品合同价（含税） 79.00 万元多 10,000.00 元", False),
        (None, "产品合同价（含税）还没有填", False),
    ],
)
def test_invoices_stand_against_the_contract(
    contract: int | None, words: str, agrees: bool
) -> None:
    parts = [Invoice(amount_fen=50_000_000), Invoice(amount_fen=30_000_000)]
    found = said(EnergySystem(contract_fen=contract), parts)
    assert found.words == f"2 张发票，价税合计 80.00 万元，{words}。"
    assert found.agrees is agrees


def test_a_title_that_says_otherwise_than_its_latest_paper_is_pointed_out() -> None:
    parts = [TitleStatus(id="1", status="removed", changed_on=date(2026, 5, 1))]
    assert said(Title(status="removed"), parts).agrees
    found = said(Title(status="valid"), parts)
    assert found.words == ("2026-05-01 起：移出名单，称号上的状态是“有效”，请核对哪一个对。")
    assert not found.agrees


def test_what_the_system_says_was_invoiced_goes_before_its_contract() -> None:
    system = EnergySystem(contract_fen=80_000_000, invoiced_fen=50_000_000)
    found = said(system, [Invoice(amount_fen=50_000_000)])
    assert found.words == ("1 张发票，价税合计 50.00 万元，与已开发票金额 50.00 万元一致。")
    assert found.agrees
