"""From a table row to the values it gives: parsed by the catalogue, with a finding for what cannot be read."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Any

from jjgreen_desktop.domain import credit_code, values
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.importing.headers import Table
from jjgreen_desktop.operations.importing.sheets import Cell, Row
from jjgreen_desktop.operations.importing.stated_units import FIGURES, read, stated
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.picking import picked

FIX = "请改正这一格后重新导入。"
SHOWN_ROWS = 5
ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"))
NO_TEXT = ERRORS | {values.UNKNOWN}
REMEMBERED = 1_000  # different texts of one column
BLOCK = 500  # rows at a time: what a processor holds at hand


@dataclass(slots=True)
class Draft:
    """One row on its way: what it gives by field key, what is wrong with it, and what it became.

    `record` is the whole record to write; `holder` its owner when that is not registered yet;
    `existing` the id it matches. Findings carry the heading as their place; the row is added last.
    """

    table: Table
    row: Row
    given: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    existing: str | None = None
    record: Record | None = None
    holder: Record | None = None

    def refuse(self, label: str, what: str, why: str = "", fix: str = FIX) -> None:
        """Note a reason why this row cannot be taken."""
        self.findings.append(Finding(Grade.MANDATORY, label, what, why, fix))

    @property
    def refused(self) -> bool:
        """Whether a reason stands against this row."""
        for one in self.findings:  # noqa: SIM110 - of one finding `any` takes three times as long
            if one.grade is Grade.MANDATORY:
                return True
        return False


class _Known(dict[Cell, Any]):
    """What the cells of one field stand for; what stands in many rows (是, 湖口县, 3011) is worked out once.

    A cell that cannot be read stands for the reason: an Unreadable.
    """

    def __init__(self, office: Office, entry: Field, unit: str) -> None:
        super().__init__({None: None, "": None})
        self._office = office
        self.entry = entry
        self.unit = unit
        self.faulty = False  # whether there was such a reason
        self._stands = _standing(entry)
        self._figures = entry.kind in FIGURES

    def __missing__(self, cell: Cell) -> Any:
        if not isinstance(cell, str):
            return self._value(cell)
        value = cell if self._stands(cell) else self._value(cell)
        if len(self) < REMEMBERED:
            self[cell] = value
        return value

    def _value(self, cell: Cell) -> Any:
        entry = self.entry
        try:
            honest = _honest(entry, cell)
            value = read(entry, honest, self.unit) if self._figures else values.parse(entry, honest)
            return picked(self._office, entry, value) if entry.picker else value
        except values.Unreadable as fault:
            self.faulty = True
            return fault


def _standing(entry: Field) -> Callable[[str], bool]:
    """What tells of most texts of a field that they stand for themselves: at a third of the cost of the long way."""
    if entry.check is credit_code.fault:
        return credit_code.is_right
    return _never if entry.check or entry.picker else _STANDING.get(entry.kind, _never)


def _is_plain(text: str) -> bool:
    """Whether nothing in it is blank or invisible, or written in another way than texts are kept."""
    seen = text.isprintable() and " " not in text and text not in NO_TEXT
    return seen and unicodedata.is_normalized("NFC", text)


def _is_number(text: str) -> bool:
    """Whether it is of digits, with or without hyphens."""
    return text.isascii() and text.replace("-", "").isdigit()


def _never(_text: str) -> bool:
    return False


_STANDING: dict[Kind, Callable[[str], bool]] = {
    Kind.TEXT: _is_plain,
    Kind.LONG_TEXT: _is_plain,
    Kind.CODE: _is_number,
}


class Reader:
    """Reads the cells of tables by the catalogue, a column at a time: that is faster than by rows."""

    def __init__(self, office: Office, fields: Sequence[Field]) -> None:
        self._office = office
        self._fields = fields
        self._known: dict[tuple[str, str], _Known] = {}  # by key and unit

    def read_all(self, table: Table) -> list[Draft]:
        """Every row of a table as a draft with its given values; empty cells give nothing."""
        known = [self._of(entry, table) for entry in self._fields if entry.key in table.columns]
        drafts: list[Draft] = []
        for start in range(0, len(table.rows), BLOCK):
            drafts += _read(table, table.rows[start : start + BLOCK], known)
        for each in known:
            if each.faulty:
                _refuse_faults(drafts, each)
        return drafts

    def _of(self, entry: Field, table: Table) -> _Known:
        unit = stated(entry, table).unit
        return self._known.setdefault((entry.key, unit), _Known(self._office, entry, unit))


def _read(table: Table, rows: Sequence[Row], known: Sequence[_Known]) -> Iterator[Draft]:
    keys = [each.entry.key for each in known]
    cells = _cells(table, rows, keys)
    columns = [list(map(each.__getitem__, of)) for each, of in zip(known, cells, strict=True)]
    for row, values_ in zip(rows, zip(*columns, strict=True), strict=True):
        yield Draft(table, row, dict(_given(keys, values_)))


def _cells(table: Table, rows: Sequence[Row], keys: Sequence[str]) -> Iterator[Sequence[Cell]]:
    """The cells of each field, row by row; rows may end before it, even all of them."""
    columns = list(zip_longest(*(cells for _, cells in rows)))
    nothing = (None,) * len(rows)
    for key in keys:
        place = table.columns[key]
        yield columns[place] if place < len(columns) else nothing


def _given(keys: list[str], cells: tuple[Any, ...]) -> Iterable[tuple[str, Any]]:
    """The known values of a row by key."""
    pairs = zip(keys, cells, strict=True)
    return [pair for pair in pairs if pair[1] is not None] if None in cells else pairs


def _refuse_faults(drafts: Iterable[Draft], known: _Known) -> None:
    """Refuse the rows of a table whose cell of this field cannot be read."""
    entry = known.entry
    for draft in drafts:
        if isinstance(fault := draft.given.get(entry.key), values.Unreadable):
            del draft.given[entry.key]
            what, fix = halves(str(fault))
            draft.refuse(_called(draft.table, entry, known.unit), what, _why(entry), fix)


def _called(table: Table, entry: Field, unit: str) -> str:
    """The heading staff look for: the field's own, or as the sheet has it where it states another unit."""
    return entry.header() if unit == entry.unit else table.heads[entry.key]


