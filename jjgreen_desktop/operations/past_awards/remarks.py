"""What is said of a ledger beside its rows: totals that differ, how lines were read, what was not read."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.operations.importing import hidden
from jjgreen_desktop.operations.importing.sheets import Workbook
from jjgreen_desktop.operations.importing.stated_units import HEADING, TITLE, YUAN
from jjgreen_desktop.operations.past_awards.lines import Part, Total
from jjgreen_desktop.operations.past_awards.plans import Row
from jjgreen_desktop.operations.past_awards.sheet_tables import worksheet
from jjgreen_desktop.operations.past_awards.words import DENIAL

# Far beyond any ceiling of the measures, and below anything ever paid: 1,000 万元 and 100 元.
MOST, LEAST = 1_000 * money.FEN_PER_WAN, 100 * money.FEN_PER_YUAN
ABOVE, BELOW = (
    100,
    1_000,
)  # times the ceiling of the clause: earlier years paid more, instalments less
# Of a title: money nobody has paid yet.
PLANNED = re.compile(r"拟[兑拨奖补发]|申报|申请|计划|预算|待[兑拨]|未[兑拨]|公示|审核|评审")
SHOWN = 5  # row numbers that are written out


def remarks(
    book: Workbook, parts: Sequence[Part], rows: Iterable[Row], ceilings: Mapping[str, int]
) -> Iterator[Finding]:
    """Totals that differ first, then how lines were read, then what was not read.

    `ceilings` are the highest of each clause, in 分.
    """
    for part in parts:
        yield from (_differing(total) for total in part.totals if total.differs)
    rows = list(rows)
    yield from _unlikely(rows, ceilings)
    for part in parts:
        yield from _in_unit(part)
    yield from _as_read(rows)
    for part in parts:
        where = f"工作表“{part.sheet}”"
        if part.skipped:
            yield _hint(where, f"{'、'.join(part.skipped)}不是兑现行，没有登记。")
        yield from _doubtful(part, where)
        if part.added_up:
            yield _hint(where, f"第 {_listed(part.added_up)}行是合计，只核对，没有登记。")
        if part.sums:
            yield _hint(where, f"“{'”“'.join(part.sums)}”列是合计，只核对，没有登记。")
        if part.recovered:
            yield _hint(where, f"“{'”“'.join(part.recovered)}”列按追回登记，从兑现里减去。")
        if part.unread:
            yield _hint(where, f"没有认出这些列：{'、'.join(part.unread)}。")
    read = {worksheet(part.sheet) for part in parts}
    yield from (_several(name, parts) for name in sorted(read) if name not in _alone(parts))
    for sheet in book.sheets:
        if sheet.rows and sheet.name not in read:
            yield _hint(f"工作表“{sheet.name}”", "没有企业和金额两列，没有读取。")
    yield from hidden.told(book, read)


def _doubtful(part: Part, where: str) -> Iterator[Finding]:
    """A title that speaks of money still to be paid, and lines beside the payments that speak of money taken back."""
    if PLANNED.search(part.title):
        said = f"表上方写“{part.title}”，这张表可能是拟兑现或申报的，不是已经拨付的。"
        fix = "请核对各行是否都已拨付；没有拨付的选“不登记这一行”。"
        yield Finding(Grade.VERIFY, where, said, "", fix)
    for line in part.skipped:
        if DENIAL.search(line):
            fix = "请核对它说的是哪几行，再逐行选定是兑现还是追回。"
            yield Finding(Grade.VERIFY, where, f"{line}说到没有兑现或追回的资金。", "", fix)


def _alone(parts: Sequence[Part]) -> set[str]:
    """The sheets with one table."""
    names = [worksheet(part.sheet) for part in parts]
    return {name for name in names if names.count(name) == 1}


def _several(sheet: str, parts: Sequence[Part]) -> Finding:
    found = [part.sheet for part in parts if worksheet(part.sheet) == sheet]
    said = f"上有 {len(found)} 张表，各按自己的表头读取：“{'”“'.join(found)}”。"
    return _hint(f"工作表“{sheet}”", said)


def _listed(numbers: Sequence[int]) -> str:
    """The first row numbers, and how many they are: 4、9 ; 4、9、14、19、24 等 7 ."""
    shown = "、".join(map(str, numbers[:SHOWN]))
    return f"{shown} " if len(numbers) <= SHOWN else f"{shown} 等 {len(numbers)} "


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, with how many records it is about."""
    counts: dict[Finding, int] = defaultdict(int)
    for one in findings:
        counts[one] += 1
    return [
        one._replace(where=f"{one.where}（{count} 条记录）") if count > 1 else one
        for one, count in counts.items()
    ]


