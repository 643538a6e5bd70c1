"""The names of firms and parks that more than one bears, read once while very many records are checked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office

Row = tuple[Any, ...]  # id, name, former names one a line
FORMER = "former_names"
PAGE = 20_000  # rows read at once


@dataclass(frozen=True)
class Named(Office):
    """The office that knows who shares a name, as it was when it first read the names."""

    borne: dict[type[Record], dict[str, list[Row]]] = field(default_factory=dict)

    def alike(self, model: type[Record], name: str) -> Iterable[Row]:
        """Id, name and former names of all that read the same as `name`."""
        for _page in self.read_names(model):
            pass
        return self.borne[model].get(plain_name(name), ())

    def read_names(self, model: type[Record]) -> Iterator[None]:
        """Read the names of a kind unless that is done, a page at each step; those of one alone are let go."""
        if model in self.borne:
            return
        once: set[int] = set()
        twice: set[int] = set()
        for page in self._pages(model):
            for number in (hash(plain) for row in page for plain in _called(row)):
                (twice if number in once else once).add(number)
            yield
        found: dict[str, list[Row]] = defaultdict(list)
        for page in self._pages(model) if twice else ():
            for row in page:
                for plain in _called(row):
                    if hash(plain) in twice:
                        found[plain].append(row)
            yield
        self.borne[model] = dict(found)

    def _pages(self, model: type[Record]) -> Iterator[list[Row]]:
        after, former = "", FORMER if FORMER in model.model_fields else "id"
        keys = ("id", "name", former)
        while page := list(self.store.rows(model, *keys, after=after, most=PAGE)):
            yield page if former == FORMER else [(*row[:2], None) for row in page]
            after = page[-1][0]


def with_names(office: Office) -> Named:
    """The office that reads names once, for as long as none is changed."""
    return Named(**{each.name: getattr(office, each.name) for each in fields(Office)})


def _called(row: Row) -> set[str]:
    """A row's names as they compare, each once."""
    _record, name, former = row
    return {plain_name(each) for each in (name, *(former or "").split("\n")) if each}
