"""Which columns of an old ledger are payments for certain, which are totals or recoveries, and which must be asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Row
from jjgreen_desktop.operations.past_awards.amount_columns import matter_of
from jjgreen_desktop.operations.past_awards.cells import cell_at, is_figure, number_in
from jjgreen_desktop.operations.past_awards.column_words import (
    BESIDE,
    COUNTED,
    EITHER,
    MOVED,
    PART,
    RECOVERIES,
    SUM,
    of_other_money,
    stands_beside,
)
from jjgreen_desktop.operations.past_awards.headings import (
    AMOUNT,
    DAY,
    DOCUMENT,
    MATTER,
    NUMBER,
    RECOVERED,
    TOTAL,
    YEAR,
    is_amount,
    unit_of,
    without_unit,
)
from jjgreen_desktop.operations.past_awards.heads import HOLDERS, Head, amount_above, of_group
from jjgreen_desktop.operations.past_awards.words import RECOVERY, understood

OF_PAYMENT = frozenset((DAY, YEAR, DOCUMENT))
SPANNED = 2  # amounts in one row that a sum must add up to be known by it


@dataclass(frozen=True, slots=True)
class Sorted:
    """The columns by what is certain of them."""

    money: list[Head]
    sums: list[Head]
    asked: list[Head]
    recovered: list[Head] = field(default_factory=list)  # of the money


@dataclass
class Columns:
    """The columns of a table, looked at with its rows; what clerks have settled goes first."""

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

    def sorted(self) -> Sorted:
        """Which columns are payments for certain, which are totals, and which must be asked."""
        sums = [head for head in self.heads if self._is_sum(head)]
        back = [head for head in self.heads if head not in sums and self._recovers(head)]
        found = self._paid(sums, [one for one in self.heads if one not in (*sums, *back)])
        money = [one for one in self.heads if one in (*found.money, *back)]
        return replace(found, money=money, recovered=back)

    def _recovers(self, head: Head) -> bool:
        """Amounts that were taken back, as their heading says or the group above it."""
        key = head.key(self.known)
        if not any(RECOVERIES.fullmatch(without_unit(group)) for group in head.groups):
            return key == RECOVERED
        mine = key in (AMOUNT, RECOVERED) or (not key and not self.said(head))
        return mine and self.figures(head) and not COUNTED.search(plain(head.own))

    def _paid(self, sums: list[Head], heads: list[Head]) -> Sorted:
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
        return Sorted(alone, [one for one in sums if one not in alone], [])

    def _settled(self, sums: list[Head], plainly: list[Head], told: list[Head]) -> Sorted:
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
        return Sorted(money, sums, asked)

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
        groups = head.groups if is_amount(head.own) else ()
        sums = any(SUM.fullmatch(without_unit(words)) for words in (head.own, *groups))
        return head.key(self.known) == TOTAL or (sums and self.figures(head))

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
        return bool(head.stating)

    def _names_matter(self, head: Head) -> bool:
        return not BESIDE.search(plain(head.own)) and bool(understood(matter_of(head)).matters)

    def _is_money(self, head: Head, others: Sequence[Head], sums: Sequence[Head]) -> bool:
        """The unit says so, or what stands above, or a total column that adds these columns up."""
        if stands_beside(head):  # 应兑现 over the matters: not what was paid
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

    def key(self, head: Head, found: Sorted) -> str:
        """What a column is taken for, as the clerk sees it."""
        if head in found.asked:
            return ""
        if head in found.money:
            return RECOVERED if head in found.recovered else AMOUNT
        if head in found.sums:
            return TOTAL
        key = head.key(self.known)
        beside = key in OF_PAYMENT and of_other_money(head) and not self.said(head)
        return "" if beside or key in (AMOUNT, RECOVERED, TOTAL) else key


def _twin(head: Head, others: Sequence[Head]) -> bool:
    """Whether another column says the same matter: the money may stand there twice (核算, 到账)."""
    said = understood(matter_of(head))
    return bool(said.matters) and any(
        one.place != head.place and one.group == head.group and understood(matter_of(one)) == said
        for one in others
    )
