"""The cells of an old ledger that are one over several rows: what the first row says, the others say too."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from jjgreen_desktop.operations.importing.sheets import Cell, Row, Sheet
from jjgreen_desktop.operations.past_awards.cells import cell_at


class MergedCells:
    """Of the rows below a heading; looked up by row number and place."""

    def __init__(self, sheet: Sheet, heading_row: int) -> None:
        self._rows = {row[0]: row for row in sheet.rows} if sheet.merged else {}
        self._spans: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by place
        for first, place, last in sorted(sheet.merged):
            if first > heading_row:
                self._spans[place].append((first, last))

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._spans)

    def above(self, number: int, place: int) -> tuple[int, Cell]:
        """The row a cell is merged with from above, and what stands there; 0 and None for no such cell."""
        first, _ = self._span(number, place)
        if first == number or first not in self._rows:
            return 0, None
        return first, cell_at(self._rows[first], place)

    def below(self, number: int, place: int) -> Iterator[Row]:
        """The further rows of a cell that begins in a row."""
        first, last = self._span(number, place)
        if first == number:
            yield from (self._rows[one] for one in range(first + 1, last + 1) if one in self._rows)

    def _span(self, number: int, place: int) -> tuple[int, int]:
        spans = self._spans.get(place, [])
        found = bisect_right(spans, (number, 1 << 30)) - 1
        return spans[found] if found >= 0 and spans[found][1] >= number else (0, 0)
