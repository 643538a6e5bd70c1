"""What was written since some time, as far as that is little: who reads in turns, or reads on, takes it in."""

from typing import NamedTuple

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Change

MOST = 200  # writes since, and changes of each; of more, all is read again


class News(NamedTuple):
    """The changes since, the latest write first; `seq` is the number of the last write."""

    seq: int
    changes: list[Change]


def last(office: Office) -> int:
    """The number of the last write; 0 when there was none."""
    newest = office.store.history(1)
    return newest[0].seq if newest else 0


def since(office: Office, seq: int) -> News | None:
    """What was written after the write `seq`; None when that is much."""
    later = [entry.seq for entry in office.store.history(MOST) if entry.seq > seq]
    changes: list[Change] = []
    for each in later:
        some = office.store.changes(each, MOST)
        changes += some
        if len(some) == MOST or len(changes) > MOST * 10:
            return None
    return None if len(later) == MOST else News(max((seq, *later)), changes)
