"""The subjects that get a line, for totals of a large register: each table is gone through once.

Of every record only what can decide is known; nothing but the engine may look at them.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.ports import Store
from jjgreen_desktop.operations.subjects import PAGE, PARTS, Register, parks, subjects_of
from jjgreen_desktop.policy.deciding import deciding
from jjgreen_desktop.policy.facts import ASKING_FOR_RETURNS, ASSESSED, Subject

LINK = "enterprise"
FEW = 100  # firms in memory at a time; more of them is not faster


def subjects_with_lines(store: Store) -> Iterator[Subject]:
    """Every enterprise and park that gets a line, in no order; annual returns only where a line asks for them."""
    assessed = [PARTS[name] for name in sorted(ASSESSED)]
    firms = store.owned(Enterprise, LINK, deciding(Enterprise), assessed)
    parts = [_Part(store, name, model) for name, model in PARTS.items()]
    aside: list[Enterprise] = []
    theirs: Register = {}
    while page := list(islice(firms, FEW)):
        held: Register = {firm.id: {} for firm in page}
        for part in parts:
            part.fill(held, page[-1].id)
        for firm in page:
            if firm.former or "answers" in held[firm.id]:
                aside.append(firm)
                theirs[firm.id] = held[firm.id]
            else:
                yield Subject.of(firm, held[firm.id])
        if len(aside) > PAGE:
            yield from subjects_of(store, aside, theirs)
            aside, theirs = [], {}
    yield from subjects_of(store, aside, theirs)
    yield from (park for park in parks(store) if park.titles)


class _Part:
    """The records of one part by owner, read as far as they are asked for."""

    def __init__(self, store: Store, name: str, model: type[Record]) -> None:
        asking = [PARTS[name] for name in sorted(ASKING_FOR_RETURNS)]
        beside = asking if model is AnnualReturn else []
        self._name = name
        self._records: Iterator[Any] = store.owned(model, LINK, deciding(model), beside)
        self._next = next(self._records, None)

    def fill(self, held: Register, last: str) -> None:
        """Give the owners in `held` what is theirs; `last` is the last of them."""
        name, record = self._name, self._next
        while record is not None and record.enterprise <= last:
            own = held.get(record.enterprise)
            if own is not None:
                own.setdefault(name, []).append(record)
            record = next(self._records, None)
        self._next = record
