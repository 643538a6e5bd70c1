"""How a stored value is shown in a list: all that the first one needs of the reference tables."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field

if TYPE_CHECKING:
    from jjgreen_desktop.operations.office import Office
    from ui.worker import Progress

INDUSTRY = "industry"


def shown(field: Field, stored: Any, industries: Mapping[str, str]) -> str:
    """A stored value in words, with the industries at hand: all that the list needs."""
    if stored is None:
        return values.UNKNOWN
    if field.picker == INDUSTRY and stored in industries:
        return industries[stored]
    return values.show(field, stored)


def read_industries(office: "Office", _progress: "Progress") -> dict[str, str]:
    """Every industry's code and name by its code, gathered in the worker."""
    return {one.code: one.title() for one in office.reference.industries.values()}
