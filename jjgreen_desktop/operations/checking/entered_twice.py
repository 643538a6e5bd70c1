"""One paper entered twice: another record of the firm that says the same, wherever both say anything."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.operations.checking.general import label
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office

# Kinds of which a firm may have several; all others are asked about by what they may have once.
ASKED: tuple[type[Record], ...] = (
    *(Loan, EnergySystem, PerformanceContract, Pilot, Platform, SpecialCase, OutsideAward),
)
TELLING = (Kind.DATE, Kind.MONEY)  # a name alone is that of a record still to be filled in
APART = frozenset({"note", "paid_fen", "paid_on"})  # added to one of the two since
NUMBER = "contract_number"  # asked about by itself


def entered_twice(office: Office, one: Record) -> Iterator[Finding]:
    """核实性 when what is known of the record is known of another of its firm, a day or an amount among it."""
    owner = one.__dict__.get("enterprise")
    kin = office.find(type(one), enterprise=owner) if owner and type(one) in ASKED else ()
    for other in (each for each in kin if each.id != one.id):
        if told := _said_by_both(one, other):
            yield _found(one, other, told)


def _said_by_both(one: Record, other: Record) -> list[Field]:
    """The days and amounts that both say; none when they say different things anywhere, or the same number."""
    mine, theirs = one.__dict__, other.__dict__
    both = [f for f in _compared(type(one)) if _known(mine[f.key]) and _known(theirs[f.key])]
    if any(f.key == NUMBER or _as_read(mine[f.key]) != _as_read(theirs[f.key]) for f in both):
        return []
    return [entry for entry in both if entry.kind in TELLING]


@cache
def _compared(model: type[Record]) -> tuple[Field, ...]:
    return tuple(entry for entry in fields_of(model) if entry.key not in APART)


def _known(value: object) -> bool:
    return value not in (None, "", ())


def _as_read(value: Any) -> Any:
    return plain_name(value) if isinstance(value, str) else value


def _found(one: Record, other: Record, told: list[Field]) -> Finding:
    said = "、".join(entry.label for entry in told)
    return Finding(
        Grade.VERIFY,
        label(one, told[0].key),
        f"这家企业已登记过一条{one.label}“{other.title()}”，{said}等都相同。",
        "同一份材料登记两次，会重复计奖。",
        "请对照原件核对；是同一份的请删去一条，不是的请写明不同之处。",
        check="entered_twice",
    )
