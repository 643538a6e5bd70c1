"""What the columns of an old ledger are: one amount beside the matter, or an amount in a column for each matter."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Sheet
from jjgreen_desktop.operations.importing.stated_units import Stated
from jjgreen_desktop.operations.past_awards.cells import cell_at, is_figure, number_in
from jjgreen_desktop.operations.past_awards.column_words import (
    BESIDE,
    COUNTED,
    EITHER,
    MOVED,
    PART,
    RECOVERIES,
    SUM,
    TAKEN_BACK,
    YEAR,
    stands_beside,
)
from jjgreen_desktop.operations.past_awards.heading_rows import (
    HOLDERS,
    Head,
    again,
    amount_above,
    heading_of,
    of_group,
)
from jjgreen_desktop.operations.past_awards.headings import (
    AMOUNT,
    LABELS,
    MATTER,
    NUMBER,
    RECOVERED,
    TOTAL,
    is_amount,
    tail_of,
    unit_of,
    without_unit,
)
from jjgreen_desktop.operations.past_awards.words import RECOVERY, understood

SPANNED = 2  # amounts in one row that a sum must add up to be known by it


@dataclass(frozen=True, slots=True)
class Money:
    """A column of amounts: its heading, its unit, the matter and year it tells, the columns that are its own."""

    place: int
    heading: str
    unit: Stated
    matter: str = ""
    year: int | None = None
    own: Mapping[str, int] = field(default_factory=dict)
    recovered: bool = False  # its amounts were taken back, with or without a sign
    written: str = ""  # the unit its heading states, be it one of ours or none

    def cell(self, row: Row) -> Cell:
        """What stands in a row; None for nothing, 无 or a dash."""
        return cell_at(row, self.place)


@dataclass(frozen=True, slots=True)
class Shape:
    """One sheet with its heading in one row of known words, and what its columns are.

    `heads` are the headings with what each is taken for, `asked` those that may be amounts or not,
    `sums` the total columns: they are checked and never a payment.
    """

    sheet: Sheet
    heads: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    money: tuple[Money, ...]
    sums: tuple[Money, ...]

    @property
    def wide(self) -> bool:
        """Whether each payment stands in a column of its own."""
        return len(self.money) > 1


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The columns by what is certain of them."""

    money: list[Head]
    sums: list[Head]
    asked: list[Head]
    recovered: list[Head] = field(default_factory=list)  # of the money


def shape_of(
    sheet: Sheet, known: Mapping[str, str], assigned: Iterable[str], now: Iterable[str]
) -> Shape | None:
    """The shape of a sheet; None without any known heading.

    `assigned` are the headings clerks have ever settled, `now` those settled for this very ledger.

    Raises Problem when two columns are the same thing, or the sheet has two headings.
    """
    heading = heading_of(sheet, known)
    if heading is None:
        return None
    rows = sheet.rows[heading.index + 1 :]
    title = "".join(
        str(cell) for _, cells in sheet.rows[: heading.rows[0]] for cell in cells if cell
    )
    reading = _Reading(
        heading.heads, rows, known, {*map(plain, assigned)}, {*map(plain, now)}, title
    )
    found = reading.sorted()
    is_ledger = found.money or found.asked
    repeated = again(sheet, heading, known) if is_ledger else frozenset[int]()
    own = reading.bound(found.money)
    wide = len(found.money) > 1
    money = tuple(
        _recovered(one) if head in found.recovered else one
        for head in found.money
        for one in [_money(head, title, own.get(head.start, {}), wide)]
    )
    sums = tuple(_money(head, title, {}, False) for head in found.sums)
    taken = {place for fields in own.values() for place in fields.values()}
    heads = tuple((head.name, reading.key(head, found)) for head in heading.heads)
    asked = tuple(head.name for head in found.asked)
    rest = [head for head in heading.heads if head.place not in taken]
    written = _words(reading, rest, found)
    _refuse_twice(sheet.name, sheet.rows[heading.index][0], rest, written)
    left_out = {sheet.rows[one][0] for one in heading.rows if one != heading.index} | repeated
    return Shape(_rewritten(sheet, heading.index, left_out, written), heads, asked, money, sums)


