"""Whether rows about to be exported would be recognised by the import: they are planned before they are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jjgreen_desktop.operations import imports
from jjgreen_desktop.operations.exporting.cells import Value
from jjgreen_desktop.operations.importing.collecting import uncollected
from jjgreen_desktop.operations.importing.kinds import KINDS, columns
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Sheet, Workbook
from jjgreen_desktop.operations.office import Office

SHOWN = 20  # sentences, and numbers of rows, that are written out


@dataclass(frozen=True, slots=True)
class Proof:
    """Of the rows of one sheet: how many the import recognises as they are, and a word about the others."""

    rows: int
    same: int
    told: tuple[str, ...] = ()

    @property
    def odd(self) -> int:
        """Rows that would not be taken for what is registered."""
        return self.rows - self.same


def proved(office: Office, kind: str, ids: Sequence[str], rows: Sequence[Sequence[Value]]) -> Proof:
    """What importing the rows of the records `ids` into this very register would find."""
    headings: list[Cell] = [field.header() for field in columns(kind)]
    read: list[Row] = [(1, headings)]
    read += [(number, [_read(one) for one in row]) for number, row in enumerate(rows, 2)]
    with uncollected():
        plan = imports.plan(office, kind, Workbook("", "", (Sheet(KINDS[kind], read),)))
    told = [one.sentence() for one in plan.refusals()]
    return Proof(len(rows), plan.same, (*_few(told), *_others(plan, kind, ids)))


def _read(value: Value) -> Cell:
    return float(value) if isinstance(value, Decimal) else value


def _few(told: list[str]) -> list[str]:
    more = len(told) - SHOWN
    return [*told[:SHOWN], f"另有 {more:,} 处同类问题。"] if more > 0 else told


def _others(plan: Plan, kind: str, ids: Sequence[str]) -> Iterable[str]:
    """Rows the import would take, but not for what they are."""
    where = f"工作表“{KINDS[kind]}”"
    places = {record: number for number, record in enumerate(ids, 2)}
    if changed := [places[e.record.id] for e in plan.entries if e.record.id in places]:
        shown = "、".join(map(str, changed[:SHOWN]))
        several = f" 等 {len(changed):,}" if len(changed) > SHOWN else ""
        yield f"{where}第 {shown}{several} 行再导入时会显示为更新：有的内容按导入的写法要整理，请对照核实。"
    if lost := plan.new + len(ids) - plan.read:
        yield f"{where}有 {lost:,} 行再导入时认不出是登记簿里的哪一条，请逐条核对。"
