"""Which records pass the conditions of a list, read in short turns of the worker."""

from array import array
from collections.abc import Iterable, Iterator

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.asking import Holding
from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.listing import wanted
from jjgreen_desktop.operations.listing_state import Condition
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Change
from jjgreen_desktop.operations.stretches import Stretches


class Passing(Stretches["array[int]"]):
    """The records that meet all conditions; `found` has a byte for each place in the end: 1 where they are met."""

    def __init__(
        self, office: Office, model: type[Record], where: tuple[Condition, ...], ids: Ids
    ) -> None:
        self._wanted = wanted(office, model, where)
        self._links = {one.model.noun: one.link for one in self._wanted if isinstance(one, Holding)}
        self.found = b""
        super().__init__(office, model, ids)

    def read(self, after: str, until: str) -> "array[int]":
        """The places of a stretch that pass."""
        found = self.office.store.listed(self.model, self._wanted, after=after, until=until)
        places = self.places([record for record, _known in found])
        return array("I", [place for place in places if place >= 0])

    def touched(self, change: Change) -> Iterable[str]:
        """A record, and those that hold or held it."""
        yield from super().touched(change)
        if link := self._links.get(change.noun):
            for values in (change.before, change.after):
                if values and (owner := values.get(link)):
                    yield owner

    def close(self) -> Iterator[None]:
        """Put the stretches together."""
        size = self.size
        found = bytearray(size)
        for part in self.parts:
            for place in part:
                if place < size:  # a firm saved meanwhile may stand beyond the end
                    found[place] = 1
            yield
        self.found = bytes(found)
