"""Made-up ledgers in the shapes old ones have, and a desk to import them at."""

from collections.abc import Sequence

from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.plans import Answers, LedgerPlan, Row, Verdict

FIRST, SECOND = "湖口样例一厂有限公司", "湖口样例二厂有限公司"
GREEN = "国家级绿色工厂奖励"
HEADS = ("企业名称", "兑现事项", "金额（万元）", "兑现日期", "文号")
PAPER = "湖样财指〔2024〕5号"


def book(rows: Sequence[Sequence[Cell]], sheet: str = "台账", content: str = "a") -> Workbook:
    """A workbook of one sheet; rows without a cell are left out as the reader does."""
    return Workbook("旧台账.xlsx", content * 64, (sheet_of(rows, sheet),))


def sheet_of(rows: Sequence[Sequence[Cell]], name: str) -> Sheet:
    """One sheet with its row numbers."""
    return Sheet(
        name,
        [
            (number, list(row))
            for number, row in enumerate(rows, 1)
            if any(cell not in ("", None) for cell in row)
        ],
    )


def ledger(*rows: Sequence[Cell], content: str = "a") -> Workbook:
    """Payments under the usual headings; the first stands in row 2."""
    return book([HEADS, *rows], content=content)


def paid(
    name: str, matter: str, wan: Cell, day: Cell = "2024-12-20", paper: str = PAPER
) -> tuple[Cell, ...]:
    """One payment under HEADS."""
    return name, matter, wan, day, paper


def planned(office: Office, made: Workbook, **rows: dict[str, str]) -> LedgerPlan:
    """The plan with choices by row number (r2=…)."""
    sheet = made.sheets[0].name
    answers = Answers(rows={f"{sheet}!{key[1:]}": choice for key, choice in rows.items()})
    return planning.plan(office, made, answers)


def said(plan: LedgerPlan) -> list[tuple[Verdict, str]]:
    """Verdict and words of each row."""
    return [(row.verdict, row.said) for row in plan.rows]


def only(plan: LedgerPlan) -> Row:
    """The one row there is."""
    assert len(plan.rows) == 1
    return plan.rows[0]


def options(row: Row) -> dict[str, str]:
    """What the open question of a row can be answered with."""
    return {each.key: each.label for each in row.questions[-1].options}
