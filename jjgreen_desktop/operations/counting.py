"""The subjects that get a line, for totals of a large register: each table is gone through once.

Of every record only what can decide is known; nothing but the engine may look at them.
"""

from collections.abc import Iterator
from itertools import islice

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.ports import Store
from jjgreen_desktop.operations.subjects import PAGE, PARTS, Register, add, parks, subjects_of
from jjgreen_desktop.policy.deciding import deciding
from jjgreen_desktop.policy.facts import ASKING_FOR_RETURNS, ASSESSED, Subject

LINK = "enterprise"


def subjects_with_lines(store: Store) -> Iterator[Subject]:
    """Every enterprise, then every park that gets a line; annual returns only where a line asks for them."""
    assessed = [PARTS[name] for name in sorted(ASSESSED)]
    firms = store.owned(Enterprise, LINK, deciding(Enterprise), assessed)
    held = {name: _Part(store, model) for name, model in PARTS.items()}
    while page := list(islice(firms, PAGE)):
        found: Register = {}
        for name, part in held.items():
            add(found, name, LINK, part.until(page[-1].id))
        yield from subjects_of(store, page, found)
    yield from (park for park in parks(store) if park.titles)


class _Part:
    """The records of one part by owner, read as far as they are asked for."""

    def __init__(self, store: Store, model: type[Record]) -> None:
        asking = [PARTS[name] for name in sorted(ASKING_FOR_RETURNS)]
        beside = asking if model is AnnualReturn else []
        self._records = store.owned(model, LINK, deciding(model), beside)
        self._next = next(self._records, None)

    def until(self, last: str) -> Iterator[Record]:
        """What the owners up to `last` hold and was not given before."""
        while self._next is not None and getattr(self._next, LINK) <= last:
            yield self._next
            self._next = next(self._records, None)
