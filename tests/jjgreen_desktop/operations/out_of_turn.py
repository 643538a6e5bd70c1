"""What the tests of taking back out of turn do: write, by number, and be refused without anything moving."""

from typing import Any, TypeVar

import pytest

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.taking_back import take_back
from jjgreen_desktop.operations.totals import totals

R = TypeVar("R", bound=Record)
WAN = 1_000_000  # 分


def last(office: Office) -> int:
    """The number of the write done last."""
    return office.store.history(1)[0].seq


def register(office: Office, record: Record) -> int:
    """Returns the number of the write."""
    save(office, record)
    return last(office)


def change(office: Office, record: R, **known: Any) -> int:
    """Change it as it stands; returns the number of the write."""
    now = office.store.get(type(record), record.id)
    assert now is not None
    return register(office, now.model_copy(update=known))


def wan(office: Office) -> float:
    """What all lines come to, in 万元."""
    return totals(office).total_fen() / WAN


def refused(office: Office, seq: int, first: int, words: str) -> InTheWay:
    """Taking `seq` back names `first` and moves nothing."""
    before, at = wan(office), last(office)
    with pytest.raises(InTheWay, match=words) as told:
        take_back(office, seq)
    assert (told.value.first, told.value.back) == (first, True)
    assert (wan(office), last(office)) == (before, at)
    return told.value
