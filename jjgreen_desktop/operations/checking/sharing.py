"""Who else has the phone or account of a firm, or the number of a paper: a few by name, of more how many."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checking.general import SHARED, label
from jjgreen_desktop.operations.numbers import numbers_in
from jjgreen_desktop.operations.office import Office

R = TypeVar("R", bound=Record)
NAMED = 3  # of many that share a number


def others_with(
    office: Office,
    holder: Record,
    key: str,
    model: type[R],
    own: Sequence[R] = (),
) -> tuple[int, list[R]]:
    """How many others of a kind have a number of the holder's field, and the first of them, at most `NAMED`.

    `own` are records that are the holder itself under another kind. An agent's number stands on thousands: they
    are counted, not read.
    """
    numbers = numbers_in(key, holder.__dict__[key])
    if not numbers:
        return 0, []
    count, first = office.holding(model, key, numbers, NAMED + len(own) + 1)
    if not count:
        return 0, []
    itself = [one for one in (*own, *_before(office, holder, model)) if _has(one, key, numbers)]
    ids = {one.id for one in itself}
    return count - len(itself), [one for one in first if one.id not in ids][:NAMED]


def _before(office: Office, holder: Record, model: type[R]) -> list[R]:
    """The holder as it is registered, which may not be asked for among what an import has read."""
    if not isinstance(holder, model) or not holder.id:
        return []
    found = office.get(model, holder.id) or office.store.get(model, holder.id)
    return [found] if found else []


def _has(one: Record, key: str, numbers: set[str]) -> bool:
    return bool(numbers & numbers_in(key, one.__dict__[key]))


def same_number(
    holder: Record, key: str, named: Sequence[str], count: int, of: type[Record] = Enterprise
) -> Finding:
    """核实性 for an account, 提示性 for a phone, that `count` others have too, of whom the first are named.

    `of` is what the others are.
    """
    grade, why, fix = SHARED[key]
    others = "".join(f"“{name}”" for name in named)
    more = f"等 {count} 家{of.label}" if count > len(named) else ""
    kind = "" if isinstance(holder, of) else of.label
    what = f"与{kind}{others}{more}的{label(holder, key)}相同。"
    return Finding(grade, label(holder, key), what, why, fix, check=f"same_{key}")


def told_of(office: Office, one: Record, key: str) -> Iterator[str]:
    """The other records of the kind with the paper of this one, each as “…”; of very many a few and their number."""
    count, first = others_with(office, one, key, type(one))
    named = [f"“{other.title()}”" for other in first]
    yield from named if count <= NAMED else (f"{''.join(named)}等 {count} 条",)