@dataclass
class _Reading:
    heads: Sequence[Head]
    rows: Sequence[Row]
    known: Mapping[str, str]
    assigned: set[str]
    now: set[str]
    title: str

    def said(self, head: Head) -> bool:
        """Whether a clerk has settled what the column is."""
        return plain(head.name) in self.assigned

    def said_now(self, head: Head) -> bool:
        """Whether it was settled for this ledger: 金额 may be the total of the next one."""
        return plain(head.name) in self.now

    def figures(self, head: Head) -> bool:
        """Whether amounts stand below."""
        return any(is_figure(cell_at(row, head.place)) for row in self.rows)

    def sorted(self) -> _Sorted:
        """Which columns are payments for certain, which are totals, and which must be asked."""
        sums = [head for head in self.heads if self._is_sum(head)]
        back = [head for head in self.heads if head not in sums and self._recovers(head)]
        found = self._paid(sums, [one for one in self.heads if one not in (*sums, *back)])
        money = [one for one in self.heads if one in (*found.money, *back)]
        return replace(found, money=money, recovered=back)

    def _recovers(self, head: Head) -> bool:
        """Amounts that were taken back, as their heading says or the group above it."""
        key = head.key(self.known)
        if not RECOVERIES.fullmatch(without_unit(head.group)):
            return key == RECOVERED
        mine = key in (AMOUNT, RECOVERED) or (not key and not self.said(head))
        return mine and self.figures(head) and not COUNTED.search(plain(head.own))

    def _paid(self, sums: list[Head], heads: list[Head]) -> _Sorted:
        """The same without what was recovered."""
        amounts = [one for one in heads if one.key(self.known) == AMOUNT]
        plainly = [one for one in amounts if is_amount(one.own) and not self._mixed(one)]
        told = [one for one in amounts if one not in plainly]
        if len(plainly) > 1:  # an amount in each group is a payment of its own
            told += [one for one in plainly if one.group]
            plainly = [one for one in plainly if not one.group]
        found = self._settled(sums, plainly, told)
        if found.money or found.asked:
            return found
        alone = [one for one in sums if one.key(self.known) == AMOUNT]  # the total of nothing
        return _Sorted(alone, [one for one in sums if one not in alone], [])

    def _settled(self, sums: list[Head], plainly: list[Head], told: list[Head]) -> _Sorted:
        maybe = [one for one in self.heads if one not in sums and self._maybe(one)]
        asked = [one for one in told if self._in_doubt(one, told)]
        told = [one for one in told if one not in asked]
        clauses = [one for one in maybe if self._is_clause(one)]
        whole = [one for one in plainly if self._adds_up(one, told + clauses)]
        plainly = [one for one in plainly if one not in whole]
        sums = [*sums, *whole]
        if told or not plainly:
            told += [
                one
                for one in clauses
                if self._is_money(one, told + clauses, sums) and not _twin(one, clauses)
            ]
        asked += [
            one
            for one in maybe
            if one not in told
            and self.figures(one)
            and (told or one in clauses or not stands_beside(one))
        ]
        if len(plainly) > 1 or (told and not self._has(MATTER)):
            asked += [one for one in plainly if not self.said_now(one)]
        money = [one for one in self.heads if one in (*told, *plainly) and one not in asked]
        return _Sorted(money, sums, asked)

    def _in_doubt(self, head: Head, told: Sequence[Head]) -> bool:
        """An amount of a group that may be no payment (申报情况), or the same as another of its group."""
        if self.said(head) or not is_amount(head.own):
            return False
        twice = sum(one.start == head.start for one in told) > 1
        return twice or self._mixed(head) or bool(BESIDE.search(plain(head.group)))

    def _mixed(self, head: Head) -> bool:
        """An amount that does not say which, below words that speak of a recovery too: 兑现及追回情况."""
        return without_unit(head.own) in EITHER and bool(RECOVERY.search(plain(head.group)))

    def _is_clause(self, head: Head) -> bool:
        return amount_above(head, self.known) or self._names_matter(head)

    def _is_sum(self, head: Head) -> bool:
        words = head.group if is_amount(head.own) and head.group else head.own
        sums = SUM.fullmatch(without_unit(words)) or SUM.fullmatch(without_unit(head.own))
        return head.key(self.known) == TOTAL or (bool(sums) and self.figures(head))

    def _maybe(self, head: Head) -> bool:
        """A column nobody has said anything of, whose heading or unit speaks of money."""
        own = plain(head.own)
        if head.key(self.known) or self.said(head):
            return False
        if PART.fullmatch(own) and not RECOVERY.search(own):
            return False
        if self._has_unit(head) or amount_above(head, self.known):
            return True
        moved = MOVED.search(own) and not BESIDE.search(own)
        return bool(moved or self._names_matter(head)) and not COUNTED.search(own)

    def _has_unit(self, head: Head) -> bool:
        return bool(tail_of(head.own) or tail_of(head.group))

    def _names_matter(self, head: Head) -> bool:
        return not BESIDE.search(plain(head.own)) and bool(understood(matter_of(head)).matters)

    def _is_money(self, head: Head, others: Sequence[Head], sums: Sequence[Head]) -> bool:
        """The unit says so, or what stands above, or a total column that adds these columns up."""
        if BESIDE.search(plain(head.own)):
            return False
        stated = self._has_unit(head) or unit_of("", self.title).unit
        counted = amount_above(head, self.known)
        return bool(stated) or counted or any(self._adds_up(one, others) for one in sums)

    def _adds_up(self, whole: Head, parts: Sequence[Head]) -> bool:
        """Whether a column is the sum of others in every row, and of several in at least one."""
        several = False
        for row in self.rows:
            found = [number_in(row, one.place) for one in parts]
            if number_in(row, whole.place) != sum(found):
                return False
            several = several or sum(map(bool, found)) >= SPANNED
        return several

    def _has(self, key: str) -> bool:
        return any(one.key(self.known) == key for one in self.heads)

    def bound(self, money: Sequence[Head]) -> dict[int, dict[str, int]]:
        """The columns that belong to the amount beside them, by the place their group begins."""
        if len(money) < SPANNED:
            return {}
        free = {*HOLDERS, NUMBER, AMOUNT, RECOVERED, TOTAL, ""}
        return {
            one.start: {
                key: each.place
                for each in of_group(self.heads, one)
                if (key := each.key(self.known)) not in free
            }
            for one in money
            if one.group
        }

    def key(self, head: Head, found: _Sorted) -> str:
        """What a column is taken for, as the clerk sees it."""
        if head in found.asked:
            return ""
        if head in found.money:
            return RECOVERED if head in found.recovered else AMOUNT
        if head in found.sums:
            return TOTAL
        key = head.key(self.known)
        return "" if key in (AMOUNT, RECOVERED, TOTAL) else key


