"""What is said of the figures of a table: columns that were converted, amounts that look like a slip of unit."""

from collections.abc import Iterator, Sequence
from statistics import median

from jjgreen_desktop.domain import money, units
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.importing.drafts import Draft
from jjgreen_desktop.operations.importing.headers import Table
from jjgreen_desktop.operations.importing.stated_units import HEADING, TITLE, YUAN, above, stated

FEW = 3  # of fewer amounts nobody can say what is usual
SMALL_FEN = (
    money.FEN_PER_WAN
)  # a column of 元 that stays below 1 万元 was most likely written in 万元
LARGE_FEN = 10_000 * money.FEN_PER_WAN  # a column of 万元 above 1 亿元 throughout, in 元
CHECK = "请对照原件核对这一列的单位；单位不对的，把表头写成“{}（元）”或“{}（万元）”后重新导入。"


def converted(fields: Sequence[Field], table: Table) -> Iterator[Finding]:
    """提示性 for each column that is not in the field's own unit, 核实性 where heading and title disagree."""
    for field in (field for field in fields if field.key in table.columns):
        found = stated(field, table)
        column = f"工作表“{table.sheet}”“{field.label}”一列"
        if found.where and found.unit != field.unit:
            yield Finding(
                Grade.HINT, column, f"{found.where}写{found.unit}，已换算成{field.unit}。"
            )
        in_heading = found.where == HEADING and units.counts_money(found.unit)
        title = above(table.title) if in_heading else ""
        if title and title != found.unit:
            yield Finding(
                Grade.VERIFY,
                column,
                f"{HEADING}写{found.unit}，{TITLE}写{title}，按{HEADING}读取。",
                "",
                CHECK.format(field.label, field.label),
            )


def unlikely(fields: Sequence[Field], table: Table, drafts: Sequence[Draft]) -> Iterator[Finding]:
    """核实性 for a column of money that is too small or too large throughout, or a row far from the others."""
    for field in fields:
        if field.kind is Kind.MONEY and field.key in table.columns:
            amounts = [(draft, fen) for draft in drafts if (fen := draft.given.get(field.key))]
            yield from _throughout(field, table, [fen for _, fen in amounts])
            yield from _apart(field, amounts)


def _throughout(field: Field, table: Table, amounts: Sequence[int]) -> Iterator[Finding]:
    found = stated(field, table)
    what = ""
    if amounts and not found.where and max(amounts) < SMALL_FEN:
        what = f"{HEADING}没有写单位，按元读取，各行都不到 1 万元，{slips.AS_WAN}。"
    elif amounts and found.unit != YUAN and min(amounts) >= LARGE_FEN:
        what = f"{found.where}写{found.unit}，换算后各行都在 1 亿元以上，可能是按元填写的。"
    if what:
        column = f"工作表“{table.sheet}”“{field.label}”一列"
        yield Finding(Grade.VERIFY, column, what, "", CHECK.format(field.label, field.label))


def _apart(field: Field, amounts: Sequence[tuple[Draft, int]]) -> Iterator[Finding]:
    """Rows about 10,000 times larger or smaller than what is usual in the column."""
    if len(amounts) < FEW:
        return
    usual = round(median(fen for _, fen in amounts))
    for draft, fen in amounts:
        apart = slips.times(fen, usual)
        if apart >= slips.WAN:
            yield Finding(
                Grade.VERIFY,
                draft.table.where(draft.row, field.label),
                f"{money.yuan(fen)} 元，与这一列通常的 {money.yuan(usual)} 元"
                f"{slips.of_money(apart)}",
                "",
                "请对照原件核对金额；确实如此的照导。",
            )
