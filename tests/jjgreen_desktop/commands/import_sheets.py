"""Made-up sheets of every further kind that is imported, and what became of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.importing.kinds import OF

FIRM, PARK = "湖口样例一厂有限公司", "湖口样例产业园"
CODE = "91350100M000100Y43"
Row = dict[str, object]


@dataclass(frozen=True)
class Sheet:
    """Two sound rows, what one of them says when changed, what is refused and in which words."""

    rows: tuple[Row, Row]
    change: Row
    wrong: Row
    said: str
    stored: dict[str, Any] = field(default_factory=dict)  # what the first row is kept as


OWN: Row = {"@name": FIRM}
SHEETS = {
    "parks": Sheet(
        ({"name": "湖口样例园区", "county": "湖口县"}, {"name": "湖口样例二园区"}),
        {"contact": "张样例"},
        {"county": "火星县"},
        "没有“火星县”",
        {"name": "湖口样例园区", "county": "湖口县"},
    ),
    "providers": Sheet(
        (
            {"name": "样例节能服务有限公司", "credit_code": CODE, "services": "绿色低碳诊断"},
            {"name": "样例二节能服务有限公司"},
        ),
        {"bank": "样例银行", "bank_account": "6222000000000000123"},
        {"credit_code": "91350100M000100Y44"},
        "校验码不符",
        {"credit_code": CODE, "services": ("diagnosis",)},
    ),
    "projects": Sheet(
        (
            OWN | {"name": "一号窑余热利用改造", "investment_fen": 32000000},
            OWN | {"name": "二号窑改造", "started_on": date(2025, 9, 1)},
        ),
        {"completed_on": date(2026, 3, 1)},
        {"@name": "湖口样例没有的厂"},
        "登记簿里没有企业",
        {"name": "一号窑余热利用改造", "investment_fen": 3_200_000_000},
    ),
    "diagnosis_findings": Sheet(
        (
            OWN
            | {
                f"{OF}provider": "样例节能服务有限公司",
                f"{OF}report_on": date(2026, 3, 20),
                "measure": "空压机余热回收",
                "saving_tce": 180,
                "decision": "计划实施",
            },
            OWN | {"measure": "照明改造", f"{OF}report_on": date(2026, 3, 20)},
        ),
        {"investment_fen": 600000},
        {f"{OF}provider": "样例九服务有限公司"},
        "名下没有“诊断服务商 样例九服务有限公司、诊断报告日期 2026-03-20”的诊断",
        {"measure": "空压机余热回收", "saving_tce": Decimal(180), "decision": "planned"},
    ),
    "invoices": Sheet(
        (
            OWN
            | {f"{OF}contract_number": "样系2025-07", "number": "25360001", "amount_fen": 600000},
            OWN | {"number": "25360002", "amount_fen": 0, f"{OF}contract_number": "样系2025-07"},
        ),
        {"invoiced_on": date(2026, 1, 5)},
        {f"{OF}contract_number": "样系2025-99"},
        "名下没有“合同号 样系2025-99”的能源管理系统",
        {"number": "25360001", "amount_fen": 60_000_000},
    ),
    "title_statuses": Sheet(
        (
            OWN
            | {
                f"{OF}kind": "绿色工厂",
                f"{OF}level": "省级",
                "status": "移出名单",
                "changed_on": date(2026, 5, 1),
            },
            {
                "@name": PARK,
                f"{OF}kind": "绿色园区",
                "status": "到期",
                "changed_on": date(2026, 6, 1),
            },
        ),
        {"document": "样例厅函〔2026〕8号"},
        {f"{OF}level": "国家级"},
        "名下没有“称号 绿色工厂、级别 国家级”的称号",
        {"status": "removed", "changed_on": date(2026, 5, 1)},
    ),
    "outside_awards": Sheet(
        (
            OWN | {"project": "一号窑余热利用改造", "source": "省级专项资金", "amount_fen": 500000},
            OWN | {"project": "二号窑改造", "source": "市级技改资金"},
        ),
        {"contract_number": "样资2025-01"},
        {"amount_fen": "五十万"},
        "五十万",
        {"project": "一号窑余热利用改造", "amount_fen": 50_000_000},
    ),
    "stops": Sheet(
        (
            OWN | {"document": "样例处罚决定书〔2026〕1号", "from_on": date(2026, 1, 1)},
            OWN | {"document": "样例处罚决定书〔2026〕2号", "from_on": date(2026, 2, 1)},
        ),
        {"to_on": date(2027, 1, 1)},
        {"document": None},
        "依据文件",
        {"document": "样例处罚决定书〔2026〕1号", "from_on": date(2026, 1, 1)},
    ),
}
Write = Callable[..., Path]


def held(folder: Path, model: type[Record]) -> list[Record]:
    """What the register holds of a kind."""
    office = open_office(folder)
    found = list(office.store.find(model))
    office.store.close()
    return found


def counts(told: dict[str, Any]) -> tuple[int, ...]:
    """Of an import: rows, new, changed, the same as held, refused."""
    assert told["rows"] == told["read"]
    return tuple(told[key] for key in ("rows", "new", "changed", "same", "refused"))
