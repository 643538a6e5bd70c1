"""The award clauses, one module each.

To add a clause: write its module with `lines(reading) -> list[Line]`, and enter it here.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jjgreen_desktop.policy.clauses import (
    diagnosis,
    energy_management,
    listing,
    loan,
    performance_contract,
    pilot,
    platform,
    rating,
    retrofit,
    solid_waste,
    special_case,
    titles,
)
from jjgreen_desktop.policy.line import Line, Reading

CLAUSES: Mapping[str, Callable[[Reading], list[Line]]] = MappingProxyType(
    {
        "1": diagnosis.lines,
        "2.1": retrofit.lines,
        "2.2": loan.lines,
        "3": titles.lines,
        "4": pilot.lines,
        "5.1": platform.lines,
        "5.2": energy_management.lines,
        "5.3": performance_contract.lines,
        "6.1": rating.lines,
        "6.2": listing.lines,
        "7": solid_waste.lines,
        "8": special_case.lines,
    }
)
