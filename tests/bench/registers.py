"""A register of any size in the proportions of the nation: 2 returns, 0.4 titles, 0.2 retrofits a firm.

No two firms are alike: days, figures and gaps are drawn (always the same), some firms hold several records,
name a project twice, were paid before, or came out of another.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from tests.bench.samples import code

COUNTIES = ("湖口县", "都昌县", "修水县", "武宁县", "永修县", "柴桑区", "濂溪区", "彭泽县")
KINDS = ("green_factory", "green_factory", "green_supply_chain", "green_design", "energy_leader")
INDUSTRIES = ("3011", "2614", "3130", "4411", "1713", None)
FIRST = date(2024, 7, 1)
WINDOW = date(2025, 7, 1)
# Firms per record of the sorts of which there are few.
RARE = {Diagnosis: 50, Loan: 100, OutsideAward: 250, Stop: 500}


def fill(office: Office, firms: int) -> None:
    """Put `firms` enterprises and all that belongs to them into an empty store."""
    chance = Random(firms)
    office.store.put_many("bench", (_firm(chance, number) for number in range(firms)))
    owners = [str(row[0]) for row in office.store.rows(Enterprise, "id")]
    office.store.put_many("bench", _returns(chance, owners))
    office.store.put_many("bench", _records(chance, owners))


def _firm(chance: Random, number: int) -> Enterprise:
    return Enterprise.model_construct(
        name=f"样例{number}厂有限公司",
        credit_code=code(number),
        county=chance.choice(COUNTIES),
        industry=chance.choice(INDUSTRIES),
        industrial=chance.choice((True, True, True, True, False, None)),
        above_scale=chance.choice((True, True, False, None)),
        former=(code(number - 1),) if number and chance.random() < 0.005 else None,
        contact="张样例",
        phone=f"0792-{number:07d}",
    )


def _returns(chance: Random, owners: list[str]) -> Iterator[Record]:
    for owner in owners:
        for year in (2024, 2025):
            yield AnnualReturn.model_construct(
                enterprise=owner,
                year=year,
                energy_tce=_quantity(chance, 100, 90_000),
                energy_basis="dengjia",
                value_added=_quantity(chance, 10, 900_000),
            )


def _records(chance: Random, owners: list[str]) -> Iterator[Record]:
    """What lies under the clauses, in the order in which lists arrive: not in that of the firms."""
    for owner in chance.choices(owners, k=len(owners) * 2 // 5):
        yield _title(chance, owner)
    for owner in chance.choices(owners, k=len(owners) // 5):
        yield _retrofit(chance, owner)
    for model, firms in RARE.items():
        for owner in chance.sample(owners, len(owners) // firms):
            yield _RARE[model](chance, owner)


def _title(chance: Random, owner: str) -> Title:
    day = _day(chance, FIRST, 900)
    paid = chance.random() < 0.05
    return Title.model_construct(
        enterprise=owner,
        kind=chance.choice(KINDS),
        level=chance.choice(("national", "provincial", "provincial", None)),
        holder="enterprise",
        holder_name=f"样例{chance.randrange(10**6)}厂有限公司",
        batch=f"第{chance.randrange(1, 12)}批",
        published_on=day,
        published_month=None if day else "2026-01",
        document=f"样例厅函〔2026〕{chance.randrange(1, 400)}号",
        status=chance.choice(("valid", "valid", "valid", "renamed", "removed", None)),
        paid_on=date(2026, 2, 1) if paid else None,
        paid_fen=chance.choice((10_000_000, 30_000_000, None)) if paid else None,
    )


def _retrofit(chance: Random, owner: str) -> Retrofit:
    completed = _day(chance, WINDOW, 400)
    before = _quantity(chance, 80, 140)
    gain = Decimal(chance.randrange(0, 1200)) / 100
    paid = chance.random() < 0.05
    return Retrofit.model_construct(
        enterprise=owner,
        project=f"{chance.randrange(3)}号窑余热利用改造",
        completed_on=completed,
        accepted_on=_later(chance, completed),
        filed_on=_later(chance, completed),
        filed_with=chance.choice((("review", "department"), ("department",), None)),
        filing_number=f"样备〔2026〕{chance.randrange(10**6)}号",
        product="水泥熟料",
        energy_unit="kgce/t",
        unit_energy_before=before,
        unit_energy_after=before and (before * (100 - gain) / 100).quantize(Decimal("0.01")),
        improvement_stated_pct=gain if chance.random() < 0.9 else None,
        benchmark=_quantity(chance, 70, 140),
        advanced_level=_quantity(chance, 70, 140),
        level_source="样例标准" if chance.random() < 0.5 else None,
        paid_on=date(2026, 3, 1) if paid else None,
        paid_fen=chance.randrange(1, 50) * 1_000_000 if paid else None,
    )


def _diagnosis(chance: Random, owner: str) -> Diagnosis:
    return Diagnosis.model_construct(
        enterprise=owner,
        provider="样例服务有限公司",
        report_on=_day(chance, WINDOW, 500),
        plan=chance.choice((True, True, False, None)),
        deep_diagnosis_by_ndrc=chance.choice((False, False, True, None)),
        fee_fen=chance.randrange(500_000, 3_000_000),
    )


def _loan(chance: Random, owner: str) -> Loan:
    """A loan of the firm's project: it shares the project of a retrofit, where there is one."""
    return Loan.model_construct(
        enterprise=owner,
        project=f"{chance.randrange(3)}号窑余热利用改造",
        green=chance.choice((True, True, False, None)),
        bank="样例银行",
        contract_number=f"样贷{chance.randrange(10**6)}",
        principal_fen=chance.randrange(1, 900) * 1_000_000,
        drawn_on=_day(chance, WINDOW, 400),
        interest_paid_fen=chance.randrange(1, 90) * 1_000_000,
    )


def _outside(chance: Random, owner: str) -> OutsideAward:
    return OutsideAward.model_construct(
        enterprise=owner,
        project=f"{chance.randrange(3)}号窑余热利用改造",
        source="样例专项资金",
        amount_fen=chance.randrange(1, 80) * 1_000_000,
    )


def _stop(chance: Random, owner: str) -> Stop:
    return Stop.model_construct(
        enterprise=owner, document="样例文〔2026〕1号", from_on=_day(chance, FIRST, 700)
    )


_RARE = {Diagnosis: _diagnosis, Loan: _loan, OutsideAward: _outside, Stop: _stop}


def _day(chance: Random, first: date, days: int) -> date | None:
    """A day of the span; one in ten is not known."""
    return None if chance.random() < 0.1 else first + timedelta(chance.randrange(days))


def _later(chance: Random, day: date | None) -> date | None:
    return day and _day(chance, day, 60)


def _quantity(chance: Random, least: int, most: int) -> Decimal | None:
    if chance.random() < 0.05:
        return None
    return Decimal(chance.randrange(least * 100, most * 100)) / 100
