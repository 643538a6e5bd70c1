"""The condition for names that may read the same as one: the engine passes over the others, and loses none that does."""

from functools import cache
from itertools import pairwise

from jjgreen_desktop.domain.visible import one_line
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.ports import Change

FORMER = "former_names"
Clause = tuple[str, tuple[str, ...]]
Span = tuple[str, str]  # names from the first to before the second, as the engine orders them
# First and last of those that read as one character whatever stands beside them. All others may read as anything.
ORDINARY = (("!", "~"), ("一", "鿿"), ("！", "～"))
MOST_KEPT = 1_000  # names whose answer is kept, and rows of one
MOST_PLACES = 8  # of a name that are looked at: those that go on alike are few


def renames(change: Change) -> bool:
    """Whether a row has another name, or other former names, than before."""
    before, after = change.before or {}, change.after or {}
    return any(before.get(key) != after.get(key) for key in ("name", FORMER))


def condition(name: str, of_old: bool) -> Clause:
    """What holds of every row whose name reads like `name` (`names.plain_name`), and of few others.

    `of_old`: of every row with former names too.
    """
    outside, values = _outside(_others("".join(one_line(name).split())))
    return f"({outside} OR {FORMER} IS NOT NULL)" if of_old else outside, values


def _others(name: str) -> list[Span]:
    """Names that are surely others, in order: like it to a place, there an ordinary character that reads otherwise."""
    spans: list[Span] = []
    for place, character in enumerate(name[:MOST_PLACES]):
        if not _ordinary(character):  # é may be written e with an accent beside it
            return sorted(spans)
        start = name[:place]
        spans += ((start + first, start + beyond) for first, beyond in _unlike(character))
    if len(name) <= MOST_PLACES:
        spans += ((name + first, name + chr(ord(last) + 1)) for first, last in ORDINARY)
    return sorted(spans)


def _ordinary(character: str) -> bool:
    return any(first <= character <= last for first, last in ORDINARY)


@cache
def _unlike(character: str) -> list[Span]:
    """The ordinary characters that read otherwise, as runs with the one beyond each."""
    alike = [ord(each) for each in _alike(plain_name(character))]
    found = []
    for first, last in _asked_about(character):
        start, beyond = ord(first), ord(last) + 1
        edges = [start - 1, *(each for each in alike if start <= each < beyond), beyond]
        found += [(chr(low + 1), chr(high)) for low, high in pairwise(edges) if low + 1 < high]
    return found


def _asked_about(character: str) -> tuple[Span, ...]:
    """Full width seldom stands where the name has none: those few are let through, which is quicker."""
    return ORDINARY if character >= ORDINARY[2][0] else ORDINARY[:2]


def _alike(plain: str) -> str:
    return _ordinary_by_reading().get(plain, plain)


@cache
def _ordinary_by_reading() -> dict[str, str]:
    """What is ordinary and not Chinese, by how it reads: half and full width, capitals, brackets."""
    found: dict[str, str] = {}
    for first, last in (ORDINARY[0], ORDINARY[2]):
        for each in map(chr, range(ord(first), ord(last) + 1)):
            found[plain_name(each)] = found.get(plain_name(each), "") + each
    return found


def _outside(spans: list[Span]) -> Clause:
    """That a name is in none of the spans, which are in order and apart; halved, for half a million rows are asked."""
    if not spans:
        return "1", ()
    middle = len(spans) // 2
    before, values = _outside(spans[:middle])
    after, more = _outside(spans[middle + 1 :])
    case = f"CASE WHEN name < ? THEN {before} WHEN name < ? THEN 0 ELSE {after} END"
    first, beyond = spans[middle]
    return case, (first, *values, beyond, *more)
