"""附件2（二）: how many holders each county has, by the rulings annex2-count, annex2-levels, annex2-leaders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy.annex2_holders import HolderRef, Holders, Listed
from jjgreen_desktop.policy.annex2_tables import TitleColumn
from jjgreen_desktop.policy.clauses.title_history import span
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Rulings

COUNTED = ("valid", "renamed")  # removed and expired titles are out, an unknown status is no pass


@dataclass(frozen=True, slots=True)
class TitleCell:
    """One cell: the official string ("" is blank, not 0), the actual count, what is still needed.

    `actual` is None where nothing is registered and no list was imported. `gap` is target minus actual:
    above 0 still needed, below 0 exceeded; None when either is not known.
    """

    column: str
    official: str
    actual: int | None
    gap: int | None
    holders: tuple[HolderRef, ...]


@dataclass(frozen=True)
class Counts:
    """The titles that count, and those that do not with the reason (status, date) for the notes."""

    pack: Pack
    rulings: Rulings
    holders: Holders
    counted: tuple[Title, ...]
    left_out: dict[str, int]

    @classmethod
    def of(
        cls, pack: Pack, rulings: Rulings, on: date, titles: Iterable[Title], holders: Holders
    ) -> "Counts":
        """Titles published by the day `on` and still valid; with annex2-count = new since 2025 only."""
        since = date(pack.energy.base_year + 1, 1, 1)
        new = rulings.choice("annex2-count") == "new"
        counted, left_out = [], dict[str, int]()
        for title in titles:
            reason = _left_out(title, on, since if new else None)
            if reason is None:
                counted.append(title)
            elif reason:
                left_out[reason] = left_out.get(reason, 0) + 1
        return cls(pack, rulings, holders, tuple(counted), left_out)

    def cells(
        self, official: Sequence[str], county: str | None, lists: Listed
    ) -> tuple[TitleCell, ...]:
        """The cells of one row; county None: of the whole city, holders without county included."""
        columns = self.pack.titles.column
        return tuple(
            self._cell(column, printed, county, lists)
            for column, printed in zip(columns, official, strict=True)
        )

    def totals(self, lists: Listed) -> tuple[TitleCell, ...]:
        """The city's actual counts; the official table prints none."""
        return self.cells([""] * len(self.pack.titles.column), None, lists)

    def homeless(self) -> list[HolderRef]:
        """Holders without a county of the city that stand behind a column."""
        found = {ref for c in self.pack.titles.column for ref, _ in self._entries(c, None)}
        return sorted(ref for ref in found if self.holders.county(ref) is None)

    def _cell(
        self, column: TitleColumn, official: str, county: str | None, lists: Listed
    ) -> TitleCell:
        entries = self._entries(column, county)
        refs = sorted({ref for ref, _ in entries})
        both = self.rulings.choice("annex2-leaders") == "two"
        count = len(entries) if both else len(refs)
        known = count > 0 or lists.complete_for(column.kinds, column.level)
        actual = count if known else None
        gap = int(official) - count if official and known else None
        return TitleCell(column.key, official, actual, gap, tuple(refs))

    def _entries(self, column: TitleColumn, county: str | None) -> set[tuple[HolderRef, str]]:
        """Holders, not list rows: each holder once for each kind."""
        found = self._holding(column, column.level)
        if column.level != "national":
            national = self._holding(column, "national")
            both = self.rulings.choice("annex2-levels") == "yes"
            found = found | national if both else found - national
        return {
            (ref, kind)
            for ref, kind in found
            if county is None or self.holders.county(ref) == county
        }

    def _holding(self, column: TitleColumn, level: str) -> set[tuple[HolderRef, str]]:
        return {
            (self.holders.behind(title), title.kind or "")
            for title in self.counted
            if title.kind in column.kinds and title.level == level
        }


def _left_out(title: Title, on: date, since: date | None) -> str | None:
    """Why a title does not count: None it counts, "" it plainly does not, else words for a note."""
    published = span(title)
    if title.status == "removed" or (published and published[0] > on):
        return ""
    if title.status not in COUNTED:
        return "已到期" if title.status == "expired" else "状态未填"
    if since is None:
        return None
    if published is None:
        return "公布日期未填"
    return None if published[0] >= since else ""
