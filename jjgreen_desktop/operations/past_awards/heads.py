"""One column's heading: its own words, and those of the groups it stands below, in a heading of one row or several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row
from jjgreen_desktop.operations.past_awards.headings import (
    AMOUNT,
    CODE,
    NAME,
    UNIT_ALONE,
    tail_of,
)

VAGUE = ("名称",)  # of what, the group says
HOLDERS = frozenset((NAME, CODE))


@dataclass(frozen=True, slots=True)
class Head:
    """One column's heading: its own words, those of the groups above it, and where the nearest begins.

    `name` is how the column is spoken of: the own words, with the groups when they stand there twice or
    say little (项目·名称). `depth`: how many rows of the heading speak of it.
    """

    place: int
    own: str
    groups: tuple[str, ...] = ()  # the upper one first
    start: int = -1
    name: str = ""
    depth: int = 1

    @property
    def group(self) -> str:
        """The words of every group above it, "" without any."""
        return "".join(self.groups)

    @property
    def stating(self) -> str:
        """The nearest words that state a unit of money, "" without any."""
        return next((one for one in (self.own, *reversed(self.groups)) if tail_of(one)), "")

    def key(self, known: Mapping[str, str]) -> str:
        """What the column is; "" when nobody knows."""
        near = "".join(self.groups[-1:]) + self.own
        own = (near, self.own) if plain(self.own) in VAGUE else (self.own, near)
        for words in (self.name, *own, self.group + self.own):
            if plain(words) in known:
                return known[plain(words)]
        return ""


def single(row: Row) -> list[Head]:
    """The columns of a heading in one row."""
    return [Head(place, str(cell)) for place, cell in enumerate(row[1]) if is_word(cell)]


def is_word(cell: Cell) -> bool:
    """Text that says something."""
    return isinstance(cell, str) and bool(cell.strip())


def at(cells: Sequence[Cell], place: int) -> str:
    """The words at a place, "" for nothing."""
    cell = cells[place] if place < len(cells) else None
    return str(cell).strip() if cell is not None else ""


@dataclass(eq=False)
class _Level:
    """One row of a heading, while its columns are gone through: the group that reaches over this one."""

    cells: Sequence[Cell]
    words: str = ""
    start: int = -1

    def begin(self, place: int, *, reaches: bool) -> None:
        """What stands here is a group, when something stands below it; else a column of its own."""
        self.words, self.start = (at(self.cells, place), place) if reaches else ("", -1)

    def end(self) -> None:
        """No group reaches any further."""
        self.words, self.start = "", -1


@dataclass
class Stacked:
    """The rows of a heading, one below the other: the columns with the words of all; `whole` unless one stands below nothing."""

    rows: Sequence[Sequence[Cell]]
    heads: list[Head] = field(default_factory=list)
    whole: bool = True

    def __post_init__(self) -> None:
        levels = [_Level(cells) for cells in self.rows]
        for place in range(max(map(len, self.rows), default=0)):
            if (head := self._head(levels, place)) is not None:
                self.heads.append(head)

    def _head(self, levels: Sequence[_Level], place: int) -> Head | None:
        """The column at a place; None, and every group ends, where nothing stands."""
        told = [level for level in levels if at(level.cells, place)]
        if not told:
            for level in levels:
                level.end()
            return None
        _pass(levels, told, place)
        own = at(told[-1].cells, place)
        upper = [level for level in levels[: levels.index(told[-1])] if level.words]
        self.whole = self.whole and (told[-1] is levels[0] or levels[0] in upper)
        depth = len(upper) + 1
        if len(told) > 1 and UNIT_ALONE.fullmatch(plain(own)):
            own = at(told[-2].cells, place) + own
            upper.remove(told[-2])
        start = upper[-1].start if upper else -1
        return Head(place, own, tuple(level.words for level in upper), start, depth=depth)


def _pass(levels: Sequence[_Level], told: Sequence[_Level], place: int) -> None:
    """Take every row to a place: what stands above ends the groups below it."""
    for depth, level in enumerate(levels):
        if level in told:
            level.begin(place, reaches=level is not told[-1])
            for lower in levels[depth + 1 :]:
                lower.end()


def named(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The columns with what each is called."""
    own = [plain(head.own) for head in heads]
    twice = {word for word in own if own.count(word) > 1 or word in VAGUE}
    return tuple(
        replace(head, name="·".join((*head.groups, head.own)))
        if head.groups and plain(head.own) in twice
        else replace(head, name=head.own)
        for head in heads
    )


def of_group(heads: Sequence[Head], head: Head) -> list[Head]:
    """The columns that stand under the same words of the upper row; none for a column without any."""
    return [one for one in heads if head.groups and one.start == head.start]


def amount_above(head: Head, known: Mapping[str, str]) -> bool:
    """Whether the upper rows say that amounts stand here (奖励金额（万元） over several columns)."""
    return any(known.get(plain(group)) == AMOUNT for group in head.groups)
