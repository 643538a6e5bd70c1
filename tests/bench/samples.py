"""Made-up registers and workbooks of any size: 样例 firms whose codes are valid and belong to nobody."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.credit_code import check_character
from jjgreen_desktop.domain.enterprise import Enterprise

COLUMNS = (
    "name", "credit_code", "county", "industry", "industrial", "above_scale", "contact", "phone",
)  # fmt: skip


def code(number: int) -> str:
    """A code with a right check character; 91000000 is no registration district of any place."""
    first = f"91000000{number:09d}"
    return first + check_character(first)


def firms(count: int) -> Iterator[Enterprise]:
    """Firms of 湖口县."""
    for number in range(count):
        yield Enterprise(
            name=f"湖口样例{number}厂有限公司",
            credit_code=code(number),
            county="湖口县",
            industry="3011",
            industrial=True,
            above_scale=True,
            contact="张样例",
            phone="0792-0000000",
        )


def retrofits(owners: list[str]) -> Iterator[Retrofit]:
    """One finished and filed retrofit for each owner, reaching the second band."""
    for number, owner in enumerate(owners):
        yield Retrofit(
            enterprise=owner,
            project=f"{number}号窑余热利用改造",
            completed_on=date(2026, 3, 1),
            accepted_on=date(2026, 5, 10),
            filed_on=date(2026, 6, 1),
            filed_with=("review", "department"),
            filing_number=f"湖样备〔2026〕{number}号",
            product="水泥熟料",
            energy_unit="kgce/t",
            unit_energy_before=Decimal("100"),
            unit_energy_after=Decimal("94"),
            improvement_stated_pct=Decimal("6.00"),
            advanced_level=Decimal("96"),
        )


def workbook(path: Path, rows: int) -> None:
    """A sheet of `rows` firms by eight columns under the headings of the template."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("企业")
    sheet.append([field_of(Enterprise, key).header() for key in COLUMNS])
    for firm in firms(rows):
        values = firm.model_dump()
        sheet.append(["是" if values[key] is True else values[key] for key in COLUMNS])
    book.save(path)
