"""Whether rows about to be exported would be recognised by the import: they are planned before they are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jjgreen_desktop.operations import imports
from jjgreen_desktop.operations.exporting.cells import Value
from jjgreen_desktop.operations.importing.collecting import uncollected
from jjgreen_desktop.operations.importing.kinds import columns
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.register_sheets import sheet_name
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Sheet, Workbook
from jjgreen_desktop.operations.office import Office

SHOWN = 20  # sentences, and numbers of rows, that are written out


@dataclass(frozen=True, slots=True)
class Proof:
    """Of the rows of one kind: how many the import recognises as they are, and a word about the others.

    They stand in the `sheets` of these names.
    """

    rows: int
    same: int
    told: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()

    @property
    def odd(self) -> int:
        """Rows that would not be taken for what is registered."""
        return self.rows - self.same


def proved(
    office: Office,
    kind: str,
    ids: Sequence[str],
    rows: Sequence[Sequence[Value]],
    most: int | None = None,
) -> Proof:
    """What importing the rows of the records `ids`, at `most` so many a sheet, into this register would find."""
    most = most or max(len(rows), 1)
    parts = tuple(
        _sheet(kind, number, rows[start : start + most])
        for number, start in enumerate(range(0, len(rows), most), 1)
    )
    with uncollected():
        plan = imports.plan(office, kind, Workbook("", "", parts))
    told = [one.sentence() for one in plan.refusals()]
    told = [*_few(told), *_others(plan, parts, ids, most)]
    return Proof(len(rows), plan.same, tuple(told), tuple(sheet.name for sheet in parts))


def _sheet(kind: str, number: int, rows: Sequence[Sequence[Value]]) -> Sheet:
    headings: list[Cell] = [field.header() for field in columns(kind)]
    read: list[Row] = [(1, headings)]
    read += [(place, [_read(one) for one in row]) for place, row in enumerate(rows, 2)]
    return Sheet(sheet_name(kind, number), read)


def _read(value: Value) -> Cell:
    return float(value) if isinstance(value, Decimal) else value


def _few(told: list[str]) -> list[str]:
    more = len(told) - SHOWN
    return [*told[:SHOWN], f"另有 {more:,} 处同类问题。"] if more > 0 else told


def _others(plan: Plan, parts: Sequence[Sheet], ids: Sequence[str], most: int) -> Iterable[str]:
    """Rows the import would take, but not for what they are."""
    places = {record: divmod(place, most) for place, record in enumerate(ids)}
    changed = [places[e.record.id] for e in plan.entries if e.record.id in places]
    for number, sheet in enumerate(parts):
        if rows := [place + 2 for part, place in changed if part == number]:
            shown = "、".join(map(str, rows[:SHOWN]))
            several = f" 等 {len(rows):,}" if len(rows) > SHOWN else ""
            yield (
                f"工作表“{sheet.name}”第 {shown}{several} 行再导入时会显示为更新："
                "有的内容按导入的写法要整理，请对照核实。"
            )
    if lost := plan.new + len(ids) - plan.read:
        where = f"工作表“{parts[0].name}”"
        yield f"{where}有 {lost:,} 行再导入时认不出是登记簿里的哪一条，请逐条核对。"