def _twin(head: Head, others: Sequence[Head]) -> bool:
    """Whether another column says the same matter: the money may stand there twice (核算, 到账)."""
    said = understood(matter_of(head))
    return bool(said.matters) and any(
        one.place != head.place and one.group == head.group and understood(matter_of(one)) == said
        for one in others
    )


def matter_of(head: Head) -> str:
    """What the payments of a column are for, as far as its heading tells; the group above it helps."""
    own = "" if is_amount(head.own) or YEAR.fullmatch(plain(head.own)) else without_unit(head.own)
    group = "" if is_amount(head.group) else without_unit(head.group)
    if YEAR.fullmatch(group):
        group = ""
    both = group + own
    told = [words for words in (own, both) if len(understood(words).matters) == 1]
    return told[0] if told else own if understood(own).matters else both


def _money(head: Head, title: str, own: Mapping[str, int], wide: bool) -> Money:
    own_unit, written = tail_of(head.own), tail_of(head.own) or tail_of(head.group)
    unit = unit_of(head.own, "") if own_unit else unit_of(head.group, title)
    years = {
        int(found[1])
        for words in (head.own, head.group)
        if (found := YEAR.fullmatch(without_unit(words)))
    }
    year = years.pop() if len(years) == 1 else None
    matter = matter_of(head)
    if not wide and not understood(matter).matters:
        matter = ""
    return Money(head.place, head.name, unit, matter, year, own, written=written)


def _recovered(column: Money) -> Money:
    """The column of what was taken back: for which matter the row says, not the words for the recovery."""
    said = understood(column.matter)
    return replace(column, recovered=True, matter=column.matter if said.matters else TAKEN_BACK)


def _words(reading: _Reading, heads: Sequence[Head], found: _Sorted) -> dict[int, str]:
    """The heading in the words of the program, by place; of the amounts the first stands for all."""
    written: dict[int, str] = {}
    amounts = [one.place for one in (found.money or found.asked)]
    for head in heads:
        key = reading.key(head, found)
        if key not in (AMOUNT, RECOVERED, TOTAL, ""):
            written[head.place] = LABELS[key]
    return written | dict.fromkeys(amounts[:1], LABELS[AMOUNT])


def _refuse_twice(
    sheet: str, number: int, heads: Sequence[Head], written: Mapping[int, str]
) -> None:
    seen: dict[str, str] = {}
    for head in heads:
        words = written.get(head.place)
        if words and words in seen:
            raise Problem(
                f"工作表“{sheet}”第 {number} 行的表头“{head.name}”与“{seen[words]}”重复，不能确定用哪一列。",
                "请删去或改名其中一列，再导入。",
            )
        if words:
            seen[words] = head.name


def _rewritten(
    sheet: Sheet, index: int, left_out: Collection[int], written: Mapping[int, str]
) -> Sheet:
    """The sheet with one heading row, without its other rows and its repetitions (`left_out`)."""
    number, cells = sheet.rows[index]
    width = max(len(cells), *(place + 1 for place in written)) if written else len(cells)
    heading: Row = (number, [written.get(place, "") for place in range(width)])
    rows = [heading if row[0] == number else row for row in sheet.rows if row[0] not in left_out]
    return Sheet(sheet.name, rows)
