"""The extents the window offers for an export: everything, a county, a saved view of firms, one firm or park."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.exchange.register_cover import not_within
from jjgreen_desktop.operations import views
from jjgreen_desktop.operations.exporting.choosing import of_county, of_listing, of_owner
from jjgreen_desktop.operations.exporting.extent import ALL, Extent, counts, left_out
from jjgreen_desktop.operations.office import Office


@dataclass(frozen=True, slots=True)
class Choice:
    """One extent: how it is called, and what it is when asked for."""

    label: str
    extent: Callable[[Office], Extent]


@dataclass(frozen=True, slots=True)
class Counted:
    """What an extent holds: rows by kind, and what is not in it, in sentences."""

    said: str
    counts: dict[str, int]
    not_within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The choices, and what the first of them holds."""

    choices: tuple[Choice, ...]
    counted: Counted


def offered(office: Office, owner: tuple[str, str] | None) -> Offer:
    """The extents there are; the one with noun and id of `owner` first."""
    choices = (*_one(office, owner), Choice(ALL, lambda _office: Extent()), *_several(office))
    return Offer(choices, counted(office, choices[0]))


def counted(office: Office, choice: Choice) -> Counted:
    """What a choice holds. Raises Problem when its view is broken."""
    extent = choice.extent(office)
    within = tuple(not_within(extent, left_out(office)))
    return Counted(extent.said, counts(office, extent.owners), within)


def _one(office: Office, owner: tuple[str, str] | None) -> Iterator[Choice]:
    for model in (Enterprise, Park):
        if owner and owner[0] == model.noun and (found := office.store.get(model, owner[1])):
            yield Choice(found.title(), lambda _office, found=found: of_owner(found))  # type: ignore[misc]


def _several(office: Office) -> Iterator[Choice]:
    """Counties where there are several, and the views of the list of firms."""
    for county in () if office.county else office.pack.counties:
        yield Choice(county.key, lambda here, key=county.key: of_county(here, key))  # type: ignore[misc]
    for view in views.views(office, Enterprise.noun):
        yield Choice(
            f"已存视图“{view.title()}”",
            lambda here, view=view: of_listing(here, views.opened(Enterprise, view)),  # type: ignore[misc]
        )