def _honest(entry: Field, cell: Cell) -> Cell:
    """Refuse cells in which a sheet has quietly turned one thing into another.

    A running number is no code: 81 in a list arrives as the float 81.0 and is meant. An old .xls
    gives whole numbers as int, a .xlsx as float: both count as float.
    """
    if isinstance(cell, str):
        if cell in ERRORS:
            raise values.Unreadable(f"{entry.label}是出错值 {cell}。请改正公式或填上实际数值。")
        return cell
    if type(cell) is int:
        cell = float(cell)
    if isinstance(cell, float) and entry.key == "list_number" and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date) and entry.key == "published_month":
        return f"{cell:%Y-%m}"
    if isinstance(cell, date) and entry.kind is Kind.CODE:
        raise values.Unreadable(
            f"{entry.label}成了日期 {cell}，原来的写法已丢失。请把这一列设为文本格式，照原件重新录入。"
        )
    if entry.unit == "%" and isinstance(cell, float) and 0 < cell < 1:
        raise values.Unreadable(
            f"{entry.label}在表中存的是 {cell}，可能是百分比格式（显示为 {cell:.2%}）。"
            f"请把这一列设为文本格式，直接写百分数的数字，如 5.00。"
        )
    return cell


def halves(sentence: str) -> tuple[str, str]:
    """What is wrong and the next step, out of one message."""
    what, stop, rest = sentence.partition("。")
    if "请" in what and not rest:
        head, _, tail = what.rpartition("，请")
        return (f"{head}。", f"请{tail}。") if head else (f"{what}。", FIX)
    return what + stop, rest or FIX


def _why(entry: Field) -> str:
    if entry.check is credit_code.fault:
        return "统一社会信用代码按 GB 32100-2015 校验。"
    return f"条款{CLAUSES[entry.clause]}要用到这一项。" if entry.clause else ""


def refuse_twice(label: str, keyed: Iterable[tuple[object, Draft]]) -> None:
    """Refuse drafts whose keys are equal: they stand for the same record. Empty keys do not count."""
    first: dict[object, Draft] = {}
    more: dict[object, list[Draft]] = {}
    for key, draft in keyed:
        if key and first.setdefault(key, draft) is not draft:
            more.setdefault(key, [first[key]]).append(draft)
    for same in more.values():
        _refuse_all(label, same)


def _refuse_all(label: str, same: list[Draft]) -> None:
    for draft in same:
        others = "、".join(other.table.where(other.row) for other in same if other is not draft)
        if not any(one.what.startswith(f"与{others}") for one in draft.findings):
            draft.refuse(
                label, f"与{others}重复，同一{label}只能有一行。", "", "请核对后只留一行，再导入。"
            )


def all_findings(drafts: Iterable[Draft]) -> list[Finding]:
    """The refusals row by row, then the other findings, each kind once with the rows it stands in."""
    drafts = [draft for draft in drafts if draft.findings]
    refusals = [
        _placed(one, draft.table.where(draft.row, one.where))
        for draft in drafts
        for one in draft.findings
        if one.grade is Grade.MANDATORY
    ]
    return refusals + _gathered(drafts)


def _gathered(drafts: Iterable[Draft]) -> list[Finding]:
    told: dict[tuple[str, int], tuple[Finding, list[int]]] = {}  # by identity: very many share one
    for draft in drafts:
        for one in draft.findings:
            if one.grade is not Grade.MANDATORY:
                told.setdefault((draft.table.sheet, id(one)), (one, []))[1].append(draft.row[0])
    rows: dict[tuple[str, Finding], list[int]] = defaultdict(list)
    for (sheet, _same), (one, numbers) in told.items():
        rows[sheet, one] += numbers
    return [
        _placed(one, f"工作表“{sheet}”第 {_several(sorted(numbers))} {one.where}".rstrip())
        for (sheet, one), numbers in rows.items()
    ]


def _several(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:SHOWN_ROWS]))
    return f"{shown} 行" if len(numbers) <= SHOWN_ROWS else f"{shown} 等 {len(numbers)} 行"


def _placed(one: Finding, where: str) -> Finding:
    return Finding(one.grade, where, one.what, one.why, one.fix)
