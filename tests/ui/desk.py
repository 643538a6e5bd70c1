"""A county's desk with some made-up firms, on a fixed day, seen through the real window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk

DAY = date(2026, 6, 30)
FIRST, SECOND, THIRD = (f"湖口样例{n}厂有限公司" for n in "一二三")
PARK = "湖口样例产业园"


def open_office(folder: Path) -> Office:
    """The office of a folder, on DAY."""
    return replace(bootstrap.open_office(folder), today=lambda: DAY)


def stock(folder: Path, county: str = "湖口县") -> None:
    """Three firms: 50 and 100 万元 and one whose percentage is missing; a diagnosis, two titles, a park."""
    office = bootstrap.create_office(folder, county, "张样例")
    office = replace(office, today=lambda: DAY)
    first = _firm(office, FIRST, "5.00", "95")
    _firm(office, THIRD, "8.01", "91.99")
    _firm(office, SECOND, None, None)
    _save(office, _energy(first))
    _save(office, _diagnosis(first))
    _save(office, _title(enterprise=first, holder="enterprise", kind="green_factory"))
    park = _save(office, Park(name=PARK, county="湖口县")).id
    _save(office, _title(park=park, holder="park", kind="green_park"))
    office.store.close()


def _save(office: Office, record: Record) -> Record:
    return save(office, record).record


def _firm(office: Office, name: str, improvement: str | None, after: str | None) -> str:
    firm = Enterprise(
        name=name, county="湖口县", industry="3011", industrial=True, bank="样例银行湖口支行"
    )
    owner = _save(office, firm).id
    _save(
        office,
        Retrofit(
            enterprise=owner,
            project="一号窑余热利用改造",
            completed_on=date(2026, 3, 1),
            accepted_on=date(2026, 5, 10),
            filed_on=date(2026, 6, 1),
            filed_with=("review", "department"),
            energy_unit="kgce/t",
            unit_energy_before=Decimal(100),
            unit_energy_after=Decimal(after) if after else Decimal(95),
            improvement_stated_pct=Decimal(improvement) if improvement else None,
            benchmark=Decimal(96),
        ),
    )
    return owner


def _energy(owner: str) -> AnnualReturn:
    return AnnualReturn(
        enterprise=owner, year=2025, energy_tce=Decimal(6200), energy_basis="dangliang"
    )


def _diagnosis(owner: str) -> Diagnosis:
    return Diagnosis(
        enterprise=owner,
        provider="样例节能服务有限公司",
        report_on=date(2026, 3, 20),
        plan=True,
        deep_diagnosis_by_ndrc=False,
        fee_fen=1_200_000,
    )


def _title(**of: str) -> Title:
    return Title(
        level="national",
        batch="样例批",
        published_on=date(2026, 3, 18),
        document="样例厅函〔2026〕1号",
        status="valid",
        **of,
    )


@pytest.fixture
def desk(sit_down: Callable[[], Clerk], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """A clerk of 湖口县 before a register with the made-up firms, on DAY."""
    stock(folder)
    opened = bootstrap.open_office
    monkeypatch.setattr(
        bootstrap, "open_office", lambda place: replace(opened(place), today=lambda: DAY)
    )
    return sit_down()
