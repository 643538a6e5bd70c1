"""What every operation works with: the store, the policy pack, the reference tables and the day."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from jjgreen_desktop.operations.reference import Reference

if TYPE_CHECKING:  # start-up: the list is painted before the policy is read
    from jjgreen_desktop.domain.record import Record
    from jjgreen_desktop.operations.in_force import InForce
    from jjgreen_desktop.operations.ports import Store
    from jjgreen_desktop.operations.standing import Kept
    from jjgreen_desktop.policy.pack import County, Pack
    from jjgreen_desktop.policy.rulings import Made

R = TypeVar("R", bound="Record")
CITY = "市本级"


@dataclass(frozen=True)
class Office:
    """One county's (or the city's) desk. `today` is the one clock; tests inject theirs.

    `read_pack` gives the pack that ships, the same at every call, and reads it at the first;
    `read_pack_files` the files it was read from, by their path inside it.
    """

    store: "Store"
    read_pack: "Callable[[], Pack]"
    reference: Reference
    today: Callable[[], date] = date.today
    read_pack_files: Callable[[], dict[str, bytes]] = dict

    @property
    def pack(self) -> "Pack":
        """The policy pack in force today. Raises Problem when it does not hold together."""
        return self.pack_on(self.today())

    @cached_property
    def in_force(self) -> "InForce":
        """Packs and rulings by the day they hold."""
        from jjgreen_desktop.operations.in_force import InForce

        return InForce(self.store, self.read_pack, self.read_pack_files)

    @cached_property
    def kept(self) -> "Kept":
        """Everyone's lines as last worked out."""
        from jjgreen_desktop.operations.standing import Kept

        return Kept()

    def pack_on(self, day: date) -> "Pack":
        """The policy pack in force on a day: old years keep theirs."""
        return self.in_force.pack(day)

    def pack_files_on(self, day: date) -> dict[str, bytes]:
        """The files of the policy pack in force on a day, by their path inside it."""
        return self.in_force.files(day)

    def rulings_on(self, day: date) -> "dict[str, Made]":
        """The rulings made by a day, by their id; one on a single record by `policy.rulings.matter_key`."""
        return self.in_force.rulings(day)

    def get(self, model: "type[R]", record: str) -> "R | None":
        """The record with this id, or None, as the checks ask for it."""
        return self.store.get(model, record)

    def find(self, model: "type[R]", **equals: Any) -> "list[R]":
        """The records whose fields equal the given values, as the checks ask for them."""
        return self.store.find(model, **equals)

    def alike(self, model: "type[Record]", name: str) -> "Iterable[tuple[Any, ...]]":
        """Id, name and former names of all that may read the same as `name`, as the checks ask for them."""
        return self.store.alike(model, name)

    def holding(
        self, model: "type[R]", key: str, numbers: Collection[str], most: int
    ) -> "tuple[int, list[R]]":
        """How many records hold one of these numbers in a phone or account field, and the first of them."""
        return self.store.holding(model, key, numbers, most)

    @property
    def county(self) -> "County | None":
        """The county this store belongs to; None in city mode (市本级)."""
        return self.pack.county(self.store.setting("county") or "")

    @property
    def name(self) -> str:
        """The county's name, or 市本级."""
        return self.county.name if self.county else CITY
