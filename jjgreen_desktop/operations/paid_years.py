"""Which year's pool a payment draws on: its own year's, and no pool of the measures when it came before them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.policy.facts import Payable


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the payments on a record draw on one year's pool, in 分; `undated` of them nobody can tell."""

    fen: int
    undated: int = 0


class PaidYears:
    """The payments that ledgers brought, by the record they went into. `first` is the measures' first day."""

    def __init__(self, past: Iterable[PastAward], first: date) -> None:
        self._first = first
        self._past: dict[tuple[str | None, str | None], list[PastAward]] = defaultdict(list)
        for one in past:
            self._past[one.of_noun, one.of].append(one)

    def drawn(self, record: Payable, paid_on: date | None, year: int) -> Drawn | None:
        """What a record's payments draw on a year; None when no ledger says more than the record does."""
        past = self._past.get((record.noun, record.id))
        if not past:
            return None
        rest = (record.paid_fen or 0) - sum(one.signed_fen for one in past)
        paid = [(one.paid_on, one.year, one.signed_fen) for one in past]
        paid += [(paid_on, None, rest)] if rest else []
        told = [(self._year(day, known), fen) for day, known, fen in paid]
        return Drawn(
            sum(fen for drawn_on, fen in told if drawn_on == year),
            sum(fen for drawn_on, fen in told if drawn_on is None),
        )

    def before(self, paid_on: date) -> bool:
        """Whether money paid on this day came before the measures."""
        return paid_on < self._first

    def _year(self, day: date | None, year: int | None) -> int | None:
        """The year of the pool, 0 for none, None when it cannot be told: of the first year, or of no year."""
        if day:
            return 0 if self.before(day) else day.year
        if year is None or year == self._first.year:
            return None
        return year if year > self._first.year else 0