def _differing(total: Total) -> Finding:
    stated, added = total.stated_fen or 0, total.added_fen or 0
    one = "列" if total.across else "行"
    return Finding(
        Grade.VERIFY,
        total.place,
        f"表上的{total.words}是 {money.wan(stated)} 万元，"
        f"{'各列' if total.across else '逐行'}相加是 {money.wan(added)} 万元，"
        f"相差 {money.wan(abs(stated - added))} 万元。",
        "",
        f"请核对台账是否漏{one}、错{one}；导入的是各{one}，不是合计。",
    )


def _in_unit(part: Part) -> Iterator[Finding]:
    """How the amounts of a sheet were converted, and where its heading and title disagree."""
    where = f"工作表“{part.sheet}”"
    for heading, stated in part.units:
        if stated.where and stated.unit not in ("", YUAN):
            said = f"“{heading}”一列{stated.where}写{stated.unit}，已换算成{YUAN}。"
            yield _hint(where, said)
    if part.stated and part.unit not in ("", YUAN):
        said = f"{part.stated}写{part.unit}，已换算成{YUAN}；单位写在格内的以格内为准。"
        yield _hint(where, said)
    if part.strange:
        yield Finding(
            Grade.VERIFY,
            where,
            f"写的单位“{'、'.join(part.strange)}”不能确定，没有按它读取。",
            "",
            "请照凭证选定金额的单位；不是人民币的，请折算成人民币后重新导入。",
        )
    if part.stated == HEADING and part.above not in ("", part.unit):
        yield Finding(
            Grade.VERIFY,
            where,
            f"{HEADING}写{part.unit}，{TITLE}写{part.above}，按{HEADING}读取。",
            "",
            "请对照凭证核对单位；不对的改正表头后重新导入。",
        )


def _unlikely(rows: Iterable[Row], ceilings: Mapping[str, int]) -> Iterator[Finding]:
    """Amounts that look like a slip between 元 and 万元."""
    for row in rows:
        fen = abs(row.line.fen or 0)
        ceiling = ceilings.get(row.matter.clause, 0) if row.matter else 0
        most, least = (ceiling * ABOVE, ceiling // BELOW) if ceiling else (MOST, LEAST)
        if fen > most or 0 < fen < least:
            much = "大" if fen > most else "小"
            beside = f"（条款上限 {money.wan(ceiling)} 万元）" if ceiling else ""
            yield Finding(
                Grade.VERIFY,
                row.line.place,
                f"金额 {money.yuan(fen)} 元{much}得不像一笔奖补{beside}，可能元和万元写错了。",
                "",
                "请对照凭证核对金额和这张表的单位。",
            )


def _as_read(rows: Iterable[Row]) -> Iterator[Finding]:
    """What was taken from elsewhere on the sheet, each once with the rows it is about."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        sheet, _, number = row.key.rpartition("!")
        for said in row.line.remarks:
            places[sheet, said].append(number)
    for (sheet, said), numbers in places.items():
        shown = "、".join(numbers[:SHOWN])
        cells = not numbers[0].isdecimal()
        kind = "格" if cells else "行"
        told = f"{shown} {kind}" if len(numbers) <= SHOWN else f"{shown} 等 {len(numbers)} {kind}"
        yield _hint(f"工作表“{sheet}”{'' if cells else '第'} {told}", said)


def _hint(where: str, what: str) -> Finding:
    return Finding(Grade.HINT, where, what)
